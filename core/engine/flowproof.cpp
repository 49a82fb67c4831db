#include "core/engine/flowproof.h"

#include "core/domain/admission.h"
#include "core/domain/fingerprint.h"
#include "core/domain/path.h"
#include "core/domain/reconcile.h"
#include "core/store/integrity.h"
#include "core/store/linkstore.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verification)
};

constexpr int chunk = 600; // rows read at once

QString rowsText(int rows)
{
    return Words::tr("rows: %1").arg(rows);
}

void fail(VerifiedCheck &check, const QString &found)
{
    check.verdict = Verdict::Fails;
    check.found = found;
}

void wait(VerifiedCheck &check, const QString &found)
{
    if (check.verdict == Verdict::Fails)
        return;
    check.verdict = Verdict::Waits;
    check.found = found;
}

void addExample(VerifiedCheck &check, const QString &text)
{
    if (check.examples.size() < mostExamples)
        check.examples << text;
}

/// Looks at each row of a flow once.
class RowProof {
public:
    RowProof(const Flow &flow, std::set<qint64> marked)
        : m_flow(flow)
        , m_marked(std::move(marked))
    {
        m_shadows = {u"shadows"_s, flow.title, Words::tr("What was last seen is as it was stored"), {}, {}, {}};
        m_agree = {u"agree"_s, flow.title, Words::tr("Both sides of every pair in step agree"), {}, {}, {}};
    }

    void look(const LinkEntry &entry)
    {
        for (const Side side : bothSides) {
            const StoredRecord &record = entry.record[side];
            // A record that was rescued has no fingerprint until it is read again.
            if (record.id == 0 || record.fingerprint == 0)
                continue;
            ++m_records;
            if (record.fingerprint == fingerprint(record.shadow.fields))
                continue;
            ++m_altered;
            addExample(m_shadows, Words::tr("row %1: %2 record").arg(QString::number(entry.id), toText(side)));
        }
        if (entry.state == LinkState::InSync)
            compare(entry);
    }

    QList<VerifiedCheck> checks()
    {
        m_shadows.compared = Words::tr("records with their fingerprints: %1").arg(m_records);
        if (m_altered > 0)
            fail(m_shadows,
                Words::tr("Records that were changed in the workspace from outside: %1. Rescue it, and read everything "
                          "again: sambandctl rescue, then run --full.")
                    .arg(m_altered));
        m_agree.compared = m_flow.mappings.isEmpty()
            ? Words::tr("pairs: %1, where only the link itself is kept").arg(m_pairs)
            : Words::tr("pairs: %1, each of their %2 properties decided again by the flow's rules")
                  .arg(m_pairs)
                  .arg(m_flow.mappings.size());
        if (m_apart > 0)
            fail(m_agree,
                Words::tr(
                    "Rows that count as in step and are not: %1. Have them looked at again: sambandctl run --link ROW")
                    .arg(m_apart));
        else if (m_later > 0)
            wait(m_agree,
                Words::tr("Rows that changed since they were decided: %1. The next run sees to them.").arg(m_later));
        else if (m_spelled > 0)
            m_agree.found = Words::tr("Pairs with a value that the two systems store differently, or that a person "
                                      "accepted as different: %1.")
                                .arg(m_spelled);
        return {m_shadows, m_agree};
    }

private:
    void compare(const LinkEntry &entry)
    {
        ++m_pairs;
        if (!entry.isPair()) {
            ++m_apart;
            addExample(m_agree, Words::tr("row %1: a record is missing").arg(entry.id));
            return;
        }
        LinkView view{m_flow, entry.base, {entry.record.source.shadow, entry.record.target.shadow}, entry.resolutions,
            entry.paused};
        view.absorbedBy = entry.absorbedBy;
        view.target = entry.record.target.id;
        view.counterpart = entry.counterpart;
        const Decision decision = reconcile(view);
        if (decision.verb == Verb::Nothing && decision.state == LinkState::InSync) {
            m_spelled += decision.reason.code == ReasonCode::StoredDifferently ? 1 : 0;
            return;
        }
        if (m_marked.contains(entry.id)) {
            ++m_later;
            return;
        }
        ++m_apart;
        addExample(m_agree, Words::tr("row %1: %2").arg(QString::number(entry.id), reasons(decision)));
    }

    /// Which properties, and why by the reason's code: the values themselves are nobody's business here.
    QString reasons(const Decision &decision) const
    {
        QStringList parts;
        for (const PropertyDecision &property : decision.properties) {
            const Mapping *mapping = m_flow.mapping(property.property);
            if (property.action != PropertyAction::Keep && mapping)
                parts << u"%1 (%2)"_s.arg(shortName(mapping->path.source), toText(property.reason.code));
        }
        return parts.isEmpty() ? toText(decision.reason.code) : parts.join(", "_L1);
    }

