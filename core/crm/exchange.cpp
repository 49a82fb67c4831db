#include "core/crm/exchange.h"

#include "core/crm/oneshotbody.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

constexpr qint64 window = 256 * 1024; // bytes the network layer may hold before they are taken
constexpr qint64 lookAgain = 5; // ms: others who share the limiter hold all places

qint64 clockNow()
{
    return Transport::now();
}

// Errors after which the server cannot have seen the request.
bool neverReached(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError
        || error == QNetworkReply::SslHandshakeFailedError || error == QNetworkReply::ProxyConnectionRefusedError
        || error == QNetworkReply::ProxyNotFoundError || error == QNetworkReply::ProxyAuthenticationRequiredError
        || error == QNetworkReply::ProtocolUnknownError || error == QNetworkReply::InsecureRedirectError;
}

// A status >= 400 makes the network layer report an error too, with the whole body: only these mean that it is not
// whole.
bool brokeOff(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError && error < QNetworkReply::ProxyConnectionRefusedError;
}

/// Whether less came than was announced. Qt tells so mostly, but now and then calls it finished. Where it unpacks a
/// body it takes the length away (QHttpNetworkReply), and an answer without content may name the one it would have had.
bool isCut(const HttpReply &reply)
{
    const bool hasContent = reply.status >= 200 && reply.status < 300 && reply.status != 204 && reply.status != 205;
    bool isNumber = false;
    const qint64 announced = reply.headers.value("content-length").toLongLong(&isNumber);
    return hasContent && isNumber && reply.body.size() < announced;
}

} // namespace

Exchange::Exchange(Transport &transport, const std::vector<HttpRequest> &requests, const Transport::Judge &judge)
    : m_transport(transport)
    , m_requests(requests)
    , m_judge(judge)
    , m_jobs(requests.size())
    , m_replies(requests.size())
    , m_open(requests.size())
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &Exchange::pump);
    for (size_t i = 0; i < requests.size(); ++i)
        m_ready.push_back(i);
}

Exchange::~Exchange() = default;

std::vector<HttpReply> Exchange::run(std::stop_token stop)
{
    if (m_open == 0)
        return {};
    {
        // runs on the thread that stops; the work is done on this one
        const std::stop_callback onStop(stop, [this] {
            QMetaObject::invokeMethod(
                this, [this] { stopAll(Ending::Stopped); }, Qt::QueuedConnection);
        });
        if (stop.stop_requested())
            stopAll(Ending::Stopped);
        else
            pump();
        while (m_open > 0) {
            if (!m_renew || m_inFlight > 0)
                m_loop.exec(QEventLoop::ExcludeUserInputEvents);
            if (m_renew && m_open > 0)
                renewToken(stop);
        }
    }
    return std::move(m_replies);
}

void Exchange::wakeDelayed(qint64 now)
{
    for (auto it = m_delayed.begin(); it != m_delayed.end();) {
        if (it->first > now) {
            ++it;
            continue;
        }
        m_ready.push_front(it->second);
        it = m_delayed.erase(it);
    }
}

// Outside the loop: renewing waits for answers of its own, and a loop within a loop would bring ours in between.
void Exchange::renewToken(const std::stop_token &stop)
{
    const Status renewed = m_transport.m_options.renewer->renew(*m_renew, stop);
    m_renew.reset();
    if (m_open == 0)
        return; // stopped meanwhile
    if (renewed)
        pump();
    else
        drop(stop.stop_requested() ? Ending::Stopped : Ending::Skipped, renewed.error());
}

bool Exchange::mayBeRenewed(const Job &job) const
{
    return m_transport.m_options.renewer && job.refusals == 1;
}

