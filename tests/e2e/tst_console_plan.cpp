#include "tests/e2e/consolestory.h"
#include "ui/tableview.h"

#include <QAction>
#include <QTabBar>

using namespace samband;
using namespace Qt::StringLiterals;

/// A plan over both systems: its tabs, its ticks, and rows that changed between the look at it and the yes. The
/// functions are one story and run in their order.
class TestConsolePlan : public ConsoleStory {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void cleanupTestCase() { close(); }

    void tabsHoldWhatTheySay();
    void followersSayWhatComesFirst();
    void rowThatChangedIsRefusedAlone();
    void untickedRowIsNotWritten();

private:
    static constexpr int sourceAt = 2;
    static constexpr int changesAt = 4;
    static constexpr int whyAt = 5;

    TableView *plan() const { return child<TableView>(u"planTable"_s); }
    QTabBar *tabs() const { return child<QTabBar>(u"planTabs"_s); }
    QString cell(int row, int column) const { return plan()->model()->index(row, column).data().toString(); }
    bool isTicked(int row) const
    {
        return plan()->model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    int tab(const QString &title) const
    {
        for (int at = 0; at < tabs()->count(); ++at) {
            if (tabs()->tabText(at).startsWith(title + u"  "_s))
                return at;
        }
        return -1;
    }
    int countOf(int at) const { return QLocale().toInt(tabs()->tabText(at).section(u"  "_s, 1)); }
};

void TestConsolePlan::init()
{
    if (m_broken)
        QSKIP("an earlier part of the story failed");
    if (!m_window)
        open();
}

void TestConsolePlan::tabsHoldWhatTheySay()
{
    QVERIFY(previews());
    QTRY_VERIFY(plan()->model()->rowCount() >= contacts);
    int rows = 0;
    for (const QString &title : {u"Create"_s, u"Update"_s, u"Link"_s, u"Archive"_s, u"Held"_s}) {
        QVERIFY2(tab(title) >= 0, qPrintable(title));
        tabs()->setCurrentIndex(tab(title));
        const int count = countOf(tab(title));
        QTRY_COMPARE(plan()->model()->rowCount(), count);
        rows += title == "Held"_L1 ? 0 : count;
        for (int row = 0; row < std::min(count, 20); ++row) {
            QTRY_VERIFY(cell(row, whyAt) != u"…"_s);
            QVERIFY2(!cell(row, whyAt).isEmpty(), qPrintable(title));
        }
    }
    QVERIFY(countOf(tab(u"Create"_s)) > 0 && countOf(tab(u"Link"_s)) > 0 && countOf(tab(u"Held"_s)) > 0);
    QCOMPARE(countOf(tab(u"All"_s)), rows);
    tabs()->setCurrentIndex(tab(u"Held"_s));
    QTRY_VERIFY(cell(0, whyAt) != u"…"_s);
    QVERIFY2(!isTicked(0), "what is held waits for a tick");
    QCOMPARE(writes(), 0);
}

/// An association is linked to the counterpart of its contact: the plan says which has to be made first.
void TestConsolePlan::followersSayWhatComesFirst()
{
    tabs()->setCurrentIndex(tab(u"Link"_s));
    QTRY_VERIFY(plan()->model()->rowCount() > 0);
    int waiting = -1;
    QTRY_VERIFY((waiting = rowWith(plan(), whyAt, u"Waits for "_s)) >= 0);
    plan()->setFocus();
    plan()->goTo(waiting);
    QTest::keyClick(plan(), Qt::Key_Space);
    QVERIFY(isTicked(waiting));
    QTRY_VERIFY2(cell(waiting, whyAt).startsWith(u"Linked once "_s), qPrintable(cell(waiting, whyAt)));
    click(u"planTickNone"_s);
    click(u"planClose"_s);
    linkAll();
}

void TestConsolePlan::rowThatChangedIsRefusedAlone()
{
    for (const int at : {10, 11, 12})
        edit(m_pairs[at], {{"lastname"_L1, u"Endret%1"_s.arg(at)}}, {});
    QVERIFY(previews());
    tabs()->setCurrentIndex(tab(u"Update"_s));
    QTRY_COMPARE(plan()->model()->rowCount(), 3);
    QTRY_VERIFY(rowWith(plan(), changesAt, u"Endret11"_s) >= 0);
    for (int row = 0; row < 3; ++row)
        QVERIFY(isTicked(row));
    // Somebody writes there between the look and the yes.
    edit(m_pairs[11], {{"lastname"_L1, u"Endret igjen"_s}}, {});
    const auto before = m_ended->size();
    click(u"planApprove"_s);
    QVERIFY(endsAfter(before));
    QCOMPARE(inCrmoffice(m_pairs[10], u"familyName"_s), u"Endret10"_s);
    QCOMPARE(inCrmoffice(m_pairs[12], u"familyName"_s), u"Endret12"_s);
    const QString kept = inCrmoffice(m_pairs[11], u"familyName"_s);
    QVERIFY2(!kept.startsWith("Endret"_L1), qPrintable(kept));
    const RunReport report = m_ended->last().first().value<RunReport>();
    QCOMPARE(report.refused.size(), 1);
    // The row says it itself, in a tab of its own.
    child<QAction>(u"actionShowPlan"_s)->trigger();
    QTRY_VERIFY(plan()->isVisible());
    QVERIFY(tab(u"Left out"_s) >= 0);
    QCOMPARE(tabs()->currentIndex(), tab(u"Left out"_s));
    QTRY_COMPARE(plan()->model()->rowCount(), 1);
    QTRY_VERIFY2(cell(0, whyAt).startsWith(u"Not done: it is not as the preview showed it any more."_s),
        qPrintable(cell(0, whyAt)));
    QVERIFY2(text(u"planNote"_s).contains(u"1 of the ticked rows were left out"_s), qPrintable(text(u"planNote"_s)));
    // The next one brings what stands there now.
    QVERIFY(syncs());
    QCOMPARE(inCrmoffice(m_pairs[11], u"familyName"_s), u"Endret igjen"_s);
}

void TestConsolePlan::untickedRowIsNotWritten()
{
    for (const int at : {20, 21})
        edit(m_pairs[at], {{"lastname"_L1, u"Valgt%1"_s.arg(at)}}, {});
    QVERIFY(previews());
    tabs()->setCurrentIndex(tab(u"Update"_s));
    QTRY_COMPARE(plan()->model()->rowCount(), 2);
    int row = -1;
    QTRY_VERIFY((row = rowWith(plan(), changesAt, u"Valgt20"_s)) >= 0);
    plan()->setFocus();
    plan()->goTo(row);
    QTest::keyClick(plan(), Qt::Key_Space);
    QVERIFY(!isTicked(row) && isTicked(1 - row));
    const auto before = m_ended->size();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(endsAfter(before));
    QCOMPARE(inCrmoffice(m_pairs[21], u"familyName"_s), u"Valgt21"_s);
    const QString kept = inCrmoffice(m_pairs[20], u"familyName"_s);
    QVERIFY2(kept != u"Valgt20"_s, qPrintable(kept));
}

QTEST_MAIN(TestConsolePlan)
#include "tst_console_plan.moc"
