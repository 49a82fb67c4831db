#pragma once

#include "core/domain/admission.h"
#include "core/domain/reconcile.h"
#include "core/domain/roles.h"

namespace samband {

/// How much speaks for two lone records being the same.
enum class Likeness {
    None, ///< not the same name
    NameClash, ///< same name, but phones that differ: probably two people
    NameOnly, ///< same name, and nothing else to tell by although there could be
    Likely, ///< same name and a phone in common, or same name where neither side knows phones
    Certain, ///< a combination that the document names as merge key
};

/// Compares two lone records. \a roles say which paths mean what.
Likeness likeness(const Flow &flow, const PerSide<Roles> &roles, const Fields &source, const Fields &target);

/// What \a fields have for each merge key of the flow on \a side: a text that two records share exactly when the key
/// makes them the same. A key of which a part is blank makes no text: blanks match nothing.
QStringList mergeKeysOf(const Flow &flow, Side side, const Fields &fields);

/// The properties that a merge key compares, as two values of them are compared.
PropertyRules rulesOfKey(const Flow &flow, const PerSide<QString> &part);

/// Whether both have a name, and the same one.
bool namesAgree(const PerSide<Roles> &roles, const Fields &source, const Fields &target);

/// A target record that may be the counterpart of a lone source record.
struct Candidate {
    qint64 record = 0; ///< the store's record
    QString title;
    Likeness likeness = Likeness::None;
    int claims = 1; ///< how many lone source records of the flow that take part are at least as like it
    Admittance admittance{}; ///< what the flow's filter says of the two; not kept
    bool sameName = true; ///< otherwise nothing but a merge key speaks for it

    bool operator==(const Candidate &) const = default;
};

/// Everything that the decision about a lone source record depends on.
struct LoneView {
    const Flow &flow;
    Shadow seen;
    QList<Candidate> candidates;
    Resolutions resolutions;
    std::optional<qint64>
        counterpart; ///< for a flow that follows: the linked counterpart of the record it belongs to; 0: it has none
    bool paused = false;
    std::optional<QStringList> read{}; ///< paths that were read of every record of the source; nothing: all of them
};

/// Decides about a lone source record: link, suggest, wait, create, or rest where the flow's filter leaves it out. Pure
/// and total; what is ambiguous is never linked by itself, and nor is a record to which a merge key points while the
/// name points to another one.
Decision match(const LoneView &view);

} // namespace samband
