#include "tests/support/live.h"

#include <QSignalSpy>
#include <QTest>

#include <latch>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;

/// Holds a run at its first write until it is let go.
struct AtFirstWrite {
    explicit AtFirstWrite(FakeCrm &crm)
    {
        crm.onWrite = [this](const QString &, const QString &, const Fields &, const Changes &) {
            if (!reached.exchange(true))
                m_open.wait();
        };
    }
    void open() { m_open.count_down(); }
    std::atomic<bool> reached = false;

private:
    std::latch m_open{1};
};

/// What a controller said of its progress while it stood still.
struct Stands {
    explicit Stands(Controller &controller)
    {
        QObject::connect(&controller, &Controller::runProgress, [this](const RunProgress &progress) {
            now = progress.paused;
            if (progress.paused)
                last = progress;
        });
    }
    bool now = false;
    RunProgress last;
};

constexpr int many = 700; // more than one portion of writes

QStringList addMany(Rig &rig)
{
    rig.source.pageSize = rig.target.pageSize = 100;
    rig.saveRules(ContactFlow, [](Flow &flow) {
        flow.rules.creation = Creation::Automatic;
        flow.rules.limits = {};
    });
    QStringList ids;
    for (int i = 0; i < many; ++i)
        ids << rig.contact(u"Kari"_s, u"No%1"_s.arg(i));
    return ids;
}

} // namespace

/// A run that a person pauses: it stands still between two portions, with nothing half-done, until they let it go on.
class TestPause : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWrittenWhilePaused();
    void editMadeDuringThePauseIsNotOverwritten();
    void stopEndsAPausedRun();
    void pauseOutlivesTheWindow();
    void pausedPlanGoesOnAsThatPlan();
    void pausedPreviewIsForgotten();
    void pauseIsNothingWithoutARun();
};

void TestPause::nothingIsWrittenWhilePaused()
{
    Rig rig;
    addMany(rig);
    rig.runAll();
    const int before = rig.target.writes;
    for (const QString &id : rig.source.ids(contact))
        rig.source.edit(contact, id, {{u"properties.firstname"_s, u"Kaja"_s + id}});
    AtFirstWrite held(rig.target);
    Live live(rig);
    QVERIFY(live.controller.open());
    Stands stands(live.controller);
    QSignalSpy paused(&live.controller, &Controller::runPaused);
    rig.now += 1000;
    RunRequest request;
    request.approveAll = true;
    live.controller.run(request);
    QTRY_VERIFY(held.reached);
    live.controller.setRunPaused(true);
    QVERIFY(live.controller.isRunPaused());
    held.open();
    QTRY_VERIFY(stands.now);
    const int written = rig.target.writes - before;
    QCOMPARE(written, 600); // the portion under way, to its end
    QTest::qWait(100);
    QCOMPARE(rig.target.writes - before, written);
    QVERIFY(live.controller.isRunning());
    QCOMPARE(stands.last.done, written);
    QCOMPARE(stands.last.total, many);
    live.controller.setRunPaused(false);
    QTRY_COMPARE(live.reports.size(), 1);
    QVERIFY(!live.reports.first().error);
    QCOMPARE(rig.target.writes - before, many);
    QCOMPARE(paused.size(), 2);
    QVERIFY(live.reports.first().run.counts.first().addsUp());
}

void TestPause::editMadeDuringThePauseIsNotOverwritten()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    std::latch letGo(1);
    std::atomic<bool> reached = false;
    rig.target.onRead = [&](const QStringList &) {
        if (!reached.exchange(true))
            letGo.wait();
    };
    Live live(rig);
    QVERIFY(live.controller.open());
    Stands stands(live.controller);
    rig.now += 1000;
    live.run();
    QTRY_VERIFY(reached);
    live.controller.setRunPaused(true);
    letGo.count_down();
    // What was just read again is written at once: the run stands still before it, or after it, never between.
    QTRY_VERIFY(stands.now || !live.reports.isEmpty());
    rig.target.edit(u"contacts"_s, there, {{u"familyName"_s, u"Dal"_s}});
    live.controller.setRunPaused(false);
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(rig.target.fields(u"contacts"_s, there).value(u"familyName"_s), u"Dal"_s);
}

