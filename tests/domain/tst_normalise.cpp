#include "core/domain/fingerprint.h"

#include "tests/domain/world.h"

#include <random>

using namespace samband;
using namespace samband::test;

class TestNormalise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spellings_data();
    void spellings();
    void different_data();
    void different();
    void manyPhoneSpellings();
    void regions();
    void canonicalIsIdempotent();
    void whatIsTooLongForAPhoneIsText();
    void names();
    void fingerprints();
};

void TestNormalise::spellings_data()
{
    QTest::addColumn<Normaliser>("normaliser");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto add = [](Normaliser normaliser, const QString &value, const QString &expected) {
        QTest::newRow(qPrintable(toText(normaliser) + u' ' + value)) << normaliser << value << expected;
    };
    add(Normaliser::Text, {}, {});
    add(Normaliser::Text, u" \t\r\n"_s, {});
    add(Normaliser::Text, u" a  b "_s, u"a  b"_s);
    add(Normaliser::Text, u"a\r\nb\rc\n"_s, u"a\nb\nc"_s);
    add(Normaliser::Text, u"\u00a0Å\u00a0"_s, u"Å"_s);
    const QString known = u"+4722334455"_s;
    for (const QString &spelling : {u"22334455"_s, u"22 33 44 55"_s, u" 22 33 44 55\n"_s, u"+4722334455"_s,
             u"+47 22 33 44 55"_s, u"0047 22334455"_s, u"(+47) 22 33 44 55"_s, u"22-33-44-55"_s, u"22.33.44.55"_s,
             u"+47\u00a022\u00a033\u00a044\u00a055"_s, u"223 34 455"_s, u"+47(22)334455"_s, u"４７２２３３４４５５"_s})
        add(Normaliser::Phone, spelling, known);
    add(Normaliser::Phone, u"+46 8 123 456 78"_s, u"+46812345678"_s);
    add(Normaliser::Phone, u"0045 33 12 34 56"_s, u"+4533123456"_s);
    add(Normaliser::Phone, u"+44 (0)20 7946 0018"_s, u"+442079460018"_s);
    add(Normaliser::Phone, u"22334455 ext. 12"_s, u"+4722334455;ext=12"_s);
    add(Normaliser::Phone, u"+47 22 33 44 55 x012"_s, u"+4722334455;ext=012"_s);
    add(Normaliser::Phone, u"ring etter 16"_s, u"ring etter 16"_s);
    add(Normaliser::Phone, u" Kari 22334455"_s, u"Kari 22334455"_s);
    add(Normaliser::Phone, u"22334455 (Kari)"_s, u"22334455 (Kari)"_s);
    add(Normaliser::Phone, u"22334455 / 99887766"_s, u"22334455 / 99887766"_s);
    add(Normaliser::Phone, u"112"_s, u"112"_s);
    add(Normaliser::Phone, u"1881"_s, u"1881"_s);
    add(Normaliser::Phone, u"-"_s, u"-"_s);
    add(Normaliser::Phone, u"+"_s, u"+"_s);
    add(Normaliser::Phone, u"  "_s, {});
    add(Normaliser::Number, u" 42 "_s, u"42"_s);
    add(Normaliser::Number, u"042"_s, u"42"_s);
    add(Normaliser::Number, u"+42"_s, u"42"_s);
    add(Normaliser::Number, u"42.0"_s, u"42"_s);
    add(Normaliser::Number, u"-0.0"_s, u"0"_s);
    add(Normaliser::Number, u"1e6"_s, u"1000000"_s);
    add(Normaliser::Number, u"1000000.00"_s, u"1000000"_s);
    add(Normaliser::Number, u"0.50"_s, u"0.5"_s);
    add(Normaliser::Number, u"5E-1"_s, u"0.5"_s);
    add(Normaliser::Number, u"1,5"_s, u"1,5"_s);
    add(Normaliser::Number, u"nan"_s, u"nan"_s);
    add(Normaliser::Number, u"inf"_s, u"inf"_s);
    add(Normaliser::Number, u"1e999"_s, u"1e999"_s);
    add(Normaliser::Number, u"0x10"_s, u"0x10"_s);
    add(Normaliser::Number, {}, {});
    add(Normaliser::Boolean, u" TRUE"_s, u"true"_s);
    add(Normaliser::Boolean, u"1"_s, u"true"_s);
    add(Normaliser::Boolean, u"Yes"_s, u"true"_s);
    add(Normaliser::Boolean, u"0"_s, u"false"_s);
    add(Normaliser::Boolean, u"no"_s, u"false"_s);
    add(Normaliser::Boolean, u" Maybe "_s, u"Maybe"_s);
    add(Normaliser::Boolean, {}, {});
}

void TestNormalise::spellings()
{
    QFETCH(Normaliser, normaliser);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QCOMPARE(canonical(normaliser, value), expected);
    QVERIFY(sameValue(PropertyRules{normaliser}, value, expected));
}

void TestNormalise::different_data()
{
    QTest::addColumn<Normaliser>("normaliser");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::newRow("case") << Normaliser::Text << u"Kari"_s << u"kari"_s;
    QTest::newRow("inner space") << Normaliser::Text << u"a b"_s << u"a  b"_s;
    QTest::newRow("note before a number") << Normaliser::Phone << u"Kari 22334455"_s << u"Ola 22334455"_s;
    QTest::newRow("note and extension") << Normaliser::Phone << u"Kari 22334455 x12"_s << u"22334455 x12"_s;
    QTest::newRow("letters as digits") << Normaliser::Phone << u"22ABC455"_s << u"22222455"_s;
    QTest::newRow("extension") << Normaliser::Phone << u"22334455 x12"_s << u"22334455 x13"_s;
    QTest::newRow("country") << Normaliser::Phone << u"+46 22334455"_s << u"+47 22334455"_s;
    QTest::newRow("grouping is not decimals") << Normaliser::Number << u"1,500"_s << u"1500"_s;
    QTest::newRow("beyond 64 bits") << Normaliser::Number << u"12345678901234567890"_s << u"12345678901234567891"_s;
    QTest::newRow("beyond double") << Normaliser::Number << u"0.12345678901234567"_s << u"0.12345678901234568"_s;
    QTest::newRow("blank is not false") << Normaliser::Boolean << QString() << u"false"_s;
    QTest::newRow("blank is not zero") << Normaliser::Number << QString() << u"0"_s;
}

