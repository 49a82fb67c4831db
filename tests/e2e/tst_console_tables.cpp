#include "tests/e2e/consolestory.h"
#include "ui/column.h"
#include "ui/sidebar.h"

#include <QAction>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>

using namespace samband;
using namespace Qt::StringLiterals;

/// Working with a table of both systems' records: columns, filters, search, kept views, files. The functions are one
/// story and run in their order.
class TestConsoleTables : public ConsoleStory {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void cleanupTestCase() { close(); }

    void columnsAreThereAfterARestart();
    void filterRowNarrows();
    void searchUnderstandsItsWords();
    void keptViewCountsLive();
    void whatIsShownIsExported();

private:
    QHeaderView *header() const { return table()->horizontalHeader(); }
    int column(const QString &key) const
    {
        for (int at = 0; at < header()->count(); ++at) {
            if (table()->model()->headerData(at, Qt::Horizontal, ColumnKeyRole).toString() == key)
                return at;
        }
        return -1;
    }
    QString sidebarText(const QString &name) const
    {
        const auto *list = child<QListWidget>(u"sidebar"_s);
        for (int at = 0; at < list->count(); ++at) {
            const QString said = list->item(at)->data(Qt::AccessibleTextRole).toString() + list->item(at)->text();
            if (said.contains(name))
                return said;
        }
        return {};
    }
};

void TestConsoleTables::init()
{
    if (m_broken)
        QSKIP("an earlier part of the story failed");
    if (!m_window)
        open();
    if (m_pairs.isEmpty())
        linkAll();
}

void TestConsoleTables::columnsAreThereAfterARestart()
{
    rowsIn(u"flow:1"_s);
    child<QAction>(u"actionColumns"_s)->trigger();
    QTRY_VERIFY(child<QMenu>(u"columnMenu"_s));
    child<QMenu>(u"columnMenu"_s)->findChild<QAction *>(u"column_why"_s)->setChecked(true);
    QVERIFY(!header()->isSectionHidden(column(u"why"_s)));
    child<QMenu>(u"columnMenu"_s)->close();
    header()->resizeSection(column(u"source"_s), 203);
    header()->moveSection(header()->visualIndex(column(u"target"_s)), header()->visualIndex(column(u"source"_s)));
    table()->sortByColumn(column(u"source"_s), Qt::AscendingOrder);
    close();
    open();
    rowsIn(u"flow:1"_s);
    QVERIFY(!header()->isSectionHidden(column(u"why"_s)));
    QCOMPARE(header()->sectionSize(column(u"source"_s)), 203);
    QVERIFY(header()->visualIndex(column(u"target"_s)) < header()->visualIndex(column(u"source"_s)));
    QCOMPARE(header()->sortIndicatorSection(), column(u"source"_s));
    rowsIn(u"flow:3"_s);
    QVERIFY2(header()->isSectionHidden(column(u"why"_s)), "another view has columns of its own");
}

void TestConsoleTables::filterRowNarrows()
{
    const int all = rowsIn(u"flow:1"_s, u"is:insync"_s);
    QTRY_VERIFY(!idIn(0, 1).isEmpty());
    const QString name = table()->model()->index(0, column(u"source"_s)).data().toString();
    auto *field = child<QLineEdit>(u"filter_%1"_s.arg(column(u"source"_s)));
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, name.section(u' ', -1));
    QTRY_VERIFY(table()->model()->rowCount() < all && table()->model()->rowCount() > 0);
    QTRY_VERIFY(rowWith(table(), column(u"source"_s), u"…"_s) < 0);
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        QVERIFY(table()
                    ->model()
                    ->index(row, column(u"source"_s))
                    .data()
                    .toString()
                    .contains(name.section(u' ', -1), Qt::CaseInsensitive));
    field->clear();
    QTRY_COMPARE(table()->model()->rowCount(), all);
}

