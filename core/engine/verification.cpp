#include "core/engine/verification.h"

#include "core/engine/flowproof.h"
#include "core/store/integrity.h"
#include "core/store/linkstore.h"
#include "core/store/runstore.h"
#include "core/store/setup.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verification)
};

VerifiedCheck fileCheck()
{
    return {u"file"_s, {}, Words::tr("The workspace file is whole"), Words::tr("every page, by SQLite's quick check"),
        Verdict::Holds, {}};
}

Result<VerifiedCheck> checkFile(Workspace &workspace)
{
    const auto faults = Integrity(workspace).fileFaults();
    if (!faults)
        return faults.error();
    VerifiedCheck check = fileCheck();
    if (faults->isEmpty())
        return check;
    check.verdict = Verdict::Fails;
    check.found =
        Words::tr("The file is damaged. Rescue what it holds: sambandctl --workspace %1 rescue").arg(workspace.path());
    check.examples = *faults;
    return check;
}

Result<VerifiedCheck> checkReferences(Workspace &workspace)
{
    const auto dangling = Integrity(workspace).danglingReferences();
    if (!dangling)
        return dangling.error();
    VerifiedCheck check{u"references"_s, {}, Words::tr("Every row stands for records that are there"),
        Words::tr("every reference from one table to another"), Verdict::Holds, {}};
    if (dangling->isEmpty())
        return check;
    check.verdict = Verdict::Fails;
    check.found = Words::tr("Rows name records that the workspace does not have. Rescue what it holds: "
                            "sambandctl --workspace %1 rescue")
                      .arg(workspace.path());
    check.examples = *dangling;
    return check;
}

Result<VerifiedCheck> checkJournal(Workspace &workspace)
{
    const auto broken = RunStore(workspace).brokenJournalRow();
    if (!broken)
        return broken.error();
    VerifiedCheck check{u"journal"_s, {}, Words::tr("The history is as it was written"),
        Words::tr("every line with the hash of the one before it"), Verdict::Holds, {}};
    if (!*broken)
        return check;
    check.verdict = Verdict::Fails;
    check.found = Words::tr("Line %1 is the first that was changed, removed or cut off. Compare it with a backup of "
                            "the workspace.")
                      .arg(**broken);
    return check;
}

Result<VerifiedCheck> checkIntents(Workspace &workspace)
{
    const auto open = LinkStore(workspace).openIntents();
    if (!open)
        return open.error();
    VerifiedCheck check{u"intents"_s, {}, Words::tr("No write is left half done"),
        Words::tr("every write that was begun with its answer"), Verdict::Holds, {}};
    if (open->isEmpty())
        return check;
    check.verdict = Verdict::Waits;
    check.found = Words::tr("Writes that were begun and not settled: %1. The next run finds out what became of them.")
                      .arg(open->size());
    for (const Intent &intent : open->mid(0, mostExamples))
        check.examples << Words::tr("row %1: %2").arg(QString::number(intent.link), toText(intent.verb));
    return check;
}

VerifiedCheck checkReads(const Summary &summary)
{
    VerifiedCheck check{u"read"_s, {}, Words::tr("Both systems were read completely"),
        Words::tr("the datatypes of every flow that is on"), Verdict::Holds, {}};
    QStringList unread;
    for (const Side side : bothSides) {
        if (summary.readCompletelyAt[side] == 0)
            unread << (summary.system[side].isEmpty() ? toText(side) : summary.system[side]);
    }
    if (unread.isEmpty())
        return check;
    check.verdict = Verdict::Waits;
    check.found = Words::tr("Not read completely yet: %1. Run once.").arg(unread.join(", "_L1));
    return check;
}

VerifiedCheck checkSum(const Summary &summary, const QMap<qint64, QString> &titles)
{
    VerifiedCheck check{u"sum"_s, {}, Words::tr("The last run adds up"),
        Words::tr("read = unchanged + written + held + conflicting + excluded + failed, for each flow"), Verdict::Holds,
        {}};
    if (!summary.lastRun) {
        check.verdict = Verdict::Waits;
        check.found = Words::tr("There was no run yet.");
        return check;
    }
    const RunRow &run = *summary.lastRun;
    for (auto sum = run.counts.cbegin(); sum != run.counts.cend(); ++sum) {
        if (!sum->addsUp())
            check.examples << titles.value(sum.key());
    }
    if (!check.examples.isEmpty()) {
        check.verdict = Verdict::Fails;
        check.found = Words::tr("Run %1 does not add up. Please report this.").arg(run.id);
    } else if (run.status != "done"_L1 && run.status != "preview"_L1) {
        check.verdict = Verdict::Waits;
        check.found = Words::tr("Run %1 did not get through (%2). Run again.").arg(QString::number(run.id), run.status);
    }
    return check;
}

Status checkWorkspace(Workspace &workspace, const Dataflow &dataflow, QList<VerifiedCheck> &checks)
{
    for (const auto &look : {&checkReferences, &checkJournal, &checkIntents}) {
        const auto check = look(workspace);
        if (!check)
            return check.error();
        checks << *check;
    }
    const auto summary = Views(workspace).summary();
    if (!summary)
        return summary.error();
    QMap<qint64, QString> titles;
    for (const Flow &flow : dataflow.flows)
        titles.insert(flow.id, flow.title);
    checks << checkReads(*summary) << checkSum(*summary, titles);
    return Done{};
}

} // namespace

Verdict Verification::verdict() const
{
    return count(Verdict::Fails) > 0 ? Verdict::Fails : count(Verdict::Waits) > 0 ? Verdict::Waits : Verdict::Holds;
}

int Verification::count(Verdict verdict) const
{
    return static_cast<int>(std::ranges::count(checks, verdict, &VerifiedCheck::verdict));
}

Result<Verification> verify(Workspace &workspace, qint64 now)
{
    Verification verification{workspace.path(), now, {}};
    const Status done = workspace.transaction([&]() -> Status {
        const auto file = checkFile(workspace);
        if (!file)
            return file.error();
        verification.checks << *file;
        // What a damaged file says proves nothing about anything.
        if (file->verdict == Verdict::Fails)
            return Done{};
        const auto dataflow = Setup(workspace).dataflow();
        if (!dataflow)
            return dataflow.error();
        if (const Status checked = checkWorkspace(workspace, *dataflow, verification.checks); !checked)
            return checked;
        for (const Flow &flow : dataflow->flows) {
            const auto checks = proveFlow(workspace, flow);
            if (!checks)
                return checks.error();
            verification.checks << *checks;
        }
        return Done{};
    });
    return done ? Result<Verification>(verification) : done.error();
}

Verification unreadable(const QString &workspace, qint64 now, const Error &error)
{
    VerifiedCheck check = fileCheck();
    check.verdict = Verdict::Fails;
    check.found = error.text;
    return {workspace, now, {check}};
}

} // namespace samband
