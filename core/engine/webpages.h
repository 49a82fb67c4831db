#pragma once

#include "core/store/rows.h"

#include <QUrl>

namespace samband {

class Workspace;

/// The address of the record \a id in its system's own web pages: \a pattern with the id for "%1". Invalid unless it is
/// https to a named host without user or password: nothing secret is ever part of it.
QUrl webPage(const QString &pattern, const QString &id);

/// Where records can be looked at in their systems, as the manifests of the workspace's connections say. Reads the
/// manifests at the first question, and again when the connections, or what the accounts told, have changed; a manifest
/// that cannot be used gives no addresses.
class WebPages {
public:
    explicit WebPages(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    /// The addresses of the records of \a row; empty where there is no record or no page for it.
    PerSide<QString> of(const LinkRow &row);

private:
    void read();
    void readPatterns(Side side);

    Workspace &m_workspace;
    PerSide<ConnectionRow> m_connection; ///< that the patterns were read for, with what the account told
    QMap<qint64, PerSide<QString>> m_patterns; ///< flow -> pattern per side
};

} // namespace samband
