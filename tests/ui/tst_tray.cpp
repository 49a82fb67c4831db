#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/tray.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const QList<TrayState> everyState{
    TrayState::Unknown, TrayState::Well, TrayState::Running, TrayState::Paused, TrayState::NeedsYou, TrayState::Failed};
const QStringList everyEnd{
    {}, u"running"_s, u"done"_s, u"failed"_s, u"stopped"_s, u"interrupted"_s, u"preview"_s}; ///< empty: no run yet

Summary summaryWith(LinkState state, int count, const QString &status)
{
    Summary summary;
    summary.system = {u"HubSpot"_s, u"CRMOffice"_s};
    summary.readCompletelyAt = {1, 1};
    summary.flows = {{1, u"People"_s, {u"A"_s, u"B"_s}, true, {{LinkState::InSync, 10}, {state, count}}}};
    if (status.isEmpty())
        return summary;
    summary.lastRun = RunRow{};
    summary.lastRun->id = 1;
    summary.lastRun->status = status;
    summary.lastRun->error = status == "failed"_L1 ? u"no network"_s : QString();
    summary.lastRun->counts = {{1, RunCounts{10, 10, 0, 0, 0, 0, 0}}};
    return summary;
}

bool holds(const Summary &summary)
{
    const auto &counts = summary.lastRun->counts;
    return std::all_of(counts.begin(), counts.end(), [](const RunCounts &one) { return one.addsUp(); });
}

/// Every situation that a workspace without a run under way can be in.
QList<Summary> everySummary()
{
    QList<Summary> all;
    for (const QString &end : everyEnd) {
        for (const int bits : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}) {
            for (const int waiting : {0, 1, 1234}) {
                Summary summary = summaryWith(LinkState::Conflict, waiting, end);
                summary.readCompletelyAt = {bits & 1, (bits >> 1) & 1};
                if (bits & 4)
                    summary.flows.first().counts.insert(LinkState::Pending, 2);
                if (bits & 8)
                    summary.flows.first().condition = u"only customers"_s;
                all << summary;
                if (!summary.lastRun)
                    continue;
                // Two flows that are wrong by one each look well together.
                summary.lastRun->counts = {{1, {11, 10, 0, 0, 0, 0, 0}}, {2, {9, 10, 0, 0, 0, 0, 0}}};
                all << summary;
            }
        }
    }
    return all;
}

} // namespace

/// What the icon beside the clock shows, says and tells.
class TestTray : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_controller = std::make_unique<FakeController>(); }
    void stateOfRest();
    void textIsTrue();
    void runsComeFirst();
    void saysWhat_data();
    void saysWhat();
    void iconsDiffer_data();
    void iconsDiffer();
    void tellsOnlyChanges();
    void pauseIsShownAndNotTold();
    void lateSummaryTellsNothing();
    void runThatCouldNotBeginHasFailed();

private:
    std::unique_ptr<FakeController> m_controller;
};

void TestTray::stateOfRest()
{
    for (const Summary &summary : everySummary()) {
        const TrayState state = trayFace(summary, RunActivity::Idle).state;
        const bool ran = summary.lastRun.has_value();
        const bool failed = ran && (summary.lastRun->status == "failed"_L1 || !holds(summary));
        const bool needed = summary.waiting() > 0 || !summary.flows.first().condition.isEmpty();
        QCOMPARE(state == TrayState::Well, summary.isGreen());
        QCOMPARE(state == TrayState::Failed, failed);
        QCOMPARE(state == TrayState::NeedsYou, ran && !failed && needed);
    }
}

