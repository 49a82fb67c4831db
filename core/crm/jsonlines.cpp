#include "core/crm/jsonlines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace samband {

namespace {

/// Walks JSON text that is known to parse, along one pointer.
class Walker {
public:
    Walker(const QByteArray &text, const QStringList &steps)
        : m_text(text)
        , m_steps(steps)
    {
    }

    qsizetype find()
    {
        blanks();
        m_found = m_at;
        value(0, true);
        return m_found;
    }

private:
    char here() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    void blanks()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n,:").contains(here()))
            ++m_at;
    }

    QString string()
    {
        const qsizetype from = m_at++;
        while (m_at < m_text.size() && here() != '"')
            m_at += here() == '\\' ? 2 : 1;
        ++m_at;
        const QByteArray quoted = '[' + m_text.mid(from, m_at - from) + ']';
        return QJsonDocument::fromJson(quoted).array().at(0).toString();
    }

    // onPath: everything up to here matched the first \a depth steps
    void value(qsizetype depth, bool onPath)
    {
        blanks();
        if (here() == '{' || here() == '[') {
            container(depth, onPath, here() == '{');
        } else if (here() == '"') {
            string();
        } else {
            while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(here()))
                ++m_at;
        }
    }

    void container(qsizetype depth, bool onPath, bool object)
    {
        ++m_at;
        for (int index = 0;; ++index) {
            blanks();
            if (m_at >= m_text.size() || here() == '}' || here() == ']')
                break;
            const qsizetype start = m_at;
            const QString step = object ? string() : QString::number(index);
            const bool match = onPath && depth < m_steps.size() && m_steps.at(depth) == step;
            if (match)
                m_found = start;
            value(depth + 1, match);
        }
        ++m_at;
    }

    const QByteArray &m_text;
    const QStringList &m_steps;
    qsizetype m_at = 0;
    qsizetype m_found = 0;
};

} // namespace

int lineOfOffset(const QByteArray &text, qsizetype offset)
{
    return int(text.left(offset).count('\n')) + 1;
}

int lineOfPointer(const QByteArray &json, const QString &pointer)
{
    const QStringList steps = pointer.split(u'/', Qt::SkipEmptyParts);
    return lineOfOffset(json, Walker(json, steps).find());
}

} // namespace samband
