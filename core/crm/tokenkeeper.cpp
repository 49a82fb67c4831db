#include "core/crm/tokenkeeper.h"

#include "core/crm/failure.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLockFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::TokenKeeper)
};

constexpr int lockMost = 90'000; ///< ms: the other one's call, its deadline included

/// Between the processes of this person; holds nothing, its name is a fingerprint of the source.
QString lockName(const QString &source)
{
    const bool session = qEnvironmentVariableIsSet("XDG_RUNTIME_DIR");
    const QString folder =
        QStandardPaths::writableLocation(session ? QStandardPaths::RuntimeLocation : QStandardPaths::TempLocation);
    const QByteArray name = QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return folder + "/samband-signin-"_L1 + QString::fromLatin1(name) + ".lock"_L1;
}

/// False only when stopped: a lock that cannot be had at all must not keep a run from its token.
bool acquire(QLockFile &lock, const std::stop_token &stop)
{
    lock.setStaleLockTime(0);
    for (int waited = 0; waited < lockMost && !stop.stop_requested(); waited += 50) {
        if (lock.tryLock(50) || lock.error() != QLockFile::LockFailedError)
            return true;
    }
    return !stop.stop_requested();
}

} // namespace

TokenKeeper::TokenKeeper(std::shared_ptr<TokenVault> vault, QString source, QString system, std::optional<OAuth> oauth,
    std::function<qint64()> clock)
    : m_vault(std::move(vault))
    , m_source(std::move(source))
    , m_system(std::move(system))
    , m_oauth(std::move(oauth))
    , m_clock(std::move(clock))
{
}

TokenKeeper::~TokenKeeper()
{
    if (m_unkept) [[maybe_unused]]
        const Status kept = m_vault->write(m_source, m_credential);
}

Status TokenKeeper::load()
{
    const Result<Credential> kept = m_vault->read(m_source);
    if (!kept)
        return kept.error();
    adopt(*kept);
    return Done{};
}

Credential TokenKeeper::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_credential;
}

void TokenKeeper::adopt(const Credential &credential, const SignInTrouble &trouble)
{
    const std::lock_guard lock(m_mutex);
    m_credential = credential;
    m_trouble = trouble;
}

SignInTrouble TokenKeeper::trouble() const
{
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

/// Notes that \a error is the end of the sign-in, where it is.
Error TokenKeeper::ended(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (error.kind == ErrorKind::Unauthorized)
        m_trouble = {true, error.text};
    return error;
}

QString TokenKeeper::token() const
{
    return current().access;
}

bool TokenKeeper::isDue() const
{
    const Credential credential = current();
    return m_oauth && !credential.refresh.isEmpty() && credential.dueAt > 0 && credential.dueAt <= m_clock();
}

Error TokenKeeper::waysBack() const
{
    return failure(ErrorKind::Unauthorized,
        Words::tr("%1 did not accept the token: it is wrong, was revoked or has ended. Sign in again with a new one; "
                  "nothing is lost, the next run goes on from here.")
            .arg(m_system),
        401);
}

QString TokenKeeper::unkeptText() const
{
    return Words::tr("The keychain did not take the renewed sign-in to %1, and the one that it has does not work any "
                     "more. It goes on until the program ends. Unlock the keychain and run again; or sign in once "
                     "more, for this session only or with a token in an environment variable.")
        .arg(m_system);
}

Status TokenKeeper::renew(const QByteArray &refused, std::stop_token stop)
{
    QLockFile lock(lockName(m_source));
    if (!acquire(lock, stop))
        return failure(ErrorKind::Cancelled, Words::tr("Stopped before the sign-in to %1 was renewed.").arg(m_system));
    return renewLocked(refused, std::move(stop));
}

Status TokenKeeper::renewLocked(const QByteArray &refused, std::stop_token stop)
{
    Credential held = current();
    // What could not be kept is newer than what the vault has.
    const Result<Credential> kept = m_unkept ? Result<Credential>(held) : m_vault->read(m_source);
    if (kept && kept->access != held.access) {
        adopt(*kept);
        held = *kept;
        if (held.access.toUtf8() != refused && !isDue())
            return Done{};
    }
    if (!m_oauth || held.refresh.isEmpty())
        return ended(waysBack());
    const Result<Credential> fresh = m_oauth->refresh(held, stop);
    if (!fresh) {
        // A token that is only due still works: the server decides when the network is back.
        const bool stillGood = refused.isEmpty() && fresh.error().kind != ErrorKind::Unauthorized
            && fresh.error().kind != ErrorKind::Cancelled && held.endsAt > m_clock();
        if (!stillGood)
            return ended(fresh.error());
        held.dueAt = std::min(m_clock() + 5'000, held.endsAt);
        adopt(held, trouble());
        return Done{};
    }
    // Kept before it is used: should we end here, the next start finds the one that works.
    m_unkept = !m_vault->write(m_source, *fresh).ok();
    const bool lost = m_unkept && fresh->refresh != held.refresh; // what is kept does not work any more
    adopt(*fresh, lost ? SignInTrouble{false, unkeptText()} : SignInTrouble{});
    return Done{};
}

} // namespace samband
