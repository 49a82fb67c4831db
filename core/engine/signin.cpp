#include "core/engine/signin.h"

#include "core/crm/accesscheck.h"
#include "core/crm/oauth.h"
#include "core/engine/founding.h"
#include "core/engine/unfit.h"
#include "core/store/setup.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::SignInDesk)
};

QString keyOf(Side side)
{
    return u"signin/"_s + toText(side);
}

QString troubleKey(Side side)
{
    return keyOf(side) + "/trouble"_L1;
}

const SignIn *wayOf(const Manifest &manifest, SignInKind kind)
{
    for (const SignIn &way : manifest.signIn) {
        if (way.kind == kind)
            return &way;
    }
    return nullptr;
}

bool canWrite(const Datatype &datatype, Side side)
{
    const bool updates = datatype.operation(Op::Update) || datatype.operation(Op::BatchUpdate);
    const bool creates = datatype.operation(Op::Create) || datatype.operation(Op::BatchCreate);
    return updates || (creates && side == Side::Target);
}

/// What the document does with the datatypes of a side: everything is read; the target is written, and the source where
/// an edit of the other side is to arrive.
QList<Need> needsOf(const Dataflow &dataflow, const Manifest &manifest, Side side)
{
    QList<Need> needs;
    for (const Flow &flow : dataflow.flows) {
        const Datatype *datatype = manifest.datatype(flow.datatype[side]);
        if (!datatype)
            continue;
        const bool written = side == Side::Target || !flow.mappings.isEmpty();
        needs << Need{datatype->name, written && canWrite(*datatype, side)};
        if (!datatype->parent.isEmpty())
            needs << Need{datatype->parent, false};
    }
    return needs;
}

/// Where the credential of a side is kept. A keychain entry is found again when a person signs in anew.
QString sourceFor(const SignInWish &wish, const QString &before)
{
    if (wish.way == SignInWish::Way::Variable)
        return u"env:"_s + wish.variable;
    const QString place = wish.sessionOnly ? u"session:"_s : u"keychain:"_s;
    return before.startsWith(place) ? before : place + randomWord();
}

Result<Credential> credentialFor(const SignInWish &wish, const Manifest &manifest, const std::function<qint64()> &clock,
    const std::function<void(const QUrl &)> &open, std::stop_token stop)
{
    Credential credential;
    switch (wish.way) {
    case SignInWish::Way::Token:
        credential.access = wish.token.trimmed();
        return credential;
    case SignInWish::Way::Variable:
        return EnvironmentVault().read(u"env:"_s + wish.variable);
    case SignInWish::Way::Browser:
        break;
    }
    const SignIn *way = wayOf(manifest, SignInKind::OAuth2);
    if (!way)
        return Error{ErrorKind::BadInput,
            Words::tr("%1 has no sign-in through the browser. Paste a token instead.").arg(manifest.system)};
    return OAuth(manifest.system, *way, clock)
        .signIn({wish.clientId.trimmed(), wish.clientSecret.trimmed(), wish.port}, open, std::move(stop));
}

} // namespace

Status noteSignIn(Setup &setup, Side side, const SignInTrouble &trouble)
{
    const QJsonObject json{{"ended"_L1, trouble.ended}, {"text"_L1, trouble.text}};
    const QString text =
        trouble == SignInTrouble{} ? QString() : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return setup.setting(troubleKey(side)) == text ? Status(Done{}) : setup.saveSetting(troubleKey(side), text);
}

SignInDesk::SignInDesk(Workspace &workspace, std::shared_ptr<TokenVault> vault, std::function<qint64()> clock)
    : m_workspace(workspace)
    , m_vault(std::move(vault))
    , m_clock(std::move(clock))
{
}

Result<SignInState> SignInDesk::signIn(
    const SignInWish &wish, const std::function<void(const QUrl &)> &open, std::stop_token stop)
{
    Setup setup(m_workspace);
    const auto side = sideOf(m_workspace, wish.system);
    if (!side)
        return side.error();
    const auto path = wish.manifest.isEmpty() ? manifestOf(m_workspace, *side) : Result<QString>(wish.manifest);
    const auto dataflow = setup.dataflow();
    const auto before = setup.connection(*side);
    const auto chosen = before && *before ? (*before)->settings : QMap<QString, QString>();
    const auto manifest = path ? loadManifest(*path, chosen) : Result<Manifest>(path.error());
    if (!manifest || !dataflow || !before)
        return !manifest ? manifest.error() : !dataflow ? dataflow.error() : before.error();
    const QString old = *before ? (*before)->tokenSource : QString();
    const QString source = sourceFor(wish, old);
    m_lacksKeychain = false;
    m_unfit.clear();
    if (source.startsWith("keychain:"_L1)) {
        // Asked first: nobody should go through the browser for a token that cannot be kept.
        const auto there = m_vault->read(source);
        m_lacksKeychain = !there && there.error().kind != ErrorKind::Unauthorized;
        if (m_lacksKeychain)
            return there.error();
    }
    const auto credential = credentialFor(wish, *manifest, m_clock, open, stop);
    if (!credential)
        return credential.error();
    const QString baseUrl = !wish.baseUrl.isEmpty() ? wish.baseUrl : *before ? (*before)->baseUrl : manifest->baseUrl;
    const auto report = checkAccess(
        *manifest, baseUrl, credential->access, credential->scopes, needsOf(*dataflow, *manifest, *side), stop);
    if (!report)
        return report.error();
    if (wish.way != SignInWish::Way::Variable) {
        const Status kept = m_vault->write(source, *credential);
        m_lacksKeychain = !kept;
        if (!kept)
            return kept.error();
    }
    const auto connected =
        connectSide(m_workspace, {toText(*side), baseUrl, source, wish.manifest.isEmpty() ? *path : wish.manifest});
    if (!connected)
        return connected.error();
    if (!old.isEmpty() && old != source) [[maybe_unused]]
        const Status forgotten = m_vault->remove(old);
    SignInState now;
    now.step = SignInState::Step::SignedIn;
    now.account = report->account;
    now.scopesKnown = report->scopesKnown;
    now.scopes = report->scopes;
    now.missing = report->missing;
    if (const Status kept = keep(*side, now); !kept)
        return kept.error();
    lookForUnfit(std::move(stop));
    auto signedIn = state(*side);
    if (signedIn)
        signedIn->problem = m_unfit.join(u'\n'); // not kept: the next run finds it again, or finds it mended
    return signedIn;
}

