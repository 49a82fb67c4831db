#include "ui/linktablemodel.h"

#include "ui/icons.h"
#include "ui/look.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QGuiApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct LinkColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::LinkColumns)
};

Column<LinkRow> stateColumn(const PerSide<QString> &system)
{
    const auto look = [system](const LinkRow &row, int role) -> QVariant {
        switch (role) {
        case Qt::DecorationRole:
            return stateIcon(row.state);
        case Qt::ForegroundRole:
            return stateColor(row.state, QGuiApplication::palette());
        case Qt::ToolTipRole:
            return sentence(row.reason, system);
        }
        return {};
    };
    return {LinkColumns::tr("State"), {}, [](const LinkRow &row) { return stateWord(row.state); }, look,
        LinkColumn::State, {}};
}

Column<LinkRow> titleColumn(Side side, const PerSide<QString> &system)
{
    const auto text = [side](const LinkRow &row) {
        if (!row.title[side].isEmpty())
            return row.title[side];
        return row.recordId[side].isEmpty() ? missingText(row, side) : row.recordId[side];
    };
    const auto look = [side](const LinkRow &row, int role) -> QVariant {
        if (role == Qt::ForegroundRole && row.recordId[side].isEmpty())
            return quietColor(QGuiApplication::palette());
        if (role == Qt::ToolTipRole && !row.recordId[side].isEmpty())
            return LinkColumns::tr("%1, id %2").arg(row.title[side], row.recordId[side]);
        return {};
    };
    return {system[side], LinkColumns::tr("The record's name in %1").arg(system[side]), text, look,
        side == Side::Source ? LinkColumn::SourceTitle : LinkColumn::TargetTitle, systemIcon(side, system[side])};
}

} // namespace

QString missingText(const LinkRow &row, Side side)
{
    if (side == Side::Target && row.verb == Verb::Create)
        return LinkColumns::tr("— (will be created)");
    if (side == Side::Target && row.verb == Verb::Link)
        return LinkColumns::tr("— (will be linked)");
    return u"—"_s;
}

std::vector<Column<LinkRow>> linkColumns(const PerSide<QString> &system, const FlowNames &flows)
{
    const auto sinceLook = [](const LinkRow &row, int role) -> QVariant {
        return role == Qt::ToolTipRole ? QVariant(exactTime(row.since)) : QVariant();
    };
    return {
        stateColumn(system),
        titleColumn(Side::Source, system),
        titleColumn(Side::Target, system),
        {LinkColumns::tr("Property"), LinkColumns::tr("What is in question"),
            [](const LinkRow &row) { return row.properties; }, {}, LinkColumn::Properties, {}},
        {LinkColumns::tr("Since"), LinkColumns::tr("In this state since"),
            [](const LinkRow &row) { return relativeTime(row.since, nowMs()); }, sinceLook, LinkColumn::Since, {}},
        {LinkColumns::tr("Flow"), {}, [flows](const LinkRow &row) { return flows.value(row.flow).brief; },
            [flows](const LinkRow &row, int role) {
                return role == Qt::ToolTipRole ? QVariant(flows.value(row.flow).title) : QVariant();
            },
            LinkColumn::Flow, {}},
    };
}

LinkTableModel::LinkTableModel(Controller &controller, Tokens &tokens, QObject *parent)
    : RowTableModel(tokens, linkColumns({}, {}), parent)
    , m_controller(controller)
{
    connect(&controller, &Controller::linkOrderReady, this,
        [this](quint64 token, const std::vector<qint64> &ids) { takeOrder(token, ids); });
    connect(&controller, &Controller::linkRowsReady, this,
        [this](quint64 token, const std::vector<LinkRow> &rows) { takeRows(token, rows); });
    connect(&controller, &Controller::linksChanged, this, [this] { refresh(); });
}

void LinkTableModel::setQuery(const LinkQuery &query)
{
    if (query == m_query && answered())
        return;
    m_query = query;
    restart();
}

void LinkTableModel::setNames(const PerSide<QString> &system, const FlowNames &flows)
{
    if (m_system == system && m_flows == flows)
        return;
    m_system = system;
    m_flows = flows;
    setColumns(linkColumns(system, flows));
}

void LinkTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    const auto by = columns()[std::size_t(column)].sort;
    if (!by)
        return;
    LinkQuery query = m_query;
    query.sortBy = *by;
    query.descending = order == Qt::DescendingOrder;
    setQuery(query);
}

} // namespace samband