void TestTray::textIsTrue()
{
    for (const Summary &summary : everySummary()) {
        const TrayFace face = trayFace(summary, RunActivity::Idle);
        const auto says = [&face](const QString &part) { return face.text.contains(part); };
        const QString status = summary.lastRun ? summary.lastRun->status : QString();
        QVERIFY(!face.text.isEmpty());
        QCOMPARE(says(u"All in step"_s), summary.isGreen());
        QCOMPARE(says(u"Nothing has been read"_s), !summary.lastRun);
        QVERIFY(!says(u"failed"_s) || status == "failed"_L1);
        QVERIFY(!says(u"sum"_s) || !holds(summary));
        QVERIFY(!says(u"stopped"_s) || status == "stopped"_L1);
        QVERIFY(!says(u"did not end"_s) || status == "interrupted"_L1 || status == "running"_L1);
        QVERIFY(!says(u"preview"_s) || status == "preview"_L1);
        QVERIFY(!says(u"not written"_s) || summary.count(LinkState::Pending) > 0);
        QVERIFY(!says(u"HubSpot was not read"_s) || summary.readCompletelyAt.source == 0);
        QVERIFY(!says(u"CRMOffice was not read"_s) || summary.readCompletelyAt.target == 0);
        QVERIFY(!says(u"needs a rule"_s) || !summary.flows.first().condition.isEmpty());
        QVERIFY(!says(u"1 record needs"_s) || summary.waiting() == 1);
        QVERIFY(!says(u"1,234"_s) || summary.waiting() == 1234);
    }
}

void TestTray::runsComeFirst()
{
    for (const Summary &summary : everySummary()) {
        QCOMPARE(trayFace(summary, RunActivity::Running), (TrayFace{TrayState::Running, u"A run is under way"_s}));
        QCOMPARE(trayFace(summary, RunActivity::Paused).state, TrayState::Paused);
        QCOMPARE(trayFace(summary, RunActivity::LeftPaused).state, TrayState::Paused);
    }
}

void TestTray::saysWhat_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing yet") << QString() << 0 << u"Nothing has been read yet"_s;
    QTest::newRow("green") << u"done"_s << 0 << u"All in step"_s;
    QTest::newRow("one") << u"done"_s << 1 << u"1 record needs you"_s;
    QTest::newRow("many") << u"stopped"_s << 1234 << u"1,234 records need you"_s;
    QTest::newRow("failed") << u"failed"_s << 3 << u"The last run failed: no network"_s;
    QTest::newRow("stopped") << u"stopped"_s << 0 << u"The last run was stopped; the next one goes on from there"_s;
    QTest::newRow("killed") << u"running"_s << 0 << u"The last run did not end; the next one goes on from there"_s;
    QTest::newRow("preview") << u"preview"_s << 0
                             << u"The last run was a preview; a run tells whether all is in step"_s;
}

void TestTray::saysWhat()
{
    QFETCH(const QString, status);
    QFETCH(const int, waiting);
    QFETCH(const QString, said);
    QCOMPARE(trayFace(summaryWith(LinkState::Conflict, waiting, status), RunActivity::Idle).text, said);
}

