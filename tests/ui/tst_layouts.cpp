#include "tests/ui/windowfixture.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

/// As the other one, with a workspace of its own.
class OtherController : public FakeController {
public:
    explicit OtherController(QString path)
        : m_path(std::move(path))
    {
        fill(300);
    }
    QString workspacePath() const override { return m_path; }

private:
    QString m_path;
};

} // namespace

/// How a table looks belongs to its view, in its workspace, and is there after a restart.
class TestLayouts : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void orderIsKeptPerView();
    void orderOfOtherTablesIsKept();
    void renamingKeepsTheLayout();
    void keepingAViewTakesItsLayout();
    void workspacesShareNoLayout();
    void namesMayHoldAnything();
    void resettingColumnsLeavesTheOrder();

private:
    QHeaderView *header() const { return table()->horizontalHeader(); }
    int column(const QString &key) const;
    void again();
    void name(const QString &action, const QString &to);
    void keepAs(const QString &to) { name(u"actionSaveView"_s, to); }
};

int TestLayouts::column(const QString &key) const
{
    for (int at = 0; at < header()->count(); ++at) {
        if (table()->model()->headerData(at, Qt::Horizontal, Qt::UserRole + 1) == key)
            return at;
    }
    return -1;
}

/// As after the program was closed and started.
void TestLayouts::again()
{
    m_window.reset();
    m_settings->sync();
    openWindow();
}

void TestLayouts::name(const QString &action, const QString &to)
{
    m_window->findChild<QAction *>(action)->trigger();
    QTRY_VERIFY(child<QDialog>(u"viewNameDialog"_s));
    child<QLineEdit>(u"viewNameField"_s)->setText(to);
    child<QDialog>(u"viewNameDialog"_s)->accept();
    QTRY_COMPARE(child<Sidebar>(u"sidebar"_s)->currentSavedName(), to);
    QTest::qWait(20);
}

void TestLayouts::orderIsKeptPerView()
{
    openWindow();
    goTo(u"state:conflict"_s);
    const int came = header()->sortIndicatorSection();
    table()->sortByColumn(column(u"source"_s), Qt::AscendingOrder);
    goTo(u"state:held"_s);
    QCOMPARE(header()->sortIndicatorSection(), came);
    QTRY_COMPARE(m_controller->orders.last().second.sortBy, LinkColumn::Since);
    QVERIFY(m_controller->orders.last().second.descending);
    goTo(u"state:conflict"_s);
    QCOMPARE(header()->sortIndicatorSection(), column(u"source"_s));
    QTRY_COMPARE(m_controller->orders.last().second.sortBy, LinkColumn::SourceTitle);
    again();
    goTo(u"state:conflict"_s);
    QCOMPARE(header()->sortIndicatorSection(), column(u"source"_s));
    QCOMPARE(header()->sortIndicatorOrder(), Qt::AscendingOrder);
    QTRY_COMPARE(m_controller->orders.last().second.sortBy, LinkColumn::SourceTitle);
    QVERIFY(!m_controller->orders.last().second.descending);
    QCOMPARE(m_controller->orders.last().second.states, std::set{LinkState::Conflict});
}

void TestLayouts::orderOfOtherTablesIsKept()
{
    openWindow();
    goTo(u"causes"_s);
    auto *causes = child<QTableView>(u"causeTable"_s);
    QTRY_VERIFY(causes->model()->rowCount() > 3);
    causes->sortByColumn(0, Qt::AscendingOrder);
    again();
    goTo(u"causes"_s);
    causes = child<QTableView>(u"causeTable"_s);
    QTRY_VERIFY(causes->model()->rowCount() > 3);
    QCOMPARE(causes->horizontalHeader()->sortIndicatorSection(), 0);
    QStringList states;
    for (int row = 0; row < causes->model()->rowCount(); ++row)
        states << causes->model()->index(row, 0).data().toString();
    QVERIFY(std::is_sorted(states.begin(), states.end()));
}

