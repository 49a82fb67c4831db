#include "ui/rawview.h"
#include "ui/timeline.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 day = 24 * 60 * minute;
constexpr qint64 now = 1'795'000'000'000;

JournalRow journalRow(qint64 id, qint64 at, const QString &kind)
{
    JournalRow row;
    row.id = id;
    row.at = at;
    row.run = 12;
    row.kind = kind;
    row.reason = {ReasonCode::MergeKeyMatches, {u"Kari"_s}};
    return row;
}

JournalRow written(qint64 id, qint64 at, const QString &before, const QString &after)
{
    JournalRow row = journalRow(id, at, u"updated"_s);
    row.side = Side::Target;
    row.before = {{u"directPhone"_s, before}};
    row.after = {{u"directPhone"_s, after}};
    return row;
}

LinkDetail pair()
{
    LinkDetail detail;
    detail.row.id = 7;
    detail.row.recordId = {u"101"_s, u"501"_s};
    detail.presence = {Presence::Present, Presence::Present};
    detail.record = {1, 2};
    PropertyRow phone;
    phone.property = 4;
    phone.path = {u"properties.phone"_s, u"directPhone"_s};
    phone.now = {u"22 00"_s, u"22 00"_s};
    detail.properties << phone;
    return detail;
}

PastAnswer told(const QList<PastValue> &source, const QList<PastValue> &target)
{
    PastAnswer answer;
    answer.step = PastAnswer::Step::Told;
    answer.link = 7;
    answer.past.properties << PropertyPast{4, {u"properties.phone"_s, u"directPhone"_s}, {source, target}};
    answer.past.tells = {true, true};
    return answer;
}

const PerSide<QString> systems{u"HubSpot"_s, u"CRMOffice"_s};

QStringList texts(const QList<TimelineEntry> &entries)
{
    QStringList lines;
    for (const TimelineEntry &entry : entries)
        lines << (entry.by.isEmpty() ? entry.what : u"%1 (%2)"_s.arg(entry.what, entry.by));
    return lines;
}

} // namespace

/// What the detail pane tells of a pair's past, and of its records as they were read.
class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editsStandBetweenWrites();
    void ourOwnWritesAreNoEdits();
    void standingIsTold();
    void beginningsAndEndsOfWaiting();
    void storedDifferentlyStandsWithItsWrite();
    void changesWithoutAHistory();
    void unfoldedStaysUnfolded();
    void asksWhoChangedWhat();
    void recordsAreNested();
    void recordsAreCopied();
};

void TestTimeline::editsStandBetweenWrites()
{
    const QList<JournalRow> rows{
        written(2, now - minute, u"22 00"_s, u"22 11"_s), journalRow(1, now - 3 * day, u"linked"_s)};
    const PastAnswer past = told(
        {{u"22 11"_s, now - 2 * minute, u"CRM_UI"_s, u"Kari Berg"_s}, {u"22 00"_s, now - 5 * day, u"IMPORT"_s, {}}},
        {});
    const QList<TimelineEntry> entries = timelineOf(pair(), rows, past, systems, now);
    QCOMPARE(texts(entries),
        (QStringList{u"directPhone: 22 00 → 22 11, written to CRMOffice (run 12)"_s,
            u"phone: 22 00 → 22 11, changed in HubSpot (Kari Berg, in the app)"_s,
            u"linked: Matches “Kari” in CRMOffice by properties that the document names (run 12)"_s,
            u"phone: 22 00, entered in HubSpot (by an import)"_s}));
    QVERIFY(entries[0].row && entries[2].row && !entries[1].row);
    QCOMPARE(entries[1].editedIn, Side::Source);
}

void TestTimeline::ourOwnWritesAreNoEdits()
{
    const QList<JournalRow> rows{written(2, now, u"22 00"_s, u"22 11"_s)};
    const PastAnswer past =
        told({}, {{u"22 11"_s, now + minute, u"INTEGRATION"_s, {}}, {u"22 00"_s, now - day, u"CRM_UI"_s, u"Ola"_s}});
    QCOMPARE(texts(timelineOf(pair(), rows, past, systems, now)).filter(u"changed in"_s), QStringList());
    // The same value, given by a person on another day, is one.
    PastAnswer later = past;
    later.past.properties.first().past.target.first().at = now + day;
    QCOMPARE(texts(timelineOf(pair(), rows, later, systems, now)).filter(u"changed in"_s).size(), 1);
    // And what is told of another record is not told here.
    PastAnswer other = later;
    other.link = 8;
    QCOMPARE(timelineOf(pair(), rows, other, systems, now).size(), 1);
}

