#pragma once

#include "core/crm/manifest.h"
#include "core/crm/transport.h"

#include <QJsonObject>

namespace samband {

/// What the wording of an error needs to know about the call.
struct CallContext {
    QString system;
    QString what; ///< the datatype as the manifest calls it
    QString host; ///< for connection errors
    QString prefix; ///< what the datatype's property names lack (Datatype::prefix)
    QByteArray token; ///< cut out of every text, should a server repeat it
    bool write = false;
    QString path{}; ///< of a call that names no record: what a 404 is about
    bool oneRecord = false; ///< the call is about one record that it names
};

/// The status of a server that had no answer in time (api-facts §9.3): less at once may do.
inline constexpr int tookTooLong = 524;

/// The JSON of an answer, whatever its outermost value; Undefined when it is none.
QJsonValue bodyIn(const HttpReply &reply);

/// The error of a reply that is no success; nothing when it is one (2xx, whole).
std::optional<Error> errorOf(const ErrorRules &rules, const CallContext &call, const HttpReply &reply);

/// The error of one entry of a batch answer's error list.
Error errorOfEntry(const ErrorRules &rules, const CallContext &call, const QJsonObject &entry, int status);

/// Whether to ask again and when. \a attempt counts from 1. \a random in [0, 1) spreads the waits. Pure.
Verdict verdictOf(const QList<RetryRule> &retry, const ErrorRules &rules, const HttpRequest &request,
    const HttpReply &reply, int attempt, double random);

/// A property path as people read it: "address.postCode" is "post code".
QString spoken(const QString &path);

} // namespace samband
