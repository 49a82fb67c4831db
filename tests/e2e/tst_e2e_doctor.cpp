#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QFile>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

/// The check with that key in the report of a system; empty when there is none.
QJsonObject checkIn(const QJsonObject &report, const QString &key)
{
    for (const QJsonValue &check : report["checks"_L1].toArray()) {
        if (check["check"_L1].toString() == key)
            return check.toObject();
    }
    return {};
}

QString findingIn(const QJsonObject &report, const QString &key)
{
    return checkIn(report, key)["finding"_L1].toString();
}

/// The shipped manifest with \a from replaced, as a file of its own.
QString changedManifest(const QString &folder, const QByteArray &from, const QByteArray &to)
{
    const QString path = quickManifest(folder);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return {};
    QByteArray text = file.readAll();
    if (!text.contains(from))
        return {};
    text.replace(from, to);
    file.resize(0);
    file.seek(0);
    file.write(text);
    return path;
}

} // namespace

/// The connection doctor, as an operator starts it.
class TestDoctor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wellConnectionsAreWell();
    void reportHoldsNothingOfAnybody();
    void wrongAddressIsTold();
    void wrongListIsToldWithItsLine();
    void wrongPropertyIsTold();
    void probeIsPutBack();
    void probeOfNobodyIsTold();

private:
    Outcome doctor(const QStringList &more = {}) { return m_world->ctl(QStringList{u"doctor"_s} + more); }

    std::unique_ptr<World> m_world;
};

void TestDoctor::init()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"250"_s, u"--seed"_s, u"7"_s});
    QVERIFY(m_world->sandbox.isRunning() && m_world->prepare(demoDocument(), quickManifest(m_world->folder.path())));
}

void TestDoctor::wellConnectionsAreWell()
{
    const Outcome outcome = doctor();
    QVERIFY2(outcome.exit == 0, (outcome.out + outcome.err).constData());
    QCOMPARE(outcome.lines.size(), 2);
    for (const QJsonObject &report : outcome.lines) {
        QVERIFY(report["well"_L1].toBool());
        QCOMPARE(findingIn(report, u"address"_s), u"works"_s);
        QVERIFY(!checkIn(report, u"sign-in"_s).isEmpty());
    }
    const QJsonObject target = outcome.lines[1];
    for (const QString &key :
        {u"contacts/list"_s, u"contacts/second-page"_s, u"contacts/read"_s, u"contacts/changes"_s})
        QVERIFY2(findingIn(target, key) == "works"_L1, qPrintable(key));
    QVERIFY(!checkIn(target, u"contacts/property/givenName"_s).isEmpty());
    // Every assumption of the manifest is named with its line.
    QVERIFY(checkIn(target, u"assumption/1"_s)["place"_L1].toString().contains(u':'));
    QCOMPARE(m_world->sandbox.writes(), 0);
}

void TestDoctor::reportHoldsNothingOfAnybody()
{
    const QString path = m_world->folder.filePath(u"report.txt"_s);
    const Outcome outcome = doctor({u"--report"_s, path});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray all = file.readAll() + outcome.out + outcome.err;
    QVERIFY(all.contains("CRMOffice"));
    QStringList nobodys{u"sandbox-hubspot"_s, u"sandbox-crmoffice"_s};
    const auto contacts = contactsOf(m_world->sandbox.state(Crm::Crmoffice));
    QVERIFY(contacts.size() > 100);
    for (const Contact &contact : contacts)
        nobodys << contact.family << contact.mobile;
    for (const QString &text : std::as_const(nobodys))
        QVERIFY2(text.size() < 4 || !all.contains(text.toUtf8()), qPrintable(text));
}

void TestDoctor::wrongAddressIsTold()
{
    m_world->sandbox.stop();
    const Outcome outcome = doctor({u"CRMOffice"_s});
    QCOMPARE(outcome.exit, 1);
    QCOMPARE(outcome.lines.size(), 1);
    QCOMPARE(findingIn(outcome.last(), u"address"_s), u"fails"_s);
    QVERIFY(checkIn(outcome.last(), u"address"_s)["advice"_L1].toString().contains(u"network"_s));
    QVERIFY(!outcome.last()["well"_L1].toBool());
}

void TestDoctor::wrongListIsToldWithItsLine()
{
    const QString manifest = changedManifest(m_world->folder.path(), "\"items\"", "\"rows\"");
    QVERIFY(!manifest.isEmpty());
    QVERIFY(m_world->connect(Crm::Crmoffice, manifest));
    const Outcome outcome = doctor({u"CRMOffice"_s});
    QCOMPARE(outcome.exit, 1);
    const QJsonObject check = checkIn(outcome.last(), u"contacts/list"_s);
    QCOMPARE(check["finding"_L1].toString(), u"fails"_s);
    QVERIFY2(check["place"_L1].toString().startsWith(manifest + u':'), qPrintable(check["place"_L1].toString()));
}

void TestDoctor::wrongPropertyIsTold()
{
    QFile demo(demoDocument());
    QVERIFY(demo.open(QIODevice::ReadOnly));
    QByteArray text = demo.readAll();
    QVERIFY(text.contains("mobilePhone"));
    text.replace("mobilePhone", "mobilFone");
    const QString path = m_world->folder.filePath(u"wrong.rst"_s);
    QFile wrong(path);
    QVERIFY(wrong.open(QIODevice::WriteOnly) && wrong.write(text) > 0);
    wrong.close();
    World other({u"--contacts"_s, u"30"_s, u"--seed"_s, u"7"_s});
    QVERIFY(other.sandbox.isRunning() && other.prepare(path, quickManifest(other.folder.path())));
    const Outcome outcome = other.ctl({u"doctor"_s, u"CRMOffice"_s});
    const QJsonObject check = checkIn(outcome.last(), u"contacts/property/mobilFone"_s);
    QCOMPARE(check["finding"_L1].toString(), u"note"_s);
    QVERIFY(check["came"_L1].toString().contains(u"filled in 0"_s));
}

void TestDoctor::probeIsPutBack()
{
    const QString id = contactsOf(m_world->sandbox.state(Crm::Crmoffice)).firstKey();
    const QString before = m_world->sandbox.value(Crm::Crmoffice, u"contacts/"_s + id, u"familyName"_s);
    QVERIFY(!before.isEmpty());
    const Outcome outcome = doctor(
        {u"CRMOffice"_s, u"--write-record"_s, id, u"--datatype"_s, u"contacts"_s, u"--property"_s, u"familyName"_s});
    QVERIFY2(outcome.exit == 0, (outcome.out + outcome.err).constData());
    QCOMPARE(findingIn(outcome.last(), u"contacts/write"_s), u"works"_s);
    QCOMPARE(m_world->sandbox.value(Crm::Crmoffice, u"contacts/"_s + id, u"familyName"_s), before);
    QCOMPARE(m_world->sandbox.writes(), 2);
}

void TestDoctor::probeOfNobodyIsTold()
{
    const Outcome outcome = doctor({u"CRMOffice"_s, u"--write-record"_s, u"999999"_s, u"--datatype"_s, u"contacts"_s,
        u"--property"_s, u"familyName"_s});
    QCOMPARE(outcome.exit, 1);
    QCOMPARE(findingIn(outcome.last(), u"contacts/write"_s), u"fails"_s);
    QCOMPARE(m_world->sandbox.writes(), 0);
}

QTEST_GUILESS_MAIN(TestDoctor)

#include "tst_e2e_doctor.moc"
