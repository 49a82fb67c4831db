#pragma once

#include "core/crm/accountinfo.h"
#include "core/crm/tokenvault.h"
#include "core/engine/signinstate.h"

#include <QUrl>

#include <functional>
#include <stop_token>

namespace samband {

class Setup;
class Workspace;

/// Keeps in the workspace what a run found out about a side's sign-in; \ref SignInDesk::state tells it.
Status noteSignIn(Setup &setup, Side side, const SignInTrouble &trouble);

/// Signs a workspace in to its systems and out again. Calls block the calling thread; the workspace gets to know where
/// the token is and what it is good for, never the token.
class SignInDesk {
public:
    SignInDesk(Workspace &workspace, std::shared_ptr<TokenVault> vault, std::function<qint64()> clock);

    /// Gets a token the way that \a wish says, checks it against the system and the active document, keeps it and
    /// connects the system with it. Nothing has changed when it fails. \a open shows an address in the browser.
    Result<SignInState> signIn(
        const SignInWish &wish, const std::function<void(const QUrl &)> &open, std::stop_token stop);
    /// Forgets the token, and tells the system where it wants to know.
    Result<SignInState> signOut(Side side, std::stop_token stop);
    /// How a side stands, from the workspace alone: no call, no look into the keychain.
    Result<SignInState> state(Side side);
    /// Whether the last \ref signIn failed because the keychain keeps nothing.
    bool lacksKeychain() const { return m_lacksKeychain; }
    /// What the accounts cannot serve of the document, as the last \ref signIn found; the state that it returned says
    /// it too.
    const QStringList &unfit() const { return m_unfit; }

private:
    void lookForUnfit(std::stop_token stop);
    Status keep(Side side, const SignInState &state);

    Workspace &m_workspace;
    std::shared_ptr<TokenVault> m_vault;
    std::function<qint64()> m_clock;
    bool m_lacksKeychain = false;
    QStringList m_unfit;
};

} // namespace samband
