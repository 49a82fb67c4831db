#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/guidepage.h"
#include "ui/mainwindow.h"
#include "ui/reviewpage.h"
#include "ui/startdialog.h"
#include "ui/tableview.h"
#include "ui/tellingdelegate.h"

#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// From nothing to the first plan: the start, the guide, and the review of proposed links.
class TestGuide : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void startReadsTheDocumentBeforeAnythingIsWritten();
    void startTellsErrorsWithTheirLines();
    void startMakesNothingWhenCancelled();
    void startTellsWhyAFileCannotBe();
    void startOffersTheDemoOnlyWhereItIs();
    void guideShowsItselfInANewWorkspace();
    void guideStaysAwayOnceThereWasARun();
    void guideToThePlanByKeys();
    void guideTellsWhyReadingFailed();
    void reviewTicksWhatNothingSpeaksAgainst();
    void reviewNeverLinksWhatIsSelected();
    void reviewKeepsTicksWhenRowsChange();
    void reviewKeepsItsColumns();
    void everythingIsNamed();
    void screenshots();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    template<class T = QWidget> T *part(const QString &name) const { return m_start->findChild<T *>(name); }
    void open();
    void begin(const QString &demoMissing = {});
    void signIn();
    QWidget *page() const { return child<QStackedWidget>(u"pages"_s)->currentWidget(); }
    void press(int key)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key(key));
    }
    TableView *review() const { return page()->findChild<TableView *>(u"reviewTable"_s); }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<StartDialog> m_start;
    Result<Dataflow> m_document = Dataflow{};
    Status m_made = Done{};
    QStringList m_founded;
    QList<Question> m_questions;
};

void TestGuide::init()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    m_controller = std::make_unique<FakeController>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"guide.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_founded.clear();
    m_questions.clear();
    m_made = Done{};
    Dataflow dataflow;
    dataflow.system = {u"HubSpot"_s, u"CRMOffice"_s};
    Flow contact;
    contact.title = u"Contact"_s;
    contact.mappings.resize(4);
    Flow product;
    product.title = u"Product"_s;
    dataflow.flows = {contact, product};
    m_document = dataflow;
}

void TestGuide::cleanup()
{
    m_start.reset();
    m_window.reset();
    m_controller.reset();
}

void TestGuide::begin(const QString &demoMissing)
{
    StartTasks tasks;
    tasks.demoMissing = demoMissing;
    tasks.readDocument = [this](const QString &, const std::function<void(const Result<Dataflow> &)> &use) {
        QMetaObject::invokeMethod(
            m_controller.get(), [this, use] { use(m_document); }, Qt::QueuedConnection);
    };
    tasks.found = [this](const QString &path, const Dataflow &, const std::function<void(const Status &)> &use) {
        m_founded << path;
        QMetaObject::invokeMethod(
            m_controller.get(), [this, use] { use(m_made); }, Qt::QueuedConnection);
    };
    m_start = std::make_unique<StartDialog>(tasks);
    m_start->show();
    m_start->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_start.get()));
}

void TestGuide::open()
{
    m_window = std::make_unique<MainWindow>(
        *m_controller, *m_settings, [this](QWidget *, const Question &question, const std::function<void()> &yes) {
            m_questions << question;
            yes();
        });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestGuide::signIn()
{
    for (const Side side : bothSides)
        m_controller->signInState[side].step = SignInState::Step::SignedIn;
    m_controller->requestSignIn();
}

void TestGuide::startReadsTheDocumentBeforeAnythingIsWritten()
{
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    auto *next = part<QPushButton>(u"startNext"_s);
    QVERIFY(!next->isEnabled());
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(next->isEnabled());
    QVERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"Contact: 4 properties"_s));
    QVERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"Product: links only"_s));
    QTest::keyClick(part(u"startDocument"_s), Qt::Key_Return);
    QVERIFY(part<QLineEdit>(u"startFile"_s)->text().endsWith(u"HubSpot-CRMOffice.samband"_s));
    const QString file = m_folder.filePath(u"a.samband"_s);
    part<QLineEdit>(u"startFile"_s)->setText(file);
    QVERIFY(m_founded.isEmpty());
    next->click();
    QTRY_COMPARE(m_start->result(), int(QDialog::Accepted));
    QCOMPARE(m_founded, QStringList{file});
    QCOMPARE(m_start->choice(), StartDialog::Choice::Workspace);
    QCOMPARE(m_start->workspace(), file);
}

