#pragma once

#include "core/domain/result.h"

#include <QString>

#include <stop_token>

namespace samband {

/// What the way to a server looks like, below HTTP.
struct Reach {
    QString host;
    int port = 0;
    int addresses = 0; ///< that the name resolves to
    bool encrypted = false;
    QString protocol; ///< of the encryption ("TLSv1.3"); empty without
    qint64 certificateEndsAt = 0; ///< ms UTC; 0 without encryption
    qint64 milliseconds = 0; ///< from the name to the first byte that could be sent
};

/// Resolves the name of \a baseUrl, connects and encrypts; sends nothing. Network says which of the three failed
/// and what to do; BadInput for an address that is none, or that would send a token over an open network.
Result<Reach> reach(const QString &baseUrl, std::stop_token stop);

} // namespace samband
