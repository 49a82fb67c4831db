#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/look.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace samband;
using namespace Qt::StringLiterals;

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void titleAndOverview();
    void navigatingByKeys();
    void searching();
    void filteringAndSorting();
    void resolvingByKeys();
    void enterInAFieldResolvesNothing();
    void choicesAreBoundToWhatWasSeen();
    void steppingThroughWhatWaits();
    void approvingMany();
    void archivesAreNeverApprovedInBulk();
    void orphans();
    void linkingACandidate();
    void pausingAndUndoing();
    void undoingARun();
    void whyShowsTheInputs();
    void runningAndStopping();
    void previewAndApprove();
    void firstRun();
    void greenOnlyWhenAllIsWell();
    void errorsAreShownAndKept();
    void lateDetailIsDropped();
    void settingsAreKept();
    void changedHistoryIsTold();
    void planIsNoView();
    void everyWidgetIsNamed();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }
    void click(const QString &name) const;
    void open();
    void goTo(const QString &key);
    int shownRows() const { return child<QTableView>(u"linkTable"_s)->model()->rowCount(); }
    void select(int row);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QList<Question> m_questions;
    bool m_yes = true;
};

void TestWindow::initTestCase()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(lightPalette());
}

void TestWindow::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(300);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_questions.clear();
    m_yes = true;
    open();
}

void TestWindow::cleanup()
{
    m_window.reset();
    m_controller.reset();
}

void TestWindow::open()
{
    m_window = std::make_unique<MainWindow>(
        *m_controller, *m_settings, [this](QWidget *, const Question &question, const std::function<void()> &yes) {
            m_questions << question;
            if (m_yes)
                yes();
        });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(child<QLabel>(u"statusRead"_s)->text().isEmpty(), false);
    QTest::qWait(0);
}

void TestWindow::click(const QString &name) const
{
    auto *button = child<QAbstractButton>(name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestWindow::goTo(const QString &key)
{
    m_window->goTo(key);
    QTest::qWait(20);
}

void TestWindow::select(int row)
{
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > row);
    table->setFocus();
    table->selectRow(row);
    QTest::qWait(20);
}

void TestWindow::titleAndOverview()
{
    QCOMPARE(m_window->windowTitle(), u"Samband — Demo"_s);
    QTRY_VERIFY(child<QLabel>(u"overviewHero"_s)->text().contains(u"need you"_s));
    m_window->goTo(u"state:conflict"_s);
    QTRY_COMPARE(shownRows(), 8);
    QCOMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Conflicts"_s);
}

void TestWindow::navigatingByKeys()
{
    QTRY_VERIFY(child<QListWidget>(u"sidebar"_s)->count() > 15);
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(shownRows(), 8);
    press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(shownRows() > 8);
    goTo(u"flow:2"_s);
    QTRY_COMPARE(shownRows(), 75);
    goTo(u"runs"_s);
    QTRY_COMPARE(child<QTableView>(u"runTable"_s)->model()->rowCount(), 12);
    QVERIFY(child<QTableView>(u"runTable"_s)->isVisible());
    goTo(u"journal"_s);
    QTRY_COMPARE(child<QTableView>(u"journalTable"_s)->model()->rowCount(), 1200);
    press(Qt::Key_F6);
    QVERIFY(m_window->focusWidget());
    press(Qt::Key_F1);
    QTRY_VERIFY(child<QDialog>(u"helpDialog"_s));
}

void TestWindow::searching()
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(child<QLineEdit>(u"searchField"_s)->hasFocus());
    QTest::keyClicks(child<QLineEdit>(u"searchField"_s), u"flow:contact is:conflict"_s);
    QTRY_VERIFY(!m_controller->orders.isEmpty());
    QTRY_COMPARE(m_controller->orders.last().second.flow, std::optional<qint64>(1));
    QVERIFY(m_controller->orders.last().second.states == std::set{LinkState::Conflict});
    QVERIFY(child(u"linkTable"_s)->isVisible());
    press(Qt::Key_Escape);
    QTRY_COMPARE(shownRows(), 300);
}

