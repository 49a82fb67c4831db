#include "core/store/fold.h"
#include "storefixture.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace samband;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(samband::LinkQuery)

class TestViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersLikeTheModel_data();
    void ordersLikeTheModel();
    void severityOrder();
    void stateFilterUsesWords();
    void rowsKeepTheirOrder();
    void detailIsComplete();
    void detailOfLoneRow();
    void goneRowIsAnError();
    void summaryCounts();
    void countsFollowEveryRow();
    void orderByNameFollowsOthers();
    void greenOnlyWhenAllIsWell();
};

namespace {

const QStringList names{
    u"Kari Berg"_s, u"Ola Moe"_s, u"Åse Lie"_s, u"Øystein Ås"_s, u"Ærlig Æ"_s, u"Zorro"_s, u"René"_s, u"ola moe"_s, {}};

/// Two flows with pairs and lone rows in every state. The same each time.
struct Generated : StoreFixture {
    std::vector<LinkRow> all;
    QMap<qint64, QString> flowTitle;
    QMap<qint64, int> flowPosition;
    QMap<qint64, QString> search; ///< link -> everything the quick search looks at

    Generated()
        : StoreFixture({second()})
    {
        QRandomGenerator random(7);
        const auto name = [&] { return names.at(random.bounded(int(names.size()))); };
        std::vector<Record> sources;
        std::vector<Record> targets;
        for (int i = 0; i < 120; ++i) {
            sources.push_back(record(u"S%1"_s.arg(i), name(), u"+47 %1"_s.arg(random.bounded(100))));
            targets.push_back(record(u"t%1"_s.arg(i), name(), u"+46 %1"_s.arg(random.bounded(100))));
        }
        readAll(Side::Source, sources);
        readAll(Side::Target, targets);
        const Dataflow document = must(setup.dataflow());
        for (const Flow &each : document.flows) {
            flow = each;
            refresh();
            must(workspace->transaction([&]() -> Status {
                for (int i = 0; i < 60; ++i)
                    pair(u"S%1"_s.arg(i), u"t%1"_s.arg(i * 2));
                return Done{};
            }));
            flowTitle.insert(each.id, each.title);
            flowPosition.insert(each.id, each.position);
        }
        must(workspace->transaction([&]() -> Status {
            decide(random);
            return Done{};
        }));
        collect();
    }

    static Flow second()
    {
        Flow flow = peopleFlow();
        flow.title = u"Øvrige"_s;
        flow.datatype.target = u"contacts "_s + u"too"_s;
        return flow;
    }

