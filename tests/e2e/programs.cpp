#include "tests/e2e/programs.h"

#include "tests/e2e/compare.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

namespace samband::e2e {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 240'000; // ms: only a program that hangs takes that long

QList<QJsonObject> objectsIn(const QByteArray &text)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            objects << QJsonDocument::fromJson(line).object();
    }
    return objects;
}

QByteArray portOf(const QString &url)
{
    return QByteArray::number(QUrl(url).port());
}

} // namespace

SandboxProgram::SandboxProgram(const QStringList &options)
    : m_options(options)
{
    launch(options);
}

SandboxProgram::~SandboxProgram()
{
    stop();
}

bool SandboxProgram::launch(const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(SAMBAND_SANDBOX),
        options + QStringList{u"--parent-pid"_s, QString::number(QCoreApplication::applicationPid())});
    if (!m_process.waitForStarted(patience))
        return false;
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            return false;
    }
    const QJsonObject ready = QJsonDocument::fromJson(m_process.readLine()).object();
    m_url[0] = ready["hubspot"_L1].toString();
    m_url[1] = ready["crmoffice"_L1].toString();
    return isRunning();
}

bool SandboxProgram::isRunning() const
{
    return m_process.state() == QProcess::Running && !m_url[0].isEmpty() && !m_url[1].isEmpty();
}

void SandboxProgram::stop()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool SandboxProgram::startAgain()
{
    return launch(m_options
        + QStringList{u"--hubspot-port"_s, QString::fromLatin1(portOf(m_url[0])), u"--crmoffice-port"_s,
            QString::fromLatin1(portOf(m_url[1]))});
}

QJsonObject SandboxProgram::call(Crm crm, const QByteArray &method, const QString &path, const QJsonObject &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(url(crm) + u"/_sandbox/"_s + path)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray bytes = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, bytes));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    if (reply->error() != QNetworkReply::NoError) {
        qWarning("%s /_sandbox/%s: %s", method.constData(), qPrintable(path), reply->readAll().constData());
        return {};
    }
    return QJsonDocument::fromJson(reply->readAll()).object();
}

qint64 SandboxProgram::writes()
{
    return counters(Crm::Hubspot)["writes"_L1].toInteger(-1'000'000)
        + counters(Crm::Crmoffice)["writes"_L1].toInteger(-1'000'000);
}

qint64 SandboxProgram::changes()
{
    return writes() - counters(Crm::Hubspot)["refused"_L1].toInteger()
        - counters(Crm::Crmoffice)["refused"_L1].toInteger();
}

void SandboxProgram::resetCounters()
{
    call(Crm::Hubspot, "DELETE", u"counters"_s);
    call(Crm::Crmoffice, "DELETE", u"counters"_s);
}

bool SandboxProgram::edit(Crm crm, const QString &record, const QJsonObject &fields)
{
    return !call(crm, "PATCH", record, fields).isEmpty();
}

QString SandboxProgram::value(Crm crm, const QString &record, const QString &property)
{
    return call(crm, "GET", record)[property].toString();
}

QString Outcome::told() const
{
    QStringList texts;
    for (const QJsonObject &error : errors)
        texts << error["text"_L1].toString();
    return texts.join(u'\n');
}

Ctl::Ctl(QString workspace)
    : m_workspace(std::move(workspace))
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    setVariable(u"HUBSPOT_TOKEN"_s, u"sandbox-hubspot"_s);
    setVariable(u"CRMOFFICE_TOKEN"_s, u"sandbox-crmoffice"_s);
    setVariable(u"USER"_s, u"kari"_s);
}

QString Ctl::program()
{
    return QStringLiteral(SAMBAND_CTL);
}

std::unique_ptr<QProcess> Ctl::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->start(program(), QStringList{u"--workspace"_s, m_workspace, u"--json"_s} + arguments);
    process->waitForStarted(patience);
    return process;
}

Outcome Ctl::operator()(const QStringList &arguments) const
{
    return outcomeOf(*start(arguments));
}

Outcome outcomeOf(QProcess &process)
{
    Outcome outcome;
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(patience))
        process.kill();
    process.waitForFinished(patience);
    if (process.exitStatus() == QProcess::NormalExit)
        outcome.exit = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    outcome.lines = objectsIn(outcome.out);
    outcome.errors = objectsIn(outcome.err);
    return outcome;
}

QString demoDocument()
{
    return QStringLiteral(SAMBAND_SOURCE_DIR "/resources/dataflows/demo.rst");
}

QString ownDocument()
{
    const QString file = qEnvironmentVariable(
        "SAMBAND_DATAFLOW", QStringLiteral(SAMBAND_SOURCE_DIR "/../shared/dataflow/hubspot-crmoffice.rst"));
    return QFileInfo::exists(file) ? file : QString();
}

QString quickManifest(const QString &folder, int overlap, Crm crm)
{
    const QString name = crm == Crm::Hubspot ? u"hubspot.json"_s : u"crmoffice.json"_s;
    QFile shipped(QStringLiteral(SAMBAND_SOURCE_DIR "/resources/connectors/") + name);
    if (!shipped.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = shipped.readAll();
    text.replace("\"requests\": 100,", "\"requests\": 100000,");
    text.replace("\"requests\": 5,", "\"requests\": 100000,");
    if (overlap > 0)
        text.replace("\"overlapMs\": 120000", "\"overlapMs\": " + QByteArray::number(overlap));
    QFile file(folder + u"/quick-"_s + name);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

World::World(const QStringList &sandboxOptions)
    : sandbox(sandboxOptions)
    , ctl(folder.filePath(u"work.samband"_s))
{
}

bool World::prepare(const QString &document, const QString &crmofficeManifest, const QString &hubspotManifest)
{
    if (!folder.isValid() || !sandbox.isRunning())
        return false;
    const Outcome made = ctl({u"init"_s, u"--dataflow"_s, document});
    if (made.exit != 0)
        qWarning("%s", made.err.constData());
    return made.exit == 0 && connect(Crm::Hubspot, hubspotManifest) && connect(Crm::Crmoffice, crmofficeManifest);
}

bool World::connect(Crm crm, const QString &manifest)
{
    const bool isHubspot = crm == Crm::Hubspot;
    QStringList arguments{u"connect"_s, isHubspot ? u"HubSpot"_s : u"CRMOffice"_s, u"--base-url"_s, sandbox.url(crm),
        u"--token-env"_s, isHubspot ? u"HUBSPOT_TOKEN"_s : u"CRMOFFICE_TOKEN"_s};
    if (!manifest.isEmpty())
        arguments << u"--manifest"_s << manifest;
    const Outcome connected = ctl(arguments);
    if (connected.exit != 0)
        qWarning("%s", connected.err.constData());
    return connected.exit == 0;
}

QList<QJsonObject> World::links(int flow, const QStringList &more) const
{
    QStringList arguments{u"links"_s};
    if (flow > 0)
        arguments << u"--flow"_s << QString::number(flow);
    return ctl(arguments + more).lines;
}

QString World::unexplained()
{
    return e2e::unexplained(sandbox.state(Crm::Hubspot), sandbox.state(Crm::Crmoffice), links(1), links(4));
}

QJsonObject World::linkOf(const QString &hubspotContact) const
{
    for (const QJsonObject &row : links(1)) {
        if (row["source"_L1].toString() == hubspotContact && !row["target"_L1].toString().isEmpty())
            return row;
    }
    return {};
}

} // namespace samband::e2e