void TestLayouts::renamingKeepsTheLayout()
{
    openWindow();
    goTo(u"state:conflict"_s);
    keepAs(u"Mine"_s);
    header()->moveSection(header()->visualIndex(column(u"target"_s)), 0);
    header()->resizeSection(column(u"source"_s), 187);
    header()->setSectionHidden(column(u"flow"_s), true);
    header()->moveSection(1, 2);
    table()->sortByColumn(column(u"target"_s), Qt::AscendingOrder);
    const auto places = [this] {
        QList<int> found;
        for (int at = 0; at < header()->count(); ++at)
            found << header()->logicalIndex(at);
        return found;
    };
    const QList<int> before = places();
    name(u"actionRenameView"_s, u"Ours"_s);
    QCOMPARE(places(), before);
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 187);
    QVERIFY(header()->isSectionHidden(column(u"flow"_s)));
    QCOMPARE(header()->sortIndicatorSection(), column(u"target"_s));
    again();
    goTo(u"saved:Ours"_s);
    QCOMPARE(child<Sidebar>(u"sidebar"_s)->currentSavedName(), u"Ours"_s);
    QCOMPARE(places(), before);
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 187);
    QCOMPARE(header()->sortIndicatorSection(), column(u"target"_s));
}

void TestLayouts::keepingAViewTakesItsLayout()
{
    openWindow();
    goTo(u"state:held"_s);
    header()->resizeSection(column(u"source"_s), 193);
    table()->sortByColumn(column(u"source"_s), Qt::DescendingOrder);
    keepAs(u"Held ones"_s);
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 193);
    QCOMPARE(header()->sortIndicatorSection(), column(u"source"_s));
    QTRY_COMPARE(m_controller->orders.last().second.sortBy, LinkColumn::SourceTitle);
    // From then on the two are two.
    header()->resizeSection(column(u"source"_s), 244);
    goTo(u"state:held"_s);
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 193);
}

void TestLayouts::workspacesShareNoLayout()
{
    openWindow();
    goTo(u"flow:1"_s);
    header()->resizeSection(column(u"source"_s), 187);
    table()->sortByColumn(column(u"source"_s), Qt::AscendingOrder);
    const int sorted = header()->sortIndicatorSection();
    m_window.reset();
    m_controller = std::make_unique<OtherController>(u"/tmp/Other.samband"_s);
    openWindow();
    goTo(u"flow:1"_s);
    QVERIFY(header()->sectionSize(column(u"source"_s)) != 187);
    QVERIFY(header()->sortIndicatorSection() != sorted);
    m_window.reset();
    m_controller = std::make_unique<OtherController>(u"/tmp/Demo.samband"_s);
    openWindow();
    goTo(u"flow:1"_s);
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 187);
    QCOMPARE(header()->sortIndicatorSection(), sorted);
}

/// A name with separators must not reach into the layout of another view.
void TestLayouts::namesMayHoldAnything()
{
    openWindow();
    goTo(u"state:held"_s);
    keepAs(u"a"_s);
    header()->resizeSection(column(u"source"_s), 181);
    goTo(u"state:held"_s);
    keepAs(u"a/columns"_s);
    header()->resizeSection(column(u"source"_s), 182);
    again();
    goTo(u"saved:a"_s);
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 181);
    goTo(u"saved:a/columns"_s);
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 182);
}

void TestLayouts::resettingColumnsLeavesTheOrder()
{
    openWindow();
    goTo(u"state:held"_s);
    table()->sortByColumn(column(u"source"_s), Qt::AscendingOrder);
    header()->resizeSection(column(u"source"_s), 181);
    m_window->findChild<QAction *>(u"actionColumns"_s)->trigger();
    QTRY_VERIFY(m_window->findChild<QAction *>(u"columnsReset"_s));
    m_window->findChild<QAction *>(u"columnsReset"_s)->trigger();
    QVERIFY(header()->sectionSize(column(u"source"_s)) != 181);
    QCOMPARE(header()->sortIndicatorSection(), column(u"source"_s));
    QCOMPARE(m_controller->orders.last().second.sortBy, LinkColumn::SourceTitle);
}

QTEST_MAIN(TestLayouts)

#include "tst_layouts.moc"
