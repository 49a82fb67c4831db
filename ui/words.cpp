#include "ui/words.h"

#include "ui/look.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Words)
};

QString valueText(const QString &value)
{
    return value.isEmpty() ? Words::tr("(blank)") : value;
}

/// What a person chose: the stored name of a choice, or the value that was typed.
QString choiceText(const JournalRow &row, const PerSide<QString> &system)
{
    const QString value = row.reason.args.value(1);
    const QString property = row.reason.args.value(0);
    const auto of = [&](const QString &what) {
        return property.isEmpty() ? what : Words::tr("%1: %2", "property: choice").arg(property, what);
    };
    const auto choice = fromText<Choice>(value);
    if (!choice)
        return of(Words::tr("chose “%1”").arg(value));
    switch (*choice) {
    case Choice::TakeSource:
        return of(Words::tr("chose the value of %1").arg(system.source));
    case Choice::TakeTarget:
        return of(Words::tr("chose the value of %1").arg(system.target));
    case Choice::TakeBase:
        return of(Words::tr("chose the base"));
    case Choice::TakeValue:
        return of(Words::tr("chose a value"));
    case Choice::AcceptDifference:
        return of(Words::tr("accepted the difference"));
    case Choice::Approve:
        return of(Words::tr("approved"));
    case Choice::Reject:
        return of(Words::tr("rejected"));
    case Choice::Recreate:
        return of(Words::tr("asked for a new record"));
    case Choice::Unlink:
        return of(Words::tr("asked to unlink"));
    case Choice::Archive:
        return of(Words::tr("asked to delete"));
    }
    return {};
}

/// Whether a run that agreed on the rest left this for a person.
bool leavesOpen(ReasonCode code)
{
    return code == ReasonCode::BothChanged || code == ReasonCode::FirstMeetingDiffers || code == ReasonCode::Cleared
        || code == ReasonCode::ChoiceOutdated;
}

QString withNumber(const QString &pattern, int count)
{
    return pattern.arg(numberText(count));
}

} // namespace

QString verbWord(Verb verb)
{
    switch (verb) {
    case Verb::Nothing:
        return Words::tr("Nothing");
    case Verb::Agree:
        return Words::tr("Agree");
    case Verb::Link:
        return Words::tr("Link");
    case Verb::Create:
        return Words::tr("Create");
    case Verb::Update:
        return Words::tr("Update");
    case Verb::Archive:
        return Words::tr("Archive");
    case Verb::Unlink:
        return Words::tr("Unlink");
    }
    return {};
}

QString verbCount(Verb verb, int count)
{
    const bool one = count == 1;
    switch (verb) {
    case Verb::Nothing:
        return withNumber(Words::tr("%1 unchanged"), count);
    case Verb::Agree:
        return withNumber(one ? Words::tr("%1 agreement") : Words::tr("%1 agreements"), count);
    case Verb::Link:
        return withNumber(one ? Words::tr("%1 link") : Words::tr("%1 links"), count);
    case Verb::Create:
        return withNumber(one ? Words::tr("%1 create") : Words::tr("%1 creates"), count);
    case Verb::Update:
        return withNumber(one ? Words::tr("%1 update") : Words::tr("%1 updates"), count);
    case Verb::Archive:
        return withNumber(one ? Words::tr("%1 archive") : Words::tr("%1 archives"), count);
    case Verb::Unlink:
        return withNumber(one ? Words::tr("%1 unlink") : Words::tr("%1 unlinks"), count);
    }
    return {};
}

QString verbCounts(const QMap<Verb, int> &counts)
{
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > 0 && it.key() != Verb::Nothing)
            parts << verbCount(it.key(), it.value());
    }
    return parts.isEmpty() ? Words::tr("nothing") : parts.join(", "_L1);
}

QString stateCount(LinkState state, int count)
{
    const bool one = count == 1;
    switch (state) {
    case LinkState::Conflict:
        return withNumber(one ? Words::tr("%1 conflict") : Words::tr("%1 conflicts"), count);
    case LinkState::InSync:
    case LinkState::Pending:
    case LinkState::Held:
    case LinkState::Ambiguous:
    case LinkState::Unlinked:
    case LinkState::NotCreatable:
    case LinkState::Failing:
    case LinkState::Orphaned:
    case LinkState::Paused:
    case LinkState::Outside:
        break;
    }
    return Words::tr("%1 %2", "number, state").arg(numberText(count), stateWord(state).toLower());
}

QString stateView(LinkState state)
{
    return state == LinkState::Conflict ? Words::tr("Conflicts") : stateWord(state);
}