    void decide(QRandomGenerator &random)
    {
        std::vector<qint64> ids = must(views.linkOrder({}));
        std::sort(ids.begin(), ids.end());
        for (const qint64 id : ids) {
            if (must(links.entry(id)).record.source.id == 0)
                continue;
            DecisionRow row;
            row.row.link = id;
            row.row.decision.state = enumNames<LinkState>[std::size_t(random.bounded(10))].first;
            row.properties = QStringList{u"phone"_s, u"name, phone"_s, {}}.at(random.bounded(3));
            must(links.saveDecisions({row}, random.bounded(20) * 60'000));
        }
    }

    void collect()
    {
        QSqlQuery ids(u"SELECT id FROM link ORDER BY id"_s, workspace->database());
        std::vector<qint64> every;
        while (ids.next())
            every.push_back(ids.value(0).toLongLong());
        all = must(views.linkRows(every));
        for (const LinkRow &row : all) {
            const LinkEntry entry = must(links.entry(row.id));
            QStringList parts;
            for (const Side side : bothSides) {
                parts.append(entry.record[side].title);
                parts.append(entry.record[side].recordId);
                parts += entry.record[side].shadow.fields.values();
            }
            search.insert(row.id, folded(parts.join(u'\n')));
        }
    }

    bool passes(const LinkRow &row, const LinkQuery &query) const
    {
        const auto has = [&](LinkColumn column, const QString &text) {
            return folded(text).contains(folded(query.contains.value(column)));
        };
        return (!query.flow || *query.flow == row.flow) && (query.states.empty() || query.states.contains(row.state))
            && has(LinkColumn::SourceTitle, row.title.source + u'\n' + row.recordId.source)
            && has(LinkColumn::TargetTitle, row.title.target + u'\n' + row.recordId.target)
            && has(LinkColumn::Properties, row.properties) && has(LinkColumn::Flow, flowTitle.value(row.flow))
            && search.value(row.id).contains(folded(query.text));
    }

    /// -1, 0, 1 by the column's order.
    int compare(const LinkRow &a, const LinkRow &b, LinkColumn column) const
    {
        const auto sign = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
        switch (column) {
        case LinkColumn::State:
            return sign(severity(a.state), severity(b.state));
        case LinkColumn::SourceTitle:
            return sign(folded(a.title.source), folded(b.title.source));
        case LinkColumn::TargetTitle:
            return sign(folded(a.title.target), folded(b.title.target));
        case LinkColumn::Properties:
            return sign(a.properties, b.properties);
        case LinkColumn::Since:
            return sign(a.since, b.since);
        case LinkColumn::Flow:
            return sign(flowPosition.value(a.flow), flowPosition.value(b.flow));
        }
        return 0;
    }

    static qsizetype severity(LinkState state)
    {
        static const QList order{LinkState::Failing, LinkState::Conflict, LinkState::Held, LinkState::Ambiguous,
            LinkState::Unlinked, LinkState::NotCreatable, LinkState::Orphaned, LinkState::Pending, LinkState::Paused,
            LinkState::InSync, LinkState::Outside};
        return order.indexOf(state);
    }

    std::vector<qint64> expected(const LinkQuery &query) const
    {
        std::vector<LinkRow> rows;
        std::copy_if(
            all.begin(), all.end(), std::back_inserter(rows), [&](const LinkRow &r) { return passes(r, query); });
        std::sort(rows.begin(), rows.end(), [&](const LinkRow &a, const LinkRow &b) {
            const int order = compare(a, b, query.sortBy);
            const bool less = order != 0 ? order < 0 : a.id < b.id;
            return query.descending ? !less && a.id != b.id : less;
        });
        std::vector<qint64> ids;
        for (const LinkRow &row : rows)
            ids.push_back(row.id);
        return ids;
    }
};

} // namespace

void TestViews::ordersLikeTheModel_data()
{
    QTest::addColumn<LinkQuery>("query");
    for (const LinkColumn column : {LinkColumn::State, LinkColumn::SourceTitle, LinkColumn::TargetTitle,
             LinkColumn::Properties, LinkColumn::Since, LinkColumn::Flow}) {
        for (const bool descending : {false, true}) {
            LinkQuery query;
            query.sortBy = column;
            query.descending = descending;
            const QString name = u"%1 %2"_s.arg(static_cast<int>(column)).arg(descending);
            QTest::addRow("sort %s", qPrintable(name)) << query;
            query.states = {LinkState::Held, LinkState::InSync, LinkState::Outside};
            QTest::addRow("states %s", qPrintable(name)) << query;
            query.text = u"ås"_s;
            QTest::addRow("text %s", qPrintable(name)) << query;
        }
    }
    for (const QString &text : {u"KARI"_s, u"+47 7"_s, u"s11"_s, u"rene"_s, u"'"_s, u"%"_s, u"no such thing"_s}) {
        LinkQuery query;
        query.text = text;
        QTest::addRow("quick search %s", qPrintable(text)) << query;
        for (const LinkColumn column :
            {LinkColumn::SourceTitle, LinkColumn::TargetTitle, LinkColumn::Properties, LinkColumn::Flow}) {
            LinkQuery filter;
            filter.contains = {{column, text}};
            filter.flow = 2;
            QTest::addRow("filter %d %s", static_cast<int>(column), qPrintable(text)) << filter;
        }
    }
    LinkQuery several;
    several.contains = {
        {LinkColumn::SourceTitle, u"o"_s}, {LinkColumn::Properties, u"Phone"_s}, {LinkColumn::Flow, u"øv"_s}};
    several.sortBy = LinkColumn::TargetTitle;
    QTest::newRow("several filters") << several;
}

void TestViews::ordersLikeTheModel()
{
    static Generated fixture;
    QFETCH(LinkQuery, query);
    const std::vector<qint64> shown = must(fixture.views.linkOrder(query));
    QCOMPARE(shown, fixture.expected(query));
    QVERIFY(fixture.all.size() > 300);
}

/// The counts are kept with each change of a row: they are what counting the rows would say.
void TestViews::countsFollowEveryRow()
{
    Generated fixture;
    const auto differences = [&fixture] {
        return fixture.number(
                   u"SELECT count(*) FROM (SELECT flow, state, count(*) AS rows FROM link GROUP BY flow, state) c "
                   "LEFT JOIN link_count k ON k.flow = c.flow AND k.state = c.state "
                   "WHERE k.rows IS NOT c.rows"_s)
            + fixture.number(u"SELECT count(*) FROM link_count k WHERE k.rows <> 0 AND NOT EXISTS(SELECT 1 FROM link l "
                             "WHERE l.flow = k.flow AND l.state = k.state)"_s);
    };
    QCOMPARE(differences(), 0);
    const qint64 pair = fixture.rowOf(Side::Source, u"S1"_s);
    must(fixture.links.unlink(pair, false, fixture.journal(pair, u"unlinked"_s))); // a state, and a row that appears
    QCOMPARE(differences(), 0);
    fixture.readAll(Side::Source, {}, 20'000); // rows that vanish
    fixture.refresh();
    QCOMPARE(differences(), 0);
    QVERIFY(fixture.number(u"SELECT count(*) FROM link"_s) < qint64(fixture.all.size()));
}

/// What is kept of an order by name is of no use any more once somebody else has written.
void TestViews::orderByNameFollowsOthers()
{
    Generated fixture;
    const auto reading = must(Workspace::open(fixture.path, Workspace::Access::ReadOnly));
    const Views views(*reading);
    LinkQuery query;
    query.sortBy = LinkColumn::SourceTitle;
    query.descending = false;
    QCOMPARE(must(views.linkOrder(query)), fixture.expected(query));
    LinkQuery some = query;
    some.states = {LinkState::InSync, LinkState::Held};
    some.descending = true;
    QCOMPARE(must(views.linkOrder(some)), fixture.expected(some));
    must(fixture.records.observe(fixture.type.source, fixture.roles, {StoreFixture::record(u"S7"_s, u"Aaron"_s)}));
    fixture.collect();
    QCOMPARE(must(views.linkOrder(some)), fixture.expected(some));
    QCOMPARE(must(views.linkOrder(query)), fixture.expected(query));
}

void TestViews::severityOrder()
{
    Generated fixture;
    LinkQuery query;
    query.sortBy = LinkColumn::State;
    query.descending = false;
    const std::vector<LinkRow> rows = must(fixture.views.linkRows(must(fixture.views.linkOrder(query))));
    QCOMPARE(rows.front().state, LinkState::Failing);
    QCOMPARE(rows.back().state, LinkState::Outside);
}

void TestViews::stateFilterUsesWords()
{
    Generated fixture;
    LinkQuery query;
    query.contains = {{LinkColumn::State, u"CONFL"_s}};
    const std::vector<LinkRow> rows = must(fixture.views.linkRows(must(fixture.views.linkOrder(query))));
    QVERIFY(!rows.empty());
    for (const LinkRow &row : rows)
        QCOMPARE(row.state, LinkState::Conflict);
    query.contains = {{LinkColumn::State, u"no such state"_s}};
    QVERIFY(must(fixture.views.linkOrder(query)).empty());
    query.contains = {{LinkColumn::Since, u"1970"_s}};
    QVERIFY(!must(fixture.views.linkOrder(query)).empty());
}

void TestViews::rowsKeepTheirOrder()
{
    Generated fixture;
    const std::vector<LinkRow> rows = must(fixture.views.linkRows({5, 4711, 3, 4}));
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].id, 5);
    QCOMPARE(rows[1].id, 3);
    QCOMPARE(rows[2].id, 4);
}

void TestViews::detailIsComplete()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s, u"22"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari B"_s, u"23"_s)});
    fixture.refresh();
    const qint64 row = fixture.pair(u"1"_s, u"a"_s);
    const int phone = fixture.flow.mappings.at(1).id;
    Settlement settled;
    settled.link = row;
    settled.base = Base{{phone, {u"21"_s, u"+47 21"_s}}};
    settled.state = LinkState::Conflict;
    must(fixture.links.settle(settled, 9));
    must(fixture.links.saveResolutions(row, {{phone, Choice::TakeSource, {}, {}}}, u"ane"_s, 10));
    const LinkDetail detail = must(fixture.views.linkDetail(row));
    QCOMPARE(detail.row, must(fixture.views.linkRows({row})).front());
    QCOMPARE(detail.row.title, (PerSide<QString>{u"Kari"_s, u"Kari B"_s}));
    QCOMPARE(detail.row.recordId, (PerSide<QString>{u"1"_s, u"a"_s}));
    QCOMPARE(detail.presence.source, Presence::Present);
    QCOMPARE(detail.modifiedAt.target, 2000);
    QCOMPARE(detail.fields.target.value(u"phone"_s), u"23"_s);
    QCOMPARE(detail.record.target, must(fixture.records.find(fixture.type.target, u"a"_s)).id);
    QCOMPARE(detail.properties.size(), 2);
    QVERIFY(!detail.properties.at(0).base);
    QCOMPARE(detail.properties.at(1).base, std::optional(PerSide<QString>{u"21"_s, u"+47 21"_s}));
    QCOMPARE(detail.properties.at(1).now, (PerSide<QString>{u"22"_s, u"23"_s}));
    QCOMPARE(detail.properties.at(1).path.source, u"phone"_s);
    QCOMPARE(detail.resolutions.size(), 1);
    QCOMPARE(detail.timeline.size(), 2);
    QCOMPARE(detail.timeline.first().kind, u"chosen"_s);
    QVERIFY(detail.candidates.isEmpty());
}

