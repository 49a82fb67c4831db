#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QSet>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// The whole story with the demo document: each function goes on where the one before it ended.
class TestCtl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void planWritesNothing();
    void firstRunHoldsEverything();
    void approvedRunLinksAllFlows();
    void quietRunWritesNothing();
    void whatWaitsSaysWhy();
    void editsOnBothSidesOfOneRecordBothArrive();
    void conflictIsWrittenNowhereAndTheRestFlows();
    void resolvedValueReachesBothSides();
    void undoBringsTheOldValueBack();
    void undoOfARunSaysWhatItCannotDo();
    void deletedRecordIsOrphanedAndRecreated();
    void newContactIsCreatedExactlyOnce();
    void atTheEndNothingIsUnexplained();

private:
    Outcome run(const QStringList &more = {}) { return m_world->ctl(QStringList{u"run"_s} + more); }
    QString hub(const QString &property) { return m_world->sandbox.value(Crm::Hubspot, m_source, property); }
    QString office(const QString &property) { return m_world->sandbox.value(Crm::Crmoffice, m_target, property); }

    std::unique_ptr<World> m_world;
    QString m_link; ///< the pair that is edited, and its records
    QString m_source;
    QString m_target;
    QString m_phoneBefore;
};

void TestCtl::initTestCase()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"300"_s, u"--seed"_s, u"7"_s});
    QVERIFY(m_world->prepare());
}

void TestCtl::planWritesNothing()
{
    const QJsonObject before = m_world->sandbox.state(Crm::Crmoffice);
    m_world->sandbox.resetCounters();
    const Outcome plan = m_world->ctl({u"plan"_s});
    QVERIFY2(plan.exit == 2, plan.err.constData());
    QVERIFY(plan.err.isEmpty());
    QCOMPARE(plan.last()["status"_L1].toString(), u"preview"_s);
    QSet<QString> verbs;
    for (const QJsonObject &line : plan.lines)
        verbs << line["verb"_L1].toString();
    QVERIFY(verbs.contains(u"link"_s));
    QVERIFY(verbs.contains(u"create"_s));
    QCOMPARE(m_world->sandbox.writes(), 0);
    QCOMPARE(m_world->sandbox.state(Crm::Crmoffice), before);
}

