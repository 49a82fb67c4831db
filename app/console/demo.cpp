#include "app/console/demo.h"

#include "core/dataflow/dataflowreader.h"
#include "core/engine/founding.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Demo)
};

constexpr int startWithin = 60'000; // ms

/// Where the demo systems are: beside a console that was just built, or where the package samband-demo puts them.
QString sandboxProgram()
{
    const QDir here(QCoreApplication::applicationDirPath());
    const QString installed = here.filePath(u"../libexec/samband/samband-sandbox"_s);
    return QFileInfo::exists(installed) ? QDir::cleanPath(installed) : here.filePath(u"sandbox/samband-sandbox"_s);
}

} // namespace

QString Demo::missing()
{
    return QFileInfo(sandboxProgram()).isExecutable()
        ? QString()
        : Words::tr("The demo systems are not installed. They come with the package samband-demo.");
}

Demo::~Demo()
{
    if (m_sandbox.state() == QProcess::NotRunning)
        return;
    m_sandbox.terminate();
    if (!m_sandbox.waitForFinished(2000))
        m_sandbox.kill();
    m_sandbox.waitForFinished(2000);
}

Result<QJsonObject> Demo::startSandbox(int contacts)
{
    const QString program = sandboxProgram();
    m_sandbox.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_sandbox.start(program,
        {u"--contacts"_s, QString::number(contacts), u"--seed"_s, u"7"_s, u"--parent-pid"_s,
            QString::number(QCoreApplication::applicationPid())});
    while (!m_sandbox.canReadLine()) {
        if (!m_sandbox.waitForReadyRead(startWithin)) {
            return Error{ErrorKind::BadInput,
                Words::tr("The demo systems did not start (%1: %2). Install the package samband-demo, or build "
                          "everything with "
                          "app/run.sh, and try again.")
                    .arg(program, m_sandbox.errorString())};
        }
    }
    return QJsonDocument::fromJson(m_sandbox.readLine()).object();
}

Result<QString> Demo::start(int contacts)
{
    const auto addresses = startSandbox(contacts);
    if (!addresses)
        return addresses.error();
    const auto dataflow = loadDataflow(u":/samband/dataflows/demo.rst"_s);
    if (!dataflow)
        return dataflow.error();
    const QString path = m_folder.filePath(u"Demo.samband"_s);
    const auto workspace = foundWorkspace(path, *dataflow);
    if (!workspace)
        return workspace.error();
    const auto connect = [&](const QString &system, const char *variable, const char *token) -> Status {
        qputenv(variable, token);
        const auto connected = connectSide(
            **workspace, {system, addresses->value(system).toString(), u"env:"_s + QLatin1StringView(variable), {}});
        return connected ? Status(Done{}) : Status(connected.error());
    };
    if (const Status done = connect(u"hubspot"_s, "SAMBAND_DEMO_HUBSPOT", "sandbox-hubspot"); !done)
        return done.error();
    if (const Status done = connect(u"crmoffice"_s, "SAMBAND_DEMO_CRMOFFICE", "sandbox-crmoffice"); !done)
        return done.error();
    return path;
}

} // namespace samband
