#include "tests/support/fakecontroller.h"
#include "ui/guidepage.h"
#include "ui/mainwindow.h"
#include "ui/reviewpage.h"
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

/// From a new workspace to the first plan: the guide, and the review of proposed links.
class TestGuide : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void guideShowsItselfInANewWorkspace();
    void guideStaysAwayOnceThereWasARun();
    void guideToThePlanByKeys();
    void guideTellsWhyReadingFailed();
    void reviewTicksWhatNothingSpeaksAgainst();
    void reviewNeverLinksWhatIsSelected();
    void reviewKeepsTicksWhenRowsChange();
    void reviewKeepsItsColumns();
    void everythingIsNamed();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    void open();
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
    QList<Question> m_questions;
};

void TestGuide::init()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    m_controller = std::make_unique<FakeController>();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"guide.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_questions.clear();
}

void TestGuide::cleanup()
{
    m_window.reset();
    m_controller.reset();
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
    m_controller->fill(0);
    open();
    QTRY_COMPARE(page()->objectName(), u"guidePage"_s);
    named(page());
}

QTEST_MAIN(TestGuide)

#include "tst_guide.moc"
