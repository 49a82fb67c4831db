#include "tests/ui/windowfixture.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace samband;
using namespace Qt::StringLiterals;

/// What a person has chosen and not sent is nowhere but in the window: no window goes with it unasked.
class TestUnsent : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingChosenIsNotAskedAbout();
    void cancelKeepsWindowAndChoices();
    void discardClosesWithoutSending();
    void sendingClosesOnceTheRunHasEnded();
    void whatCannotBeStoredKeepsTheWindow();
    void anOlderRunDoesNotCloseIt();
    void quittingFromTheTrayAsksInTheWindow();
    void anotherLanguageKeepsThem();

private:
    void choose();
    QMessageBox *asked() const { return m_window->findChild<QMessageBox *>(u"unsentAsk"_s); }
    void answer(const QString &button)
    {
        QTRY_VERIFY(asked() && asked()->isVisible());
        QTest::mouseClick(asked()->findChild<QPushButton *>(button), Qt::LeftButton);
    }

    std::unique_ptr<QSignalSpy> m_quit;
};

void TestUnsent::init()
{
    WindowFixture::init();
    openWindow();
    m_quit = std::make_unique<QSignalSpy>(m_window.get(), &MainWindow::quitWanted);
}

void TestUnsent::cleanup()
{
    m_quit.reset();
    WindowFixture::cleanup();
}

/// Takes CRMOffice's value in the first conflict, and types one in the second.
void TestUnsent::choose()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceTarget_4"_s));
    press(Qt::Key_2);
    select(1);
    QTRY_VERIFY(!child<QPushButton>(u"resolveButton"_s)->isEnabled());
    press(Qt::Key_4);
    QTRY_VERIFY(child<QLineEdit>(u"valueEdit_4"_s) && child<QLineEdit>(u"valueEdit_4"_s)->hasFocus());
    QTest::keyClicks(child<QLineEdit>(u"valueEdit_4"_s), u"22 33"_s);
}

void TestUnsent::nothingChosenIsNotAskedAbout()
{
    QVERIFY(m_window->close());
    QCOMPARE(m_quit->size(), 1);
}

void TestUnsent::cancelKeepsWindowAndChoices()
{
    choose();
    QVERIFY(!m_window->close());
    QVERIFY2(asked()->text().contains(u"2 rows"_s), qPrintable(asked()->text()));
    QVERIFY(asked()->text().contains(u"1 × the value of CRMOffice, 1 × a typed value"_s));
    QCOMPARE(asked()->defaultButton()->objectName(), u"unsentCancel"_s);
    answer(u"unsentCancel"_s);
    QTRY_VERIFY(!asked());
    QVERIFY(m_window->isVisible() && m_quit->isEmpty() && m_controller->resolved.isEmpty());
    QCOMPARE(child<QLineEdit>(u"valueEdit_4"_s)->text(), u"22 33"_s);
    QVERIFY(!m_window->close()); // asked again
    QVERIFY(asked());
}

void TestUnsent::discardClosesWithoutSending()
{
    choose();
    child<QAction>(u"actionQuit"_s)->trigger();
    answer(u"unsentDiscard"_s);
    QTRY_COMPARE(m_quit->size(), 1);
    QVERIFY(!m_window->isVisible() && m_controller->resolved.isEmpty());
}

void TestUnsent::sendingClosesOnceTheRunHasEnded()
{
    choose();
    m_controller->endsAtOnce = false;
    QVERIFY(!m_window->close());
    answer(u"unsentSend"_s);
    QTRY_COMPARE(m_controller->resolved.size(), 2);
    QCOMPARE(m_controller->resolved.last().second.first().value, u"22 33"_s);
    QVERIFY(m_questions.isEmpty()); // it was asked already
    // As the controller does right after.
    RunRequest request;
    request.links = {m_controller->resolved.first().first, m_controller->resolved.last().first};
    m_controller->run(request);
    QTest::qWait(20);
    QVERIFY(m_window->isVisible());
    m_controller->endRun({});
    QTRY_COMPARE(m_quit->size(), 1);
}

void TestUnsent::whatCannotBeStoredKeepsTheWindow()
{
    choose();
    m_controller->refusal = Error{ErrorKind::Workspace, u"The disk is full."_s};
    QVERIFY(!m_window->close());
    answer(u"unsentSend"_s);
    QTRY_VERIFY(child<QLabel>(u"messageText"_s)->text().contains(u"disk is full"_s));
    m_controller->run({});
    QTest::qWait(30);
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
    QVERIFY(!m_window->close()); // the choices are still there
    QVERIFY(asked());
}

void TestUnsent::anOlderRunDoesNotCloseIt()
{
    choose();
    m_controller->endsAtOnce = false;
    m_controller->run({});
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"writing"_s));
    QVERIFY(!m_window->close());
    answer(u"unsentSend"_s);
    QTRY_COMPARE(m_controller->resolved.size(), 2);
    m_controller->endRun({});
    QTest::qWait(20);
    QVERIFY(m_window->isVisible());
}

void TestUnsent::quittingFromTheTrayAsksInTheWindow()
{
    m_window->setTray(true);
    m_settings->setValue("stayInTray"_L1, true);
    choose();
    m_window->close(); // stays beside the clock, with everything that was chosen
    QVERIFY(!m_window->isVisible() && !asked());
    m_window->quit();
    QVERIFY(m_window->isVisible() && asked() && m_quit->isEmpty());
    answer(u"unsentDiscard"_s);
    QTRY_COMPARE(m_quit->size(), 1);
    QVERIFY(!m_window->isVisible());
}

void TestUnsent::anotherLanguageKeepsThem()
{
    choose();
    const Drafts::State unsent = m_window->unsent();
    m_quit.reset();
    m_window.reset();
    openWindow();
    m_window->takeUp(unsent);
    goTo(u"state:conflict"_s);
    select(1);
    QTRY_VERIFY(child<QLineEdit>(u"valueEdit_4"_s) && child<QLineEdit>(u"valueEdit_4"_s)->text() == u"22 33"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!child<QPushButton>(u"resolveButton"_s)->isEnabled());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(child<QPushButton>(u"resolveButton"_s)->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_controller->resolved.size(), 2);
    QCOMPARE(m_controller->resolved.first().second.first().choice, Choice::TakeTarget);
    QCOMPARE(m_controller->resolved.last().second.first().value, u"22 33"_s);
}

QTEST_MAIN(TestUnsent)
#include "tst_unsent.moc"
