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
        LinkColumn::State, {}, u"state"_s, 116};
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
        side == Side::Source ? LinkColumn::SourceTitle : LinkColumn::TargetTitle, systemIcon(side, system[side]),
        toText(side), 0, false, [side](const LinkRow &row) { return row.title[side]; }};
}

Column<LinkRow> idColumn(Side side, const PerSide<QString> &system)
{
    return {LinkColumns::tr("Id in %1").arg(system[side]), LinkColumns::tr("The record's id in %1").arg(system[side]),
        [side](const LinkRow &row) { return row.recordId[side]; }, {}, {}, {}, toText(side) + u"Id"_s, 120, true};
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
    const auto flowLook = [flows](const LinkRow &row, int role) {
        return role == Qt::ToolTipRole ? QVariant(flows.value(row.flow).title) : QVariant();
    };
    return {
        stateColumn(system),
        titleColumn(Side::Source, system),
        titleColumn(Side::Target, system),
        {LinkColumns::tr("Property"), LinkColumns::tr("What is in question"),
            [](const LinkRow &row) { return row.properties; }, {}, LinkColumn::Properties, {}, u"properties"_s, 88},
        {LinkColumns::tr("Since"), LinkColumns::tr("In this state since"),
            [](const LinkRow &row) { return relativeTime(row.since, nowMs()); }, sinceLook, LinkColumn::Since, {},
            u"since"_s, 84, false, [](const LinkRow &row) { return stampText(row.since); }},
        {LinkColumns::tr("Flow"), {}, [flows](const LinkRow &row) { return flows.value(row.flow).brief; }, flowLook,
            LinkColumn::Flow, {}, u"flow"_s, 84, false,
            [flows](const LinkRow &row) { return flows.value(row.flow).title; }},
        {LinkColumns::tr("Next"), LinkColumns::tr("What waits or comes next"),
            [](const LinkRow &row) { return row.verb == Verb::Nothing ? QString() : verbWord(row.verb); }, {}, {}, {},
            u"verb"_s, 84, true},
        {LinkColumns::tr("Why"), LinkColumns::tr("Why the record is where it is"),
            [system](const LinkRow &row) { return sentence(row.reason, system); }, {}, {}, {}, u"why"_s, 320, true},
        idColumn(Side::Source, system),
        idColumn(Side::Target, system),
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