QString stateEmpty(LinkState state)
{
    switch (state) {
    case LinkState::InSync:
        return Words::tr("No pair is in step yet. A run links the records and brings them in step.");
    case LinkState::Pending:
        return Words::tr("Nothing is waiting to be written. Changes stand here between the decision and the write.");
    case LinkState::Conflict:
        return Words::tr(
            "No conflicts. A property that changed differently in both systems stands here until you choose.");
    case LinkState::Held:
        return Words::tr(
            "Nothing is held. First runs, archives and unusually many writes wait here for your approval.");
    case LinkState::Ambiguous:
        return Words::tr(
            "Nothing is ambiguous. A record that looks like several others stands here until you pick one.");
    case LinkState::Unlinked:
        return Words::tr(
            "Every record has its counterpart. Suggestions, and records that wait for a link, stand here.");
    case LinkState::NotCreatable:
        return Words::tr("Nothing is blocked. A record that lacks what the other system needs stands here.");
    case LinkState::Failing:
        return Words::tr("Nothing is failing. What a system refuses stands here with its words.");
    case LinkState::Orphaned:
        return Words::tr(
            "No pair has lost a side. When one record of a pair is deleted, you decide here what happens.");
    case LinkState::Paused:
        return Words::tr("Nothing is paused. Pause a record to keep runs from touching it.");
    case LinkState::Outside:
        return Words::tr(
            "No lone records. Records that no flow promises a counterpart stand here; they wait for nobody.");
    }
    return {};
}

QString stageWord(Stage stage)
{
    switch (stage) {
    case Stage::Recovering:
        return Words::tr("recovering");
    case Stage::Reading:
        return Words::tr("reading");
    case Stage::Matching:
        return Words::tr("matching");
    case Stage::Deciding:
        return Words::tr("deciding");
    case Stage::Writing:
        return Words::tr("writing");
    case Stage::Done:
        return Words::tr("done");
    }
    return {};
}

QString likenessWord(Likeness likeness)
{
    switch (likeness) {
    case Likeness::None:
        return Words::tr("another name");
    case Likeness::NameClash:
        return Words::tr("same name, other phones");
    case Likeness::NameOnly:
        return Words::tr("same name");
    case Likeness::Likely:
        return Words::tr("likely the same");
    case Likeness::Certain:
        return Words::tr("the document's key agrees");
    }
    return {};
}

QString journalWord(const JournalRow &row, const PerSide<QString> &system)
{
    const QString where = row.side ? system[*row.side] : QString();
    static const QMap<QString, const char *> plain{{u"linked"_s, QT_TRANSLATE_NOOP("samband::Words", "linked")},
        {u"agreed"_s, QT_TRANSLATE_NOOP("samband::Words", "agreed")},
        {u"created"_s, QT_TRANSLATE_NOOP("samband::Words", "created")},
        {u"updated"_s, QT_TRANSLATE_NOOP("samband::Words", "updated")},
        {u"archived"_s, QT_TRANSLATE_NOOP("samband::Words", "archived")},
        {u"unlinked"_s, QT_TRANSLATE_NOOP("samband::Words", "unlinked")},
        {u"failed"_s, QT_TRANSLATE_NOOP("samband::Words", "failed")},
        {u"chosen"_s, QT_TRANSLATE_NOOP("samband::Words", "chosen")},
        {u"paused"_s, QT_TRANSLATE_NOOP("samband::Words", "paused")},
        {u"resumed"_s, QT_TRANSLATE_NOOP("samband::Words", "resumed")},
        {u"undone"_s, QT_TRANSLATE_NOOP("samband::Words", "undone")}};
    const char *known = plain.value(row.kind, nullptr);
    const QString word = known ? Words::tr(known) : row.kind;
    return where.isEmpty() ? word : Words::tr("%1 in %2", "updated in HubSpot").arg(word, where);
}

QString changesText(const Changes &before, const Changes &after)
{
    QStringList parts;
    for (auto it = after.begin(); it != after.end(); ++it)
        parts << Words::tr("%1: %2 → %3")
                     .arg(it.key().section(u'.', -1), valueText(before.value(it.key())), valueText(it.value()));
    return parts.join("; "_L1);
}

QString changeText(const JournalRow &row, const PerSide<QString> &system)
{
    if (row.kind == "chosen"_L1)
        return choiceText(row, system);
    return row.after.isEmpty() ? sentence(row.reason, system) : changesText(row.before, row.after);
}

