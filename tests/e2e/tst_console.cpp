#include "tests/e2e/consolestory.h"
#include "tests/support/palettes.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QTreeWidget>

using namespace samband;
using namespace Qt::StringLiterals;

/// The main job as a person does it in the window. What came of it is read from the two systems, never from our store.
/// The functions are one story and run in their order.
class TestConsole : public ConsoleStory {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init();
    void cleanup();
    void cleanupTestCase();

    void firstPreviewWaits();
    void approvedPlanLinksEverything();
    void secondSyncWritesNothing();
    void editsInBothSystemsMove();
    void pairOpensInItsOwnPages();
    void conflictIsSettledByKeys();
    void undoBringsTheOldValueBack();
    void stopLeavesNothingHalfDone();
    void windowAnswersWhileARunWorks();
    void doctorFindsBothWell();
    void wrongTokenSaysWhatToDo();
    void pictures();

    /// Takes the place of the browser.
    void browse(const QUrl &url) { m_browsed << url; }
};

void TestConsole::init()
{
    if (m_broken)
        QSKIP("an earlier part of the story failed");
    if (!m_window)
        open();
}

void TestConsole::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

void TestConsole::cleanupTestCase()
{
    close();
}

void TestConsole::firstPreviewWaits()
{
    const auto before = m_ended->size();
    press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(endsAfter(before));
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    QTRY_VERIFY(child<QTableView>(u"planTable"_s)->model()->rowCount() >= contacts);
    QVERIFY2(text(u"planTitle"_s).contains(u"creates"_s), qPrintable(text(u"planTitle"_s)));
    QVERIFY(text(u"planNote"_s).contains(u"Nothing has been written"_s));
    QCOMPARE(writes(), 0);
    QTest::qWait(300);
    QCOMPARE(writes(), 0);
    m_window->goTo(u"overview"_s);
    QTRY_VERIFY2(text(u"overviewHero"_s).contains(u"first run waits"_s), qPrintable(text(u"overviewHero"_s)));
    click(u"overviewPlan"_s);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
}

void TestConsole::approvedPlanLinksEverything()
{
    const auto planned = m_ended->last().first().value<RunReport>().planned;
    const qsizetype recordsBefore = recordsInCrmoffice();
    const auto before = m_ended->size();
    // On the first run everything is held: what nobody ticks is not written.
    click(u"planTickAll"_s);
    click(u"planApprove"_s);
    QVERIFY(endsAfter(before));
    QVERIFY2(!child(u"messageBar"_s)->isVisible(), qPrintable(text(u"messageText"_s)));
    // What CRMOffice did not make it refused, and that stands where failures stand; nothing was sent twice.
    const qsizetype made = recordsInCrmoffice() - recordsBefore;
    QVERIFY(made > 0);
    m_failing = rowsIn(u"state:failing"_s);
    QCOMPARE(made + m_failing, planned.value(Verb::Create));
    const QJsonObject routes = crmoffice(u"counters"_s)["byRoute"_L1].toObject();
    QCOMPARE(routes["POST /contacts"_L1].toInt() + routes["POST /companies"_L1].toInt(), planned.value(Verb::Create));
    m_window->goTo(u"overview"_s);
    QTRY_VERIFY2(text(u"overviewSum"_s).contains(u"written"_s), qPrintable(text(u"overviewSum"_s)));
    QVERIFY2(text(u"overviewSum"_s).contains(u" = "_s), qPrintable(text(u"overviewSum"_s)));
    const QJsonObject state = hubspot(u"state"_s);
    for (int flow = 1; flow <= 4; ++flow)
        QVERIFY2(rowsIn(u"flow:%1"_s.arg(flow), u"is:insync"_s) > 0, qPrintable(QString::number(flow)));
    // Each HubSpot contact stands in exactly one row of its flow.
    const int lone = rowsIn(u"flow:1"_s, u"is:outside"_s);
    QCOMPARE(rowsIn(u"flow:1"_s) - lone, state["contacts"_L1].toArray().size());
    const int linked = rowsIn(u"flow:1"_s, u"is:insync"_s);
    QVERIFY(linked > contacts / 2);
    for (int row = 0; row < linked; ++row) {
        table()->scrollTo(table()->model()->index(row, 0));
        QTRY_VERIFY(!idIn(row, 1).isEmpty());
        m_pairs << Pair{idIn(row, 1), idIn(row, 2)};
        QVERIFY(!m_pairs.last().crmoffice.isEmpty());
    }
}

