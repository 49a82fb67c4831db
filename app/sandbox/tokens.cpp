#include "app/sandbox/tokens.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QJsonArray>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

TokenState Tokens::check(const QByteArray &authorization) const
{
    if (!authorization.startsWith("Bearer "))
        return TokenState::Missing;
    const QByteArray token = authorization.mid(7).trimmed();
    if (token == m_fixed)
        return TokenState::Good;
    const auto ends = m_access.constFind(token);
    if (ends == m_access.constEnd())
        return TokenState::Wrong;
    return *ends > QDateTime::currentMSecsSinceEpoch() ? TokenState::Good : TokenState::Expired;
}

QByteArrayList Tokens::scopesOf(const QByteArray &token) const
{
    if (token == m_fixed)
        return m_fixedScopes;
    QByteArrayList scopes = m_scope.value(token).split(' ');
    scopes.removeAll({});
    return scopes;
}

void Tokens::revoke(const QByteArray &token)
{
    if (token.isEmpty())
        return;
    m_refresh.remove(token);
    m_access.remove(token);
    for (const QByteArray &access : m_parent.keys(token))
        m_access.remove(access);
}

Tokens::Known Tokens::known(const QByteArray &token) const
{
    QByteArrayList scopes = m_refresh.value(token).split(' ');
    scopes.removeAll({});
    if (m_refresh.contains(token))
        return {true, true, 0, scopes};
    const qint64 left = m_access.value(token) - QDateTime::currentMSecsSinceEpoch();
    return left > 0 ? Known{true, false, left / 1000, scopesOf(token)} : Known{};
}

void Tokens::configure(const QJsonObject &settings)
{
    m_rules.lifeSeconds = settings["tokenLife"_L1].toInt(m_rules.lifeSeconds);
    m_rules.rotates = settings["rotates"_L1].toBool(m_rules.rotates);
    m_denies = settings["denies"_L1].toBool(m_denies);
    if (settings.contains("tokenScopes"_L1)) {
        m_fixedScopes.clear();
        for (const QJsonValue &scope : settings["tokenScopes"_L1].toArray())
            m_fixedScopes.append(scope.toString().toUtf8());
    }
    m_expiresIn = settings["expireAfter"_L1].toInt(m_expiresIn);
    m_revokedIn = settings["revokeAfter"_L1].toInt(m_revokedIn);
    m_countsWrites = settings["afterWrites"_L1].toBool(m_countsWrites);
    endAll(settings["expire"_L1].toBool(), settings["revoke"_L1].toBool());
}

void Tokens::endAll(bool expire, bool revoke)
{
    if (revoke) {
        m_refresh.clear();
        m_access.clear();
    }
    for (qint64 &ends : m_access)
        ends = expire ? 0 : ends;
}

void Tokens::letIn(bool write)
{
    if (m_countsWrites && !write)
        return;
    const auto due = [](int &left) { return left > 0 && --left == 0; };
    const bool expire = due(m_expiresIn);
    endAll(expire, due(m_revokedIn));
}

void Tokens::tell(QJsonObject &settings) const
{
    settings["tokenLife"_L1] = m_rules.lifeSeconds;
    settings["rotates"_L1] = m_rules.rotates;
    settings["denies"_L1] = m_denies;
    QJsonArray scopes;
    for (const QByteArray &scope : m_fixedScopes)
        scopes.append(QString::fromUtf8(scope));
    settings["tokenScopes"_L1] = scopes;
}

void Tokens::save(QDataStream &out) const
{
    out << m_refresh << m_access << m_scope << m_parent << m_count;
}

void Tokens::load(QDataStream &in)
{
    const int given = m_count;
    in >> m_refresh >> m_access >> m_scope >> m_parent >> m_count;
    m_codes.clear(); // a browser that was on its way has to come again
    m_count = std::max(m_count, given); // no token is given out twice
}

Reply Tokens::authorize(const Request &request)
{
    const QByteArray redirect = request.query.value("redirect_uri");
    if (redirect.isEmpty() || request.query.value("client_id").isEmpty())
        return Reply::json(400,
            {{"error"_L1, "invalid_request"_L1}, {"error_description"_L1, "client_id and redirect_uri are needed"_L1}});
    const QByteArray code = "sandbox-code-" + QByteArray::number(++m_count);
    m_codes.insert(code,
        {request.query.value("client_id"), redirect, request.query.value("code_challenge"),
            request.query.value("scope")});
    QUrl target(QString::fromUtf8(redirect));
    QUrlQuery query(target);
    if (m_denies) {
        m_codes.remove(code);
        query.addQueryItem(u"error"_s, u"access_denied"_s);
    } else
        query.addQueryItem(u"code"_s, QString::fromUtf8(code));
    if (request.query.contains("state"))
        query.addQueryItem(
            u"state"_s, QString::fromUtf8(QUrl::toPercentEncoding(QString::fromUtf8(request.query["state"]))));
    target.setQuery(query);
    Reply reply;
    reply.status = 302;
    reply.headers.emplace_back("Location", target.toEncoded());
    return reply;
}

Tokens::Grant Tokens::issue(const QByteArray &scope, const QByteArray &refresh, bool renewable)
{
    Grant grant;
    grant.access = "sandbox-access-" + m_rules.system + '-' + QByteArray::number(++m_count);
    if (renewable && (m_rules.offline.isEmpty() || scope.split(' ').contains(m_rules.offline)))
        grant.refresh =
            refresh.isEmpty() ? "sandbox-refresh-" + m_rules.system + '-' + QByteArray::number(m_count) : refresh;
    grant.scope = scope;
    m_access.insert(grant.access, QDateTime::currentMSecsSinceEpoch() + qint64(m_rules.lifeSeconds) * 1000);
    if (!grant.refresh.isEmpty())
        m_refresh.insert(grant.refresh, scope);
    m_parent.insert(grant.access, grant.refresh);
    m_scope.insert(grant.access, scope);
    return grant;
}

Tokens::Grant Tokens::grant(const Request &request)
{
    const auto form = formFields(request.body);
    const auto refused = [](const char *error, const char *text) { return Grant{error, text, {}, {}, {}}; };
    if (form.value("client_id").isEmpty() || (m_rules.needsSecret && form.value("client_secret").isEmpty()))
        return refused("invalid_client", "missing or unknown client");
    if (form.value("grant_type") == "refresh_token") {
        const QByteArray token = form.value("refresh_token");
        const auto known = m_refresh.constFind(token);
        if (known == m_refresh.constEnd())
            return refused("invalid_grant", "refresh token is invalid");
        const QByteArray scope = *known;
        if (!m_rules.rotates)
            return issue(scope, token);
        m_refresh.remove(token);
        return issue(scope, {});
    }
    if (form.value("grant_type") == "client_credentials" && m_rules.appTokens)
        return issue(form.value("scope"), {}, false);
    if (form.value("grant_type") != "authorization_code")
        return refused("unsupported_grant_type", "this grant type is not supported");
    const auto held = m_codes.constFind(form.value("code"));
    if (held == m_codes.constEnd() || held->client != form.value("client_id")
        || held->redirect != form.value("redirect_uri"))
        return refused("invalid_grant", "missing or unknown auth code");
    const Code code = *held;
    m_codes.erase(held);
    const QByteArray proof = QCryptographicHash::hash(form.value("code_verifier"), QCryptographicHash::Sha256)
                                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (code.challenge.isEmpty() ? !m_rules.needsSecret && form.value("client_secret").isEmpty()
                                 : proof != code.challenge)
        return refused("invalid_grant", "the code verifier does not fit the challenge");
    return issue(code.scope, {});
}

} // namespace samband::sandbox
