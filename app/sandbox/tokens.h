#pragma once

#include "app/sandbox/http.h"

#include <QSet>

class QDataStream;

namespace samband::sandbox {

enum class TokenState : quint8 { Good, Missing, Wrong, Expired };

/// What the two systems do differently when they give out tokens.
struct TokenRules {
    QByteArray system; ///< part of every token, so that no system takes another's
    bool needsSecret = true; ///< the client proves itself by a secret; otherwise a code challenge will do
    bool rotates = false; ///< every refresh token works once
    int lifeSeconds = 1800;
    QByteArray offline{}; ///< the scope without which there is no refresh token; empty: there always is one
    bool appTokens = false; ///< an app gets tokens of its own (client_credentials), which cannot be renewed
};

/// Bearer tokens: one fixed, and those given out through the authorization code flow.
class Tokens {
public:
    Tokens(QByteArray fixedToken, TokenRules rules)
        : m_fixed(std::move(fixedToken))
        , m_rules(rules)
    {
    }

    TokenState check(const QByteArray &authorization) const;
    /// The scopes of a token that was given out or fixed; empty: it may do everything.
    QByteArrayList scopesOf(const QByteArray &token) const;
    /// Forgets a token; with a refresh token goes what it was used for.
    void revoke(const QByteArray &token);
    /// Counts a call that was let in; after so many (\ref configure) everything given out ends or is revoked.
    void letIn(bool write);
    /// What is to be told of a token.
    struct Known {
        bool active = false;
        bool refresh = false;
        qint64 lifeSeconds = 0;
        QByteArrayList scopes;
    };
    Known known(const QByteArray &token) const;
    /// Sends the browser straight back to its redirect_uri with a code and the state: in the twin everybody consents.
    Reply authorize(const Request &request);
    /// What a token request (a form) earns. \c error is an RFC 6749 code when it earns nothing.
    struct Grant {
        QByteArray error;
        QByteArray description;
        QByteArray access;
        QByteArray refresh;
        QByteArray scope;
    };
    Grant grant(const Request &request);
    int lifeSeconds() const { return m_rules.lifeSeconds; }
    /// tokenLife (s), rotates, denies, tokenScopes (of the fixed token), revoke and expire (true: now); expireAfter and
    /// revokeAfter (calls, or with afterWrites writes).
    void configure(const QJsonObject &settings);
    /// Puts the switches of \ref configure into \a settings as they stand.
    void tell(QJsonObject &settings) const;
    /// All that was given out.
    void save(QDataStream &out) const;
    void load(QDataStream &in);

private:
    struct Code {
        QByteArray client;
        QByteArray redirect;
        QByteArray challenge;
        QByteArray scope;
    };
    void endAll(bool expire, bool revoke);
    Grant issue(const QByteArray &scope, const QByteArray &refresh, bool renewable = true);

    QByteArray m_fixed;
    TokenRules m_rules;
    QHash<QByteArray, Code> m_codes;
    QHash<QByteArray, QByteArray> m_refresh; // token -> scope
    QHash<QByteArray, qint64> m_access; // token -> when it ends, ms UTC
    QHash<QByteArray, QByteArray> m_scope; // access token -> scope
    QHash<QByteArray, QByteArray> m_parent; // access token -> refresh token that came with it
    QByteArrayList m_fixedScopes;
    bool m_denies = false;
    int m_expiresIn = 0; ///< calls; 0: it does not
    int m_revokedIn = 0;
    bool m_countsWrites = false;
    int m_count = 0;
};

} // namespace samband::sandbox
