#pragma once

#include "core/domain/enumtext.h"

#include <utility>
#include <variant>

namespace samband {

/// What went wrong, as far as the next step depends on it.
enum class ErrorKind {
    Cancelled, ///< the operator stopped it
    Network, ///< no connection, name not found, TLS refused: nothing reached the server
    OutcomeUnknown, ///< sent, but no whole answer came back: the server may or may not have done it
    BadAnswer, ///< an answer that is not what the manifest promises (HTML, cut off, wrong shape)
    Unauthorized, ///< 401: token missing, wrong, expired or revoked
    Forbidden, ///< 403: a scope or permission is missing
    NotFound, ///< 404 or 410: the record is gone
    Duplicate, ///< 409: another record already holds a unique value
    Refused, ///< 400, 422: the server will not take these values, ever
    Locked, ///< 423: record locked for a moment
    RateLimited, ///< 429 that outlasted the retries
    QuotaExhausted, ///< the day's quota is used up
    Unavailable, ///< 5xx, 477, 521…: the server cannot now
    Stale, ///< the record changed since the decision was made
    BadDocument, ///< a dataflow document that cannot be used
    BadManifest, ///< a connector manifest that cannot be used
    BadInput, ///< what the operator asked for cannot be done
    Workspace, ///< the workspace file cannot be opened, read or written
    Busy, ///< another process has the workspace
};
template<>
inline constexpr auto enumNames<ErrorKind> = std::to_array<EnumName<ErrorKind>>({{ErrorKind::Cancelled, "cancelled"},
    {ErrorKind::Network, "network"}, {ErrorKind::OutcomeUnknown, "outcome-unknown"},
    {ErrorKind::BadAnswer, "bad-answer"}, {ErrorKind::Unauthorized, "unauthorized"},
    {ErrorKind::Forbidden, "forbidden"}, {ErrorKind::NotFound, "not-found"}, {ErrorKind::Duplicate, "duplicate"},
    {ErrorKind::Refused, "refused"}, {ErrorKind::Locked, "locked"}, {ErrorKind::RateLimited, "rate-limited"},
    {ErrorKind::QuotaExhausted, "quota-exhausted"}, {ErrorKind::Unavailable, "unavailable"},
    {ErrorKind::Stale, "stale"}, {ErrorKind::BadDocument, "bad-document"}, {ErrorKind::BadManifest, "bad-manifest"},
    {ErrorKind::BadInput, "bad-input"}, {ErrorKind::Workspace, "workspace"}, {ErrorKind::Busy, "busy"}});

/// How far an error reaches: the one record it is about, or the whole run.
enum class Scope { Record, Run };

constexpr Scope scopeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
    case ErrorKind::Duplicate:
    case ErrorKind::Refused:
    case ErrorKind::Locked:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::BadAnswer:
    case ErrorKind::Stale:
    case ErrorKind::BadInput:
        return Scope::Record;
    case ErrorKind::Cancelled:
    case ErrorKind::Network:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::RateLimited:
    case ErrorKind::QuotaExhausted:
    case ErrorKind::Unavailable:
    case ErrorKind::BadDocument:
    case ErrorKind::BadManifest:
    case ErrorKind::Workspace:
    case ErrorKind::Busy:
        return Scope::Run;
    }
    return Scope::Run;
}

/// A failure as a value. \c text is for the operator: what happened, to what, what to do next; never a token, never raw
/// JSON.
struct Error {
    ErrorKind kind = ErrorKind::BadInput;
    QString text;
    int http = 0; ///< status code, 0 when there was none
    qint64 retryAfter = 0; ///< ms the server asked to wait, 0 when it did not
    QString requestId{}; ///< the server's correlation id, for its support
    QString property{}; ///< path of the property the server objects to, when it names one

    Scope scope() const { return scopeOf(kind); }
    bool operator==(const Error &) const = default;
};

/// A value, or the error that kept it from being made.
template<class T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
struct Done {
    bool operator==(const Done &) const = default;
};
using Status = Result<Done>;

} // namespace samband
