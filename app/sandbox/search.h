#pragma once

#include "app/sandbox/objects.h"

namespace samband::sandbox {

/// Remembers the rows of the last query, so that paging through them does not search again.
struct SearchCache {
    QByteArray query;
    quint64 version = 0;
    bool lagged = false; ///< found while the index lagged: more may be there by now
    std::vector<quint32> rows;
};

/// POST /crm/objects/{V}/{type}/search.
Reply searchObjects(HubspotState &state, const ObjectType &type, const Request &request, SearchCache &cache);

} // namespace samband::sandbox
