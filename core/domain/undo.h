#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"
#include "core/domain/resolution.h"

#include <optional>

namespace samband {

/// One write to one record of a pair, as the journal tells it.
struct WriteNote {
    Side side = Side::Target;
    Changes before; ///< path -> value before
    Changes after; ///< path -> value the server reported
    Base base; ///< what both sides had agreed on before it, of the properties written
};

/// What becomes of one written property when it is undone.
enum class UndoFate {
    TakenBack, ///< each side gets back what it held before
    AlreadyBack, ///< it holds that already: nothing to do
    ChangedSince, ///< a side holds something else by now: not undone, the pair shows the conflict
    NotSynchronised, ///< the flow does not map it any more
};
template<>
inline constexpr auto enumNames<UndoFate> = std::to_array<EnumName<UndoFate>>(
    {{UndoFate::TakenBack, "taken-back"}, {UndoFate::AlreadyBack, "already-back"},
        {UndoFate::ChangedSince, "changed-since"}, {UndoFate::NotSynchronised, "not-synchronised"}});

/// The undo of one written property of a pair.
struct PropertyUndo {
    int property = 0; ///< Mapping::id, 0 when it is not mapped
    UndoFate fate = UndoFate::TakenBack;
    Side side = Side::Target; ///< the side that was written, or that holds something else by now
    QString path; ///< there
    QString now;
    QString wrote;
    QString before;
    std::optional<Resolution> resolution; ///< what the next run carries out, or shows as a conflict

    bool operator==(const PropertyUndo &) const = default;
};

/// Undoes \a notes, oldest first, all about one pair. Pure and total. A written side is undone only where it still
/// holds our value. The other side goes back, too, where the change came from there and may travel back, and only while
/// it still holds what both agreed on (\a base, as it is now); a side that a person edited since makes the property a
/// conflict. Two different values that a person's choice once settled differ again afterwards.
QList<PropertyUndo> undoWrites(
    const Flow &flow, const QList<WriteNote> &notes, const Base &base, const PerSide<Fields> &now);

/// The short names of what a record that we made on \a side holds otherwise than \a created left it, also where that
/// left it blank: what a person edited in it, as far as the flow reads it.
QStringList editedSince(const Flow &flow, Side side, const Changes &created, const Fields &now);

} // namespace samband
