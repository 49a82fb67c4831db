#include "core/crm/oauth.h"

#include "core/crm/failure.h"
#include "core/crm/loopback.h"
#include "core/crm/transport.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QEventLoop>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::OAuth)
};

constexpr qint64 lifeMost = 10LL * 366 * 24 * 60 * 60; ///< s; a token that lives longer is renewed when it is refused
constexpr qint64 callMost = 30'000; ///< ms for one call of the token endpoint

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray formOf(const QList<std::pair<QString, QString>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}

/// One POST of a form. Sent once; again only while nothing has reached the server: a refresh token may work once only.
HttpReply post(const QString &address, const QByteArray &form, std::stop_token stop)
{
    Transport::Options options;
    options.headers.insert("Accept", "application/json");
    options.deadlineMs = callMost;
    options.answerCap = 1024 * 1024;
    Transport transport(options);
    HttpRequest request{"POST", QUrl(address), form, {}, true};
    request.type = "application/x-www-form-urlencoded";
    const auto judge = [](size_t, const HttpReply &reply, int attempt) {
        const bool again = reply.ending == Ending::NotReached && !reply.sent && attempt < 3;
        return again ? Verdict{Verdict::Retry, 500} : Verdict{};
    };
    return transport.send({request}, judge, std::move(stop)).front();
}

QString hostOf(const QString &address)
{
    return QUrl(address).host();
}

} // namespace

QString randomWord()
{
    QByteArray bytes(32, '\0');
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return QString::fromLatin1(base64Url(bytes));
}

QString challengeOf(const QString &verifier)
{
    return QString::fromLatin1(base64Url(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)));
}