void TestWindow::filteringAndSorting()
{
    goTo(u"all"_s);
    QTRY_COMPARE(shownRows(), 300);
    QTest::keyClicks(child<QLineEdit>(u"filter_1"_s), u"kari"_s);
    QTRY_COMPARE(m_controller->orders.last().second.contains.value(LinkColumn::SourceTitle), u"kari"_s);
    QTRY_VERIFY(shownRows() < 300 && shownRows() > 0);
    child<QTableView>(u"linkTable"_s)->sortByColumn(1, Qt::AscendingOrder);
    QTRY_COMPARE(m_controller->orders.last().second.sortBy, LinkColumn::SourceTitle);
    // Another view starts without the filters of this one.
    goTo(u"state:held"_s);
    QTRY_VERIFY(m_controller->orders.last().second.contains.isEmpty());
    QCOMPARE(child<QLineEdit>(u"filter_1"_s)->text(), QString());
}

void TestWindow::resolvingByKeys()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    QVERIFY(child<QLabel>(u"detailReason"_s)->text().contains(u"phone"_s));
    QVERIFY(!child<QPushButton>(u"resolveButton"_s)->isEnabled());
    press(Qt::Key_2);
    QTRY_VERIFY(child<QRadioButton>(u"choiceTarget_4"_s)->isChecked());
    QCOMPARE(child<QTableWidget>(u"propertyTable"_s)->item(3, 4)->text(), u"22 11 00 00"_s);
    press(Qt::Key_1);
    QVERIFY(child<QRadioButton>(u"choiceSource_4"_s)->isChecked());
    press(Qt::Key_3);
    QVERIFY(child<QRadioButton>(u"choiceBase_4"_s)->isChecked());
    press(Qt::Key_5);
    QVERIFY(child<QRadioButton>(u"choiceAccept_4"_s)->isChecked());
    press(Qt::Key_4);
    QTRY_VERIFY(child<QLineEdit>(u"valueEdit_4"_s)->hasFocus());
    QTest::keyClicks(child<QLineEdit>(u"valueEdit_4"_s), u"22 33"_s);
    QTest::keyClick(child<QLineEdit>(u"valueEdit_4"_s), Qt::Key_Return);
    QTRY_COMPARE(m_controller->resolved.size(), 1);
    const Resolution sent = m_controller->resolved.first().second.first();
    QCOMPARE(sent.property, 4);
    QCOMPARE(sent.choice, Choice::TakeValue);
    QCOMPARE(sent.value, u"22 33"_s);
    QCOMPARE(sent.seen.source, u"22 00 00 01"_s);
    QCOMPARE(sent.seen.target, u"22 11 00 00"_s);
    // The settled row leaves the view, and the next one is selected: one key, next.
    QTRY_COMPARE(shownRows(), 7);
    QTRY_COMPARE(child<QTableView>(u"linkTable"_s)->selectionModel()->selectedRows().size(), 1);
    child<QTableView>(u"linkTable"_s)->setFocus();
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s) && !child<QRadioButton>(u"choiceSource_4"_s)->isChecked());
    press(Qt::Key_1);
    QTest::keyClick(child<QTableView>(u"linkTable"_s), Qt::Key_Return);
    QTRY_COMPARE(m_controller->resolved.size(), 2);
    QCOMPARE(m_controller->resolved.last().second.first().choice, Choice::TakeSource);
}

void TestWindow::enterInAFieldResolvesNothing()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    press(Qt::Key_1);
    auto *filter = child<QLineEdit>(u"filter_1"_s);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Return);
    QTest::keyClicks(filter, u"1"_s);
    QTest::qWait(20);
    QVERIFY(m_controller->resolved.isEmpty());
    QCOMPARE(filter->text(), u"1"_s);
}

void TestWindow::choicesAreBoundToWhatWasSeen()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    press(Qt::Key_1);
    press(Qt::Key_J);
    QTest::qWait(30);
    press(Qt::Key_2);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_controller->resolved.size(), 2);
    goTo(u"state:failing"_s);
    select(0);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(child(u"linkTable"_s), Qt::Key_Return);
    QTest::qWait(20);
    QCOMPARE(m_controller->resolved.size(), 2);
}

