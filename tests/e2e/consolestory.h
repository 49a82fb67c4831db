#pragma once

#include "core/engine/livecontroller.h"
#include "tests/sandbox/client.h"
#include "ui/mainwindow.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace samband {

/// The ids of two linked records, as the table tells them.
struct Pair {
    QString hubspot;
    QString crmoffice;
};

/// The real window on a real controller and workspace over both twins, worked like a person does, and the twins as
/// persons who edit there.
class ConsoleStory : public QObject {
    Q_OBJECT

protected:
    static constexpr int contacts = 260;
    static constexpr int patience = 120'000; // ms until a run is given up
    static constexpr auto hubspotVariable = "SAMBAND_TEST_HUBSPOT";
    static constexpr auto crmofficeVariable = "SAMBAND_TEST_CRMOFFICE";

    /// Starts the twins with so many \a people in HubSpot, and founds the workspace.
    void begin(int people = contacts);
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    QString text(const QString &name) const { return child<QLabel>(name)->text(); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }
    void click(const QString &name) const;
    void open();
    void close();
    QTableView *table() const { return child<QTableView>(QStringLiteral("linkTable")); }
    int rowsIn(const QString &view, const QString &search = {});
    void select(const Pair &pair);
    QString idIn(int row, int column) const;
    bool endsAfter(qsizetype before)
    {
        return QTest::qWaitFor([=, this] { return m_ended->size() > before && !m_controller->isRunning(); }, patience);
    }
    bool syncs();
    /// Looks what a run would do; the plan is in front then.
    bool previews();
    /// Has everything that a first preview plans carried out, and notes the linked contacts.
    void linkAll();
    /// The row of \a table that has \a text in \a column; -1: none.
    static int rowWith(const QTableView *table, int column, const QString &text);
    /// Writes what the export \a action exports to a file and gives back what is in it.
    QByteArray exported(const QString &action);

    // As a person in the systems themselves.
    QJsonObject hubspot(const QString &path)
    {
        return m_systems->hub("GET", QStringLiteral("/_sandbox/") + path).json();
    }
    QJsonObject crmoffice(const QString &path)
    {
        return m_systems->office("GET", QStringLiteral("/_sandbox/") + path).json();
    }
    QString inHubspot(const Pair &pair, const QString &property)
    {
        return hubspot(QStringLiteral("contacts/") + pair.hubspot)[property].toString();
    }
    QString inCrmoffice(const Pair &pair, const QString &property)
    {
        return crmoffice(QStringLiteral("contacts/") + pair.crmoffice)[property].toString();
    }
    void edit(const Pair &pair, const QJsonObject &inHubspot, const QJsonObject &inCrmoffice);
    int writes()
    {
        return hubspot(QStringLiteral("counters"))[QLatin1StringView("writes")].toInt()
            + crmoffice(QStringLiteral("counters"))[QLatin1StringView("writes")].toInt();
    }
    void forgetCounts();
    void setLatency(int milliseconds);
    qsizetype recordsInCrmoffice();

    QTemporaryDir m_folder;
    std::unique_ptr<Client> m_systems;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<LiveController> m_controller;
    std::unique_ptr<QSignalSpy> m_ended;
    std::unique_ptr<MainWindow> m_window;
    QList<Pair> m_pairs; ///< linked contacts
    int m_failing = 0; ///< rows that CRMOffice refused in the first run
    bool m_broken = false;
    int m_exports = 0;
    QList<QUrl> m_browsed;
    QList<Question> m_questions; ///< asked before something that cannot simply be taken back
    std::function<void(const std::function<void()> &yes)> m_answer = [](const auto &yes) { yes(); };
};

} // namespace samband
