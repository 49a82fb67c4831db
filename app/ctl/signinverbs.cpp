#include "app/ctl/interrupt.h"
#include "app/ctl/verbs.h"

#include "core/engine/browser.h"
#include "core/engine/founding.h"
#include "core/engine/lane.h"
#include "core/engine/mailbox.h"
#include "core/engine/signin.h"
#include "core/engine/vaults.h"
#include "core/store/setup.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QJsonArray>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

SignInWish wishOf(const CommandLine &line)
{
    SignInWish wish;
    wish.system = line.system;
    wish.way = line.oauth ? SignInWish::Way::Browser : SignInWish::Way::Variable;
    wish.variable = line.tokenEnv;
    wish.clientId = line.clientId;
    if (!line.clientSecretEnv.isEmpty())
        wish.clientSecret = qEnvironmentVariable(line.clientSecretEnv.toUtf8().constData());
    wish.port = quint16(line.port);
    wish.baseUrl = line.baseUrl;
    wish.manifest = line.manifest;
    return wish;
}

/// The variables that hold secrets: the app's, and the tokens of the connections.
QStringList secretVariables(const CommandLine &line, Workspace &workspace)
{
    QStringList names{line.clientSecretEnv, line.tokenEnv};
    for (const Side side : bothSides) {
        const auto connection = Setup(workspace).connection(side);
        if (connection && *connection && (*connection)->tokenSource.startsWith("env:"_L1))
            names << (*connection)->tokenSource.mid(4);
    }
    names.removeAll(QString());
    return names;
}

/// What a sign-in or sign-out came to.
struct Came {
    SignInState state;
    QStringList unfit; ///< of the document, in these accounts
};

using Open = std::function<void(const QUrl &, const QStringList &secrets)>;

Result<Came> workHere(const CommandLine &line, const Open &open, std::stop_token stop)
{
    auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace)
        return workspace.error();
    SignInDesk desk(**workspace, makeVaults(), &QDateTime::currentMSecsSinceEpoch);
    if (line.verb == "signin"_L1) {
        const QStringList secrets = secretVariables(line, **workspace);
        const auto in = desk.signIn(
            wishOf(line), [&](const QUrl &address) { open(address, secrets); }, std::move(stop));
        return in ? Result<Came>(Came{*in, desk.unfit()}) : in.error();
    }
    const auto side = sideOf(**workspace, line.system);
    const auto out = side ? desk.signOut(*side, std::move(stop)) : side.error();
    return out ? Result<Came>(Came{*out, {}}) : out.error();
}

void say(Output &output, const SignInState &state)
{
    const bool in = state.step == SignInState::Step::SignedIn;
    output.object(
        {{"system"_L1, state.system}, {"signedIn"_L1, in}, {"place"_L1, state.place}, {"account"_L1, state.account},
            {"scopesKnown"_L1, state.scopesKnown}, {"scopes"_L1, QJsonArray::fromStringList(state.scopes)},
            {"missing"_L1, QJsonArray::fromStringList(state.missing)}});
    output.line(!in ? Words::tr("Signed out of %1.").arg(state.system)
            : state.account.isEmpty()
            ? Words::tr("Signed in to %1 at %2.").arg(state.system, state.baseUrl)
            : Words::tr("Signed in to %1 at %2, account %3.").arg(state.system, state.baseUrl, state.account));
    if (state.scopesKnown)
        output.line(Words::tr("Scopes: %1").arg(state.scopes.join(u", "_s)));
    else if (in)
        output.line(Words::tr("%1 does not tell which scopes the token has.").arg(state.system));
    if (!state.missing.isEmpty())
        output.line(Words::tr("Missing for this document: %1. Give the token these scopes there.")
                        .arg(state.missing.join(u", "_s)));
}

} // namespace

Exit signInOrOut(const CommandLine &line, Output &output)
{
    std::stop_source stop;
    QEventLoop loop;
    Result<Came> came = Error{};
    {
        const Interrupt interrupt([&stop] { stop.request_stop(); });
        Mailbox answers;
        Lane lane(u"signin"_s);
        const auto open = [&](const QUrl &address, const QStringList &secrets) {
            answers.post([&output, &line, address, secrets] {
                const QString text = QString::fromLatin1(address.toEncoded());
                output.object({{"open"_L1, text}});
                output.line(Words::tr("Open this in a browser on this machine and agree there:\n%1").arg(text));
                if (!line.noBrowser)
                    openInBrowser(text, secrets);
            });
        };
        lane.post([&] {
            came = workHere(line, open, stop.get_token());
            answers.post([&loop] { loop.quit(); });
        });
        loop.exec();
    }
    if (!came) {
        output.error(came.error());
        return Exit::Failure;
    }
    say(output, came->state);
    for (const QString &text : std::as_const(came->unfit))
        output.error({ErrorKind::BadDocument, text});
    if (came->unfit.isEmpty() && !came->state.problem.isEmpty())
        output.line(came->state.problem);
    return came->state.missing.isEmpty() && came->unfit.isEmpty() ? Exit::AllInStep : Exit::SomethingWaits;
}

} // namespace samband
