#pragma once

#include "core/store/rows.h"

#include <QUrl>

namespace samband {

class Workspace;

/// The address of the record \a id in its system's own web pages: \a pattern with the id for "%1". Invalid unless it is
/// https to a named host without user or password: nothing secret is ever part of it.
QUrl webPage(const QString &pattern, const QString &id);

/// Where records can be looked at in their systems, as the manifests of the workspace's connections say. Reads the
/// manifests once, at the first question; a manifest that cannot be used gives no addresses.
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

    Workspace &m_workspace;
    bool m_read = false;
    QMap<qint64, PerSide<QString>> m_patterns; ///< flow -> pattern per side
};

} // namespace samband
