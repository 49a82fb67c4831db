#include "core/dataflow/dataflowjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace samband {
namespace {

template<class T, class F> QJsonArray arrayOf(const QList<T> &list, F object)
{
    QJsonArray out;
    for (const T &element : list)
        out.append(object(element));
    return out;
}

QJsonObject ends(const PerSide<QString> &names)
{
    return {{u"source"_s, names.source}, {u"target"_s, names.target}};
}

QJsonObject remarkObject(const Remark &remark)
{
    return {{u"line"_s, remark.line}, {u"text"_s, remark.text}};
}

QJsonObject statementObject(const Statement &statement)
{
    return {{u"kind"_s, toText(statement.kind)}, {u"line"_s, statement.line}, {u"text"_s, statement.text}};
}

QJsonObject mappingObject(const Mapping &mapping)
{
    QJsonObject out = ends(mapping.path);
    out.insert(u"type"_s, mapping.type);
    out.insert(u"remark"_s, mapping.remark);
    out.insert(u"line"_s, mapping.line);
    return out;
}

QJsonObject flowObject(const Flow &flow)
{
    QJsonObject out = ends(flow.datatype);
    out.insert(u"title"_s, flow.title);
    out.insert(u"line"_s, flow.line);
    out.insert(u"statements"_s, arrayOf(flow.statements, statementObject));
    out.insert(u"mergeKeys"_s, arrayOf(flow.mergeKeys, [](const MergeKey &key) { return arrayOf(key.parts, ends); }));
    out.insert(u"mappings"_s, arrayOf(flow.mappings, mappingObject));
    return out;
}

} // namespace

QByteArray dataflowJson(const Dataflow &dataflow)
{
    QJsonObject out = ends(dataflow.system);
    out.insert(u"flows"_s, arrayOf(dataflow.flows, flowObject));
    out.insert(u"warnings"_s, arrayOf(dataflow.warnings, remarkObject));
    out.insert(u"errors"_s, arrayOf(dataflow.errors, remarkObject));
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

} // namespace samband