void TestGuide::startTellsErrorsWithTheirLines()
{
    Dataflow bad;
    bad.errors = {{12, u"a table row has three cells"_s}, {40, u"no section"_s}};
    m_document = bad;
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"line 12: a table row has three cells"_s));
    QVERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"line 40"_s));
    QVERIFY(!part<QPushButton>(u"startNext"_s)->isEnabled());
    m_document = Error{ErrorKind::BadDocument, u"It is a directory."_s};
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane"_s);
    QTRY_VERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"It is a directory."_s));
}

void TestGuide::startMakesNothingWhenCancelled()
{
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(part<QPushButton>(u"startNext"_s)->isEnabled());
    part<QPushButton>(u"startNext"_s)->click();
    part<QPushButton>(u"startBack"_s)->click();
    QVERIFY(part(u"startDocument"_s)->isVisible());
    part<QPushButton>(u"startNext"_s)->click();
    QTest::keyClick(m_start.get(), Qt::Key_Escape);
    QVERIFY(!m_start->isVisible() && m_founded.isEmpty());
    QCOMPARE(m_start->choice(), StartDialog::Choice::None);
}

void TestGuide::startTellsWhyAFileCannotBe()
{
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(part<QPushButton>(u"startNext"_s)->isEnabled());
    part<QPushButton>(u"startNext"_s)->click();
    auto *file = part<QLineEdit>(u"startFile"_s);
    auto *note = part<QLabel>(u"startFileNote"_s);
    file->setText(m_settings->fileName());
    m_settings->setValue(u"there"_s, 1);
    m_settings->sync();
    file->setText({});
    QVERIFY(note->text().contains(u"Name the file"_s));
    file->setText(m_settings->fileName());
    QVERIFY(note->text().contains(u"there already"_s));
    file->setText(u"/no/such/folder/a.samband"_s);
    QVERIFY(note->text().contains(u"no folder"_s) && !part<QPushButton>(u"startNext"_s)->isEnabled());
    m_made = Error{ErrorKind::Workspace, u"The disk is full."_s};
    file->setText(m_folder.filePath(u"b.samband"_s));
    part<QPushButton>(u"startNext"_s)->click();
    QTRY_VERIFY(note->text().contains(u"The disk is full."_s));
    QVERIFY2(m_start->isVisible() && part<QPushButton>(u"startNext"_s)->isEnabled(), "it can be tried again");
}

void TestGuide::startOffersTheDemoOnlyWhereItIs()
{
    begin(u"not installed"_s);
    QVERIFY(!part(u"startDemo"_s)->isEnabled());
    begin();
    part<QPushButton>(u"startDemo"_s)->click();
    QCOMPARE(m_start->choice(), StartDialog::Choice::Demo);
}

void TestGuide::guideShowsItselfInANewWorkspace()
{
    m_controller->fill(0);
    open();
    QTRY_COMPARE(page()->objectName(), u"guidePage"_s);
    QVERIFY(!child(u"guideNext"_s)->isEnabled());
    child<QPushButton>(u"guideLeave"_s)->click();
    QCOMPARE(page()->objectName(), u"overviewPage"_s);
}

void TestGuide::guideStaysAwayOnceThereWasARun()
{
    m_controller->fill(300);
    open();
    QTRY_VERIFY(!child<QLabel>(u"statusRead"_s)->text().isEmpty());
    QTest::qWait(50);
    QCOMPARE(page()->objectName(), u"overviewPage"_s);
}