void TestWindow::steppingThroughWhatWaits()
{
    press(Qt::Key_J);
    QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Everything that waits"_s);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_COMPARE(table->currentIndex().row(), 0);
    press(Qt::Key_J);
    QTRY_COMPARE(table->currentIndex().row(), 1);
    press(Qt::Key_K);
    QTRY_COMPARE(table->currentIndex().row(), 0);
}

void TestWindow::approvingMany()
{
    goTo(u"state:held"_s);
    QTRY_COMPARE(shownRows(), 10);
    child<QTableView>(u"linkTable"_s)->selectAll();
    QTRY_VERIFY(child(u"manyApprove"_s)->isVisible());
    QCOMPARE(child<QLabel>(u"manyTitle"_s)->text(), u"10 rows selected"_s);
    m_yes = false;
    click(u"manyApprove"_s);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.last().text.contains(u"10 creates"_s));
    QVERIFY(m_controller->calls.filter(u"approve"_s).isEmpty());
    m_yes = true;
    click(u"manyApprove"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"approve"_s), QStringList{u"approve 10 rows sync"_s});
    QTRY_COMPARE(shownRows(), 0);
}

void TestWindow::archivesAreNeverApprovedInBulk()
{
    for (LinkRow &row : m_controller->rows) {
        if (row.state == LinkState::Held && row.id > 100)
            row.verb = Verb::Archive;
    }
    goTo(u"state:held"_s);
    QTRY_COMPARE(shownRows(), 10);
    click(u"approveAllButton"_s);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().text.contains(u"4 creates"_s));
    QVERIFY(!m_questions.first().action.contains(u"archive"_s));
    QTRY_COMPARE(m_controller->calls.filter(u"approve"_s), QStringList{u"approve 2,32,62,92 sync"_s});
}

void TestWindow::orphans()
{
    goTo(u"state:orphaned"_s);
    select(0);
    QTRY_VERIFY(child(u"recreateButton"_s)->isVisible());
    m_yes = false;
    click(u"archiveButton"_s);
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().action.contains(u"HubSpot"_s));
    QVERIFY(m_controller->resolved.isEmpty());
    click(u"recreateButton"_s);
    QTRY_COMPARE(m_controller->resolved.size(), 1);
    QCOMPARE(m_controller->resolved.first().second.first().choice, Choice::Recreate);
    QCOMPARE(m_controller->resolved.first().second.first().property, 0);
}

void TestWindow::linkingACandidate()
{
    goTo(u"state:ambiguous"_s);
    select(0);
    QTRY_VERIFY(child(u"candidateList"_s)->isVisible());
    child<QListWidget>(u"candidateList"_s)->setCurrentRow(1);
    click(u"linkButton"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"link"_s).size(), 1);
    QVERIFY(m_controller->calls.filter(u"link"_s).first().endsWith(u"902 sync"_s));
}

void TestWindow::pausingAndUndoing()
{
    goTo(u"all"_s);
    select(0);
    QTRY_VERIFY(child(u"pauseButton"_s)->isVisible());
    click(u"pauseButton"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"pause"_s).size(), 1);
    const auto found = m_window->findChildren<QPushButton *>(QRegularExpression(u"^undoButton_"_s));
    auto *undo = found.isEmpty() ? nullptr : found.first();
    QVERIFY(undo);
    const QString id = undo->objectName().section(u'_', 1);
    undo->click();
    QTRY_COMPARE(m_controller->calls.filter(u"undo"_s), QStringList{u"undo %1 sync"_s.arg(id)});
    goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_VERIFY(journal->model()->rowCount() > 3);
    QTRY_COMPARE(journal->model()->index(1, 1).data().toString(), u"updated in CRMOffice"_s);
    journal->selectRow(1);
    click(u"journalUndo"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"undo"_s).size(), 2);
}

