#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// /crm/objects/{V}/users (0-115): the people of \ref answerUsers as CRM objects, with ids of this account alone (fact
/// sheet 6). Read one by one and listed; the twin takes no writes to them.
Reply answerUserObjects(const HubspotState &state, const QByteArrayList &tail, const Request &request);

} // namespace samband::sandbox
