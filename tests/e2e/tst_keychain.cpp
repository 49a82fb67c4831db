#include "core/crm/keychainvault.h"
#include "core/engine/lane.h"
#include "core/engine/vaults.h"
#include "tests/support/fakewallet.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QString source = u"keychain:one"_s;

Credential credential()
{
    Credential made;
    made.access = u"marked-access"_s;
    made.refresh = u"marked-refresh"_s;
    made.clientSecret = u"marked-secret"_s;
    made.dueAt = 17;
    made.scopes = QStringList{u"æ"_s, u"b"_s};
    return made;
}

} // namespace

/// The keychain of a desktop: one that works, one that is locked, one whose owner says no, and none.
class TestKeychain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsWrittenIsRead();
    void whatIsNotThereIsASignOut();
    void aLockedOneIsGivenUpInTime();
    void aRefusedOneSaysWhatElseThereIs();
    void withoutOneAnotherPlaceIsOffered();

private:
    Vaults vaults(qint64 patienceMs = 20'000)
    {
        return Vaults(std::make_unique<KeychainVault>(
            [this](std::function<void()> job) { m_lane->post(std::move(job)); }, patienceMs));
    }
    std::unique_ptr<FakeDesktop> m_desktop;
    std::unique_ptr<Lane> m_lane;
};

void TestKeychain::initTestCase()
{
    m_desktop = std::make_unique<FakeDesktop>();
    if (!m_desktop->runs())
        QSKIP("there is no dbus-daemon");
    const auto variables = m_desktop->variables();
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        qputenv(it.key().toUtf8().constData(), it->toUtf8());
    m_lane = std::make_unique<Lane>(u"keychain"_s);
}

void TestKeychain::whatIsWrittenIsRead()
{
    Vaults vault = vaults();
    const Status written = vault.write(source, credential());
    QVERIFY2(written, written ? "" : qPrintable(written.error().text));
    QCOMPARE(m_desktop->kept().keys(), QStringList{u"one"_s});
    const auto read = vault.read(source);
    QVERIFY2(read, read ? "" : qPrintable(read.error().text));
    QCOMPARE(*read, credential());
    QVERIFY(vault.remove(source));
    QVERIFY(m_desktop->kept().isEmpty());
    QVERIFY(vault.remove(source)); // gone is gone
}

void TestKeychain::whatIsNotThereIsASignOut()
{
    const auto read = vaults().read(u"keychain:other"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Unauthorized);
}

void TestKeychain::aLockedOneIsGivenUpInTime()
{
    m_desktop->setDoor(FakeWallet::Door::Locked);
    Vaults vault = vaults(300);
    const auto read = vault.read(source);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::BadInput);
    QVERIFY2(read.error().text.contains("locked"_L1), qPrintable(read.error().text));
    const Status written = vault.write(source, credential());
    QVERIFY(!written);
    QVERIFY(!written.error().text.contains("marked"_L1));
    m_desktop->setDoor(FakeWallet::Door::Open); // what was given up may be done now, and the next one works
    QVERIFY(vaults().write(source, credential()));
    QCOMPARE(*vaults().read(source), credential());
    QVERIFY(vaults().remove(source));
}

void TestKeychain::aRefusedOneSaysWhatElseThereIs()
{
    m_desktop->setDoor(FakeWallet::Door::Refused);
    const auto read = vaults().read(source);
    QVERIFY(!read);
    QVERIFY2(read.error().text.contains("environment variable"_L1), qPrintable(read.error().text));
    QVERIFY(!vaults().write(source, credential()));
    QVERIFY(m_desktop->kept().isEmpty());
}

void TestKeychain::withoutOneAnotherPlaceIsOffered()
{
    m_desktop.reset();
    const Status written = vaults().write(source, credential());
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::BadInput);
    QVERIFY2(written.error().text.contains("session only"_L1), qPrintable(written.error().text));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
