#include "core/store/savedviews.h"
#include "storefixture.h"

#include <algorithm>

using namespace samband;
using namespace Qt::StringLiterals;

/// What the console asks about many rows: searches by single properties, counts, properties, histories, joined names.
class TestManyRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesOfSingleProperties();
    void textsThatMustOrMustNotBeThere();
    void joinedRecordsHaveNames();
    void countsOfQueries();
    void propertiesOfPairs();
    void wholeHistory();
    void viewsSurviveTheFile();
    void summaryHasViewsAndPaths();

private:
    static QStringList shown(const StoreFixture &fixture, const LinkQuery &query);
    static ValueFilter holding(const QString &path, const QString &text, bool wanted = true);
};

QStringList TestManyRows::shown(const StoreFixture &fixture, const LinkQuery &query)
{
    QStringList ids;
    for (const LinkRow &row : must(fixture.views.linkRows(must(fixture.views.linkOrder(query)))))
        ids << (row.recordId.source.isEmpty() ? row.recordId.target : row.recordId.source);
    ids.sort();
    return ids;
}

ValueFilter TestManyRows::holding(const QString &path, const QString &text, bool wanted)
{
    return {{{path}, {path}}, text, wanted};
}

namespace {

struct People : StoreFixture {
    People()
    {
        readAll(Side::Source,
            {record(u"1"_s, u"Åse Lie"_s, u"22 33"_s), record(u"2"_s, u"Ola 22"_s, u"44 55"_s),
                record(u"3"_s, u"Kari"_s)});
        readAll(Side::Target, {record(u"a"_s, u"Åse Lie"_s, u"99"_s), record(u"b"_s, u"Mona"_s, u"22"_s)});
        refresh();
        pair(u"1"_s, u"a"_s);
    }
};

} // namespace

void TestManyRows::valuesOfSingleProperties()
{
    People fixture;
    LinkQuery query;
    // "22" is part of a name, too: only the phone counts.
    query.values = {holding(u"phone"_s, u"22"_s)};
    QCOMPARE(shown(fixture, query), (QStringList{u"1"_s, u"b"_s}));
    query.values = {holding(u"name"_s, u"ÅSE"_s), holding(u"phone"_s, u"99"_s)};
    QCOMPARE(shown(fixture, query), QStringList{u"1"_s});
    query.values = {holding(u"phone"_s, u"22"_s, false)};
    QCOMPARE(shown(fixture, query), (QStringList{u"2"_s, u"3"_s}));
    query.values = {{{{u"phone"_s}, {}}, u"22"_s, true}};
    QCOMPARE(shown(fixture, query), QStringList{u"1"_s});
}

void TestManyRows::textsThatMustOrMustNotBeThere()
{
    People fixture;
    LinkQuery query;
    query.text = u"22"_s;
    query.also = {u"ola"_s};
    QCOMPARE(shown(fixture, query), QStringList{u"2"_s});
    query.also.clear();
    query.without = {u"ola"_s, u"MONA"_s};
    QCOMPARE(shown(fixture, query), QStringList{u"1"_s});
    query.text.clear();
    QCOMPARE(shown(fixture, query), (QStringList{u"1"_s, u"3"_s}));
}

void TestManyRows::joinedRecordsHaveNames()
{
    Flow joins = StoreFixture::peopleFlow();
    joins.title = u"Memberships"_s;
    joins.datatype = {u"membership"_s, u"Contacts"_s};
    StoreFixture fixture({joins});
    fixture.readAll(
        Side::Source, {StoreFixture::record(u"1"_s, u"Øyvind Ås"_s), StoreFixture::record(u"2"_s, u"Kari"_s)});
    const int type = must(fixture.records.readState(Side::Source, u"membership"_s)).id;
    const auto join = [](const QString &id, const QString &person, const QString &team) {
        Record made;
        made.id = id;
        made.refs = {{u"people"_s, person}, {u"team"_s, team}};
        return made;
    };
    must(fixture.records.beginRead(type, true, 5));
    must(fixture.records.ingest(type, {}, {join(u"1-7"_s, u"1"_s, u"7"_s), join(u"2-8"_s, u"2"_s, u"8"_s)}, {}));
    must(fixture.records.endRead(type, 6));
    const Flow flow = must(fixture.setup.dataflow()).flows.at(1);
    must(fixture.links.refreshLone(flow, {type, fixture.type.target}));
    LinkQuery query;
    query.flow = flow.id;
    query.sortBy = LinkColumn::SourceTitle;
    query.descending = false;
    const auto titles = [&] {
        QStringList found;
        for (const LinkRow &row : must(fixture.views.linkRows(must(fixture.views.linkOrder(query)))))
            found << row.title.source;
        return found;
    };
    QCOMPARE(titles(), (QStringList{u"Kari · team 8"_s, u"Øyvind Ås · team 7"_s}));
    query.descending = true;
    QCOMPARE(titles().first(), u"Øyvind Ås · team 7"_s);
    query.contains = {{LinkColumn::SourceTitle, u"ÅS"_s}};
    QCOMPARE(titles(), QStringList{u"Øyvind Ås · team 7"_s});
    query.contains = {{LinkColumn::SourceTitle, u"2-8"_s}};
    QCOMPARE(titles(), QStringList{u"Kari · team 8"_s});
    query.contains.clear();
    query.text = u"kari"_s;
    QCOMPARE(titles(), QStringList{u"Kari · team 8"_s});
    query.text.clear();
    query.without = {u"kari"_s};
    QCOMPARE(titles(), QStringList{u"Øyvind Ås · team 7"_s});
    // A new name is there at once.
    must(fixture.records.observe(fixture.type.source, fixture.roles, {StoreFixture::record(u"1"_s, u"Øyvind"_s)}));
    QCOMPARE(titles(), QStringList{u"Øyvind · team 7"_s});
}

