#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// The property that a write leaves out although an admin's rule asks for it; \a self -1: a new record. Only versions
/// that enforce such rules look (HubspotState::enforces).
std::optional<Problem> brokenRule(
    const HubspotState &state, const ObjectType &type, const QJsonObject &properties, qsizetype self);

/// An admin changes (object), makes or removes (null) the definition of a property.
bool defineProperty(ObjectType &type, const QByteArray &name, const QJsonValue &definition);

/// The switches of a HubSpot account; what \a settings does not name stays as it is.
void configureState(HubspotState &state, const QJsonObject &settings);
QJsonObject settingsOf(const HubspotState &state);

/// The definitions of a type's properties in a saved state. The table is saved before, and loaded before.
void saveDefinitions(QDataStream &out, const ObjectType &type);
void loadDefinitions(QDataStream &in, ObjectType &type);

} // namespace samband::sandbox
