#include "core/crm/nextlink.h"

using namespace Qt::StringLiterals;

namespace samband {

namespace {

class LinkHeader {
public:
    explicit LinkHeader(const QByteArray &text)
        : m_text(text)
    {
    }

    QString next()
    {
        while (skipTo('<')) {
            const qsizetype end = m_text.indexOf('>', m_at);
            if (end < 0)
                return {};
            const QByteArray target = m_text.mid(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            if (parametersSayNext())
                return QString::fromUtf8(target.trimmed());
        }
        return {};
    }

private:
    char here() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    bool skipTo(char wanted)
    {
        m_at = m_text.indexOf(wanted, m_at);
        return m_at >= 0;
    }
    void blanks()
    {
        while (here() == ' ' || here() == '\t')
            ++m_at;
    }
    QByteArray word(const char *ends)
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !QByteArrayView(ends).contains(here()))
            ++m_at;
        return m_text.mid(from, m_at - from).trimmed();
    }
    QByteArray quoted()
    {
        QByteArray value;
        for (++m_at; m_at < m_text.size() && here() != '"'; ++m_at) {
            m_at += here() == '\\' ? 1 : 0;
            if (m_at < m_text.size())
                value += here();
        }
        ++m_at;
        return value;
    }

    bool parametersSayNext()
    {
        bool rel = false;
        bool isNext = false;
        bool elsewhere = false;
        for (blanks(); here() == ';'; blanks()) {
            ++m_at;
            const QByteArray name = word("=;,").toLower();
            QByteArray value;
            if (here() == '=') {
                ++m_at;
                blanks();
                value = here() == '"' ? quoted() : word(";,");
            }
            elsewhere = elsewhere || name == "anchor";
            if (name == "rel" && !rel) // only the first one counts
                isNext = value.toLower().simplified().split(' ').contains("next");
            rel = rel || name == "rel";
        }
        return isNext && !elsewhere;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

QString nextLink(const QByteArray &header)
{
    return LinkHeader(header).next();
}

bool sameServer(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

QString serverOf(const QUrl &url)
{
    const QString port = url.port() > 0 ? u":%1"_s.arg(url.port()) : QString();
    return url.scheme() + u"://"_s + url.host() + port;
}

QString belowServer(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return (path.startsWith(u'/') ? path : u'/' + path)
        + (url.hasQuery() ? u'?' + url.query(QUrl::FullyEncoded) : QString());
}

QUrl onServer(const QUrl &base, const QString &below)
{
    QUrl url;
    url.setScheme(base.scheme());
    url.setHost(base.host());
    url.setPort(base.port());
    url.setPath(below.section(u'?', 0, 0), QUrl::TolerantMode);
    if (below.contains(u'?'))
        url.setQuery(below.section(u'?', 1), QUrl::TolerantMode);
    return url;
}

} // namespace samband
