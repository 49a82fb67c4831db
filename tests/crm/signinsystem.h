#pragma once

#include "core/crm/tokenkeeper.h"
#include "tests/crm/connect.h"
#include "tests/support/fakevault.h"

#include <QUrlQuery>

namespace samband {

inline const QString source = QStringLiteral("keychain:test");
inline qint64 now = 1'000'000;
inline qint64 clockNow()
{
    return now;
}

inline Credential credential(const QString &access, const QString &refresh)
{
    Credential made;
    made.access = access;
    made.refresh = refresh;
    made.clientId = QStringLiteral("app");
    made.clientSecret = QStringLiteral("marked-secret");
    return made;
}

/// A system whose API takes the newest access token only, and whose refresh tokens work once.
struct System {
    System()
        : server([this](const SeenRequest &request) { return answer(request); })
    {
        way.kind = SignInKind::OAuth2;
        way.authorizeUrl = QStringLiteral("https://login.example.com/authorize");
        way.tokenUrl = server.url() + QStringLiteral("/token");
        way.scopes = QStringList{QStringLiteral("a.read"), QStringLiteral("offline")};
        way.pkce = true;
    }
    FakeAnswer answer(const SeenRequest &request)
    {
        if (request.path() != QLatin1StringView("/token")) {
            const bool good = request.headers.value("authorization") == "Bearer access-" + QByteArray::number(issued);
            FakeAnswer reply =
                jsonAnswer({{QLatin1StringView("items"), QJsonArray()}, {QLatin1StringView("totalCount"), 0}},
                    good && !refuseAll ? 200 : 401);
            reply.delayMs = 5;
            return reply;
        }
        forms << request.body;
        if (tokenAnswer)
            return *tokenAnswer;
        const QUrlQuery form(QString::fromLatin1(request.body));
        if (form.queryItemValue(QStringLiteral("grant_type")) == QLatin1StringView("refresh_token")
            && form.queryItemValue(QStringLiteral("refresh_token"), QUrl::FullyDecoded)
                != QStringLiteral("refresh+%1").arg(issued))
            return jsonAnswer({{QLatin1StringView("error"), QLatin1StringView("invalid_grant")},
                                  {QLatin1StringView("error_description"), QLatin1StringView("marked-secret")}},
                400);
        ++issued;
        return jsonAnswer({{QLatin1StringView("access_token"), QStringLiteral("access-%1").arg(issued)},
            {QLatin1StringView("token_type"), QLatin1StringView("bearer")},
            {QLatin1StringView("refresh_token"), QStringLiteral("refresh+%1").arg(issued)},
            {QLatin1StringView("expires_in"), 1800},
            {QLatin1StringView("scopes"), QJsonArray{QStringLiteral("a.read")}}});
    }
    std::shared_ptr<TokenKeeper> keeper(const std::shared_ptr<FakeVault> &vault) const
    {
        return std::make_shared<TokenKeeper>(
            vault, source, QStringLiteral("Test"), OAuth(QStringLiteral("Test"), way, clockNow), clockNow);
    }
    Transport::Options options(const std::shared_ptr<TokenKeeper> &keeper) const
    {
        Transport::Options made;
        made.token = [keeper] { return keeper->token().toUtf8(); };
        made.renewer = keeper;
        LimitClass general;
        general.requests = 10'000;
        made.limits.insert(QStringLiteral("general"), general);
        return made;
    }
    std::vector<HttpReply> call(Transport &transport, int count, bool write = false)
    {
        std::vector<HttpRequest> requests;
        for (int i = 0; i < count; ++i)
            requests.push_back({write ? "POST" : "GET", QUrl(server.url() + QStringLiteral("/%1").arg(i)),
                write ? "{}" : "", QStringLiteral("general"), write});
        const auto judge = [&](size_t index, const HttpReply &reply, int attempt) {
            return verdictOf({}, {}, requests[index], reply, attempt, 0.5);
        };
        return transport.send(requests, judge, {});
    }

    SignIn way;
    int issued = 0;
    bool refuseAll = false;
    QList<QByteArray> forms;
    std::optional<FakeAnswer> tokenAnswer;
    FakeHttp server;
};

} // namespace samband
