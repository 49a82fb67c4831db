#include "core/engine/lane.h"
#include "core/engine/mailbox.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <latch>

using namespace samband;
using namespace Qt::StringLiterals;

/// The one class that makes threads.
class TestLane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jobsRunInOrderOnOneOtherThread();
    void performWaits();
    void answersComeOnTheReceiversThread();
    void answerIsDroppedWhenTheReceiverIsGone();
    void endFinishesTheJobUnderWay();
};

void TestLane::jobsRunInOrderOnOneOtherThread()
{
    Lane lane(u"work"_s);
    QList<int> order;
    QList<QThread *> threads;
    for (int i = 0; i < 100; ++i) {
        lane.post([&, i] {
            order << i;
            threads << QThread::currentThread();
        });
    }
    lane.perform([] {});
    QCOMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QVERIFY(threads.first() != QThread::currentThread());
    QCOMPARE(threads.count(threads.first()), 100);
    QString name;
    lane.perform([&] { name = QThread::currentThread()->objectName(); });
    QCOMPARE(name, u"work"_s);
}

void TestLane::performWaits()
{
    Lane lane(u"work"_s);
    std::latch go(1);
    std::atomic<bool> done = false;
    lane.post([&] {
        go.wait();
        done = true;
    });
    go.count_down();
    bool seen = false;
    lane.perform([&] { seen = done; });
    QVERIFY(seen);
}

void TestLane::answersComeOnTheReceiversThread()
{
    Lane lane(u"work"_s);
    Mailbox receiver;
    QThread *where = nullptr;
    lane.perform([&] { receiver.post([&] { where = QThread::currentThread(); }); });
    QVERIFY2(!where, "later, not at once");
    QTRY_COMPARE(where, QThread::currentThread());
}

void TestLane::answerIsDroppedWhenTheReceiverIsGone()
{
    Lane lane(u"work"_s);
    bool came = false;
    auto receiver = std::make_unique<Mailbox>();
    lane.perform([&, to = receiver.get()] { to->post([&] { came = true; }); });
    receiver.reset();
    QCoreApplication::processEvents();
    QVERIFY(!came);
}

void TestLane::endFinishesTheJobUnderWay()
{
    std::latch started(1);
    std::atomic<bool> finished = false;
    {
        Lane lane(u"work"_s);
        lane.post([&] {
            started.count_down();
            QThread::msleep(20);
            finished = true;
        });
        started.wait();
    }
    QVERIFY(finished);
}

QTEST_GUILESS_MAIN(TestLane)
#include "tst_lane.moc"
