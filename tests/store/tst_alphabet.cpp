#include "core/store/fold.h"
#include "storefixture.h"

#include <QLocale>

using namespace samband;
using namespace Qt::StringLiterals;

/// Rows stand in the order of the language that is set, and dates are found as it writes them.
class TestAlphabet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void titlesFollowTheLanguage_data();
    void titlesFollowTheLanguage();
    void keptOrderIsOfItsLanguage();
    void datesAreFoundAsWritten_data();
    void datesAreFoundAsWritten();
};

namespace {

struct Names : StoreFixture {
    Names()
    {
        std::vector<Record> sources;
        const QStringList names{u"Åse Lie"_s, u"Zara Moe"_s, u"Ærlig Bo"_s, u"Anna Lie"_s, u"Øst Ola"_s, u"Olsen Per"_s,
            u"Ås Berg"_s, u"Adam By"_s};
        for (qsizetype at = 0; at < names.size(); ++at)
            sources.push_back(record(QString::number(at), names[at]));
        readAll(Side::Source, sources);
        refresh();
    }

    QStringList order(bool descending = false)
    {
        LinkQuery query;
        query.sortBy = LinkColumn::SourceTitle;
        query.descending = descending;
        QStringList names;
        for (const LinkRow &row : must(views.linkRows(must(views.linkOrder(query)))))
            names << row.title.source;
        return names;
    }
};

const QStringList norwegian{u"Adam By"_s, u"Anna Lie"_s, u"Olsen Per"_s, u"Zara Moe"_s, u"Ærlig Bo"_s, u"Øst Ola"_s,
    u"Ås Berg"_s, u"Åse Lie"_s};
const QStringList english{u"Adam By"_s, u"Ærlig Bo"_s, u"Anna Lie"_s, u"Ås Berg"_s, u"Åse Lie"_s, u"Olsen Per"_s,
    u"Øst Ola"_s, u"Zara Moe"_s};

} // namespace

void TestAlphabet::titlesFollowTheLanguage_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nb") << QLocale(QLocale::NorwegianBokmal, QLocale::Norway) << norwegian;
    QTest::newRow("en") << QLocale(QLocale::English, QLocale::UnitedKingdom) << english;
    QTest::newRow("none") << QLocale::c() << norwegian;
}

void TestAlphabet::titlesFollowTheLanguage()
{
    QFETCH(const QLocale, locale);
    QFETCH(const QStringList, expected);
    QLocale::setDefault(locale);
    Names world;
    QCOMPARE(world.order(), expected);
    QCOMPARE(world.order(true), QStringList(expected.rbegin(), expected.rend()));
}

/// An order is kept from one question to the next, but not from one language to the other.
void TestAlphabet::keptOrderIsOfItsLanguage()
{
    Names world;
    QLocale::setDefault(QLocale(QLocale::NorwegianBokmal, QLocale::Norway));
    QCOMPARE(world.order(), norwegian);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(world.order(), english);
    QLocale::setDefault(QLocale(QLocale::NorwegianBokmal, QLocale::Norway));
    QCOMPARE(world.order(), norwegian);
}

void TestAlphabet::datesAreFoundAsWritten_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    const QLocale nb(QLocale::NorwegianBokmal, QLocale::Norway);
    const QLocale en(QLocale::English, QLocale::UnitedKingdom);
    QTest::newRow("nb") << nb << u"04.03.2026"_s << true;
    QTest::newRow("nb, ISO") << nb << u"2026-03-04"_s << true;
    QTest::newRow("nb, the other way") << nb << u"03.04.2026"_s << false;
    QTest::newRow("en") << en << u"04/03/2026"_s << true;
    QTest::newRow("en, ISO") << en << u"2026-03-04"_s << true;
    QTest::newRow("en, as in Norway") << en << u"04.03.2026"_s << false;
}

void TestAlphabet::datesAreFoundAsWritten()
{
    QFETCH(const QLocale, locale);
    QFETCH(const QString, typed);
    QFETCH(const bool, found);
    QLocale::setDefault(locale);
    Names world;
    Settlement settlement;
    settlement.link = must(world.views.linkOrder({})).front();
    settlement.state = LinkState::Conflict;
    must(world.links.settle(settlement, QDateTime(QDate(2026, 3, 4), QTime(12, 0)).toMSecsSinceEpoch()));
    LinkQuery query;
    query.contains.insert(LinkColumn::Since, typed);
    QCOMPARE(must(world.views.linkOrder(query)).size(), std::size_t(found ? 1 : 0));
}

QTEST_GUILESS_MAIN(TestAlphabet)

#include "tst_alphabet.moc"
