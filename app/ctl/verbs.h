#pragma once

#include "app/ctl/output.h"

#include <QStringList>

namespace samband {

/// What the command line asked for, parsed and checked for form.
struct CommandLine {
    QString verb;
    QString workspace;
    bool json = false;
    QString dataflow; ///< document file
    QString system; ///< connect: name as the document or a manifest spells it
    QString baseUrl;
    QString tokenEnv;
    QString manifest;
    QMap<QString, QString> settings; ///< connect: in place of the manifest's
    bool uniqueKey = false; ///< connect: make the unique property of ours in the account
    std::optional<int> sweepMinutes; ///< schedule
    QString associationMinutes; ///< schedule: a number or "auto"; empty: as it is
    bool oauth = false;
    QString clientId;
    QString clientSecretEnv;
    int port = 0; ///< of the redirect; 0: any
    bool noBrowser = false;
    QString report; ///< doctor: file for the report
    QString html; ///< verify: file for the report as a page
    QString junit; ///< verify: file for the report as JUnit XML
    QString probeRecord; ///< doctor: id of the record that may be written for a moment; empty: nothing is written
    QString probeDatatype; ///< doctor: of that record
    QString flow; ///< number in the document (1 is the first), or part of the title
    QList<qint64> links;
    QString csv; ///< links, mismatches: file that takes the rows
    QStringList states;
    QString text;
    int limit = 50;
    QString property; ///< resolve: source or target path, or its last segment
    QString take; ///< resolve: source, target, base, accept, recreate, unlink, archive
    std::optional<QString> value; ///< resolve: a typed value
    qint64 record = 0; ///< link: the target record
    bool never = false;
    qint64 run = 0; ///< undo: everything of this run
    QList<qint64> entries; ///< undo: journal rows
    bool dryRun = false; ///< undo, rules set: only say what would happen
    bool check = false; ///< journal: its chain instead of its lines
    bool full = false;
    bool approveAll = false;
    QStringList words; ///< rules: nothing, or "set" and name=value …
    bool unlisted = false; ///< rules set: also properties that neither document nor manifest names
    bool allHeld = false; ///< approve, reject: whatever is held, but no archive
    QString kind; ///< approve, reject: what is held of this kind
};

/// Exit codes of sambandctl.
enum class Exit { AllInStep = 0, Failure = 1, SomethingWaits = 2 };

/// \name Verbs, by what they need: nothing, a workspace to make, a workspace to read, one to write.
/// @{
Exit showDocument(const CommandLine &line, Output &output);
Exit initialise(const CommandLine &line, Output &output);
Exit connectOne(const CommandLine &line, Output &output);
Exit setSchedule(const CommandLine &line, Output &output);
/// Looks at everything between this machine and the systems; 1 when something fails.
Exit examine(const CommandLine &line, Output &output);
/// Checks that the workspace is in step; reads only.
Exit verifyAll(const CommandLine &line, Output &output);
Exit rescue(const CommandLine &line, Output &output);
/// Signs in, or out; an interrupt signal ends the wait for the browser.
Exit signInOrOut(const CommandLine &line, Output &output);
Exit view(const CommandLine &line, Output &output);
Exit act(const CommandLine &line, Output &output);
/// Shows the rules, tells what others would change, or sets them.
Exit showOrSetRules(const CommandLine &line, Output &output);
Exit undo(const CommandLine &line, Output &output);
/// Runs or previews; returns once the run has ended. An interrupt signal stops it cleanly.
Exit runOrPlan(const CommandLine &line, Output &output);
/// @}

/// The active flow that \a text means. BadInput lists the flows when it means none or several.
Result<Flow> flowCalled(const QList<Flow> &flows, const QString &text);

/// Who acts, for the journal.
QString operatorName();

/// The systems' names of an open workspace, "source"/"target" where a side is not connected.
class Workspace;
PerSide<QString> systemNames(Workspace &workspace);

} // namespace samband
