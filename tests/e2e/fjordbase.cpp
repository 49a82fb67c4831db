#include "tests/e2e/fjordbase.h"

#include <QDateTime>
#include <QEventLoop>

#include <future>

namespace samband::e2e {

using namespace Qt::StringLiterals;

namespace {

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray tagOf(const QByteArray &record)
{
    return "\"f" + QByteArray::number(qHash(record, 0), 16) + '"';
}

FakeAnswer person(const QByteArray &record)
{
    FakeAnswer answer = rawAnswer("{\"person\":" + record + '}');
    answer.headers << qMakePair(QByteArray("ETag"), tagOf(record));
    return answer;
}

} // namespace

Fjordbase::Fjordbase()
{
    std::promise<void> ready;
    m_thread.reset(QThread::create([&, this] {
        const FakeHttp server([this](const SeenRequest &request) { return answer(request); });
        m_url = server.url();
        QEventLoop loop;
        ready.set_value();
        loop.exec();
    }));
    m_thread->start();
    ready.get_future().wait();
}

Fjordbase::~Fjordbase()
{
    m_thread->quit();
    m_thread->wait();
}

QMap<qint64, QByteArray> Fjordbase::people() const
{
    const QMutexLocker lock(&m_lock);
    return m_people;
}

qint64 Fjordbase::writes() const
{
    const QMutexLocker lock(&m_lock);
    return m_writes;
}

QStringList Fjordbase::offences() const
{
    const QMutexLocker lock(&m_lock);
    return m_offences;
}

void Fjordbase::setDelay(int ms)
{
    const QMutexLocker lock(&m_lock);
    m_delay = ms;
}

void Fjordbase::edit(qint64 id, const QString &group, const QString &name, const QString &value)
{
    const QMutexLocker lock(&m_lock);
    QJsonObject record = QJsonDocument::fromJson(m_people.value(id)).object();
    QJsonObject inner = record[group].toObject();
    inner.insert(name, value);
    record.insert(group, inner);
    m_people[id] = textOf(record);
}

QString Fjordbase::value(qint64 id, const QString &group, const QString &name) const
{
    const QMutexLocker lock(&m_lock);
    return QJsonDocument::fromJson(m_people.value(id)).object()[group][name].toString();
}

FakeAnswer Fjordbase::refused(int status, const QByteArray &why)
{
    FakeAnswer answer = rawAnswer(why, status);
    answer.type = "text/plain; charset=utf-8";
    return answer;
}

FakeAnswer Fjordbase::answer(const SeenRequest &request)
{
    const QMutexLocker lock(&m_lock);
    FakeAnswer made;
    const QString path = request.path();
    if (request.headers.value("authorization") != "Bearer fjord-nøkkel") {
        m_offences << u"token"_s;
        return refused(401, "Ukjent nøkkel");
    }
    if (path == "/registre/kunder/personer"_L1 && request.method == "GET")
        made = list(request);
    else if (path == "/registre/kunder/ny"_L1 && request.method == "PUT")
        made = create(request);
    else if (path.startsWith("/person/"_L1))
        made = single(request, path.section(u'/', 2, 2).toLongLong());
    else
        made = refused(404, "Finnes ikke");
    made.delayMs = m_delay;
    return made;
}

FakeAnswer Fjordbase::list(const SeenRequest &request)
{
    const int most = request.query(u"antall"_s).toInt();
    const qint64 after = request.query(u"etter"_s).toLongLong();
    QByteArrayList shown;
    auto it = m_people.upperBound(after);
    qint64 last = 0;
    for (; it != m_people.end() && shown.size() < most; ++it) {
        shown << it.value();
        last = it.key();
    }
    FakeAnswer page = rawAnswer('[' + shown.join(',') + ']');
    if (it != m_people.end())
        page.headers << qMakePair(QByteArray("Link"),
            "</registre/kunder/personer?antall=" + QByteArray::number(most) + "&etter=" + QByteArray::number(last)
                + ">; rel=next");
    return page;
}

FakeAnswer Fjordbase::create(const SeenRequest &request)
{
    QJsonObject record = request.json()["person"_L1].toObject();
    if (record["navn"_L1].toObject().isEmpty())
        return refused(422, "Navn mangler");
    const qint64 id = m_next;
    m_next += 2;
    record.insert("nr"_L1, id);
    record.insert("tid"_L1, QJsonObject{{"opprettet"_L1, QDateTime::currentSecsSinceEpoch()}});
    record.insert("merke"_L1, QJsonObject{{"tall"_L1, qint64(9'007'199'254'740'995)}});
    m_people.insert(id, textOf(record));
    ++m_writes;
    FakeAnswer answer = person(m_people[id]);
    answer.status = 201;
    return answer;
}

FakeAnswer Fjordbase::single(const SeenRequest &request, qint64 id)
{
    if (!m_people.contains(id))
        return refused(410, "Slettet");
    QByteArray &record = m_people[id];
    if (request.method == "GET")
        return person(record);
    if (request.path().endsWith("/slett"_L1)) {
        m_people.remove(id);
        ++m_writes;
        return rawAnswer({}, 204);
    }
    const QByteArray match = request.headers.value("if-match");
    if (match != tagOf(record)) {
        if (match.isEmpty())
            m_offences << u"no If-Match"_s;
        return refused(match.isEmpty() ? 428 : 412, "Endret i mellomtiden");
    }
    QJsonObject whole = request.json()["person"_L1].toObject();
    const QJsonObject before = QJsonDocument::fromJson(record).object();
    if (whole["merke"_L1] != before["merke"_L1] || whole["nr"_L1].toInteger() != id || whole.contains("tid"_L1))
        m_offences << QString::fromUtf8(request.body);
    whole.insert("tid"_L1, before["tid"_L1]);
    record = textOf(whole);
    ++m_writes;
    return rawAnswer({}, 204);
}

} // namespace samband::e2e
