#pragma once

#include "app/sandbox/http.h"

namespace samband::sandbox {

/// A problem+json answer.
Reply problemReply(int status, const QString &title, const QString &detail, const QJsonObject &errors = {});
/// 422 with what is wrong per field.
Reply fieldProblem(const QJsonObject &errors);

} // namespace samband::sandbox
