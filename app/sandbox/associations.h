#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// /crm/associations/{V}/contacts/companies/…; \a tail is what follows.
Reply answerAssociations(HubspotState &state, const QByteArrayList &tail, const Request &request);
/// /crm/objects/{V}/contacts/{id}/associations/…; \a tail is what follows.
Reply answerContactLinks(
    HubspotState &state, const QByteArray &contact, const QByteArrayList &tail, const Request &request);

} // namespace samband::sandbox
