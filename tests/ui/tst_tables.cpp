#include "tests/support/fakecontroller.h"
#include "ui/journalpage.h"
#include "ui/linktablemodel.h"
#include "ui/plantablemodel.h"
#include "ui/tableview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

class TestTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksUnderTheTester();
    void journalUnderTheTester();
    void planUnderTheTester();
    void sortingAsksTheStore();
    void staleAnswersAreDropped();
    void rowsThatAreGoneAreAskedForOnce();
    void refreshKeepsWhatIsShown();
    void aMillionRows();
    void selectionFollowsIds();
};

void TestTables::linksUnderTheTester()
{
    FakeController controller;
    controller.fill(300);
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!model.answered());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 300);
    QTRY_COMPARE(model.index(0, 1).data().toString(), controller.rows[0].title.source);
    model.setNames({u"A"_s, u"B"_s}, {{1, {u"One"_s, u"A One to B Ones"_s}}});
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"A"_s);
    LinkQuery query;
    query.states = {LinkState::Conflict};
    model.setQuery(query);
    QTRY_COMPARE(model.rowCount(), 8);
    QTRY_COMPARE(model.index(0, 0).data().toString(), stateWord(LinkState::Conflict));
    controller.rows.clear();
    model.refresh();
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestTables::journalUnderTheTester()
{
    FakeController controller;
    controller.fill(80);
    Tokens tokens;
    JournalTableModel model(controller, tokens);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSystems({u"HubSpot"_s, u"CRMOffice"_s});
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 320);
    QTRY_VERIFY(model.index(1, 1).data().toString() != u"…"_s);
    QTRY_COMPARE(model.index(1, 1).data().toString(), u"updated in CRMOffice"_s);
    model.setQuery(u"nobody of that name"_s);
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestTables::planUnderTheTester()
{
    FakeController controller;
    controller.fill(200);
    Tokens tokens;
    PlanTableModel model(controller, tokens);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNames(controller.systems(), {{1, {u"Contact"_s, u"A Contact to B Contacts"_s}}});
    controller.requestPlan(1);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), int(controller.planLines.size()));
    for (const PlanLine &line : std::as_const(controller.planLines)) {
        if (line.verb == Verb::Update)
            QCOMPARE(plannedChanges(line, u"; "_s), u"directPhone: 22 00 00 00 → 22 00 00 01"_s);
    }
    PlanQuery none;
    none.text = u"nobody"_s;
    model.setQuery(none);
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestTables::sortingAsksTheStore()
{
    FakeController controller;
    controller.fill(100);
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    model.setQuery({});
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(controller.orders.last().second.sortBy, LinkColumn::SourceTitle);
    QVERIFY(!controller.orders.last().second.descending);
    QTRY_COMPARE(model.rowCount(), 100);
    const auto first = [&] { return model.index(0, 1).data().toString(); };
    QTRY_VERIFY(first() != u"…"_s);
    const QString low = first();
    model.sort(1, Qt::DescendingOrder);
    QTRY_VERIFY(first().startsWith(u"Å"_s) && first() != low);
}

void TestTables::staleAnswersAreDropped()
{
    FakeController controller;
    controller.fill(100);
    controller.answers = false;
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    LinkQuery query;
    model.setQuery(query);
    query.text = u"berg"_s;
    model.setQuery(query);
    QCOMPARE(controller.orders.size(), 2);
    Q_EMIT controller.linkOrderReady(controller.orders[0].first, {1, 2, 3});
    QCOMPARE(model.rowCount(), 0);
    Q_EMIT controller.linkOrderReady(controller.orders[1].first, {4, 5});
    QCOMPARE(model.rowCount(), 2);
    // A page asked for before the order changed must not land in the new one.
    model.index(0, 1).data();
    QCOMPARE(controller.pages.size(), 1);
    query.text = u"moe"_s;
    model.setQuery(query);
    Q_EMIT controller.linkOrderReady(controller.orders[2].first, {9});
    LinkRow row;
    row.id = 9;
    row.title.source = u"wrong"_s;
    Q_EMIT controller.linkRowsReady(controller.pages[0], {row});
    QCOMPARE(model.index(0, 1).data().toString(), u"…"_s);
}

void TestTables::rowsThatAreGoneAreAskedForOnce()
{
    FakeController controller;
    controller.fill(3);
    controller.answers = false;
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    model.setQuery({});
    Q_EMIT controller.linkOrderReady(controller.orders[0].first, {1, 2, 3});
    model.index(0, 1).data();
    Q_EMIT controller.linkRowsReady(controller.pages[0], {controller.rows[0], controller.rows[2]});
    QCOMPARE(model.index(1, 1).data().toString(), u"—"_s);
    QVERIFY(!model.known(2));
    QCOMPARE(model.index(2, 1).data().toString(), controller.rows[2].title.source);
    QCOMPARE(controller.pages.size(), 1);
}

void TestTables::refreshKeepsWhatIsShown()
{
    FakeController controller;
    controller.fill(10);
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 10);
    const QString name = controller.rows[0].title.source;
    QTRY_COMPARE(model.index(0, 1).data().toString(), name);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    controller.rows[0].title.source = u"Renamed"_s;
    Q_EMIT controller.linksChanged({1});
    QSignalSpy arrived(&model, &WindowedModel::orderArrived);
    QVERIFY(arrived.wait());
    QCOMPARE(model.index(0, 1).data().toString(), name);
    QTRY_COMPARE(model.index(0, 1).data().toString(), u"Renamed"_s);
    QCOMPARE(resets.count(), 0);
}

void TestTables::aMillionRows()
{
    FakeController controller;
    controller.fillHuge(1'000'000);
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    TableView table;
    table.setModel(&model);
    table.resize(900, 500);
    table.show();
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 1'000'000);
    const auto shown = [&](int row) { return model.index(row, 1).data().toString() != u"…"_s; };
    table.goTo(500'000);
    QTRY_VERIFY(shown(500'000));
    table.goTo(999'999);
    QTRY_VERIFY(shown(999'999));
    // Only windows were read: two places cost a handful of pages, not a million rows.
    QVERIFY(controller.pages.size() < 20);
    table.selectAll();
    QCOMPARE(table.selectedIds().size(), std::size_t(1'000'000));
}

void TestTables::selectionFollowsIds()
{
    FakeController controller;
    controller.fill(50);
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    TableView table;
    table.setModel(&model);
    LinkQuery query;
    query.descending = false;
    query.sortBy = LinkColumn::Flow;
    model.setQuery(query);
    QTRY_COMPARE(model.rowCount(), 50);
    table.goTo(4);
    QCOMPARE(table.selectedIds(), std::vector<qint64>{5});
    query.descending = true;
    model.setQuery(query);
    QTRY_COMPARE(model.idAt(0), 50);
    QCOMPARE(table.selectedIds(), std::vector<qint64>{5});
    QCOMPARE(table.currentIndex().row(), 45);
    // The selected row leaves the table: the one that takes its place is next.
    query.states = {controller.rows[5].state};
    controller.rows[4].state = LinkState::Paused;
    query.states = {LinkState::InSync, LinkState::Outside};
    model.setQuery(query);
    QTRY_VERIFY(model.rowCount() < 50);
    QCOMPARE(table.selectedIds().size(), std::size_t(1));
    QVERIFY(table.selectedIds().front() != 5);
}

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
