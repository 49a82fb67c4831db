#include "tests/support/fakecontroller.h"
#include "ui/flowarrow.h"
#include "ui/mainwindow.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// From the overview to what needs a person, by cause.
class TestOverview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void causesAreGroups();
    void aCauseOpensItsRecords();
    void aCauseStaysInTheSidebar();
    void tableOfCauses();
    void syncingACause();
    void causesGoByThemselves();
    void plotTellsItsNumbers();
    void whatFitsIsNotScrolled();
    void eightArrowsFitEveryWidth_data();
    void eightArrowsFitEveryWidth();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    QList<QAbstractButton *> causes() const;
    int conflicts() const
    {
        return int(std::count_if(m_controller->rows.begin(), m_controller->rows.end(),
            [](const LinkRow &row) { return row.state == LinkState::Conflict; }));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestOverview::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(300);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(!causes().isEmpty());
}

QList<QAbstractButton *> TestOverview::causes() const
{
    QList<QAbstractButton *> found;
    while (auto *button = child<QAbstractButton>(u"cause_%1"_s.arg(found.size())))
        found << button;
    return found;
}

void TestOverview::causesAreGroups()
{
    QVERIFY(causes().size() <= 7);
    for (QAbstractButton *button : causes())
        QTRY_VERIFY(!button->accessibleName().isEmpty() && button->isVisible());
    const QString count = QString::number(conflicts());
    QVERIFY(std::ranges::any_of(causes(),
        [&](const QAbstractButton *button) { return button->accessibleName().startsWith(u"Conflict, "_s + count); }));
    QVERIFY(child<QAbstractButton>(u"overviewCauses"_s)->isVisible());
}

void TestOverview::aCauseOpensItsRecords()
{
    QAbstractButton *first = causes().first();
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Space);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 0);
    const QString key = m_controller->orders.last().second.cause;
    QVERIFY(!key.isEmpty());
    for (const LinkRow &row : m_controller->rows) {
        const bool same = causeOf(row.state, row.reason, row.properties).key() == key;
        QVERIFY(!same || needsPerson(row.state));
    }
}

void TestOverview::aCauseStaysInTheSidebar()
{
    QTest::mouseClick(causes().first(), Qt::LeftButton);
    auto *sidebar = child<QListWidget>(u"sidebar"_s);
    const QString title = sidebar->currentItem()->text();
    m_window->goTo(u"overview"_s);
    m_window->goTo(u"cause"_s);
    QCOMPARE(sidebar->currentItem()->text(), title);
    QCOMPARE(child<QLabel>(u"viewTitle"_s)->text(), title);
}

void TestOverview::tableOfCauses()
{
    m_window->goTo(u"causes"_s);
    auto *table = child<QTableView>(u"causeTable"_s);
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() >= 5);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(child<QTableView>(u"linkTable"_s)->isVisible());
    QVERIFY(!m_controller->orders.last().second.cause.isEmpty());
}

void TestOverview::syncingACause()
{
    m_window->goTo(u"causes"_s);
    auto *table = child<QTableView>(u"causeTable"_s);
    QTRY_VERIFY(table->model()->rowCount() >= 5);
    const int records = table->model()->index(0, 1).data().toString().trimmed().toInt();
    table->selectRow(0);
    QTest::mouseClick(child<QAbstractButton>(u"causeSync"_s), Qt::LeftButton);
    QTRY_COMPARE(m_controller->runs.size(), 1);
    QCOMPARE(m_controller->runs.first().links.size(), records);
}

void TestOverview::causesGoByThemselves()
{
    m_controller->green = true;
    m_controller->requestSummary();
    QTRY_VERIFY(causes().isEmpty());
    m_window->goTo(u"causes"_s);
    QCOMPARE(child<QTableView>(u"causeTable"_s)->model()->rowCount(), 0);
    QVERIFY(!child<QAbstractButton>(u"causeOpen"_s)->isEnabled());
    QVERIFY(!child<QAbstractButton>(u"causeSync"_s)->isEnabled());
}

