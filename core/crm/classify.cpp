#include "core/crm/classify.h"

#include "core/crm/failure.h"

#include "core/crm/jsonpath.h"
#include "core/crm/nextlink.h"
#include "core/domain/path.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

constexpr qint64 longestWait = 60'000; ///< ms; whoever asks for more gets a stopped run, not a hanging one

/// ms, api-facts §10: what a rolling policy may ask for at most. Whoever names more means ms, or is wrong.
constexpr qint64 longestOfPolicy = 30'000;

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

QString firstText(const QJsonValue &value, const QStringList &paths)
{
    for (const QString &path : paths) {
        if (const QString text = textAt(value, path); !text.isEmpty())
            return text;
    }
    return {};
}

// A server's own words, made fit for the screen: one line, no JSON that it pasted into them, no token.
QString presentable(QString text, const QByteArray &token)
{
    if (!token.isEmpty())
        text.replace(QString::fromUtf8(token), u"…"_s);
    static const QRegularExpression bearer(u"(?i)bearer\\s+\\S+"_s);
    static const QRegularExpression pasted(u"[\\[{]\\s*[\\[{\"].*$"_s, QRegularExpression::DotMatchesEverythingOption);
    text.replace(bearer, u"…"_s);
    text.remove(pasted);
    text = text.simplified();
    while (text.endsWith(u':') || text.endsWith(u'.') || text.endsWith(u' '))
        text.chop(1);
    return text.size() > 300 ? text.left(299) + u'…' : text;
}

qint64 retryAfterMs(const HttpReply &reply)
{
    const QByteArray header = reply.headers.value("retry-after").trimmed();
    bool ok = false;
    const double seconds = header.toDouble(&ok);
    if (ok) // "nan" and "inf" are numbers to the parser, and a day is as long as anybody means
        return seconds > 0 ? qint64(std::min(seconds, 86'400.0) * 1000) : 0;
    const QDateTime until =
        QDateTime::fromString(QString::fromLatin1(header).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
    return until.isValid() ? std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(until)) : 0;
}

struct Words {
    QString message;
    QString property; ///< path, empty when no property is named
    QString category;
    QString requestId;
    QString scopes;
};

QString pathOf(const CallContext &call, const QString &name)
{
    return name.isEmpty() || call.prefix.isEmpty() || name.startsWith(call.prefix) ? name : call.prefix + name;
}

Words wordsOf(const ErrorRules &rules, const CallContext &call, const QJsonValue &body)
{
    Words words;
    words.message = firstText(body, rules.message);
    words.category = firstText(body, rules.category);
    words.requestId = firstText(body, rules.correlationId);
    words.scopes = firstText(body, rules.scopes);
    words.property = pathOf(call, firstText(body, rules.listProperty));
    for (const QJsonValue &entry : valueAt(body, rules.list).toArray()) {
        if (words.scopes.isEmpty())
            words.scopes = firstText(entry, rules.scopes);
        if (words.property.isEmpty())
            words.property = pathOf(call, firstText(entry, rules.listProperty));
        const QString said = firstText(entry, rules.message);
        if (!said.isEmpty() && (!firstText(entry, rules.listProperty).isEmpty() || words.message.isEmpty())) {
            words.message = said;
            break;
        }
    }
    const QJsonObject map = rules.map.isEmpty() ? QJsonObject() : valueAt(body, rules.map).toObject();
    if (!map.isEmpty()) {
        words.property = pathOf(call, map.begin().key());
        words.message = textAt(map.begin().value());
    }
    words.message = presentable(words.message, call.token);
    words.property = presentable(words.property, call.token);
    return words;
}

QString withMessage(const QString &sentence, const QString &message)
{
    return message.isEmpty() ? sentence + u'.' : sentence + u": "_s + message + u'.';
}

QString refusal(const CallContext &call, const Words &words)
{
    const QString what = words.property.isEmpty() ? Said::tr("the values of a record (%1)").arg(call.what)
                                                  : Said::tr("the %1").arg(spoken(words.property));
    return withMessage(Said::tr("%1 refused %2").arg(call.system, what), words.message);
}

QString duplicate(const ErrorRules &rules, const CallContext &call, const Words &words)
{
    const QRegularExpression pattern(rules.existingId);
    const auto match = rules.existingId.isEmpty() ? QRegularExpressionMatch() : pattern.match(words.message);
    if (match.hasMatch()) {
        return Said::tr("%1 already has this record as number %2: link to it instead of creating another.")
            .arg(call.system, match.captured(1));
    }
    return withMessage(
        Said::tr("%1 already has a record with a value that must be unique").arg(call.system), words.message);
}

ErrorKind kindOf(int status, bool write)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 408: // the server closed it before it was done reading, or after
        return write ? ErrorKind::OutcomeUnknown : ErrorKind::Unavailable;
    case 409:
        return ErrorKind::Duplicate;
    case 412:
        return ErrorKind::Stale;
    case 423:
        return ErrorKind::Locked;
    case 429:
        return ErrorKind::RateLimited;
    case 477:
        return ErrorKind::Unavailable;
    default:
        break;
    }
    if (status >= 500) // the record may have been written before the server stumbled
        return write ? ErrorKind::OutcomeUnknown : ErrorKind::Unavailable;
    return status >= 400 ? ErrorKind::Refused : ErrorKind::BadAnswer;
}

