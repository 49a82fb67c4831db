#include "tests/ui/windowfixture.h"
#include "ui/language.h"
#include "ui/listedmodel.h"
#include "ui/look.h"
#include "ui/times.h"

#include <QTimeEdit>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

struct NamedRow {
    qint64 id = 0;
    QString name;
};

} // namespace

/// Dates, numbers and the order of names are those of the language that is chosen.
class TestLocale : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void timesFollowTheLanguage();
    void isoIsForOtherPrograms();
    void numbersFollowTheLanguage();
    void shortTablesAreInItsOrder_data();
    void shortTablesAreInItsOrder();
    void clocksOfTheSettings();
    void cleanupTestCase() { speak(u"en"_s); }
};

void TestLocale::timesFollowTheLanguage()
{
    const qint64 at = QDateTime(QDate(2026, 3, 4), QTime(15, 6, 7)).toMSecsSinceEpoch();
    const qint64 later = at + 60LL * 24 * 3'600'000;
    speak(u"nb"_s);
    QVERIFY2(exactTime(at).startsWith(u"04.03.2026 15:06:07 UTC"_s), qPrintable(exactTime(at)));
    QCOMPARE(relativeTime(at, later), u"04.03.2026"_s);
    QVERIFY2(clockTime(at, later).startsWith(u"04.03.2026"_s), qPrintable(clockTime(at, later)));
    QCOMPARE(clockTime(at, at), u"15:06"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY2(exactTime(at).startsWith(u"04/03/2026 15:06:07 UTC"_s), qPrintable(exactTime(at)));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QVERIFY2(exactTime(at).startsWith(u"3/4/26 3:06:07 PM UTC"_s), qPrintable(exactTime(at)));
    QVERIFY2(clockTime(at, at).startsWith(u"3:06"_s), qPrintable(clockTime(at, at)));
}

void TestLocale::isoIsForOtherPrograms()
{
    const qint64 at = QDateTime(QDate(2026, 3, 4), QTime(15, 6, 7)).toMSecsSinceEpoch();
    for (const QString &language : {u"nb"_s, u"en"_s}) {
        speak(language);
        QVERIFY2(stampText(at).startsWith(u"2026-03-04 15:06:07 UTC"_s), qPrintable(stampText(at)));
    }
}

void TestLocale::numbersFollowTheLanguage()
{
    speak(u"nb"_s);
    QCOMPARE(numberText(1234567).remove(u','), numberText(1234567));
    QCOMPARE(durationText(1500), u"1,5 s"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(numberText(1234567), u"1,234,567"_s);
    speak(u"en"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(durationText(1500), u"1.5 s"_s);
}

void TestLocale::shortTablesAreInItsOrder_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nb") << QLocale(QLocale::NorwegianBokmal, QLocale::Norway)
                        << QStringList{u"Adam"_s, u"Olsen"_s, u"Zara"_s, u"Ærlig"_s, u"Øst"_s, u"Åse"_s};
    QTest::newRow("en") << QLocale(QLocale::English, QLocale::UnitedKingdom)
                        << QStringList{u"Adam"_s, u"Ærlig"_s, u"Åse"_s, u"Olsen"_s, u"Øst"_s, u"Zara"_s};
}

void TestLocale::shortTablesAreInItsOrder()
{
    QFETCH(const QLocale, locale);
    QFETCH(const QStringList, expected);
    QLocale::setDefault(locale);
    Tokens tokens;
    ListedModel<NamedRow> model(tokens, {{u"Name"_s, {}, [](const NamedRow &row) { return row.name; }}}, nullptr);
    model.setRows({{1, u"Åse"_s}, {2, u"Zara"_s}, {3, u"Øst"_s}, {4, u"Adam"_s}, {5, u"Ærlig"_s}, {6, u"Olsen"_s}});
    model.sort(0, Qt::AscendingOrder);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    QCOMPARE(names, expected);
}

void TestLocale::clocksOfTheSettings()
{
    speak(u"nb"_s);
    openSettings();
    QCOMPARE(child<QTimeEdit>(u"settingsQuietFrom"_s)->displayFormat(), u"HH:mm"_s);
    m_window.reset();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    openSettings();
    QVERIFY(child<QTimeEdit>(u"settingsQuietFrom"_s)->displayFormat().endsWith(u"AP"_s, Qt::CaseInsensitive));
}

QTEST_MAIN(TestLocale)

#include "tst_locale.moc"
