#pragma once

#include "core/domain/side.h"

#include <QMetaType>
#include <QStringList>

namespace samband {

/// How one system is set up: which manifest says how to talk to it, and what that manifest covers.
struct SystemSetup {
    Side side = Side::Source;
    QString system; ///< as the manifest spells it; as the document does while no manifest can be used
    QString manifest; ///< the file; ":/…" for one that is shipped
    bool shipped = true;
    QString baseUrl; ///< empty: not connected yet
    QStringList datatypes; ///< that the manifest describes
    int assumed = 0; ///< notes in it that nobody has confirmed
    QString problem; ///< why the manifest in use, or the one just tried, cannot be used: file, line and reason

    bool operator==(const SystemSetup &) const = default;
};

} // namespace samband

Q_DECLARE_METATYPE(samband::SystemSetup)