void TestConsole::secondSyncWritesNothing()
{
    forgetCounts();
    QVERIFY(syncs());
    QCOMPARE(writes(), 0);
    m_window->goTo(u"overview"_s);
    QTRY_VERIFY2(text(u"overviewRun"_s).startsWith(u"Run 3"_s), qPrintable(text(u"overviewRun"_s)));
    QVERIFY2(!text(u"overviewSum"_s).contains(u"written"_s), qPrintable(text(u"overviewSum"_s)));
}

void TestConsole::editsInBothSystemsMove()
{
    const Pair pair = m_pairs[3];
    edit(pair, {{"firstname"_L1, u"Ragnfrid"_s}}, {{"directPhone"_L1, u"+47 22 12 12 12"_s}});
    QVERIFY(syncs());
    QCOMPARE(inCrmoffice(pair, u"givenName"_s), u"Ragnfrid"_s);
    QCOMPARE(inHubspot(pair, u"phone"_s), u"+47 22 12 12 12"_s);
    QCOMPARE(inHubspot(pair, u"firstname"_s), u"Ragnfrid"_s);
    QCOMPARE(inCrmoffice(pair, u"directPhone"_s), u"+47 22 12 12 12"_s);
}

void TestConsole::pairOpensInItsOwnPages()
{
    QDesktopServices::setUrlHandler(u"https"_s, this, "browse");
    rowsIn(u"flow:1"_s, u"is:insync"_s);
    select(m_pairs[3]);
    QTRY_VERIFY(child<QAction>(u"actionOpenSource"_s)->isEnabled());
    QVERIFY2(!child<QAction>(u"actionOpenTarget"_s)->isEnabled(), "nobody knows where CRMOffice shows a record");
    press(Qt::Key_1, Qt::AltModifier);
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(m_browsed, QList<QUrl>{QUrl(u"https://app.hubspot.com/contacts/4711/record/0-1/"_s + m_pairs[3].hubspot)});
}

void TestConsole::conflictIsSettledByKeys()
{
    const Pair pair = m_pairs[5];
    edit(pair, {{"phone"_L1, u"+47 22 00 00 11"_s}, {"lastname"_L1, u"Nordby"_s}},
        {{"directPhone"_L1, u"+47 22 00 00 12"_s}});
    QVERIFY(syncs());
    QCOMPARE(inHubspot(pair, u"phone"_s), u"+47 22 00 00 11"_s);
    QCOMPARE(inCrmoffice(pair, u"directPhone"_s), u"+47 22 00 00 12"_s);
    QCOMPARE(inCrmoffice(pair, u"familyName"_s), u"Nordby"_s);
    const int conflicts = rowsIn(u"state:conflict"_s);
    QVERIFY(conflicts > 0);
    select(pair);
    QTRY_VERIFY(text(u"detailReason"_s).contains(u"phone"_s));
    // HubSpot knows how the value came there; CRMOffice only when the record was changed.
    const auto past = [this](const QString &side) {
        const auto lines = m_window->findChildren<QLabel *>(QRegularExpression(u"^past%1_"_s.arg(side)));
        return lines.isEmpty() ? QString() : lines.first()->text();
    };
    QTRY_VERIFY2(past(u"Source"_s).contains(", in the app"_L1), qPrintable(past(u"Source"_s)));
    QTRY_VERIFY2(past(u"Target"_s).startsWith("record changed"_L1), qPrintable(past(u"Target"_s)));
    press(Qt::Key_2);
    const QList<QRadioButton *> chosen =
        m_window->findChildren<QRadioButton *>(QRegularExpression(u"^choiceTarget_"_s));
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.first()->isChecked());
    QCOMPARE(inHubspot(pair, u"phone"_s), u"+47 22 00 00 11"_s);
    const auto before = m_ended->size();
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(endsAfter(before));
    QCOMPARE(inHubspot(pair, u"phone"_s), u"+47 22 00 00 12"_s);
    QCOMPARE(inCrmoffice(pair, u"directPhone"_s), u"+47 22 00 00 12"_s);
    QTRY_COMPARE(table()->model()->rowCount(), conflicts - 1);
}