void SignInDesk::lookForUnfit(std::stop_token stop)
{
    const auto found = unfitNow(m_workspace, m_vault, m_clock, std::move(stop));
    if (!found && found.error().kind == ErrorKind::Unauthorized)
        return; // the other system waits for its own sign-in
    if (!found)
        m_unfit << unlooked(found.error()).text;
    else
        for (const PropertyFinding &finding : *found)
            m_unfit << finding.text;
}

Status SignInDesk::keep(Side side, const SignInState &state)
{
    Setup setup(m_workspace);
    if (const Status noted = noteSignIn(setup, side, {}); !noted) // whatever was wrong was wrong with the one before
        return noted;
    const QJsonObject json{{"in"_L1, state.step == SignInState::Step::SignedIn}, {"account"_L1, state.account},
        {"scopesKnown"_L1, state.scopesKnown}, {"scopes"_L1, QJsonArray::fromStringList(state.scopes)},
        {"missing"_L1, QJsonArray::fromStringList(state.missing)}};
    return setup.saveSetting(keyOf(side), QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

Result<SignInState> SignInDesk::signOut(Side side, std::stop_token stop)
{
    const auto connection = Setup(m_workspace).connection(side);
    if (!connection)
        return connection.error();
    QString problem;
    if (*connection) {
        const QString source = (*connection)->tokenSource;
        const auto credential = m_vault->read(source);
        const auto manifest = loadManifest((*connection)->manifest, (*connection)->settings);
        const SignIn *way = manifest ? wayOf(*manifest, SignInKind::OAuth2) : nullptr;
        if (credential && way) {
            if (const Status told = OAuth((*connection)->system, *way, m_clock).revoke(*credential, stop); !told)
                problem = told.error().text;
        }
        if (const Status gone = m_vault->remove(source); !gone)
            return gone.error();
        if (source.startsWith("env:"_L1))
            problem = Words::tr("The token still stands in the environment variable %1: unset it.").arg(source.mid(4));
    }
    if (const Status kept = keep(side, {}); !kept)
        return kept.error();
    auto now = state(side);
    if (now)
        now->problem = problem;
    return now;
}

Result<SignInState> SignInDesk::state(Side side)
{
    Setup setup(m_workspace);
    const auto connection = setup.connection(side);
    const auto path = manifestOf(m_workspace, side);
    const auto manifest = path ? loadManifest(*path) : Result<Manifest>(path.error());
    if (!connection || !manifest)
        return connection ? manifest.error() : connection.error();
    SignInState state;
    state.side = side;
    state.system = manifest->system;
    state.baseUrl = *connection ? (*connection)->baseUrl : manifest->baseUrl;
    if (const SignIn *token = wayOf(*manifest, SignInKind::Bearer))
        state.tokenLabel = token->label;
    if (const SignIn *app = wayOf(*manifest, SignInKind::OAuth2)) {
        state.appLabel = app->label;
        state.needsSecret = app->secret;
    }
    const QString source = *connection ? (*connection)->tokenSource : QString();
    const QJsonObject json = QJsonDocument::fromJson(setup.setting(keyOf(side)).toUtf8()).object();
    // A variable given with "connect" was never checked, yet it is what runs use.
    const bool given = source.startsWith("env:"_L1) && json.isEmpty();
    // What was kept for a session is gone with it.
    const bool lost = source.startsWith("session:"_L1) && !m_vault->read(source);
    if ((!json["in"_L1].toBool() && !given) || lost)
        return state;
    const QJsonObject trouble = QJsonDocument::fromJson(setup.setting(troubleKey(side)).toUtf8()).object();
    state.step = trouble["ended"_L1].toBool() ? SignInState::Step::Refused : SignInState::Step::SignedIn;
    state.problem = trouble["text"_L1].toString();
    state.place = source.startsWith("env:"_L1) ? source : source.section(u':', 0, 0);
    state.account = json["account"_L1].toString();
    state.scopesKnown = json["scopesKnown"_L1].toBool();
    state.scopes = json["scopes"_L1].toVariant().toStringList();
    state.missing = json["missing"_L1].toVariant().toStringList();
    return state;
}

} // namespace samband
