#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"
#include "core/domain/result.h"
#include "core/domain/rulewords.h"

#include <QMetaType>

#include <stop_token>

namespace samband {

class Workspace;

/// What other rules would make of one row.
struct RuleEffect {
    qint64 link = 0;
    PerSide<QString> title;
    Decision before;
    Decision after;
};

/// What other rules of a flow would change, before anybody saves them.
struct RulesPreview {
    qint64 flow = 0;
    int rows = 0; ///< pairs and lone source records that were decided, twice each
    int changed = 0; ///< rows whose decision would be another one
    QMap<std::pair<QString, QString>, int> kinds; ///< outcome now and then -> rows; \ref outcomeWord
    QList<RuleEffect> examples; ///< in order of the rows, at most 200
    QStringList unread; ///< paths that the filter asks for and no run has read yet: the next one does, and then decides
    QString problem; ///< why these rules cannot be; empty when they can. Then nothing was counted
    std::optional<RuleObstacle> obstacle{}; ///< what a system cannot do, where \ref problem is that
};

/// What comes of a decision in one word: the state while it waits or nothing is to be done, else the verb; "left-out"
/// where the flow's filter leaves the record out.
QString outcomeWord(const Decision &decision);

/// Decides every row of the flow on what the store holds, with the rules that are in force and with those of \a after,
/// the guard included. Changes nothing. BadInput when the flow is no longer part of the document or a system cannot do
/// what the rules ask for; Cancelled when \a stop was requested.
Result<RulesPreview> previewRules(Workspace &workspace, const Flow &after, std::stop_token stop = {});

/// What both systems can do with the records of the flow, as their manifests say; nothing while one of them is not
/// connected. Asks no server.
Result<std::optional<PerSide<SideTraits>>> traitsOf(Workspace &workspace, const Flow &flow);

/// What one of the systems cannot do of what the rules of \a flow ask for, as far as both are connected; asks no
/// server.
Result<std::optional<RuleObstacle>> findObstacle(Workspace &workspace, const Flow &flow);

/// Whether both systems can do what the rules of \a flow ask for, as far as they are connected; asks no server.
Status checkRules(Workspace &workspace, const Flow &flow);

} // namespace samband

Q_DECLARE_METATYPE(samband::RulesPreview)
