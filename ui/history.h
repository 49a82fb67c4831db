#pragma once

#include "core/store/rows.h"

namespace samband {

/// What a person did with a choice, "chose the base", "approved".
QString choiceWord(Choice choice, const PerSide<QString> &system);

/// A journal row's kind in words, "updated", "linked".
QString journalWord(const JournalRow &row, const PerSide<QString> &system);

/// What a journal row changed, "phone: 22 00 → 22 11", several with "; " between.
QString changesText(const Changes &before, const Changes &after);

/// What a journal row is about beside its kind: what was written, chosen, or else why.
QString changeText(const JournalRow &row, const PerSide<QString> &system);

/// What a journal row did, as a record's history tells it: "phone: 22 00 → 22 11, written to CRMOffice".
QString historyText(const JournalRow &row, const PerSide<QString> &system);

/// The properties that a journal row says a person chose for, as it names them; empty for every other row.
QStringList chosenPaths(const JournalRow &row);

/// Whether a journal row is a write or a link that can be asked to be undone. What was archived can only be recreated.
bool isUndoable(const JournalRow &row);

} // namespace samband