void TestWindow::undoingARun()
{
    goTo(u"runs"_s);
    auto *runs = child<QTableView>(u"runTable"_s);
    QTRY_COMPARE(runs->model()->rowCount(), 12);
    QTRY_VERIFY(child<QPushButton>(u"runUndo"_s)->isEnabled());
    const QString run = runs->model()->index(runs->currentIndex().row(), 0).data().toString();
    click(u"runUndo"_s);
    QTRY_COMPARE(m_questions.size(), 1);
    const Question question = m_questions.first();
    QVERIFY2(question.text.contains(u"3 values go back, 1 created record waits"_s), qPrintable(question.text));
    QVERIFY(question.text.contains(u"Ola Dal: It was changed again since."_s));
    QVERIFY(question.action.contains(run));
    QCOMPARE(m_controller->calls.filter(u"undo"_s),
        (QStringList{u"undo run %1 dry"_s.arg(run), u"undo run %1 sync"_s.arg(run)}));
    // With nothing to undo there is nothing to ask.
    m_controller->undoReport = {};
    click(u"runUndo"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"undo"_s).size(), 3);
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"nothing to undo"_s));
    QCOMPARE(m_questions.size(), 1);
}

void TestWindow::whyShowsTheInputs()
{
    goTo(u"state:conflict"_s);
    select(0);
    auto *inputs = child<QTableWidget>(u"whyInputs"_s);
    QTRY_VERIFY(inputs->rowCount() > 3);
    QVERIFY(!child<QLabel>(u"whySentence"_s)->text().isEmpty());
    QVERIFY(!child<QLabel>(u"whyChange"_s)->text().isEmpty());
    QStringList names;
    for (int row = 0; row < inputs->rowCount(); ++row)
        names << inputs->item(row, 0)->text();
    QVERIFY2(
        names.contains(m_controller->systems().source) && names.contains(u"Limit"_s), qPrintable(names.join(u',')));
    QString told;
    for (int row = 0; row < inputs->rowCount(); ++row)
        told += inputs->item(row, 1)->text() + u'\n';
    QVERIFY2(told.contains(u"Ask a person"_s) && told.contains(u"Archived records"_s), qPrintable(told));
    QVERIFY2(!told.contains(u"conflict ask"_s) && !told.contains(u"same-value"_s), qPrintable(told));
}

void TestWindow::runningAndStopping()
{
    m_controller->endsAtOnce = false;
    QVERIFY(!child<QAction>(u"actionStop"_s)->isEnabled());
    press(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_controller->runs.size(), 1);
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"120/400"_s));
    QVERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"about 6–9 s left"_s));
    QVERIFY(child<QAction>(u"actionStop"_s)->isEnabled());
    child<QListWidget>(u"sidebar"_s)->setFocus();
    press(Qt::Key_Escape);
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"stopped"_s));
    QVERIFY(!child<QAction>(u"actionStop"_s)->isEnabled());
    m_controller->endsAtOnce = true;
    goTo(u"flow:3"_s);
    child<QListWidget>(u"sidebar"_s)->setFocus();
    press(Qt::Key_F5);
    QTRY_COMPARE(m_controller->runs.last().flow, std::optional<qint64>(3));
    select(0);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_controller->runs.last().links.size(), 1);
    child<QAction>(u"actionReadEverything"_s)->trigger();
    QVERIFY(m_controller->runs.last().full);
}

void TestWindow::previewAndApprove()
{
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    QVERIFY(m_controller->runs.last().preview);
    QVERIFY(child<QLabel>(u"planTitle"_s)->text().contains(u"creates"_s));
    QTRY_VERIFY(child<QTableView>(u"planTable"_s)->model()->rowCount() > 10);
    click(u"planTickAll"_s);
    click(u"planApprove"_s);
    QTRY_COMPARE(m_controller->runs.size(), 2);
    QVERIFY(!m_controller->runs.last().preview);
    QVERIFY(m_controller->runs.last().plan != 0);
    QTRY_VERIFY(!child(u"planTable"_s)->isVisible());
}

