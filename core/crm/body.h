#pragma once

#include "core/crm/manifest.h"
#include "core/domain/decision.h"

#include <QUrl>

namespace samband {

/// What the placeholders of an operation stand for in one call; "{V}" and the settings are among them.
using Placeholders = QMap<QString, QJsonValue>;

/// A template with its placeholders replaced. A text that is nothing but a placeholder becomes its value; a member or
/// entry that becomes Undefined (or an empty text that had a placeholder) is left out.
QJsonValue filled(const QJsonValue &form, const Placeholders &values);
/// A text with its placeholders replaced.
QString filledText(const QString &form, const Placeholders &values);
/// Address of a call. Everything filled in is percent-encoded; query entries that end up empty are left out.
QUrl urlOf(const QString &baseUrl, const Operation &operation, const Placeholders &values);
/// Body of a call; empty when the operation has none.
QByteArray bodyOf(const Operation &operation, const Placeholders &values);
/// Likewise, with \a json standing as it is, letter by letter, where the template has {values}.
QByteArray bodyAround(const Operation &operation, Placeholders values, const QByteArray &json);
/// An id as it stands in a body.
QJsonValue idIn(const Datatype &datatype, const QString &id);

/// Changes in the form in which the datatype is written: nested by path, without the datatype's prefix, cleared values
/// as it clears them, typed where it is typed. A value that is not of the property's type is an error.
Result<QJsonObject> writtenForm(const Datatype &datatype, const Changes &changes);
/// Names by which properties are asked for: the paths below the prefix, without it.
QStringList askedNames(const Datatype &datatype, const QStringList &paths);

} // namespace samband
