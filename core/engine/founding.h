#pragma once

#include "core/engine/systems.h"

namespace samband {

/// Makes a workspace file for a usable document. Nothing is left behind when it fails.
Result<std::unique_ptr<Workspace>> foundWorkspace(const QString &path, const Dataflow &dataflow);

/// The side that a document, or a person, calls \a system (or "source", "target"). BadInput names both otherwise.
Result<Side> sideOf(Workspace &workspace, const QString &system);

/// The manifest in use for a side, or the shipped one for the system that the document names.
Result<QString> manifestOf(Workspace &workspace, Side side);

/// How a system is to be reached, as an operator says it.
struct ConnectionWish {
    QString system; ///< name as the document or its sections spell it, or "source" or "target"
    QString baseUrl;
    QString tokenSource; ///< where the token is found, never the token
    QString manifest; ///< a manifest file of one's own; empty: the shipped one
    /// In place of the manifest's: "apiVersion" and whatever else it names. What was chosen for the system before and
    /// is not named here stays.
    QMap<QString, QString> settings{};
};

/// Stores how one system is reached. A system that was connected before keeps the account that the workspace is about:
/// \ref preflight refuses a token of another one. Once both are known, every flow gets its default rules from what the
/// manifests say, once. BadInput when the document names no such system, BadManifest when its manifest cannot be used
/// or lacks a datatype of a flow.
Result<ConnectionRow> connectSide(Workspace &workspace, const ConnectionWish &wish);

} // namespace samband
