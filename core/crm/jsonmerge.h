#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace samband {

/// The text of the value at a dotted path of \a json; nothing when it is not there, or the text cannot be followed.
std::optional<QByteArray> rawAt(const QByteArray &json, const QString &path);

/// The JSON object \a json with the members of \a changes in it (objects member by member, all else replaced) and
/// without the dotted paths of \a omit. Whatever else it holds stays as it was written: order, digits, spelling.
/// Nothing when \a json is no object, or its text cannot be followed.
std::optional<QByteArray> mergedJson(const QByteArray &json, const QJsonObject &changes, const QStringList &omit);

} // namespace samband
