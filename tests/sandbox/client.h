#pragma once

#include "app/sandbox/sandbox.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

/// An answer as a client sees it. \c status 0: none came.
struct Answer {
    int status = 0;
    bool broken = false; ///< the connection failed before the answer was complete
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray rows() const { return json()[QLatin1StringView("results")].toArray(); }
    QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        return {};
    }
};

/// A sandbox of its own with one blocking call at a time.
class Client {
public:
    explicit Client(samband::sandbox::Options options = {.contacts = 200})
        : m_sandbox(options)
    {
    }
    Answer hub(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return call(method, m_sandbox.hubspotUrl() + path, body, "sandbox-hubspot");
    }
    Answer office(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return call(method, m_sandbox.crmofficeUrl() + path, body, "sandbox-crmoffice");
    }
    Answer call(const QByteArray &method, const QString &url, const QByteArray &body, const QByteArray &token,
        const QByteArray &type = "application/json")
    {
        QNetworkRequest request{QUrl(url)};
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.broken =
            reply->error() != QNetworkReply::NoError && reply->error() < QNetworkReply::ProxyConnectionRefusedError;
        answer.body = reply->readAll();
        answer.headers = reply->rawHeaderPairs();
        return answer;
    }
    QString hubspotUrl() const { return m_sandbox.hubspotUrl(); }
    QString crmofficeUrl() const { return m_sandbox.crmofficeUrl(); }

private:
    samband::sandbox::SandboxThread m_sandbox;
    QNetworkAccessManager m_network;
};
