#pragma once

#include "core/engine/session.h"

namespace samband {

/// The setting that holds the id of the account that a workspace is about.
inline QString accountKey(Side side)
{
    return QStringLiteral("account/") + toText(side);
}

/// The settings of a connection that the account itself told when it was last asked (its number, where its pages are);
/// empty until then.
QMap<QString, QString> accountSettings(const Setup &setup, Side side);
/// Keeps them; empty ones forget.
Status keepAccountSettings(Setup &setup, Side side, const QMap<QString, QString> &settings);

/// A mapping, or a condition of a flow's filter, that the account cannot serve.
struct PropertyFinding {
    qint64 flow = 0;
    int line = 0; ///< of the document; 0 for a filter
    Side side = Side::Source; ///< where the property is missing or locked
    QString text; ///< what is wrong, and what to do
};

/// Holds the mappings of \a flow against the properties that an account has. Pure. \a lists: what each account told;
/// a list that is not known proves nothing.
QList<PropertyFinding> unfitMappings(const Flow &flow, const PerSide<PropertyList> &lists,
    const PerSide<QString> &system, const PerSide<QString> &datatype);

/// Likewise the properties that the flow's filter asks for.
QList<PropertyFinding> unfitConditions(const Flow &flow, const PerSide<PropertyList> &lists,
    const PerSide<QString> &system, const PerSide<QString> &datatype);

/// Before a run reads or writes anything: is the token one of the account that this workspace is about, and does the
/// account have the properties of the mappings and filters? Accounts are asked for properties once a day, and whenever
/// document, rules or connection changed or something was missing the last time. A flow with a finding is left alone in
/// this run (a property that is missing would read as cleared everywhere); the first finding is returned.
Status preflight(Session &session);

/// Everything that \ref preflight would find now, asking the accounts afresh.
Result<QList<PropertyFinding>> findings(Session &session);

} // namespace samband
