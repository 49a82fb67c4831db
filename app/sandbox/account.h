#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// /settings/users/{V}/…, with \a tail after the version.
Reply answerUsers(HubspotState &state, const QByteArrayList &tail, const Request &request);
/// /crm/owners/{V}/…: the same people with ids of their own, read-only.
Reply answerOwners(HubspotState &state, const QByteArrayList &tail, const Request &request);
/// /crm/properties/{V}/{type}.
Reply answerProperties(ObjectType &type, const QByteArrayList &tail, const Request &request);
/// /account-info/{V}/…; \a used of \a limit calls were made today.
Reply answerAccount(const HubspotState &state, const QByteArrayList &tail, int used, int limit);

} // namespace samband::sandbox
