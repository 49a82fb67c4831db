#include "app/ctl/verbs.h"

#include "app/ctl/wholefile.h"
#include "core/engine/verificationreport.h"
#include "core/store/workspace.h"

#include <QDateTime>
#include <QFileInfo>

namespace samband {

namespace {

/// A file that is there and does not open is a check that fails, not a reason to say nothing.
Result<Verification> verified(const QString &path)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto workspace = Workspace::open(path, Workspace::Access::ReadOnly);
    if (!workspace) {
        const bool isThere = QFileInfo(path).isFile();
        return isThere ? Result<Verification>(unreadable(path, now, workspace.error())) : workspace.error();
    }
    const auto verification = verify(**workspace, now);
    if (verification)
        return verification;
    return unreadable((*workspace)->path(), now, verification.error());
}

Status writeReports(const CommandLine &line, const Verification &verification)
{
    if (!line.html.isEmpty()) {
        if (const Status written = writeWhole(line.html, verificationHtml(verification)); !written)
            return written;
    }
    return line.junit.isEmpty() ? Status(Done{}) : writeWhole(line.junit, verificationJunit(verification));
}

} // namespace

Exit verifyAll(const CommandLine &line, Output &output)
{
    const auto verification = verified(line.workspace);
    if (!verification) {
        output.error(verification.error());
        return Exit::Failure;
    }
    QString group;
    for (const VerifiedCheck &check : verification->checks) {
        if (group != checkGroup(check))
            output.line(group = checkGroup(check));
        output.both(checkLine(check), checkJson(check));
    }
    output.both(verdictText(*verification), verdictJson(*verification));
    if (const Status written = writeReports(line, *verification); !written) {
        output.error(written.error());
        return Exit::Failure;
    }
    switch (verification->verdict()) {
    case Verdict::Holds:
        return Exit::AllInStep;
    case Verdict::Waits:
        return Exit::SomethingWaits;
    case Verdict::Fails:
        return Exit::Failure;
    }
    return Exit::Failure;
}

} // namespace samband
