#pragma once

#include "core/store/rows.h"

#include <QIcon>

namespace samband {

/// What the tray shows. Each but the first has a shape and a colour of its own; where nothing is sure the icon is
/// plain.
enum class TrayState { Unknown, Well, Running, Paused, NeedsYou, Failed };

/// What runs of this console are doing.
enum class RunActivity {
    Idle,
    Running,
    Paused, ///< one is under way, and a person holds it
    LeftPaused, ///< one waits for a person since an earlier session
};

/// The state of the whole workspace and why, in words.
struct TrayFace {
    TrayState state = TrayState::Unknown;
    QString text;

    bool operator==(const TrayFace &) const = default;
};

/// A run under way outweighs what the last one left; a failed one, or one whose sum does not hold, outweighs what needs
/// a person; and all is well only where design §2 says so. The text is true whatever the summary says.
TrayFace trayFace(const Summary &summary, RunActivity activity);

/// The icon of a state: the application's own, with the state's shape in the corner.
QIcon trayIcon(TrayState state);

} // namespace samband
