#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/connectionsdialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

/// The connections dialog over a controller that only pretends.
class TestConnections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void pastedTokenIsHandedOnAndCleared();
    void browserNeedsTheSecretWhereTheSystemDoes();
    void aSignInUnderWayCanBeCancelled();
    void whatIsMissingIsNamed();
    void aRevokedSignInIsNoSignIn();
    void withoutAKeychainOtherPlacesAreOffered();
    void aVariableIsHandedOn();
    void everyFieldHasANameAndAKey();
    void screenshots();

private:
    template<class T> T *find(const QString &name) { return m_dialog->findChild<T *>(name); }

    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<ConnectionsDialog> m_dialog;
    QList<QUrl> m_browsed;
};

void TestConnections::init()
{
    m_dialog.reset();
    m_browsed.clear();
    m_controller = std::make_unique<FakeController>();
    m_dialog = std::make_unique<ConnectionsDialog>(*m_controller, [this](const QUrl &url) { m_browsed << url; });
    m_dialog->show();
    QTRY_VERIFY(!find<QLineEdit>(u"connectionTokenSource"_s)->placeholderText().isEmpty());
}

void TestConnections::pastedTokenIsHandedOnAndCleared()
{
    auto *token = find<QLineEdit>(u"connectionTokenSource"_s);
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    QVERIFY(!find<QPushButton>(u"connectionUseTokenSource"_s)->isEnabled());
    QTest::keyClicks(token, u"pat-1 "_s);
    QTest::keyClick(token, Qt::Key_Return);
    QCOMPARE(m_controller->signIns.size(), 1);
    QCOMPARE(m_controller->signIns.first().token, u"pat-1"_s);
    QCOMPARE(m_controller->signIns.first().system, u"HubSpot"_s);
    QTRY_VERIFY(token->text().isEmpty());
    QVERIFY(find<QLabel>(u"connectionStatusSource"_s)->text().contains("keychain"_L1));
    QVERIFY(m_dialog->isVisible());
    find<QPushButton>(u"connectionSignOutSource"_s)->click();
    QVERIFY(m_controller->calls.contains(u"signOut source"_s));
}

void TestConnections::browserNeedsTheSecretWhereTheSystemDoes()
{
    for (const QString &side : {u"Source"_s, u"Target"_s}) {
        auto *browser = find<QPushButton>(u"connectionBrowser"_s + side);
        QVERIFY(!browser->isEnabled());
        find<QLineEdit>(u"connectionClientId"_s + side)->setText(u"app"_s);
        QCOMPARE(browser->isEnabled(), side == "Target"_L1);
    }
    Q_EMIT m_controller->browserWanted(QUrl(u"https://login.example.com"_s));
    QCOMPARE(m_browsed.size(), 1);
}

void TestConnections::aSignInUnderWayCanBeCancelled()
{
    find<QLineEdit>(u"connectionClientIdTarget"_s)->setText(u"app"_s);
    find<QPushButton>(u"connectionBrowserTarget"_s)->click();
    auto *cancel = find<QPushButton>(u"connectionCancelTarget"_s);
    QTRY_VERIFY(cancel->isEnabled());
    QVERIFY(!find<QPushButton>(u"connectionBrowserTarget"_s)->isEnabled());
    cancel->click();
    QTRY_VERIFY(!cancel->isEnabled());
    QVERIFY(m_controller->calls.contains(u"cancelSignIn"_s));
}

void TestConnections::whatIsMissingIsNamed()
{
    SignInState &state = m_controller->signInState.source;
    state.step = SignInState::Step::SignedIn;
    state.place = u"keychain"_s;
    state.account = u"4711 (app.hubspot.com)"_s;
    state.scopesKnown = true;
    state.missing = QStringList{u"crm.objects.contacts.write"_s};
    state.problem = u"It <b>did</b> not work."_s;
    m_controller->requestSignIn();
    QTRY_VERIFY(find<QLabel>(u"connectionStatusSource"_s)->text().contains("4711"_L1));
    QVERIFY(find<QLabel>(u"connectionScopesSource"_s)->text().contains("contacts.write"_L1));
    QCOMPARE(find<QLabel>(u"connectionProblemSource"_s)->textFormat(), Qt::PlainText);
}

void TestConnections::aRevokedSignInIsNoSignIn()
{
    SignInState &state = m_controller->signInState.source;
    state.step = SignInState::Step::Refused;
    state.place = u"keychain"_s;
    state.problem = u"It was revoked."_s;
    m_controller->requestSignIn();
    auto *status = find<QLabel>(u"connectionStatusSource"_s);
    QTRY_VERIFY(status->text().contains("Sign in again"_L1));
    QVERIFY(!status->text().contains("Signed in"_L1));
    QVERIFY(find<QLabel>(u"connectionProblemSource"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"connectionSignOutSource"_s)->isEnabled());
}

void TestConnections::withoutAKeychainOtherPlacesAreOffered()
{
    auto *session = find<QCheckBox>(u"connectionSessionTarget"_s);
    QVERIFY(!session->isChecked());
    SignInState &state = m_controller->signInState.target;
    state.problem = u"No keychain answers."_s;
    state.noKeychain = true;
    m_controller->requestSignIn();
    QTRY_VERIFY(session->isChecked());
    QVERIFY(session->text().contains("no keychain"_L1));
    QTest::keyClicks(find<QLineEdit>(u"connectionTokenTarget"_s), u"t"_s);
    find<QPushButton>(u"connectionUseTokenTarget"_s)->click();
    QVERIFY(m_controller->signIns.last().sessionOnly);
    QVERIFY(!find<QCheckBox>(u"connectionSessionSource"_s)->isChecked());
}

void TestConnections::aVariableIsHandedOn()
{
    auto *use = find<QPushButton>(u"connectionUseVariableSource"_s);
    QVERIFY(!use->isEnabled());
    QTest::keyClicks(find<QLineEdit>(u"connectionVariableSource"_s), u"HUBSPOT_TOKEN"_s);
    use->click();
    QCOMPARE(m_controller->signIns.last().variable, u"HUBSPOT_TOKEN"_s);
    QCOMPARE(int(m_controller->signIns.last().way), int(SignInWish::Way::Variable));
}

void TestConnections::everyFieldHasANameAndAKey()
{
    const auto edits = m_dialog->findChildren<QLineEdit *>();
    QCOMPARE(edits.size(), 10);
    for (const QLineEdit *edit : edits) {
        QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
        QVERIFY((edit->focusPolicy() & Qt::TabFocus) != 0);
    }
}

void TestConnections::screenshots()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("SAMBAND_SHOTS names no folder");
    whatIsMissingIsNamed();
    for (const auto &[name, palette] : {std::pair{u"light"_s, lightPalette()}, {u"dark"_s, darkPalette()}}) {
        QApplication::setPalette(palette);
        QVERIFY(m_dialog->grab().save(folder + u"/connections-%1.png"_s.arg(name)));
    }
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
