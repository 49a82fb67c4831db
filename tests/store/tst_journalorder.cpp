#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

/// The journal sorted and filtered by its columns.
class TestJournalOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }

    void newestFirstByItself();
    void sortsAsNorwegiansDo();
    void filtersByEachColumn_data();
    void filtersByEachColumn();
    void kindsWithTheirSide();
    void filtersAddUp();

private:
    std::vector<qint64> order(const JournalQuery &query) const { return must(m_store->views.journalOrder(query)); }

    std::unique_ptr<StoreFixture> m_store;
};

void TestJournalOrder::init()
{
    m_store = std::make_unique<StoreFixture>();
    const auto add = [this](const QString &title, const QString &kind, std::optional<Side> side, qint64 run,
                         const QString &who, const QString &value) {
        JournalRow row;
        row.at = 1'700'000'000'000;
        row.title = title;
        row.recordId = u"id-%1"_s.arg(title.size());
        row.kind = kind;
        row.side = side;
        row.run = run;
        row.who = who;
        row.after = {{u"phone"_s, value}};
        must(m_store->runs.append({row}));
    };
    add(u"Åse Berg"_s, u"updated"_s, Side::Target, 12, u"run"_s, u"22 00"_s);
    add(u"Zoe Lie"_s, u"updated"_s, Side::Source, 2, u"run"_s, u"33 00"_s);
    add(u"Ærlig Berg"_s, u"chosen"_s, std::nullopt, 0, u"Kari"_s, u"44 berg"_s);
}

void TestJournalOrder::newestFirstByItself()
{
    QCOMPARE(order({}), (std::vector<qint64>{3, 2, 1}));
    JournalQuery query;
    query.descending = false;
    QCOMPARE(order(query), (std::vector<qint64>{1, 2, 3}));
}

void TestJournalOrder::sortsAsNorwegiansDo()
{
    JournalQuery query;
    query.sortBy = JournalColumn::Record;
    query.descending = false;
    QCOMPARE(order(query), (std::vector<qint64>{2, 3, 1}));
    query.sortBy = JournalColumn::By; // runs by their number, and not 12 before 2
    QCOMPARE(order(query), (std::vector<qint64>{2, 1, 3}));
}

void TestJournalOrder::filtersByEachColumn_data()
{
    QTest::addColumn<JournalColumn>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<qint64>>("found");
    QTest::newRow("record") << JournalColumn::Record << u"BERG"_s << std::vector<qint64>{3, 1};
    QTest::newRow("its id") << JournalColumn::Record << u"id-7"_s << std::vector<qint64>{2};
    QTest::newRow("change") << JournalColumn::Change << u"berg"_s << std::vector<qint64>{3};
    QTest::newRow("run") << JournalColumn::By << u"12"_s << std::vector<qint64>{1};
    QTest::newRow("person") << JournalColumn::By << u"kari"_s << std::vector<qint64>{3};
    QTest::newRow("time") << JournalColumn::At << u"2023-11-1"_s << std::vector<qint64>{3, 2, 1};
    QTest::newRow("another time") << JournalColumn::At << u"2024"_s << std::vector<qint64>{};
}

void TestJournalOrder::filtersByEachColumn()
{
    QFETCH(JournalColumn, column);
    QFETCH(QString, text);
    JournalQuery query;
    query.contains = {{column, text}};
    QTEST(order(query), "found");
}

void TestJournalOrder::kindsWithTheirSide()
{
    JournalQuery query;
    query.kinds = {{u"updated"_s, Side::Source}, {u"chosen"_s, std::nullopt}};
    QCOMPARE(order(query), (std::vector<qint64>{3, 2}));
    query.kinds = QList<std::pair<QString, std::optional<Side>>>();
    QVERIFY2(order(query).empty(), "a filter that no word matches shows nothing");
}

void TestJournalOrder::filtersAddUp()
{
    JournalQuery query(u"berg"_s);
    QCOMPARE(order(query), (std::vector<qint64>{3, 1}));
    query.contains = {{JournalColumn::By, u"kari"_s}};
    QCOMPARE(order(query), (std::vector<qint64>{3}));
}

QTEST_GUILESS_MAIN(TestJournalOrder)
#include "tst_journalorder.moc"
