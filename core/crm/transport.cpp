#include "core/crm/transport.h"

#include "core/crm/exchange.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace samband {

Transport::Transport(Options options)
    : m_options(std::move(options))
    , m_limiter(m_options.limiter ? m_options.limiter : std::make_shared<Limiter>(m_options.limits))
{
}

Transport::~Transport() = default;

QNetworkAccessManager &Transport::network()
{
    if (!m_network) {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        m_network->setAutoDeleteReplies(false);
    }
    return *m_network;
}

qint64 Transport::now()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return clock.elapsed() + 1;
}

void Transport::noteDate(const HttpReply &reply)
{
    if (const auto date = answeredAt(reply))
        m_clockAhead = *date - QDateTime::currentMSecsSinceEpoch();
}

std::optional<qint64> answeredAt(const HttpReply &reply)
{
    // Qt reads the form of mail, which wants an offset where HTTP says GMT.
    QString text = QString::fromLatin1(reply.headers.value("date"));
    const QDateTime date = QDateTime::fromString(text.replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
    return date.isValid() ? std::optional(date.toMSecsSinceEpoch()) : std::nullopt;
}

std::vector<HttpReply> Transport::send(
    const std::vector<HttpRequest> &requests, const Judge &judge, std::stop_token stop)
{
    Exchange exchange(*this, requests, judge);
    return exchange.run(std::move(stop));
}

CallStats Transport::stats() const
{
    CallStats stats = m_stats;
    stats.dailyLimit = m_limiter->dailyLimit();
    stats.dailyUsed = m_limiter->dailyUsed();
    return stats;
}

} // namespace samband
