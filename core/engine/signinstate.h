#pragma once

#include "core/domain/result.h"
#include "core/domain/side.h"

#include <QMetaType>
#include <QStringList>

namespace samband {

/// How a person wants to sign in to one system. Holds secrets: is handed over once and kept nowhere.
struct SignInWish {
    enum class Way {
        Token, ///< a pasted one
        Variable, ///< the token stands in an environment variable, and stays there
        Browser, ///< OAuth2 with an app of one's own
    };
    QString system; ///< as the document spells it, or "source" or "target"
    Way way = Way::Token;
    QString token;
    QString variable;
    QString clientId;
    QString clientSecret;
    quint16 port = 0; ///< of the redirect to this machine; 0: any free one
    bool sessionOnly = false; ///< not kept in the keychain
    QString baseUrl; ///< empty: as connected before, else the manifest's; likewise below
    QString manifest;
};

/// How one side's sign-in stands. Nothing in it is secret.
struct SignInState {
    enum class Step {
        SignedOut,
        UnderWay,
        SignedIn,
        Refused, ///< the system does not take the sign-in any more (revoked, ended): as good as signed out
    };
    Side side = Side::Source;
    QString system;
    QString baseUrl;
    Step step = Step::SignedOut;
    QString place; ///< "keychain", "session" or "env:NAME"; empty when signed out
    QString account; ///< the account's number and name, where the system tells
    bool scopesKnown = false;
    QStringList scopes;
    QStringList missing; ///< of what the document needs; "a|b": either is enough
    QString problem; ///< what is wrong with the sign-in, or why the last attempt failed, and what to do; may be empty
    bool noKeychain = false; ///< the last attempt failed because nothing can be kept there: the other places do

    /// What the system offers.
    QString tokenLabel; ///< what to paste; empty: it takes no fixed token
    QString appLabel; ///< whose app signs in through the browser; empty: it has no such way
    bool needsSecret = false;

    bool operator==(const SignInState &) const = default;
};

} // namespace samband

Q_DECLARE_METATYPE(samband::SignInState)
