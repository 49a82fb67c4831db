#include "tests/support/palettes.h"
#include "ui/history.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QImage>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

class TestLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastOfStates_data() const;
    void contrastOfStates() const;
    void shapesDiffer() const;
    void times() const;
    void words() const;
};

void TestLook::contrastOfStates_data() const
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
    QPalette odd = lightPalette();
    odd.setColor(QPalette::Base, QColor(0xff, 0xf3, 0xd0));
    QTest::newRow("cream") << odd;
}

void TestLook::contrastOfStates() const
{
    QFETCH(QPalette, palette);
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QList<QColor> inks{systemColor(Side::Source, palette), systemColor(Side::Target, palette), quietColor(palette)};
    for (const auto &[state, name] : enumNames<LinkState>)
        inks << stateColor(state, palette);
    for (const QColor &ink : inks) {
        for (const auto ground : {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
            QVERIFY2(contrast(ink, palette.color(ground)) >= 4.5, qPrintable(ink.name()));
    }
}

void TestLook::shapesDiffer() const
{
    // No colour carries meaning alone: each state's shape is another one also without its colour.
    QSet<QByteArray> seen;
    for (const auto &[state, name] : enumNames<LinkState>) {
        const QImage alpha = stateIcon(state).pixmap(16, 16).toImage().convertToFormat(QImage::Format_Alpha8);
        QByteArray bytes;
        for (int y = 0; y < alpha.height(); ++y)
            bytes.append(reinterpret_cast<const char *>(alpha.constScanLine(y)), alpha.width());
        QVERIFY(bytes.count('\0') < bytes.size());
        seen.insert(bytes);
    }
    QCOMPARE(seen.size(), int(enumNames<LinkState>.size()));
}

void TestLook::times() const
{
    const qint64 now = QDateTime(QDate(2026, 3, 4), QTime(15, 0)).toMSecsSinceEpoch();
    QCOMPARE(relativeTime(0, now), u"never"_s);
    QCOMPARE(relativeTime(now - 10'000, now), u"now"_s);
    QCOMPARE(relativeTime(now - 180'000, now), u"3 min ago"_s);
    QCOMPARE(relativeTime(now - 2 * 3'600'000, now), u"2 h ago"_s);
    QVERIFY(relativeTime(now - 30 * 3'600'000LL, now).startsWith(u"yesterday"_s));
    QVERIFY(stampText(now).startsWith(u"2026-03-04 15:00:00 UTC"_s));
    QCOMPARE(leftText(0, 0), QString());
    QCOMPARE(leftText(6'000, 9'000), u"about 6–9 s left"_s);
    QCOMPARE(leftText(120'000, 240'000), u"about 2–4 min left"_s);
    QCOMPARE(durationText(65'000), u"1 min 5 s"_s);
}

void TestLook::words() const
{
    QCOMPARE(verbCounts({{Verb::Link, 3}, {Verb::Create, 1}, {Verb::Nothing, 9}}), u"3 links, 1 create"_s);
    QCOMPARE(stateCount(LinkState::Conflict, 1), u"1 conflict"_s);
    QCOMPARE(sumText(RunCounts{5, 3, 2, 0, 0, 0, 0}), u"5 read = 3 unchanged + 2 written"_s);
    QVERIFY(sumText(RunCounts{6, 3, 2, 0, 0, 0, 0}).contains(u"does not hold"_s));
    QCOMPARE(changesText({{u"a"_s, u"1"_s}}, {{u"a"_s, u"2"_s}}), u"a: 1 → 2"_s);
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
