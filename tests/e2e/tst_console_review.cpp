#include "tests/e2e/consolestory.h"
#include "ui/reviewmodel.h"
#include "ui/tableview.h"

#include <QAction>
#include <QLineEdit>
#include <QStackedWidget>

using namespace samband;
using namespace Qt::StringLiterals;

/// Proposed links over both systems: accepted in bulk, or never made. The functions are one story and run in their
/// order.
class TestConsoleReview : public ConsoleStory {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void cleanupTestCase() { close(); }

    void proposalsComeWithScoreAndReason();
    void neverIsRemembered();
    void acceptedLinksAreMadeByTheNextRun();

private:
    TableView *review() const
    {
        return child<QStackedWidget>(u"pages"_s)->currentWidget()->findChild<TableView *>(u"reviewTable"_s);
    }
    QString cell(int row, int column) const { return review()->model()->index(row, column).data().toString(); }
    /// What tells the two records of a row apart from all others.
    QString pairAt(int row) const
    {
        return review()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString()
            + review()->model()->index(row, 1).data(Qt::AccessibleTextRole).toString()
            + cell(row, ReviewModel::FlowColumn);
    }
    bool shows(const QString &pair) const
    {
        for (int row = 0; row < review()->model()->rowCount(); ++row) {
            if (pairAt(row) == pair)
                return true;
        }
        return false;
    }
    void openReview();
};

void TestConsoleReview::init()
{
    if (m_broken)
        QSKIP("an earlier part of the story failed");
    if (!m_window)
        open();
}

void TestConsoleReview::openReview()
{
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(review() && review()->isVisible());
    QTRY_VERIFY(review()->model()->rowCount() > 0);
}

void TestConsoleReview::proposalsComeWithScoreAndReason()
{
    QVERIFY(previews());
    openReview();
    QVERIFY(review()->model()->rowCount() > 5);
    for (int row = 0; row < review()->model()->rowCount(); ++row) {
        QVERIFY(!cell(row, ReviewModel::ScoreColumn).isEmpty());
        QVERIFY(!cell(row, ReviewModel::WhyColumn).isEmpty());
    }
    QCOMPARE(exported(u"actionExportCsv"_s).count("\r\n"), review()->model()->rowCount() + 1);
    QCOMPARE(writes(), 0);
}

void TestConsoleReview::neverIsRemembered()
{
    const int rows = review()->model()->rowCount();
    const QString pair = pairAt(1);
    review()->setFocus();
    review()->goTo(1);
    QTRY_VERIFY(child<QAction>(u"actionReviewNever"_s)->isEnabled());
    QTest::keyClick(review(), Qt::Key_Delete);
    QTRY_VERIFY(!shows(pair));
    QVERIFY(review()->model()->rowCount() < rows);
    // Not by another look either, nor in another session.
    close();
    open();
    QVERIFY(previews());
    openReview();
    QVERIFY(!shows(pair));
    QCOMPARE(writes(), 0);
}

void TestConsoleReview::acceptedLinksAreMadeByTheNextRun()
{
    const int linked = rowsIn(u"all"_s, u"is:insync"_s);
    openReview();
    int ticked = 0;
    for (int row = 0; row < review()->model()->rowCount(); ++row)
        ticked += review()->model()->index(row, 0).data(Qt::CheckStateRole) == Qt::Checked ? 1 : 0;
    QVERIFY(ticked > 1);
    review()->setFocus();
    QTest::keyClick(review(), Qt::Key_Return);
    QTRY_VERIFY2(text(u"reviewNote"_s).contains(u"%1 are accepted"_s.arg(ticked))
            || child<QStackedWidget>(u"pages"_s)
                   ->currentWidget()
                   ->findChild<QLabel *>(u"reviewNote"_s)
                   ->text()
                   .contains(u"%1 are accepted"_s.arg(ticked)),
        qPrintable(text(u"reviewNote"_s)));
    QCOMPARE(writes(), 0);
    QVERIFY(syncs());
    QVERIFY(rowsIn(u"all"_s, u"is:insync"_s) + rowsIn(u"all"_s, u"is:conflict"_s) >= linked + ticked);
}

QTEST_MAIN(TestConsoleReview)
#include "tst_console_review.moc"
