#pragma once

#include "core/engine/controller.h"
#include "ui/rowtablemodel.h"
#include "ui/words.h"

namespace samband {

/// The table of pairs and lone records, of any length. Sorting and filtering are the store's work: they change the
/// query and ask for a new order.
class LinkTableModel : public RowTableModel<LinkRow> {
    Q_OBJECT

public:
    LinkTableModel(Controller &controller, Tokens &tokens, QObject *parent = nullptr);

    const LinkQuery &query() const { return m_query; }
    void setQuery(const LinkQuery &query);
    /// Names for the flow column and the two systems; known once the workspace is open.
    void setNames(const PerSide<QString> &system, const FlowNames &flows);

    void sort(int column, Qt::SortOrder order) override;

protected:
    void askOrder(quint64 token) override { m_controller.requestLinkOrder(token, m_query); }
    void askRows(quint64 token, const std::vector<qint64> &ids) override { m_controller.requestLinkRows(token, ids); }

private:
    Controller &m_controller;
    LinkQuery m_query;
    PerSide<QString> m_system;
    FlowNames m_flows;
};

/// The columns of the table of links.
std::vector<Column<LinkRow>> linkColumns(const PerSide<QString> &system, const FlowNames &flows);

/// What stands where a side has no record: what will become of it.
QString missingText(const LinkRow &row, Side side);

} // namespace samband