void Exchange::pump()
{
    const qint64 now = clockNow();
    wakeDelayed(now);
    if (!m_renew && !m_ready.empty() && m_transport.m_options.renewer && m_transport.m_options.renewer->isDue())
        m_renew = QByteArray();
    if (m_renew) {
        // Those on their way come back first: whatever token they carry, one renewal is for all.
        if (m_inFlight == 0)
            m_loop.quit();
        return;
    }
    qint64 wait = -1;
    while (!m_ready.empty() && m_inFlight < connections) {
        const size_t index = m_ready.front();
        const qint64 pause = m_transport.m_limiter->take(m_requests[index].limit, now, m_transport.m_caller);
        if (pause == Limiter::Spent)
            return endDay();
        if (pause == Limiter::Held)
            return endHeld();
        if (pause == Limiter::Full) {
            wait = m_inFlight == 0 ? lookAgain : -1;
            break;
        }
        if (pause > 0) {
            wait = pause;
            m_blockedSince = m_blockedSince == 0 ? now : m_blockedSince;
            break;
        }
        if (m_blockedSince > 0)
            m_transport.m_stats.waitedMs += now - std::exchange(m_blockedSince, 0);
        m_ready.pop_front();
        start(index);
    }
    for (const auto &[due, index] : m_delayed)
        wait = wait < 0 ? due - now : std::min(wait, due - now);
    if (wait >= 0)
        m_wake.start(int(std::clamp<qint64>(wait, 1, 3'600'000)));
}

void Exchange::start(size_t index)
{
    const HttpRequest &what = m_requests[index];
    Job &job = m_jobs[index];
    QNetworkRequest request(what.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // One call per connection: what is measured and promised about sending once is measured on HTTP/1.1.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    const auto &headers = m_transport.m_options.headers;
    for (auto it = headers.cbegin(); it != headers.cend(); ++it)
        request.setRawHeader(it.key(), it.value());
    for (auto it = what.headers.cbegin(); it != what.headers.cend(); ++it)
        request.setRawHeader(it.key(), it.value());
    job.token = m_transport.m_options.token ? m_transport.m_options.token() : QByteArray();
    if (!job.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + job.token);

    ++job.attempts;
    job.forced.reset();
    ++m_transport.m_stats.calls;
    job.startedAt = clockNow();
    ++m_inFlight;
    job.body = nullptr;
    if (what.write || !what.body.isEmpty()) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, what.body.size());
        if (!what.body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, what.type);
        job.body = new OneShotBody(what.body, this);
    }
    job.answer.clear();
    job.reply = m_transport.network().sendCustomRequest(request, what.method, job.body);
    job.reply->setReadBufferSize(window);
    if (job.body)
        job.body->setParent(job.reply); // a reply that is still to be deleted may look at it

    connect(job.reply, &QNetworkReply::finished, this, [this, index] { finished(index); });
    connect(job.reply, &QNetworkReply::readyRead, this, [this, index] { take(index); });
    auto *deadline = new QTimer(job.reply);
    deadline->setSingleShot(true);
    connect(deadline, &QTimer::timeout, this, [this, index] { end(index, Ending::Lost); });
    deadline->start(int(m_transport.m_options.deadlineMs));
    if (job.reply->isFinished())
        QMetaObject::invokeMethod(
            this, [this, index] { finished(index); }, Qt::QueuedConnection);
}

void Exchange::take(size_t index)
{
    Job &job = m_jobs[index];
    if (!job.reply)
        return;
    job.answer += job.reply->readAll();
    if (job.answer.size() > m_transport.m_options.answerCap)
        end(index, Ending::TooBig);
}

void Exchange::end(size_t index, Ending why)
{
    Job &job = m_jobs[index];
    if (!job.reply)
        return;
    job.forced = why;
    job.reply->abort(); // reports finished before it returns
}

HttpReply Exchange::collect(size_t index)
{
    const Job &job = m_jobs[index];
    const QNetworkReply::NetworkError error = job.reply->error();
    HttpReply reply;
    reply.status = job.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : job.reply->rawHeaderPairs())
        reply.headers.insert(name.toLower(), value);
    // A refused connection can also be the second one, after the first was closed with the request on it.
    reply.sent = !neverReached(error) || (job.body && job.body->wasRead());
    if (job.forced)
        reply.ending = *job.forced;
    else if (!reply.sent)
        reply.ending = Ending::NotReached;
    else
        reply.ending = brokeOff(error) || reply.status == 0 ? Ending::Lost : Ending::Answered;
    if (reply.ending == Ending::Answered)
        reply.body = job.answer + job.reply->readAll();
    if (reply.ending == Ending::Answered && isCut(reply)) {
        reply.ending = Ending::Lost;
        reply.body.clear();
    }
    if (reply.ending != Ending::Answered)
        reply.trouble = job.forced ? QString() : job.reply->errorString();
    return reply;
}

