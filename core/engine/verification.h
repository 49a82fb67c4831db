#pragma once

#include "core/domain/enumtext.h"
#include "core/domain/result.h"

#include <QList>
#include <QStringList>

namespace samband {

class Workspace;

/// How a check of the workspace turned out.
enum class Verdict {
    Holds,
    Waits, ///< not wrong, but not in step either: a person, or the next run, has to do something
    Fails,
};
template<>
inline constexpr auto enumNames<Verdict> = std::to_array<EnumName<Verdict>>(
    {{Verdict::Holds, "holds"}, {Verdict::Waits, "waits"}, {Verdict::Fails, "fails"}});

/// One promise, and whether the workspace keeps it. Holds no secret and nothing of a person: rows by their number,
/// properties by their name, never a value.
struct VerifiedCheck {
    QString
        key; ///< stable: file, references, journal, intents, read, sum, rows, once, covered, shadows, agree, waiting
    QString flow; ///< its title; empty for the whole workspace
    QString promise; ///< what is promised
    QString compared; ///< with what, and how much of it
    Verdict verdict = Verdict::Holds;
    QString found; ///< what came of it; never empty when it does not hold
    QStringList examples{}; ///< rows that it does not hold for, at most a few

    bool operator==(const VerifiedCheck &) const = default;
};

/// What a look at the whole workspace came to.
struct Verification {
    QString workspace; ///< path
    qint64 at = 0; ///< ms UTC
    QList<VerifiedCheck> checks; ///< those of the whole workspace, then flow by flow

    Verdict verdict() const; ///< the worst of them
    int count(Verdict verdict) const;
};

/// Proves that the workspace is in step, from what it holds: both sides as they were last read, what they agreed on,
/// and the rules. Calls no system and changes nothing; everything is of one moment, also while a run writes.
Result<Verification> verify(Workspace &workspace, qint64 now);

/// What stands for a file that cannot be read at all.
Verification unreadable(const QString &workspace, qint64 now, const Error &error);

} // namespace samband
