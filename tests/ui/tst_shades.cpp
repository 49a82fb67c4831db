#include "tests/support/palettes.h"
#include "tests/ui/windowfixture.h"
#include "ui/look.h"
#include "ui/tray.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QTableWidget>
#include <QTextBrowser>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

/// The colour in \a picture that stands out most from \a ground.
QColor inkOn(const QImage &picture, const QColor &ground)
{
    QColor ink = ground;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor color = picture.pixelColor(x, y);
            if (color.alpha() == 255 && contrast(color, ground) > contrast(ink, ground))
                ink = color;
        }
    }
    return ink;
}

/// The desktop changes; everybody hears of it with the next events.
void turnTo(const QPalette &palette)
{
    QApplication::setPalette(palette);
    QCoreApplication::processEvents();
}

} // namespace

/// The desktop changes between light and dark while the window is open: nothing keeps the colours of before.
class TestShades : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WindowFixture::initTestCase(); }
    void init();
    void cleanup() { WindowFixture::cleanup(); }

    void recordFollows();
    void picturesFollow_data();
    void picturesFollow();
    void helpFollows();
    void trayFollows();
    void sameAsOpenedInTheDark();

private:
    QImage picture(const QString &label) const { return child<QLabel>(label)->pixmap().toImage(); }
};

void TestShades::init()
{
    WindowFixture::init();
    turnTo(lightPalette());
    openWindow();
}

void TestShades::recordFollows()
{
    goTo(u"state:conflict"_s);
    select(0);
    auto *state = child<QLabel>(u"detailState"_s);
    QTRY_VERIFY(state->isVisible());
    auto *properties = child<QTableWidget>(u"propertyTable"_s);
    const auto cellInks = [&] {
        QList<QColor> inks;
        for (int row = 0; row < properties->rowCount(); ++row) {
            for (int column = 0; column < properties->columnCount(); ++column) {
                const QTableWidgetItem *item = properties->item(row, column);
                if (item && item->foreground().style() != Qt::NoBrush)
                    inks << item->foreground().color();
            }
        }
        return inks;
    };
    QTRY_VERIFY(!cellInks().isEmpty());
    for (const QPalette &palette : {darkPalette(), lightPalette()}) {
        turnTo(palette);
        QCOMPARE(state->palette().color(QPalette::WindowText), stateColor(LinkState::Conflict, palette));
        QCOMPARE(state->palette().color(QPalette::Window), palette.color(QPalette::Window));
        for (const QColor &ink : cellInks())
            QVERIFY2(contrast(ink, palette.color(QPalette::Base)) >= 4.5, qPrintable(ink.name()));
    }
}

void TestShades::picturesFollow_data()
{
    QTest::addColumn<QString>("label");
    QTest::newRow("hero") << u"overviewHeroMark"_s;
    QTest::newRow("status bar") << u"statusMark"_s;
    QTest::newRow("last run") << u"overviewRunMark"_s;
}

void TestShades::picturesFollow()
{
    QFETCH(const QString, label);
    goTo(u"overview"_s);
    QTRY_VERIFY(!picture(label).isNull());
    const QImage light = picture(label);
    turnTo(darkPalette());
    const QColor ground = darkPalette().color(QPalette::Window);
    QVERIFY(picture(label) != light);
    QVERIFY2(contrast(inkOn(picture(label), ground), ground) >= 4.5, qPrintable(inkOn(picture(label), ground).name()));
    turnTo(lightPalette());
    QCOMPARE(picture(label), light);
}

void TestShades::helpFollows()
{
    press(Qt::Key_F1);
    const auto sign = [this] {
        const QVariant found = child<QTextBrowser>(u"helpWords"_s)
                                   ->document()
                                   ->resource(QTextDocument::ImageResource, QUrl(u"state:held"_s));
        return found.value<QPixmap>().toImage();
    };
    const QImage light = sign();
    QVERIFY(!light.isNull());
    turnTo(darkPalette());
    QVERIFY(sign() != light);
}

void TestShades::trayFollows()
{
    const Tray tray(*m_controller, *m_window);
    m_controller->requestSummary();
    QTRY_COMPARE(tray.state(), TrayState::NeedsYou); // a plain icon has no palette
    const auto image = [&] { return tray.icon().pixmap(QSize(32, 32), 1).toImage(); };
    const QImage light = image();
    turnTo(darkPalette());
    QVERIFY(image() != light);
    turnTo(lightPalette());
    QCOMPARE(image(), light);
}

/// All of it at once: a window that went from light to dark looks like one that was opened in the dark.
void TestShades::sameAsOpenedInTheDark()
{
    const auto shots = [this] {
        QList<QImage> images;
        for (const QString &view : {u"overview"_s, u"causes"_s, u"runs"_s, u"state:held"_s}) {
            goTo(view);
            if (view.startsWith(u"state"_s))
                select(0);
            QTest::qWait(150);
            if (m_window->focusWidget())
                m_window->focusWidget()->clearFocus();
            images << m_window->grab().toImage().convertToFormat(QImage::Format_RGB32);
        }
        return images;
    };
    shots();
    turnTo(darkPalette());
    const QList<QImage> changed = shots();
    m_window.reset();
    openWindow();
    const QList<QImage> opened = shots();
    for (int view = 0; view < opened.size(); ++view) {
        int different = 0;
        for (int y = 0; y < opened[view].height(); ++y) {
            for (int x = 0; x < opened[view].width(); ++x)
                different += opened[view].pixel(x, y) != changed[view].pixel(x, y) ? 1 : 0;
        }
        if (different > 200 && qEnvironmentVariableIsSet("SAMBAND_SHOTS")) {
            opened[view].save(qEnvironmentVariable("SAMBAND_SHOTS") + u"/opened%1.png"_s.arg(view));
            changed[view].save(qEnvironmentVariable("SAMBAND_SHOTS") + u"/changed%1.png"_s.arg(view));
        }
        QVERIFY2(different <= 200, qPrintable(u"view %1: %2 pixels differ"_s.arg(view).arg(different)));
    }
}

QTEST_MAIN(TestShades)
#include "tst_shades.moc"
