#pragma once

#include "core/crm/restclient.h"
#include "tests/sandbox/client.h"

#include <QStringList>
#include <QTest>

namespace samband {

/// The manifest of that name in resources/connectors.
Manifest shippedManifest(const QString &name);

/// The twin of HubSpot on a port of its own, and the client that its shipped manifest makes.
class HubspotTwin {
public:
    inline static const QStringList paths{QStringLiteral("properties.firstname"), QStringLiteral("properties.lastname"),
        QStringLiteral("properties.phone")};

    void start(qint64 contacts, bool limits = false);
    Client &server() { return *m_server; }

    /// A call of the twin's own, which a real account has not.
    Answer admin(const QByteArray &method, const QString &path, const QByteArray &body = {});
    void set(const QByteArray &settings) { QCOMPARE(admin("POST", QStringLiteral("settings"), settings).status, 200); }
    /// \a quick: with no limit of our own.
    std::unique_ptr<RestClient> client(bool quick = true, const QMap<QString, QString> &settings = {});
    QStringList ids(const QString &type = QStringLiteral("contacts"));
    qint64 count(const QString &route);
    qint64 limited(); ///< how often it answered 429
    /// The id of the record that is left.
    QString merge(const QString &primary, const QString &other);

    /// Every record that a list or a search brings, page by page; an error when it does not end complete.
    static Result<std::vector<Record>> all(
        RestClient &from, const QString &datatype, qint64 since = 0, qint64 until = 0);

private:
    std::unique_ptr<Client> m_server;
};

} // namespace samband
