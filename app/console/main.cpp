#include "app/console/browserdoor.h"
#include "app/console/commandline.h"
#include "app/console/console.h"
#include "app/console/demo.h"
#include "app/console/founder.h"
#include "app/console/opening.h"
#include "app/console/screenneeded.h"
#include "app/console/singlewindow.h"
#include "app/ctl/interrupt.h"
#include "core/engine/livecontroller.h"
#include "core/engine/vaults.h"
#include "ui/roomystyle.h"

#include <QApplication>
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

int refuse(const Error &error)
{
    std::fputs(qPrintable(u"samband: %1\n"_s.arg(error.text)), stderr);
    QMessageBox::critical(nullptr, Words::tr("Samband cannot start"), error.text);
    return 1;
}

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

/// What the program is called: the settings and the words on the terminal need it.
void introduce()
{
    QCoreApplication::setOrganizationName(u"Samband"_s);
    QCoreApplication::setApplicationName(u"samband"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(SAMBAND_VERSION));
}

/// Does what needs no screen: the help and the version end the program here. Returns what is to be said where there is
/// no screen, in the language of the settings.
QString beforeTheScreen(int &argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Console::speakAsSet(QSettings());
    if (asksForWords())
        readWish();
    return Words::tr("There is no screen to open the window on: neither DISPLAY nor WAYLAND_DISPLAY leads to one that "
                     "answers. Start it on a desktop, or do the same job here with sambandctl (sambandctl --help).");
}

/// How the program is to look, before any window.
void dress(QApplication &application)
{
    application.setWindowIcon(QIcon(u":/samband/icons/samband.svg"_s));
    QApplication::setApplicationDisplayName(u"Samband"_s);
    QGuiApplication::setDesktopFileName(u"no.samband.Samband"_s);
    // "Windows" is what Qt falls back to where the platform has no style of its own.
    const QString style = QApplication::style()->name();
    if (style.compare("windows"_L1, Qt::CaseInsensitive) == 0 || style.compare("fusion"_L1, Qt::CaseInsensitive) == 0)
        QApplication::setStyle(new RoomyStyle);
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
    introduce();
    auto screen = std::make_unique<ScreenNeeded>(beforeTheScreen(argc, argv));
    QApplication application(argc, argv);
    screen.reset();
    dress(application);
    QSettings settings;
    Console::speakAsSet(settings);
    Wish wish = readWish();
    bool ended = false;
    Console *shown = nullptr;
    const Interrupt interrupt([&] {
        ended = true;
        if (shown)
            shown->end();
        else
            QApplication::exit(0);
    });
    if (!complete(wish, settings) || ended)
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
    if (handedOver || ended)
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
    shown = &console;
    if (wish.demo)
        previewFirst(*controller);
    return QApplication::exec();
}
