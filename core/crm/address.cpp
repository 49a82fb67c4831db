#include "core/crm/address.h"

#include <QCoreApplication>
#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Address)
};

Error wrong(const QString &text)
{
    return {ErrorKind::BadInput, text};
}

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

Result<QUrl> serverAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!QUrl(text, QUrl::TolerantMode).userInfo().isEmpty())
        return wrong(Words::tr("An address holds no name and no password. Leave out what stands before the @; the "
                               "token is given apart."));
    const bool encrypted = url.scheme() == "https"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!encrypted && url.scheme() != "http"_L1))
        return wrong(Words::tr("“%1” is no address of a server. Expected one like https://api.example.com.").arg(text));
    if (url.hasQuery() || url.hasFragment())
        return wrong(
            Words::tr("The address of a server ends before any ? or #. Expected one like https://api.example.com."));
    if (!encrypted && !isThisMachine(url.host()))
        return wrong(Words::tr("%1 would get the token over an open network. Use its https address.").arg(url.host()));
    return url;
}

} // namespace samband
