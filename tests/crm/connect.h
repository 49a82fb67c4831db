#pragma once

#include "core/crm/restclient.h"
#include "tests/support/fakehttp.h"

#include <QFile>

namespace samband {

inline QByteArray shipped(const QString &name)
{
    QFile file(QStringLiteral(SAMBAND_CONNECTORS "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The shipped manifest of a system, its waits cut short so that no test waits for real.
inline Manifest quickManifest(const QString &name)
{
    Result<Manifest> read = readManifest(
        shipped(name), shipped(QStringLiteral("connector.schema.json")), name);
    if (!read)
        qFatal("%s", qPrintable(read.error().text));
    for (RetryRule &rule : read->retry) {
        rule.waitMs = 1;
        rule.jitterMs = 0;
    }
    for (PolicyRule &policy : read->errors.policies) {
        policy.waitMs = 1;
        policy.jitterMs = 0;
    }
    for (LimitClass &limit : read->limits)
        limit.requests = 10'000;
    return std::move(*read);
}

inline const QString secret = QStringLiteral("pat-eu1-very-secret-0815");

inline RestClient clientOf(const QString &manifest, const FakeHttp &server, qint64 deadlineMs = 20'000)
{
    Connection connection;
    connection.baseUrl = server.url();
    connection.token = [] { return secret; };
    connection.deadlineMs = deadlineMs;
    return RestClient(quickManifest(manifest), connection);
}

} // namespace samband
