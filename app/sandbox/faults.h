#pragma once

#include "app/sandbox/http.h"

#include <optional>
#include <vector>

class QJsonArray;

namespace samband::sandbox {

/// What goes wrong. The first three keep the call from reaching the twin; the others spoil its answer. ContentType
/// calls a good answer a plain text; Trickle sends it in eight pieces, \c ms apart.
enum class Effect : quint8 {
    Status,
    CloseBefore,
    Redirect,
    LostReply,
    CutBody,
    Slow,
    ShortPage,
    EmptyPage,
    Html,
    WrongType,
    ContentType,
    Trickle
};

/// One switch: calls whose "METHOD /path" starts with \c match, from the \c nth on, \c times of them (-1: all).
struct Fault {
    QByteArray match;
    int nth = 1;
    int times = 1;
    Effect effect = Effect::Status;
    int status = 500;
    bool html = false;
    int ms = 0;
    QByteArray location;
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    int seen = 0;
};

/// The faults that are switched on.
class Faults {
public:
    /// Adds rules; the answer is what is wrong with them, empty when all were taken.
    QByteArray add(const QJsonArray &rules);
    void clear() { m_rules.clear(); }
    /// The fault that hits this call, if any. Counts the call against every rule it matches.
    std::optional<Fault> hit(const Request &request);

private:
    std::vector<Fault> m_rules;
};

/// The answer of a fault that keeps the call from the twin (Status, Redirect).
Reply faultReply(const Fault &fault);
/// \a reply as the fault spoils it (ShortPage, EmptyPage, Html, WrongType).
Reply spoil(const Fault &fault, Reply reply);

} // namespace samband::sandbox
