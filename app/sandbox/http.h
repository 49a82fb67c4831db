#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>

#include <utility>
#include <vector>

class QHttpServerRequest;

namespace samband::sandbox {

/// A call as a twin sees it. Everything is copied out: Qt's own request dies with its socket.
struct Request {
    QByteArray method; ///< "GET"
    QByteArray path; ///< as sent, without the query
    QByteArrayList segments; ///< of the path, percent-decoded
    QHash<QByteArray, QByteArray> query;
    QByteArray authorization;
    QByteArray body;
    qsizetype length = 0; ///< of the whole address
    bool close = false; ///< the client asked to close the connection afterwards

    bool is(
        const char *wantedMethod, std::initializer_list<const char *> pattern) const; ///< "*" stands for any segment
    bool malformed() const; ///< there is a body, and it is no JSON
    QJsonObject json() const; ///< the body as an object; empty when it is none
};

/// An answer.
struct Reply {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json;charset=utf-8";
    std::vector<std::pair<QByteArray, QByteArray>> headers;

    static Reply json(int status, const QJsonObject &object);
};

Request fromQt(const QHttpServerRequest &request);

/// Status line, headers and body as they go over the wire.
QByteArray wireText(const Reply &reply);

/// name=value&… with + for blanks, as queries and forms write it.
QHash<QByteArray, QByteArray> formFields(const QByteArray &text);

/// A text, number or boolean as text; empty for everything else.
QByteArray scalarText(const QJsonValue &value);

} // namespace samband::sandbox