void TestNormalise::different()
{
    QFETCH(Normaliser, normaliser);
    QFETCH(QString, one);
    QFETCH(QString, two);
    QVERIFY(!sameValue(PropertyRules{normaliser}, one, two));
}

/// Every way to put blanks, points and dashes into one number, with every way to write its country.
void TestNormalise::manyPhoneSpellings()
{
    qint64 cases = 0;
    for (const QString &prefix : {QString(), u"+47"_s, u"+47 "_s, u"0047"_s, u"0047 "_s, u"(+47) "_s, u"+47-"_s})
        for (const QString &separator : {u" "_s, u"-"_s, u"."_s, u"\u00a0"_s})
            for (unsigned gaps = 0; gaps < 128; ++gaps) {
                QString spelling = prefix;
                for (unsigned digit = 0; digit < 8; ++digit) {
                    if (digit > 0 && (gaps >> (digit - 1)) & 1)
                        spelling += separator;
                    spelling += u"91234567"_s.at(digit);
                }
                QCOMPARE(canonical(Normaliser::Phone, spelling), u"+4791234567"_s);
                ++cases;
            }
    qInfo("%lld cases", cases);
}

void TestNormalise::regions()
{
    QCOMPARE(canonical(Normaliser::Phone, u"08-123 456 78"_s, u"SE"_s), u"+46812345678"_s);
    QCOMPARE(canonical(Normaliser::Phone, u"33 12 34 56"_s, u"DK"_s), u"+4533123456"_s);
    QCOMPARE(canonical(Normaliser::Phone, u"22334455"_s, u"nowhere"_s), u"22334455"_s);
    QCOMPARE(canonical(Normaliser::Phone, u"+47 22334455"_s, {}), u"+4722334455"_s);
}

void TestNormalise::canonicalIsIdempotent()
{
    std::mt19937 random(1);
    const QString alphabet =
        u" \t\r\n+-.,;:/()=#*0123456789eExXnt abcåÅKari\u00a0\u0301\u0660\u0669\uFF11\u200e\u00AD\u0130ß%"_s
        + QChar(0xD83D) + QChar(0xDE00) + QChar(0xDC00) + QChar(0);
    const auto below = [&](qsizetype limit) { return static_cast<qsizetype>(random() % static_cast<unsigned>(limit)); };
    const int count = exhaustive() ? 300'000 : 30'000;
    for (int n = 0; n < count; ++n) {
        QString value;
        for (qsizetype length = below(18); length > 0; --length)
            value += n % 3 == 0 ? QChar(static_cast<char16_t>(random() & 0xFFFF))
                : n % 3 == 1    ? alphabet.at(below(alphabet.size()))
                                : u"0123456789 +.-ex"_s.at(below(16));
        for (const Normaliser normaliser : all<Normaliser>()) {
            const QString once = canonical(normaliser, value);
            const QString twice = canonical(normaliser, once);
            QVERIFY2(once == twice,
                qPrintable(toText(normaliser) + u": “"_s + value + u"” → “"_s + once + u"” → “"_s + twice + u'”'));
            QVERIFY(!once.isEmpty() || value.trimmed().isEmpty());
        }
    }
    qInfo("%d values in each of %d normalisers", count, int(all<Normaliser>().size()));
}

void TestNormalise::whatIsTooLongForAPhoneIsText()
{
    // Libraries that read numbers take minutes for this, and a person can paste it.
    const QString endless(200'000, u'9');
    QCOMPARE(canonical(Normaliser::Phone, endless, u"NO"_s), endless);
}

void TestNormalise::names()
{
    QCOMPARE(matchName(u"  Anne-Marie  ÅS "_s), u"anne marie ås"_s);
    QCOMPARE(matchName(u"O’Brien, Kari"_s), matchName(u"o'brien kari"_s));
    QCOMPARE(matchName(u"A\u030As"_s), u"ås"_s);
    QCOMPARE(matchName(u"..!"_s), QString());
    QVERIFY(matchName(u"कि"_s) != matchName(u"का"_s));
}

void TestNormalise::fingerprints()
{
    QVERIFY(fingerprint(Fields{{u"ab"_s, u"c"_s}}) != fingerprint(Fields{{u"a"_s, u"bc"_s}}));
    QVERIFY(fingerprint(Fields{{u"a"_s, u"b"_s}}) != fingerprint(Fields{{u"b"_s, u"a"_s}}));
    QCOMPARE(fingerprint(Fields{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}),
        fingerprint(Fields{{u"b"_s, u"2"_s}, {u"a"_s, u"1"_s}}));
    Fields cleared{{u"a"_s, u"1"_s}};
    put(cleared, u"a"_s, {});
    QCOMPARE(fingerprint(cleared), fingerprint(Fields{}));
    QVERIFY(fingerprint(u"a"_s) != fingerprint(QString()));
}

QTEST_APPLESS_MAIN(TestNormalise)
#include "tst_normalise.moc"
