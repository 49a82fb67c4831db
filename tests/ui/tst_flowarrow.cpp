#include "tests/support/palettes.h"
#include "ui/flowarrow.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/words.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const PerSide<QString> systems{u"HubSpot"_s, u"CRMOffice"_s};
constexpr qint64 now = 1'795'000'000'000;

FlowSummary flowOf(PerSide<bool> written)
{
    FlowSummary flow;
    flow.id = 3;
    flow.title = u"Contact"_s;
    flow.datatype = {u"Contact"_s, u"Contacts"_s};
    flow.counts = {{LinkState::InSync, 60}, {LinkState::Conflict, 7}, {LinkState::Held, 0}, {LinkState::Failing, 1}};
    flow.written = written;
    return flow;
}

LastRun runOf(const QString &status, const RunCounts &counts = {10, 8, 2, 0, 0, 0, 0})
{
    return {12, now - 190'000, status == "running"_L1 ? 0 : now - 180'000, status, counts};
}

/// How many points of \a picture have that colour, each part of it by at most \a off.
int pointsOf(const QImage &picture, const QColor &color, int off = 0)
{
    int points = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor seen = picture.pixelColor(x, y);
            const int most = std::max({std::abs(seen.red() - color.red()), std::abs(seen.green() - color.green()),
                std::abs(seen.blue() - color.blue())});
            points += most <= off ? 1 : 0;
        }
    }
    return points;
}

} // namespace

/// The arrows between the two systems: what they show, say and do.
class TestFlowArrow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QApplication::setPalette(lightPalette()); }
    void saysItsCounts();
    void saysWhichWay_data();
    void saysWhichWay();
    void headsStandWhereItWrites_data();
    void headsStandWhereItWrites();
    void greenOnlyWhenAllIs();
    void everyCountHasRoom_data();
    void everyCountHasRoom();
    void keysOpenIt();
    void offIsSaid();
    void nextRunIsSaid();
    void lastRunInWords_data();
    void lastRunInWords();

private:
    QImage pictureOf(FlowArrow &arrow) const
    {
        arrow.resize(700, arrow.heightForWidth(700));
        return arrow.grab().toImage();
    }
};

void TestFlowArrow::initTestCase()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(lightPalette());
}

void TestFlowArrow::saysItsCounts()
{
    FlowArrow arrow;
    arrow.show(flowOf({true, true}), systems, false);
    QCOMPARE(arrow.accessibleName(), u"Flow Contact: 60 in sync, 7 conflicts, 1 failing"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(&arrow)->role(), QAccessible::Button);
    FlowSummary empty = flowOf({true, true});
    empty.counts.clear();
    arrow.show(empty, systems, false);
    QCOMPARE(arrow.accessibleName(), u"Flow Contact: nothing read yet"_s);
}

void TestFlowArrow::saysWhichWay_data()
{
    QTest::addColumn<bool>("toSource");
    QTest::addColumn<bool>("toTarget");
    QTest::addColumn<QString>("said");
    QTest::newRow("both") << true << true << u"HubSpot Contact and CRMOffice Contacts, in both directions"_s;
    QTest::newRow("there") << false << true << u"from HubSpot Contact to CRMOffice Contacts"_s;
    QTest::newRow("back") << true << false << u"from CRMOffice Contacts to HubSpot Contact"_s;
    QTest::newRow("link") << false << false
                          << u"HubSpot Contact and CRMOffice Contacts are linked, nothing is written"_s;
}

void TestFlowArrow::saysWhichWay()
{
    QFETCH(const bool, toSource);
    QFETCH(const bool, toTarget);
    QFETCH(const QString, said);
    FlowArrow arrow;
    arrow.show(flowOf({toSource, toTarget}), systems, false);
    QCOMPARE(arrow.accessibleDescription(), said + u"; no run yet"_s);
    QVERIFY(arrow.toolTip().contains(said));
}

void TestFlowArrow::headsStandWhereItWrites_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestFlowArrow::headsStandWhereItWrites()
{
    QFETCH(const bool, dark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    constexpr int head = 60; // points that only a filled head has, not a ring
    for (const bool toSource : {false, true}) {
        for (const bool toTarget : {false, true}) {
            FlowArrow arrow;
            arrow.show(flowOf({toSource, toTarget}), systems, false);
            const QImage picture = pictureOf(arrow);
            const QImage left = picture.copy(0, 0, picture.width() / 2, picture.height());
            const QImage right = picture.copy(picture.width() / 2, 0, picture.width() / 2, picture.height());
            QCOMPARE(pointsOf(left, systemColor(Side::Source, arrow.palette())) >= head, toSource);
            QCOMPARE(pointsOf(right, systemColor(Side::Target, arrow.palette())) >= head, toTarget);
        }
    }
}

void TestFlowArrow::greenOnlyWhenAllIs()
{
    FlowSummary flow = flowOf({true, true});
    flow.counts = {{LinkState::InSync, 60}};
    const QColor green = stateColor(LinkState::InSync, lightPalette());
    constexpr int bar = 2000; // points that only the bar has, not the sign
    FlowArrow arrow;
    arrow.show(flow, systems, false);
    QVERIFY(pointsOf(pictureOf(arrow), green) < bar);
    arrow.show(flow, systems, true);
    QVERIFY(pointsOf(pictureOf(arrow), green) >= bar);
}

void TestFlowArrow::everyCountHasRoom_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {220, 340, 560, 1400})
        QTest::addRow("%d", width) << width;
}

