#include "tests/support/live.h"

#include <QSignalSpy>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;

} // namespace

/// What the controller asks the systems about: budgets, who gave a value, and whether a connection is well.
class TestLiveDoctor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsBudgetsOnceConnected();
    void asksWhoGaveTheValues();
    void whoCannotBeAskedIsTold();
    void examinesLineByLine();
    void stoppedExaminationSaysSo();
    void stoppedProbeIsPutBack();
    void examinesWithoutAConnection();
};

void TestLiveDoctor::tellsBudgetsOnceConnected()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy budgets(&live.controller, &Controller::budgetsReady);
    live.controller.requestBudgets();
    QVERIFY(budgets.wait());
    QCOMPARE(budgets.takeFirst().at(0).value<QList<Budget>>().size(), 0);
    live.run();
    QTRY_COMPARE(live.reports.size(), 1);
    live.controller.requestBudgets();
    QVERIFY(budgets.wait());
    const auto told = budgets.takeFirst().at(0).value<QList<Budget>>();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.first().system, u"HubSpot"_s);
    QCOMPARE(told.first().dailyAllowed, 1000);
}

void TestLiveDoctor::asksWhoGaveTheValues()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    rig.source.tellHistory(contact);
    rig.source.past[kari] = {{u"properties.lastname"_s, {{u"Nordmann"_s, 1'700'000'000'000, u"CRM_UI"_s, u"Ola"_s}}}};
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy told(&live.controller, &Controller::pastReady);
    live.controller.requestPast(7, link);
    QVERIFY(told.wait());
    QCOMPARE(told.first().at(0).toULongLong(), 7ULL);
    const auto past = told.first().at(1).value<LinkPast>();
    QCOMPARE(past.link, link);
    QStringList who;
    for (const PropertyPast &property : past.properties) {
        for (const PastValue &value : property.past.source)
            who << value.who;
    }
    QCOMPARE(who, QStringList{u"Ola"_s});
    QVERIFY(live.errors.isEmpty());
}

void TestLiveDoctor::whoCannotBeAskedIsTold()
{
    Rig rig;
    const qint64 link = rig.link(ContactFlow, rig.linkedContact(u"Kari"_s, u"Nordmann"_s));
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    live.refusal = Error{ErrorKind::Unauthorized, u"The token was not accepted."_s};
    QSignalSpy told(&live.controller, &Controller::pastReady);
    live.controller.requestPast(7, link);
    QVERIFY(told.wait());
    QCOMPARE(told.first().at(1).value<LinkPast>().problem, u"The token was not accepted."_s);
    QVERIFY2(live.errors.isEmpty(), "looking at a record is no reason for a message");
    live.refusal.reset();
    live.controller.requestPast(8, link);
    QVERIFY(told.wait());
    const auto past = told.last().at(1).value<LinkPast>();
    QVERIFY(past.problem.isEmpty() && !past.tells.source && !past.tells.target);
}

void TestLiveDoctor::examinesLineByLine()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QStringList lines;
    QObject::connect(&live.controller, &Controller::doctorChecked, this, [&](Side side, const DoctorCheck &check) {
        QCOMPARE(side, Side::Source);
        lines << check.key;
    });
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    live.controller.examine({Side::Source, {}});
    QVERIFY(ready.wait());
    const auto report = ready.first().first().value<DoctorReport>();
    QCOMPARE(report.system, u"HubSpot"_s);
    QStringList keys;
    for (const DoctorCheck &check : report.checks)
        keys << check.key;
    QCOMPARE(lines, keys);
    QVERIFY2(keys.contains(u"contact/list"_s), qPrintable(keys.join(u' ')));
    QVERIFY(!report.isStopped());
    QCOMPARE(rig.writes(), 0);
    QVERIFY(live.errors.isEmpty());
}

void TestLiveDoctor::stoppedExaminationSaysSo()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    Gate gate(rig);
    live.controller.examine({Side::Source, {}});
    QTRY_VERIFY(gate.reached);
    live.controller.cancelExamination();
    gate.open();
    QVERIFY(ready.wait());
    const auto stopped = ready.first().first().value<DoctorReport>();
    QVERIFY(stopped.isStopped() && !stopped.isWell());
    // The next one is whole again.
    rig.faults->onHit = {};
    rig.faults->at = 0;
    live.controller.examine({Side::Source, {}});
    QVERIFY(ready.wait());
    QVERIFY(!ready.last().first().value<DoctorReport>().isStopped());
}

void TestLiveDoctor::stoppedProbeIsPutBack()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    // The operator stops in the very moment in which the system has taken the letter.
    rig.source.onWrite = [&](const QString &, const QString &, const Fields &, const Changes &) {
        live.controller.cancelExamination();
    };
    live.controller.examine({Side::Source, WriteProbe{contact, kari, u"properties.lastname"_s}});
    QVERIFY(ready.wait());
    rig.source.onWrite = {};
    QCOMPARE(rig.source.writes, 2);
    QCOMPARE(rig.source.fields(contact, kari).value(u"properties.lastname"_s), u"Nordmann"_s);
    const auto report = ready.first().first().value<DoctorReport>();
    QVERIFY(report.isStopped());
    const auto write = std::ranges::find(report.checks, contact + u"/write"_s, &DoctorCheck::key);
    QVERIFY(write != report.checks.end() && write->finding == Finding::Works);
}

void TestLiveDoctor::examinesWithoutAConnection()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    live.refusal = Error{ErrorKind::Unauthorized, u"The token was not accepted."_s};
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    live.controller.examine({Side::Target, {}});
    QVERIFY(ready.wait());
    const auto report = ready.first().first().value<DoctorReport>();
    QCOMPARE(report.side, Side::Target);
    QVERIFY(!report.isWell() && report.count(Finding::Fails) > 0);
    QVERIFY(live.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestLiveDoctor)
#include "tst_livedoctor.moc"
