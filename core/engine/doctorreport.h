#pragma once

#include "core/domain/enumtext.h"
#include "core/domain/side.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>

#include <optional>

namespace samband {

/// How one thing that was looked at turned out.
enum class Finding {
    Works,
    Note, ///< works, but a person should know
    Fails,
    Skipped, ///< could not be looked at, because something before it failed
};
template<>
inline constexpr auto enumNames<Finding> = std::to_array<EnumName<Finding>>(
    {{Finding::Works, "works"}, {Finding::Note, "note"}, {Finding::Fails, "fails"}, {Finding::Skipped, "skipped"}});

/// One thing that the connection doctor looked at. Holds no secret and nothing of a person: counts, names of properties
/// and the server's words without what is particular to a record.
struct DoctorCheck {
    QString key; ///< stable: "address", "sign-in", "contacts/list", "contacts/second-page", …
    Finding finding = Finding::Works;
    QString what; ///< what was looked at, for people
    QString came; ///< what came back
    QString advice; ///< what to do; empty when nothing needs to be done
    QString place; ///< "file:line" of the manifest that decides about it; empty where none does
    QString excerpt{}; ///< that line

    bool operator==(const DoctorCheck &) const = default;
};

/// A write that the operator allows: one property of one record, put back at once.
struct WriteProbe {
    QString datatype;
    QString recordId;
    QString path;

    bool operator==(const WriteProbe &) const = default;
};

/// What the connection doctor is to look at.
struct DoctorWish {
    Side side = Side::Source;
    std::optional<WriteProbe> probe; ///< nothing is written without one

    bool operator==(const DoctorWish &) const = default;
};

/// What the connection doctor found at one system.
struct DoctorReport {
    Side side = Side::Source;
    QString system;
    QString baseUrl;
    QString manifest;
    qint64 at = 0; ///< ms UTC
    QList<DoctorCheck> checks;

    bool isWell() const; ///< nothing fails and nothing was skipped
    int count(Finding finding) const;
    bool isStopped() const; ///< somebody ended it: what comes after its last check was not looked at

    bool operator==(const DoctorReport &) const = default;
};

/// The finding as a word on screen, translated.
QString findingWord(Finding finding);

/// How it turned out, in a sentence.
QString verdict(const DoctorReport &report);

/// The report as text, a line or three for each check; to be sent to whoever helps.
QString reportText(const DoctorReport &report);

/// For machines: {system, baseUrl, manifest, at, well, checks: [{check, finding, what, came, advice, place, line}]}.
QJsonObject reportJson(const DoctorReport &report);

} // namespace samband

Q_DECLARE_METATYPE(samband::DoctorReport)
