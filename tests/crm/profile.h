#pragma once

#include "connect.h"
#include "tests/support/restserver.h"

namespace samband {

/// A manifest made from parts: one datatype "things" whose list, further properties and further operations are given.
inline QJsonObject profile(const QJsonObject &list, const QJsonObject &more = {}, const QJsonObject &operations = {},
    const QJsonObject &errors = {})
{
    using namespace Qt::StringLiterals;
    const auto over = [](QJsonObject base, const QJsonObject &with) {
        for (auto it = with.begin(); it != with.end(); ++it)
            base.insert(it.key(), it.value());
        return base;
    };
    const QJsonObject call{{u"method"_s, u"GET"_s}, {u"path"_s, u"things"_s}, {u"limit"_s, u"general"_s}};
    QJsonObject all{{u"list"_s, over(call, list)}};
    for (auto it = operations.begin(); it != operations.end(); ++it)
        all.insert(it.key(), over(call, it.value().toObject()));
    const QJsonObject things = over({{u"name"_s, u"things"_s}, {u"values"_s, u"typed"_s}, {u"id"_s, u"id"_s}}, more);
    return {{u"system"_s, u"Testby"_s}, {u"baseUrl"_s, u"http://127.0.0.1"_s},
        {u"signIn"_s, QJsonArray{QJsonObject{{u"kind"_s, u"bearer"_s}, {u"label"_s, u"Token"_s}}}},
        {u"limits"_s,
            QJsonObject{{u"general"_s, QJsonObject{{u"requests"_s, 100000}, {u"perMs"_s, 1000}, {u"inFlight"_s, 6}}}}},
        {u"errors"_s, over({{u"message"_s, QJsonArray{u"detail"_s, u"title"_s}}}, errors)},
        {u"datatypes"_s, QJsonArray{over(things, {{u"operations"_s, all}})}}};
}

/// A single read, and an update that puts the whole record, for \ref profile.
inline const QJsonObject readOne{{QStringLiteral("path"), QStringLiteral("things/{id}")}};

inline QJsonObject put(const QJsonObject &more)
{
    QJsonObject operation{{QStringLiteral("method"), QStringLiteral("PUT")},
        {QStringLiteral("path"), QStringLiteral("things/{id}")}, {QStringLiteral("body"), QStringLiteral("{values}")},
        {QStringLiteral("whole"), true}, {QStringLiteral("wholeAnswer"), true}};
    for (auto it = more.begin(); it != more.end(); ++it)
        operation.insert(it.key(), it.value());
    return operation;
}

inline Result<Manifest> readProfile(const QJsonObject &manifest)
{
    return readManifest(
        QJsonDocument(manifest).toJson(), shipped(QStringLiteral("connector.schema.json")), QStringLiteral("my.json"));
}

inline RestClient clientOf(const QJsonObject &manifest, const FakeHttp &server)
{
    Result<Manifest> read = readProfile(manifest);
    if (!read)
        qFatal("%s", qPrintable(read.error().text));
    Connection connection;
    connection.baseUrl = server.url();
    connection.token = [] { return secret; };
    connection.deadlineMs = 20'000;
    return RestClient(std::move(*read), connection);
}

/// What reading a list to its end came to.
struct WholeList {
    QStringList ids;
    bool complete = false;
    std::optional<Error> error{};
};

inline WholeList readWhole(RestClient &client, qint64 since = 0)
{
    WholeList whole;
    PageRequest request;
    request.datatype = QStringLiteral("things");
    request.paths = QStringList{QStringLiteral("name")};
    request.since = since;
    do {
        const auto page = client.page(request, {});
        if (!page) {
            whole.error = page.error();
            return whole;
        }
        for (const Record &record : page->records)
            whole.ids << record.id;
        request.cursor = page->next;
        whole.complete = page->complete;
    } while (!request.cursor.isEmpty());
    return whole;
}

} // namespace samband
