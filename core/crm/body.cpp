#include "core/crm/body.h"

#include "core/crm/jsonpath.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(u"\\{([A-Za-z]+)\\}"_s);
    return pattern;
}

QString joined(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toVariant().toString();
    QStringList parts;
    for (const QJsonValue &entry : value.toArray())
        parts << entry.toVariant().toString();
    return parts.join(u',');
}

template<class Encode> QString replaced(const QString &form, const Placeholders &values, Encode encode)
{
    QString text;
    qsizetype from = 0;
    for (auto it = placeholder().globalMatch(form); it.hasNext();) {
        const auto match = it.next();
        text += QStringView(form).mid(from, match.capturedStart() - from);
        text += encode(joined(values.value(match.captured(1))));
        from = match.capturedEnd();
    }
    return text + form.mid(from);
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QJsonValue typedValue(const QString &type, const QString &text, bool &ok)
{
    ok = true;
    if (type == "boolean"_L1) {
        const QString word = text.trimmed().toLower();
        ok = word == "true"_L1 || word == "false"_L1;
        return word == "true"_L1;
    }
    if (type == "integer"_L1)
        return QJsonValue(text.trimmed().toLongLong(&ok));
    if (type == "number"_L1) {
        const double number = text.trimmed().toDouble(&ok);
        ok = ok && std::isfinite(number);
        return number;
    }
    return text;
}

} // namespace

QJsonValue filled(const QJsonValue &form, const Placeholders &values)
{
    if (form.isString()) {
        const QString text = form.toString();
        const auto match = placeholder().match(text);
        if (!match.hasMatch())
            return form;
        if (match.capturedLength() == text.size()) {
            const QJsonValue value = values.value(match.captured(1), QJsonValue::Undefined);
            return value.isString() && value.toString().isEmpty() ? QJsonValue(QJsonValue::Undefined) : value;
        }
        return filledText(text, values);
    }
    if (form.isArray()) {
        QJsonArray made;
        for (const QJsonValue &entry : form.toArray()) {
            if (const QJsonValue value = filled(entry, values); !value.isUndefined())
                made.append(value);
        }
        return made;
    }
    if (form.isObject()) {
        QJsonObject made;
        const QJsonObject object = form.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (const QJsonValue value = filled(it.value(), values); !value.isUndefined())
                made.insert(it.key(), value);
        }
        return made;
    }
    return form;
}

QString filledText(const QString &form, const Placeholders &values)
{
    return replaced(form, values, [](const QString &text) { return text; });
}

QUrl urlOf(const QString &baseUrl, const Operation &operation, const Placeholders &values)
{
    QString address = baseUrl;
    if (!address.endsWith(u'/'))
        address += u'/';
    address += replaced(operation.path, values, encoded);
    QStringList query;
    for (auto it = operation.query.cbegin(); it != operation.query.cend(); ++it) {
        const QString value = replaced(it.value(), values, encoded);
        if (!value.isEmpty())
            query << encoded(it.key()) + u'=' + value;
    }
    if (!query.isEmpty())
        address += u'?' + query.join(u'&');
    return QUrl::fromEncoded(address.toUtf8(), QUrl::TolerantMode);
}

QByteArray bodyOf(const Operation &operation, const Placeholders &values)
{
    const QJsonValue body = filled(operation.body, values);
    if (body.isUndefined() || body.isNull())
        return {};
    return body.isArray() ? QJsonDocument(body.toArray()).toJson(QJsonDocument::Compact)
                          : QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact);
}

QByteArray bodyAround(const Operation &operation, Placeholders values, const QByteArray &json)
{
    const QString mark = u"\uE000values\uE001"_s; // private use: in nobody's template
    values.insert(u"values"_s, mark);
    if (operation.body.isString())
        return json;
    return bodyOf(operation, values).replace('"' + mark.toUtf8() + '"', json);
}

QJsonValue idIn(const Datatype &datatype, const QString &id)
{
    bool ok = false;
    const qint64 number = datatype.numericId ? id.toLongLong(&ok) : 0;
    return ok ? QJsonValue(number) : QJsonValue(id);
}

Result<QJsonObject> writtenForm(const Datatype &datatype, const Changes &changes)
{
    QJsonObject form;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        const QString name = !datatype.prefix.isEmpty() && it.key().startsWith(datatype.prefix)
            ? it.key().mid(datatype.prefix.size())
            : it.key();
        if (it.value().isEmpty()) {
            setAt(form, name, datatype.typed ? QJsonValue(QJsonValue::Null) : QJsonValue(QString()));
            continue;
        }
        bool ok = true;
        setAt(form, name, typedValue(datatype.types.value(it.key()), it.value(), ok));
        if (!ok) {
            return Error{ErrorKind::Refused,
                QCoreApplication::translate(
                    "Answer", "\"%1\" cannot be written to %2 (%3): it is no %4. Correct the value.")
                    .arg(it.value(), it.key(), datatype.name, datatype.types.value(it.key())),
                0, 0, {}, it.key()};
        }
    }
    return form;
}

QStringList askedNames(const Datatype &datatype, const QStringList &paths)
{
    QStringList names;
    for (const QString &path : paths + QStringList{datatype.mergedIds}) {
        const QString where = datatype.jsonPath(path);
        if (!datatype.prefix.isEmpty() && where.startsWith(datatype.prefix)
            && !names.contains(where.mid(datatype.prefix.size())))
            names << where.mid(datatype.prefix.size());
    }
    return names;
}

} // namespace samband
