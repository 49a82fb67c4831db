#include "tests/engine/scenario.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
constexpr qint64 pastOverlap = 10 * 60 * 1000; // ms: longer than any overlap of a read

/// Everything that a run could leave behind besides its own line in the list of runs.
struct Traces {
    int writes = 0;
    int reads = 0; ///< questions for single records
    QStringList rows;
    qsizetype history = 0;

    bool operator==(const Traces &) const = default;
};

/// Runs and counts what that left.
class Watched {
public:
    explicit Watched(Rig &watched)
        : m_rig(watched)
    {
        const auto asked = [this](const QStringList &) { ++m_reads; };
        m_rig.source.onRead = m_rig.target.onRead = asked;
    }
    ~Watched() { m_rig.source.onRead = m_rig.target.onRead = {}; }

    Traces traces() const
    {
        Traces traces{m_rig.writes(), m_reads, {}, 0};
        for (const DemoFlow flow : {ContactFlow, AssociationFlow, ProductFlow, UserFlow}) {
            for (const LinkRow &row : m_rig.rows(flow))
                traces.rows << u"%1 %2 %3 %4 %5"_s.arg(row.id)
                                   .arg(toText(row.state), toText(row.reason.code), row.reason.args.join(u'/'))
                                   .arg(row.since);
        }
        const auto history = RunStore(*m_rig.workspace).history(0, 0);
        traces.history = history ? history->size() : -1;
        return traces;
    }
    /// Rows that the run says it changed.
    QList<qint64> run(const RunRequest &request = {})
    {
        m_rig.wait(pastOverlap);
        Engine engine(*m_rig.workspace, {&m_rig.source, &m_rig.target}, m_rig.clock);
        const auto report = engine.run(request, {}, {});
        QTest::qVerify(report && !report->error, "the run was done", "", __FILE__, __LINE__);
        return engine.changed();
    }

private:
    Rig &m_rig;
    int m_reads = 0;
};

/// \a rig is left as it is by runs of every kind, also by those of a new process.
void verifyQuiet(Rig &rig)
{
    for (int round = 0; round < 2; ++round) {
        Watched watched(rig);
        const Traces before = watched.traces();
        for (const bool full : {false, true}) {
            RunRequest request;
            request.full = full;
            QCOMPARE(watched.run(request), QList<qint64>());
            const Traces after = watched.traces();
            QCOMPARE(after.writes, before.writes);
            QVERIFY2(after.reads == before.reads, "nothing is asked for that is not written");
            QCOMPARE(after.rows, before.rows);
            QCOMPARE(after.history, before.history);
        }
        rig.reopen();
    }
}

qint64 calls(const Rig &rig)
{
    return rig.source.stats().calls + rig.target.stats().calls;
}

} // namespace

/// Promise 13: a run on a quiet pair writes nothing, leaves no trace but its own line, and costs what reading costs.
class TestEngineQuiet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void afterADayOfWork_data();
    void afterADayOfWork();
    void whereServersStoreTheirOwnForm();
    void whereEverythingWaits();
    void whatBothTypedIsAgreedOnce();
    void costsTheSameHoweverManyPairs();
    void associationsOfManyAreNotReadEachTime();
};

void TestEngineQuiet::afterADayOfWork_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < 8; ++seed)
        QTest::addRow("page layout %d", seed) << seed;
}

void TestEngineQuiet::afterADayOfWork()
{
    QFETCH(int, seed);
    Scenario day(seed);
    QVERIFY(day.runUntilQuiet());
    verifyQuiet(day.rig);
}

void TestEngineQuiet::whereServersStoreTheirOwnForm()
{
    Rig rig;
    for (const QString &path : {u"givenName"_s, u"familyName"_s})
        rig.target.format[path] = [](const QString &value) { return value.trimmed().toUpper().left(7); };
    rig.target.format[u"mobilePhone"_s] = [](const QString &value) {
        return QString(value).replace(u"+47"_s, u"0047 "_s);
    };
    rig.target.defaults.insert(u"directPhone"_s, u"N/A"_s);
    rig.source.format[u"properties.lastname"_s] = [](const QString &value) { return value.toLower(); };
    QStringList ids;
    for (int i = 0; i < 4; ++i)
        ids << rig.contact(u" Kari Marie%1"_s.arg(i), u"Nordmann Hansen"_s, u"+479123456%1"_s.arg(i));
    rig.runAll();
    verifyQuiet(rig);
    rig.target.edit(contacts, rig.counterpart(ids.at(0)), {{u"familyName"_s, u"BERG"_s}});
    rig.source.edit(contact, ids.at(1), {{u"properties.firstname"_s, u"Ingeborg Marie"_s}});
    rig.run();
    QCOMPARE(rig.here(ids.at(0), u"lastname"_s), u"berg"_s);
    QCOMPARE(rig.there(ids.at(1), u"givenName"_s), u"INGEBOR"_s);
    QCOMPARE(rig.row(ContactFlow, ids.at(1)).reason.code, ReasonCode::StoredDifferently);
    verifyQuiet(rig);
}

