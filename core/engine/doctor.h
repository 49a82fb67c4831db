#pragma once

#include "core/crm/accesscheck.h"
#include "core/crm/tokenvault.h"
#include "core/engine/doctorreport.h"
#include "core/engine/session.h"

#include <functional>

namespace samband {

/// Looks at everything between this machine and one system: name and encryption, sign-in and scopes, each read
/// operation of the manifest that the document needs, the second page, times, the properties of the mappings, the
/// clock; and, only when asked, a write to a record that the operator names, and its undo. Reads a few pages, keeps
/// nothing of them, and writes nothing but the probe. What fails does not stop the rest; what needs it is told as not
/// looked at. Stopped, it ends after the call under way, and its last check says so; a probe that was sent is put back
/// all the same.
class Doctor {
public:
    /// How a token is checked, where somebody can: with the needs of the document.
    using CheckAccess = std::function<Result<AccessReport>(const QList<Need> &)>;

    /// \a session: loaded, with a client for \a side; only that one is called.
    Doctor(Session &session, Side side, CheckAccess checkAccess);

    /// \a told hears each check as it is done.
    DoctorReport examine(
        const std::optional<WriteProbe> &probe, const std::function<void(const DoctorCheck &)> &told = {});

private:
    struct Patient;

    void examineAll(const std::optional<WriteProbe> &probe);
    void checkAddress();
    void checkAssumptions();
    void checkSignIn();
    void checkDatatype(const Patient &patient);
    void checkSecondPage(const Patient &patient, const RecordPage &first);
    void checkTimes(const Patient &patient, const std::vector<Record> &records);
    void checkPaths(const Patient &patient, const std::vector<Record> &records);
    void checkSingle(const Patient &patient, const Record &known);
    void checkChanges(const Patient &patient);
    void checkProperties();
    void checkKey(const Patient &patient);
    void checkClock();
    void checkWrite(const WriteProbe &probe);

    QList<Patient> patients() const;
    void note(DoctorCheck check);
    void works(const QString &key, const QString &what, const QString &came);
    void fails(const QString &key, const QString &what, const Error &error, const QString &place = {});
    QString placeOf(const QString &datatype, const QString &operation) const;

    Session &m_session;
    Side m_side;
    CheckAccess m_checkAccess;
    CrmClient &m_client;
    QByteArray m_text; ///< of the manifest
    DoctorReport m_report;
    std::function<void(const DoctorCheck &)> m_told;
    QMap<QString, QStringList> m_ids; ///< datatype -> ids seen, for what is read by its parents
};

/// How the token of a connection is checked; nothing when none is known. \a vault has to live as long as the answer.
Doctor::CheckAccess accessOf(const ConnectionRow &connection, TokenVault &vault, std::stop_token stop);

} // namespace samband
