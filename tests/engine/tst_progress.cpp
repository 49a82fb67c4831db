#include "core/engine/progress.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// How far a run says it is.
class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = 1'000'000;
        m_seen.clear();
    }
    void everyStageIsTold();
    void notMoreThanThirtyASecond();
    void noRateBeforeTheWarmUp();
    void rateAndRangeAfterIt();
    void noTimeLeftWithoutATotal();
    void newStageStartsAnew();
    void withoutASink();

private:
    ProgressMeter meter()
    {
        ProgressMeter made([this](const RunProgress &progress) { m_seen << progress; }, [this] { return m_now; });
        made.run = 7;
        return made;
    }

    qint64 m_now = 0;
    QList<RunProgress> m_seen;
};

void TestProgress::everyStageIsTold()
{
    ProgressMeter progress = meter();
    for (const Stage stage : {Stage::Recovering, Stage::Reading, Stage::Matching, Stage::Deciding, Stage::Writing})
        progress.begin(stage, toText(stage));
    QCOMPARE(m_seen.size(), 5);
    QCOMPARE(m_seen.at(3).stage, Stage::Deciding);
    QCOMPARE(m_seen.at(3).what, u"deciding"_s);
    QCOMPARE(m_seen.at(3).run, 7);
}

void TestProgress::notMoreThanThirtyASecond()
{
    ProgressMeter progress = meter();
    progress.begin(Stage::Reading, {});
    for (int i = 0; i < 1000; ++i) {
        ++m_now;
        progress.step(1);
    }
    QVERIFY2(m_seen.size() >= 25 && m_seen.size() <= 32, qPrintable(QString::number(m_seen.size())));
    QCOMPARE(progress.now().done, 1000);
}

void TestProgress::noRateBeforeTheWarmUp()
{
    ProgressMeter progress = meter();
    progress.begin(Stage::Writing, {}, 1000);
    m_now += 1000;
    progress.step(100);
    QCOMPARE(progress.now().perSecond, 0.0);
    QCOMPARE(progress.now().leftTo, 0);
}

void TestProgress::rateAndRangeAfterIt()
{
    ProgressMeter progress = meter();
    progress.begin(Stage::Writing, {}, 1000);
    m_now += 2000;
    progress.step(200);
    const RunProgress now = progress.now();
    QCOMPARE(now.perSecond, 100.0);
    QVERIFY(now.leftFrom < 8000 && now.leftTo > 8000 && now.leftFrom > 0);
}

void TestProgress::noTimeLeftWithoutATotal()
{
    ProgressMeter progress = meter();
    progress.begin(Stage::Reading, {});
    m_now += 2000;
    progress.step(200);
    QCOMPARE(progress.now().perSecond, 100.0);
    QCOMPARE(progress.now().leftTo, 0);
    progress.step(0, 400);
    QVERIFY(progress.now().leftTo > 0);
}

void TestProgress::newStageStartsAnew()
{
    ProgressMeter progress = meter();
    progress.begin(Stage::Reading, {});
    m_now += 5000;
    progress.step(200);
    progress.begin(Stage::Writing, {}, 10);
    QCOMPARE(progress.now().done, 0);
    QCOMPARE(progress.now().perSecond, 0.0);
    QCOMPARE(progress.now().total, 10);
}

void TestProgress::withoutASink()
{
    ProgressMeter progress({}, [this] { return m_now; });
    progress.begin(Stage::Reading, {});
    progress.step(3);
    QCOMPARE(progress.now().done, 3);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
