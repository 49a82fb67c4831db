#include "core/crm/reach.h"

#include "core/crm/address.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Reach)
};

constexpr int connectWithin = 10'000; // ms
constexpr int lookEvery = 200; // ms: how soon a stop is heard

Error unreachable(const QString &text)
{
    return {ErrorKind::Network, text};
}

/// Waits in small steps, so that a stop is heard; false when it did not come in time.
template<class Ready> bool waitFor(const std::stop_token &stop, Ready ready)
{
    for (int waited = 0; waited < connectWithin && !stop.stop_requested(); waited += lookEvery) {
        if (ready(lookEvery))
            return true;
    }
    return false;
}

Status connectTo(QSslSocket &socket, const Reach &reach, const std::stop_token &stop)
{
    socket.connectToHost(reach.host, quint16(reach.port));
    const bool connected = waitFor(
        stop, [&](int ms) { return socket.state() == QAbstractSocket::ConnectedState || socket.waitForConnected(ms); });
    if (!connected)
        return unreachable(
            Words::tr("%1 has an address, but nothing answers there on port %2 (%3). Check the address and the "
                      "firewall.")
                .arg(reach.host, QString::number(reach.port), socket.errorString()));
    if (!reach.encrypted)
        return Done{};
    socket.startClientEncryption();
    const bool encrypted = waitFor(stop, [&](int ms) { return socket.isEncrypted() || socket.waitForEncrypted(ms); });
    if (!encrypted)
        return unreachable(
            Words::tr("%1 answers, but the connection cannot be encrypted safely: %2. Check the clock of "
                      "this machine, and whether something between the two opens encrypted connections.")
                .arg(reach.host, socket.errorString()));
    return Done{};
}

} // namespace

Result<Reach> reach(const QString &baseUrl, std::stop_token stop)
{
    const auto url = serverAddress(baseUrl);
    if (!url)
        return url.error();
    Reach reach;
    reach.host = url->host();
    reach.encrypted = url->scheme() == "https"_L1;
    reach.port = url->port(reach.encrypted ? 443 : 80);

    QElapsedTimer time;
    time.start();
    const QHostInfo found = QHostInfo::fromName(reach.host);
    if (found.error() != QHostInfo::NoError || found.addresses().isEmpty())
        return unreachable(Words::tr("The name %1 is not known (%2). Check the address and the network.")
                               .arg(reach.host, found.errorString()));
    reach.addresses = int(found.addresses().size());
    QSslSocket socket;
    if (const Status connected = connectTo(socket, reach, stop); !connected)
        return connected.error();
    if (reach.encrypted) {
        static const QMap<QSsl::SslProtocol, QString> names{
            {QSsl::TlsV1_2, u"TLSv1.2"_s}, {QSsl::TlsV1_3, u"TLSv1.3"_s}};
        reach.protocol = names.value(socket.sessionProtocol());
        reach.certificateEndsAt = socket.peerCertificate().expiryDate().toMSecsSinceEpoch();
    }
    reach.milliseconds = time.elapsed();
    socket.abort();
    return reach;
}

} // namespace samband
