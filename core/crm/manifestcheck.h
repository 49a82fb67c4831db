#pragma once

#include "core/domain/result.h"

#include <QJsonObject>

namespace samband {

/// Parses a manifest and holds it against the schema. \ref errorAt words every refusal: "file:line: place: reason".
class ManifestCheck {
public:
    ManifestCheck(const QByteArray &json, const QString &file)
        : m_json(json)
        , m_file(file)
    {
    }

    Result<QJsonObject> validated(const QByteArray &schema) const;
    /// \a pointer: the place as a JSON pointer ("/datatypes/0/name").
    Error errorAt(const QString &pointer, const QString &reason) const;

private:
    QByteArray m_json;
    QString m_file;
};

} // namespace samband