QString textOf(const ErrorRules &rules, const CallContext &call, const Words &words, ErrorKind kind, int status)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
        return Said::tr("%1 did not accept the token: sign in again.").arg(call.system);
    case ErrorKind::Forbidden:
        return words.scopes.isEmpty()
            ? withMessage(
                Said::tr("%1 does not allow this for %2: give the token that permission").arg(call.system, call.what),
                words.message)
            : Said::tr("%1 does not allow this for %2: give the token the permission %3.")
                  .arg(call.system, call.what, presentable(words.scopes, call.token));
    case ErrorKind::NotFound:
        if (!call.path.isEmpty())
            return Said::tr("%1 has nothing at %2 (%3). Check the address, the version and the manifest.")
                .arg(call.system, presentable(call.path, call.token), call.what);
        return Said::tr("%1 has no such record (%2).").arg(call.system, call.what);
    case ErrorKind::Duplicate:
        return duplicate(rules, call, words);
    case ErrorKind::Stale:
        return Said::tr(
            "A record (%2) was changed in %1 meanwhile: nothing was overwritten, and it is looked at again.")
            .arg(call.system, call.what);
    case ErrorKind::Locked:
        return Said::tr("%1 keeps the record locked (%2): it is tried again later.").arg(call.system, call.what);
    case ErrorKind::RateLimited:
        return Said::tr("%1 takes no more calls at the moment: wait a little, then run again.").arg(call.system);
    case ErrorKind::QuotaExhausted:
        return Said::tr(
            "The day's quota of calls to %1 is used up, so the run ended here; nothing is lost, and the next run "
            "goes on from here.")
            .arg(call.system);
    case ErrorKind::OutcomeUnknown: {
        const QString unknown =
            Said::tr("%1 failed (%2) while a record (%3) was written: it is not known whether it was; it is looked up "
                     "before anything is sent again.")
                .arg(call.system, QString::number(status), call.what);
        return words.message.isEmpty() ? unknown : unknown + u' ' + Said::tr("It said: %1.").arg(words.message);
    }
    case ErrorKind::Unavailable:
        return withMessage(
            Said::tr("%1 cannot answer now (%2): try again later").arg(call.system, QString::number(status)),
            words.message);
    default:
        return refusal(call, words);
    }
}

Error made(const ErrorRules &rules, const CallContext &call, const Words &words, ErrorKind kind, int status)
{
    Error error;
    error.kind = kind;
    error.text = textOf(rules, call, words, kind, status);
    error.http = status;
    error.requestId = presentable(words.requestId, call.token);
    if (kind == ErrorKind::Refused || kind == ErrorKind::Duplicate)
        error.property = words.property;
    return error;
}

