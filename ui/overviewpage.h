#pragma once

#include "core/crm/accountinfo.h"
#include "core/engine/run.h"
#include "core/engine/signinstate.h"
#include "ui/sidebar.h"

#include <QScrollArea>
#include <QTimer>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace samband {

class ActivityPlot;
class BudgetBar;
class FlowArrow;

/// One system on the overview: its name, the account and how the sign-in stands, when it was last read completely, and
/// how much of what it allows is used.
class SystemCard : public QWidget {
    Q_OBJECT

public:
    SystemCard(Side side, QWidget *parent = nullptr);
    void show(const Summary &summary);
    void show(const SignInState &state);
    void show(const QList<Budget> &budgets, qint64 now);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Side m_side;
    QString m_name;
    QLabel *m_title = nullptr;
    QLabel *m_read = nullptr;
    QLabel *m_types = nullptr;
    QLabel *m_signInMark = nullptr;
    QLabel *m_signIn = nullptr;
    QVBoxLayout *m_limits = nullptr;
    QList<BudgetBar *> m_bars;
};

/// The first page: is all well, what needs a person, what did the last run do.
class OverviewPage : public QScrollArea {
    Q_OBJECT

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    void show(const Summary &summary);
    void show(const QList<CauseRow> &causes);
    void show(const QList<DayChanges> &changes);
    void show(const SignInState &state);
    void show(const QList<Budget> &budgets);
    /// What the last preview planned; it is offered until a run has written something.
    void setPlanned(const QMap<Verb, int> &planned);
    /// A run that may write is under way, or none is: the first one needs nobody any more once it runs.
    void setRunning(bool running);
    /// When the next run starts by itself (ms UTC); nothing when runs start only by hand.
    void setNext(std::optional<qint64> next);

Q_SIGNALS:
    /// The person wants the view of that key.
    void viewWanted(const QString &key);
    /// The person wants the records of one cause.
    void causeWanted(const samband::View &view);
    void previewWanted();
    void syncWanted();
    void planWanted();
    void connectionsWanted();
    void doctorWanted();
    void rulesWanted(qint64 flow); ///< the person wants to give the flow its rules

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *buildHero();
    QWidget *buildCauses();
    QWidget *buildLastRun();
    void showHero();
    void showFirstUnderWay();
    void showTimes();
    void showFlows();
    void showCauses();
    void showLastRun();
    void arrange();

    Summary m_summary;
    QMap<Verb, int> m_planned;
    PerSide<bool> m_signedOut{};
    bool m_firstUnderWay = false;
    std::optional<qint64> m_next;
    QTimer m_clock; ///< "3 min ago" does not stay true
    QGridLayout *m_grid = nullptr;
    bool m_narrow = false;
    PerSide<SystemCard *> m_card{};
    QWidget *m_flowBox = nullptr;
    QVBoxLayout *m_flowArrows = nullptr;
    QList<FlowArrow *> m_flows;
    QLabel *m_heroIcon = nullptr;
    QLabel *m_hero = nullptr;
    QLabel *m_heroText = nullptr;
    QMap<QString, QPushButton *> m_heroButtons;
    QList<CauseRow> m_causes;
    QVBoxLayout *m_causeLines = nullptr;
    QToolButton *m_allCauses = nullptr;
    ActivityPlot *m_plot = nullptr;
    QLabel *m_noCause = nullptr;
    QLabel *m_runTitle = nullptr;
    QLabel *m_runIcon = nullptr;
    QLabel *m_runSum = nullptr;
    QLabel *m_runNext = nullptr;
};

} // namespace samband
