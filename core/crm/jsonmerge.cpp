#include "core/crm/jsonmerge.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <vector>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

/// A member of an object as it stands in the text.
struct Member {
    QString name;
    QByteArray key; ///< with its quotes
    QByteArray value;
};

/// Cuts JSON text into pieces without reading what is in them. Takes any text; what cannot be followed has no members.
class Cutter {
public:
    explicit Cutter(const QByteArray &text)
        : m_text(text)
    {
    }

    std::optional<std::vector<Member>> members()
    {
        std::vector<Member> all;
        if (!take('{'))
            return std::nullopt;
        if (take('}'))
            return all;
        do {
            blanks();
            const QByteArray key = piece();
            if (!key.startsWith('"') || !take(':'))
                return std::nullopt;
            blanks();
            const QByteArray value = piece();
            if (value.isEmpty())
                return std::nullopt;
            all.push_back({QJsonDocument::fromJson('[' + key + ']').array().at(0).toString(), key, value});
        } while (take(','));
        return take('}') ? std::optional(all) : std::nullopt;
    }

private:
    char here() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    void blanks()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(here()))
            ++m_at;
    }
    bool take(char wanted)
    {
        blanks();
        if (here() != wanted)
            return false;
        ++m_at;
        return true;
    }
    void string()
    {
        for (++m_at; m_at < m_text.size() && here() != '"'; ++m_at)
            m_at += here() == '\\' ? 1 : 0;
        ++m_at;
    }
    QByteArray piece()
    {
        const qsizetype from = m_at;
        int depth = 0;
        while (m_at < m_text.size()) {
            const char sign = here();
            if (depth == 0 && QByteArrayView(",:}]").contains(sign))
                break;
            if (sign == '"') {
                string();
            } else {
                depth += sign == '{' || sign == '[' ? 1 : sign == '}' || sign == ']' ? -1 : 0;
                ++m_at;
            }
        }
        return m_text.mid(from, m_at - from).trimmed();
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

QByteArray textOf(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QStringList below(const QStringList &paths, const QString &name)
{
    QStringList inner;
    for (const QString &path : paths) {
        if (path.startsWith(name + u'.'))
            inner << path.mid(name.size() + 1);
    }
    return inner;
}

} // namespace

std::optional<QByteArray> rawAt(const QByteArray &json, const QString &path)
{
    QByteArray at = json.trimmed();
    for (const QString &step : path.split(u'.', Qt::SkipEmptyParts)) {
        const auto members = Cutter(at).members();
        if (!members)
            return std::nullopt;
        const auto found =
            std::find_if(members->begin(), members->end(), [&](const Member &member) { return member.name == step; });
        if (found == members->end())
            return std::nullopt;
        at = QByteArray(found->value);
    }
    return at;
}

std::optional<QByteArray> mergedJson(const QByteArray &json, const QJsonObject &changes, const QStringList &omit)
{
    const QByteArray text = json.trimmed();
    const auto members = Cutter(text).members();
    if (!members)
        return std::nullopt;
    QByteArrayList made;
    QJsonObject open = changes;
    for (const Member &member : *members) {
        if (omit.contains(member.name))
            continue;
        const QJsonValue change = changes.value(member.name);
        const QStringList omitted = below(omit, member.name);
        QByteArray value = member.value;
        const bool inner = value.startsWith('{') && (change.isObject() || (change.isUndefined() && !omitted.isEmpty()));
        if (inner) {
            const auto merged = mergedJson(value, change.toObject(), omitted);
            if (!merged)
                return std::nullopt;
            value = *merged;
        } else if (!change.isUndefined()) {
            value = textOf(change);
        }
        made << member.key + ':' + value;
        open.remove(member.name);
    }
    for (auto it = open.begin(); it != open.end(); ++it)
        made << textOf(it.key()) + ':' + textOf(it.value());
    return '{' + made.join(',') + '}';
}

} // namespace samband