void TestWindow::firstRun()
{
    m_controller->fillFirstRun(30);
    Q_EMIT m_controller->linksChanged({});
    QTRY_VERIFY(child<QLabel>(u"overviewHero"_s)->text().contains(u"first run waits"_s));
    QVERIFY(child<QLabel>(u"overviewHero"_s)->text().endsWith(u": 10 held"_s));
    click(u"overviewHeld"_s);
    QTRY_COMPARE(shownRows(), 30);
    click(u"approveAllButton"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"approve"_s), QStringList{u"approve 30 rows sync"_s});
    QCOMPARE(m_questions.size(), 1);
}

void TestWindow::greenOnlyWhenAllIsWell()
{
    QTRY_VERIFY(child<QLabel>(u"statusRead"_s)->text().contains(u"need you"_s));
    m_controller->green = true;
    Q_EMIT m_controller->linksChanged({});
    QTRY_VERIFY(child<QLabel>(u"statusRead"_s)->text().contains(u"all in step"_s));
    QCOMPARE(child<QLabel>(u"overviewHero"_s)->text(), u"All in step"_s);
}

void TestWindow::errorsAreShownAndKept()
{
    QVERIFY(!child(u"messageBar"_s)->isVisible());
    Error error;
    error.text = u"CRMOffice refused the token. Sign in again."_s;
    Q_EMIT m_controller->failed(error);
    QVERIFY(child(u"messageBar"_s)->isVisible());
    QCOMPARE(child<QLabel>(u"messageText"_s)->text(), error.text);
    error.text = u"The second one."_s;
    Q_EMIT m_controller->failed(error);
    QCOMPARE(child<QToolButton>(u"messageEarlier"_s)->text(), u"1 earlier"_s);
    click(u"messageDismiss"_s);
    QVERIFY(!child(u"messageBar"_s)->isVisible());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestWindow::lateDetailIsDropped()
{
    goTo(u"all"_s);
    select(0);
    QTRY_VERIFY(child(u"detailReason"_s)->isVisible());
    const QString title = child<QLabel>(u"detailTitleSource"_s)->text();
    LinkDetail late;
    late.row.id = 299;
    late.row.title = {u"Late"_s, u"Late"_s};
    late.row.recordId = {u"1"_s, u"2"_s};
    Q_EMIT m_controller->linkDetailReady(late);
    QCOMPARE(child<QLabel>(u"detailTitleSource"_s)->text(), title);
}

void TestWindow::settingsAreKept()
{
    goTo(u"state:failing"_s);
    m_window->resize(1111, 700);
    m_window->close();
    m_window.reset();
    open();
    QCOMPARE(m_window->width(), 1111);
    QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Failing"_s);
    QTRY_VERIFY(child(u"linkTable"_s)->isVisible());
}

void TestWindow::changedHistoryIsTold()
{
    Error changed;
    changed.text = u"Row 7 of the history is not as Samband wrote it."_s;
    m_controller->warn(changed);
    m_controller->requestSummary();
    QTRY_COMPARE(child<QLabel>(u"messageText"_s)->text(), changed.text);
    click(u"messageDismiss"_s);
    m_controller->requestSummary();
    QTest::qWait(50);
    QVERIFY2(!child(u"messageText"_s)->isVisible(), "once is enough");
}

void TestWindow::planIsNoView()
{
    goTo(u"journal"_s);
    auto *sidebar = child<QListWidget>(u"sidebar"_s);
    const QRect journal = sidebar->visualItemRect(sidebar->currentItem());
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    QVERIFY(sidebar->selectedItems().isEmpty());
    m_controller->requestSummary();
    QTest::qWait(20);
    QVERIFY(sidebar->selectedItems().isEmpty());
    QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, {}, journal.center());
    QTRY_VERIFY(child(u"journalTable"_s)->isVisible());
    QCOMPARE(sidebar->selectedItems().size(), 1);
}

void TestWindow::everyWidgetIsNamed()
{
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name = button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
        QVERIFY2(!name.isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u" "_s + widget->objectName()));
    }
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
