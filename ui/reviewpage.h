#pragma once

#include "core/engine/controller.h"
#include "ui/reviewmodel.h"
#include "ui/windowedmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace samband {

class ColumnFilters;
class Desk;
class TableTools;
class TableView;

/// The links that are proposed, to be accepted in bulk or never to be made. Accepting writes nothing: the next run
/// links them.
class ReviewPage : public QWidget {
    Q_OBJECT

public:
    ReviewPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent = nullptr);

    void setFlows(const FlowNames &flows);
    /// Asks for what is proposed now.
    void open();
    TableView &table() { return *m_table; }
    TableTools &tools() { return *m_tools; }
    void startFiltering();
    /// Accepts what is ticked, after one question with counts when it is more than one.
    void accept();
    /// The selected rows are never to be linked; asks first.
    void never();
    /// All selected rows at once; the first one says which way.
    void tickSelected();
    bool canAccept() const { return !m_model->ticked().isEmpty(); }
    /// Whether a row is selected.
    bool canSettle() const { return !selectedRows().isEmpty(); }

Q_SIGNALS:
    /// Other rows are ticked or selected.
    void actionsChanged();
    /// The person wants to pick among several records, one row after the other.
    void ambiguousWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(quint64 token, const Suggestions &found);
    QLayout *buildHead();
    void buildTable();
    void showEmpty();
    void showCounts();
    QList<int> selectedRows() const;

    Controller &m_controller;
    Tokens &m_tokens;
    Desk &m_desk;
    ReviewModel *m_model = nullptr;
    Suggestions m_found;
    quint64 m_token = 0;
    bool m_stale = true; ///< rows changed while the page was not in sight
    TableView *m_table = nullptr;
    TableTools *m_tools = nullptr;
    ColumnFilters *m_filters = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_ambiguous = nullptr;
    QPushButton *m_never = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace samband
