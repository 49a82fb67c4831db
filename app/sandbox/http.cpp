#include "app/sandbox/http.h"

#include <QHttpServerRequest>
#include <QJsonDocument>
#include <QUrl>

namespace samband::sandbox {

namespace {

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 207:
        return "Multi-Status";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 414:
        return "URI Too Long";
    case 422:
        return "Unprocessable Entity";
    case 423:
        return "Locked";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

QByteArray methodName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Head:
        return "HEAD";
    case QHttpServerRequest::Method::Options:
        return "OPTIONS";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    case QHttpServerRequest::Method::Connect:
        return "CONNECT";
    case QHttpServerRequest::Method::Trace:
        return "TRACE";
    case QHttpServerRequest::Method::Unknown:
    case QHttpServerRequest::Method::AnyKnown:
        break;
    }
    return "UNKNOWN";
}

} // namespace

bool Request::is(const char *wantedMethod, std::initializer_list<const char *> pattern) const
{
    if (method != wantedMethod || segments.size() != qsizetype(pattern.size()))
        return false;
    qsizetype i = 0;
    for (const char *part : pattern) {
        if (qstrcmp(part, "*") != 0 && segments[i] != part)
            return false;
        ++i;
    }
    return true;
}

bool Request::malformed() const
{
    return !body.isEmpty() && QJsonDocument::fromJson(body).isNull();
}

QJsonObject Request::json() const
{
    return QJsonDocument::fromJson(body).object();
}

Reply Reply::json(int status, const QJsonObject &object)
{
    Reply reply;
    reply.status = status;
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

QHash<QByteArray, QByteArray> formFields(const QByteArray &text)
{
    QHash<QByteArray, QByteArray> fields;
    const auto decoded = [](QByteArray part) { return QByteArray::fromPercentEncoding(part.replace('+', ' ')); };
    for (const QByteArray &part : text.split('&')) {
        const auto equals = part.indexOf('=');
        if (!part.isEmpty())
            fields.insert(decoded(part.left(equals)), equals < 0 ? QByteArray() : decoded(part.mid(equals + 1)));
    }
    return fields;
}

Request fromQt(const QHttpServerRequest &request)
{
    Request out;
    out.method = methodName(request.method());
    const QUrl url = request.url();
    out.path = url.path(QUrl::FullyEncoded).toUtf8();
    for (const QByteArray &part : out.path.split('/'))
        if (!part.isEmpty())
            out.segments.append(QByteArray::fromPercentEncoding(part));
    out.length = url.toEncoded().size();
    out.query = formFields(url.query(QUrl::FullyEncoded).toUtf8());
    for (const auto &[name, value] : request.headers()) {
        if (name.compare("Authorization", Qt::CaseInsensitive) == 0)
            out.authorization = value;
        else if (name.compare("Connection", Qt::CaseInsensitive) == 0)
            out.close = value.compare("close", Qt::CaseInsensitive) == 0;
    }
    out.body = request.body();
    return out;
}

QByteArray wireText(const Reply &reply)
{
    QByteArray out;
    out.reserve(reply.body.size() + 512);
    out += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status) + "\r\n";
    if (!reply.body.isEmpty())
        out += "Content-Type: " + reply.type + "\r\n";
    for (const auto &[name, value] : reply.headers)
        out += name + ": " + value + "\r\n";
    if (reply.status != 204)
        out += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    out += "\r\n";
    out += reply.body;
    return out;
}

QByteArray scalarText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (!value.isDouble())
        return {};
    const double number = value.toDouble();
    const qint64 whole = value.toInteger();
    return number == double(whole) ? QByteArray::number(whole) : QByteArray::number(number, 'g', 15);
}

} // namespace samband::sandbox
