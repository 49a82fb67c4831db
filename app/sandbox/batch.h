#pragma once

#include "app/sandbox/objects.h"

namespace samband::sandbox {

/// POST /crm/objects/{V}/{type}/batch/{verb}: read, create, update, upsert, archive; at most 100 inputs.
Reply answerBatch(HubspotState &state, ObjectType &type, const QByteArray &verb, const Request &request);

/// The frame of a batch answer around \a results (JSON array members): 207 as soon as there are errors.
Reply batchReply(int status, const QByteArray &results, const QJsonArray &errors);

} // namespace samband::sandbox
