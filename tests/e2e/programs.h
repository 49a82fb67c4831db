#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace samband::e2e {

enum class Crm { Hubspot, Crmoffice };

/// samband-sandbox as a process of its own; ends with the object.
class SandboxProgram {
public:
    /// Starts it and waits until it answers; \ref isRunning says whether it does.
    explicit SandboxProgram(const QStringList &options);
    ~SandboxProgram();
    SandboxProgram(const SandboxProgram &) = delete;
    SandboxProgram &operator=(const SandboxProgram &) = delete;

    bool isRunning() const;
    QString url(Crm crm) const { return m_url[crm == Crm::Hubspot ? 0 : 1]; }
    /// Kills the servers, and starts them again on the same ports with the data of the seed.
    void stop();
    bool startAgain();

    /// One call of /_sandbox/\a path; an empty object when it was refused.
    QJsonObject call(Crm crm, const QByteArray &method, const QString &path, const QJsonObject &body = {});
    QJsonObject state(Crm crm) { return call(crm, "GET", QStringLiteral("state")); }
    QJsonObject counters(Crm crm) { return call(crm, "GET", QStringLiteral("counters")); }
    /// Writes that reached either system since it started or was reset.
    qint64 writes();
    /// Those of them that were not refused: a row that fails is tried again when its time has come, and changes
    /// nothing.
    qint64 changes();
    void resetCounters();
    /// A person edits a record. \a record: "contacts/7".
    bool edit(Crm crm, const QString &record, const QJsonObject &fields);
    QString value(Crm crm, const QString &record, const QString &property);

private:
    bool launch(const QStringList &options);

    QStringList m_options;
    QProcess m_process;
    QString m_url[2];
};

/// What one sambandctl came to.
struct Outcome {
    int exit = -1; ///< -1: it crashed, or had to be killed
    QList<QJsonObject> lines;
    QList<QJsonObject> errors;
    QByteArray out;
    QByteArray err;

    QJsonObject last() const { return lines.isEmpty() ? QJsonObject() : lines.last(); }
    /// The text of every error, one a line.
    QString told() const;
};

/// sambandctl with one workspace file.
class Ctl {
public:
    explicit Ctl(QString workspace);

    /// Sets an environment variable for the calls to come.
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    Outcome operator()(const QStringList &arguments) const;
    /// Starts it without waiting.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    QString workspace() const { return m_workspace; }
    static QString program();

private:
    QString m_workspace;
    QProcessEnvironment m_environment;
};

/// Waits for a started sambandctl.
Outcome outcomeOf(QProcess &process);

/// The document that the product ships.
QString demoDocument();
/// The document beside the checkout, or the one that SAMBAND_DATAFLOW names; empty when there is none.
QString ownDocument();
/// Copies the shipped manifest of \a crm into \a folder without its rate limit and with another overlap (ms; 0 leaves
/// the shipped one), for tests that should not wait for it. Returns the file.
QString quickManifest(const QString &folder, int overlap = 0, Crm crm = Crm::Crmoffice);

/// A sandbox, a workspace in a folder of its own, and the programs to use them.
struct World {
    explicit World(const QStringList &sandboxOptions);

    QTemporaryDir folder;
    SandboxProgram sandbox;
    Ctl ctl;

    /// init and connect, with the demo document unless told otherwise. False when one of them fails.
    bool prepare(const QString &document = demoDocument(), const QString &crmofficeManifest = {},
        const QString &hubspotManifest = {});
    bool connect(Crm crm, const QString &manifest = {});
    /// Rows of a flow (1 is the first), or of every one.
    QList<QJsonObject> links(int flow = 0, const QStringList &more = {}) const;
    /// What \ref samband::e2e::unexplained says of the workspace and both systems now.
    QString unexplained();
    /// The linked row of the first flow with this HubSpot contact; empty when there is none.
    QJsonObject linkOf(const QString &hubspotContact) const;
};

} // namespace samband::e2e
