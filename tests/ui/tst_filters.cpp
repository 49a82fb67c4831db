#include "tests/support/fakecontroller.h"
#include "ui/mainwindow.h"
#include "ui/tableview.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// The tables beside the links: what a person types under a heading, sorts by, copies and takes along.
class TestFilters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void journalByColumns();
    void journalByTheWordsOfItsColumn();
    void journalIsSorted();
    void runsAreFilteredAndSorted();
    void runsAreCopied();
    void runsAreExported();
    void columnsAreKept();
    void fieldsHaveNames();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    void openWindow();
    void type(const QString &field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        QVERIFY2(edit && edit->isVisible(), qPrintable(field));
        QTest::keyClicks(edit, text);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestFilters::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(60);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"filters.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    openWindow();
}

void TestFilters::openWindow()
{
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::qWait(20);
}

void TestFilters::cleanup()
{
    m_window.reset();
    m_controller.reset();
}

void TestFilters::journalByColumns()
{
    m_window->goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_COMPARE(journal->model()->rowCount(), 240);
    type(u"journalFilter_2"_s, u"kari"_s);
    QTRY_COMPARE(m_controller->journalQueries.last().contains.value(JournalColumn::Record), u"kari"_s);
    QTRY_VERIFY(journal->model()->rowCount() < 240 && journal->model()->rowCount() > 0);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_window->focusWidget()->objectName(), u"journalFilter_0"_s);
}

void TestFilters::journalByTheWordsOfItsColumn()
{
    m_window->goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_COMPARE(journal->model()->rowCount(), 240);
    type(u"journalFilter_1"_s, u"updated in crm"_s);
    QTRY_COMPARE(journal->model()->rowCount(), 60);
    QCOMPARE(*m_controller->journalQueries.last().kinds,
        (QList<std::pair<QString, std::optional<Side>>>{{u"updated"_s, Side::Target}}));
    child<QLineEdit>(u"journalFilter_1"_s)->clear();
    QTRY_COMPARE(journal->model()->rowCount(), 240);
}

void TestFilters::journalIsSorted()
{
    m_window->goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_COMPARE(journal->model()->rowCount(), 240);
    journal->sortByColumn(2, Qt::AscendingOrder);
    QTRY_COMPARE(m_controller->journalQueries.last().sortBy, JournalColumn::Record);
    QVERIFY(!m_controller->journalQueries.last().descending);
}

void TestFilters::runsAreFilteredAndSorted()
{
    m_window->goTo(u"runs"_s);
    auto *runs = child<QTableView>(u"runTable"_s);
    const auto cell = [runs](int row, int column) { return runs->model()->index(row, column).data().toString(); };
    QTRY_COMPARE(runs->model()->rowCount(), 12);
    QCOMPARE(cell(0, 0), u"12"_s);
    runs->sortByColumn(0, Qt::AscendingOrder); // by number: 2 comes before 10
    QTRY_COMPARE(cell(0, 0), u"1"_s);
    QCOMPARE(cell(1, 0), u"2"_s);
    type(u"runFilter_10"_s, u"refused the token"_s);
    QTRY_COMPARE(runs->model()->rowCount(), 1);
    QCOMPARE(cell(0, 0), u"7"_s);
    runs->selectRow(0);
    QTRY_VERIFY(child<QLabel>(u"runLine"_s)->text().contains(u"refused the token"_s));
}

void TestFilters::runsAreCopied()
{
    m_window->goTo(u"runs"_s);
    auto *runs = child<QTableView>(u"runTable"_s);
    QTRY_COMPARE(runs->model()->rowCount(), 12);
    runs->selectAll();
    QGuiApplication::clipboard()->clear();
    child<QAction>(u"actionCopy"_s)->trigger();
    QTRY_COMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 13);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Run\tStarted"_s));
}

void TestFilters::runsAreExported()
{
    m_window->goTo(u"runs"_s);
    QTRY_COMPARE(child<QTableView>(u"runTable"_s)->model()->rowCount(), 12);
    const QString path = m_folder.filePath(u"runs.csv"_s);
    auto *button = child(u"runExport"_s);
    QVERIFY(button);
    button->findChild<QAction *>(u"exportViewCsv"_s)->trigger();
    auto *dialog = child<QFileDialog>(u"exportDialog"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 13);
}

void TestFilters::columnsAreKept()
{
    m_window->goTo(u"runs"_s);
    auto *runs = child<QTableView>(u"runTable"_s);
    QTRY_COMPARE(runs->model()->rowCount(), 12);
    runs->horizontalHeader()->resizeSection(1, 177);
    m_window.reset();
    openWindow();
    m_window->goTo(u"runs"_s);
    QTRY_COMPARE(child<QTableView>(u"runTable"_s)->horizontalHeader()->sectionSize(1), 177);
}

void TestFilters::fieldsHaveNames()
{
    for (const QString &view : {u"journal"_s, u"runs"_s}) {
        m_window->goTo(view);
        QTest::qWait(50);
        const QString name = view == "runs"_L1 ? u"runFilter_1"_s : u"journalFilter_1"_s;
        QVERIFY(!child<QLineEdit>(name)->accessibleName().isEmpty());
    }
}

QTEST_MAIN(TestFilters)
#include "tst_filters.moc"