void TestTimeline::standingIsTold()
{
    LinkDetail detail = pair();
    detail.row.state = LinkState::Held;
    detail.row.since = now - minute;
    detail.row.reason = {ReasonCode::CreateNeedsApproval, {}};
    const QStringList held = texts(timelineOf(detail, {}, {}, systems, now));
    QCOMPARE(held.size(), 1);
    QVERIFY2(held.first().startsWith(u"Held: "_s), qPrintable(held.first()));
    // A failure is told by the journal; that it is tried again is not.
    detail.row.state = LinkState::Failing;
    detail.row.reason = {ReasonCode::Refused, {u"too long"_s}};
    JournalRow failed = journalRow(3, now - minute, u"failed"_s);
    failed.reason = detail.row.reason;
    QCOMPARE(timelineOf(detail, {failed}, {}, systems, now).size(), 1);
    QVERIFY(texts(timelineOf(detail, {failed}, {}, systems, now)).first().contains(u"too long"_s));
    detail.attempts = 3;
    detail.retryAt = now + minute;
    const QStringList again = texts(timelineOf(detail, {failed}, {}, systems, now));
    QCOMPARE(again.size(), 2);
    QCOMPARE(again.filter(u"tried 3 times, again "_s).size(), 1);
    detail.row.state = LinkState::InSync;
    detail.attempts = 0;
    QCOMPARE(timelineOf(detail, {}, {}, systems, now).size(), 0);
}

void TestTimeline::beginningsAndEndsOfWaiting()
{
    LinkDetail detail = pair();
    detail.row.state = LinkState::Conflict;
    detail.row.since = now - minute;
    detail.row.reason = {ReasonCode::BothChanged, {u"phone"_s, u"22 00"_s, u"22 11"_s}};
    JournalRow began = journalRow(9, now - minute, u"conflict"_s);
    began.reason = detail.row.reason;
    JournalRow released = journalRow(8, now - day, u"settled"_s);
    released.reason = {ReasonCode::AllAgree, {}};
    JournalRow held = journalRow(7, now - 2 * day, u"held"_s);
    held.reason = {ReasonCode::CreateNeedsApproval, {}};
    const QStringList lines = texts(timelineOf(detail, {began, released, held}, {}, systems, now));
    QVERIFY2(lines.size() == 3, "the journal says where the pair stands: it is not told twice");
    QVERIFY2(lines[0].startsWith(u"conflict began: "_s) && lines[0].endsWith(u"(run 12)"_s), qPrintable(lines[0]));
    QVERIFY2(lines[0].contains(u"phone"_s), qPrintable(lines[0]));
    QCOMPARE(lines[1], u"in step again (run 12)"_s);
    QVERIFY2(lines[2].startsWith(u"held: "_s), qPrintable(lines[2]));
}

void TestTimeline::storedDifferentlyStandsWithItsWrite()
{
    LinkDetail detail = pair();
    PropertyRow &phone = detail.properties.first();
    phone.rules.normaliser = Normaliser::Phone;
    phone.now = {u"22 00 00 00"_s, u"+4722000000"_s};
    phone.base = phone.now;
    const QList<JournalRow> rows{written(3, now, u"1"_s, u"+4722000000"_s), written(2, now - day, u"2"_s, u"1"_s)};
    const QStringList lines = texts(timelineOf(detail, rows, {}, systems, now));
    QVERIFY2(lines[0].contains(u"phone is stored differently: 22 00 00 00 in HubSpot, +4722000000 in CRMOffice"_s),
        qPrintable(lines[0]));
    QVERIFY(!lines[1].contains(u"stored differently"_s));
}

void TestTimeline::changesWithoutAHistory()
{
    LinkDetail detail = pair();
    detail.modifiedAt = {0, now - day};
    QCOMPARE(texts(timelineOf(detail, {}, {}, systems, now)), QStringList{u"record changed in CRMOffice"_s});
    // Our own write is what it was changed by.
    QCOMPARE(timelineOf(detail, {written(2, now - day, u"1"_s, u"2"_s)}, {}, systems, now).size(), 1);
    detail.presence.target = Presence::Absent;
    QCOMPARE(timelineOf(detail, {}, {}, systems, now).size(), 0);
}

