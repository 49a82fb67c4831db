#pragma once

#include "app/sandbox/crmofficetwin.h"
#include "app/sandbox/hubspottwin.h"

namespace samband::sandbox {

/// Fills two empty twins with \a contacts HubSpot contacts and what belongs to them. The same seed gives the same data
/// everywhere; all moments lie in the year before a day that the seed determines.
void seedTwins(HubspotTwin &hubspot, CrmOfficeTwin &crmoffice, qint64 contacts, quint64 seed);

} // namespace samband::sandbox
