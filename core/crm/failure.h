#pragma once

#include "core/domain/result.h"

namespace samband {

/// An error of which only the kind, the text and perhaps the status are known.
inline Error failure(ErrorKind kind, const QString &text, int http = 0)
{
    Error error;
    error.kind = kind;
    error.text = text;
    error.http = http;
    return error;
}

} // namespace samband