qint64 dueAfter(qint64 now, qint64 seconds)
{
    const qint64 life = seconds * 1000;
    return now + std::max(life - 30'000, life / 2);
}

OAuth::OAuth(QString system, SignIn way, std::function<qint64()> clock)
    : m_system(std::move(system))
    , m_way(std::move(way))
    , m_clock(std::move(clock))
{
}

Error OAuth::denied(const QString &error, const QString &description) const
{
    if (error == "access_denied"_L1)
        return failure(ErrorKind::Unauthorized,
            Words::tr("%1: the sign-in was declined in the browser. Start it again and agree to what is asked for.")
                .arg(m_system));
    if (error == "invalid_scope"_L1)
        return failure(ErrorKind::Unauthorized,
            Words::tr("%1 does not give this app all the scopes that were asked for (%2). Allow them in the app's "
                      "settings there, then sign in again.")
                .arg(m_system, m_way.scopes.join(u", "_s)));
    return failure(ErrorKind::Unauthorized,
        Words::tr("%1 ended the sign-in (%2%3). Check the app's settings there, then sign in again.")
            .arg(m_system, error, description.isEmpty() ? QString() : u": "_s + description));
}

Error OAuth::refused(const QString &error, const QString &description, int status) const
{
    if (error == "invalid_grant"_L1)
        return failure(ErrorKind::Unauthorized,
            Words::tr("%1 no longer accepts this sign-in: it was revoked, used elsewhere or has ended. Sign in again; "
                      "nothing is lost, the next run goes on from here.")
                .arg(m_system),
            status);
    if (error == "invalid_client"_L1 || error == "unauthorized_client"_L1)
        return failure(ErrorKind::Unauthorized,
            Words::tr("%1 does not know this app, or its secret is wrong. Check client id and secret in the app's "
                      "settings there, then sign in again.")
                .arg(m_system),
            status);
    if (error == "redirect_uri_mismatch"_L1 || description.contains("redirect"_L1, Qt::CaseInsensitive))
        return failure(ErrorKind::Unauthorized,
            Words::tr(
                "%1 does not allow the app to come back to this machine. Enter http://%2:PORT%3 as a redirect URL "
                "in the app's settings there, and sign in with that port.")
                .arg(m_system, m_way.redirectHost, Loopback::path()),
            status);
    // RFC 6749 §5.2: a refusal is a 400 or 401. Whatever else comes says nothing about the sign-in.
    const bool refusal = status == 400 || status == 401 || status == 403;
    return failure(refusal ? ErrorKind::Unauthorized : ErrorKind::Unavailable,
        Words::tr("%1 gave no token (%2). Try again; check the app's settings there if it stays so.")
            .arg(m_system, error.isEmpty() ? QString::number(status) : error),
        status);
}

Result<Credential> OAuth::tokensFor(const Fields &fields, const Credential &known, std::stop_token stop) const
{
    Fields all = fields;
    all.append({u"client_id"_s, known.clientId});
    if (!known.clientSecret.isEmpty())
        all.append({u"client_secret"_s, known.clientSecret});
    const qint64 asked = m_clock();
    const HttpReply reply = post(m_way.tokenUrl, formOf(all), stop);
    if (reply.ending == Ending::Stopped)
        return failure(ErrorKind::Cancelled, Words::tr("The sign-in to %1 was stopped.").arg(m_system));
    if (reply.ending != Ending::Answered)
        return failure(ErrorKind::Network,
            Words::tr("%1 did not answer at %2. Check the network, then try again.")
                .arg(m_system, hostOf(m_way.tokenUrl)));
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    // Only short words of the standard are repeated: whatever else stands in an answer could be the token itself.
    static const QStringList knownErrors{u"invalid_grant"_s, u"invalid_client"_s, u"unauthorized_client"_s,
        u"invalid_request"_s, u"invalid_scope"_s, u"unsupported_grant_type"_s, u"redirect_uri_mismatch"_s};
    const QString error = json["error"_L1].toString();
    if (reply.status < 200 || reply.status >= 300)
        return refused(
            knownErrors.contains(error) ? error : QString(), json["error_description"_L1].toString(), reply.status);
    Credential credential = known;
    credential.access = json["access_token"_L1].toString();
    if (credential.access.isEmpty())
        return failure(ErrorKind::BadAnswer,
            Words::tr("The answer of %1 at %2 holds no token. Check the address in the manifest.")
                .arg(m_system, hostOf(m_way.tokenUrl)));
    if (const QString newest = json["refresh_token"_L1].toString(); !newest.isEmpty())
        credential.refresh = newest;
    const qint64 life = std::min(json["expires_in"_L1].toVariant().toLongLong(), lifeMost);
    credential.endsAt = life > 0 ? asked + life * 1000 : 0;
    credential.dueAt = life > 0 ? dueAfter(asked, life) : 0;
    QStringList scopes = json["scopes"_L1].toVariant().toStringList();
    if (scopes.isEmpty())
        scopes = json["scope"_L1].toString().split(u' ', Qt::SkipEmptyParts);
    if (!scopes.isEmpty())
        credential.scopes = scopes;
    return credential;
}

Result<Credential> OAuth::signIn(
    const OAuthApp &app, const std::function<void(const QUrl &)> &open, std::stop_token stop, qint64 patienceMs) const
{
    if (app.clientId.isEmpty() || (m_way.secret && app.clientSecret.isEmpty()))
        return failure(ErrorKind::BadInput,
            m_way.secret
                ? Words::tr("%1 wants the client id and the client secret of an app of your own.").arg(m_system)
                : Words::tr("%1 wants the client id of an app of your own.").arg(m_system));
    const QString state = randomWord();
    const QString verifier = randomWord();
    Loopback loopback(state.toLatin1());
    if (!loopback.listen(app.port))
        return failure(ErrorKind::BadInput,
            Words::tr("Port %1 on this machine is taken. Free it, or choose another one here and in the app's settings "
                      "at %2.")
                .arg(app.port)
                .arg(m_system));
    const QString redirect = u"http://%1:%2%3"_s.arg(m_way.redirectHost).arg(loopback.port()).arg(Loopback::path());
    Fields asked{{u"response_type"_s, u"code"_s}, {u"client_id"_s, app.clientId}, {u"redirect_uri"_s, redirect},
        {u"scope"_s, m_way.scopes.join(u' ')}, {u"state"_s, state}};
    if (!m_way.optionalScopes.isEmpty())
        asked.append({u"optional_scope"_s, m_way.optionalScopes.join(u' ')});
    if (m_way.pkce) {
        asked.append({u"code_challenge"_s, challengeOf(verifier)});
        asked.append({u"code_challenge_method"_s, u"S256"_s});
    }
    const QUrl address = QUrl::fromEncoded(m_way.authorizeUrl.toUtf8() + '?' + formOf(asked));

    std::optional<Redirect> came;
    QEventLoop loop;
    QObject::connect(&loopback, &Loopback::arrived, &loop, [&](const Redirect &brought) {
        came = brought;
        // After the page has gone out to the browser.
        QTimer::singleShot(50, &loop, &QEventLoop::quit);
    });
    QTimer::singleShot(int(patienceMs), &loop, &QEventLoop::quit);
    {
        const std::stop_callback onStop(
            stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
        open(address);
        if (!stop.stop_requested())
            loop.exec();
    }
    if (stop.stop_requested())
        return failure(ErrorKind::Cancelled, Words::tr("The sign-in to %1 was stopped.").arg(m_system));
    if (!came)
        return failure(ErrorKind::Unauthorized,
            Words::tr(
                "Nobody came back from the browser within %1 s, so the sign-in to %2 ended. If %2 spoke of a wrong "
                "redirect: enter %3 in the app's settings there, and sign in with that port.")
                .arg(QString::number(patienceMs / 1000), m_system, redirect));
    if (came->code.isEmpty())
        return denied(came->error, came->description);
    Fields fields{{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, came->code}, {u"redirect_uri"_s, redirect}};
    if (m_way.pkce)
        fields.append({u"code_verifier"_s, verifier});
    Credential fresh;
    fresh.clientId = app.clientId;
    fresh.clientSecret = app.clientSecret;
    return tokensFor(fields, fresh, stop);
}

Result<Credential> OAuth::refresh(const Credential &old, std::stop_token stop) const
{
    return tokensFor({{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, old.refresh}}, old, std::move(stop));
}

Status OAuth::revoke(const Credential &credential, std::stop_token stop) const
{
    if (m_way.revokeUrl.isEmpty() || credential.refresh.isEmpty())
        return Done{};
    Fields fields{{u"token"_s, credential.refresh}, {u"token_type_hint"_s, u"refresh_token"_s},
        {u"client_id"_s, credential.clientId}};
    if (!credential.clientSecret.isEmpty())
        fields.append({u"client_secret"_s, credential.clientSecret});
    const HttpReply reply = post(m_way.revokeUrl, formOf(fields), std::move(stop));
    if (reply.ending == Ending::Answered && reply.status < 300)
        return Done{};
    return failure(ErrorKind::Unavailable,
        Words::tr("Signed out here, but %1 did not confirm it. Remove the app's access there too.").arg(m_system));
}

} // namespace samband
