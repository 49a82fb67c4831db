#pragma once

#include "core/crm/crmclient.h"
#include "core/crm/limiter.h"

#include <QByteArray>
#include <QMap>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace samband {

/// One call to send. Holds no token: the transport adds it at the last moment.
struct HttpRequest {
    QByteArray method;
    QUrl url;
    QByteArray body;
    QString limit; ///< limit class
    bool write = false; ///< changes something at the server
    QMap<QByteArray, QByteArray> headers{}; ///< of this call alone
    QByteArray type = "application/json"; ///< of the body
};

/// How a call ended.
enum class Ending {
    Answered, ///< a whole answer; the status says what it is
    NotReached, ///< no connection: the server has seen nothing of it
    Lost, ///< sent, and no whole answer came back (closed, cut, or too late)
    TooBig, ///< the answer is bigger than allowed
    Stopped, ///< the operator stopped it; sent says whether it was on its way
    Skipped, ///< not sent, because another call of the group ended everything
};

struct HttpReply {
    Ending ending = Ending::Skipped;
    int status = 0;
    QMap<QByteArray, QByteArray> headers; ///< names lower case
    QByteArray body;
    QString trouble; ///< the network layer's words, empty when answered
    bool sent = false; ///< bytes of it may have reached the server
    bool daySpent = false; ///< not sent: the day's quota is used up
    qint64 heldUntil = 0; ///< not sent: the system takes no call before (ms UTC)
    bool newToken = false; ///< refused for its token for the first time, and there is or will be a newer one: ask again
    std::optional<Error> signIn{}; ///< Skipped: the token could not be renewed, and why
};

/// When the server says that it answered, ms UTC in whole seconds; nothing when it does not say (RFC 9110, 6.6.1).
std::optional<qint64> answeredAt(const HttpReply &reply);

/// What to do after a reply.
struct Verdict {
    enum Step { Accept, Retry, StopAll };
    Step step = Accept;
    qint64 waitMs = 0; ///< Retry: not before
    bool pauseClass = false; ///< the wait is for all calls of the class
    bool daySpent = false; ///< StopAll: the day's quota is used up
    qint64 holdMs = 0; ///< StopAll: the account takes no call at all for so long
};

/// Renews a token that ends or was refused. Called on the thread that sends, while no call of it is on its way.
class TokenRenewer {
public:
    virtual ~TokenRenewer() = default;
    /// The token ends so soon that the next call might be refused.
    virtual bool isDue() const = 0;
    /// Blocks until there is a token other than \a refused (empty: none was refused, it is only due). An error is for
    /// the operator and says how to sign in again.
    virtual Status renew(const QByteArray &refused, std::stop_token stop) = 0;
    /// What came up meanwhile. May be asked on any thread.
    virtual SignInTrouble trouble() const { return {}; }
};

/// Sends many calls at once and waits for all of them, on the calling thread. Each call is sent once per verdict: the
/// network layer never repeats one by itself, follows no redirect and never holds more calls than it has connections.
class Transport {
public:
    struct Options {
        QMap<QByteArray, QByteArray> headers;
        QMap<QString, LimitClass> limits;
        std::shared_ptr<Limiter> limiter; ///< shared with others who call the account; empty: one of its own
        std::function<QByteArray()> token; ///< bearer token, empty for none; asked before each call
        std::shared_ptr<TokenRenewer> renewer{}; ///< null: the token lasts, or is replaced from outside
        qint64 deadlineMs = 120'000; ///< per call, from the moment it is sent
        qint64 answerCap = 64 * 1024 * 1024; ///< bytes
    };
    using Judge = std::function<Verdict(size_t index, const HttpReply &reply, int attempt)>;

    explicit Transport(Options options);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// One reply per request, in their order. Returns within 100 ms of a stop.
    std::vector<HttpReply> send(const std::vector<HttpRequest> &requests, const Judge &judge, std::stop_token stop);
    CallStats stats() const;

    std::shared_ptr<Limiter> limiter() const { return m_limiter; }
    /// Ms of the clock that the limiter is asked with.
    static qint64 now();
    /// Ms by which the server's clock is ahead of ours, from the Date header of the last answer that had one.
    std::optional<qint64> clockAhead() const { return m_clockAhead; }
    void setUrgent(bool urgent) { m_caller = urgent ? Limiter::Caller::Operator : Limiter::Caller::Run; }

private:
    friend class Exchange;
    QNetworkAccessManager &network();
    void noteDate(const HttpReply &reply);

    Options m_options;
    std::shared_ptr<Limiter> m_limiter;
    Limiter::Caller m_caller = Limiter::Caller::Run;
    std::optional<qint64> m_clockAhead;
    CallStats m_stats;
    std::unique_ptr<QNetworkAccessManager> m_network; ///< made on first use: it belongs to the thread that sends
};

} // namespace samband
