#include "ui/history.h"
#include "ui/runstatus.h"
#include "ui/words.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

class TestWording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flowsAreCalledByTheirSource();
    void outsideIsPromisedNothing();
    void onlyWhatWaitsForItIsApproved();
    void historySaysWhatChanged();
    void previewSaysWhatIsPlanned();
    void stopIsNoFailure();

private:
    const PerSide<QString> m_system{u"HubSpot"_s, u"CRMOffice"_s};
};

void TestWording::flowsAreCalledByTheirSource()
{
    QList<FlowSummary> flows(3);
    flows[0] = {1, u"A Contact to B Contacts"_s, {u"Contact"_s, u"Contacts"_s}, true, {}};
    flows[1] = {2, u"A contact to B People"_s, {u"contact"_s, u"People"_s}, true, {}};
    flows[2] = {3, u"A User to B Contacts"_s, {u"User"_s, u"Contacts"_s}, true, {}};
    const FlowNames names = namesOf(flows);
    QCOMPARE(names[1].brief, u"Contact → Contacts"_s);
    QCOMPARE(names[2].brief, u"contact → People"_s);
    QCOMPARE(names[3].brief, u"User"_s);
    QCOMPARE(names[3].title, u"A User to B Contacts"_s);
}

void TestWording::outsideIsPromisedNothing()
{
    FlowSummary flow;
    flow.counts = {{LinkState::InSync, 3}, {LinkState::Held, 2}, {LinkState::Outside, 40}};
    QCOMPARE(promised(flow), 5);
}

void TestWording::onlyWhatWaitsForItIsApproved()
{
    LinkRow row;
    row.verb = Verb::Create;
    for (const auto &[state, name] : enumNames<LinkState>) {
        row.state = state;
        const bool waits = state == LinkState::Held || state == LinkState::Unlinked || state == LinkState::Orphaned;
        QVERIFY2(isApprovable(row) == waits, name);
    }
    row.state = LinkState::Held;
    row.verb = Verb::Nothing;
    QVERIFY(!isApprovable(row));
}

void TestWording::historySaysWhatChanged()
{
    JournalRow row;
    row.kind = u"updated"_s;
    row.side = Side::Target;
    row.before = {{u"properties.phone"_s, u"22"_s}};
    row.after = {{u"properties.phone"_s, u"23"_s}};
    QCOMPARE(historyText(row, m_system), u"phone: 22 → 23, written to CRMOffice"_s);
    row = {};
    row.kind = u"chosen"_s;
    row.after = {{u"properties.phone"_s, u"target"_s}};
    row.reason = {ReasonCode::PersonChose, {u"phone"_s, u"target"_s}};
    QCOMPARE(historyText(row, m_system), u"phone: chose the value of CRMOffice"_s);
    QCOMPARE(changeText(row, m_system), u"phone: chose the value of CRMOffice"_s);
    row = {};
    row.kind = u"undone"_s;
    row.after = {{u"properties.phone"_s, u"22"_s}};
    row.before = {{u"properties.phone"_s, u"23"_s}};
    QCOMPARE(historyText(row, m_system), u"undo asked for: phone: 23 → 22"_s);
    QVERIFY(!isUndoable(row));
    row.after.clear();
    row.reason = {ReasonCode::LinkUndone, {}};
    QVERIFY(historyText(row, m_system).contains(u"undid its link"_s));
    row.kind = u"linked"_s;
    QVERIFY(isUndoable(row));
    row = {};
    row.kind = u"failed"_s;
    row.reason = {ReasonCode::Refused, {u"Too long."_s}};
    QCOMPARE(historyText(row, m_system), u"failed: Too long"_s);
    QCOMPARE(changeText(row, m_system), u"Too long."_s);
}

void TestWording::previewSaysWhatIsPlanned()
{
    RunReport report;
    report.run.status = u"preview"_s;
    report.run.calls = 7;
    report.milliseconds = 500;
    report.planned = {{Verb::Link, 1290}, {Verb::Create, 708}};
    QCOMPARE(endedText(report), u"Preview: 1,290 links, 708 creates planned · 0.5 s · 7 calls"_s);
}

void TestWording::stopIsNoFailure()
{
    RunReport report;
    report.run.id = 4;
    report.run.status = u"stopped"_s;
    report.error = Error{ErrorKind::Cancelled, u"Stopped before it was called."_s};
    QVERIFY(endedText(report).startsWith(u"Run 4 stopped"_s));
}

QTEST_APPLESS_MAIN(TestWording)
#include "tst_wording.moc"
