#include "tests/e2e/consolestory.h"

#include "core/dataflow/dataflowreader.h"
#include "core/engine/founding.h"
#include "core/store/workspace.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QTabBar>

namespace samband {

using namespace Qt::StringLiterals;

void ConsoleStory::begin(int people)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    qputenv(hubspotVariable, "sandbox-hubspot");
    qputenv(crmofficeVariable, "sandbox-crmoffice");
    m_systems = std::make_unique<Client>(sandbox::Options{.contacts = people});
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    const auto dataflow = loadDataflow(u":/samband/dataflows/demo.rst"_s);
    QVERIFY(dataflow.ok() && dataflow->usable());
    const auto workspace = foundWorkspace(m_folder.filePath(u"Console.samband"_s), *dataflow);
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().text));
    const auto connect = [&](const QString &system, const QString &url, const char *variable) {
        return connectSide(**workspace, {system, url, u"env:"_s + QLatin1StringView(variable), {}}).ok();
    };
    QVERIFY(connect(u"hubspot"_s, m_systems->hubspotUrl(), hubspotVariable));
    QVERIFY(connect(u"crmoffice"_s, m_systems->crmofficeUrl(), crmofficeVariable));
}

void ConsoleStory::open()
{
    m_controller = std::make_unique<LiveController>(
        m_folder.filePath(u"Console.samband"_s),
        [](Workspace &workspace) {
            return connectSystems(workspace, std::make_shared<Vaults>(nullptr), &QDateTime::currentMSecsSinceEpoch);
        },
        u"tester"_s, &QDateTime::currentMSecsSinceEpoch);
    const Status opened = m_controller->open();
    QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().text));
    m_ended = std::make_unique<QSignalSpy>(m_controller.get(), &Controller::runEnded);
    m_window = std::make_unique<MainWindow>(
        *m_controller, *m_settings, [this](QWidget *, const Question &question, const std::function<void()> &yes) {
            m_questions << question;
            m_answer(yes);
        });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(child<QListWidget>(u"sidebar"_s)->count() > 15);
}

void ConsoleStory::close()
{
    m_window.reset();
    m_ended.reset();
    m_controller.reset();
}

void ConsoleStory::click(const QString &name) const
{
    auto *button = child<QAbstractButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

/// How many rows \a view shows, once the table has answered.
int ConsoleStory::rowsIn(const QString &view, const QString &search)
{
    QSignalSpy orders(m_controller.get(), &Controller::linkOrderReady);
    m_window->goTo(view);
    auto *field = child<QLineEdit>(u"searchField"_s);
    field->setFocus();
    field->clear();
    QTest::keyClicks(field, search);
    QTest::keyClick(field, Qt::Key_Return);
    if (!QTest::qWaitFor([&] { return !orders.isEmpty(); }, patience))
        return -1;
    // Going there and typing are two questions; the last answer counts.
    while (orders.wait(400)) { }
    return table()->model()->rowCount();
}

QString ConsoleStory::idIn(int row, int column) const
{
    static const QRegularExpression id(u", id (\\S+)$"_s);
    return id.match(table()->model()->index(row, column).data(Qt::ToolTipRole).toString()).captured(1);
}

void ConsoleStory::select(const Pair &pair)
{
    table()->setFocus();
    QTRY_VERIFY(!idIn(0, 1).isEmpty());
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        if (idIn(row, 1) == pair.hubspot && idIn(row, 2) == pair.crmoffice)
            return table()->selectRow(row);
    }
    QFAIL("the pair is not in the table");
}

bool ConsoleStory::syncs()
{
    const auto before = m_ended->size();
    press(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    return endsAfter(before);
}

bool ConsoleStory::previews()
{
    const auto before = m_ended->size();
    press(Qt::Key_P, Qt::ControlModifier);
    return endsAfter(before) && QTest::qWaitFor([this] { return child(u"planTable"_s)->isVisible(); });
}

void ConsoleStory::linkAll()
{
    QVERIFY(previews());
    // A tick is for what is shown, so all of it has to be.
    const auto planned = [this] {
        return QLocale().toInt(child<QTabBar>(u"planTabs"_s)->tabText(0).section(u"  "_s, 1));
    };
    QTRY_VERIFY(planned() >= contacts);
    QTRY_COMPARE(child<QTableView>(u"planTable"_s)->model()->rowCount(), planned());
    click(u"planTickAll"_s);
    const auto before = m_ended->size();
    click(u"planApprove"_s);
    QVERIFY(endsAfter(before));
    m_pairs.clear();
    const int linked = rowsIn(u"flow:1"_s, u"is:insync"_s);
    QVERIFY(linked > contacts / 2);
    for (int row = 0; row < 40; ++row) {
        table()->scrollTo(table()->model()->index(row, 0));
        QTRY_VERIFY(!idIn(row, 1).isEmpty());
        m_pairs << Pair{idIn(row, 1), idIn(row, 2)};
    }
}

int ConsoleStory::rowWith(const QTableView *table, int column, const QString &text)
{
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, column).data().toString().contains(text))
            return row;
    }
    return -1;
}

QByteArray ConsoleStory::exported(const QString &action)
{
    child<QAction>(action)->trigger();
    auto *dialog = child<QFileDialog>(u"exportDialog"_s);
    if (!dialog)
        return {};
    const QString path = m_folder.filePath(u"%1-%2"_s.arg(action).arg(m_exports++));
    Q_EMIT dialog->fileSelected(path);
    dialog->setObjectName({});
    dialog->close();
    m_window->activateWindow();
    QFile file(path);
    const bool written = QTest::qWaitFor([&] { return file.exists(); });
    return written && QTest::qWaitForWindowActive(m_window.get()) && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                                                    : QByteArray();
}

void ConsoleStory::edit(const Pair &pair, const QJsonObject &inHubspot, const QJsonObject &inCrmoffice)
{
    const auto body = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
    if (!inHubspot.isEmpty())
        QCOMPARE(m_systems->hub("PATCH", u"/_sandbox/contacts/"_s + pair.hubspot, body(inHubspot)).status, 200);
    if (!inCrmoffice.isEmpty())
        QCOMPARE(m_systems->office("PATCH", u"/_sandbox/contacts/"_s + pair.crmoffice, body(inCrmoffice)).status, 200);
}

void ConsoleStory::forgetCounts()
{
    m_systems->hub("DELETE", u"/_sandbox/counters"_s);
    m_systems->office("DELETE", u"/_sandbox/counters"_s);
}

void ConsoleStory::setLatency(int milliseconds)
{
    const QByteArray body = R"({"latency":)" + QByteArray::number(milliseconds) + '}';
    QCOMPARE(m_systems->hub("POST", u"/_sandbox/settings"_s, body).status, 200);
    QCOMPARE(m_systems->office("POST", u"/_sandbox/settings"_s, body).status, 200);
}

qsizetype ConsoleStory::recordsInCrmoffice()
{
    const QJsonObject state = crmoffice(u"state"_s);
    return state["contacts"_L1].toArray().size() + state["companies"_L1].toArray().size();
}

} // namespace samband
