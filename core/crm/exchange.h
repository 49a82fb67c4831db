#pragma once

#include "core/crm/transport.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>

#include <deque>

namespace samband {

class OneShotBody;

/// One scatter-gather call of the transport: the calls, which of them wait, are in flight or are done.
class Exchange : public QObject {
    Q_OBJECT
public:
    Exchange(Transport &transport, const std::vector<HttpRequest> &requests, const Transport::Judge &judge);
    ~Exchange() override;

    std::vector<HttpReply> run(std::stop_token stop);

private:
    struct Job {
        QNetworkReply *reply = nullptr;
        OneShotBody *body = nullptr;
        QByteArray answer; ///< as far as it came
        QByteArray token;
        int attempts = 0;
        qint64 startedAt = 0;
        int refusals = 0; ///< answers 401
        std::optional<Ending> forced; ///< why we ended it ourselves
    };
    static constexpr int connections = 6; ///< what the network layer opens per host; more would only queue inside it

    void pump();
    void wakeDelayed(qint64 now);
    void start(size_t index);
    void take(size_t index); ///< what came; an answer that is too big ends the call
    void end(size_t index, Ending why);
    void finished(size_t index);
    HttpReply collect(size_t index);
    void settle(size_t index, HttpReply reply);
    void stopAll(Ending why);
    void endDay();
    void endHeld();
    /// Renews the token once for all calls that wait for it; they end with the error when there is none to be had.
    void renewToken(const std::stop_token &stop);
    bool mayBeRenewed(const Job &job) const;
    void drop(Ending why, const std::optional<Error> &error = {});

    Transport &m_transport;
    const std::vector<HttpRequest> &m_requests;
    const Transport::Judge &m_judge;
    std::vector<Job> m_jobs;
    std::vector<HttpReply> m_replies;
    std::deque<size_t> m_ready;
    std::deque<std::pair<qint64, size_t>> m_delayed; ///< not before, call
    int m_inFlight = 0;
    size_t m_open = 0;
    qint64 m_blockedSince = 0; ///< 0: the limiter lets calls through
    std::optional<QByteArray> m_renew; ///< nothing is sent before a token other than this one is there
    QTimer m_wake;
    QEventLoop m_loop;
};

} // namespace samband
