#pragma once

#include "core/crm/manifest.h"

#include <stop_token>

namespace samband {

/// What a token turned out to be good for.
struct AccessReport {
    QString account; ///< the account's number, with its name where the system tells; empty where it does not
    bool scopesKnown = false; ///< the system told which scopes there are
    QStringList scopes;
    QStringList missing; ///< of those that the document needs

    bool operator==(const AccessReport &) const = default;
};

/// What a document does with a datatype.
struct Need {
    QString datatype;
    bool write = false;
};

/// Asks the system about \a token, as its manifest says. \a scopes: those that the sign-in already told, empty to ask
/// for them. Unauthorized with words when the token is refused; a token that may not call the check itself (403) is not
/// refused. Blocks the calling thread.
Result<AccessReport> checkAccess(const Manifest &manifest, const QString &baseUrl, const QString &token,
    const QStringList &scopes, const QList<Need> &needs, std::stop_token stop);

/// Whether \a token can be a token at all: one word of printable letters. BadInput says what it looks like instead.
Status checkShape(const QString &token);

} // namespace samband
