#include "app/sandbox/sandbox.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

std::array<int, 2> signalPipe{-1, -1};

void onSignal(int)
{
    // Only async-signal-safe calls here; the event loop does the rest.
    const char byte = 1;
    [[maybe_unused]] const auto written = write(signalPipe[0], &byte, 1);
}

void quitOnSignals(QCoreApplication &app)
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe.data()) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    struct sigaction action { };
    action.sa_handler = onSignal;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

void quitWithParent(QCoreApplication &app, pid_t parent)
{
    auto *timer = new QTimer(&app);
    QObject::connect(timer, &QTimer::timeout, &app, [parent] {
        if (kill(parent, 0) != 0 && errno == ESRCH)
            QCoreApplication::quit();
    });
    timer->start(500);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"HubSpot and CRMOffice as local servers with made-up data."_s);
    parser.addHelpOption();
    parser.addOptions({{u"contacts"_s, u"How many HubSpot contacts to make up."_s, u"N"_s, u"2000"_s},
        {u"seed"_s, u"The same seed gives the same data."_s, u"S"_s, u"7"_s},
        {u"hubspot-port"_s, u"Port of HubSpot; 0 takes any."_s, u"PORT"_s, u"0"_s},
        {u"crmoffice-port"_s, u"Port of CRMOffice; 0 takes any."_s, u"PORT"_s, u"0"_s},
        {u"hubspot-token"_s, u"Bearer token of HubSpot."_s, u"TOKEN"_s, u"sandbox-hubspot"_s},
        {u"crmoffice-token"_s, u"Bearer token of CRMOffice."_s, u"TOKEN"_s, u"sandbox-crmoffice"_s},
        {u"latency"_s, u"Milliseconds before every answer."_s, u"MS"_s, u"0"_s},
        {u"ready-file"_s, u"Written with both addresses once they answer."_s, u"FILE"_s},
        {u"no-limits"_s, u"No rate limits."_s}, {u"parent-pid"_s, u"End when this process is gone."_s, u"PID"_s}});
}

bool writeReady(const QString &name, const QByteArray &line)
{
    if (name.isEmpty())
        return true;
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(line) == line.size() && file.commit();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    bool good = true;
    const auto number = [&](const QString &name) {
        bool valid = false;
        const qint64 value = parser.value(name).toLongLong(&valid);
        good = good && valid && value >= 0;
        return value;
    };
    samband::sandbox::Options options;
    options.contacts = number(u"contacts"_s);
    options.seed = quint64(number(u"seed"_s));
    options.hubspotPort = quint16(number(u"hubspot-port"_s));
    options.crmofficePort = quint16(number(u"crmoffice-port"_s));
    options.latency = int(number(u"latency"_s));
    options.hubspotToken = parser.value(u"hubspot-token"_s).toUtf8();
    options.crmofficeToken = parser.value(u"crmoffice-token"_s).toUtf8();
    options.limits = !parser.isSet(u"no-limits"_s);
    const qint64 parent = parser.isSet(u"parent-pid"_s) ? number(u"parent-pid"_s) : 0;
    if (!good) {
        std::fputs("samband-sandbox: a number was expected; see --help\n", stderr);
        return 1;
    }
    samband::sandbox::Sandbox sandbox(options);
    if (!sandbox.start()) {
        std::fputs("samband-sandbox: a port is taken; choose another one or 0\n", stderr);
        return 1;
    }
    quitOnSignals(app);
    if (parent > 0)
        quitWithParent(app, pid_t(parent));
    const QByteArray line = sandbox.readyLine();
    if (!writeReady(parser.value(u"ready-file"_s), line)) {
        std::fputs("samband-sandbox: the ready file cannot be written\n", stderr);
        return 1;
    }
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
    return QCoreApplication::exec();
}
