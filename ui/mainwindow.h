#pragma once

#include "core/engine/controller.h"
#include "ui/drafts.h"
#include "ui/keys.h"
#include "ui/prompter.h"
#include "ui/sidebar.h"
#include "ui/windowedmodel.h"

#include <QMainWindow>
#include <QSettings>

class QLineEdit;
class QSplitter;
class QStackedWidget;
class QToolBar;

namespace samband {

class CausesPage;
class CommandPalette;
class Desk;
class GuidePage;
class JournalPage;
class Leaving;
class LinkPage;
class MessageBar;
class OverviewPage;
class PlanPage;
class ReviewPage;
class RunStatus;
class RunsPage;
class Scheduler;
class SettingsDialog;
struct ConsoleSettings;
class SavedViews;
class SystemChip;
class TableTools;
class TableView;

/// The console's window. Talks to the controller only; holds no state of the records. What it remembers of itself
/// (size, splitters, the last view) goes to \a settings.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Controller &controller, QSettings &settings, Prompter prompter = askInBox, QWidget *parent = nullptr);

    /// Goes to the view of that key: "overview", "causes", "waiting", "state:conflict", "flow:3", "all", "runs",
    /// "journal".
    void goTo(const QString &key);
    /// Comes to the front from wherever it is. \a token: what the desktop wants to see first (XDG activation).
    void comeForward(const QByteArray &token = {});
    /// Tells that closing leaves the console running beside the clock; only where there is such a place.
    void setTray(bool there) { m_hasTray = there; }
    /// What the person chose and has not sent, for the window that takes the place of this one.
    Drafts::State unsent() const;
    /// Goes on with what was chosen in the window before.
    void takeUp(const Drafts::State &unsent);
    /// Closes for good, wherever the window is; asks first when choices would be lost, or rows left undone.
    void quit();
    /// The desktop, or whoever started the program, ends it: asks nothing, finishes the portion at hand of what is
    /// under way, and tells \a then in words what was left.
    void endNow(std::function<void(const QStringList &)> then);

Q_SIGNALS:
    /// The texts of the window are to be in another language: it has to be made anew.
    void languageChanged();
    void quitWanted();
    /// The person wants to set up, or open, another workspace.
    void workspaceWanted();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildToolBar();
    void buildActions();
    void buildRecordActions();
    void buildTableActions();
    void buildListActions();
    void attachKeys();
    void connectTables();
    void connectController();
    void connectPages();
    void buildGuide();
    void openGuide();
    void openReview();
    /// An action with its keys, which are in `everyKey` and nowhere else.
    QAction *add(const QString &name, const QString &text, std::function<void()> act);

    void showSummary(const Summary &summary);
    void showView(const View &view);
    void applySearch();
    void showRunning(bool running);
    void showEnd(const RunReport &report);
    void showRefused(const QList<RefusedRow> &refused);
    void togglePause();
    void showActions();
    void showHelp();
    void showConnections();
    void buildChips(QToolBar &bar);
    void connectSystems();
    void openPage(Side side);
    QString pageOf(Side side) const; ///< of the one record that is selected; empty where there is none
    void showPageActions(bool onLinks);
    void showTableActions();
    void showListActions();
    ReviewPage *shownReview() const; ///< also in the first steps; none where there is none
    QList<QWidget *> listsOf(KeyPlace place) const;
    TableTools *shownTools() const; ///< of the table that is shown; none where there is none
    void showDoctor(const QList<Side> &examine = {});
    void sync();
    void leave();
    void next(int step);
    void nextPane(int step);
    QList<QWidget *> panes() const;
    TableView *shownTable() const;
    void openPalette();
    SettingsDialog *openSettings();
    void saveSettings(const ConsoleSettings &settings);
    ConsoleSettings consoleSettings() const;
    void restore();
    void remember();
    void askUnsent();
    QString unsentText() const;
    void sendAndClose(bool quitting);
    void skip();
    bool showsWaiting() const;
    void nameSystems(const PerSide<QString> &system);

    Controller &m_controller;
    QSettings &m_settings;
    Tokens m_tokens;
    Desk *m_desk = nullptr;
    Summary m_summary;
    bool m_hasSummary = false;
    bool m_warned = false; ///< of a history that was changed from outside: once is enough
    bool m_previewing = false; ///< the run under way writes nothing, and its plan is shown
    QTimer m_summaryTimer;
    QTimer m_searchTimer;
    QTimer m_budgetTimer;

    QMap<QString, QAction *> m_actions;
    QList<QAction *> m_actionOrder;
    QLineEdit *m_search = nullptr;
    MessageBar *m_messages = nullptr;
    QSplitter *m_splitter = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_stack = nullptr;
    OverviewPage *m_overview = nullptr;
    CausesPage *m_causes = nullptr;
    LinkPage *m_links = nullptr;
    RunsPage *m_runs = nullptr;
    JournalPage *m_journal = nullptr;
    PlanPage *m_plan = nullptr;
    RunStatus *m_status = nullptr;
    PerSide<SystemChip *> m_chip{};
    CommandPalette *m_palette = nullptr;
    Scheduler *m_scheduler = nullptr;
    GuidePage *m_guide = nullptr;
    ReviewPage *m_review = nullptr;
    Leaving *m_leaving = nullptr;
    bool m_hasTray = false;
    bool m_quitting = false;
    SavedViews *m_saved = nullptr;
    QStringList m_chooseAgain; ///< properties whose choice is to be opened once the record is shown
    qint64 m_chooseFor = 0;
};

} // namespace samband
