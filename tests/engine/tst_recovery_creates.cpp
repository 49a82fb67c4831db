#include "tests/engine/leftopen.h"

#include <algorithm>

using namespace samband;
using namespace samband::leftopen;
using namespace Qt::StringLiterals;

namespace {

const Changes ola{{u"givenName"_s, u"Ola"_s}, {u"familyName"_s, u"Hansen"_s}, {u"mobilePhone"_s, u"+4791234567"_s}};

/// A held contact whose create is open; the first run of its flow is over.
QString openCreate(Rig &rig)
{
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    const QString id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.run();
    leaveOpen(rig, rig.link(ContactFlow, id), Verb::Create, {}, ola);
    const Status approved = rig.actions().approve({rig.link(ContactFlow, id)});
    QTest::qVerify(approved.ok(), "approved", "", __FILE__, __LINE__);
    return id;
}

} // namespace

/// What becomes of a create whose outcome nobody knows.
class TestRecoveryCreates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createThatArrived();
    void createThatArrivedReformatted();
    void createAtAServerWithAnotherClock_data();
    void createAtAServerWithAnotherClock();
    void createThatDidNot();
    void createTooEarlyToTell();
    void createWhileTheClockOfTheServerJumps();
    void createThatAPersonAskedFor_data();
    void createThatAPersonAskedFor();
    void createWithSeveralLikeIt_data();
    void createWithSeveralLikeIt();
    void questionWhoseCandidatesAreGone_data();
    void questionWhoseCandidatesAreGone();
    void linkedByHandWhileItIsOpen();
    void questionOfAPausedRow();
    void createWithALinkedTwin();
    void createWithAnOldTwin();
    void createWhoseBlankSomebodyFilled_data();
    void createWhoseBlankSomebodyFilled();
    void createThatWasCut();
    void createThatSomebodyEdited_data();
    void createThatSomebodyEdited();
    void twoCreatesOfEqualContent();
    void createOfARecordThatIsGone();
};

void TestRecoveryCreates::createThatArrived()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.reopen();
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.counterpart(id), made);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QCOMPARE(rig.writes(), 1);
    rig.run();
    QCOMPARE(rig.writes(), 1);
}

void TestRecoveryCreates::createThatArrivedReformatted()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"912 34 567"_s);
    rig.wait(overlap);
    rig.run();
    rig.run();
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.writes(), 1);
}

void TestRecoveryCreates::createAtAServerWithAnotherClock_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("phone");
    QTest::newRow("behind") << -20 << u"+4791234567"_s;
    QTest::newRow("behind, reformatted") << -20 << u"912 34 567"_s;
    QTest::newRow("ahead") << 20 << u"+4791234567"_s;
    QTest::newRow("ahead, reformatted") << 20 << u"912 34 567"_s;
}

/// What the server says of its times is by its own clock: what was made just then is not from before.
void TestRecoveryCreates::createAtAServerWithAnotherClock()
{
    QFETCH(int, minutes);
    QFETCH(QString, phone);
    Rig rig;
    rig.target.ahead = minutes * 60 * 1000;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hansen"_s, phone);
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.counterpart(id), made);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
}

void TestRecoveryCreates::createThatDidNot()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.writes(), 2);
}

void TestRecoveryCreates::createTooEarlyToTell()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.run();
    rig.runAll();
    rig.runLinks({rig.link(ContactFlow, id)});
    QVERIFY2(!nothingOpen(rig), "a search may still hide it");
    QCOMPARE(rig.writes(), 1);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Pending);
    QCOMPARE(rig.row(ContactFlow, id).reason, (Reason{ReasonCode::WriteOpen, {u"target"_s}}));
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.writes(), 2);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
}

/// What an answer says of the time is cut to whole seconds, so each answer moves the server's clock a little.
void TestRecoveryCreates::createWhileTheClockOfTheServerJumps()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString other = rig.contact(u"Per"_s, u"Lie"_s, u"+4790000000"_s);
    rig.run();
    leaveOpen(rig, rig.link(ContactFlow, other), Verb::Create, {}, ola);
    rig.target.ahead = 0;
    rig.wait(overlap);
    rig.target.spoil = [&](const QString &, const RecordPage &page) {
        rig.target.ahead = -999;
        return Result<RecordPage>(page);
    };
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
}

void TestRecoveryCreates::createThatAPersonAskedFor_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("made") << true;
    QTest::newRow("not made") << false;
}

