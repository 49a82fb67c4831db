#include "core/store/savedviews.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array columnNames{std::pair{LinkColumn::State, "state"}, std::pair{LinkColumn::SourceTitle, "source"},
    std::pair{LinkColumn::TargetTitle, "target"}, std::pair{LinkColumn::Properties, "properties"},
    std::pair{LinkColumn::Since, "since"}, std::pair{LinkColumn::Flow, "flow"}};

QString nameOf(LinkColumn wanted)
{
    for (const auto &[column, name] : columnNames) {
        if (column == wanted)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<LinkColumn> columnFrom(const QString &wanted)
{
    for (const auto &[column, name] : columnNames) {
        if (wanted == QLatin1StringView(name))
            return column;
    }
    return std::nullopt;
}

QStringList textsFrom(const QJsonValue &array)
{
    return array.toVariant().toStringList();
}

QJsonObject jsonOf(const LinkQuery &query)
{
    QJsonArray states;
    for (const LinkState state : query.states)
        states.append(toText(state));
    QJsonObject contains;
    for (auto part = query.contains.cbegin(); part != query.contains.cend(); ++part)
        contains.insert(nameOf(part.key()), *part);
    QJsonArray values;
    for (const ValueFilter &filter : query.values)
        values.append(QJsonObject{{u"source"_s, QJsonArray::fromStringList(filter.paths.source)},
            {u"target"_s, QJsonArray::fromStringList(filter.paths.target)}, {u"text"_s, filter.text},
            {u"wanted"_s, filter.wanted}});
    QJsonObject object{{u"states"_s, states}, {u"text"_s, query.text}, {u"contains"_s, contains},
        {u"sortBy"_s, nameOf(query.sortBy)}, {u"descending"_s, query.descending},
        {u"also"_s, QJsonArray::fromStringList(query.also)}, {u"without"_s, QJsonArray::fromStringList(query.without)},
        {u"values"_s, values}, {u"cause"_s, query.cause}};
    if (query.flow)
        object.insert(u"flow"_s, *query.flow);
    return object;
}

LinkQuery queryFrom(const QJsonObject &object)
{
    LinkQuery query;
    if (object.contains("flow"_L1))
        query.flow = object["flow"_L1].toInteger();
    for (const QString &name : textsFrom(object["states"_L1])) {
        if (const auto state = fromText<LinkState>(name))
            query.states.insert(*state);
    }
    query.text = object["text"_L1].toString();
    query.cause = object["cause"_L1].toString();
    const QJsonObject contains = object["contains"_L1].toObject();
    for (auto part = contains.begin(); part != contains.end(); ++part) {
        if (const auto column = columnFrom(part.key()))
            query.contains.insert(*column, part->toString());
    }
    query.sortBy = columnFrom(object["sortBy"_L1].toString()).value_or(query.sortBy);
    query.descending = object["descending"_L1].toBool(query.descending);
    query.also = textsFrom(object["also"_L1]);
    query.without = textsFrom(object["without"_L1]);
    const QJsonArray values = object["values"_L1].toArray();
    for (const QJsonValue &value : values)
        query.values.append({{textsFrom(value["source"_L1]), textsFrom(value["target"_L1])},
            value["text"_L1].toString(), value["wanted"_L1].toBool(true)});
    return query;
}

} // namespace

QString toJson(const QList<SavedView> &views)
{
    QJsonArray array;
    for (const SavedView &view : views)
        array.append(QJsonObject{{u"name"_s, view.name}, {u"query"_s, jsonOf(view.query)}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<SavedView> savedViewsFrom(const QString &json)
{
    QList<SavedView> views;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array) {
        const QString name = value["name"_L1].toString();
        // A view is known by its name: of two with one name only the first could ever be opened.
        const bool known = std::any_of(views.cbegin(), views.cend(),
            [&](const SavedView &view) { return view.name.compare(name, Qt::CaseInsensitive) == 0; });
        if (!name.isEmpty() && !known)
            views.append({name, queryFrom(value["query"_L1].toObject())});
    }
    return views;
}

} // namespace samband