void TestConsole::undoBringsTheOldValueBack()
{
    const Pair pair = m_pairs[5];
    rowsIn(u"flow:1"_s, pair.hubspot);
    select(pair);
    const auto buttons = [this] {
        auto found = m_window->findChildren<QAbstractButton *>(QRegularExpression(u"^undoButton_"_s));
        found.removeIf([](const QAbstractButton *button) { return !button->accessibleName().contains("updated"_L1); });
        return found;
    };
    QTRY_VERIFY(!buttons().isEmpty());
    const auto before = m_ended->size();
    QTest::mouseClick(buttons().first(), Qt::LeftButton);
    QVERIFY(endsAfter(before));
    QVERIFY2(!child(u"messageBar"_s)->isVisible(), qPrintable(text(u"messageText"_s)));
    QCOMPARE(inHubspot(pair, u"phone"_s), u"+47 22 00 00 11"_s);
    // What the choice settled is open again: the other side's value was a person's, and stays.
    QCOMPARE(inCrmoffice(pair, u"directPhone"_s), u"+47 22 00 00 12"_s);
    QTRY_VERIFY(text(u"detailReason"_s).contains(u"phone differs"_s));
    QCOMPARE(inCrmoffice(pair, u"familyName"_s), u"Nordby"_s);
}

void TestConsole::stopLeavesNothingHalfDone()
{
    constexpr int edits = 40;
    for (int index = 10; index < 10 + edits; ++index)
        edit(m_pairs[index], {{"lastname"_L1, u"Stopp%1"_s.arg(index)}}, {});
    const auto moved = [this] {
        int count = 0;
        for (int index = 10; index < 10 + edits; ++index)
            count += inCrmoffice(m_pairs[index], u"familyName"_s) == u"Stopp%1"_s.arg(index) ? 1 : 0;
        return count;
    };
    const qsizetype records = recordsInCrmoffice();
    setLatency(400);
    const auto before = m_ended->size();
    press(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(text(u"statusRun"_s).contains(u"writing"_s), patience);
    child<QListWidget>(u"sidebar"_s)->setFocus();
    press(Qt::Key_Escape);
    QVERIFY(endsAfter(before));
    QTRY_VERIFY2(text(u"statusRun"_s).contains(u"stopped"_s), qPrintable(text(u"statusRun"_s)));
    QVERIFY(!child(u"messageBar"_s)->isVisible());
    QVERIFY(moved() < edits);
    setLatency(0);
    QVERIFY(syncs());
    QCOMPARE(moved(), edits);
    QCOMPARE(recordsInCrmoffice(), records);
    QCOMPARE(rowsIn(u"state:failing"_s), m_failing);
}

void TestConsole::windowAnswersWhileARunWorks()
{
    rowsIn(u"flow:3"_s);
    setLatency(1000);
    int ticks = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&ticks] { ++ticks; });
    const auto before = m_ended->size();
    child<QAction>(u"actionReadEverything"_s)->trigger();
    ticking.start(5);
    QVERIFY(rowsIn(u"all"_s) > contacts);
    select(m_pairs[0]);
    QTRY_VERIFY(child(u"detailReason"_s)->isVisible());
    QCOMPARE(m_ended->size(), before);
    QTRY_VERIFY(ticks >= 20);
    QCOMPARE(m_ended->size(), before);
    child<QAction>(u"actionStop"_s)->trigger();
    QVERIFY(endsAfter(before));
    setLatency(0);
}

