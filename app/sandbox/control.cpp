#include "app/sandbox/server.h"

#include <QBuffer>
#include <QDataStream>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

// Opens a saved state; the names of the tables follow it, so that one system never loads the other's.
constexpr quint32 fileMark = 0x5a4d4234;

constexpr qint64 anyPerson = 9001; // the first user of every account

QByteArray tableNames(Twin &twin)
{
    QByteArray names;
    for (const NamedTable &named : twin.tables())
        names += named.name + ' ';
    return names;
}

Reply problem(int status, const QString &text)
{
    return Reply::json(status, {{"error"_L1, text}});
}

void dumpRow(JsonWriter &json, Twin &twin, const NamedTable &named, qsizetype index)
{
    const Table &table = *named.table;
    const Row &row = table.row(index);
    json.begin('{').key("id").numberText(row.id);
    for (int column = 0; column < int(table.columns().size()); ++column)
        if (const auto value = table.value(row, column); !value.isEmpty())
            json.key(table.columns()[column]).text(value);
    twin.describe(json, named.name, index);
    json.key("archived").boolean(row.state == RowState::Archived);
    json.key("createdAt").moment(row.created).key("modifiedAt").moment(row.modified).end('}');
}

Reply dumpState(Twin &twin)
{
    Reply reply;
    JsonWriter json(reply.body);
    json.begin('{');
    for (const NamedTable &named : twin.tables()) {
        json.key(named.name).begin('[');
        for (size_t i = 0; i < named.table->rows().size(); ++i)
            if (named.table->rows()[i].state != RowState::Gone)
                dumpRow(json, twin, named, qsizetype(i));
        json.end(']');
    }
    json.end('}');
    return reply;
}

// Nested objects become dotted columns, as in {"company":{"id":"7"}}.
bool collect(const Table &table, const QJsonObject &object, const QString &prefix, Fields &fields, QString &unknown)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString name = prefix + member.key();
        if (member->isObject()) {
            if (!collect(table, member->toObject(), name + u'.', fields, unknown))
                return false;
            continue;
        }
        const int column = table.column(name.toUtf8());
        if (column < 0) {
            unknown = name;
            return false;
        }
        fields.push_back({column, scalarText(*member)});
    }
    return true;
}

} // namespace

Reply Server::controlRecords(const Request &request)
{
    const auto tables = m_twin.tables();
    const auto named =
        std::find_if(tables.begin(), tables.end(), [&](const NamedTable &t) { return t.name == request.segments[1]; });
    if (named == tables.end())
        return problem(404, u"no such endpoint or record type"_s);
    Table &table = *named->table;
    Fields fields;
    QString unknown;
    if (!collect(table, request.json(), {}, fields, unknown))
        return problem(400, u"no property called "_s + unknown);
    qsizetype index = -1;
    if (request.segments.size() == 2 && request.method == "POST") {
        const qint64 now = m_twin.clock.stamp();
        index = table.append(now, now, fields);
    } else if (request.segments.size() == 3) {
        index = table.find(request.segments[2].toLongLong());
        if (index < 0 || table.row(index).state != RowState::Live)
            return problem(404, u"no such record"_s);
        const qint64 now = m_twin.clock.stamp(table.row(index).modified);
        if (request.method == "PATCH") {
            const qint64 user = request.query.value("user").toLongLong();
            m_twin.actAs(user > 0 ? user : anyPerson);
            table.update(index, fields, now);
            m_twin.actAs(0);
        } else if (request.method == "DELETE")
            table.retire(index, m_twin.retiredState(), now);
        else if (request.method != "GET")
            return problem(405, u"GET, PATCH or DELETE"_s);
    } else {
        return problem(405, u"POST {type}, or GET, PATCH or DELETE {type}/{id}"_s);
    }
    Reply reply;
    reply.status = request.method == "POST" ? 201 : 200;
    JsonWriter json(reply.body);
    dumpRow(json, m_twin, *named, index);
    return reply;
}

Reply Server::controlLinks(const Request &request)
{
    const bool linked = request.method == "PUT";
    if (!linked && request.method != "DELETE")
        return problem(405, u"PUT or DELETE"_s);
    if (!m_twin.link(request.segments[2].toLongLong(), request.segments[3].toLongLong(), linked))
        return problem(404, u"no such records, or a system without links"_s);
    return Reply::json(200, {});
}

Reply Server::applySettings(const QJsonObject &settings)
{
    m_latency = settings["latency"_L1].toInt(m_latency);
    m_twin.clock.offset = settings["clockOffset"_L1].toInteger(m_twin.clock.offset);
    m_dateHeader = settings["dateHeader"_L1].toBool(m_dateHeader);
    m_urlMax = settings["urlMax"_L1].toInteger(m_urlMax);
    if (m_limits)
        m_limits->configure(settings, QDateTime::currentMSecsSinceEpoch());
    Formatting &formatting = m_twin.formatting;
    formatting.formatPhones = settings["formatPhones"_L1].toBool(formatting.formatPhones);
    formatting.trim = settings["trim"_L1].toBool(formatting.trim);
    formatting.truncate = settings["truncate"_L1].toInt(formatting.truncate);
    m_twin.configure(settings);
    return Reply::json(200, {});
}

QJsonObject Server::settings() const
{
    QJsonObject settings = m_twin.settings();
    settings["latency"_L1] = m_latency;
    settings["clockOffset"_L1] = m_twin.clock.offset;
    settings["dateHeader"_L1] = m_dateHeader;
    settings["urlMax"_L1] = m_urlMax;
    settings["formatPhones"_L1] = m_twin.formatting.formatPhones;
    settings["trim"_L1] = m_twin.formatting.trim;
    settings["truncate"_L1] = m_twin.formatting.truncate;
    if (m_limits)
        m_limits->tell(settings);
    return settings;
}

