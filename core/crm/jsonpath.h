#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace samband {

/// An answer without the byte order mark that some servers put before it.
inline QByteArray withoutMark(const QByteArray &text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.mid(3) : text;
}

/// The value at a dotted path ("properties.firstname"); Undefined when a step is missing. In a list a step
/// is the number of an entry. An empty path is the value itself.
inline QJsonValue valueAt(const QJsonValue &value, const QString &path)
{
    QJsonValue at = value;
    for (const QString &step : path.split(u'.', Qt::SkipEmptyParts))
        at = at.isArray() ? at.toArray().at(step.toInt()) : at.toObject().value(step);
    return at;
}

/// Puts \a value at a dotted path and makes the objects on the way there.
inline void setAt(QJsonObject &object, const QString &path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.insert(path, value);
        return;
    }
    const QString step = path.left(dot);
    QJsonObject inner = object.value(step).toObject();
    setAt(inner, path.mid(dot + 1), value);
    object.insert(step, inner);
}

/// A scalar as text; of a list the first entry that has one. Empty for null, objects and what is missing.
inline QString textAt(const QJsonValue &value, const QString &path = {})
{
    const QJsonValue at = valueAt(value, path);
    if (at.isArray()) {
        for (const QJsonValue &entry : at.toArray()) {
            if (const QString text = textAt(entry); !text.isEmpty())
                return text;
        }
        return {};
    }
    return at.toVariant().toString();
}

/// Every scalar at one of \a paths as text, also those in lists; without empty ones.
inline QStringList textsAt(const QJsonValue &value, const QStringList &paths)
{
    QStringList texts;
    for (const QString &path : paths) {
        const QJsonValue at = valueAt(value, path);
        for (const QJsonValue &entry : at.isArray() ? at.toArray() : QJsonArray{at}) {
            if (const QString text = textAt(entry); !text.isEmpty())
                texts << text;
        }
    }
    return texts;
}

} // namespace samband
