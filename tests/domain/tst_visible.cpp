#include "core/domain/visible.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// What a record holds cannot act on what shows it.
class TestVisible : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsLeftAlone();
    void everyControlCharacterIsShown();
    void directionAndSeparatorsAreShown();
    void onlyALayoutKeepsItsLines();
};

void TestVisible::textIsLeftAlone()
{
    for (const QString &text : {u""_s, u"Åse Bjørnæs, 60 % “rabatt” → ⇄"_s, u"山田 😀 שלום"_s, u"a\u00A0b"_s})
        QCOMPARE(visible(text), text);
}

void TestVisible::everyControlCharacterIsShown()
{
    for (char16_t code = 0; code < 0xA0; ++code) {
        const QChar letter(code);
        if (letter.category() != QChar::Other_Control)
            continue;
        const QString shown = visible(u"a"_s + letter + u"b"_s);
        QVERIFY2(!shown.contains(letter), qPrintable(QString::number(code, 16)));
        QVERIFY(shown.startsWith(u'a') && shown.endsWith(u'b') && shown.size() > 2);
    }
    QCOMPARE(visible(u"\x1b[31mred"_s), u"␛[31mred"_s);
    QCOMPARE(visible(u"one\ntwo\tthree"_s), u"one␊two␉three"_s);
    QCOMPARE(visible(QString(QChar(0x9B))), u"<U+009B>"_s);
}

void TestVisible::directionAndSeparatorsAreShown()
{
    for (const QChar letter : u"\u061C\u200E\u200F\u2028\u2029\u202A\u202E\u2066\u2069\uFEFF"_s)
        QCOMPARE(visible(QString(letter)), u"<U+%1>"_s.arg(QString::number(letter.unicode(), 16).toUpper(), 4, u'0'));
    // Joiners hold letters and emoji together.
    QCOMPARE(visible(u"\u200D"_s), u"\u200D"_s);
}

void TestVisible::onlyALayoutKeepsItsLines()
{
    QCOMPARE(visibleLines(u"one\ntwo\x1b[2J\n"_s), u"one\ntwo␛[2J\n"_s);
    QCOMPARE(visibleLines(QString()), QString());
}

QTEST_APPLESS_MAIN(TestVisible)
#include "tst_visible.moc"
