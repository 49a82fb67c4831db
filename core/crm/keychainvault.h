#pragma once

#include "core/crm/tokenvault.h"

#include <functional>

namespace samband {

/// Credentials in the desktop's keychain. Every job is done on one thread with an event loop, that \a post reaches: the
/// library's queue belongs to the thread that used it first. A job that does not end (a locked keyring that asks) is
/// given up after \a patienceMs and its answer dropped.
class KeychainVault final : public TokenVault {
public:
    using Post = std::function<void(std::function<void()>)>;

    explicit KeychainVault(Post post, qint64 patienceMs = 60'000);

    Result<Credential> read(const QString &source) override;
    Status write(const QString &source, const Credential &credential) override;
    Status remove(const QString &source) override;

private:
    Post m_post;
    qint64 m_patienceMs;
};

} // namespace samband
