#pragma once

#include "core/engine/session.h"

#include <QMetaType>

namespace samband {

/// What one property of a pair has held on each side, newest first; empty where the system does not tell.
struct PropertyPast {
    int property = 0; ///< Mapping::id
    PerSide<QString> path;
    PerSide<QList<PastValue>> past;
};

/// Who gave the two sides of a pair their values, and when.
struct LinkPast {
    qint64 link = 0;
    QList<PropertyPast> properties; ///< in the order of the document
    PerSide<bool> tells{}; ///< whether the side's system keeps a history of such records
    QString problem{}; ///< why nobody could be asked, and what to do; empty when somebody was
};

/// Asks the systems for it: only about properties whose two sides differ, unless \a all.
Result<LinkPast> pastOf(Session &session, qint64 link, bool all);

/// Likewise for a workspace and clients, without a run.
Result<LinkPast> pastOf(Workspace &workspace, const PerSide<CrmClient *> &client, qint64 link, std::stop_token stop);

/// One sentence: what \a side holds since when, and who gave it that value; empty when nothing is known.
QString pastSentence(const PropertyPast &property, Side side, const PerSide<QString> &system);

} // namespace samband

Q_DECLARE_METATYPE(samband::LinkPast)
