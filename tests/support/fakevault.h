#pragma once

#include "core/crm/tokenvault.h"

namespace samband {

/// A vault in memory that counts, and that can be told to fail.
class FakeVault final : public TokenVault {
public:
    Result<Credential> read(const QString &source) override
    {
        if (broken)
            return *broken;
        if (!kept.contains(source))
            return Error{ErrorKind::Unauthorized, QStringLiteral("nothing kept")};
        return kept.value(source);
    }
    Status write(const QString &source, const Credential &credential) override
    {
        if (broken || full)
            return broken ? *broken : *full;
        ++writes;
        kept.insert(source, credential);
        if (onWrite)
            onWrite(credential);
        return Done{};
    }
    Status remove(const QString &source) override
    {
        kept.remove(source);
        return Done{};
    }

    QMap<QString, Credential> kept;
    std::optional<Error> broken;
    std::optional<Error> full; ///< takes nothing, and still tells what it has
    std::function<void(const Credential &)> onWrite;
    int writes = 0;
};

} // namespace samband
