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
    bool oauth = false;
    QString clientId;
    QString clientSecretEnv;
    int port = 0; ///< of the redirect; 0: any
    bool noBrowser = false;
    QString flow; ///< number in the document (1 is the first), or part of the title
    QList<qint64> links;
    QStringList states;
    QString text;
    int limit = 50;
    QString property; ///< resolve: source or target path, or its last segment
    QString take; ///< resolve: source, target, base, accept, recreate, unlink, archive
    std::optional<QString> value; ///< resolve: a typed value
    qint64 record = 0; ///< link: the target record
    bool never = false;
    bool full = false;
    bool approveAll = false;
    bool allHeld = false; ///< approve: everything that an approval of everything reaches
};

/// Exit codes of sambandctl.
enum class Exit { AllInStep = 0, Failure = 1, SomethingWaits = 2 };

/// \name Verbs, by what they need: nothing, a workspace to make, a workspace to read, one to write.
/// @{
Exit showDocument(const CommandLine &line, Output &output);
Exit initialise(const CommandLine &line, Output &output);
Exit connectOne(const CommandLine &line, Output &output);
/// Signs in, or out; an interrupt signal ends the wait for the browser.
Exit signInOrOut(const CommandLine &line, Output &output);
Exit view(const CommandLine &line, Output &output);
Exit act(const CommandLine &line, Output &output);
/// Runs or previews; returns once the run has ended. An interrupt signal stops it cleanly.
Exit runOrPlan(const CommandLine &line, Output &output);
/// @}

/// The active flow that \a text means. BadInput lists the flows when it means none or several.
Result<Flow> flowCalled(const QList<Flow> &flows, const QString &text);

/// The systems' names of an open workspace, "source"/"target" where a side is not connected.
class Workspace;
PerSide<QString> systemNames(Workspace &workspace);

} // namespace samband
