#include "app/console/demo.h"
#include "core/engine/livecontroller.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QFileDialog>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

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

/// Asks what to open when the command line does not say and nothing was open before. Empty: nothing; "demo" as scheme:
/// the demo.
QString askForWorkspace(bool &demo)
{
    QMessageBox box(QMessageBox::Question, Words::tr("Samband"),
        Words::tr(
            "Samband keeps two CRM systems in step. Look around in a demo with invented people, or open a workspace."));
    const QAbstractButton *tryIt = box.addButton(Words::tr("Try the &demo"), QMessageBox::AcceptRole);
    const QAbstractButton *open = box.addButton(Words::tr("&Open a workspace…"), QMessageBox::ActionRole);
    box.addButton(QMessageBox::Close);
    box.exec();
    demo = box.clickedButton() == tryIt;
    return box.clickedButton() == open ? QFileDialog::getOpenFileName(
               nullptr, Words::tr("Open a workspace"), {}, Words::tr("Samband workspaces (*.samband)"))
                                       : QString();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Samband"_s);
    QApplication::setApplicationName(u"samband"_s);
    QApplication::setApplicationDisplayName(u"Samband"_s);
    QApplication::setApplicationVersion(QLatin1StringView(SAMBAND_VERSION));
    QApplication::setWindowIcon(QIcon(u":/samband/icons/samband.svg"_s));

    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Keeps two CRM systems in step, and asks when a person should decide."));
    const QCommandLineOption workspaceOption(
        u"workspace"_s, Words::tr("The workspace file to open."), Words::tr("file"));
    const QCommandLineOption demoOption(
        u"demo"_s, Words::tr("Start both demo systems on this machine and open a workspace on them."));
    const QCommandLineOption contactsOption(u"contacts"_s, Words::tr("How many people the demo invents."),
        Words::tr("number"), QString::number(demoContacts));
    parser.addOptions({workspaceOption, demoOption, contactsOption});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    QSettings settings;
    bool demo = parser.isSet(demoOption);
    QString path = parser.value(workspaceOption);
    if (path.isEmpty() && !demo)
        path = settings.value("lastWorkspace"_L1).toString();
    if (path.isEmpty() && !demo)
        path = askForWorkspace(demo);
    if (path.isEmpty() && !demo)
        return 0;

    Demo demoSystems;
    if (demo) {
        const auto started = demoSystems.start(parser.value(contactsOption).toInt());
        if (!started)
            return refuse(started.error());
        path = *started;
    }

    const QString who = qEnvironmentVariable("USER", u"operator"_s);
    LiveController controller(
        path, [](Workspace &workspace) { return connectSystems(workspace, tokenFromEnvironment); }, who,
        &QDateTime::currentMSecsSinceEpoch);
    if (const Status opened = controller.open(); !opened) {
        settings.remove("lastWorkspace"_L1);
        return refuse(opened.error());
    }
    if (!demo)
        settings.setValue("lastWorkspace"_L1, path);

    MainWindow window(controller, settings);
    window.show();
    if (demo) {
        RunRequest first;
        first.trigger = u"operator"_s;
        controller.run(first);
    }
    return QApplication::exec();
}
