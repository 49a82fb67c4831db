#include "ui/plantablemodel.h"

#include "core/domain/path.h"
#include "ui/icons.h"
#include "ui/linktablemodel.h"
#include "ui/look.h"

#include <QGuiApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct PlanColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::PlanColumns)
};

/// Why a row that was agreed to was not carried out. The run itself can be the reason: a record that it made looks like
/// one that another row was to be linked to, or the record that a row follows was refused.
enum class LeftOut { Gone, Waits, NeedsNothing, Other };

LeftOut whyLeftOut(const RefusedRow &row)
{
    if (row.gone)
        return LeftOut::Gone;
    if (row.reason.code == ReasonCode::WaitsForCounterpart)
        return LeftOut::Waits;
    return row.verb == Verb::Nothing && row.state == LinkState::InSync ? LeftOut::NeedsNothing : LeftOut::Other;
}

LinkState lookOf(const PlanLine &line)
{
    return line.held ? LinkState::Held : LinkState::Pending;
}

Column<PlanLine> titleColumn(Side side, const PerSide<QString> &system)
{
    const auto text = [side](const PlanLine &line) {
        if (!line.title[side].isEmpty())
            return line.title[side];
        return line.recordId[side].isEmpty() ? missingText(line, side) : line.recordId[side];
    };
    const auto look = [side](const PlanLine &line, int role) -> QVariant {
        const bool isThere = !line.recordId[side].isEmpty() || !line.title[side].isEmpty();
        if (role == Qt::ForegroundRole && !isThere)
            return quietColor(QGuiApplication::palette());
        return {};
    };
    return {system[side], {}, text, look, {}, systemIcon(side, system[side]), toText(side), 0, false,
        [side](const PlanLine &line) { return line.title[side]; }};
}

} // namespace

QString plannedValue(const QString &value)
{
    return value.trimmed().isEmpty() ? PlanColumns::tr("(blank)") : value;
}

QString plannedChanges(const PlanLine &line, const QString &separator)
{
    QStringList lines;
    for (const PlannedChange &change : line.changes) {
        const QString name = shortName(change.path);
        const bool isNew = change.before.isEmpty() && line.verb == Verb::Create;
        lines << (isNew
                ? PlanColumns::tr("%1: %2").arg(name, plannedValue(change.after))
                : PlanColumns::tr("%1: %2 → %3").arg(name, plannedValue(change.before), plannedValue(change.after)));
    }
    return lines.join(separator);
}

/// What has to happen before a row that follows others: what is done first stands first.
QString chainText(const QList<PlanLeader> &leaders, const std::function<bool(qint64)> &isTicked)
{
    const auto name = [](const PlanLeader &leader) {
        return leader.title.isEmpty() ? QString::number(leader.id) : leader.title;
    };
    for (auto leader = leaders.crbegin(); leader != leaders.crend(); ++leader) {
        if (!isTicked(leader->id))
            return PlanColumns::tr("Waits for %1, which is not ticked.").arg(name(*leader));
    }
    if (leaders.size() == 1)
        return (leaders.first().verb == Verb::Create
                ? PlanColumns::tr("Linked once %1 has been created, which this plan does.")
                : PlanColumns::tr("Linked once %1 has been linked, which this plan does."))
            .arg(name(leaders.first()));
    QStringList steps;
    for (auto leader = leaders.crbegin(); leader != leaders.crend(); ++leader)
        steps << (leader->verb == Verb::Create ? PlanColumns::tr("%1 created", "step of a chain")
                                               : PlanColumns::tr("%1 linked", "step of a chain"))
                     .arg(name(*leader));
    return PlanColumns::tr("Linked last of a chain that this plan does: %1.").arg(steps.join(u" → "_s));
}

QString plannedWhy(const PlanLine &line, const PerSide<QString> &system, const std::function<bool(qint64)> &isTicked)
{
    if (line.mark.after != 0)
        return chainText(
            line.leaders.isEmpty() ? QList<PlanLeader>{{line.mark.after, Verb::Link, {}}} : line.leaders, isTicked);
    const QString why = sentence(line.reason, system);
    if (line.verb != Verb::Link || line.properties.isEmpty())
        return why;
    return PlanColumns::tr("%1 The two differ in %2, which you are asked about then.").arg(why, line.properties);
}

QString refusedText(const RefusedRow &row, const PerSide<QString> &system)
{
    switch (whyLeftOut(row)) {
    case LeftOut::Gone:
        return PlanColumns::tr("Not done: the record is gone since the preview.");
    case LeftOut::Waits:
        return PlanColumns::tr("Not done: the record it belongs to has not been linked.");
    case LeftOut::NeedsNothing:
        return PlanColumns::tr("Not done: it needs nothing any more. %1").arg(sentence(row.reason, system));
    case LeftOut::Other:
        return PlanColumns::tr("Not done: it is not as the preview showed it any more. Now: %1")
            .arg(sentence(row.reason, system));
    }
    return {};
}

QString leftOutCounts(const QList<RefusedRow> &rows)
{
    const auto count = [&rows](LeftOut why) {
        return int(
            std::count_if(rows.begin(), rows.end(), [why](const RefusedRow &row) { return whyLeftOut(row) == why; }));
    };
    QStringList parts;
    const auto add = [&](LeftOut why, const QString &one, const QString &many) {
        if (const int number = count(why); number > 0)
            parts << (number == 1 ? one : many.arg(numberText(number)));
    };
    add(LeftOut::Waits, PlanColumns::tr("1 waits for a record that was not linked"),
        PlanColumns::tr("%1 wait for a record that was not linked"));
    add(LeftOut::Other, PlanColumns::tr("1 is not as the preview showed any more"),
        PlanColumns::tr("%1 are not as the preview showed any more"));
    add(LeftOut::NeedsNothing, PlanColumns::tr("1 needs nothing any more"),
        PlanColumns::tr("%1 need nothing any more"));
    add(LeftOut::Gone, PlanColumns::tr("1 is gone"), PlanColumns::tr("%1 are gone"));
    return parts.join(", "_L1);
}

