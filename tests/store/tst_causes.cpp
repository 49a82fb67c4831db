#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

/// What the overview asks for: causes of what waits, and what was written on which day.
class TestCauses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsOfOneCauseAreOne();
    void rowsOfACauseAreFound();
    void settledRowsLeaveTheirCause();
    void writesPerDay();
};

namespace {

struct Waiting : StoreFixture {
    QList<qint64> ids;

    Waiting()
    {
        std::vector<Record> sources;
        std::vector<Record> targets;
        for (int at = 0; at < 6; ++at) {
            sources.push_back(record(QString::number(at), u"Person %1"_s.arg(at)));
            targets.push_back(record(QString::number(at), u"Person %1"_s.arg(at)));
        }
        readAll(Side::Source, sources);
        readAll(Side::Target, targets);
        refresh();
        for (int at = 0; at < 6; ++at)
            ids << pair(QString::number(at), QString::number(at));
        for (int at = 0; at < 3; ++at)
            settle(at, LinkState::Failing, {ReasonCode::Refused, {u"“%1” is too long"_s.arg(at)}}, 1000 + at);
        settle(3, LinkState::Conflict, {ReasonCode::BothChanged, {u"phone"_s, u"1"_s, u"2"_s}}, 2000);
        settle(4, LinkState::InSync, {}, 3000);
        settle(5, LinkState::Paused, {ReasonCode::PausedByPerson, {}}, 3000);
    }

    void settle(int at, LinkState state, const Reason &reason, qint64 now)
    {
        Settlement settlement;
        settlement.link = ids[at];
        settlement.state = state;
        settlement.reason = reason;
        settlement.properties = u"phone"_s;
        must(links.settle(settlement, now));
    }
};

} // namespace

void TestCauses::rowsOfOneCauseAreOne()
{
    Waiting world;
    const QList<CauseRow> causes = must(world.views.causes());
    QCOMPARE(causes.size(), 2);
    QCOMPARE(causes[0].count, 3);
    QCOMPARE(causes[0].cause.state, LinkState::Failing);
    QCOMPARE(causes[0].cause.message, u"… is too long"_s);
    QCOMPARE(causes[0].firstSeen, 1000);
    QCOMPARE(causes[0].lastSeen, 1002);
    QCOMPARE(causes[0].example.args, QStringList{u"“2” is too long"_s});
    QCOMPARE(causes[1].count, 1);
    QCOMPARE(causes[1].cause.property, u"phone"_s);
}

void TestCauses::rowsOfACauseAreFound()
{
    Waiting world;
    LinkQuery query;
    query.cause = must(world.views.causes()).first().cause.key();
    query.descending = false;
    const std::vector<qint64> found = must(world.views.linkOrder(query));
    QCOMPARE(QList<qint64>(found.begin(), found.end()), world.ids.first(3));
    query.states = {LinkState::Conflict};
    QVERIFY(must(world.views.linkOrder(query)).empty());
}

void TestCauses::settledRowsLeaveTheirCause()
{
    Waiting world;
    for (int at = 0; at < 3; ++at)
        world.settle(at, LinkState::InSync, {}, 5000);
    const QList<CauseRow> causes = must(world.views.causes());
    QCOMPARE(causes.size(), 1);
    QCOMPARE(causes[0].cause.state, LinkState::Conflict);
}

void TestCauses::writesPerDay()
{
    StoreFixture world;
    constexpr qint64 day = 86'400'000;
    const auto write = [&](qint64 at, const QString &kind, std::optional<Side> side) {
        JournalRow row;
        row.at = at;
        row.kind = kind;
        row.side = side;
        must(world.runs.append({row}));
    };
    write(3 * day - 1, u"updated"_s, Side::Source); // too old
    write(3 * day, u"updated"_s, Side::Source);
    write(3 * day + 5, u"created"_s, Side::Target);
    write(3 * day + 6, u"archived"_s, Side::Target);
    write(3 * day + 7, u"chosen"_s, std::nullopt);
    write(3 * day + 8, u"failed"_s, Side::Target);
    write(5 * day - 1, u"updated"_s, Side::Source);
    const QList<DayChanges> expected{{3, {1, 2}}, {4, {1, 0}}};
    QCOMPARE(must(world.views.activity(3 * day, 0)), expected);
    // An hour ahead of UTC the last one is on the next day.
    const QList<DayChanges> ahead{{3, {1, 2}}, {5, {1, 0}}};
    QCOMPARE(must(world.views.activity(3 * day, 3'600'000)), ahead);
}

QTEST_GUILESS_MAIN(TestCauses)

#include "tst_causes.moc"
