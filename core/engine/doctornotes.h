#pragma once

#include "core/engine/doctorreport.h"

#include "core/domain/result.h"

#include <functional>

namespace samband {

/// What \a error says without what is particular to a record: a report may be passed on.
QString toldWithoutRecord(const Error &error);
/// \a error without \a value and without the words of it: a system may repeat what it was sent.
Error withoutValue(Error error, const QString &value);

/// Writes down what an examination finds, tells each check as it is done, and knows which line of the manifest decides
/// about it.
class DoctorNotes {
public:
    /// \a about: everything of the report but its checks. \a told may be empty.
    DoctorNotes(DoctorReport about, std::function<void(const DoctorCheck &)> told);

    /// Adds \a check, with the line of the manifest at its place.
    void note(DoctorCheck check);
    void works(const QString &key, const QString &what, const QString &came);
    /// What failed with \a error, and what to do about errors of its kind; a stop is told as not looked at. \a more
    /// follows what the error says.
    void fails(const QString &key, const QString &what, const Error &error, const QString &place = {},
        const QString &more = {});

    /// "file:line" of \a operation of \a datatype in the manifest, of the datatype when \a operation is empty; the file
    /// alone where it has none.
    QString placeOf(const QString &datatype, const QString &operation) const;

    const DoctorReport &report() const { return m_report; }

private:
    DoctorReport m_report;
    QByteArray m_text; ///< of the manifest
    std::function<void(const DoctorCheck &)> m_told;
};

} // namespace samband
