#pragma once

#include "tests/support/rig.h"

#include <QTest>

/// What the tests of undoing do again and again.
namespace samband::undone {

using namespace Qt::StringLiterals;

inline const auto contact = u"contact"_s;
inline const auto contacts = u"contacts"_s;
inline const auto lastname = u"properties.lastname"_s;

/// The newest line of that kind in a record's history.
inline JournalRow newest(const Rig &rig, const QString &id, const QString &kind)
{
    for (const JournalRow &row : rig.journal(ContactFlow, id)) {
        if (row.kind == kind)
            return row;
    }
    return {};
}

inline UndoReport undo(Rig &rig, const UndoRequest &request)
{
    const auto report = rig.actions().undo(request);
    QTest::qVerify(bool(report), report ? "" : qPrintable(report.error().text), "", __FILE__, __LINE__);
    return report ? *report : UndoReport{};
}

inline void renameHere(Rig &rig, const QString &id, const QString &name)
{
    rig.source.edit(contact, id, {{lastname, name}});
}

inline void renameThere(Rig &rig, const QString &id, const QString &name)
{
    rig.target.edit(contacts, rig.counterpart(id), {{u"familyName"_s, name}});
}

inline void killAt(Rig &rig, int operation, Faults::When when)
{
    *rig.faults = Faults{};
    rig.faults->at = operation;
    rig.faults->when = when;
    rig.faults->then = Faults::Then::Kill;
}

/// Nothing is left to do: neither this run nor a full one writes.
inline void verifyQuiet(Rig &rig)
{
    const int before = rig.writes();
    rig.run();
    rig.runFull();
    QCOMPARE(rig.writes(), before);
}

} // namespace samband::undone
