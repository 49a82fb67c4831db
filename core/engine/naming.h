#pragma once

#include "core/domain/agree.h"
#include "core/domain/path.h"
#include "core/engine/session.h"

namespace samband {

/// Short names of the properties that a decision is about: those that wait, else those that are written.
QString propertiesInQuestion(const Flow &flow, const Decision &decision);

/// An entry of the journal about \a entry, made by the run.
JournalRow journalRow(const Session &session, const LinkEntry &entry, const QString &kind, const Reason &reason);

/// How the journal calls what a verb did.
QString journalKind(Verb verb);

/// The paths of \a side that the flow maps.
QStringList mappedPaths(const Flow &flow, Side side);

/// The paths of \a side whose values a new record, or the other side, gets.
QStringList copiedPaths(const Flow &flow, Side side);

/// Whether two records hold the same at \a paths, letter by letter.
bool sameAt(const QStringList &paths, const Fields &a, const Fields &b);

/// When only one half of an operator's two-sided choice was carried out, keeps the choice alive for the other half:
/// that one was not answered, or is among \a dropped.
Status keepHalfChosen(Session &session, const Flow &flow, const LinkEntry &entry, const Decision &decision,
    const PerSide<std::optional<Fields>> &reported, const QList<Dropped> &dropped);

} // namespace samband
