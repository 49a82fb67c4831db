#pragma once

#include "tests/support/fakehttp.h"

#include <QMutex>
#include <QThread>

#include <memory>

namespace samband::e2e {

/// A made-up system on a thread of its own. It differs from the shipped ones wherever a system can: bare lists paged by
/// the header Link, numbers beyond 2^53 as ids, nested names, seconds since 1970, no question for changes, one way of
/// writing (PUT of the whole record under If-Match, answered without a body), errors in plain text.
class Fjordbase {
public:
    Fjordbase();
    ~Fjordbase();

    QString url() const { return m_url; }
    /// Its people by id: the record as JSON text.
    QMap<qint64, QByteArray> people() const;
    qint64 writes() const;
    /// A person edits a record there. \a path: "telefon/mobil".
    void edit(qint64 id, const QString &group, const QString &name, const QString &value);
    QString value(qint64 id, const QString &group, const QString &name) const;
    /// Requests that came with a wrong token, or against a rule of the system; one text each.
    QStringList offences() const;
    void setDelay(int ms);

private:
    FakeAnswer answer(const SeenRequest &request);
    FakeAnswer list(const SeenRequest &request);
    FakeAnswer create(const SeenRequest &request);
    FakeAnswer single(const SeenRequest &request, qint64 id);
    FakeAnswer refused(int status, const QByteArray &why);

    mutable QMutex m_lock;
    QMap<qint64, QByteArray> m_people;
    QStringList m_offences;
    qint64 m_next = 9'007'199'254'740'993;
    qint64 m_writes = 0;
    int m_delay = 0;
    QString m_url;
    std::unique_ptr<QThread> m_thread;
};

} // namespace samband::e2e
