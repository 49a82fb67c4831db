#pragma once

#include "core/domain/side.h"

#include <QMap>
#include <QStringList>

namespace samband {

/// The values of a record by dotted property path, as the system spells them. An empty value, null and a missing path
/// are the same thing (api-facts 3.1), so an empty value is never stored: use \ref put and \ref valueOf.
using Fields = QMap<QString, QString>;

inline QString valueOf(const Fields &fields, const QString &path)
{
    return fields.value(path);
}

inline void put(Fields &fields, const QString &path, const QString &value)
{
    if (value.isEmpty())
        fields.remove(path);
    else
        fields.insert(path, value);
}

/// What we know about a record being there. Unknown is not absent: only a direct 404/410, an archived flag or a scan
/// that completed makes a record absent.
enum class Presence { Present, Absent, Unknown };
template<>
inline constexpr auto enumNames<Presence> = std::to_array<EnumName<Presence>>(
    {{Presence::Present, "present"}, {Presence::Absent, "absent"}, {Presence::Unknown, "unknown"}});

/// One entity in one system, reduced to the properties that were asked for.
struct Record {
    QString id; ///< the system's own id, always as text
    Fields fields;
    qint64 createdAt = 0; ///< ms UTC, 0 unknown
    qint64 modifiedAt = 0; ///< ms UTC, 0 unknown
    Presence presence = Presence::Present;
    QStringList aliases; ///< ids this record absorbed by a merge
    QMap<QString, QString> refs; ///< datatype -> id of the record there that this one belongs to (association ends)

    bool operator==(const Record &) const = default;
};

/// What we last saw on one side of a link.
struct Shadow {
    Presence presence = Presence::Unknown;
    Fields fields;
    qint64 modifiedAt = 0; ///< ms UTC, 0 unknown
    QMap<QString, qint64> changedAt{}; ///< path -> ms UTC since when it holds its value, where the system told

    /// When \a path got its value: as the system told, else when the record was last changed; 0 unknown.
    qint64 changed(const QString &path) const { return changedAt.value(path, modifiedAt); }

    bool operator==(const Shadow &) const = default;
};

} // namespace samband
