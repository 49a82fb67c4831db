#pragma once

#include "core/store/rows.h"

namespace samband {

/// The setting of the workspace that holds the operator's own views.
inline const QString savedViewsKey = QStringLiteral("views");

/// The views as the workspace keeps them (JSON), and back. What a newer or damaged file says and this program does not
/// know is left out; it never fails.
QString toJson(const QList<SavedView> &views);
QList<SavedView> savedViewsFrom(const QString &json);

} // namespace samband