void TestManyRows::countsOfQueries()
{
    People fixture;
    LinkQuery phones;
    phones.values = {holding(u"phone"_s, u"22"_s)};
    LinkQuery outside;
    outside.states = {LinkState::Outside};
    QCOMPARE(must(fixture.views.counts({{}, phones, outside})), (QList<int>{4, 2, 1}));
}

void TestManyRows::propertiesOfPairs()
{
    People fixture;
    const qint64 pair = fixture.rowOf(Side::Source, u"1"_s);
    const int phone = fixture.flow.mappings.at(1).id;
    Settlement settled;
    settled.link = pair;
    settled.base = Base{{phone, {u"21"_s, u"21"_s}}};
    must(fixture.links.settle(settled, 9));
    const auto found = must(fixture.views.properties({fixture.rowOf(Side::Source, u"2"_s), 4711, pair}));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().link, pair);
    QCOMPARE(found.front().flow, fixture.flow.id);
    QCOMPARE(found.front().modifiedAt, (PerSide<qint64>{2000, 2000}));
    // The same as the detail pane shows.
    const LinkDetail detail = must(fixture.views.linkDetail(pair));
    QCOMPARE(found.front().properties.size(), detail.properties.size());
    for (qsizetype i = 0; i < detail.properties.size(); ++i) {
        const PropertyRow &many = found.front().properties.at(i);
        QCOMPARE(many.property, detail.properties.at(i).property);
        QCOMPARE(many.base, detail.properties.at(i).base);
        QCOMPARE(many.now, detail.properties.at(i).now);
        QCOMPARE(many.rules, detail.properties.at(i).rules);
    }
    QCOMPARE(found.front().properties.at(1).now, (PerSide<QString>{u"22 33"_s, u"99"_s}));
}

void TestManyRows::wholeHistory()
{
    People fixture;
    const qint64 row = fixture.rowOf(Side::Source, u"1"_s);
    for (int line = 0; line < 250; ++line)
        must(fixture.runs.append({fixture.journal(row, u"agreed"_s)}));
    must(fixture.runs.append({fixture.journal(fixture.rowOf(Side::Source, u"2"_s), u"agreed"_s)}));
    QCOMPARE(must(fixture.views.linkDetail(row)).timeline.size(), 200);
    const std::vector<qint64> all = must(fixture.views.linkJournal(row));
    QCOMPARE(all.size(), std::size_t(251)); // with the link itself
    QVERIFY(std::is_sorted(all.rbegin(), all.rend()));
}

void TestManyRows::viewsSurviveTheFile()
{
    LinkQuery query;
    query.flow = 3;
    query.states = {LinkState::Conflict, LinkState::Held};
    query.text = u"\"berg\""_s;
    query.cause = u"held|first-run"_s;
    query.contains = {{LinkColumn::TargetTitle, u"å"_s}};
    query.sortBy = LinkColumn::SourceTitle;
    query.descending = false;
    query.also = {u"a"_s, u"b"_s};
    query.without = {u"c"_s};
    query.values = {{{{u"properties.phone"_s}, {u"directPhone"_s, u"mobilePhone"_s}}, u"22"_s, false}};
    const QList<SavedView> views{{u"Mine"_s, query}, {u"Everything"_s, {}}};
    QCOMPARE(savedViewsFrom(toJson(views)), views);
    QVERIFY(savedViewsFrom(u"no json at all"_s).isEmpty());
    QVERIFY(savedViewsFrom(u"[{\"query\":{}}]"_s).isEmpty());
    const auto odd = savedViewsFrom(u"[{\"name\":\"Odd\",\"query\":{\"states\":[\"purple\"],\"sortBy\":7}}]"_s);
    QCOMPARE(odd, (QList<SavedView>{{u"Odd"_s, {}}}));
    const auto twice = savedViewsFrom(toJson({{u"Mine"_s, query}, {u"mine"_s, {}}, {u"<b>\"'\\/\n"_s, {}}}));
    QCOMPARE(twice, (QList<SavedView>{{u"Mine"_s, query}, {u"<b>\"'\\/\n"_s, {}}}));
}

void TestManyRows::summaryHasViewsAndPaths()
{
    People fixture;
    QVERIFY(must(fixture.views.summary()).views.isEmpty());
    must(fixture.setup.saveSetting(savedViewsKey, toJson({{u"Mine"_s, {}}})));
    const Summary summary = must(fixture.views.summary());
    QCOMPARE(summary.views, (QList<SavedView>{{u"Mine"_s, {}}}));
    QCOMPARE(summary.flows.first().paths, (QList<PerSide<QString>>{{u"name"_s, u"name"_s}, {u"phone"_s, u"phone"_s}}));
}

QTEST_GUILESS_MAIN(TestManyRows)
#include "tst_manyrows.moc"