// POST {type}/{id}/lock {"ms": 2000}: writes to the record are refused for so long.
Reply Server::lockRecord(const Request &request)
{
    for (const NamedTable &named : m_twin.tables()) {
        const auto index = named.name == request.segments[1] ? named.table->find(request.segments[2].toLongLong()) : -1;
        if (index >= 0 && m_twin.lock(named.name, index, request.json()["ms"_L1].toInteger(2000)))
            return Reply::json(200, {});
    }
    return problem(404, u"no such record, or a system without locks"_s);
}

void Server::saveState(QIODevice &device)
{
    QDataStream out(&device);
    out << fileMark << tableNames(m_twin) << QJsonDocument(settings()).toJson(QJsonDocument::Compact);
    m_twin.save(out);
}

QString Server::loadState(QIODevice &device)
{
    QDataStream in(&device);
    quint32 mark = 0;
    QByteArray names;
    in >> mark;
    if (mark == fileMark)
        in >> names;
    if (names != tableNames(m_twin))
        return u"not a saved state of this system"_s;
    QByteArray settings;
    in >> settings;
    m_twin.load(in);
    if (in.status() != QDataStream::Ok)
        return u"the saved state is cut short"_s;
    applySettings(QJsonDocument::fromJson(settings).object());
    return {};
}

Reply Server::toFile(const Request &request, bool saving)
{
    const QString name = request.json()["file"_L1].toString();
    if (saving) {
        QSaveFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            return problem(400, file.errorString());
        saveState(file);
        if (!file.commit())
            return problem(400, file.errorString());
    } else {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return problem(400, file.errorString());
        if (const QString wrong = loadState(file); !wrong.isEmpty())
            return problem(400, wrong);
    }
    return Reply::json(200, {{"file"_L1, name}});
}

// The whole state as one body: "GET state?form=saved" and, to go back to it, "PUT state".
Reply Server::overTheWire(const Request &request)
{
    QByteArray body = request.body;
    QBuffer buffer(&body);
    if (request.method == "PUT") {
        buffer.open(QIODevice::ReadOnly);
        const QString wrong = loadState(buffer);
        return wrong.isEmpty() ? Reply::json(200, {}) : problem(400, wrong);
    }
    buffer.open(QIODevice::WriteOnly);
    saveState(buffer);
    return {200, body, "application/octet-stream", {}};
}

// PUT properties/{type}/{name} changes or makes a definition, DELETE takes it away.
Reply Server::controlProperties(const Request &request)
{
    const bool gone = request.method == "DELETE";
    if (!gone && request.method != "PUT")
        return problem(405, u"PUT or DELETE"_s);
    const QJsonValue definition = gone ? QJsonValue(QJsonValue::Null) : QJsonValue(request.json());
    if (!m_twin.define(request.segments[2], request.segments[3], definition))
        return problem(404, u"no such type, or no such property"_s);
    return Reply::json(200, {});
}

Reply Server::restoreRecord(const Request &request)
{
    for (const NamedTable &named : m_twin.tables()) {
        if (named.name != request.segments[1])
            continue;
        const auto index = named.table->find(request.segments[2].toLongLong());
        if (index >= 0 && m_twin.restore(named.name, index)) {
            Reply reply;
            JsonWriter json(reply.body);
            dumpRow(json, m_twin, named, index);
            return reply;
        }
    }
    return problem(404, u"no such archived record"_s);
}

Reply Server::control(const Request &request)
{
    Reply reply;
    if (request.is("PUT", {"_sandbox", "state"}) || request.query.value("form") == "saved")
        return overTheWire(request);
    if (request.is("GET", {"_sandbox", "state"}))
        return dumpState(m_twin);
    if (request.is("POST", {"_sandbox", "*", "*", "restore"}))
        return restoreRecord(request);
    if (request.is("POST", {"_sandbox", "*", "*", "lock"}))
        return lockRecord(request);
    if (request.is("GET", {"_sandbox", "settings"}))
        return Reply::json(200, settings());
    if (request.segments.size() == 4 && request.segments[1] == "properties")
        return controlProperties(request);
    if (request.is("GET", {"_sandbox", "counters"}))
        return Reply::json(200, m_counters.counts());
    if (request.is("GET", {"_sandbox", "log"})) {
        reply.body = m_counters.log();
        return reply;
    }
    if (request.is("DELETE", {"_sandbox", "counters"})) {
        m_counters.reset();
        return Reply::json(200, {});
    }
    if (request.is("DELETE", {"_sandbox", "faults"})) {
        m_faults.clear();
        return Reply::json(200, {});
    }
    if (request.is("POST", {"_sandbox", "faults"})) {
        const QJsonDocument rules = QJsonDocument::fromJson(request.body);
        const QByteArray wrong = m_faults.add(rules.isArray() ? rules.array() : QJsonArray{rules.object()});
        return wrong.isEmpty() ? Reply::json(200, {}) : problem(400, QString::fromUtf8(wrong));
    }
    if (request.is("POST", {"_sandbox", "settings"}))
        return applySettings(request.json());
    if (request.is("POST", {"_sandbox", "save"}) || request.is("POST", {"_sandbox", "load"}))
        return toFile(request, request.segments[1] == "save");
    if (request.segments.size() == 4 && request.segments[1] == "links")
        return controlLinks(request);
    if (request.segments.size() < 2)
        return problem(404, u"no such endpoint"_s);
    return controlRecords(request);
}

} // namespace samband::sandbox
