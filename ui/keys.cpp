#include "ui/keys.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(samband::Keys)
};

using Place = KeyPlace;

ActionKeys in(QList<Place> places, const QString &action, const QStringList &keys)
{
    ActionKeys made{action, std::move(places), {}};
    for (const QString &key : keys)
        made.keys << QKeySequence(key);
    return made;
}

ActionKeys anywhere(const QString &action, const QStringList &keys)
{
    return in({Place::Anywhere}, action, keys);
}

ActionKeys anywhere(const QString &action, QKeySequence::StandardKey key)
{
    return {action, {Place::Anywhere}, {QKeySequence(key)}};
}

QList<ActionKeys> inTheWindow()
{
    QList<ActionKeys> keys{
        anywhere(u"actionSyncHere"_s, {u"F5"_s}),
        anywhere(u"actionSyncSelected"_s, {u"Shift+F5"_s}),
        anywhere(u"actionSyncFlow"_s, {u"Ctrl+F5"_s}),
        anywhere(u"actionSyncAll"_s, {u"Ctrl+Shift+F5"_s}),
        anywhere(u"actionSyncNow"_s, {u"F9"_s}),
        anywhere(u"actionReadEverything"_s, {u"Shift+F9"_s}),
        anywhere(u"actionPreview"_s, {u"Ctrl+P"_s}),
        anywhere(u"actionShowPlan"_s, {u"Ctrl+Shift+P"_s}),
        anywhere(u"actionLeave"_s, {u"Esc"_s}),
        anywhere(u"actionStop"_s, {u"Shift+Esc"_s}),
        anywhere(u"actionPauseRun"_s, {u"Ctrl+."_s}),
        anywhere(u"actionNext"_s, {u"J"_s}),
        anywhere(u"actionPrevious"_s, {u"K"_s}),
        anywhere(u"actionTakeSource"_s, {u"1"_s}),
        anywhere(u"actionTakeTarget"_s, {u"2"_s}),
        anywhere(u"actionTakeBase"_s, {u"3"_s}),
        anywhere(u"actionTakeValue"_s, {u"4"_s}),
        anywhere(u"actionAccept"_s, {u"5"_s}),
        anywhere(u"actionMakeRule"_s, {u"6"_s}),
        anywhere(u"actionClearChoices"_s, {u"0"_s}),
        anywhere(u"actionResolveAll"_s, {u"Ctrl+Return"_s, u"Ctrl+Enter"_s}),
        anywhere(u"actionUndoChoice"_s, QKeySequence::Undo),
        anywhere(u"actionRedoChoice"_s, {u"Ctrl+Shift+Z"_s}),
        anywhere(u"actionOpenSource"_s, {u"Alt+1"_s}),
        anywhere(u"actionOpenTarget"_s, {u"Alt+2"_s}),
        anywhere(u"actionSearch"_s, QKeySequence::Find),
        anywhere(u"actionFilters"_s, {u"Ctrl+Shift+F"_s}),
        anywhere(u"actionColumns"_s, {u"Ctrl+Shift+C"_s}),
        anywhere(u"actionSaveView"_s, {u"Ctrl+D"_s}),
        anywhere(u"actionRenameView"_s, {u"F2"_s}),
        anywhere(u"actionExportCsv"_s, {u"Ctrl+S"_s}),
        anywhere(u"actionExportSelectionCsv"_s, {u"Ctrl+Shift+S"_s}),
        anywhere(u"actionExportJson"_s, {u"Ctrl+J"_s}),
        anywhere(u"actionExportSelectionJson"_s, {u"Ctrl+Shift+J"_s}),
        anywhere(u"actionPalette"_s, {u"Ctrl+K"_s}),
        anywhere(u"actionNextPane"_s, {u"F6"_s}),
        anywhere(u"actionPreviousPane"_s, {u"Shift+F6"_s}),
        anywhere(u"actionReview"_s, {u"Ctrl+Shift+M"_s}),
        anywhere(u"actionRules"_s, {u"Ctrl+Shift+R"_s}),
        anywhere(u"actionSettings"_s, {u"Ctrl+,"_s}),
        anywhere(u"actionConnections"_s, {u"Ctrl+Shift+O"_s}),
        anywhere(u"actionDoctor"_s, {u"Ctrl+Shift+D"_s}),
        anywhere(u"actionGuide"_s, {u"Ctrl+Shift+G"_s}),
        anywhere(u"actionWorkspace"_s, {u"Ctrl+Shift+N"_s}),
        anywhere(u"actionHelp"_s, {u"F1"_s}),
        anywhere(u"actionQuit"_s, QKeySequence::Quit),
    };
    for (int number = 1; number <= 9; ++number)
        keys << anywhere(u"actionView%1"_s.arg(number), {u"Ctrl+%1"_s.arg(number)});
    return keys;
}

