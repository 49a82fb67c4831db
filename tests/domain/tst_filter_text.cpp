#include "core/domain/filter.h"
#include "core/domain/rulewords.h"

#include <QRandomGenerator>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 20'261'123;

QString pick(QRandomGenerator &dice, const QStringList &from)
{
    return from.at(dice.bounded(int(from.size())));
}

Filter someFilter(QRandomGenerator &dice)
{
    const QStringList paths{u"properties.lifecyclestage"_s, u"$original_id"_s, u"postAddress.postCode"_s, u"a b"_s,
        u"with \"quotes\""_s, u"back\\slash"_s, u"and"_s, u"or"_s, u"all"_s, u"(x)"_s, u"a,b"_s, u"ærlig"_s, u"is"_s,
        u"source.target"_s, u"line\nbreak"_s};
    const QStringList values{u"customer"_s, u"and"_s, u"or"_s, u"all"_s, u"is"_s, u"\""_s, u"\\"_s, u"\\n"_s,
        u"two words"_s, u" padded "_s, u"a, b"_s, u"(a)"_s, u"tab\there"_s, u"line\r\nbreak"_s, u"Ærlig"_s,
        u"\U0001F600"_s, u"10"_s, u"2026-01-31"_s, u"not-empty"_s, u"source.a is b"_s};
    Filter filter;
    if (dice.bounded(20) == 0) {
        filter.everything = dice.bounded(2) == 0;
        return filter;
    }
    for (int i = 1 + dice.bounded(3); i > 0; --i) {
        QList<Condition> conditions;
        for (int j = 1 + dice.bounded(3); j > 0; --j) {
            Condition condition;
            condition.side = dice.bounded(2) == 0 ? Side::Source : Side::Target;
            condition.path = pick(dice, paths);
            condition.op = enumNames<FilterOperator>[size_t(dice.bounded(int(enumNames<FilterOperator>.size())))].first;
            const bool ordered = condition.op == FilterOperator::Above || condition.op == FilterOperator::Below;
            const int count = valuesOf(condition.op) == FilterValues::Some ? 1 + dice.bounded(3)
                : valuesOf(condition.op) == FilterValues::One              ? 1
                                                                           : 0;
            for (int k = 0; k < count; ++k)
                condition.values << (ordered ? pick(dice, {u"-4.5"_s, u"2026-01-31T10:00Z"_s}) : pick(dice, values));
            conditions << condition;
        }
        filter.alternatives << conditions;
    }
    return filter;
}

} // namespace

/// A filter as one line of text.
class TestFilterText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleWrite();
    void everyFilterComesBack();
    void garbageIsRefusedOrUnderstood();
    void errorsSayWhereAndWhat_data();
    void errorsSayWhereAndWhat();
    void aRuleKeepsItsTextForm();
};

void TestFilterText::readsWhatPeopleWrite()
{
    const auto filter = parseFilter(
        u"  source.properties.stage is \"paying customer\"  and target.size above 10\n or source.email one-of(a@b.no ,c) "_s);
    QVERIFY2(filter, qPrintable(filter ? QString() : filter.error().text));
    const QList<QList<Condition>> wanted{
        {{Side::Source, u"properties.stage"_s, FilterOperator::Is, {u"paying customer"_s}},
            {Side::Target, u"size"_s, FilterOperator::Above, {u"10"_s}}},
        {{Side::Source, u"email"_s, FilterOperator::OneOf, {u"a@b.no"_s, u"c"_s}}}};
    QCOMPARE(filter->alternatives, wanted);
    QCOMPARE(filterText(*filter),
        u"source.properties.stage is \"paying customer\" and target.size above 10 or source.email one-of (a@b.no, c)"_s);
    QCOMPARE(filter->paths(Side::Source), QStringList({u"properties.stage"_s, u"email"_s}));
    QVERIFY(!parseFilter(u" "_s)->isSet());
    QVERIFY(parseFilter(u" all "_s)->isSet() && !parseFilter(u"all"_s)->asks());
}