void TestPause::stopEndsAPausedRun()
{
    Rig rig;
    addMany(rig);
    AtFirstWrite held(rig.target);
    Live live(rig);
    QVERIFY(live.controller.open());
    Stands stands(live.controller);
    RunRequest request;
    request.approveAll = true;
    live.controller.run(request);
    QTRY_VERIFY(held.reached);
    live.controller.setRunPaused(true);
    held.open();
    QTRY_VERIFY(stands.now);
    const int written = rig.target.writes;
    live.controller.stop();
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(live.reports.first().run.status, u"stopped"_s);
    QCOMPARE(rig.target.writes, written);
    QVERIFY(!live.controller.isRunPaused());
}

void TestPause::pauseOutlivesTheWindow()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const int before = rig.writes();
    {
        std::latch open{1};
        std::atomic<bool> reached = false;
        rig.target.onRead = [&](const QStringList &) {
            if (!reached.exchange(true))
                open.wait();
        };
        std::latch *const hold = &open;
        Live live(rig);
        QVERIFY(live.controller.open());
        rig.now += 1000;
        live.run(u"operator"_s);
        QTRY_VERIFY(reached);
        live.controller.setRunPaused(true);
        hold->count_down();
        Stands stands(live.controller);
        QTRY_VERIFY(stands.now);
        rig.target.onRead = {};
    }
    QCOMPARE(rig.writes(), before);
    Live live(rig);
    QVERIFY(live.controller.open());
    QVERIFY(live.controller.isRunPaused());
    QVERIFY(!live.controller.isRunning());
    live.run(u"schedule"_s);
    QTest::qWait(50);
    QVERIFY(live.said.isEmpty()); // the clock does not end a pause
    rig.now += 1000;
    live.controller.setRunPaused(false);
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(live.said, (QStringList{u"start operator"_s, u"end done"_s}));
    QCOMPARE(rig.writes(), before + 1);
    QVERIFY(!live.controller.isRunPaused());
}

void TestPause::pausedPlanGoesOnAsThatPlan()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    for (const QString &id : {kari, ola})
        rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Berg"_s}});
    RunRequest request;
    request.preview = true;
    const RunReport plan = rig.run(request);
    request.preview = false;
    request.plan = plan.run.id;
    request.links = {rig.link(ContactFlow, kari)};
    const int before = rig.writes();
    {
        Live live(rig);
        QVERIFY(live.controller.open());
        Stands stands(live.controller);
        live.controller.run(request);
        live.controller.setRunPaused(true);
        QTRY_VERIFY(stands.now || !live.controller.isRunning());
        QVERIFY(stands.now);
    }
    QCOMPARE(rig.writes(), before);
    Live live(rig);
    QVERIFY(live.controller.open());
    live.controller.setRunPaused(false);
    QTRY_COMPARE(live.reports.size(), 1);
    QVERIFY(live.reports.first().refused.isEmpty());
    QCOMPARE(rig.writes(), before + 1); // what was not ticked is not written by going on, either
}

void TestPause::pausedPreviewIsForgotten()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    {
        Live live(rig);
        QVERIFY(live.controller.open());
        RunRequest request;
        request.preview = true;
        live.controller.run(request);
        live.controller.setRunPaused(true);
    }
    Live live(rig);
    QVERIFY(live.controller.open());
    QVERIFY(!live.controller.isRunPaused());
}

void TestPause::pauseIsNothingWithoutARun()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open());
    live.controller.setRunPaused(true);
    QVERIFY(!live.controller.isRunPaused());
    live.controller.setRunPaused(false);
    QTest::qWait(20);
    QVERIFY(live.said.isEmpty());
}

QTEST_GUILESS_MAIN(TestPause)
#include "tst_pause.moc"