Error connectionError(const CallContext &call, const HttpReply &reply)
{
    const QString why = presentable(reply.trouble, call.token);
    const bool unknown = call.write && reply.sent;
    switch (reply.ending) {
    case Ending::Stopped:
    case Ending::Skipped:
        if (!unknown)
            return failure(
                ErrorKind::Cancelled, Said::tr("Stopped before %1 was called (%2).").arg(call.system, call.what));
        break;
    case Ending::NotReached:
        return failure(ErrorKind::Network,
            withMessage(
                Said::tr("%1 cannot be reached at %2; check the network and the address").arg(call.system, call.host),
                why));
    case Ending::TooBig:
        if (!unknown)
            return failure(ErrorKind::BadAnswer,
                Said::tr("The answer of %1 for %2 is too big to be right.").arg(call.system, call.what));
        break;
    case Ending::Lost:
    case Ending::Answered:
        if (!unknown && reply.status != 0)
            return failure(ErrorKind::BadAnswer,
                Said::tr("The answer of %1 for %2 broke off.").arg(call.system, call.what), reply.status);
        if (!unknown)
            return failure(ErrorKind::Network,
                withMessage(Said::tr("%1 did not answer in time, or closed the connection").arg(call.system), why));
        break;
    }
    return failure(ErrorKind::OutcomeUnknown,
        Said::tr(
            "No answer came from %1 after a record (%2) was sent: it is not known whether it was written; it is looked "
            "up "
            "before anything is sent again.")
            .arg(call.system, call.what),
        reply.status);
}

const PolicyRule *policyOf(const ErrorRules &rules, const HttpReply &reply)
{
    const QJsonValue body = bodyIn(reply);
    const auto found = rules.policies.constFind(firstText(body, rules.policy));
    return found == rules.policies.cend() ? nullptr : &*found;
}

/// Ms for which the system wants no call at all; 0 when it does not say so, or for so short that it is waited for.
/// api-facts §9.3 (477: up to a day); RFC 9110, 10.2.3 (503).
qint64 heldFor(const ErrorRules &rules, const HttpReply &reply)
{
    const bool says = reply.status == 429 || reply.status == 477 || reply.status == 503;
    if (reply.ending != Ending::Answered || !says || (reply.status == 429 && policyOf(rules, reply)))
        return 0;
    const qint64 asked = retryAfterMs(reply);
    return asked > longestWait ? asked : 0;
}

Error held(const CallContext &call, qint64 until)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(until);
    const bool today = at.date() == QDate::currentDate();
    Error error = failure(ErrorKind::RateLimited,
        Said::tr("%1 asked not to be called before %2, so the run ended here; nothing is lost, and the next run after "
                 "that goes on from here.")
            .arg(call.system,
                today ? QLocale().toString(at.time(), QLocale::ShortFormat)
                      : QLocale().toString(at, QLocale::ShortFormat)));
    error.retryAfter = std::max<qint64>(0, until - QDateTime::currentMSecsSinceEpoch());
    return error;
}

// The rule for a status; the one without statuses is for calls that got no whole answer.
const RetryRule *ruleFor(const QList<RetryRule> &retry, const HttpReply &reply)
{
    const bool answered = reply.ending == Ending::Answered;
    for (const RetryRule &rule : retry) {
        if (answered ? rule.status.contains(reply.status) : rule.status.isEmpty())
            return &rule;
    }
    return nullptr;
}

} // namespace

QString spoken(const QString &path)
{
    QString words;
    for (const QChar letter : shortName(path)) {
        if (letter.isUpper() && !words.isEmpty() && words.back().isLower())
            words += u' ';
        words += letter == u'_' ? QChar(u' ') : letter.toLower();
    }
    return words;
}

QJsonValue bodyIn(const HttpReply &reply)
{
    // only inside a list does the parser take a text or a number
    return QJsonDocument::fromJson('[' + withoutMark(reply.body) + ']').array().at(0);
}