/// None of those that look alike is it, says a person; the run that makes it dies, and what it did is looked up first.
void TestRecoveryCreates::createThatAPersonAskedFor()
{
    QFETCH(bool, arrived);
    Rig rig;
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(24 * 60 * 60 * 1000);
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QVERIFY(rig.chooseForPair(ContactFlow, id, Choice::Recreate));
    rig.faults->nthWrite = rig.faults->writes + 1;
    rig.faults->when = arrived ? Faults::When::After : Faults::When::Before;
    rig.faults->then = Faults::Then::Kill;
    rig.run();
    QCOMPARE(rig.faults->hits, 1);
    *rig.faults = {};
    rig.reopen();
    rig.wait(overlap);
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 4);
}

void TestRecoveryCreates::createWithSeveralLikeIt_data()
{
    QTest::addColumn<bool>("again");
    QTest::newRow("the operator links it") << false;
    QTest::newRow("the operator has it made again") << true;
}

void TestRecoveryCreates::createWithSeveralLikeIt()
{
    QFETCH(bool, again);
    Rig rig;
    const QString id = openCreate(rig);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.run();
    rig.runAll();
    QVERIFY2(!nothingOpen(rig), "it stays open until somebody answers, or a later run would send it again");
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.counterpart(id), QString());
    QCOMPARE(rig.detail(ContactFlow, id).candidates.size(), 2);
    QCOMPARE(rig.writes(), 1);
    rig.source.edit(contact, id, {{u"properties.firstname"_s, u"Olav"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.writes(), 1);
    if (again)
        QVERIFY(rig.chooseForPair(ContactFlow, id, Choice::Recreate));
    else
        QVERIFY(rig.actions().link(rig.link(ContactFlow, id), rig.detail(ContactFlow, id).candidates.first().record));
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QVERIFY(!rig.counterpart(id).isEmpty());
    QCOMPARE(rig.target.ids(contacts).size(), again ? 4 : 3);
}

void TestRecoveryCreates::questionWhoseCandidatesAreGone_data()
{
    QTest::addColumn<bool>("deleted");
    QTest::newRow("deleted") << true;
    QTest::newRow("edited beyond recognition") << false;
}

/// Nobody has answered: that a candidate is no candidate any more is no answer.
void TestRecoveryCreates::questionWhoseCandidatesAreGone()
{
    QFETCH(bool, deleted);
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hans"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.run();
    QCOMPARE(rig.row(ContactFlow, id).reason.code, ReasonCode::CreateUnsure);
    if (deleted)
        rig.target.remove(contacts, made);
    else
        rig.target.edit(
            contacts, made, {{u"givenName"_s, u"Per"_s}, {u"familyName"_s, u"Holm"_s}, {u"mobilePhone"_s, QString()}});
    rig.runFull();
    rig.runAll();
    QVERIFY(!nothingOpen(rig));
    QCOMPARE(rig.writes(), 1);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.detail(ContactFlow, id).candidates.size(), deleted ? 0 : 1);
    QVERIFY(rig.chooseForPair(ContactFlow, id, Choice::Recreate));
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.writes(), 2);
}

/// Linked to another record meanwhile, the one that is being made would be nobody's, and nobody would hear of it.
void TestRecoveryCreates::linkedByHandWhileItIsOpen()
{
    Rig rig;
    const QString lise = rig.targetContact(u"Lise"_s, u"Vik"_s);
    const QString id = openCreate(rig);
    const auto rows = rig.rows(ContactFlow);
    const auto alone = std::ranges::find_if(rows, [&](const LinkRow &row) { return row.recordId.target == lise; });
    QVERIFY(alone != rows.end());
    const auto detail = Views(*rig.workspace).linkDetail(alone->id);
    QVERIFY(detail);
    const Status early = rig.actions().link(rig.link(ContactFlow, id), detail->record.target);
    QVERIFY(!early);
    QCOMPARE(early.error().kind, ErrorKind::BadInput);
    QVERIFY(rig.counterpart(id).isEmpty());
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
}

/// What was answered while the row was paused counts when it goes on.
void TestRecoveryCreates::questionOfAPausedRow()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.run();
    const qint64 link = rig.link(ContactFlow, id);
    QCOMPARE(rig.row(ContactFlow, id).reason.code, ReasonCode::CreateUnsure);
    QVERIFY(rig.actions().setPaused({link}, true));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Paused);
    QVERIFY(rig.chooseForPair(ContactFlow, id, Choice::Recreate));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Paused);
    QCOMPARE(rig.target.ids(contacts).size(), 3);
    QVERIFY(rig.actions().setPaused({link}, false));
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 4);
}