    const Flow &m_flow;
    std::set<qint64> m_marked;
    VerifiedCheck m_shadows;
    VerifiedCheck m_agree;
    int m_records = 0;
    int m_altered = 0; ///< records that do not fit their fingerprints
    int m_pairs = 0;
    int m_apart = 0; ///< of the pairs: not in step
    int m_later = 0; ///< of the pairs: the next run looks at them
    int m_spelled = 0; ///< of the pairs: the systems hold a value in two spellings
};

Result<QList<VerifiedCheck>> proveRows(Workspace &workspace, const Flow &flow)
{
    auto marked = Integrity(workspace).markedRows(flow.id);
    if (!marked)
        return marked.error();
    RowProof proof(flow, std::move(*marked));
    const LinkStore links(workspace);
    for (qint64 after = 0;;) {
        const auto entries = links.rowsOf(flow, after, chunk);
        if (!entries)
            return entries.error();
        if (entries->empty())
            return proof.checks();
        for (const LinkEntry &entry : *entries)
            proof.look(entry);
        after = entries->back().id;
    }
}

VerifiedCheck proveCounts(const Flow &flow, const QMap<LinkState, int> &kept, const QMap<LinkState, int> &rows)
{
    VerifiedCheck check{u"rows"_s, flow.title, Words::tr("Every row is counted in one state"), {}, {}, {}};
    int all = 0;
    for (const auto &[state, name] : enumNames<LinkState>) {
        all += rows.value(state);
        if (rows.value(state) != kept.value(state))
            check.examples
                << Words::tr("%1: counted %2, are %3").arg(toText(state)).arg(kept.value(state)).arg(rows.value(state));
    }
    check.compared = rowsText(all) + u", "_s + Words::tr("with the counts that are shown");
    if (!check.examples.isEmpty())
        fail(check, Words::tr("The counts do not add up to the rows. Please report this."));
    return check;
}

Result<VerifiedCheck> proveOnce(Workspace &workspace, const Flow &flow)
{
    const auto shared = Integrity(workspace).rowsSharingARecord(flow);
    if (!shared)
        return shared.error();
    VerifiedCheck check{u"once"_s, flow.title, Words::tr("No record is linked twice"),
        Words::tr("the records of all rows with each other"), {}, {}};
    for (const qint64 row : *shared)
        addExample(check, Words::tr("row %1").arg(row));
    if (!shared->isEmpty())
        fail(check,
            Words::tr("Rows that share a record with another row: %1. Unlink the wrong ones.").arg(shared->size()));
    return check;
}

Result<VerifiedCheck> proveCovered(Workspace &workspace, const Flow &flow)
{
    const auto missing = Integrity(workspace).sourcesWithoutRow(flow.id);
    if (!missing)
        return missing.error();
    VerifiedCheck check{u"covered"_s, flow.title, Words::tr("Every source record has its row"),
        Words::tr("the records that were read with the rows"), {}, {}};
    if (*missing > 0)
        wait(check,
            Words::tr("Records that were read and have no row yet: %1. The next run sees to them.").arg(*missing));
    return check;
}

VerifiedCheck proveNothingWaits(const Flow &flow, const QMap<LinkState, int> &rows)
{
    VerifiedCheck check{u"waiting"_s, flow.title, Words::tr("Nothing waits"), {}, {}, {}};
    int waiting = 0;
    int all = 0;
    for (const auto &[state, name] : enumNames<LinkState>) {
        const int count = rows.value(state);
        all += count;
        if (count == 0 || (!needsPerson(state) && state != LinkState::Pending))
            continue;
        waiting += count;
        check.examples << u"%1: %2"_s.arg(toText(state)).arg(count);
    }
    check.compared = rowsText(all);
    if (waiting > 0)
        wait(check, Words::tr("Rows that wait: %1. See them: sambandctl mismatches").arg(waiting));
    return check;
}

VerifiedCheck offCheck(const Flow &flow)
{
    VerifiedCheck check{u"enabled"_s, flow.title, Words::tr("The flow is on, or was switched off by a person"),
        Words::tr("the rules with the document"), {}, Words::tr("It is off: nothing is kept in step here.")};
    if (needsRule(flow))
        wait(check,
            Words::tr("It is off until a filter says what the document's condition means: rules set --flow %1 filter=…")
                .arg(flow.position + 1));
    return check;
}

} // namespace

Result<QList<VerifiedCheck>> proveFlow(Workspace &workspace, const Flow &flow)
{
    const auto kept = LinkStore(workspace).counts(flow.id);
    if (!kept)
        return kept.error();
    const auto rows = Integrity(workspace).countRows(flow.id);
    if (!rows)
        return rows.error();
    const VerifiedCheck counts = proveCounts(flow, *kept, *rows);
    const auto once = proveOnce(workspace, flow);
    if (!once)
        return once.error();
    if (!flow.rules.enabled)
        return QList<VerifiedCheck>{counts, *once, offCheck(flow)};
    const auto covered = proveCovered(workspace, flow);
    if (!covered)
        return covered.error();
    const auto proven = proveRows(workspace, flow);
    if (!proven)
        return proven.error();
    return QList<VerifiedCheck>{counts, *once, *covered} + *proven + QList{proveNothingWaits(flow, *rows)};
}

} // namespace samband
