#include "tests/support/palettes.h"
#include "tour.h"
#include "ui/language.h"
#include "ui/look.h"
#include "ui/roomystyle.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// Pictures of everything the console shows, for a person to look at: SAMBAND_SHOTS names the folder they go to.
/// `tests/run.sh --pictures FOLDER` makes them in both scales.
class TestPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void make_data();
    void make();
};

void TestPictures::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("SAMBAND_SHOTS"))
        QSKIP("set SAMBAND_SHOTS to a folder to get pictures of every view");
    QApplication::setStyle(new RoomyStyle);
}

void TestPictures::make_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<TourRows>("rows");
    for (const Language &language : languages()) {
        QTest::addRow("%s-light", qPrintable(language.code)) << language.code << false << TourRows::Usual;
        QTest::addRow("%s-dark", qPrintable(language.code)) << language.code << true << TourRows::Usual;
        QTest::addRow("%s-long", qPrintable(language.code)) << language.code << false << TourRows::LongNames;
        QTest::addRow("%s-long-dark", qPrintable(language.code)) << language.code << true << TourRows::LongNames;
        QTest::addRow("%s-empty", qPrintable(language.code)) << language.code << false << TourRows::None;
        QTest::addRow("%s-empty-dark", qPrintable(language.code)) << language.code << true << TourRows::None;
        QTest::addRow("%s-first", qPrintable(language.code)) << language.code << true << TourRows::FirstRun;
    }
}

void TestPictures::make()
{
    QFETCH(QString, language);
    QFETCH(bool, dark);
    QFETCH(TourRows, rows);
    speak(language);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    const QString scale = qApp->devicePixelRatio() > 1 ? u"-%1x"_s.arg(qApp->devicePixelRatio()) : QString();
    const QDir folder(
        qEnvironmentVariable("SAMBAND_SHOTS") + u'/' + QLatin1StringView(QTest::currentDataTag()) + scale);
    QVERIFY(folder.mkpath(u"."_s));
    QStringList unsaved;
    Tour tour(rows);
    const bool whole = tour.lead([&](const QString &where, QWidget *shown) {
        if (!shown->grab().save(folder.filePath(where + u".png"_s)))
            unsaved << where;
    });
    speak(u"en"_s);
    QVERIFY2(whole, qPrintable(tour.trouble()));
    QVERIFY2(unsaved.isEmpty(), qPrintable(unsaved.join(u", "_s)));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