void TestRecoveryCreates::createWithALinkedTwin()
{
    Rig rig;
    const QString twin = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.runAll();
    const QString taken = rig.counterpart(twin);
    const QString id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    rig.run();
    leaveOpen(rig, rig.link(ContactFlow, id), Verb::Create, {}, ola);
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QVERIFY2(rig.counterpart(id).isEmpty() && rig.counterpart(twin) == taken, "another one's record is not it");
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Held);
}

void TestRecoveryCreates::createWithAnOldTwin()
{
    Rig rig;
    const QString twin = rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(24 * 60 * 60 * 1000);
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    const QString id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.run();
    const qint64 link = rig.link(ContactFlow, id);
    QVERIFY(rig.actions().unlink({link}, true)); // not the twin: a record of its own
    rig.run();
    leaveOpen(rig, link, Verb::Create, {}, ola);
    QVERIFY(rig.actions().approve({link}));
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QVERIFY2(rig.counterpart(id) != twin, "a record made long before the create was sent is not it");
    QCOMPARE(rig.target.ids(contacts).size(), 3);
    QCOMPARE(rig.writes(), 2);
}

void TestRecoveryCreates::createWhoseBlankSomebodyFilled_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("there");
    QTest::newRow("the server's own") << 500 << QString();
    QTest::newRow("somebody's at once") << 1000 << u"+4722222222"_s;
    QTest::newRow("a person's") << 60'000 << u"+4722222222"_s;
}

/// What the server puts into a new record by itself stays where it is; what a person enters there afterwards is an
/// edit like any other.
void TestRecoveryCreates::createWhoseBlankSomebodyFilled()
{
    QFETCH(int, ms);
    QFETCH(QString, there);
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(ms);
    rig.target.edit(contacts, made, {{u"directPhone"_s, u"+4722222222"_s}});
    rig.wait(overlap);
    rig.run();
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.counterpart(id), made);
    QCOMPARE(rig.here(id, u"phone"_s), there);
    QCOMPARE(rig.there(id, u"directPhone"_s), u"+4722222222"_s);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
}

/// What is only the beginning of what was sent may be somebody else's: asked, never guessed and never sent again.
void TestRecoveryCreates::createThatWasCut()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hans"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.runAll();
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.row(ContactFlow, id).reason.code, ReasonCode::CreateUnsure);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    const auto candidates = rig.detail(ContactFlow, id).candidates;
    QCOMPARE(candidates.size(), 1);
    QVERIFY(rig.actions().link(rig.link(ContactFlow, id), candidates.first().record));
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.counterpart(id), made);
}

void TestRecoveryCreates::createThatSomebodyEdited_data()
{
    QTest::addColumn<Changes>("edit");
    QTest::newRow("half of it") << Changes{{u"familyName"_s, u"Lund"_s}};
    QTest::newRow("all but the given name")
        << Changes{{u"familyName"_s, u"Lund"_s}, {u"mobilePhone"_s, u"+4798765432"_s}};
    QTest::newRow("all but the family name")
        << Changes{{u"givenName"_s, u"Ole"_s}, {u"mobilePhone"_s, u"+4798765432"_s}};
}

/// Somebody edited the new record before recovery saw it: what is left of it may still be ours, so it is asked about,
/// not made twice.
void TestRecoveryCreates::createThatSomebodyEdited()
{
    QFETCH(Changes, edit);
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.target.edit(contacts, made, edit);
    rig.wait(overlap);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
}

/// Two people of one name, both made, both answers lost: the two new records are interchangeable.
void TestRecoveryCreates::twoCreatesOfEqualContent()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString twin = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.run();
    leaveOpen(rig, rig.link(ContactFlow, twin), Verb::Create, {}, ola);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QVERIFY(!rig.counterpart(id).isEmpty() && !rig.counterpart(twin).isEmpty());
    QVERIFY(rig.counterpart(id) != rig.counterpart(twin));
    QCOMPARE(rig.target.ids(contacts).size(), 3);
}

void TestRecoveryCreates::createOfARecordThatIsGone()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.source.remove(contact, id);
    rig.runFull();
    rig.wait(overlap);
    const RunReport report = rig.runFull();
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->text) : "");
    rig.run();
    QVERIFY(nothingOpen(rig));
    QVERIFY2(rig.link(ContactFlow, id) == 0, "its row went with it");
}

QTEST_GUILESS_MAIN(TestRecoveryCreates)
#include "tst_recovery_creates.moc"
