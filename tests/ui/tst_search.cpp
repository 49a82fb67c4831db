#include "ui/search.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

class TestSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textOnly() const;
    void tokens() const;
    void quotes() const;
    void unknownTokensFilterNothing() const;
    void narrowing() const;
    void properties() const;
    void negation() const;
    void quotedWordsAreText() const;
    void everyWrongWordGetsAHint_data() const;
    void everyWrongWordGetsAHint() const;
    void narrowingASavedView() const;
    void whatAViewLeavesAside() const;

private:
    static QList<FlowSummary> flows();
};

QList<FlowSummary> TestSearch::flows()
{
    FlowSummary contact;
    contact.id = 3;
    contact.title = u"Contact"_s;
    FlowSummary sales;
    sales.id = 4;
    sales.title = u"Sales contact"_s;
    contact.paths = {{u"properties.phone"_s, u"directPhone"_s}, {u"properties.firstname"_s, u"givenName"_s}};
    sales.paths = {{u"properties.phone"_s, u"mobilePhone"_s}, {u"properties.phonetype"_s, {}}};
    return {contact, sales};
}

void TestSearch::textOnly() const
{
    const Search search = parseSearch(u"  kari   berg "_s, flows());
    QCOMPARE(search.text, u"kari berg"_s);
    QVERIFY(!search.flow);
    QVERIFY(search.states.empty());
    // A colon alone makes no token: times and addresses are searched for too.
    QCOMPARE(parseSearch(u"09:40"_s, flows()).text, u"09:40"_s);
}

void TestSearch::tokens() const
{
    const Search search = parseSearch(u"flow:CONT is:conflict berg state:not-creatable"_s, flows());
    QCOMPARE(search.flow, std::optional<qint64>(3));
    QVERIFY(search.states == (std::set{LinkState::Conflict, LinkState::NotCreatable}));
    QCOMPARE(search.text, u"berg"_s);
    QVERIFY(parseSearch(u"is:insync"_s, {}).states == std::set{LinkState::InSync});
    const Search waiting = parseSearch(u"is:waiting"_s, {});
    for (const auto &[state, name] : enumNames<LinkState>)
        QCOMPARE(waiting.states.contains(state), needsPerson(state));
}

void TestSearch::quotes() const
{
    const Search search = parseSearch(u"flow:\"sales contact\" \"kari berg\""_s, flows());
    QCOMPARE(search.flow, std::optional<qint64>(4));
    QCOMPARE(search.text, u"kari berg"_s);
}

void TestSearch::unknownTokensFilterNothing() const
{
    const Search search = parseSearch(u"flow:nobody is:purple is: berg"_s, flows());
    QVERIFY(!search.flow);
    QVERIFY(search.states.empty());
    QCOMPARE(search.unknown.size(), 3);
    QCOMPARE(search.text, u"berg"_s);
}

void TestSearch::narrowing() const
{
    LinkQuery view;
    view.flow = 7;
    view.states = {LinkState::Conflict, LinkState::Held};
    Search search;
    search.flow = 3;
    search.states = {LinkState::Held, LinkState::InSync};
    search.text = u"berg"_s;
    const LinkQuery query = narrowed(view, search);
    QCOMPARE(query.flow, std::optional<qint64>(7));
    QVERIFY(query.states == std::set{LinkState::Held});
    QCOMPARE(query.text, u"berg"_s);
    search.states = {LinkState::InSync};
    QVERIFY(narrowed(view, search).states == view.states);
}

void TestSearch::properties() const
{
    const Search search = parseSearch(u"PHONE:\"22 11\" given:kari"_s, flows());
    QCOMPARE(search.values.size(), 2);
    // The same property of either side, in every flow that has it; "phonetype" only begins so.
    QCOMPARE(search.values[0].paths.source, QStringList{u"properties.phone"_s});
    QCOMPARE(search.values[0].paths.target, (QStringList{u"directPhone"_s, u"mobilePhone"_s}));
    QCOMPARE(search.values[0].text, u"22 11"_s);
    QCOMPARE(search.values[1].paths.source, QStringList{u"properties.firstname"_s});
    QVERIFY(search.text.isEmpty() && search.hints.isEmpty());
}

