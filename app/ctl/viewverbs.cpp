#include "app/ctl/verbs.h"

#include "app/ctl/linksfile.h"
#include "core/domain/normalise.h"
#include "core/engine/provenance.h"
#include "core/engine/systems.h"
#include "core/engine/vaults.h"
#include "core/store/runstore.h"
#include "core/store/setup.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

constexpr std::size_t rowsAtOnce = 1000;

/// Everything a view needs, opened read-only.
struct Reading {
    std::unique_ptr<Workspace> workspace;
    Dataflow dataflow;
    QMap<qint64, QString> titles;
    PerSide<QString> system;
};

Result<Reading> openForReading(const QString &path)
{
    auto workspace = Workspace::open(path, Workspace::Access::ReadOnly);
    if (!workspace)
        return workspace.error();
    const auto dataflow = Setup(**workspace).dataflow();
    if (!dataflow)
        return dataflow.error();
    Reading reading;
    reading.dataflow = *dataflow;
    reading.system = systemNames(**workspace);
    for (const Flow &flow : dataflow->flows)
        reading.titles.insert(flow.id, flow.title);
    reading.workspace = std::move(*workspace);
    return reading;
}

Result<std::set<LinkState>> statesOf(const CommandLine &line)
{
    std::set<LinkState> states;
    if (line.verb == "mismatches"_L1) {
        for (const auto &[state, name] : enumNames<LinkState>) {
            if (isOpen(state))
                states.insert(state);
        }
    }
    for (const QString &text : line.states) {
        const auto state = fromText<LinkState>(text);
        if (!state) {
            QStringList known;
            for (const auto &[value, name] : enumNames<LinkState>)
                known << toText(value);
            return Error{ErrorKind::BadInput,
                Words::tr("There is no state “%1”. The states are: %2.").arg(text, known.join(", "_L1))};
        }
        states.insert(*state);
    }
    return states;
}

Status listLinks(const Reading &reading, const CommandLine &line, Output &output)
{
    LinkQuery query;
    const auto states = statesOf(line);
    if (!states)
        return states.error();
    query.states = *states;
    query.text = line.text;
    query.sortBy = LinkColumn::State;
    query.descending = false;
    if (!line.flow.isEmpty()) {
        const auto flow = flowCalled(reading.dataflow.flows, line.flow);
        if (!flow)
            return flow.error();
        query.flow = flow->id;
    }
    std::optional<LinksFile> file;
    if (!line.csv.isEmpty()) {
        if (const Status opened = file.emplace(line.csv).open(); !opened)
            return opened;
    }
    Views views(*reading.workspace);
    const auto order = views.linkOrder(query);
    if (!order)
        return order.error();
    for (std::size_t first = 0; first < order->size(); first += rowsAtOnce) {
        const auto end = std::min(order->size(), first + rowsAtOnce);
        const auto rows = views.linkRows(
            {order->begin() + static_cast<std::ptrdiff_t>(first), order->begin() + static_cast<std::ptrdiff_t>(end)});
        if (!rows)
            return rows.error();
        for (const LinkRow &row : *rows) {
            if (file)
                file->add(row, reading.titles.value(row.flow), reading.system);
            else
                output.link(row, reading.titles.value(row.flow), reading.system);
        }
    }
    if (!file)
        return Done{};
    const Status written = file->finish();
    if (written)
        output.both(Words::tr("Rows in %1: %2").arg(line.csv).arg(file->rows()),
            {{u"file"_s, line.csv}, {u"rows"_s, file->rows()}});
    return written;
}

Status listJournal(const Reading &reading, const CommandLine &line, Output &output)
{
    Views views(*reading.workspace);
    if (!line.links.isEmpty()) {
        for (const qint64 link : line.links) {
            const auto detail = views.linkDetail(link);
            if (!detail)
                return detail.error();
            for (const JournalRow &row : detail->timeline)
                output.journal(row, reading.system);
        }
        return Done{};
    }
    auto order = views.journalOrder(line.text);
    if (!order)
        return order.error();
    order->resize(std::min(order->size(), static_cast<std::size_t>(std::max(0, line.limit))));
    const auto rows = views.journalRows(*order);
    if (!rows)
        return rows.error();
    for (const JournalRow &row : *rows)
        output.journal(row, reading.system);
    return Done{};
}

Status checkJournal(const Reading &reading, Output &output)
{
    const auto broken = RunStore(*reading.workspace).brokenJournalRow();
    if (!broken)
        return broken.error();
    if (*broken)
        return Error{ErrorKind::Workspace,
            Words::tr("The history was changed from outside: line %1 is the first that was changed, removed or cut "
                      "off. Compare it with a backup of the workspace.")
                .arg(**broken)};
    output.both(Words::tr("The history is whole: no line was changed, removed or cut off."), {{u"whole"_s, true}});
    return Done{};
}

