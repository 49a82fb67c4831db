#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace samband {

/// The target of rel="next" in a header Link (RFC 8288); empty when there is none. Links about another document
/// (anchor=) do not count.
QString nextLink(const QByteArray &header);

/// Whether two addresses are of the same server: scheme, host and port. Only there does a token go.
bool sameServer(const QUrl &a, const QUrl &b);

/// "scheme://host:port" of an address, for people.
QString serverOf(const QUrl &url);

/// Path and query of an address, percent-encoded, from the first slash on.
QString belowServer(const QUrl &url);
/// \a below (of \ref belowServer) at the server of \a base, whatever it looks like: it never leads to another one.
QUrl onServer(const QUrl &base, const QString &below);

} // namespace samband
