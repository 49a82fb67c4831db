#include "tests/e2e/bustle.h"
#include "tests/e2e/compare.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <future>
#include <vector>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

/// What goes wrong at one call to a real server.
struct Trouble {
    QString name;
    QJsonObject fault; ///< as the sandbox takes it; nth comes with each attempt
    bool endsDay = false; ///< the system is not to be called before the account's next day
};

Trouble trouble(const QString &effect, int times = 1, int status = 0)
{
    QJsonObject fault{{"effect"_L1, effect}, {"times"_L1, times}};
    if (status != 0)
        fault["status"_L1] = status;
    const QString what = status == 0 ? effect : QString::number(status);
    return {times < 0 ? what + u" from then on"_s : what, fault};
}

/// Each of these strikes at every call of a run in turn: before the server did anything, or after.
QList<Trouble> troubles()
{
    return {trouble(u"lostReply"_s), trouble(u"cutBody"_s), trouble(u"html"_s), trouble(u"status"_s, 1, 500),
        trouble(u"closeBefore"_s, -1), trouble(u"lostReply"_s, -1), trouble(u"status"_s, -1, 500),
        trouble(u"status"_s, -1, 401)};
}

/// Changes what no program would: the workspace remembers a day that is not over yet.
bool changeWorkspace(const QString &file, const QString &statement)
{
    const QString name = u"change-"_s + file;
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(file);
        done = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

Trouble answer(int status, const QJsonObject &headers = {}, const QString &body = {})
{
    Trouble made = trouble(u"status"_s, 1, status);
    made.fault["headers"_L1] = headers;
    made.fault["body"_L1] = body;
    return made;
}

Trouble delayed(const QString &effect, int ms)
{
    Trouble made = trouble(effect);
    made.fault["ms"_L1] = ms;
    return made;
}

/// What a system says that is busy, moves or sits behind something odd: nothing of it may end in a loss. 429 with the
/// three policies of HubSpot; a day's quota ends the run.
QList<Trouble> busyAnswers()
{
    const auto limit = [](const char *policy) {
        return uR"({"status":"error","message":"limit","errorType":"RATE_LIMIT","policyName":"%1"})"_s.arg(
            QLatin1StringView(policy));
    };
    QList<Trouble> all{answer(429, {}, limit("SECONDLY")), answer(429, {{"Retry-After"_L1, "1"_L1}}),
        answer(429, {}, limit("DAILY")), answer(423), answer(477, {{"Retry-After"_L1, "1"_L1}}), answer(524),
        trouble(u"redirect"_s), trouble(u"contentType"_s), trouble(u"wrongType"_s), delayed(u"slow"_s, 400),
        delayed(u"trickle"_s, 60)};
    all[1].name += u" with a time"_s;
    all[2].name += u" for the day"_s;
    all[2].endsDay = true;
    return all;
}

struct Tally {
    int struck = 0;
    int ended = 0; ///< runs that the trouble ended
    QString fault; ///< what is wrong; nothing when all is well
};

/// One sandbox and one workspace that one kind of trouble befalls, on a thread of its own.
class Sufferer {
public:
    Sufferer(quint32 seed, Trouble trouble, int step)
        : m_bustle(seed)
        , m_trouble(std::move(trouble))
        , m_step(step)
    {
    }

    Tally play();

private:
    QString strikeAll(Crm crm);
    QString strike(Crm crm, int nth);
    QString waitForTheDay(Crm crm);

    Bustle m_bustle;
    Trouble m_trouble;
    int m_step; ///< of so many calls, one is struck
    int m_round = 0;
    bool m_isReached = true;
    Tally m_tally;
};

QString Sufferer::strike(Crm crm, int nth)
{
    SandboxProgram &sandbox = m_bustle.world().sandbox;
    m_bustle.change(m_round++);
    sandbox.resetCounters();
    QJsonObject fault = m_trouble.fault;
    fault["nth"_L1] = nth;
    sandbox.call(crm, "POST", u"faults"_s, fault);
    const Outcome hit = m_bustle.world().ctl({u"run"_s, u"--approve-all"_s});
    m_isReached = sandbox.counters(crm)["total"_L1].toInteger() >= nth;
    sandbox.call(crm, "DELETE", u"faults"_s);
    m_tally.struck += m_isReached ? 1 : 0;
    m_tally.ended += hit.exit == 1 ? 1 : 0;
    if (hit.exit < 0 || hit.exit > 2)
        return u"the run crashed"_s;
    if (hit.exit == 1 && hit.told().isEmpty())
        return u"the run failed and said nothing"_s;
    if (m_trouble.endsDay && hit.exit == 1) {
        if (const QString wrong = waitForTheDay(crm); !wrong.isEmpty())
            return wrong;
    }
    const Outcome mended = m_bustle.untilQuiet(Bustle::Failing::AskedFor);
    if (mended.exit != 0 && mended.exit != 2)
        return u"not mended: "_s + mended.told();
    return wrongSums(mended.last());
}

/// Until the next day a run says so and calls nobody; then what the workspace remembers of the calls is out of date.
QString Sufferer::waitForTheDay(Crm crm)
{
    SandboxProgram &sandbox = m_bustle.world().sandbox;
    sandbox.resetCounters();
    const Outcome held = m_bustle.world().ctl({u"run"_s, u"--approve-all"_s});
    if (held.exit != 1 || !held.told().contains("No call is made before"_L1))
        return u"the spent day is not told: "_s + held.told();
    if (sandbox.counters(crm)["total"_L1].toInteger() != 0)
        return u"a system is called whose day is spent"_s;
    const QString forget = u"DELETE FROM setting WHERE key LIKE 'calls/%'"_s;
    return changeWorkspace(m_bustle.world().ctl.workspace(), forget) ? QString() : u"the workspace does not open"_s;
}

QString Sufferer::strikeAll(Crm crm)
{
    m_isReached = true;
    for (int nth = 1 + m_bustle.dice().bounded(m_step); m_isReached; nth += m_step) {
        if (const QString wrong = strike(crm, nth); !wrong.isEmpty())
            return u"%1 at call %2 to %3: %4"_s.arg(m_trouble.name)
                .arg(nth)
                .arg(crm == Crm::Hubspot ? u"HubSpot"_s : u"CRMOffice"_s, wrong);
    }
    return {};
}

Tally Sufferer::play()
{
    m_tally.fault = m_bustle.prepare();
    for (const Crm crm : {Crm::Hubspot, Crm::Crmoffice}) {
        if (m_tally.fault.isEmpty())
            m_tally.fault = strikeAll(crm);
    }
    if (m_tally.fault.isEmpty()) {
        if (const QString wrong = m_bustle.atTheEnd(); !wrong.isEmpty())
            m_tally.fault = m_trouble.name + u": "_s + wrong;
    }
    return m_tally;
}

} // namespace

