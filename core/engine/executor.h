#pragma once

#include "core/domain/agree.h"
#include "core/engine/session.h"

#include <vector>

namespace samband {

/// One decision to carry out, with what it was made from.
struct Step {
    LinkEntry entry;
    Decision decision;
};

/// Whether \a decision would do harm if \a side had changed since: it is overwritten, or what is made, deleted or
/// cleared on the other side was concluded from it. Such a record is read once more right before.
bool dependsOn(const Decision &decision, Side side);

/// Carries out decisions of one flow: re-reads what is about to be overwritten and what a new record, an archived one
/// or a cleared value is decided from, makes each write durable before it is
/// sent, and settles with what the server says it now holds. A record that fails is settled as failing and stops
/// nothing; an error that concerns the whole run is returned after everything that was answered has been settled.
class Executor {
public:
    Executor(Session &session, const ActiveFlow &active)
        : m_session(session)
        , m_active(active)
    {
    }

    Status carryOut(const std::vector<Step> &steps);

private:
    /// One request to one system, part of a step.
    struct Write {
        const Step *step = nullptr;
        Side side = Side::Target;
        qint64 intent = 0;
        QString key{};
        Result<Record> outcome = Error{};
        bool isAnothers = false; ///< a create that was answered with the record of another pair
    };

    Status linkAndUnlink(const std::vector<Step> &steps);
    Status linkOrUnlink(const Step &step);
    Status linkOrUnlinkNow(const Step &step);
    Status stayAlone(const Step &step);
    void noteLinked(const Step &step);
    Status freshen(std::vector<Step> &steps);
    Status freshen(std::vector<Step> &steps, Side side);
    Status takeMoved(const LinkEntry &entry, Side side, const Record &fresh);
    Status noteUnreadable(const Step &step, Side side, const Error &error);
    Status giveKeys(std::vector<Write> &writes);
    Status lookForKeys(QMap<qint64, QString> &keys, Side side);
    Result<bool> isOfAnotherRow(qint64 link, Side side, const Record &record);
    Status lookUpFirst(qint64 link, Side side);
    Status begin(std::vector<Write> &writes);
    void sendAll(std::vector<Write> &writes);
    bool send(std::vector<Write> &writes, Side side, Verb verb);
    Status settleAll(std::vector<Write> &writes);
    Status refuseAnothers(Write &write) const;
    Status settleStep(const Step &step, const std::vector<const Write *> &writes);
    Status takeReported(const Step &step, const std::vector<const Write *> &writes, Settlement &settlement);
    bool leaveOutDropped(const Step &step, Side side, const Record &record, JournalRow &row) const;
    void noteNotTaken(const Step &step, const QList<Dropped> &dropped, Settlement &settlement) const;
    void noteChoices(const Step &step, const QList<Dropped> &dropped, Settlement &settlement) const;
    void noteFailure(const Step &step, std::optional<Side> side, const Error &error, Settlement &settlement) const;
    JournalRow journal(const Step &step, const QString &kind) const;

    Session &m_session;
    const ActiveFlow &m_active;
};

} // namespace samband