void TestViews::detailOfLoneRow()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.readAll(Side::Target,
        {StoreFixture::record(u"a"_s, u"Kari"_s), StoreFixture::record(u"b"_s, u"Kari"_s),
            StoreFixture::record(u"c"_s, u"Mona"_s)});
    fixture.refresh();
    const auto id = [&](const QString &target) { return must(fixture.records.find(fixture.type.target, target)).id; };
    DecisionRow decision;
    decision.row.link = fixture.rowOf(Side::Source, u"1"_s);
    decision.row.decision.state = LinkState::Ambiguous;
    decision.candidates = {
        {id(u"c"_s), u"old title"_s, Likeness::Certain, 1}, {id(u"b"_s), u"Kari"_s, Likeness::Likely, 2}};
    must(fixture.links.saveDecisions({decision}, 1));
    const QList<Candidate> expected{{id(u"c"_s), u"Mona"_s, Likeness::Certain, 1},
        {id(u"b"_s), u"Kari"_s, Likeness::Likely, 2}, {id(u"a"_s), u"Kari"_s, Likeness::None, 1}};
    const auto judged = [&] {
        const QList<CandidateRow> rows = must(fixture.views.linkDetail(decision.row.link)).candidates;
        return QList<Candidate>(rows.begin(), rows.end());
    };
    QCOMPARE(judged(), expected);
    // Two of one name are told apart by what their system says of them.
    const CandidateRow told = must(fixture.views.linkDetail(decision.row.link)).candidates.at(1);
    QCOMPARE(told.recordId, u"b"_s);
    QCOMPARE(told.fields.value(u"name"_s), u"Kari"_s);
    QCOMPARE(told.createdAt, 1000);
    QCOMPARE(told.modifiedAt, 2000);
    fixture.pair(u"2"_s, u"c"_s); // taken now
    QCOMPARE(judged(), expected.mid(1));
    const LinkDetail outside = must(fixture.views.linkDetail(fixture.rowOf(Side::Target, u"a"_s)));
    QCOMPARE(outside.row.state, LinkState::Outside);
    QCOMPARE(outside.record.source, 0);
    QVERIFY(outside.candidates.isEmpty());
}

