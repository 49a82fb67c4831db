#pragma once

#include "core/engine/actions.h"
#include "core/engine/engine.h"
#include "core/store/views.h"
#include "tests/support/fakecrm.h"

#include <QTemporaryDir>

namespace samband {

/// The flows of the demo document, by place.
enum DemoFlow { ContactFlow, AssociationFlow, ProductFlow, UserFlow };

/// Two systems in memory, a real workspace file over the demo document, and a clock that only a test moves. Every run
/// checks that its sum adds up, and every end that the journal's chain is whole.
class Rig {
public:
    Rig();
    /// Another one in the same situation, with a file and systems of its own. The workspace of \a other is closed, and
    /// so is this one's.
    Rig(const Rig &other);
    ~Rig();

    /// \name Records as a person makes them; they return the system's id
    /// @{
    QString contact(const QString &given, const QString &family, const QString &mobile = {}, const QString &phone = {});
    QString targetContact(
        const QString &given, const QString &family, const QString &mobile = {}, const QString &phone = {});
    QString product(const QString &name);
    QString user(const QString &given, const QString &family);
    QString association(const QString &contact, const QString &company);
    /// @}
    /// A contact that stands linked and in step with a target contact made for it.
    QString linkedContact(
        const QString &given, const QString &family, const QString &mobile = {}, const QString &phone = {});

    /// One run, one second later than the last. Ends with status "killed" when a fault ended the process.
    RunReport run(const RunRequest &request = {}, std::stop_token stop = {});
    RunReport runAll(); ///< everything approved that can be
    RunReport runFull(); ///< reads everything, so that deletions are found
    RunReport runLinks(const QList<qint64> &links);
    /// Closes the workspace and opens it again, as a new process would.
    void reopen();
    void wait(qint64 ms) { now += ms; }

    /// \name What the workspace says
    /// @{
    LinkRow row(DemoFlow flow, const QString &sourceId) const; ///< id 0 when there is none
    LinkState state(DemoFlow flow, const QString &sourceId) const { return row(flow, sourceId).state; }
    qint64 link(DemoFlow flow, const QString &sourceId) const { return row(flow, sourceId).id; }
    LinkDetail detail(DemoFlow flow, const QString &sourceId) const;
    std::vector<LinkRow> rows(DemoFlow flow) const;
    QList<JournalRow> journal(DemoFlow flow, const QString &sourceId) const; ///< newest first
    int property(const QString &sourcePath) const; ///< of the contact flow
    /// @}
    QString counterpart(const QString &contact) const { return row(ContactFlow, contact).recordId.target; }
    /// Field of a contact, or of the target contact linked to it.
    QString here(const QString &contact, const QString &path) const;
    QString there(const QString &contact, const QString &path) const;
    int writes() const { return source.writes + target.writes; }

    Actions actions() { return {*workspace, QStringLiteral("kari"), clock}; }
    /// Stores a choice about one property as the operator sees it now.
    Status choose(const QString &contact, const QString &path, Choice choice, const QString &value = {});
    Status chooseForPair(DemoFlow flow, const QString &sourceId, Choice choice);
    void saveRules(DemoFlow flow, const std::function<void(Flow &)> &change);

    QTemporaryDir dir; ///< outlives the workspace in it
    qint64 now = 1'800'000'000'000;
    Clock clock = [this] { return now; };
    std::shared_ptr<Faults> faults = std::make_shared<Faults>();
    FakeCrm source;
    FakeCrm target;
    Dataflow dataflow;
    std::unique_ptr<Workspace> workspace;
    QString path() const { return dir.filePath(QStringLiteral("rig.samband")); }
};

} // namespace samband
