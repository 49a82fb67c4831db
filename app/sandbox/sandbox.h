#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

#include <memory>

namespace samband::sandbox {

/// What the two servers are started with.
struct Options {
    qint64 contacts = 2000;
    quint64 seed = 7;
    quint16 hubspotPort = 0; ///< 0 takes any free port
    quint16 crmofficePort = 0;
    QByteArray hubspotToken = "sandbox-hubspot";
    QByteArray crmofficeToken = "sandbox-crmoffice";
    int latency = 0; ///< ms before every answer
    bool limits = true;
};

/// Both twins with their servers. Lives in the thread that starts it and answers from that thread's event loop.
class Sandbox {
public:
    explicit Sandbox(const Options &options);
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    /// False when a port is taken.
    bool start();
    /// Base URLs without a slash at the end, "http://127.0.0.1:4711".
    QString hubspotUrl() const;
    QString crmofficeUrl() const;
    /// Both as a line of JSON.
    QByteArray readyLine() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// A sandbox on a thread of its own, for tests whose client blocks the thread it is called from.
class SandboxThread {
public:
    /// Returns once both servers listen; \ref started says whether they do.
    explicit SandboxThread(const Options &options);
    ~SandboxThread();
    SandboxThread(const SandboxThread &) = delete;
    SandboxThread &operator=(const SandboxThread &) = delete;

    bool started() const { return m_started; }
    QString hubspotUrl() const { return m_hubspot; }
    QString crmofficeUrl() const { return m_crmoffice; }

private:
    std::unique_ptr<QThread> m_thread;
    bool m_started = false;
    QString m_hubspot;
    QString m_crmoffice;
};

} // namespace samband::sandbox