void TestTray::iconsDiffer_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTray::iconsDiffer()
{
    QFETCH(const bool, dark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    QList<QImage> seen;
    for (const TrayState state : everyState) {
        // Without colour: who sees none must still tell them apart.
        const QImage image = trayIcon(state).pixmap(QSize(22, 22)).toImage().convertToFormat(QImage::Format_Grayscale8);
        for (const QImage &other : std::as_const(seen)) {
            int different = 0;
            for (int y = 0; y < 22; ++y) {
                for (int x = 0; x < 22; ++x)
                    different += std::abs(qGray(image.pixel(x, y)) - qGray(other.pixel(x, y))) > 40 ? 1 : 0;
            }
            QVERIFY2(different >= 8, qPrintable(QString::number(different)));
        }
        seen << image;
    }
    QApplication::setPalette(lightPalette());
}

void TestTray::tellsOnlyChanges()
{
    QWidget window; // never in front
    Tray tray(*m_controller, window);
    QSignalSpy told(&tray, &Tray::notified);
    const auto see = [&](LinkState state, int count, const QString &status) {
        Q_EMIT m_controller->summaryReady(summaryWith(state, count, status));
    };
    see(LinkState::Conflict, 3, u"done"_s); // as it was found: no news
    QCOMPARE(told.size(), 0);
    see(LinkState::Conflict, 4, u"done"_s); // still the same state
    QCOMPARE(told.size(), 0);
    see(LinkState::Conflict, 0, u"done"_s);
    QCOMPARE(told.size(), 1);
    see(LinkState::Conflict, 1, u"done"_s);
    QCOMPARE(told.size(), 2);
    QVERIFY(told.last().first().toString().contains(u"1 record"_s));
    see(LinkState::Conflict, 1, u"failed"_s);
    QCOMPARE(told.size(), 3);
    QVERIFY(told.last().first().toString().contains(u"no network"_s));
    see(LinkState::Conflict, 0, u"stopped"_s); // a person stopped it and knows
    QCOMPARE(told.size(), 3);
    see(LinkState::Conflict, 2, u"done"_s);
    QCOMPARE(told.size(), 4);
}

void TestTray::pauseIsShownAndNotTold()
{
    QWidget window;
    m_controller->endsAtOnce = false;
    Tray tray(*m_controller, window);
    QSignalSpy told(&tray, &Tray::notified);
    Q_EMIT m_controller->summaryReady(summaryWith(LinkState::Conflict, 0, u"done"_s));
    QCOMPARE(tray.state(), TrayState::Well);
    m_controller->run({});
    QTRY_COMPARE(tray.state(), TrayState::Running);
    m_controller->setRunPaused(true);
    QTRY_COMPARE(tray.state(), TrayState::Paused);
    QVERIFY(tray.text().contains(u"paused"_s));
    m_controller->setRunPaused(false);
    QTRY_COMPARE(tray.state(), TrayState::Running);
    QCOMPARE(told.size(), 0);
}

void TestTray::lateSummaryTellsNothing()
{
    QWidget window;
    m_controller->endsAtOnce = false;
    Tray tray(*m_controller, window);
    QSignalSpy told(&tray, &Tray::notified);
    Q_EMIT m_controller->summaryReady(summaryWith(LinkState::Conflict, 0, u"done"_s));
    m_controller->run({});
    QTRY_COMPARE(tray.state(), TrayState::Running);
    Summary late = summaryWith(LinkState::Conflict, 5, u"running"_s);
    late.lastRun->id = 2;
    RunReport report;
    report.run = *late.lastRun;
    report.run.status = u"done"_s;
    m_controller->endRun(report);
    Q_EMIT m_controller->summaryReady(late); // asked for while the run had not settled the five
    QCOMPARE(told.size(), 0);
    QCOMPARE(tray.state(), TrayState::Running);
    Summary end = summaryWith(LinkState::Conflict, 0, u"done"_s);
    end.lastRun->id = 2;
    Q_EMIT m_controller->summaryReady(end);
    QCOMPARE(tray.state(), TrayState::Well);
    QCOMPARE(told.size(), 0);
}

void TestTray::runThatCouldNotBeginHasFailed()
{
    QWidget window;
    m_controller->endsAtOnce = false;
    Tray tray(*m_controller, window);
    QSignalSpy told(&tray, &Tray::notified);
    const Summary well = summaryWith(LinkState::Conflict, 0, u"done"_s);
    Q_EMIT m_controller->summaryReady(well);
    m_controller->run({});
    QTRY_COMPARE(tray.state(), TrayState::Running);
    RunReport report;
    report.run.status = u"failed"_s;
    report.run.error = u"The manifest cannot be read."_s;
    m_controller->endRun(report);
    Q_EMIT m_controller->summaryReady(well); // knows of no such run
    QCOMPARE(tray.state(), TrayState::Failed);
    QVERIFY(tray.text().contains(report.run.error));
    QCOMPARE(told.size(), 1);
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
