#pragma once

#include <QString>

namespace samband {

/// What keeps a workspace from being opened, as far as somebody can do something about it.
enum class Trouble {
    None,
    Missing, ///< there is no such file
    NoWorkspace, ///< a file of another kind, or too little to be one
    Damaged, ///< \ref rescueWorkspace may save what can still be read
    HalfRescued, ///< a rescue was interrupted: \ref rescueWorkspace finishes it
    Newer, ///< made by a later version of this program
    NoAccess, ///< file or folder cannot be read or written
    InUse, ///< another program has it open
    Other, ///< the disk is full or fails, …
};

/// Looks at the file and leaves it as it is. To be asked once Workspace::open has refused it: a check of a large file
/// takes a while. Blocks; not on the thread of a window.
Trouble troubleOf(const QString &path);

} // namespace samband