void TestConsoleTables::searchUnderstandsItsWords()
{
    edit(m_pairs[2], {{"phone"_L1, u"+47 22 00 00 21"_s}}, {{"directPhone"_L1, u"+47 22 00 00 22"_s}});
    edit(m_pairs[6], {{"lastname"_L1, u"Kjempesen"_s}}, {});
    QVERIFY(syncs());
    // What is asked for is another question each time: the same one brings no new answer to wait for.
    const int contactRows = rowsIn(u"flow:1"_s);
    const int conflicts = rowsIn(u"state:conflict"_s);
    QVERIFY(conflicts > 0);
    const int all = rowsIn(u"all"_s);
    QCOMPARE(rowsIn(u"all"_s, u"is:conflict"_s), conflicts);
    QCOMPARE(rowsIn(u"all"_s, u"!is:conflict"_s), all - conflicts);
    QCOMPARE(rowsIn(u"all"_s, u"flow:contact"_s), contactRows);
    QCOMPARE(rowsIn(u"all"_s, u"state:conflict"_s), conflicts);
    QCOMPARE(rowsIn(u"all"_s, u"flow:contact lastname:kjempesen"_s), 1);
    QCOMPARE(rowsIn(u"all"_s, u"flow:contact lastname:kjempesen !is:insync"_s), 0);
    const int insync = rowsIn(u"all"_s, u"is:insync flow:contact"_s);
    QCOMPARE(rowsIn(u"all"_s, u"is:insync flow:contact !lastname:kjempesen"_s), insync - 1);
    rowsIn(u"all"_s, u"is:nosuchstate"_s);
    QVERIFY(child(u"searchHint"_s)->isVisible());
}

void TestConsoleTables::keptViewCountsLive()
{
    const int conflicts = rowsIn(u"all"_s, u"is:conflict flow:contact"_s);
    child<QAction>(u"actionSaveView"_s)->trigger();
    QTRY_VERIFY(child<QDialog>(u"viewNameDialog"_s));
    child<QLineEdit>(u"viewNameField"_s)->setText(u"Uenige"_s);
    child<QDialog>(u"viewNameDialog"_s)->accept();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(!sidebarText(u"Uenige"_s).isEmpty());
    QTRY_VERIFY2(sidebarText(u"Uenige"_s).contains(QString::number(conflicts)), qPrintable(sidebarText(u"Uenige"_s)));
    edit(m_pairs[9], {{"phone"_L1, u"+47 22 00 00 31"_s}}, {{"directPhone"_L1, u"+47 22 00 00 32"_s}});
    QVERIFY(syncs());
    QTRY_VERIFY2(
        sidebarText(u"Uenige"_s).contains(QString::number(conflicts + 1)), qPrintable(sidebarText(u"Uenige"_s)));
    m_window->goTo(u"saved:Uenige"_s);
    QTRY_COMPARE(table()->model()->rowCount(), conflicts + 1);
    close();
    open();
    QTRY_VERIFY2(
        sidebarText(u"Uenige"_s).contains(QString::number(conflicts + 1)), qPrintable(sidebarText(u"Uenige"_s)));
}

void TestConsoleTables::whatIsShownIsExported()
{
    edit(m_pairs[7], {{"lastname"_L1, u"=1+1"_s}}, {});
    QVERIFY(syncs());
    const int rows = rowsIn(u"flow:1"_s, u"is:insync"_s);
    const QString csv = QString::fromUtf8(exported(u"actionExportCsv"_s));
    QCOMPARE(csv.count("\r\n"_L1), rows + 1);
    QCOMPARE(rowsIn(u"flow:1"_s, u"lastname:=1+1"_s), 1);
    const QString one = QString::fromUtf8(exported(u"actionExportCsv"_s));
    QVERIFY2(one.contains("=1+1"_L1), qPrintable(one));
    static const QRegularExpression formula(u"(^|[;,\"])=1"_s, QRegularExpression::MultilineOption);
    QVERIFY2(!one.contains(formula), qPrintable(one));
    const QJsonArray json = QJsonDocument::fromJson(exported(u"actionExportJson"_s)).array();
    QCOMPARE(json.size(), 1);
    QVERIFY(json.first().toObject()["source"_L1].toString().contains("=1+1"_L1));
}

QTEST_MAIN(TestConsoleTables)
#include "tst_console_tables.moc"