void TestOverview::plotTellsItsNumbers()
{
    const QWidget *plot = child(u"activityPlot"_s);
    QVERIFY(plot->isVisible());
    QTRY_VERIFY(plot->accessibleDescription().contains(u"written in"_s));
}

/// All is well or not is seen at one glance: nothing to scroll where there is room for all of it.
void TestOverview::whatFitsIsNotScrolled()
{
    m_window->resize(1280, 780);
    auto *page = child<QScrollArea>(u"overviewPage"_s);
    QTRY_COMPARE(causes().size(), 7);
    QTest::qWait(50);
    QTRY_VERIFY(page->widget()->layout()->heightForWidth(page->viewport()->width()) <= page->viewport()->height());
    QTRY_COMPARE(page->verticalScrollBar()->maximum(), 0);
    // What does not fit can be reached.
    m_window->resize(1280, 500);
    QTRY_VERIFY(page->verticalScrollBar()->maximum() > 0);
}

void TestOverview::eightArrowsFitEveryWidth_data()
{
    QTest::addColumn<int>("flows");
    QTest::addColumn<int>("width");
    for (const int flows : {1, 4, 8}) {
        for (const int width : {640, 900, 1600})
            QTest::addRow("%d at %d", flows, width) << flows << width;
    }
}

/// One below the other, none cut, and between the two systems where there is room.
void TestOverview::eightArrowsFitEveryWidth()
{
    QFETCH(const int, flows);
    QFETCH(const int, width);
    Summary summary;
    connect(m_controller.get(), &Controller::summaryReady, this, [&](const Summary &told) { summary = told; });
    m_controller->requestSummary();
    QTRY_VERIFY(!summary.flows.isEmpty());
    const FlowSummary pattern = summary.flows.first();
    summary.flows.clear();
    for (int id = 1; id <= flows; ++id) {
        FlowSummary flow = pattern;
        flow.id = id;
        flow.title = u"Everything that belongs to the customers of the department number %1"_s.arg(id);
        summary.flows << flow;
    }
    m_controller->disconnect(this);
    m_window->resize(width, 700);
    Q_EMIT m_controller->summaryReady(summary);
    const auto isWhole = [this](int id) {
        const auto *arrow = child<FlowArrow>(u"overviewFlow_%1"_s.arg(id));
        return arrow && arrow->isVisible() && arrow->height() >= arrow->heightForWidth(arrow->width());
    };
    for (int id = 1; id <= flows; ++id) // a busy machine takes its time to lay them out
        QTRY_VERIFY2(isWhole(id), qPrintable(QString::number(id)));
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (!folder.isEmpty())
        QVERIFY(m_window->grab().save(u"%1/arrows-%2-%3.png"_s.arg(folder).arg(flows).arg(width)));
    const auto placeOf = [this](const QWidget *widget) {
        return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
    };
    int above = 0;
    for (int id = 1; id <= flows; ++id) {
        const auto *arrow = child<FlowArrow>(u"overviewFlow_%1"_s.arg(id));
        QVERIFY(isWhole(id));
        QVERIFY(placeOf(arrow).top() >= above);
        above = placeOf(arrow).bottom();
        QVERIFY(!placeOf(arrow).intersects(placeOf(child(u"cardSource"_s))));
        QVERIFY(!placeOf(arrow).intersects(placeOf(child(u"cardTarget"_s))));
    }
    const auto *first = child<FlowArrow>(u"overviewFlow_1"_s);
    if (width >= 1600) {
        QVERIFY(placeOf(first).left() > placeOf(child(u"cardSource"_s)).right());
        QVERIFY(placeOf(first).right() < placeOf(child(u"cardTarget"_s)).left());
    }
}

QTEST_MAIN(TestOverview)

#include "tst_overview.moc"