void TestGuide::guideToThePlanByKeys()
{
    m_controller->fill(0);
    open();
    QTRY_COMPARE(page()->objectName(), u"guidePage"_s);
    auto *guide = child<GuidePage>(u"guidePage"_s);
    QTest::keyClicks(child(u"guidePage"_s)->findChild<QLineEdit *>(u"connectionTokenSource"_s), u"pat"_s);
    QTest::keyClick(child(u"guidePage"_s)->findChild<QLineEdit *>(u"connectionTokenSource"_s), Qt::Key_Return);
    QCOMPARE(m_controller->signIns.size(), 1);
    signIn();
    QTRY_VERIFY(child(u"guideNext"_s)->isEnabled());
    child(u"guideNext"_s)->setFocus();
    press(Qt::Key_Space);
    QCOMPARE(guide->step(), GuidePage::Check);
    QTRY_VERIFY(child<QLabel>(u"guideCheckTarget"_s)->text().contains(u"14 things about CRMOffice are assumed"_s));
    press(Qt::Key_Space);
    QCOMPARE(guide->step(), GuidePage::Read);
    QVERIFY(!child(u"guideNext"_s)->isEnabled() && child(u"guideRead"_s)->hasFocus());
    m_controller->fill(300);
    press(Qt::Key_Space);
    QCOMPARE(m_controller->runs.size(), 1);
    QVERIFY(m_controller->runs.first().preview);
    QTRY_VERIFY(child<QLabel>(u"guideReadText"_s)->text().contains(u"nothing was written"_s));
    QVERIFY2(page()->objectName() == u"guidePage"_s, "the plan waits for the matches");
    press(Qt::Key_Space);
    QCOMPARE(guide->step(), GuidePage::Review);
    QTRY_VERIFY(review()->model()->rowCount() > 0 && review()->hasFocus());
    press(Qt::Key_Return);
    QVERIFY2(m_controller->calls.last().startsWith(u"approve"_s), qPrintable(m_controller->calls.last()));
    QVERIFY2(!m_controller->calls.last().contains(u"sync"_s), "nothing is written before the plan is seen");
    child<QPushButton>(u"guideNext"_s)->click();
    QCOMPARE(guide->step(), GuidePage::Plan);
    child<QPushButton>(u"guideNext"_s)->click();
    QCOMPARE(m_controller->runs.size(), 2);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
}

void TestGuide::guideTellsWhyReadingFailed()
{
    m_controller->fill(0);
    m_controller->endsAtOnce = false;
    signIn();
    open();
    QTest::qWait(50);
    QVERIFY2(page()->objectName() != u"guidePage"_s, "both systems are connected: the overview says what is next");
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(child(u"paletteField"_s), u"first steps"_s);
    QTest::keyClick(child(u"paletteField"_s), Qt::Key_Return);
    QTRY_COMPARE(page()->objectName(), u"guidePage"_s);
    child<QPushButton>(u"guideNext"_s)->click();
    child<QPushButton>(u"guideRead"_s)->click();
    QTRY_VERIFY(m_controller->isRunning());
    QVERIFY(!child(u"guideBack"_s)->isEnabled());
    RunReport report;
    report.error = Error{ErrorKind::Network, u"No way to CRMOffice."_s};
    m_controller->endRun(report);
    QCOMPARE(child<QLabel>(u"guideReadText"_s)->text(), u"No way to CRMOffice."_s);
    QVERIFY(!child(u"guideNext"_s)->isEnabled() && child(u"guideRead"_s)->isEnabled());
}

void TestGuide::reviewTicksWhatNothingSpeaksAgainst()
{
    m_controller->fillFirstRun(30);
    open();
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(page()->objectName(), u"reviewPage"_s);
    QTRY_COMPARE(review()->model()->rowCount(), 20);
    auto *accept = page()->findChild<QPushButton *>(u"reviewAccept"_s);
    QCOMPARE(accept->text(), u"Accept the 14 ticked"_s);
    const QModelIndex target = review()->model()->index(0, ReviewModel::TargetColumn);
    const QString telling = target.data(TellingDelegate::TellingRole).toString();
    QVERIFY2(telling.startsWith(u"id 60"_s) && telling.endsWith(u" · directPhone 22 00 00 00"_s), qPrintable(telling));
    QVERIFY(target.data(Qt::AccessibleTextRole).toString().contains(telling));
    review()->setFocus();
    review()->goTo(0);
    press(Qt::Key_Space);
    QCOMPARE(accept->text(), u"Accept the 13 ticked"_s);
    review()->selectAll();
    press(Qt::Key_Space);
    QCOMPARE(accept->text(), u"Accept the 20 ticked"_s);
    press(Qt::Key_Space);
    QVERIFY(!accept->isEnabled());
    QVERIFY(m_controller->calls.filter(u"approve"_s).isEmpty());
}

void TestGuide::reviewNeverLinksWhatIsSelected()
{
    m_controller->fillFirstRun(30);
    open();
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(review()->model()->rowCount(), 20);
    review()->goTo(2);
    review()->setFocus();
    press(Qt::Key_Delete);
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().text.contains(u"never proposed"_s));
    QCOMPARE(m_controller->calls.filter(u"unlink"_s), QStringList{u"unlink 4 never"_s});
}

