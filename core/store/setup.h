#pragma once

#include "core/store/rows.h"

namespace samband {

class Workspace;

/// What the workspace is about: the active document, the connections and the settings.
class Setup {
public:
    explicit Setup(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    /// Makes \a dataflow the active document: gives flows and mappings their ids. A flow or mapping that was there
    /// before (same datatypes, paths and place among its likes) keeps id, rules and links; one that is gone is kept but
    /// inactive. Every link of a changed flow is marked to be looked at again. A flow with another condition in prose
    /// than before is off until a person says what filter stands for it.
    Status activate(const Dataflow &dataflow);
    Result<Dataflow> dataflow() const; ///< the active flows with ids and rules, in document order
    /// The store's numbers of the datatypes that the rows of \a flow are about; 0 before a run has looked at it.
    PerSide<int> datatypesOf(qint64 flow) const;
    /// Stores flow rules and property rules; marks the flow's links to be looked at again. Base and history stay.
    Status saveRules(const Flow &flow);
    /// Likewise, as \a who decided: the journal says what changed from and to. Nothing is touched when nothing differs.
    Status saveRules(const Flow &flow, const QString &who, qint64 now);

    Result<std::optional<ConnectionRow>> connection(Side side) const;
    Status saveConnection(Side side, const ConnectionRow &connection);

    QString setting(const QString &key, const QString &fallback = {}) const;
    Status saveSetting(const QString &key, const QString &value);

private:
    Workspace &m_workspace;
};

} // namespace samband
