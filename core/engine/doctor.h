#pragma once

#include "core/crm/accesscheck.h"
#include "core/crm/tokenvault.h"
#include "core/engine/doctordatatype.h"
#include "core/engine/doctornotes.h"
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

    /// \a session: loaded, with a client for \a side; only that one is called. \a told hears each check as it is done.
    Doctor(Session &session, Side side, CheckAccess checkAccess, std::function<void(const DoctorCheck &)> told = {});

    /// To be called once.
    DoctorReport examine(const std::optional<WriteProbe> &probe);

private:
    void examineAll(const std::optional<WriteProbe> &probe);
    void checkAddress();
    void checkAssumptions();
    void checkSignIn();
    void checkProperties();
    void checkKey(const Patient &patient);
    void checkClock();
    void checkWrite(const WriteProbe &probe);

    QList<Patient> patients() const;

    Session &m_session;
    Side m_side;
    CheckAccess m_checkAccess;
    CrmClient &m_client;
    DoctorNotes m_notes;
};

/// How the sign-in of a connection is checked; nothing when none is known. A token that has ended is renewed first, as
/// any run would do.
Doctor::CheckAccess accessOf(const ConnectionRow &connection, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, std::stop_token stop);

} // namespace samband
