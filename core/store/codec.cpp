#include "core/store/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array ranked{LinkState::Failing, LinkState::Conflict, LinkState::Held, LinkState::Ambiguous,
    LinkState::Unlinked, LinkState::NotCreatable, LinkState::Orphaned, LinkState::Pending, LinkState::Paused,
    LinkState::InSync, LinkState::Outside};

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString compact(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QJsonArray arrayFrom(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

QJsonArray pairOf(const PerSide<QString> &value)
{
    return {value.source, value.target};
}

PerSide<QString> pairFrom(const QJsonValue &value)
{
    return {value[0].toString(), value[1].toString()};
}

template<class E> E named(const QJsonValue &value, E fallback)
{
    return fromText<E>(value.toString()).value_or(fallback);
}

// Written by hand: a QJsonDocument per record would cost a third of taking in a page.
void appendText(QString &json, const QString &text)
{
    json += u'"';
    for (const QChar letter : text) {
        const char16_t code = letter.unicode();
        if (code == u'"' || code == u'\\')
            json += u'\\';
        if (code < 0x20)
            json += u"\\u%1"_s.arg(code, 4, 16, QChar(u'0'));
        else
            json += letter;
    }
    json += u'"';
}

} // namespace

QString toJson(const Fields &fields)
{
    QString json;
    json.reserve(64 * (fields.size() + 1));
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
        json += json.isEmpty() ? u'{' : u',';
        appendText(json, field.key());
        json += u':';
        appendText(json, field.value());
    }
    return json.isEmpty() ? u"{}"_s : json + u'}';
}

Fields fieldsFrom(const QString &json)
{
    Fields fields;
    const QJsonObject object = objectFrom(json);
    for (auto value = object.begin(); value != object.end(); ++value)
        fields.insert(value.key(), value->toString());
    return fields;
}

QString toJson(const Base &base)
{
    QJsonObject object;
    for (auto value = base.cbegin(); value != base.cend(); ++value)
        object.insert(QString::number(value.key()), pairOf(*value));
    return base.isEmpty() ? u""_s : compact(object);
}

Base baseFrom(const QString &json)
{
    Base base;
    const QJsonObject object = objectFrom(json);
    for (auto value = object.begin(); value != object.end(); ++value)
        base.insert(value.key().toInt(), pairFrom(*value));
    return base;
}

QString toJson(const Reason &reason)
{
    QJsonArray array{toText(reason.code)};
    for (const QString &arg : reason.args)
        array.append(arg);
    return compact(array);
}

Reason reasonFrom(const QString &json)
{
    const QJsonArray array = arrayFrom(json);
    Reason reason{named(array.at(0), ReasonCode::AllAgree), {}};
    for (qsizetype arg = 1; arg < array.size(); ++arg)
        reason.args.append(array.at(arg).toString());
    return reason;
}

QString toJson(const QStringList &texts)
{
    return compact(QJsonArray::fromStringList(texts));
}

QStringList textsFrom(const QString &json)
{
    QStringList texts;
    for (const auto &text : arrayFrom(json))
        texts << text.toString();
    return texts;
}

QString toJson(const QList<Candidate> &candidates)
{
    QJsonArray array;
    for (const Candidate &candidate : candidates) {
        QJsonObject object{{u"record"_s, candidate.record}, {u"title"_s, candidate.title},
            {u"likeness"_s, static_cast<int>(candidate.likeness)}, {u"claims"_s, candidate.claims}};
        if (!candidate.sameName)
            object.insert(u"otherName"_s, true);
        array.append(object);
    }
    return candidates.isEmpty() ? u""_s : compact(array);
}

QList<Candidate> candidatesFrom(const QString &json)
{
    QList<Candidate> candidates;
    const QJsonArray array = arrayFrom(json);
    for (const QJsonValue &value : array) {
        const int likeness = std::clamp(value["likeness"_L1].toInt(), 0, static_cast<int>(Likeness::Certain));
        candidates.append({value["record"_L1].toInteger(), value["title"_L1].toString(),
            static_cast<Likeness>(likeness), value["claims"_L1].toInt(1), {}, !value["otherName"_L1].toBool()});
    }
    return candidates;
}

QString toJson(const FlowRules &rules)
{
    QJsonObject limits;
    for (auto limit = rules.limits.cbegin(); limit != rules.limits.cend(); ++limit)
        limits.insert(toText(limit.key()), QJsonArray{limit->count, limit->percent});
    return compact(QJsonObject{{u"creation"_s, toText(rules.creation)},
        {u"creationTemplate"_s, QJsonDocument::fromJson(toJson(Fields(rules.creationTemplate)).toUtf8()).object()},
        {u"required"_s, QJsonArray::fromStringList(rules.required)}, {u"followDatatype"_s, rules.followDatatype},
        {u"enabled"_s, rules.enabled}, {u"limits"_s, limits}, {u"filter"_s, filterText(rules.filter)},
        {u"answers"_s, rules.answers}});
}