std::optional<Error> errorOf(const ErrorRules &rules, const CallContext &call, const HttpReply &reply)
{
    if (reply.daySpent)
        return made(rules, call, {}, ErrorKind::QuotaExhausted, 0);
    if (reply.heldUntil > 0)
        return held(call, reply.heldUntil);
    if (reply.signIn)
        return reply.signIn;
    if (reply.ending != Ending::Answered)
        return connectionError(call, reply);
    if (reply.status >= 200 && reply.status < 300)
        return std::nullopt;
    if (reply.status >= 300 && reply.status < 400) {
        const QUrl to(QString::fromUtf8(reply.headers.value("location")));
        const QString host = to.isRelative() ? to.path() : serverOf(to);
        return failure(call.write ? ErrorKind::OutcomeUnknown : ErrorKind::BadAnswer,
            Said::tr("%1 points to another address (%2). The token is not sent there: correct the base URL of the "
                     "connection.")
                .arg(call.system, host.isEmpty() ? Said::tr("not named") : host),
            reply.status);
    }
    Words words = wordsOf(rules, call, bodyIn(reply));
    if (words.message.isEmpty() && reply.headers.value("content-type").toLower().startsWith("text/plain"))
        words.message = presentable(QString::fromUtf8(reply.body.left(2000)), call.token);
    ErrorKind kind = kindOf(reply.status, call.write);
    if (kind == ErrorKind::Refused && rules.duplicate.contains(words.category))
        kind = ErrorKind::Duplicate;
    const PolicyRule *policy = kind == ErrorKind::RateLimited ? policyOf(rules, reply) : nullptr;
    if (policy && policy->stop)
        kind = ErrorKind::QuotaExhausted;
    // A permission that is missing for everything is named; a record that is somebody else's is no reason to stop.
    const bool notThisOne = kind == ErrorKind::Forbidden && call.write && call.oneRecord && words.scopes.isEmpty();
    Error error = made(rules, call, words, notThisOne ? ErrorKind::Refused : kind, reply.status);
    if (notThisOne)
        error.text = withMessage(
            Said::tr("%1 does not let us change this record (%2). Have it allowed there, or leave the record out")
                .arg(call.system, call.what),
            words.message);
    if (reply.status == 414 && !call.write)
        error.text = Said::tr("%1 refused the call for %2 because its address is too long: too many properties are "
                              "asked for at once. Map fewer of them, or let the manifest ask for them in the body.")
                         .arg(call.system, call.what);
    error.retryAfter = policy ? std::min(retryAfterMs(reply), longestOfPolicy) : retryAfterMs(reply);
    // What may have been written stays unknown, however long the system is away.
    const qint64 away = kind == ErrorKind::OutcomeUnknown ? 0 : heldFor(rules, reply);
    if (away > 0) {
        const Error told = held(call, QDateTime::currentMSecsSinceEpoch() + away);
        error.kind = told.kind;
        error.text = told.text;
    }
    return error;
}

Error errorOfEntry(const ErrorRules &rules, const CallContext &call, const QJsonObject &entry, int status)
{
    const Words words = wordsOf(rules, call, entry);
    ErrorKind kind = ErrorKind::Refused;
    if (rules.gone.contains(words.category))
        kind = ErrorKind::NotFound;
    else if (rules.duplicate.contains(words.category))
        kind = ErrorKind::Duplicate;
    return made(rules, call, words, kind, status);
}

Verdict verdictOf(const QList<RetryRule> &retry, const ErrorRules &rules, const HttpRequest &request,
    const HttpReply &reply, int attempt, double random)
{
    const bool answered = reply.ending == Ending::Answered;
    if (answered && reply.status == 401)
        return reply.newToken ? Verdict{Verdict::Retry} : Verdict{Verdict::StopAll};
    const PolicyRule *policy = answered && reply.status == 429 ? policyOf(rules, reply) : nullptr;
    if (policy && policy->stop)
        return {Verdict::StopAll, 0, false, true};
    if (const qint64 away = heldFor(rules, reply); away > 0)
        return {Verdict::StopAll, 0, false, false, away};
    const RetryRule *rule = ruleFor(retry, reply);
    const bool done = request.write && reply.sent && !(answered && rule && rule->writesToo);
    if (!rule || done || attempt >= rule->attempts)
        return {reply.ending == Ending::NotReached ? Verdict::StopAll : Verdict::Accept};
    qint64 wait = policy ? policy->waitMs : rule->waitMs * (rule->growing ? attempt : 1);
    wait += qint64(random * double(policy ? policy->jitterMs : rule->jitterMs));
    const qint64 asked = retryAfterMs(reply);
    wait = std::max(wait, policy ? std::min(asked, longestOfPolicy) : asked);
    if (wait > longestWait)
        return {Verdict::StopAll};
    return {Verdict::Retry, wait, answered && (reply.status == 429 || reply.status == 477)};
}

} // namespace samband
