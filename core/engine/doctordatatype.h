#pragma once

#include "core/engine/doctornotes.h"
#include "core/engine/session.h"

#include <functional>

namespace samband {

/// A datatype that the document needs from one side.
struct Patient {
    DatatypeTraits traits;
    QStringList paths; ///< what a run reads
    QStringList mapped; ///< of these, what the document synchronises

    QString key(const char *check) const { return traits.name + u'/' + QLatin1StringView(check); }
};

/// Looks at each way in which the records of a datatype are read: the list, its second page, times, filled properties,
/// one record by its id, one that is not there, what properties have held, what changed. Reads a few pages and keeps
/// nothing of them but ids, because a datatype that is read by its parents needs theirs: examine parents first.
class DatatypeExam {
public:
    DatatypeExam(Session &session, CrmClient &client, DoctorNotes &notes);

    void examine(const Patient &patient);

private:
    void checkSecondPage(const Patient &patient, const RecordPage &first);
    void checkTimes(const Patient &patient, const std::vector<Record> &records);
    void checkPaths(const Patient &patient, const std::vector<Record> &records);
    void checkSingle(const Patient &patient, const Record &known);
    void checkGone(const Patient &patient);
    void checkHistory(const Patient &patient, const Record &known);
    void checkChanges(const Patient &patient);

    Session &m_session;
    CrmClient &m_client;
    DoctorNotes &m_notes;
    QMap<QString, QStringList> m_ids; ///< datatype -> ids seen
};

} // namespace samband
