#include "ui/words.h"

#include "ui/look.h"

#include <QFontMetrics>
#include <QGuiApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Words)
};

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

int stateWidth()
{
    const QFontMetrics metrics{QGuiApplication::font()};
    int widest = 0;
    for (const auto &[state, name] : enumNames<LinkState>)
        widest = std::max(widest, metrics.horizontalAdvance(stateWord(state)));
    constexpr int beside = 34; // icon and margins
    return widest + beside;
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

bool addsUp(const RunRow &run)
{
    return std::ranges::all_of(run.counts, [](const RunCounts &counts) { return counts.addsUp(); });
}

QString runSum(const RunRow &run, const QList<FlowSummary> &flows)
{
    const RunCounts total = totalOf(run);
    if (addsUp(run) || !total.addsUp())
        return sumText(total);
    const auto wrong = std::ranges::find_if(run.counts, [](const RunCounts &counts) { return !counts.addsUp(); });
    const qint64 id = run.counts.key(*wrong);
    const auto flow = std::ranges::find(flows, id, &FlowSummary::id);
    return Words::tr("%1: %2", "flow, its sum")
        .arg(flow == flows.end() ? QString::number(id) : flow->title, sumText(*wrong));
}

RunCounts totalOf(const RunRow &run)
{
    RunCounts total;
    for (const RunCounts &counts : run.counts)
        total += counts;
    return total;
}

} // namespace samband