/// Conflicts, blanks, suggestions, orphans, refusals and rows a person took out wait; nobody decides about them again.
void TestEngineQuiet::whereEverythingWaits()
{
    Rig rig;
    QStringList ids;
    for (int i = 0; i < 6; ++i)
        ids << rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i), u"+479123456%1"_s.arg(i));
    rig.runAll();
    rig.source.edit(contact, ids.at(0), {{u"properties.lastname"_s, u"Here"_s}});
    rig.target.edit(contacts, rig.counterpart(ids.at(0)), {{u"familyName"_s, u"There"_s}});
    rig.source.edit(contact, ids.at(1), {{u"properties.mobilephone"_s, QString()}});
    rig.target.remove(contacts, rig.counterpart(ids.at(2)));
    QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, ids.at(3))}, true));
    rig.source.edit(contact, ids.at(3), {{u"properties.lastname"_s, u"Later"_s}});
    rig.source.edit(contact, ids.at(4), {{u"properties.lastname"_s, u"Here"_s}});
    rig.target.edit(contacts, rig.counterpart(ids.at(4)), {{u"familyName"_s, u"There"_s}});
    rig.contact(u"Known"_s, u"Person"_s, u"+4797777777"_s);
    rig.targetContact(u"Known"_s, u"Person"_s, u"+4797777777"_s);
    rig.product(u"Rapport"_s);
    rig.user(u"Siri"_s, u"Lund"_s);
    rig.association(ids.at(2), rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}}));
    rig.runFull();
    QVERIFY(rig.actions().reject({rig.link(ContactFlow, ids.at(1))}));
    QVERIFY(rig.choose(ids.at(4), u"lastname"_s, Choice::AcceptDifference));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, ids.at(0)), LinkState::Conflict);
    QCOMPARE(rig.state(ContactFlow, ids.at(1)), LinkState::Paused);
    QCOMPARE(rig.state(ContactFlow, ids.at(2)), LinkState::Orphaned);
    QCOMPARE(rig.state(ContactFlow, ids.at(3)), LinkState::Paused);
    QCOMPARE(rig.state(ContactFlow, ids.at(4)), LinkState::InSync);
    verifyQuiet(rig);
}

void TestEngineQuiet::whatBothTypedIsAgreedOnce()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4792222222"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"mobilePhone"_s, u"922 22 222"_s}});
    rig.run();
    QCOMPARE(rig.journal(ContactFlow, kari).first().kind, u"agreed"_s);
    verifyQuiet(rig);
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4793333333"_s}});
    rig.run();
    QVERIFY2(rig.there(kari, u"mobilePhone"_s) == u"+4793333333"_s, "an edit of one side, and no conflict");
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    const QList<JournalRow> rows = rig.journal(ContactFlow, kari);
    QCOMPARE(std::ranges::count(rows, u"agreed"_s, &JournalRow::kind), 1);
}

void TestEngineQuiet::costsTheSameHoweverManyPairs()
{
    QList<qint64> costs;
    for (const int pairs : {1, 60}) {
        Rig rig;
        rig.saveRules(AssociationFlow, [](Flow &flow) { flow.rules.enabled = false; }); // read by its contacts
        for (int i = 0; i < pairs; ++i)
            rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i), u"+4791%1"_s.arg(100'000 + i));
        rig.runAll();
        rig.wait(pastOverlap);
        rig.run();
        rig.wait(pastOverlap);
        const qint64 before = calls(rig);
        rig.run();
        costs << calls(rig) - before;
        QCOMPARE(rig.writes(), pairs);
    }
    QCOMPARE(costs.first(), costs.last());
}

void TestEngineQuiet::associationsOfManyAreNotReadEachTime()
{
    Rig rig;
    rig.source.pageSize = rig.target.pageSize = 200;
    for (int i = 0; i < 120; ++i) // two contacts a call: more than fifty calls
        rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i), u"+4791%1"_s.arg(100'000 + i));
    rig.runAll();
    const qint64 before = calls(rig);
    rig.run();
    QVERIFY2(calls(rig) - before < 10, qPrintable(QString::number(calls(rig) - before)));
    rig.wait(20 * 60 * 1000);
    rig.run();
    QVERIFY2(calls(rig) - before > 60, "after a while they are");
}

QTEST_GUILESS_MAIN(TestEngineQuiet)
#include "tst_engine_quiet.moc"
