#pragma once

#include "core/crm/oauth.h"
#include "core/crm/transport.h"

namespace samband {

/// The sign-in of one connection while it is used: gives out the token, renews it, and keeps the newest in the vault
/// before it is used. Several keepers of one source, in one process or in several, renew one after the other and take
/// over what another one brought; a refresh token is never sent twice.
class TokenKeeper final : public TokenRenewer {
public:
    /// \a oauth: how a token that ends is renewed; nothing where the system has fixed tokens only.
    TokenKeeper(std::shared_ptr<TokenVault> vault, QString source, QString system, std::optional<OAuth> oauth,
        std::function<qint64()> clock);
    /// Tries once more to keep what could not be kept.
    ~TokenKeeper() override;

    /// Takes the credential from the vault; its error when there is none.
    Status load();
    QString token() const;
    bool isDue() const override;
    Status renew(const QByteArray &refused, std::stop_token stop) override;
    /// Ended after the system refused token and renewal; otherwise tells of a renewed sign-in that could not be kept
    /// in place of the one that it ended.
    SignInTrouble trouble() const override;

private:
    Status renewLocked(const QByteArray &refused, std::stop_token stop);
    Error waysBack() const;
    QString unkeptText() const;
    void adopt(const Credential &credential, const SignInTrouble &trouble = {});
    Error ended(const Error &error);
    Credential current() const;

    std::shared_ptr<TokenVault> m_vault;
    QString m_source;
    QString m_system;
    std::optional<OAuth> m_oauth;
    std::function<qint64()> m_clock;
    mutable std::mutex m_mutex;
    Credential m_credential;
    SignInTrouble m_trouble;
    bool m_unkept = false; ///< the vault did not take the newest
};

} // namespace samband
