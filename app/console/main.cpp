#include "app/console/browserdoor.h"
#include "app/console/console.h"
#include "app/console/demo.h"
#include "app/console/founder.h"
#include "app/console/opening.h"
#include "app/console/singlewindow.h"
#include "core/engine/livecontroller.h"
#include "core/engine/vaults.h"
#include "ui/roomystyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QSettings>
#include <QStyle>

#include <cstdio>

namespace {

using namespace samband;
using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Console)
};

constexpr int demoContacts = 2000;

int refuse(const Error &error)
{
    std::fputs(qPrintable(u"samband: %1\n"_s.arg(error.text)), stderr);
    QMessageBox::critical(nullptr, Words::tr("Samband cannot start"), error.text);
    return 1;
}

/// What the command line asks for.
struct Wish {
    QString workspace;
    bool demo = false;
    int contacts = demoContacts;
};

/// Leads from nothing to something to open, when the command line does not say and nothing was open before.
void askForWorkspace(Wish &wish)
{
    Founder founder;
    StartDialog start(founder.tasks());
    start.exec();
    wish.demo = start.choice() == StartDialog::Choice::Demo;
    wish.workspace = start.workspace();
}

QString chooseWorkspace()
{
    return QFileDialog::getOpenFileName(
        nullptr, Words::tr("Open a workspace"), {}, Words::tr("Samband workspaces (*.samband)"));
}

/// How the program is to look and what it is called, before any window.
void dress(QApplication &application)
{
    application.setWindowIcon(QIcon(u":/samband/icons/samband.svg"_s));
    QApplication::setOrganizationName(u"Samband"_s);
    QApplication::setApplicationName(u"samband"_s);
    QApplication::setApplicationDisplayName(u"Samband"_s);
    QApplication::setApplicationVersion(QLatin1StringView(SAMBAND_VERSION));
    QGuiApplication::setDesktopFileName(u"no.samband.Samband"_s);
    // "Windows" is what Qt falls back to where the platform has no style of its own.
    const QString style = QApplication::style()->name();
    if (style.compare("windows"_L1, Qt::CaseInsensitive) == 0 || style.compare("fusion"_L1, Qt::CaseInsensitive) == 0)
        QApplication::setStyle(new RoomyStyle);
}

Wish readWish(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Keeps two CRM systems in step, and asks when a person should decide."));
    const QCommandLineOption workspace(u"workspace"_s, Words::tr("The workspace file to open."), Words::tr("file"));
    const QCommandLineOption demo(
        u"demo"_s, Words::tr("Start both demo systems on this machine and open a workspace on them."));
    const QCommandLineOption contacts(u"contacts"_s, Words::tr("How many people the demo invents."),
        Words::tr("number"), QString::number(demoContacts));
    parser.addOptions({workspace, demo, contacts});
    parser.addPositionalArgument(u"file"_s, Words::tr("The same as --workspace."), Words::tr("[file]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);
    const QString file = parser.positionalArguments().value(0, parser.value(workspace));
    return {file, parser.isSet(demo), parser.value(contacts).toInt()};
}

/// Fills in what the command line left open; false when the person wants nothing.
bool complete(Wish &wish, const QSettings &settings)
{
    if (wish.workspace.isEmpty() && !wish.demo)
        wish.workspace = settings.value("lastWorkspace"_L1).toString();
    if (wish.workspace.isEmpty() && !wish.demo)
        askForWorkspace(wish);
    return wish.demo || !wish.workspace.isEmpty();
}

/// A first look writes nothing: the plan opens and waits.
void previewFirst(Controller &controller)
{
    RunRequest first;
    first.preview = true;
    first.trigger = u"operator"_s;
    controller.run(first);
}

std::unique_ptr<LiveController> makeController(const QString &path)
{
    const auto vault = makeVaults();
    return std::make_unique<LiveController>(
        path,
        [vault, pool = std::make_shared<LimiterPool>()](Workspace &workspace) {
            return connectSystems(workspace, vault, &QDateTime::currentMSecsSinceEpoch, pool);
        },
        qEnvironmentVariable("USER", u"operator"_s), &QDateTime::currentMSecsSinceEpoch, nullptr, vault);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    dress(application);
    QSettings settings;
    Console::speakAsSet(settings);
    Wish wish = readWish(application);
    if (!complete(wish, settings))
        return 0;

    Demo demo;
    if (wish.demo) {
        const auto started = demo.start(wish.contacts);
        if (!started)
            return refuse(started.error());
        wish.workspace = *started;
    }
    std::unique_ptr<SingleWindow> single;
    std::unique_ptr<LiveController> controller;
    bool handedOver = false;
    Opening opening(
        [&](const QString &path, const std::function<void(const Status &)> &then) {
            single = std::make_unique<SingleWindow>(path);
            handedOver = single->handOver();
            if (handedOver)
                return then(Done{});
            controller = makeController(path);
            controller->open(then);
        },
        [&] { controller.reset(); }, chooseWorkspace);
    const QString opened = opening.run(wish.workspace);
    if (handedOver)
        return 0;
    if (opened.isEmpty()) {
        if (!QFileInfo::exists(wish.workspace))
            settings.remove("lastWorkspace"_L1);
        return 1;
    }
    wish.workspace = opened;
    if (!wish.demo)
        settings.setValue("lastWorkspace"_L1, wish.workspace);

    const BrowserDoor door(*controller);
    Console console(*controller, settings, *single);
    console.open();
    if (wish.demo)
        previewFirst(*controller);
    return QApplication::exec();
}
