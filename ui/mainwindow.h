#pragma once

#include "core/engine/controller.h"
#include "ui/prompter.h"
#include "ui/sidebar.h"
#include "ui/windowedmodel.h"

#include <QMainWindow>
#include <QSettings>

class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace samband {

class Desk;
class JournalPage;
class LinkPage;
class MessageBar;
class OverviewPage;
class PlanPage;
class RunStatus;
class RunsPage;

/// The console's window. Talks to the controller only; holds no state of the records. What it remembers of itself
/// (size, splitters, the last view) goes to \a settings.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Controller &controller, QSettings &settings, Prompter prompter = askInBox, QWidget *parent = nullptr);

    /// Goes to the view of that key: "overview", "waiting", "state:conflict", "flow:3", "all", "runs", "journal".
    void goTo(const QString &key);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildToolBar();
    void buildActions();
    void buildRecordActions();
    void connectController();
    void connectPages();
    QAction *add(const QString &name, const QString &text, const QKeySequence &key, std::function<void()> act);

    void showSummary(const Summary &summary);
    void showView(const View &view);
    void applySearch();
    void showRunning(bool running);
    void showEnd(const RunReport &report);
    void showActions();
    void showConnections();
    void sync();
    void leave();
    void next(int step);
    void nextPane();
    void restore();

    Controller &m_controller;
    QSettings &m_settings;
    Tokens m_tokens;
    Desk *m_desk = nullptr;
    Summary m_summary;
    bool m_hasSummary = false;
    bool m_previewing = false; ///< the run under way writes nothing, and its plan is shown
    QTimer m_summaryTimer;
    QTimer m_searchTimer;

    QMap<QString, QAction *> m_actions;
    QLineEdit *m_search = nullptr;
    MessageBar *m_messages = nullptr;
    QSplitter *m_splitter = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_stack = nullptr;
    OverviewPage *m_overview = nullptr;
    LinkPage *m_links = nullptr;
    RunsPage *m_runs = nullptr;
    JournalPage *m_journal = nullptr;
    PlanPage *m_plan = nullptr;
    RunStatus *m_status = nullptr;
};

} // namespace samband