FlowRules flowRulesFrom(const QString &json)
{
    const FlowRules standard;
    const QJsonObject object = objectFrom(json);
    FlowRules rules;
    rules.creation = named(object["creation"_L1], standard.creation);
    rules.creationTemplate = fieldsFrom(compact(object["creationTemplate"_L1].toObject()));
    const QJsonArray required = object["required"_L1].toArray();
    for (const QJsonValue &path : required)
        rules.required.append(path.toString());
    rules.followDatatype = object["followDatatype"_L1].toString();
    rules.enabled = object["enabled"_L1].toBool(standard.enabled);
    // A filter that a newer version wrote and this one cannot read must not let everything in.
    if (const auto filter = parseFilter(object["filter"_L1].toString()))
        rules.filter = *filter;
    else
        rules.enabled = false;
    rules.answers = object["answers"_L1].toString();
    const QJsonObject limits = object["limits"_L1].toObject();
    for (auto limit = limits.begin(); limit != limits.end(); ++limit) {
        if (const auto kind = fromText<HoldKind>(limit.key()))
            rules.limits.insert(*kind, {limit.value()[0].toInt(), limit.value()[1].toInt()});
    }
    return rules;
}

QString toJson(const PropertyRules &rules)
{
    return compact(QJsonObject{{u"normaliser"_s, toText(rules.normaliser)}, {u"direction"_s, toText(rules.direction)},
        {u"conflict"_s, toText(rules.conflict)}, {u"blank"_s, toText(rules.blank)}, {u"region"_s, rules.region}});
}

PropertyRules propertyRulesFrom(const QString &json)
{
    const PropertyRules standard;
    const QJsonObject object = objectFrom(json);
    return {named(object["normaliser"_L1], standard.normaliser), named(object["direction"_L1], standard.direction),
        named(object["conflict"_L1], standard.conflict), named(object["blank"_L1], standard.blank),
        object["region"_L1].toString(standard.region)};
}

QString toJson(const QList<Statement> &statements)
{
    QJsonArray array;
    for (const Statement &statement : statements)
        array.append(QJsonObject{{u"kind"_s, toText(statement.kind)}, {u"line"_s, statement.line},
            {u"text"_s, statement.text}, {u"about"_s, QJsonArray::fromStringList(statement.about)}});
    return compact(array);
}

QList<Statement> statementsFrom(const QString &json)
{
    QList<Statement> statements;
    const QJsonArray array = arrayFrom(json);
    for (const QJsonValue &value : array) {
        Statement statement{
            named(value["kind"_L1], StatementKind::Unknown), value["line"_L1].toInt(), value["text"_L1].toString(), {}};
        const QJsonArray about = value["about"_L1].toArray();
        for (const QJsonValue &what : about)
            statement.about.append(what.toString());
        statements.append(statement);
    }
    return statements;
}

QString toJson(const QList<MergeKey> &keys)
{
    QJsonArray array;
    for (const MergeKey &key : keys) {
        QJsonArray parts;
        for (const PerSide<QString> &part : key.parts)
            parts.append(pairOf(part));
        array.append(parts);
    }
    return compact(array);
}

QList<MergeKey> mergeKeysFrom(const QString &json)
{
    QList<MergeKey> keys;
    const QJsonArray array = arrayFrom(json);
    for (const QJsonValue &value : array) {
        MergeKey key;
        const QJsonArray parts = value.toArray();
        for (const QJsonValue &part : parts)
            key.parts.append(pairFrom(part));
        keys.append(key);
    }
    return keys;
}

QString quoted(const QString &text)
{
    QString json;
    appendText(json, text);
    return json;
}

QString toJson(const std::vector<qint64> &ids)
{
    QString json;
    json.reserve(static_cast<qsizetype>(ids.size()) * 8 + 2);
    for (const qint64 id : ids) {
        json += json.isEmpty() ? u'[' : u',';
        json += QString::number(id);
    }
    return json.isEmpty() ? u"[]"_s : json + u']';
}

int rankOf(LinkState state)
{
    return static_cast<int>(std::find(ranked.begin(), ranked.end(), state) - ranked.begin());
}

LinkState stateOf(qint64 rank)
{
    return ranked.at(static_cast<std::size_t>(std::clamp<qint64>(rank, 0, qint64(ranked.size()) - 1)));
}

} // namespace samband
