#pragma once

#include "ui/linktablemodel.h"
#include "ui/round.h"
#include "ui/search.h"
#include "ui/sidebar.h"

#include <QSplitter>

class QLabel;
class QPushButton;
class QSettings;
class QToolButton;

namespace samband {

class Desk;
class DetailPane;
class ElidedLabel;
class FilterHeader;
class TableTools;
class TableView;
class Work;
class WorkBar;
struct Sorting;

/// A view of links: the table with its filters, and beside it the record.
class LinkPage : public QWidget {
    Q_OBJECT

public:
    LinkPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent = nullptr);

    void show(const Summary &summary);
    void setView(const View &view);
    void setSearch(const Search &search);

    /// Keeps columns and order of each view of \a workspace, a path, in \a settings.
    void keepColumns(QSettings &settings, const QString &workspace);
    /// The stable name of the view that is shown.
    const QString &viewKey() const { return m_view.key; }
    /// What is shown, to be kept as a view of its own.
    LinkQuery shownQuery() const { return m_model->query(); }
    /// Moves the focus to the filters.
    void startFiltering();
    /// Shows the work \a work and lets it be stopped.
    void watch(Work *work);
    /// Stops the work under way; false when there is none.
    bool stopWork();
    WorkBar &work() { return *m_work; }

    /// Puts the record under the table instead of beside it.
    void setNarrow(bool narrow);
    /// Selects the row \a step away from the current one; false when there is none.
    bool step(int step);
    /// Leaves the selected rows undecided until all the others are done. \a goOn: to the next of them.
    void skip(bool goOn);
    /// Approves what of the shown rows is held, after one question.
    void approveShown();
    /// Whether the view is one of held rows.
    bool canApproveShown() const { return m_view.query.states.contains(LinkState::Held); }

    QList<qint64> selection() const;
    TableView &table() { return *m_table; }
    TableTools &tools() { return *m_tools; }
    DetailPane &detail() { return *m_detail; }
    LinkTableModel &model() { return *m_model; }
    QSplitter &splitter() { return *m_splitter; }

Q_SIGNALS:
    /// The person wants to keep what is shown as a view.
    void saveWanted();
    void told(const QString &text);

private:
    void build();
    QWidget *buildStrip();
    void openColumns();
    void showHints();
    Sorting sortingOf(const LinkQuery &query) const;
    void listen();
    void apply();
    void showCount();
    void showSelection();
    QString emptyText() const;
    int outsideShown() const;
    int successor(int row);
    void beginRound();

    Desk &m_desk;
    LinkTableModel *m_model = nullptr;
    TableView *m_table = nullptr;
    TableTools *m_tools = nullptr;
    WorkBar *m_work = nullptr;
    FilterHeader *m_header = nullptr;
    DetailPane *m_detail = nullptr;
    QSplitter *m_splitter = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_count = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_approveAll = nullptr;
    QSettings *m_settings = nullptr;
    QString m_workspace; ///< its path: layouts are kept for each
    View m_view;
    Search m_search;
    QMap<LinkColumn, QString> m_contains;
    QMap<qint64, int> m_outside; ///< flow -> its rows that wait for nobody
    QTimer m_typing;
    Round m_round;
};

} // namespace samband