Status listRuns(const Reading &reading, const CommandLine &line, Output &output)
{
    const auto runs = Views(*reading.workspace).runs(line.limit);
    if (!runs)
        return runs.error();
    for (const RunRow &run : *runs)
        output.run(run, reading.titles);
    return Done{};
}

Status show(const Reading &reading, const CommandLine &line, Output &output)
{
    for (const qint64 link : line.links) {
        const auto detail = Views(*reading.workspace).linkDetail(link);
        if (!detail)
            return detail.error();
        output.detail(*detail, reading.system);
    }
    return Done{};
}

/// Who gave a pair in conflict its values, and when: one line each. Says so when a system cannot be asked.
QStringList pastLines(
    Workspace &workspace, const LinkDetail &detail, const PerSide<QString> &system, QJsonObject &object)
{
    const auto systems = connectSystems(workspace, makeVaults(), &QDateTime::currentMSecsSinceEpoch);
    const auto past =
        systems ? pastOf(workspace, systems->pointers(), detail.row.id, {}) : Result<LinkPast>(systems.error());
    if (!past) {
        object.insert(u"pastError"_s, past.error().text);
        return {Words::tr("Who changed it cannot be told now: %1").arg(past.error().text)};
    }
    QStringList lines;
    QJsonArray told;
    const auto differs = [&](int property) {
        return std::ranges::any_of(detail.properties, [&](const PropertyRow &row) {
            return row.property == property && !sameValue(row.rules, row.now.source, row.now.target);
        });
    };
    for (const PropertyPast &property : past->properties) {
        if (!differs(property.property))
            continue;
        for (const Side side : bothSides) {
            for (const PastValue &value : property.past[side])
                told.append(
                    QJsonObject{{u"path"_s, property.path[side]}, {u"side"_s, toText(side)}, {u"value"_s, value.value},
                        {u"at"_s, value.at}, {u"source"_s, value.source}, {u"who"_s, value.who}});
            if (const QString line = pastSentence(property, side, system); !line.isEmpty())
                lines << line;
        }
    }
    object.insert(u"past"_s, told);
    return lines;
}

Status explain(const Reading &reading, const CommandLine &line, Output &output)
{
    for (const qint64 link : line.links) {
        const auto detail = Views(*reading.workspace).linkDetail(link);
        if (!detail)
            return detail.error();
        QJsonObject more;
        QStringList past;
        if (detail->row.state == LinkState::Conflict)
            past = pastLines(*reading.workspace, *detail, reading.system, more);
        output.explain(*detail, reading.system, past, more);
    }
    return Done{};
}

} // namespace

Result<Flow> flowCalled(const QList<Flow> &flows, const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    QList<Flow> found;
    QStringList all;
    for (const Flow &flow : flows) {
        const bool called = isNumber ? flow.position + 1 == number : flow.title.contains(text, Qt::CaseInsensitive);
        if (called)
            found << flow;
        all << u"%1 %2"_s.arg(flow.position + 1).arg(flow.title);
    }
    if (found.size() == 1)
        return found.first();
    return Error{ErrorKind::BadInput,
        Words::tr("“%1” does not mean exactly one flow. The flows are: %2.").arg(text, all.join("; "_L1))};
}

PerSide<QString> systemNames(Workspace &workspace)
{
    PerSide<QString> names;
    for (const Side side : bothSides) {
        const auto connection = Setup(workspace).connection(side);
        names[side] = connection && *connection ? (*connection)->system : toText(side);
    }
    return names;
}

Exit view(const CommandLine &line, Output &output)
{
    const auto reading = openForReading(line.workspace);
    if (!reading) {
        output.error(reading.error());
        return Exit::Failure;
    }
    if (const auto row = reading->workspace->suspectJournalRow(); row && !line.check)
        output.error(journalChanged(reading->workspace->path(), *row));
    const Status done = line.verb == "journal"_L1 && line.check ? checkJournal(*reading, output)
        : line.verb == "journal"_L1                             ? listJournal(*reading, line, output)
        : line.verb == "runs"_L1                                ? listRuns(*reading, line, output)
        : line.verb == "show"_L1                                ? show(*reading, line, output)
        : line.verb == "explain"_L1                             ? explain(*reading, line, output)
                                                                : listLinks(*reading, line, output);
    if (!done) {
        output.error(done.error());
        return Exit::Failure;
    }
    const auto summary = Views(*reading->workspace).summary();
    const bool open = summary && summary->waiting() + summary->count(LinkState::Pending) > 0;
    return open ? Exit::SomethingWaits : Exit::AllInStep;
}

} // namespace samband