void TestConsole::doctorFindsBothWell()
{
    forgetCounts();
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    click(u"doctorBoth"_s);
    QVERIFY(QTest::qWaitFor([&] { return child(u"doctorBoth"_s)->isEnabled(); }, patience));
    const auto *tree = child<QTreeWidget>(u"doctorChecks"_s);
    QCOMPARE(tree->topLevelItemCount(), 2);
    for (int at = 0; at < 2; ++at) {
        const QTreeWidgetItem *system = tree->topLevelItem(at);
        QVERIFY(system->childCount() > 8);
        for (int line = 0; line < system->childCount(); ++line) {
            const QTreeWidgetItem *check = system->child(line);
            QVERIFY2(check->text(1).startsWith("works"_L1),
                qPrintable(QStringList({check->text(0), check->text(1), check->text(2)}).join(u": "_s)));
        }
    }
    QCOMPARE(writes(), 0);
    child<QDialog>(u"doctorDialog"_s)->reject();
}

void TestConsole::wrongTokenSaysWhatToDo()
{
    close();
    qputenv(crmofficeVariable, "not-the-token");
    open();
    QMap<Side, SignInState::Step> signIn;
    connect(m_controller.get(), &Controller::signInChanged, this,
        [&signIn](const SignInState &state) { signIn.insert(state.side, state.step); });
    forgetCounts();
    QVERIFY(syncs());
    QTRY_VERIFY(child(u"messageBar"_s)->isVisible());
    QTRY_COMPARE(int(signIn.value(Side::Target)), int(SignInState::Step::Refused));
    QCOMPARE(int(signIn.value(Side::Source)), int(SignInState::Step::SignedIn));
    const QString said = text(u"messageText"_s);
    QVERIFY2(said.contains(u"CRMOffice"_s) && said.contains(u"token"_s), qPrintable(said));
    QVERIFY2(!said.contains(u"not-the-token"_s), qPrintable(said));
    QCOMPARE(writes(), 0);
    close();
    qputenv(crmofficeVariable, "sandbox-crmoffice");
    open();
    QVERIFY(syncs());
    QVERIFY(!child(u"messageBar"_s)->isVisible());
}

void TestConsole::pictures()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("set SAMBAND_SHOTS to a folder to get pictures of the views with real data");
    QVERIFY(QDir().mkpath(folder));
    m_window->resize(1280, 800);
    edit(m_pairs[60], {{"phone"_L1, u"+47 22 00 00 21"_s}}, {{"directPhone"_L1, u"+47 22 00 00 22"_s}});
    edit(m_pairs[61], {{"firstname"_L1, u"Synnøve"_s}}, {{"mobilePhone"_L1, u"+47 98 00 00 22"_s}});
    const QMap<QString, QPalette> themes{{u"light"_s, lightPalette()}, {u"dark"_s, darkPalette()}};
    for (auto theme = themes.begin(); theme != themes.end(); ++theme) {
        QApplication::setPalette(theme.value());
        const auto save = [&](const QString &name) {
            QTest::qWait(400);
            QVERIFY(m_window->grab().save(u"%1/%2-%3.png"_s.arg(folder, theme.key(), name)));
        };
        const auto before = m_ended->size();
        press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(endsAfter(before));
        save(u"plan"_s);
        click(u"planClose"_s);
        for (const QString &view : {u"conflict"_s, u"ambiguous"_s, u"unlinked"_s, u"not-creatable"_s, u"failing"_s}) {
            if (rowsIn(u"state:"_s + view) > 0)
                table()->selectRow(0);
            save(view);
        }
        rowsIn(u"flow:1"_s, m_pairs[5].hubspot);
        select(m_pairs[5]);
        save(u"pair"_s);
        rowsIn(u"all"_s);
        save(u"all"_s);
        for (const QString &view : {u"overview"_s, u"runs"_s, u"journal"_s}) {
            m_window->goTo(view);
            save(view);
        }
        QVERIFY(syncs());
    }
}

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
