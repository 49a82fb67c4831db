#include "app/console/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Console)
};

constexpr int demoContacts = 2000;

} // namespace

Wish readWish()
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
    parser.process(*QCoreApplication::instance());
    const QString file = parser.positionalArguments().value(0, parser.value(workspace));
    return {file, parser.isSet(demo), parser.value(contacts).toInt()};
}

bool asksForWords()
{
    // Not the parser: it would take the h of "-stylesheet", which is for the window, for a wish to be helped.
    static const QStringList asking{u"-h"_s, u"-?"_s, u"--help"_s, u"--help-all"_s, u"-v"_s, u"--version"_s};
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const auto end = std::ranges::find(arguments, u"--"_s);
    return std::any_of(arguments.begin(), end, [](const QString &argument) { return asking.contains(argument); });
}

} // namespace samband