void Exchange::finished(size_t index)
{
    Job &job = m_jobs[index];
    if (!job.reply)
        return;
    HttpReply reply = collect(index);
    job.reply->disconnect(this);
    job.reply->deleteLater();
    job.reply = nullptr;
    --m_inFlight;
    m_transport.m_limiter->ended(m_requests[index].limit, job.startedAt, clockNow());
    m_transport.m_limiter->observe(m_requests[index].limit, reply.headers, clockNow());
    m_transport.noteDate(reply);
    if (reply.status == 429)
        ++m_transport.m_stats.limited;
    if (reply.status == 423)
        m_transport.m_limiter->locked(m_requests[index].limit, clockNow());
    if (reply.status == 401 && m_transport.m_options.token && ++job.refusals == 1) {
        const bool replaced = m_transport.m_options.token() != job.token;
        reply.newToken = replaced || mayBeRenewed(job);
        if (reply.newToken && !replaced)
            m_renew = job.token;
    }
    settle(index, std::move(reply));
}

void Exchange::settle(size_t index, HttpReply reply)
{
    Verdict verdict;
    if (reply.ending != Ending::Stopped && reply.ending != Ending::Skipped)
        verdict = m_judge(index, reply, m_jobs[index].attempts);
    if (verdict.step == Verdict::Retry) {
        ++m_transport.m_stats.retries;
        const qint64 due = clockNow() + verdict.waitMs;
        if (verdict.pauseClass && reply.status == 429)
            m_transport.m_limiter->refused(m_requests[index].limit, clockNow(), due);
        else if (verdict.pauseClass)
            m_transport.m_limiter->pause(m_requests[index].limit, due);
        m_delayed.emplace_back(due, index);
    } else {
        m_replies[index] = std::move(reply);
        --m_open;
    }
    if (verdict.daySpent)
        m_transport.m_limiter->spendDay();
    if (verdict.holdMs > 0) {
        m_transport.m_limiter->hold(verdict.holdMs);
        if (m_open > 0)
            endHeld();
    } else if (verdict.step == Verdict::StopAll) {
        // calls on their way are waited for: what they did must be known
        m_open -= m_ready.size() + m_delayed.size();
        m_ready.clear();
        m_delayed.clear();
    }
    if (m_open == 0)
        m_loop.quit();
    else
        pump();
}

// The day's quota is used up, as the server's own numbers say: what waits is not sent at all.
void Exchange::endDay()
{
    for (const auto &[due, index] : std::exchange(m_delayed, {}))
        m_ready.push_back(index);
    m_open -= m_ready.size();
    for (const size_t index : std::exchange(m_ready, {}))
        m_replies[index].daySpent = true;
    if (m_open == 0)
        QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
}

// The system takes no calls for longer than anybody waits: what waits is not sent at all.
void Exchange::endHeld()
{
    const qint64 until = m_transport.m_limiter->heldUntil();
    for (const auto &[due, index] : std::exchange(m_delayed, {}))
        m_ready.push_back(index);
    m_open -= m_ready.size();
    for (const size_t index : std::exchange(m_ready, {}))
        m_replies[index].heldUntil = until;
    if (m_open == 0)
        QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
}

void Exchange::drop(Ending why, const std::optional<Error> &error)
{
    const auto end = [&](size_t index) {
        m_replies[index] = {};
        m_replies[index].ending = why;
        m_replies[index].signIn = why == Ending::Skipped ? error : std::nullopt;
        --m_open;
    };
    for (const size_t index : std::exchange(m_ready, {}))
        end(index);
    for (const auto &[due, index] : std::exchange(m_delayed, {}))
        end(index);
}

void Exchange::stopAll(Ending why)
{
    m_wake.stop();
    drop(why);
    for (size_t index = 0; index < m_jobs.size(); ++index)
        end(index, why);
    if (m_open == 0)
        m_loop.quit();
}

} // namespace samband
