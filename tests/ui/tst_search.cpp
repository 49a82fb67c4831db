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

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
