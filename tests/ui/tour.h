#pragma once

#include "tests/support/fakecontroller.h"
#include "ui/mainwindow.h"

#include <QTemporaryDir>

#include <functional>

class QTableView;

namespace samband {

/// What a tour shows: rows as usual, with very long names, none at all, or before the first run.
enum class TourRows { Usual, LongNames, None, FirstRun };

/// Leads through everything the console can show: each view, the detail pane in each of its states, and each dialog.
/// What opens is opened as an operator does it, by the name of an action.
class Tour {
public:
    /// \a where: what is shown, for file names and messages. \a shown: the window, or the dialog in front of it.
    using Visit = std::function<void(const QString &where, QWidget *shown)>;

    explicit Tour(TourRows rows);
    ~Tour();

    /// Leads through all stops. False when one of them did not come up; \ref trouble says which.
    bool lead(const Visit &visit);
    QString trouble() const { return m_trouble; }

private:
    void view(const QString &key, int row = -1);
    void page(const QString &action, const QString &where, const Visit &visit);
    bool dialog(const QString &action, const QString &where, const Visit &visit);
    QTableView *visibleTable() const;
    void leadThroughViews(const Visit &visit);
    void leadThroughDetails(const Visit &visit);
    void leadThroughChoices(const Visit &visit);
    void leadThroughRun(const Visit &visit);
    void leadThroughDialogs(const Visit &visit);
    void menus(const QString &where, const Visit &visit);
    void question(const QString &action, const QString &where, const Visit &visit);
    /// \name In tourdialogs.cpp
    /// @{
    void leadThroughStart(const Visit &visit);
    void leadThroughTrouble(const Visit &visit);
    void leadThroughMenus(const Visit &visit);
    void leadThroughQuestions(const Visit &visit);
    void leadThroughRules(const Visit &visit);
    void leadThroughWork(const Visit &visit);
    /// @}

    TourRows m_rows;
    QTemporaryDir m_folder;
    FakeController m_controller;
    QSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    QString m_trouble;
    bool m_asks = false; ///< a question comes up in its box; else it is answered with no
    bool m_says = false; ///< and with yes
};

} // namespace samband