PlanTableModel::PlanTableModel(Controller &controller, Tokens &tokens, QObject *parent)
    : RowTableModel(tokens, {}, parent)
    , m_controller(controller)
{
    setColumns(planColumns());
    connect(&controller, &Controller::planOrderReady, this,
        [this](quint64 token, const std::vector<qint64> &ids) { takeOrder(token, ids); });
    connect(&controller, &Controller::planRowsReady, this,
        [this](quint64 token, const std::vector<PlanLine> &lines) { takeRows(token, lines); });
}

std::vector<Column<PlanLine>> PlanTableModel::planColumns() const
{
    const auto what = [](const PlanLine &line) {
        const QString word = verbWord(line.verb);
        return line.held ? PlanColumns::tr("%1 (held)").arg(word) : word;
    };
    const auto whatLook = [this](const PlanLine &line, int role) -> QVariant {
        switch (role) {
        case Qt::CheckStateRole:
            return int(m_ticks.isTicked(line.id) ? Qt::Checked : Qt::Unchecked);
        case Qt::DecorationRole:
            return stateIcon(lookOf(line));
        case Qt::ForegroundRole:
            return stateColor(lookOf(line), QGuiApplication::palette());
        }
        return {};
    };
    const auto changesLook = [](const PlanLine &line, int role) -> QVariant {
        if (role == Qt::ToolTipRole)
            return plannedChanges(line, u"\n"_s);
        if (role != PlannedChangesRole || line.changes.isEmpty())
            return {};
        QStringList parts;
        for (const PlannedChange &change : line.changes)
            parts << shortName(change.path)
                  << (line.verb == Verb::Create && change.before.isEmpty() ? QString() : plannedValue(change.before))
                  << plannedValue(change.after);
        return parts;
    };
    const auto why = [this](const PlanLine &line) {
        const auto refused = m_refused.constFind(line.id);
        return refused != m_refused.cend()
            ? *refused
            : plannedWhy(line, m_system, [this](qint64 id) { return m_ticks.isTicked(id); });
    };
    const auto flow = [this](const PlanLine &line) { return m_flows.value(line.flow).brief; };
    const auto flowLook = [this](const PlanLine &line, int role) {
        return role == Qt::ToolTipRole ? QVariant(m_flows.value(line.flow).title) : QVariant();
    };
    return {
        {PlanColumns::tr("Plan"), PlanColumns::tr("Only ticked rows are carried out"), what, whatLook, {}, {},
            u"what"_s, 140},
        {PlanColumns::tr("Flow"), {}, flow, flowLook, {}, {}, u"flow"_s, 84, false,
            [this](const PlanLine &line) { return m_flows.value(line.flow).title; }},
        titleColumn(Side::Source, m_system),
        titleColumn(Side::Target, m_system),
        {PlanColumns::tr("Changes"), PlanColumns::tr("before → after"),
            [](const PlanLine &line) { return plannedChanges(line, u"; "_s); }, changesLook, {}, {}, u"changes"_s, 230},
        {PlanColumns::tr("Why"), {}, why, {}, {}, {}, u"why"_s},
        {PlanColumns::tr("Id in %1").arg(m_system.source), {},
            [](const PlanLine &line) { return line.recordId.source; }, {}, {}, {}, u"sourceId"_s, 110, true},
        {PlanColumns::tr("Id in %1").arg(m_system.target), {},
            [](const PlanLine &line) { return line.recordId.target; }, {}, {}, {}, u"targetId"_s, 110, true},
    };
}

std::optional<PlanColumn> PlanTableModel::sortOf(int column)
{
    constexpr std::array columns{PlanColumn::What, PlanColumn::Flow, PlanColumn::SourceTitle, PlanColumn::TargetTitle,
        PlanColumn::Written, PlanColumn::Why};
    return column >= 0 && column < int(columns.size()) ? std::optional(columns[std::size_t(column)]) : std::nullopt;
}

void PlanTableModel::setNames(const PerSide<QString> &system, const FlowNames &flows)
{
    if (m_system == system && m_flows == flows)
        return;
    m_system = system;
    m_flows = flows;
    setColumns(planColumns());
}

void PlanTableModel::setQuery(const PlanQuery &query)
{
    if (query == m_query && answered())
        return;
    m_query = query;
    restart();
}

void PlanTableModel::reload()
{
    restart();
}

void PlanTableModel::sort(int column, Qt::SortOrder order)
{
    const auto by = sortOf(column);
    if (!by)
        return;
    PlanQuery query = m_query;
    query.sortBy = *by;
    query.descending = order == Qt::DescendingOrder;
    // Before a plan has been asked for there is nothing to sort.
    if (!answered())
        m_query = query;
    else
        setQuery(query);
}

void PlanTableModel::tick(const std::vector<qint64> &ids, bool ticked)
{
    m_ticks.set(ids, ticked);
    // Rows that wait for these say so in their reason.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT ticksChanged();
}

void PlanTableModel::setRefused(const QHash<qint64, QString> &why)
{
    m_refused = why;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

Qt::ItemFlags PlanTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = RowTableModel::flags(index);
    return index.isValid() && index.column() == 0 ? flags | Qt::ItemIsUserCheckable : flags;
}

bool PlanTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != 0 || index.row() >= rowCount())
        return false;
    tick({idAt(index.row())}, value.toInt() == Qt::Checked);
    return true;
}

} // namespace samband
