#pragma once

#include "core/crm/manifest.h"
#include "core/crm/tokenvault.h"

#include <QUrl>

#include <functional>
#include <stop_token>

namespace samband {

/// The operator's own app at a system.
struct OAuthApp {
    QString clientId;
    QString clientSecret; ///< empty where the manifest asks for none
    quint16 port = 0; ///< of the loopback redirect; 0: any free one, where the system lets the port vary
};

/// OAuth2 authorization code flow, driven by one way of a manifest. Calls block the calling thread, which needs no
/// event loop of its own, until done, stopped or timed out. No text ever holds a secret.
class OAuth {
public:
    OAuth(QString system, SignIn way, std::function<qint64()> clock);

    /// Signs in through the browser: \a open is given the address to open there. Cancelled when stopped; Unauthorized
    /// with words when the system or the person refused, or nobody came back in \a patienceMs.
    Result<Credential> signIn(const OAuthApp &app, const std::function<void(const QUrl &)> &open, std::stop_token stop,
        qint64 patienceMs = 300'000) const;
    /// Trades the refresh token for a new access token; the result holds the newest refresh token. Unauthorized: it was
    /// revoked or used, only a new sign-in helps. Network: the old one may still be good.
    Result<Credential> refresh(const Credential &old, std::stop_token stop) const;
    /// Tells the system that the sign-in is over; done where the manifest names no address for it.
    Status revoke(const Credential &credential, std::stop_token stop) const;

    const SignIn &way() const { return m_way; }

private:
    using Fields = QList<std::pair<QString, QString>>;
    Result<Credential> tokensFor(const Fields &fields, const Credential &known, std::stop_token stop) const;
    Error refused(const QString &error, const QString &description, int status) const;
    Error denied(const QString &error, const QString &description) const;

    QString m_system;
    SignIn m_way;
    std::function<qint64()> m_clock;
};

/// 43 letters that cannot be guessed, fit for addresses.
QString randomWord();
/// The code challenge (S256) of a verifier.
QString challengeOf(const QString &verifier);
/// When a token that lives \a seconds from \a now is to be renewed: 30 s before it ends, or half-way for a short life.
qint64 dueAfter(qint64 now, qint64 seconds);

} // namespace samband