void TestFilterText::everyFilterComesBack()
{
    QRandomGenerator dice(seed);
    for (int i = 0; i < 5000; ++i) {
        const Filter filter = someFilter(dice);
        const QString text = filterText(filter);
        QVERIFY2(!text.contains(u'\n') && !text.contains(u'\r'), qPrintable(text));
        const auto again = parseFilter(text);
        QVERIFY2(again, qPrintable(text));
        QVERIFY2(*again == filter, qPrintable(text));
    }
}

/// Whatever is typed: an answer, and what is understood is stable.
void TestFilterText::garbageIsRefusedOrUnderstood()
{
    QRandomGenerator dice(seed + 1);
    const QString marks = u" \"\\(),.and or source.target.is one-of\n\u0000xæ"_s;
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text = filterText(someFilter(dice));
        for (int edits = 1 + dice.bounded(4); edits > 0 && !text.isEmpty(); --edits) {
            const int at = dice.bounded(int(text.size()));
            if (dice.bounded(2) == 0)
                text.remove(at, 1 + dice.bounded(5));
            else
                text.insert(at, marks.at(dice.bounded(int(marks.size()))));
        }
        const auto read = parseFilter(text);
        if (!read) {
            ++refused;
            QVERIFY(read.error().kind == ErrorKind::BadInput && read.error().text.contains(u"expected"_s));
            continue;
        }
        QCOMPARE(*parseFilter(filterText(*read)), *read);
    }
    QVERIFY(refused > 5000 && refused < 20'000);
    QVERIFY(!parseFilter(QString(1'000'000, u'(')));
    QVERIFY(!parseFilter(u"source."_s + QString(1'000'000, u'"')));
}

void TestFilterText::errorsSayWhereAndWhat_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no side") << u"stage is customer"_s << 1 << u"a property with its side"_s;
    QTest::newRow("no path") << u"source. is x"_s << 8 << u"the path of a property"_s;
    QTest::newRow("no operator") << u"source.a"_s << 9 << u"one of is, is-not"_s;
    QTest::newRow("operator") << u"source.a equals b"_s << 10 << u"one of is, is-not"_s;
    QTest::newRow("no value") << u"source.a is "_s << 13 << u"a value"_s;
    QTest::newRow("blank value") << u"source.a is \" \""_s << 13 << u"use empty"_s;
    QTest::newRow("two values") << u"source.a is b c"_s << 15 << u"“and”, “or” or the end"_s;
    QTest::newRow("after and") << u"source.a is b and"_s << 18 << u"a property with its side"_s;
    QTest::newRow("open quote") << u"source.a is \"b"_s << 13 << u"a closing quotation mark"_s;
    QTest::newRow("no list") << u"source.a one-of b"_s << 17 << u"values in parentheses"_s;
    QTest::newRow("empty list") << u"source.a one-of ()"_s << 18 << u"a value"_s;
    QTest::newRow("open list") << u"source.a one-of (b"_s << 19 << u"a comma or a closing parenthesis"_s;
    QTest::newRow("no number") << u"source.a above many"_s << 16 << u"a number, or a date"_s;
    QTest::newRow("all and more") << u"all or none"_s << 5 << u"nothing more"_s;
    QTest::newRow("value to empty") << u"source.a empty b"_s << 16 << u"“and”, “or” or the end"_s;
}

void TestFilterText::errorsSayWhereAndWhat()
{
    QFETCH(QString, text);
    QFETCH(int, at);
    QFETCH(QString, expected);
    const auto read = parseFilter(text);
    QVERIFY(!read);
    QVERIFY2(read.error().text.contains(u"At character %1 "_s.arg(at)), qPrintable(read.error().text));
    QVERIFY2(read.error().text.contains(expected), qPrintable(read.error().text));
}

void TestFilterText::aRuleKeepsItsTextForm()
{
    FlowRules rules;
    QVERIFY(setRule(rules, {u"filter"_s, u"source.a   is  b"_s}));
    QVERIFY(ruleWords(rules).contains(RuleWord{u"filter"_s, u"source.a is b"_s}));
    QVERIFY(!setRule(rules, {u"filter"_s, u"source.a"_s}));
    QCOMPARE(filterText(rules.filter), u"source.a is b"_s);
}

QTEST_APPLESS_MAIN(TestFilterText)
#include "tst_filter_text.moc"
