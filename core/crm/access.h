#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <optional>

namespace samband {

/// A call that tells about the token itself.
struct AccessProbe {
    QByteArray method;
    QString path;
    QJsonValue body; ///< "{token}" is replaced; Undefined: no body
    QString id; ///< dotted path of the account's number; empty where the answer names none; likewise below
    QString name;
    QString scopes;
};

/// The scopes that a datatype needs; in an entry "a|b" either is enough.
struct Permissions {
    QStringList read;
    QStringList write;
};

/// How a token is checked right after it was given, as the manifest says ("access").
struct Access {
    std::optional<AccessProbe> account; ///< any good token may call it
    std::optional<AccessProbe> granted; ///< tells a pasted token's scopes
    QMap<QString, Permissions> needs; ///< by datatype
};

/// Reads the "access" of a manifest that fits the schema.
Access accessOf(const QJsonObject &json);

/// What of \a needed is not in \a granted; an entry with alternatives is named whole.
QStringList missingScopes(const QStringList &needed, const QStringList &granted);

} // namespace samband