QString historyText(const JournalRow &row, const PerSide<QString> &system)
{
    const QString word = journalWord(row, system);
    if (row.kind == "updated"_L1 && row.side && !row.after.isEmpty())
        return Words::tr("%1, written to %2").arg(changesText(row.before, row.after), system[*row.side]);
    if (row.kind == "created"_L1 && !row.after.isEmpty()) {
        QStringList values;
        for (auto it = row.after.begin(); it != row.after.end(); ++it)
            values << valueText(it.value());
        return Words::tr("%1: %2", "created in CRMOffice: Kari, Berg").arg(word, values.join(", "_L1));
    }
    if (row.kind == "chosen"_L1)
        return choiceText(row, system);
    QString why = sentence(row.reason, system);
    if (why.endsWith(u'.'))
        why.chop(1);
    if (row.kind == "agreed"_L1 && leavesOpen(row.reason.code))
        return Words::tr("agreed on the rest: %1").arg(why);
    const bool telling = row.kind == "agreed"_L1 || row.kind == "linked"_L1 || row.kind == "failed"_L1;
    return telling && !why.isEmpty() ? Words::tr("%1: %2", "linked: why").arg(word, why) : word;
}

bool isUndoable(const JournalRow &row)
{
    return row.side && (row.kind == "updated"_L1 || row.kind == "created"_L1 || row.kind == "archived"_L1);
}

FlowNames namesOf(const QList<FlowSummary> &flows)
{
    QMap<QString, int> sharing;
    for (const FlowSummary &flow : flows)
        ++sharing[flow.datatype.source.toLower()];
    FlowNames names;
    for (const FlowSummary &flow : flows) {
        const PerSide<QString> &type = flow.datatype;
        const bool shared = sharing[type.source.toLower()] > 1;
        const QString brief = shared ? u"%1 → %2"_s.arg(type.source, type.target) : type.source;
        names.insert(flow.id, {brief.isEmpty() ? flow.title : brief, flow.title});
    }
    return names;
}

int promised(const FlowSummary &flow)
{
    int sum = 0;
    for (auto it = flow.counts.begin(); it != flow.counts.end(); ++it)
        sum += it.key() == LinkState::Outside ? 0 : it.value();
    return sum;
}

bool isApprovable(const LinkRow &row)
{
    if (row.verb == Verb::Nothing || row.verb == Verb::Agree)
        return false;
    switch (row.state) {
    case LinkState::Held:
    case LinkState::Unlinked:
    case LinkState::Orphaned:
        return true;
    case LinkState::InSync:
    case LinkState::Pending:
    case LinkState::Conflict:
    case LinkState::Ambiguous:
    case LinkState::NotCreatable:
    case LinkState::Failing:
    case LinkState::Paused:
    case LinkState::Outside:
        return false;
    }
    return false;
}

QString statusWord(const QString &status)
{
    static const QMap<QString, const char *> known{{u"running"_s, QT_TRANSLATE_NOOP("samband::Words", "running")},
        {u"done"_s, QT_TRANSLATE_NOOP("samband::Words", "done")},
        {u"stopped"_s, QT_TRANSLATE_NOOP("samband::Words", "stopped")},
        {u"preview"_s, QT_TRANSLATE_NOOP("samband::Words", "preview")},
        {u"interrupted"_s, QT_TRANSLATE_NOOP("samband::Words", "interrupted")}};
    const char *word = known.value(status, nullptr);
    if (word)
        return Words::tr(word);
    return status == "failed"_L1 ? Words::tr("failed") : status;
}

QString sumText(const RunCounts &counts)
{
    QStringList parts{Words::tr("%1 read").arg(numberText(counts.read))};
    const auto add = [&parts](const QString &pattern, int count) {
        if (count > 0)
            parts << withNumber(pattern, count);
    };
    add(Words::tr("%1 unchanged"), counts.unchanged);
    add(Words::tr("%1 written"), counts.written);
    add(Words::tr("%1 held"), counts.held);
    add(Words::tr("%1 conflicting"), counts.conflicting);
    add(Words::tr("%1 excluded"), counts.excluded);
    add(Words::tr("%1 failed"), counts.failed);
    const QString first = parts.takeFirst();
    if (parts.isEmpty())
        return first;
    return (counts.addsUp() ? Words::tr("%1 = %2") : Words::tr("%1 ≠ %2: the sum does not hold"))
        .arg(first, parts.join(" + "_L1));
}

RunCounts totalOf(const RunRow &run)
{
    RunCounts total;
    for (const RunCounts &counts : run.counts)
        total += counts;
    return total;
}

} // namespace samband
