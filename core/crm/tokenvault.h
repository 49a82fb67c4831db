#pragma once

#include "core/domain/result.h"

#include <QMap>
#include <QStringList>

#include <memory>
#include <mutex>

namespace samband {

/// Everything secret about one sign-in. Lives in memory and in a vault, never in a file, a log or an error.
struct Credential {
    QString access;
    qint64 endsAt = 0; ///< ms UTC when \c access ends; 0: not known, it lasts until it is refused
    qint64 dueAt = 0; ///< ms UTC from which it is renewed before a call; 0 with an unknown end
    QString refresh; ///< empty: a fixed token, that cannot be renewed
    QString clientId;
    QString clientSecret;
    QStringList scopes; ///< as granted; empty where the system did not say

    bool operator==(const Credential &) const = default;
};

/// The form in which a credential is kept, and back. What is no such form is taken as a bare token.
QByteArray packed(const Credential &credential);
Credential unpacked(const QByteArray &kept);

/// Keeps credentials under a source ("keychain:NAME", "session:NAME", "env:NAME"). Calls block, for a bounded time;
/// they may come from any thread but not from the one of the window. Errors say what a person can do, and are
/// Unauthorized where nothing is kept, BadInput where keeping is not possible.
class TokenVault {
public:
    virtual ~TokenVault() = default;
    virtual Result<Credential> read(const QString &source) = 0;
    virtual Status write(const QString &source, const Credential &credential) = 0;
    virtual Status remove(const QString &source) = 0;
};

/// Fixed tokens in environment variables: read only.
class EnvironmentVault final : public TokenVault {
public:
    Result<Credential> read(const QString &source) override;
    Status write(const QString &source, const Credential &credential) override;
    Status remove(const QString &source) override;
};

/// Credentials for as long as the program runs.
class SessionVault final : public TokenVault {
public:
    Result<Credential> read(const QString &source) override;
    Status write(const QString &source, const Credential &credential) override;
    Status remove(const QString &source) override;

private:
    std::mutex m_mutex;
    QMap<QString, Credential> m_kept;
};

/// All places, told apart by the source. BadInput for a source that names none of them.
class Vaults final : public TokenVault {
public:
    explicit Vaults(std::unique_ptr<TokenVault> keychain)
        : m_keychain(std::move(keychain))
    {
    }
    Result<Credential> read(const QString &source) override;
    Status write(const QString &source, const Credential &credential) override;
    Status remove(const QString &source) override;

private:
    TokenVault *placeOf(const QString &source);

    std::unique_ptr<TokenVault> m_keychain;
    EnvironmentVault m_environment;
    SessionVault m_session;
};

} // namespace samband
