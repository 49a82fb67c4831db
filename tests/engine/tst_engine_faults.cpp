#include "tests/support/rig.h"

#include <QtTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
constexpr qint64 pastBackOff =
    20 * 60 * 1000; // ms: longer than the third wait of a failing record, and than any overlap

/// A workspace with work of every kind waiting: creates, an approved create, updates both ways, a two-sided choice,
/// links, an association, a record made again and one deleted along.
struct Scenario {
    Rig rig;

    explicit Scenario(int seed)
    {
        for (int i = 0; i < 4; ++i)
            m_linked << rig.contact(u"Given%1"_s.arg(i), u"Family"_s, u"+479123456%1"_s.arg(i));
        m_linked << rig.contact(u"Gone"_s, u"Family"_s) << rig.contact(u"Lost"_s, u"Family"_s);
        rig.runAll();
        const QStringList linked = m_linked;
        const QString away = rig.counterpart(linked.at(4));
        rig.target.remove(contacts, away);
        rig.source.remove(contact, linked.at(5));
        rig.runFull();

        rig.wait(pastBackOff);
        rig.source.edit(contact, linked.at(0), {{u"properties.lastname"_s, u"Source%1"_s.arg(seed)}});
        rig.target.edit(contacts, rig.counterpart(linked.at(1)), {{u"directPhone"_s, u"+4722334455"_s}});
        rig.source.edit(contact, linked.at(2), {{u"properties.firstname"_s, u"Both"_s}});
        rig.target.edit(contacts, rig.counterpart(linked.at(2)), {{u"mobilePhone"_s, u"+4793333333"_s}});
        rig.source.edit(contact, linked.at(3), {{u"properties.lastname"_s, u"Berg"_s}});
        rig.target.edit(contacts, rig.counterpart(linked.at(3)), {{u"familyName"_s, u"Dal"_s}});
        rig.run();
        // Undo what that run carried out of the work that is to fail: new edits of the same kind.
        rig.wait(pastBackOff);
        rig.source.edit(contact, linked.at(0), {{u"properties.lastname"_s, u"Later%1"_s.arg(seed)}});
        rig.target.edit(contacts, rig.counterpart(linked.at(1)), {{u"directPhone"_s, u"+4722334466"_s}});
        rig.source.edit(contact, linked.at(2), {{u"properties.firstname"_s, u"Moved"_s}});
        rig.target.edit(contacts, rig.counterpart(linked.at(2)), {{u"mobilePhone"_s, u"+4794444444"_s}});
        must(rig.choose(linked.at(3), u"lastname"_s, Choice::TakeValue, u"Berg Dal"_s));
        must(rig.chooseForPair(ContactFlow, linked.at(4), Choice::Recreate));
        must(rig.chooseForPair(ContactFlow, linked.at(5), Choice::Archive));

        const QString fresh = rig.contact(u"New"_s, u"Person"_s, u"+4795555555"_s);
        rig.contact(u"Newer"_s, u"Person%1"_s.arg(seed), u"+4796666666"_s);
        rig.contact(u"Known"_s, u"Person"_s, u"+4797777777"_s);
        rig.targetContact(u"Known"_s, u"Person"_s, u"+4797777777"_s, u"+4722000000"_s);
        rig.association(fresh, rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}}));
        rig.product(u"Rapport"_s);
        rig.user(u"Siri"_s, u"Lund"_s);
        // Another seed puts the records on other pages, and so the faults in other places.
        rig.source.pageSize = 2 + seed % 4;
        rig.target.pageSize = 2 + (seed / 4) % 4;
        rig.wait(1000);
    }

    static void must(const Status &status)
    {
        if (!status)
            qFatal("%s", qPrintable(status.error().text));
    }

    /// Everything a person could see of how it ended: both systems record by record, and which records are linked.
    QStringList outcome() const
    {
        QStringList all{u"-- source"_s};
        all << rig.source.contents() << u"-- target"_s << rig.target.contents() << u"-- links"_s;
        QStringList links;
        for (const DemoFlow flow : {ContactFlow, AssociationFlow, ProductFlow, UserFlow}) {
            for (const LinkRow &row : rig.rows(flow))
                links << u"%1: %2 = %3 (%4)"_s.arg(flow).arg(row.title.source, row.title.target, toText(row.state));
        }
        links.sort();
        return all + links;
    }

    /// Runs until nothing is written any more, at most four times.
    bool runUntilQuiet()
    {
        for (int i = 0; i < 4; ++i) {
            rig.wait(pastBackOff);
            const RunReport report = rig.runAll();
            if (report.run.status == "done"_L1 && report.writes == 0)
                return true;
        }
        return false;
    }

private:
    QStringList m_linked;
};

struct Wanted {
    int operations = 0;
    QStringList outcome;
};

Wanted withoutFaults(int seed)
{
    Scenario scenario(seed);
    const int before = scenario.rig.faults->operations;
    scenario.rig.runAll();
    const int operations = scenario.rig.faults->operations - before;
    return scenario.runUntilQuiet() ? Wanted{operations, scenario.outcome()} : Wanted{};
}

