#pragma once

#include "core/store/linkstore.h"
#include "core/store/setup.h"

namespace samband {

struct Session;

/// \name Which properties are known of every record of a datatype
/// A system tells changes of a record, not that a property is wanted now that was not asked for before: whoever asks
/// for one more has to read everything once. Until that is done the property is unknown, which is not blank.
/// @{

/// Paths that were asked for in every read since the last full one. \a datatype: the store's number.
QStringList readPaths(const Setup &setup, int datatype);
inline bool covers(const QStringList &known, const QStringList &paths)
{
    return std::ranges::all_of(paths, [&](const QString &path) { return known.contains(path); });
}

/// From now on records are taken in with no more than \a paths: what else was known gets out of date.
Status forgetUnasked(Setup &setup, int datatype, const QStringList &paths);
/// Likewise for every datatype of the session's flows.
Status forgetUnasked(Session &session);

/// The paths that the full read under way asks for, from its start; it must not go on with others.
Status noteAsked(Setup &setup, int datatype, const QStringList &paths);
bool isAsked(const Setup &setup, int datatype, const QStringList &paths);

/// A read with \a paths has ended, so they are known. Lone rows of flows that wait for one of them in their filter are
/// marked: a blank changes no record.
Status noteRead(Session &session, int datatype, const QStringList &paths);
/// @}

} // namespace samband