void TestCtl::firstRunHoldsEverything()
{
    const Outcome first = run();
    QVERIFY2(first.exit == 2, first.err.constData());
    QCOMPARE(wrongSums(first.last()), QString());
    QVERIFY(first.last()["waiting"_L1].toBool());
    QCOMPARE(first.last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(m_world->sandbox.writes(), 0);
    for (const QJsonObject &row : m_world->links())
        QVERIFY2(row["state"_L1].toString() != "in-sync"_L1, qPrintable(row["text"_L1].toString()));
}

void TestCtl::approvedRunLinksAllFlows()
{
    const Outcome approved = run({u"--approve-all"_s});
    QVERIFY2(approved.exit == 2, approved.err.constData());
    QCOMPARE(wrongSums(approved.last()), QString());
    QVERIFY(approved.last()["writes"_L1].toInteger() > 0);
    for (int flow = 1; flow <= 4; ++flow) {
        const auto synced = m_world->links(flow, {u"--state"_s, u"in-sync"_s});
        QVERIFY2(!synced.isEmpty(), qPrintable(u"flow %1"_s.arg(flow)));
        for (const QJsonObject &row : synced)
            QVERIFY(!row["source"_L1].toString().isEmpty() && !row["target"_L1].toString().isEmpty());
    }
    QCOMPARE(m_world->unexplained(), QString());
}

void TestCtl::quietRunWritesNothing()
{
    m_world->sandbox.resetCounters();
    const Outcome second = run();
    QVERIFY2(second.exit == 2, second.err.constData());
    QCOMPARE(wrongSums(second.last()), QString());
    QCOMPARE(second.last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(m_world->sandbox.writes(), 0);
    for (const QJsonValue &flow : second.last()["flows"_L1].toArray())
        QCOMPARE(flow["written"_L1].toInteger(), 0);
    QCOMPARE(m_world->unexplained(), QString());
}

void TestCtl::whatWaitsSaysWhy()
{
    // The seed holds two that look alike, first meetings that differ, contacts without a name and a phone too long.
    const QSet<QString> allowed{u"ambiguous"_s, u"conflict"_s, u"not-creatable"_s, u"unlinked"_s, u"failing"_s};
    const Outcome waiting = m_world->ctl({u"mismatches"_s});
    QCOMPARE(waiting.exit, 2);
    QVERIFY(!waiting.lines.isEmpty());
    QSet<QString> stuck; // contacts that have no counterpart yet
    QSet<QString> states;
    for (const QJsonObject &row : m_world->links(1)) {
        if (row["target"_L1].toString().isEmpty())
            stuck << row["source"_L1].toString();
    }
    for (const QJsonObject &row : waiting.lines) {
        const QString state = row["state"_L1].toString();
        const QString text = row["text"_L1].toString();
        QVERIFY2(allowed.contains(state), qPrintable(state + u": "_s + text));
        QVERIFY(!text.isEmpty());
        states << state;
        if (state != "unlinked"_L1)
            continue;
        // Only an association waits without a choice to make, and only behind its contact ("contact:company").
        QCOMPARE(row["reason"_L1]["code"_L1].toString(), u"waits-for-counterpart"_s);
        const QString id = row["source"_L1].toString();
        const bool behind =
            std::any_of(stuck.begin(), stuck.end(), [&](const QString &contact) { return id.startsWith(contact); });
        QVERIFY2(behind, qPrintable(id));
    }
    QVERIFY(states.contains(u"ambiguous"_s));
    QVERIFY(states.contains(u"conflict"_s));
    QVERIFY(states.contains(u"not-creatable"_s));
}

void TestCtl::editsOnBothSidesOfOneRecordBothArrive()
{
    const auto contacts = contactsOf(m_world->sandbox.state(Crm::Hubspot));
    for (const QJsonObject &row : m_world->links(1, {u"--state"_s, u"in-sync"_s})) {
        const Contact contact = contacts.value(row["source"_L1].toString());
        if (contact.given.isEmpty() || contact.mobile.isEmpty() || contact.phone.isEmpty())
            continue;
        m_link = QString::number(row["id"_L1].toInteger());
        m_source = u"contacts/"_s + row["source"_L1].toString();
        m_target = u"contacts/"_s + row["target"_L1].toString();
        break;
    }
    QVERIFY(!m_link.isEmpty());
    QVERIFY(m_world->sandbox.edit(Crm::Hubspot, m_source, {{"firstname"_L1, u"Åshild"_s}}));
    QVERIFY(m_world->sandbox.edit(Crm::Crmoffice, m_target, {{"directPhone"_L1, "22 33 44 55"_L1}}));
    m_world->sandbox.resetCounters();
    const Outcome both = run();
    QVERIFY2(both.exit == 2, both.err.constData());
    QCOMPARE(both.last()["writes"_L1].toInteger(), 2);
    QCOMPARE(wrongSums(both.last()), QString());
    QCOMPARE(m_world->sandbox.writes(), 2);
    QCOMPARE(office(u"givenName"_s), u"Åshild"_s);
    QCOMPARE(plainPhone(hub(u"phone"_s)), u"22334455"_s);
    QCOMPARE(hub(u"firstname"_s), u"Åshild"_s);
    QCOMPARE(plainPhone(office(u"directPhone"_s)), u"22334455"_s);
    QCOMPARE(m_world->unexplained(), QString());
}

void TestCtl::conflictIsWrittenNowhereAndTheRestFlows()
{
    m_phoneBefore = hub(u"mobilephone"_s);
    QVERIFY(m_world->sandbox.edit(
        Crm::Hubspot, m_source, {{"mobilephone"_L1, "911 11 111"_L1}, {"lastname"_L1, "Nyberg"_L1}}));
    QVERIFY(m_world->sandbox.edit(Crm::Crmoffice, m_target, {{"mobilePhone"_L1, "922 22 222"_L1}}));
    const Outcome conflict = run();
    QVERIFY2(conflict.exit == 2, conflict.err.constData());
    QCOMPARE(wrongSums(conflict.last()), QString());
    QCOMPARE(plainPhone(hub(u"mobilephone"_s)), u"91111111"_s);
    QCOMPARE(plainPhone(office(u"mobilePhone"_s)), u"92222222"_s);
    QCOMPARE(office(u"familyName"_s), u"Nyberg"_s);
    const QJsonObject row = m_world->linkOf(m_source.section(u'/', 1));
    QCOMPARE(row["state"_L1].toString(), u"conflict"_s);
    QCOMPARE(row["properties"_L1].toString(), u"mobilephone"_s);
    QCOMPARE(row["reason"_L1]["code"_L1].toString(), u"both-changed"_s);
    // It stays so, and nothing is written while nobody has chosen.
    QCOMPARE(run().last()["writes"_L1].toInteger(-1), 0);
}

void TestCtl::resolvedValueReachesBothSides()
{
    // No property is named: it is for the one in conflict, and says so.
    const Outcome chosen = m_world->ctl({u"resolve"_s, m_link, u"--take"_s, u"target"_s});
    QVERIFY2(chosen.exit == 0, chosen.err.constData());
    QCOMPARE(chosen.last()["choices"_L1].toArray().first()["properties"_L1].toArray(), QJsonArray{u"mobilephone"_s});
    const Outcome carried = run({u"--link"_s, m_link});
    QVERIFY2(carried.exit == 2, carried.err.constData());
    QCOMPARE(carried.last()["writes"_L1].toInteger(), 1);
    QCOMPARE(plainPhone(hub(u"mobilephone"_s)), u"92222222"_s);
    QCOMPARE(plainPhone(office(u"mobilePhone"_s)), u"92222222"_s);
    QCOMPARE(m_world->linkOf(m_source.section(u'/', 1))["state"_L1].toString(), u"in-sync"_s);
    const Outcome nothing = m_world->ctl({u"resolve"_s, m_link, u"--take"_s, u"source"_s});
    QCOMPARE(nothing.exit, 1);
    QVERIFY2(nothing.told().contains(u"No property of row"_s), qPrintable(nothing.told()));
    QCOMPARE(m_world->ctl({u"approve"_s, m_link}).exit, 1);

    QCOMPARE(
        m_world->ctl({u"resolve"_s, m_link, u"--property"_s, u"mobilephone"_s, u"--value"_s, u"933 33 333"_s}).exit, 0);
    QCOMPARE(run().last()["writes"_L1].toInteger(), 2);
    QCOMPARE(plainPhone(hub(u"mobilephone"_s)), u"93333333"_s);
    QCOMPARE(plainPhone(office(u"mobilePhone"_s)), u"93333333"_s);
}

void TestCtl::undoBringsTheOldValueBack()
{
    QVERIFY(m_world->sandbox.edit(Crm::Hubspot, m_source, {{"lastname"_L1, "Tastefeil"_L1}}));
    run();
    QCOMPARE(office(u"familyName"_s), u"Tastefeil"_s);
    const Outcome journal = m_world->ctl({u"journal"_s, u"--link"_s, m_link});
    const QJsonObject newest = journal.lines.value(0);
    QCOMPARE(newest["kind"_L1].toString(), u"updated"_s);
    QCOMPARE(newest["before"_L1]["familyName"_L1].toString(), u"Nyberg"_s);
    QCOMPARE(newest["after"_L1]["familyName"_L1].toString(), u"Tastefeil"_s);
    const QString entry = QString::number(newest["id"_L1].toInteger());
    QVERIFY2(m_world->ctl({u"undo"_s, entry}).exit == 0, "undo");
    run();
    QCOMPARE(hub(u"lastname"_s), u"Nyberg"_s);
    QCOMPARE(office(u"familyName"_s), u"Nyberg"_s);
    // It is back already: nothing is left to do, and nothing is noted.
    const Outcome again = m_world->ctl({u"undo"_s, entry});
    QCOMPARE(again.exit, 0);
    QCOMPARE(again.last()["already"_L1].toInteger(), 1);
    QCOMPARE(again.last()["undone"_L1].toInteger(-1), 0);
}

void TestCtl::undoOfARunSaysWhatItCannotDo()
{
    QVERIFY(m_world->sandbox.edit(Crm::Hubspot, m_source, {{"lastname"_L1, "Feil"_L1}, {"firstname"_L1, "Feilet"_L1}}));
    const QString before = office(u"givenName"_s);
    const QString number = QString::number(run().last()["run"_L1].toInteger());
    QVERIFY(m_world->sandbox.edit(Crm::Crmoffice, m_target, {{"familyName"_L1, "Rettet"_L1}}));
    run();
    const Outcome dry = m_world->ctl({u"undo"_s, u"--run"_s, number, u"--dry-run"_s});
    QVERIFY(dry.last()["dryRun"_L1].toBool());
    const Outcome undone = m_world->ctl({u"undo"_s, u"--run"_s, number});
    QCOMPARE(undone.exit, 2);
    QCOMPARE(undone.last()["undone"_L1].toInteger(), 1);
    const QJsonArray refused = undone.last()["refused"_L1].toArray();
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.first()["text"_L1].toString().contains(u"Rettet"_s));
    run();
    QCOMPARE(office(u"givenName"_s), before);
    QCOMPARE(office(u"familyName"_s), u"Rettet"_s);
    const QJsonObject why = m_world->ctl({u"explain"_s, m_link}).last();
    QCOMPARE(why["reason"_L1]["code"_L1].toString(), u"undo-conflict"_s);
    QVERIFY(!why["change"_L1].toString().isEmpty());
    const QJsonObject inputs = why["inputs"_L1].toObject();
    QCOMPARE(inputs["choices"_L1].toArray().first()["choice"_L1].toString(), u"take-back"_s);
    QVERIFY(!inputs["choices"_L1].toArray().first()["who"_L1].toString().isEmpty());
    QVERIFY(!inputs["properties"_L1].toArray().first()["rules"_L1]["conflict"_L1].toString().isEmpty());
    QCOMPARE(m_world->ctl({u"resolve"_s, m_link, u"--property"_s, u"lastname"_s, u"--value"_s, u"Nyberg"_s}).exit, 0);
    run();
    QCOMPARE(m_world->linkOf(m_source.section(u'/', 1))["state"_L1].toString(), u"in-sync"_s);
}

void TestCtl::deletedRecordIsOrphanedAndRecreated()
{
    const qsizetype before = contactsOf(m_world->sandbox.state(Crm::Crmoffice)).size();
    QVERIFY(!m_world->sandbox.call(Crm::Crmoffice, "DELETE", m_target).isEmpty());
    const Outcome full = run({u"--full"_s});
    QVERIFY2(full.exit == 2, full.err.constData());
    QCOMPARE(full.last()["writes"_L1].toInteger(-1), 0);
    const QJsonObject orphan = m_world->ctl({u"explain"_s, m_link}).last();
    QCOMPARE(orphan["state"_L1].toString(), u"orphaned"_s);
    QCOMPARE(orphan["reason"_L1]["code"_L1].toString(), u"target-gone"_s);
    QVERIFY(!orphan["next"_L1].toString().isEmpty());
    QVERIFY(!hub(u"lastname"_s).isEmpty());
    // An approval of everything is not a choice about a deleted record.
    QCOMPARE(run({u"--approve-all"_s}).last()["writes"_L1].toInteger(-1), 0);

    QCOMPARE(m_world->ctl({u"resolve"_s, m_link, u"--take"_s, u"recreate"_s}).exit, 0);
    const Outcome recreated = run();
    QVERIFY2(recreated.exit == 2, recreated.err.constData());
    QCOMPARE(recreated.last()["writes"_L1].toInteger(), 1);
    const QJsonObject row = m_world->linkOf(m_source.section(u'/', 1));
    QCOMPARE(row["state"_L1].toString(), u"in-sync"_s);
    m_target = u"contacts/"_s + row["target"_L1].toString();
    QCOMPARE(office(u"familyName"_s), u"Nyberg"_s);
    QCOMPARE(contactsOf(m_world->sandbox.state(Crm::Crmoffice)).size(), before);
    QCOMPARE(run().last()["writes"_L1].toInteger(-1), 0);
}

void TestCtl::newContactIsCreatedExactlyOnce()
{
    const QJsonObject made = m_world->sandbox.call(Crm::Hubspot, "POST", u"contacts"_s,
        {{"firstname"_L1, u"Ødvin"_s}, {"lastname"_L1, "Helt-Nyland"_L1}, {"mobilephone"_L1, "+47 987 65 432"_L1}});
    QVERIFY(!made.isEmpty());
    const Outcome created = run();
    QVERIFY2(created.exit == 2, created.err.constData());
    QCOMPARE(created.last()["writes"_L1].toInteger(), 1);
    QCOMPARE(wrongSums(created.last()), QString());
    QCOMPARE(run().last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(run({u"--full"_s}).last()["writes"_L1].toInteger(-1), 0);
    int there = 0;
    for (const Contact &contact : contactsOf(m_world->sandbox.state(Crm::Crmoffice)))
        there += contact.given == u"Ødvin"_s && contact.family == "Helt-Nyland"_L1 ? 1 : 0;
    QCOMPARE(there, 1);
}

void TestCtl::atTheEndNothingIsUnexplained()
{
    QCOMPARE(m_world->unexplained(), QString());
    for (const QJsonObject &ended : m_world->ctl({u"runs"_s}).lines) {
        QCOMPARE(wrongSums(ended), QString());
        QVERIFY(!ended["endedAt"_L1].toString().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_e2e_ctl.moc"