void TestViews::goneRowIsAnError()
{
    StoreFixture fixture;
    const auto detail = fixture.views.linkDetail(4711);
    QVERIFY(!detail.ok());
    QCOMPARE(detail.error().kind, ErrorKind::BadInput);
    QVERIFY(fixture.setup.saveSetting(u"a"_s, u"still works"_s).ok());
}

void TestViews::summaryCounts()
{
    Generated fixture;
    const Summary summary = must(fixture.views.summary());
    QCOMPARE(summary.flows.size(), 2);
    int rows = 0;
    int waiting = 0;
    for (const auto &[state, name] : enumNames<LinkState>) {
        const auto expected = std::count_if(
            fixture.all.begin(), fixture.all.end(), [state = state](const LinkRow &r) { return r.state == state; });
        QCOMPARE(summary.count(state), int(expected));
        rows += int(expected);
        waiting += needsPerson(state) ? int(expected) : 0;
    }
    QCOMPARE(rows, int(fixture.all.size()));
    QCOMPARE(summary.waiting(), waiting);
    QCOMPARE(summary.readCompletelyAt, (PerSide<qint64>{10'001, 10'001}));
}

void TestViews::greenOnlyWhenAllIsWell()
{
    Summary summary;
    summary.readCompletelyAt = {1, 1};
    summary.flows = {{1, {}, {}, true, {{LinkState::InSync, 5}, {LinkState::Outside, 3}, {LinkState::Paused, 1}}}};
    RunRow run;
    run.status = u"done"_s;
    run.counts = {{1, {5, 5, 0, 0, 0, 0, 0}}};
    summary.lastRun = run;
    QVERIFY(summary.isGreen());
    const Summary well = summary;
    for (const auto &[state, name] : enumNames<LinkState>) {
        summary = well;
        summary.flows[0].counts[state] += 1;
        QCOMPARE(summary.isGreen(), !needsPerson(state) && state != LinkState::Pending);
    }
    summary = well;
    summary.readCompletelyAt.target = 0;
    QVERIFY(!summary.isGreen());
    summary = well;
    summary.lastRun->counts[1].unchanged = 4;
    QVERIFY(!summary.isGreen());
    summary = well;
    summary.lastRun->status = u"stopped"_s;
    QVERIFY(!summary.isGreen());
    summary.lastRun.reset();
    QVERIFY(!summary.isGreen());
}

QTEST_GUILESS_MAIN(TestViews)
#include "tst_views.moc"
