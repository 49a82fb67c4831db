#pragma once

#include "ui/plantablemodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabBar;

namespace samband {

class ColumnFilters;
class Desk;
class TableTools;
class TableView;

/// What a run would do, row by row: ticked, counted, foretold, and carried out as far as it is ticked.
class PlanPage : public QWidget {
    Q_OBJECT

public:
    PlanPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent = nullptr);

    /// What the flows are called; to be known before a plan is shown.
    void setFlows(const FlowNames &flows);
    /// Shows the plan that the preview of \a report left.
    void show(const RunReport &report);
    /// Shows what of an agreed plan was not carried out, and why.
    void showRefused(const QList<RefusedRow> &refused);
    /// Carries out what is ticked; what archives is asked about first.
    void apply();
    void setText(const QString &text); ///< the quick search
    void startFiltering();
    /// Ticks every row shown, or none of them; rows that archive only where nothing else is shown.
    void tickShown(bool ticked);
    /// Ticks the selected rows, or takes their ticks away when all of them have one.
    void tickSelected();
    TableView &table() { return *m_table; }
    TableTools &tools() { return *m_tools; }

Q_SIGNALS:
    void closed();

private:
    /// One tab: which rows it shows.
    struct Tab {
        QString title;
        std::set<Verb> verbs;
        bool held = false;
        std::vector<qint64> only{};
    };
    QWidget *buildHead();
    QWidget *buildStrip();
    void takePlan(const PlanIndex &plan);
    void showTabs();
    void showCounts();
    void showRows();
    QString forecast() const;
    static QList<Tab> everyTab();

    Controller &m_controller;
    Tokens &m_tokens;
    Desk &m_desk;
    FlowNames m_flows;
    PlanTableModel *m_model = nullptr;
    TableView *m_table = nullptr;
    TableTools *m_tools = nullptr;
    ColumnFilters *m_filters = nullptr;
    QTabBar *m_tabs = nullptr;
    QList<Tab> m_shownTabs;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_forecast = nullptr;
    QPushButton *m_apply = nullptr;
    quint64 m_token = 0;
    QString m_text;
    RunReport m_report; ///< of the preview
    PerSide<CallRate> m_rate;
    std::vector<qint64> m_refused; ///< rows that were agreed to and left out
    bool m_applied = false; ///< this plan has been carried out: it is not what is any more
};

} // namespace samband