/// Whatever the width, each state that has rows shows its colour below the arrow.
void TestFlowArrow::everyCountHasRoom()
{
    QFETCH(const int, width);
    FlowSummary flow = flowOf({true, true});
    flow.title = u"User accounts and everything that belongs to their departments"_s;
    flow.counts.clear();
    for (const auto &[state, name] : enumNames<LinkState>)
        flow.counts.insert(state, 1'234'567);
    flow.lastRun = runOf(u"failed"_s);
    FlowArrow arrow;
    arrow.show(flow, systems, false);
    arrow.resize(width, arrow.heightForWidth(width));
    const QImage picture = arrow.grab().toImage();
    const int bar = arrow.fontMetrics().height() + 30;
    const QImage below = picture.copy(0, bar, picture.width(), picture.height() - bar);
    for (const auto &[state, name] : enumNames<LinkState>) {
        const int points = pointsOf(below, stateColor(state, arrow.palette()), 30); // thin lines are never quite it
        QVERIFY2(points > 0, name);
    }
    QVERIFY(arrow.heightForWidth(200) > arrow.heightForWidth(1400));
}

void TestFlowArrow::keysOpenIt()
{
    FlowArrow arrow;
    arrow.show(flowOf({true, true}), systems, false);
    QVERIFY(arrow.focusPolicy() & Qt::TabFocus);
    QSignalSpy opened(&arrow, &QAbstractButton::clicked);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space})
        QTest::keyClick(&arrow, key);
    QCOMPARE(opened.size(), 3);
}

void TestFlowArrow::offIsSaid()
{
    FlowSummary flow = flowOf({true, true});
    flow.enabled = false;
    FlowArrow arrow;
    arrow.show(flow, systems, false);
    QVERIFY2(arrow.accessibleName().startsWith(u"Flow Contact: off; 60 in sync"_s), qPrintable(arrow.accessibleName()));
    QCOMPARE(pointsOf(pictureOf(arrow), systemColor(Side::Target, lightPalette())), 0);
    flow.condition = u"only customers"_s;
    arrow.show(flow, systems, false);
    QVERIFY(arrow.accessibleName().contains(u"needs a rule, the document says: only customers"_s));
}

void TestFlowArrow::nextRunIsSaid()
{
    FlowArrow arrow;
    FlowSummary flow = flowOf({true, true});
    arrow.show(flow, systems, false);
    arrow.setNext(now);
    QVERIFY(arrow.accessibleDescription().contains(u"the next run starts by itself at "_s));
    flow.enabled = false;
    arrow.show(flow, systems, false);
    QVERIFY2(!arrow.accessibleDescription().contains(u"next run"_s), "no run takes up a flow that is off");
}

void TestFlowArrow::lastRunInWords_data()
{
    QTest::addColumn<LastRun>("run");
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("mark"); // -1: none
    QTest::newRow("well") << runOf(u"done"_s) << u"run 12 · 3 min ago · 2 written"_s << -1;
    QTest::newRow("quiet") << runOf(u"done"_s, {10, 10, 0, 0, 0, 0, 0}) << u"run 12 · 3 min ago · nothing written"_s
                           << -1;
    QTest::newRow("failures") << runOf(u"done"_s, {10, 7, 2, 0, 0, 0, 1})
                              << u"run 12 · 3 min ago · 2 written · 1 failed"_s << int(LinkState::Failing);
    QTest::newRow("sum") << runOf(u"done"_s, {11, 8, 2, 0, 0, 0, 0})
                         << u"run 12 · 3 min ago · does not add up · 2 written"_s << int(LinkState::Failing);
    QTest::newRow("failed") << runOf(u"failed"_s) << u"run 12 failed · 3 min ago"_s << int(LinkState::Failing);
    QTest::newRow("stopped") << runOf(u"stopped"_s) << u"run 12 stopped · 3 min ago"_s << int(LinkState::Paused);
    QTest::newRow("killed") << runOf(u"interrupted"_s) << u"run 12 interrupted · 3 min ago"_s << int(LinkState::Paused);
    QTest::newRow("now") << runOf(u"running"_s) << u"run 12 is under way"_s << int(LinkState::Pending);
}

void TestFlowArrow::lastRunInWords()
{
    QFETCH(const LastRun, run);
    QFETCH(const QString, said);
    QFETCH(const int, mark);
    QCOMPARE(lastRunText(run, now), said);
    const auto shown = lastRunMark(run);
    QCOMPARE(shown ? int(*shown) : -1, mark);
}

QTEST_MAIN(TestFlowArrow)
#include "tst_flowarrow.moc"