void TestGuide::reviewKeepsTicksWhenRowsChange()
{
    Tokens tokens;
    ReviewModel model(tokens);
    const auto ticked = [&model] {
        QList<qint64> links;
        for (const SuggestionRow &row : model.ticked())
            links << row.link;
        return links;
    };
    SuggestionRow likely{1, 1, {u"A"_s, u"A"_s}, {}, Likeness::Likely, 1, {{u"phone"_s}, {}, {}}};
    SuggestionRow claimed{2, 1, {u"B"_s, u"B"_s}, {}, Likeness::Likely, 2, {}};
    SuggestionRow differs{3, 1, {u"C"_s, u"C"_s}, {}, Likeness::Certain, 1, {{}, {u"phone: 1 / 2"_s}, {}}};
    SuggestionRow nameOnly{4, 1, {u"D"_s, u"D"_s}, {}, Likeness::NameOnly, 1, {}};
    model.setSuggestions({likely, claimed, differs, nameOnly});
    QCOMPARE(ticked(), QList<qint64>{1});
    model.tick({0}, false);
    model.tick({2}, true);
    SuggestionRow fresh = likely;
    fresh.link = 5;
    model.setSuggestions({likely, differs, fresh});
    QCOMPARE(ticked(), QList<qint64>({3, 5}));
}

void TestGuide::reviewKeepsItsColumns()
{
    const auto header = [this] { return m_window->findChild<TableView *>(u"reviewTable"_s)->horizontalHeader(); };
    const auto again = [this] {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
        m_window->resize(1400, 900);
        m_window->show();
    };
    again();
    header()->resizeSection(ReviewModel::WhyColumn, 217);
    header()->setSectionHidden(ReviewModel::DifferColumn, true);
    header()->resizeSection(ReviewModel::ScoreColumn, 103);
    again();
    QCOMPARE(header()->sectionSize(ReviewModel::WhyColumn), 217);
    QCOMPARE(header()->sectionSize(ReviewModel::ScoreColumn), 103);
    for (int column = 0; column < ReviewModel::SectionCount; ++column)
        QCOMPARE(header()->isSectionHidden(column), column == ReviewModel::DifferColumn);
}

void TestGuide::everythingIsNamed()
{
    const auto named = [](const QWidget *root) {
        for (const QWidget *widget : root->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith("qt_"_L1))
                continue;
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    };
    begin();
    named(m_start.get());
    part<QPushButton>(u"startNew"_s)->click();
    named(m_start.get());
    m_start.reset();
    m_controller->fill(0);
    open();
    QTRY_COMPARE(page()->objectName(), u"guidePage"_s);
    named(page());
}

void TestGuide::screenshots()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("set SAMBAND_SHOTS to a folder to get pictures");
    for (const auto &[name, palette] : {std::pair{u"light"_s, lightPalette()}, {u"dark"_s, darkPalette()}}) {
        QApplication::setPalette(palette);
        cleanup();
        init();
        const auto shot = [&, name = name](QWidget *what, const QString &of) {
            QTest::qWait(100);
            QVERIFY(what->grab().save(folder + u"/%1-%2.png"_s.arg(name, of)));
        };
        begin();
        shot(m_start.get(), u"start"_s);
        part<QPushButton>(u"startNew"_s)->click();
        part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
        shot(m_start.get(), u"start-document"_s);
        part<QPushButton>(u"startNext"_s)->click();
        shot(m_start.get(), u"start-file"_s);
        m_start.reset();
        m_controller->fill(0);
        open();
        QTRY_COMPARE(page()->objectName(), u"guidePage"_s);
        shot(m_window.get(), u"guide-connect"_s);
        signIn();
        QTRY_VERIFY(child(u"guideNext"_s)->isEnabled());
        child<QPushButton>(u"guideNext"_s)->click();
        shot(m_window.get(), u"guide-check"_s);
        child<QPushButton>(u"guideNext"_s)->click();
        m_controller->fillFirstRun(60);
        child<QPushButton>(u"guideRead"_s)->click();
        shot(m_window.get(), u"guide-read"_s);
        child<QPushButton>(u"guideNext"_s)->click();
        shot(m_window.get(), u"guide-review"_s);
    }
    QApplication::setPalette(lightPalette());
}

QTEST_MAIN(TestGuide)

#include "tst_guide.moc"
