#include "tests/e2e/bustle.h"
#include "tests/e2e/compare.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QThread>

#include <array>
#include <future>
#include <numeric>
#include <vector>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool hasEnded(const QProcess &process)
{
    const QByteArray stat = contentsOf(u"/proc/%1/stat"_s.arg(process.processId()));
    return stat.isEmpty() || stat.contains(") Z "); // it has ended, and nobody has asked it yet
}

/// What was going on when a run was killed.
enum class Moment { Start, Recovering, Reading, Writing, Settled, Count };

struct Tally {
    std::array<int, static_cast<std::size_t>(Moment::Count)> kills{};
    int open = 0; ///< kills that left a write open: sent or not, nobody knows
    int faster = 0; ///< runs that had ended before

    int all() const { return std::accumulate(kills.begin(), kills.end(), 0); }
    int at(Moment moment) const { return kills.at(static_cast<std::size_t>(moment)); }
};

/// One sandbox and one workspace whose runs are killed, on a thread of its own. The next run needs no repair; in the
/// end both systems hold each person once, and the same.
class Victim {
public:
    Victim(quint32 seed, int kills)
        : m_kills(kills)
        , m_bustle(seed)
    {
    }

    /// The fault found, or nothing.
    QString play();
    Tally tally;

private:
    Moment killOnce(QProcess &process, int openBefore);
    qint64 calls(QLatin1StringView what) const;
    int openIntents() const;

    int m_kills;
    Bustle m_bustle;
};

qint64 Victim::calls(QLatin1StringView what) const
{
    return m_bustle.world().sandbox.counters(Crm::Hubspot)[what].toInteger()
        + m_bustle.world().sandbox.counters(Crm::Crmoffice)[what].toInteger();
}

/// Writes whose outcome is not known, looked up in a copy: what a killed process left behind stays as it is for the
/// next run.
int Victim::openIntents() const
{
    const QString copy = m_bustle.world().folder.filePath(u"copy.samband"_s);
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QFile::remove(copy + part);
        QFile::copy(m_bustle.world().ctl.workspace() + part, copy + part);
    }
    const QString name = u"open-%1"_s.arg(reinterpret_cast<quintptr>(this));
    int open = -1;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(copy);
        database.open();
        QSqlQuery query(u"SELECT count(*) FROM intent WHERE status = 'open'"_s, database);
        open = query.next() ? query.value(0).toInt() : -1;
    }
    QSqlDatabase::removeDatabase(name);
    return open;
}

/// Waits for a moment anywhere in a run, at one of its writes, or just after its first call, where recovery is.
Moment Victim::killOnce(QProcess &process, int openBefore)
{
    const auto until = [&](QLatin1StringView what, qint64 count) {
        while (calls(what) < count && !hasEnded(process)) { }
    };
    const int kind = m_bustle.dice().bounded(4);
    if (kind == 0) {
        QThread::usleep(
            static_cast<unsigned long>(m_bustle.dice().bounded(static_cast<int>(m_bustle.length() * 1000))));
    } else if (kind == 1 || (openBefore > 0 && kind == 2)) {
        until("total"_L1, m_bustle.dice().bounded(1, 5));
        QThread::usleep(static_cast<unsigned long>(m_bustle.dice().bounded(0, 4000)));
    } else {
        until("writes"_L1, m_bustle.dice().bounded(1, 7));
        QThread::usleep(static_cast<unsigned long>(m_bustle.dice().bounded(0, 8000)));
    }
    process.kill();
    process.waitForFinished();
    if (calls("total"_L1) == 0)
        return Moment::Start;
    if (calls("writes"_L1) > 0)
        return openIntents() > 0 ? Moment::Writing : Moment::Settled;
    return openBefore > 0 && openIntents() >= openBefore ? Moment::Recovering : Moment::Reading;
}

QString Victim::play()
{
    if (const QString fault = m_bustle.prepare(); !fault.isEmpty())
        return fault;
    int open = 0;
    for (int round = 0; tally.all() < m_kills; ++round) {
        m_bustle.change(round);
        m_bustle.world().sandbox.resetCounters();
        const auto process = m_bustle.world().ctl.start({u"run"_s, u"--approve-all"_s});
        const Moment moment = killOnce(*process, open);
        const Outcome dead = outcomeOf(*process);
        if (dead.exit >= 0) { // it was faster
            ++tally.faster;
            open = 0;
            if (dead.exit != 2 && dead.exit != 0)
                return dead.told();
            continue;
        }
        ++tally.kills.at(static_cast<std::size_t>(moment));
        open = openIntents();
        if (open < 0)
            return u"the workspace cannot be read after a kill"_s;
        tally.open += open > 0 ? 1 : 0;
        // Every few kills, one run goes to its end: more than one write may be open by then.
        if (m_bustle.dice().bounded(6) == 0) {
            const Outcome mended = m_bustle.untilQuiet();
            open = 0;
            if (mended.exit != 2 && mended.exit != 0)
                return mended.told();
            if (const QString wrong = wrongSums(mended.last()); !wrong.isEmpty())
                return wrong;
        }
    }
    return m_bustle.atTheEnd();
}

} // namespace

/// Runs that are killed at every moment while people edit both systems, several sandboxes and workspaces side by side.
class TestKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedRunsLoseAndDoubleNothing();
};

void TestKill::killedRunsLoseAndDoubleNothing()
{
    const int kills = qEnvironmentVariableIsSet("SAMBAND_ALL") ? 2000 : 200;
    const quint32 seed = qEnvironmentVariableIntValue("SAMBAND_SEED") > 0
        ? static_cast<quint32>(qEnvironmentVariableIntValue("SAMBAND_SEED"))
        : 20'261'122U;
    constexpr int sideBySide = 4;
    std::vector<std::future<std::pair<QString, Tally>>> victims;
    for (quint32 i = 0; i < sideBySide; ++i) {
        victims.push_back(std::async(std::launch::async, [=] {
            Victim victim(seed + i, kills / sideBySide);
            const QString fault = victim.play();
            return std::pair(fault, victim.tally);
        }));
    }
    Tally sum;
    QStringList faults;
    for (std::size_t i = 0; i < victims.size(); ++i) {
        const auto [fault, tally] = victims[i].get();
        if (!fault.isEmpty())
            faults << u"seed %1: %2"_s.arg(seed + i).arg(fault);
        for (std::size_t moment = 0; moment < sum.kills.size(); ++moment)
            sum.kills.at(moment) += tally.kills.at(moment);
        sum.open += tally.open;
        sum.faster += tally.faster;
    }
    qInfo("%d kills: %d before the first call, %d in recovery, %d while reading and deciding, %d between sending and "
          "settling, %d after settling; %d left a write open; %d runs were faster",
        sum.all(), sum.at(Moment::Start), sum.at(Moment::Recovering), sum.at(Moment::Reading), sum.at(Moment::Writing),
        sum.at(Moment::Settled), sum.open, sum.faster);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QCOMPARE(sum.all(), kills);
    for (const Moment moment : {Moment::Recovering, Moment::Reading, Moment::Writing})
        QVERIFY2(sum.at(moment) > kills / 40, "the kills do not reach every stage any more");
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_e2e_kill.moc"
