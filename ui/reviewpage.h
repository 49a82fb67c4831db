#pragma once

#include "core/engine/controller.h"
#include "ui/reviewmodel.h"
#include "ui/windowedmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace samband {

class Desk;
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

Q_SIGNALS:
    /// The person wants to pick among several records, one row after the other.
    void ambiguousWanted();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(quint64 token, const Suggestions &found);
    void showRows(const QList<SuggestionRow> &rows);
    void showCounts();
    QList<int> selectedRows() const;
    void accept();
    void never();

    Controller &m_controller;
    Tokens &m_tokens;
    Desk &m_desk;
    ReviewModel m_model;
    Suggestions m_found;
    quint64 m_token = 0;
    bool m_stale = true; ///< rows changed while the page was not in sight
    TableView *m_table = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_ambiguous = nullptr;
    QPushButton *m_never = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace samband