/// Runs whose n-th call goes wrong, for every n, on the way there or on the way back, once or from then on. The next
/// runs need no repair, and both systems end up with each person once, and the same.
class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCallMayGoWrong();
    void everyCallMayMeetABusySystem();

private:
    static void suffer(const QList<Trouble> &all, int step, int struck, int ended);
};

void TestFaults::everyCallMayGoWrong()
{
    suffer(troubles(), qEnvironmentVariableIsSet("SAMBAND_ALL") ? 1 : 2, 40, 10);
}

void TestFaults::everyCallMayMeetABusySystem()
{
    suffer(busyAnswers(), qEnvironmentVariableIsSet("SAMBAND_ALL") ? 1 : 5, 25, 2);
}

/// Plays all of them side by side; at least so many calls must be struck, and runs ended.
void TestFaults::suffer(const QList<Trouble> &all, int step, int struck, int ended)
{
    constexpr quint32 seed = 20'261'123U;
    Tally sum;
    QStringList faults;
    // Most of the time each waits to try again: all of them side by side.
    std::vector<std::future<Tally>> sufferers;
    for (qsizetype i = 0; i < all.size(); ++i)
        sufferers.push_back(std::async(
            std::launch::async, [=] { return Sufferer(seed + static_cast<quint32>(i), all.at(i), step).play(); }));
    for (std::future<Tally> &sufferer : sufferers) {
        const Tally tally = sufferer.get();
        sum.struck += tally.struck;
        sum.ended += tally.ended;
        if (!tally.fault.isEmpty())
            faults << tally.fault;
    }
    qInfo("%d calls went wrong, %d runs ended by it", sum.struck, sum.ended);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY2(sum.struck > struck && sum.ended > ended, "the faults do not reach the runs any more");
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_e2e_faults.moc"
