#include "core/crm/tokenvault.h"

#include "core/crm/failure.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::TokenVault)
};

QString nameIn(const QString &source)
{
    return source.section(u':', 1);
}

Error noPlace()
{
    return failure(
        ErrorKind::Unauthorized, Words::tr("No sign-in is known for this connection. Sign in to the system first."));
}

} // namespace

QByteArray packed(const Credential &credential)
{
    return QJsonDocument(
        QJsonObject{{"access"_L1, credential.access}, {"endsAt"_L1, credential.endsAt}, {"dueAt"_L1, credential.dueAt},
            {"refresh"_L1, credential.refresh}, {"clientId"_L1, credential.clientId},
            {"clientSecret"_L1, credential.clientSecret}, {"scopes"_L1, QJsonArray::fromStringList(credential.scopes)}})
        .toJson(QJsonDocument::Compact);
}

Credential unpacked(const QByteArray &kept)
{
    const QJsonDocument json = QJsonDocument::fromJson(kept);
    Credential credential;
    if (!json.isObject()) {
        credential.access = QString::fromUtf8(kept).trimmed();
        return credential;
    }
    credential.access = json["access"_L1].toString();
    credential.endsAt = json["endsAt"_L1].toInteger();
    credential.dueAt = json["dueAt"_L1].toInteger();
    credential.refresh = json["refresh"_L1].toString();
    credential.clientId = json["clientId"_L1].toString();
    credential.clientSecret = json["clientSecret"_L1].toString();
    credential.scopes = json["scopes"_L1].toVariant().toStringList();
    return credential;
}

Result<Credential> EnvironmentVault::read(const QString &source)
{
    Credential credential;
    credential.access = qEnvironmentVariable(nameIn(source).toUtf8().constData()).trimmed();
    if (credential.access.isEmpty())
        return failure(ErrorKind::Unauthorized,
            Words::tr(
                "The environment variable %1 holds no token. Set it to the system's access token and start again.")
                .arg(nameIn(source)));
    return credential;
}

Status EnvironmentVault::write(const QString &source, const Credential &)
{
    return failure(ErrorKind::BadInput,
        Words::tr("The environment variable %1 can only be read: set it before the program starts.")
            .arg(nameIn(source)));
}

Status EnvironmentVault::remove(const QString &)
{
    return Done{};
}

Result<Credential> SessionVault::read(const QString &source)
{
    const std::lock_guard lock(m_mutex);
    const auto kept = m_kept.constFind(source);
    if (kept == m_kept.cend())
        return failure(ErrorKind::Unauthorized,
            Words::tr("The last sign-in was for one session only, and that session has ended. Sign in again."));
    return *kept;
}

Status SessionVault::write(const QString &source, const Credential &credential)
{
    const std::lock_guard lock(m_mutex);
    m_kept.insert(source, credential);
    return Done{};
}

Status SessionVault::remove(const QString &source)
{
    const std::lock_guard lock(m_mutex);
    m_kept.remove(source);
    return Done{};
}

TokenVault *Vaults::placeOf(const QString &source)
{
    const QString place = nameIn(source).isEmpty() ? QString() : source.section(u':', 0, 0);
    if (place == "keychain"_L1)
        return m_keychain.get();
    if (place == "env"_L1)
        return &m_environment;
    return place == "session"_L1 ? &m_session : nullptr;
}

Result<Credential> Vaults::read(const QString &source)
{
    TokenVault *place = placeOf(source);
    return place ? place->read(source) : noPlace();
}

Status Vaults::write(const QString &source, const Credential &credential)
{
    TokenVault *place = placeOf(source);
    return place ? place->write(source, credential) : noPlace();
}

Status Vaults::remove(const QString &source)
{
    TokenVault *place = placeOf(source);
    return place ? place->remove(source) : Status(Done{});
}

} // namespace samband
