#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace samband {

/// Where the keys of an action count: everywhere in the window, or only while that list has the focus. Single letters
/// of what changes something belong to a list: there nobody types.
enum class KeyPlace {
    Anywhere,
    SidebarList,
    AnyTable,
    LinkTable,
    PlanTable,
    ReviewTable,
    JournalTable,
    RunTable,
    CauseTable
};

/// The keys of one action.
struct ActionKeys {
    QString action; ///< object name
    QList<KeyPlace> places;
    QList<QKeySequence> keys; ///< the first one is told, the others are its doubles on other keyboards
};

/// The keys of every action of the window, in the order in which the help tells them. There is no other list: actions,
/// menus, tool tips, palette and help all read this one.
const QList<ActionKeys> &everyKey();
/// The keys of \a action; without any for one that is not in the list.
ActionKeys keysOf(const QString &action);
/// The first key of \a action as the platform spells it.
QString keyText(const QString &action);
/// \a tip, and the key of \a action after it.
QString withKey(const QString &tip, const QString &action);
/// What a place is called in the help.
QString placeTitle(KeyPlace place);

} // namespace samband
