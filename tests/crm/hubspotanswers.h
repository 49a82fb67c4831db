#pragma once

#include "connect.h"

namespace samband {

using namespace Qt::StringLiterals;

inline QJsonObject contact(int id, const QString &first = u"Kari"_s)
{
    return {{u"id"_s, QString::number(id)}, {u"createdAt"_s, u"2026-10-01T08:00:00.000Z"_s},
        {u"updatedAt"_s, u"2026-11-01T10:00:00.120Z"_s}, {u"archived"_s, false},
        {u"properties"_s, QJsonObject{{u"firstname"_s, first}, {u"phone"_s, QJsonValue::Null}}}};
}

inline QJsonObject listOf(const QJsonArray &records, const QString &next = {})
{
    QJsonObject body{{u"results"_s, records}};
    if (!next.isEmpty())
        body.insert(u"paging"_s, QJsonObject{{u"next"_s, QJsonObject{{u"after"_s, next}, {u"link"_s, u"x"_s}}}});
    return body;
}

inline const QStringList paths{u"properties.firstname"_s, u"properties.phone"_s};

inline PageRequest asking(const QString &datatype, const QStringList &which = paths)
{
    PageRequest request;
    request.datatype = datatype;
    request.paths = which;
    return request;
}

} // namespace samband