QString difference(const QStringList &found, const QStringList &wanted)
{
    QString text;
    for (const QString &line : found) {
        if (!wanted.contains(line))
            text += u"\n  unexpected: "_s + line;
    }
    for (const QString &line : wanted) {
        if (!found.contains(line))
            text += u"\n  missing: "_s + line;
    }
    return text.isEmpty() && found.size() != wanted.size() ? u"\n  a line is there twice: "_s + found.join(u'\n')
                                                           : text;
}

int seeds()
{
    return qEnvironmentVariableIsSet("SAMBAND_ALL") ? 4 : 1;
}

/// One run with \a faults, then a new process that runs until quiet. Returns what is wrong afterwards; \a hits counts
/// the faults that took place.
QString survive(int seed, int n, const Faults &faults, const Wanted &wanted, int &hits)
{
    Scenario scenario(seed);
    Rig &rig = scenario.rig;
    const int operations = rig.faults->operations;
    *rig.faults = faults;
    rig.faults->operations = operations;
    rig.faults->at = operations + n;
    rig.runAll();
    hits += rig.faults->hits;
    *rig.faults = {};
    rig.reopen();
    if (!scenario.runUntilQuiet())
        return u"it never came to rest"_s;
    QString wrong = difference(scenario.outcome(), wanted.outcome);
    rig.wait(pastBackOff);
    if (rig.runFull().writes != 0)
        wrong += u"\n  a further run wrote"_s;
    return wrong;
}

} // namespace

/// Every operation of a run that does everything fails in every way; afterwards it must be as if nothing had.
class TestEngineFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenarioIsWhatItSays();
    void everyOperationFails_data();
    void everyOperationFails();
};

void TestEngineFaults::scenarioIsWhatItSays()
{
    const Wanted wanted = withoutFaults(0);
    QVERIFY2(wanted.operations > 30, "the run comes to rest, and has work to do");
    const QString all = wanted.outcome.join(u'\n');
    for (const QString &part : {u"familyName=Later0"_s, u"properties.phone=+4722334466"_s,
             u"properties.mobilephone=+4794444444"_s, u"givenName=Moved"_s, u"familyName=Berg Dal"_s,
             u"givenName=Gone"_s, u"givenName=New;"_s.chopped(1), u"companies; name=Rapport"_s, u"givenName=Siri"_s,
             u"0: Known Person = Known Person (in-sync)"_s, u"properties.phone=+4722000000"_s})
        QVERIFY2(all.contains(part), qPrintable(part + u" is not in\n"_s + all));
    QVERIFY(!all.contains(u"givenName=Lost"_s));
    QVERIFY2(!all.contains(u"conflict"_s) && !all.contains(u"orphaned"_s), qPrintable(all));
}

void TestEngineFaults::everyOperationFails_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("after");
    QTest::addColumn<int>("then");
    QTest::addColumn<bool>("onlyWrites");
    // Network and Refused promise that nothing was done, so only Before is possible with them.
    QTest::newRow("no connection") << ErrorKind::Network << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("unknown, not done") << ErrorKind::OutcomeUnknown << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("unknown, done") << ErrorKind::OutcomeUnknown << true << int(Faults::Then::GoOn) << true;
    QTest::newRow("unavailable, not done") << ErrorKind::Unavailable << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("unavailable, done") << ErrorKind::Unavailable << true << int(Faults::Then::GoOn) << true;
    QTest::newRow("bad answer, not done") << ErrorKind::BadAnswer << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("bad answer, done") << ErrorKind::BadAnswer << true << int(Faults::Then::GoOn) << true;
    QTest::newRow("refused") << ErrorKind::Refused << false << int(Faults::Then::GoOn) << true;
    QTest::newRow("rate limited") << ErrorKind::RateLimited << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("ends, not done") << ErrorKind::Cancelled << false << int(Faults::Then::Dead) << false;
    QTest::newRow("ends, done") << ErrorKind::Cancelled << true << int(Faults::Then::Dead) << false;
    QTest::newRow("killed, not done") << ErrorKind::Cancelled << false << int(Faults::Then::Kill) << false;
    QTest::newRow("killed, done") << ErrorKind::Cancelled << true << int(Faults::Then::Kill) << false;
}

void TestEngineFaults::everyOperationFails()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, after);
    QFETCH(int, then);
    QFETCH(bool, onlyWrites);
    int hits = 0;
    for (int seed = 0; seed < seeds(); ++seed) {
        const Wanted wanted = withoutFaults(seed);
        for (int n = 1; n <= wanted.operations; ++n) {
            Faults faults;
            faults.kind = kind;
            faults.when = after ? Faults::When::After : Faults::When::Before;
            faults.then = static_cast<Faults::Then>(then);
            faults.onlyWrites = onlyWrites;
            const int before = hits;
            const QString wrong = survive(seed, n, faults, wanted, hits);
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"seed %1, operation %2 of %3: %4"_s.arg(seed).arg(n).arg(wanted.operations).arg(wrong)));
            QVERIFY2(onlyWrites || hits == before + 1, "the fault took place");
        }
    }
    QVERIFY(hits > 0);
    qInfo("%d faults", hits);
}

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_engine_faults.moc"
