#pragma once

#include "core/store/rows.h"

namespace samband {

/// \name Values as they stand in the store's text columns (JSON), and back. What cannot be read comes back empty.
/// @{
QString toJson(const Fields &fields);
Fields fieldsFrom(const QString &json);

QString toJson(const Base &base); ///< {property: [source, target]}
Base baseFrom(const QString &json);

QString toJson(const Reason &reason); ///< [code, arg…]
Reason reasonFrom(const QString &json);

QString toJson(const QStringList &texts);
QStringList textsFrom(const QString &json);

QString toJson(const QList<Candidate> &candidates);
QList<Candidate> candidatesFrom(const QString &json);

QString toJson(const FlowRules &rules);
FlowRules flowRulesFrom(const QString &json);

QString toJson(const PropertyRules &rules);
PropertyRules propertyRulesFrom(const QString &json);

QString toJson(const QList<Statement> &statements);
QList<Statement> statementsFrom(const QString &json);

QString toJson(const QList<MergeKey> &keys);
QList<MergeKey> mergeKeysFrom(const QString &json);

QString toJson(const std::vector<qint64> &ids);
QString quoted(const QString &text); ///< one JSON string
/// @}

/// Rank of a state by severity, 0 the worst: what link.state holds.
int rankOf(LinkState state);
LinkState stateOf(qint64 rank);

} // namespace samband
