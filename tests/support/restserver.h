#pragma once

#include "tests/support/fakehttp.h"

#include <QJsonValue>

namespace samband {

/// A made-up REST system on loopback of which every choice can be set: how it pages, wraps, counts, numbers and
/// versions its records. Lists at /things, single records at /things/{id}.
class RestServer : public FakeHttp {
public:
    enum class Style { None, Page, Offset, Cursor, Link, NextUrl };

    Style style = Style::None;
    int first = 1; ///< number of the first page or offset
    int size = 3;
    QString wrapper{}; ///< path of one step; empty: a bare list
    bool counts = false;
    bool versions = false; ///< sends ETag, insists on If-Match
    QString next{}; ///< sent in place of the right address of the next page
    QList<QByteArray> records{}; ///< JSON as it is stored; each has an "id"
    std::function<void()> afterList{}; ///< somebody else's doing, after each page
    std::function<void()> afterRead{}; ///< likewise, after each single read

    RestServer()
    {
        script = [this](const SeenRequest &request) { return answer(request); };
    }

    static QString idOf(const QByteArray &record)
    {
        return QJsonDocument::fromJson(record).object().value(QLatin1StringView("id")).toVariant().toString();
    }
    QByteArray &record(const QString &id)
    {
        return *std::find_if(records.begin(), records.end(), [&](const QByteArray &one) { return idOf(one) == id; });
    }
    static QByteArray version(const QByteArray &record) { return "\"v" + QByteArray::number(qHash(record, 0)) + '"'; }

private:
    FakeAnswer answer(const SeenRequest &request)
    {
        if (request.path() == QLatin1StringView("/things") && request.method == "GET") {
            const FakeAnswer page = list(request);
            if (afterList)
                afterList();
            return page;
        }
        const QString id = request.path().section(u'/', -1);
        for (QByteArray &one : records) {
            if (idOf(one) == id)
                return single(request, one);
        }
        return rawAnswer("{\"title\":\"none\"}", 404);
    }

    FakeAnswer single(const SeenRequest &request, QByteArray &one)
    {
        if (request.method == "PUT") {
            if (versions && request.headers.value("if-match") != version(one))
                return rawAnswer("{\"title\":\"moved\"}", request.headers.contains("if-match") ? 412 : 428);
            one = request.body;
        }
        FakeAnswer whole = rawAnswer(one);
        if (versions)
            whole.headers << qMakePair(QByteArray("ETag"), version(one));
        if (request.method == "GET" && afterRead)
            afterRead();
        return whole;
    }

    FakeAnswer list(const SeenRequest &request)
    {
        const int all = int(records.size());
        int from = 0;
        int most = size;
        switch (style) {
        case Style::None:
            most = all;
            break;
        case Style::Page:
            from = (request.query(QStringLiteral("page")).toInt() - first) * size;
            break;
        case Style::Offset:
            from = request.query(QStringLiteral("offset")).toInt() - first;
            break;
        case Style::Cursor:
        case Style::Link:
        case Style::NextUrl:
            from = request.query(QStringLiteral("after")).toInt();
            break;
        }
        QByteArrayList shown;
        for (int i = std::max(0, from); i < std::min(all, from + most); ++i)
            shown << records.at(i);
        return wrapped('[' + shown.join(',') + ']', from + most < all ? from + most : 0);
    }

    FakeAnswer wrapped(const QByteArray &rows, int after) const
    {
        QByteArrayList members{"\"" + wrapper.toUtf8() + "\":" + rows};
        if (counts)
            members << "\"count\":" + QByteArray::number(records.size());
        const QByteArray link =
            next.isEmpty() ? (url() + QStringLiteral("/things?after=%1&q=a,b").arg(after)).toUtf8() : next.toUtf8();
        if (after > 0 && style == Style::Cursor)
            members << "\"next\":" + QByteArray::number(after);
        if (after > 0 && style == Style::NextUrl)
            members << "\"next\":\"" + link + '"';
        FakeAnswer page = rawAnswer(wrapper.isEmpty() ? rows : '{' + members.join(',') + '}');
        if (after > 0 && style == Style::Link)
            page.headers << qMakePair(QByteArray("Link"),
                "<" + url().toUtf8() + "/things>; rel=\"first\", <" + link + ">; title=\"a, b\"; rel=\"last next\"");
        return page;
    }
};

} // namespace samband
