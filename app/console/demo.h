#pragma once

#include "core/domain/result.h"

#include <QProcess>
#include <QTemporaryDir>

namespace samband {

/// The demo: both systems of the sandbox on this machine, with invented people, and a fresh workspace that joins them.
/// Everything goes with the object.
class Demo {
public:
    Demo() = default;
    ~Demo();
    Demo(const Demo &) = delete;
    Demo &operator=(const Demo &) = delete;

    /// Why there is no demo on this machine; empty when there is one.
    static QString missing();

    /// Starts the systems and makes the workspace; returns its path. Says what is missing otherwise.
    Result<QString> start(int contacts);

private:
    Result<QJsonObject> startSandbox(int contacts);

    QTemporaryDir m_folder;
    QProcess m_sandbox;
};

} // namespace samband