void TestSearch::negation() const
{
    const Search search = parseSearch(u"!berg !is:conflict !phone:22 !\"kari moe\""_s, flows());
    QCOMPARE(search.without, (QStringList{u"berg"_s, u"kari moe"_s}));
    QCOMPARE(search.states.size(), enumNames<LinkState>.size() - 1);
    QVERIFY(!search.states.contains(LinkState::Conflict));
    QVERIFY(!search.values.first().wanted);
    for (const auto &[state, name] : enumNames<LinkState>)
        QCOMPARE(parseSearch(u"!"_s, {}).states.contains(state), needsPerson(state));
    QVERIFY(!parseSearch(u"is:waiting !is:held"_s, {}).states.contains(LinkState::Held));
    QVERIFY(parseSearch(u"is:waiting !is:held"_s, {}).states.contains(LinkState::Failing));
    QCOMPARE(parseSearch(u"kari! a!b"_s, {}).text, u"kari! a!b"_s);
    const Search none = parseSearch(u"is:held !is:held"_s, {});
    QVERIFY(none.states.empty());
    QCOMPARE(none.hints.size(), 1);
}

void TestSearch::quotedWordsAreText() const
{
    const Search search = parseSearch(u"\"is:conflict\" \"http://a\""_s, flows());
    QCOMPARE(search.text, u"is:conflict http://a"_s);
    QVERIFY(search.states.empty() && search.hints.isEmpty());
}

void TestSearch::everyWrongWordGetsAHint_data() const
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("told");
    QTest::newRow("flow") << u"flow:nobody"_s << u"Sales contact"_s;
    QTest::newRow("flow left out") << u"!flow:contact"_s << u"left out"_s;
    QTest::newRow("state") << u"is:purple"_s << u"not-creatable"_s;
    QTest::newRow("property") << u"phon3:22"_s << u"firstname"_s;
    QTest::newRow("no value") << u"phone:"_s << u"phone:22"_s;
    QTest::newRow("address") << u"http://a"_s << u"in quotes"_s;
}

void TestSearch::everyWrongWordGetsAHint() const
{
    QFETCH(QString, typed);
    QFETCH(QString, told);
    const Search search = parseSearch(typed, flows());
    QCOMPARE(search.unknown.size(), 1);
    QCOMPARE(search.hints.size(), 1);
    QVERIFY2(search.hints.first().contains(told), qPrintable(search.hints.first()));
    // It filters nothing: the table is not empty without a word.
    QCOMPARE(narrowed({}, search), LinkQuery());
}

void TestSearch::narrowingASavedView() const
{
    LinkQuery view;
    view.text = u"berg"_s;
    view.without = {u"oslo"_s};
    const LinkQuery query = narrowed(view, parseSearch(u"kari !moe phone:22"_s, flows()));
    QCOMPARE(query.text, u"berg"_s);
    QCOMPARE(query.also, QStringList{u"kari"_s});
    QCOMPARE(query.without, (QStringList{u"oslo"_s, u"moe"_s}));
    QCOMPARE(query.values.size(), 1);
}

void TestSearch::whatAViewLeavesAside() const
{
    LinkQuery view;
    view.flow = 4;
    view.states = {LinkState::Conflict};
    QCOMPARE(leftAside(view, parseSearch(u"flow:contact is:held"_s, flows())).size(), 2);
    QVERIFY(leftAside(view, parseSearch(u"flow:sales is:waiting"_s, flows())).isEmpty());
    QVERIFY(leftAside({}, parseSearch(u"flow:contact is:held"_s, flows())).isEmpty());
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