void TestTimeline::unfoldedStaysUnfolded()
{
    QList<JournalRow> rows;
    for (int id = 40; id > 0; --id)
        rows << written(id, now - (40 - id) * day, u"1"_s, u"2"_s);
    const QList<TimelineEntry> entries = timelineOf(pair(), rows, {}, systems, now);
    Timeline timeline;
    timeline.show(7, entries, systems, false);
    timeline.setNote({}, false);
    timeline.QWidget::show();
    const auto undos = [&] {
        auto found = timeline.findChildren<QPushButton *>(QRegularExpression(u"^undoButton_"_s));
        found.removeIf([](const QPushButton *button) { return !button->isVisible(); });
        return found.size();
    };
    QCOMPARE(undos(), 12);
    timeline.findChild<QPushButton *>(u"timelineMore"_s)->click();
    QTRY_COMPARE(undos(), 40);
    // A run shows the same pair afresh every second.
    timeline.show(7, entries, systems, false);
    QTRY_COMPARE(undos(), 40);
    timeline.show(8, entries, systems, false);
    QTRY_COMPARE(undos(), 12);
}

void TestTimeline::asksWhoChangedWhat()
{
    Timeline timeline;
    timeline.show(7, {}, systems, false);
    QSignalSpy wanted(&timeline, &Timeline::pastWanted);
    timeline.setNote(u"HubSpot could not be reached."_s, true);
    timeline.QWidget::show();
    auto *ask = timeline.findChild<QPushButton *>(u"timelineAsk"_s);
    QVERIFY(ask->isVisible() && ask->toolTip().contains(u"HubSpot and CRMOffice"_s));
    QTest::mouseClick(ask, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(timeline.findChild<QLabel *>(u"timelineNote"_s)->text(), u"HubSpot could not be reached."_s);
    timeline.setNote({}, false);
    QVERIFY(!ask->isVisible());
}

void TestTimeline::recordsAreNested()
{
    const QJsonObject record = rawRecord({{u"id"_s, u"5"_s}, {u"company"_s, u"Fjord"_s}, {u"company.id"_s, u"9"_s},
        {u"postAddress.postCode"_s, u"0150"_s}, {u"tags"_s, u"[\"a\",{\"b\":1}]"_s}, {u"note"_s, u"{no json"_s}});
    QCOMPARE(record["id"_L1].toString(), u"5"_s);
    QCOMPARE(record["postAddress"_L1]["postCode"_L1].toString(), u"0150"_s);
    QCOMPARE(record["company"_L1]["id"_L1].toString(), u"9"_s);
    QCOMPARE(record["company"_L1][""_L1].toString(), u"Fjord"_s);
    QCOMPARE(record["tags"_L1][1]["b"_L1].toInt(), 1);
    QCOMPARE(record["note"_L1].toString(), u"{no json"_s);
}

void TestTimeline::recordsAreCopied()
{
    LinkDetail detail = pair();
    detail.fields = {{{u"properties.firstname"_s, u"Kari"_s}, {u"properties.address.city"_s, u"Ålesund"_s}},
        {{u"givenName"_s, u"Kari"_s}}};
    RawView view;
    view.show(detail, systems);
    auto *tree = view.findChild<QTreeWidget *>(u"rawFields"_s);
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(tree->topLevelItem(0)->text(0), u"HubSpot"_s);
    QTreeWidgetItem *properties = tree->topLevelItem(0)->child(0);
    QCOMPARE(properties->text(0), u"properties"_s);
    QTreeWidgetItem *city = properties->child(0)->child(0);
    QCOMPARE(city->text(1), u"Ålesund"_s);
    const QJsonObject both = QJsonDocument::fromJson(view.copyText().toUtf8()).object();
    QCOMPARE(both["HubSpot"_L1]["properties"_L1]["address"_L1]["city"_L1].toString(), u"Ålesund"_s);
    QCOMPARE(both["CRMOffice"_L1]["givenName"_L1].toString(), u"Kari"_s);
    tree->setCurrentItem(properties->child(0));
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    const QJsonObject part = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(part.keys(), QStringList{u"city"_s});
    tree->setCurrentItem(city);
    view.findChild<QPushButton *>(u"rawCopy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Ålesund"_s);
    // The same record afresh does not fold up what is open, nor lose the place.
    view.show(detail, systems);
    QCOMPARE(tree->currentItem(), city);
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