QList<ActionKeys> inLists()
{
    const QStringList enter{u"Return"_s, u"Enter"_s};
    return {
        {u"actionSelectAll"_s, {Place::AnyTable}, {QKeySequence(QKeySequence::SelectAll)}},
        // In a field it copies what is marked there.
        {u"actionCopy"_s, {Place::AnyTable}, {QKeySequence(QKeySequence::Copy)}},
        // Not in a filter above the table either: there it must resolve nothing.
        in({Place::LinkTable}, u"actionResolveAndSync"_s, enter),
        in({Place::LinkTable}, u"actionSkip"_s, {u"S"_s}),
        in({Place::LinkTable}, u"actionApprove"_s, {u"A"_s}),
        in({Place::LinkTable}, u"actionApproveAll"_s, {u"Shift+A"_s}),
        in({Place::LinkTable}, u"actionReject"_s, {u"R"_s}),
        in({Place::LinkTable}, u"actionLink"_s, {u"L"_s}),
        in({Place::LinkTable}, u"actionUnlink"_s, {u"U"_s}),
        in({Place::LinkTable}, u"actionNeverLink"_s, {u"N"_s}),
        in({Place::LinkTable}, u"actionPause"_s, {u"P"_s}),
        in({Place::LinkTable}, u"actionResume"_s, {u"Shift+P"_s}),
        in({Place::LinkTable}, u"actionRecreate"_s, {u"C"_s}),
        in({Place::LinkTable}, u"actionArchive"_s, {u"Del"_s}),
        in({Place::PlanTable, Place::ReviewTable}, u"actionTick"_s, {u"Space"_s}),
        in({Place::PlanTable}, u"actionTickAll"_s, {u"T"_s}),
        in({Place::PlanTable}, u"actionTickNone"_s, {u"Shift+T"_s}),
        in({Place::ReviewTable}, u"actionReviewAccept"_s, enter),
        in({Place::ReviewTable}, u"actionReviewNever"_s, {u"Del"_s, u"N"_s}),
        in({Place::JournalTable}, u"actionShowRecord"_s, enter),
        in({Place::JournalTable}, u"actionChooseAgain"_s, {u"C"_s}),
        in({Place::JournalTable}, u"actionUndo"_s, {u"Z"_s}),
        in({Place::RunTable}, u"actionUndoRun"_s, {u"Z"_s}),
        in({Place::CauseTable}, u"actionShowCause"_s, enter),
        in({Place::CauseTable}, u"actionSyncCause"_s, {u"S"_s}),
        in({Place::SidebarList}, u"actionRemoveView"_s, {u"Del"_s}),
    };
}

} // namespace

const QList<ActionKeys> &everyKey()
{
    static const QList<ActionKeys> keys = inTheWindow() + inLists();
    return keys;
}

ActionKeys keysOf(const QString &action)
{
    const auto found = std::ranges::find_if(everyKey(), [&](const ActionKeys &keys) { return keys.action == action; });
    return found == everyKey().end() ? ActionKeys{action, {}, {}} : *found;
}

QString keyText(const QString &action)
{
    return keysOf(action).keys.value(0).toString(QKeySequence::NativeText);
}

QString withKey(const QString &tip, const QString &action)
{
    const QString key = keyText(action);
    return key.isEmpty() ? tip : Keys::tr("%1 (%2)", "tip (key)").arg(tip, key);
}

QString placeTitle(KeyPlace place)
{
    switch (place) {
    case KeyPlace::Anywhere:
        return Keys::tr("Everywhere");
    case KeyPlace::SidebarList:
        return Keys::tr("In the sidebar");
    case KeyPlace::AnyTable:
        return Keys::tr("In any table");
    case KeyPlace::LinkTable:
        return Keys::tr("In a table of records");
    case KeyPlace::PlanTable:
        return Keys::tr("In the plan");
    case KeyPlace::ReviewTable:
        return Keys::tr("In the review of proposed links");
    case KeyPlace::JournalTable:
        return Keys::tr("In the journal");
    case KeyPlace::RunTable:
        return Keys::tr("In the table of runs");
    case KeyPlace::CauseTable:
        return Keys::tr("In the table of causes");
    }
    return {};
}

} // namespace samband
