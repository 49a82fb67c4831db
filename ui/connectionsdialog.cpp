#include "ui/connectionsdialog.h"

#include "ui/labels.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QPushButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// What the shipped manifests call the ways to sign in. One that a person adapted says it as it likes.
[[maybe_unused]] constexpr const char *manifestLabels[] = {
    QT_TRANSLATE_NOOP("samband::ManifestLabels", "Service key or private app token"),
    QT_TRANSLATE_NOOP("samband::ManifestLabels", "Your own HubSpot app"),
    QT_TRANSLATE_NOOP("samband::ManifestLabels", "CRMOffice account"),
    QT_TRANSLATE_NOOP("samband::ManifestLabels", "Access token")};

/// A manifest's label in the language of the window, as far as it is known.
QString spoken(const QString &label)
{
    return label.isEmpty() ? label : QCoreApplication::translate("samband::ManifestLabels", label.toUtf8().constData());
}

} // namespace

ConnectionBox::ConnectionBox(Controller &controller, Side side, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_side(side)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_title = headingLabel({});
    m_status = wrappedLabel(named(u"connectionStatus"_s));
    m_scopes = wrappedLabel(named(u"connectionScopes"_s));
    m_problem = wrappedLabel(named(u"connectionProblem"_s));
    m_token = field(named(u"connectionToken"_s), tr("Token"), true);
    m_variable = field(named(u"connectionVariable"_s), tr("Environment variable with the token"), false);
    m_client = field(named(u"connectionClientId"_s), tr("Client id"), false);
    m_secret = field(named(u"connectionClientSecret"_s), tr("Client secret"), true);
    m_port = field(named(u"connectionPort"_s), tr("Port on this machine (empty: any)"), false);
    m_port->setValidator(new QIntValidator(1, 65535, m_port));
    m_session = new QCheckBox;
    m_session->setObjectName(named(u"connectionSession"_s));
    m_useToken = button(named(u"connectionUseToken"_s), tr("Check and use the token"),
        [this] { m_controller.signIn(wish(SignInWish::Way::Token)); });
    m_useVariable = button(named(u"connectionUseVariable"_s), tr("Check and use the variable"),
        [this] { m_controller.signIn(wish(SignInWish::Way::Variable)); });
    m_browser = button(named(u"connectionBrowser"_s), tr("Sign in through the browser"),
        [this] { m_controller.signIn(wish(SignInWish::Way::Browser)); });
    m_cancel = button(named(u"connectionCancel"_s), tr("Cancel the sign-in"), [this] { m_controller.cancelSignIn(); });
    m_signOut = button(named(u"connectionSignOut"_s), tr("Sign out"), [this] { m_controller.signOut(m_side); });
    const auto whole = [grid](QWidget *widget) { grid->addWidget(widget, grid->rowCount(), 0, 1, 3); };
    const auto line = [grid](const QList<QLineEdit *> &fields, QPushButton *act) {
        for (QLineEdit *edit : fields) {
            const int row = grid->rowCount();
            auto *label = new QLabel(edit->accessibleName());
            label->setBuddy(edit);
            grid->addWidget(label, row, 0);
            grid->addWidget(edit, row, 1);
            if (edit == fields.last())
                grid->addWidget(act, row, 2);
        }
    };
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_status, m_scopes, m_problem})
        whole(widget);
    line({m_token}, m_useToken);
    line({m_variable}, m_useVariable);
    line({m_client, m_secret, m_port}, m_browser);
    whole(m_session);
    const int row = grid->rowCount();
    grid->addWidget(
        button(named(u"connectionExamine"_s), tr("Examine…"), [this] { Q_EMIT doctorWanted(m_side); }), row, 0);
    grid->addWidget(m_cancel, row, 1, Qt::AlignRight);
    grid->addWidget(m_signOut, row, 2);
    connect(m_token, &QLineEdit::returnPressed, m_useToken, &QPushButton::click);
    connect(m_variable, &QLineEdit::returnPressed, m_useVariable, &QPushButton::click);
    for (QLineEdit *edit : {m_token, m_variable, m_client, m_secret})
        connect(edit, &QLineEdit::textChanged, this, &ConnectionBox::enable);
    show(SignInState{});
}

QString ConnectionBox::named(const QString &part) const
{
    return part + (m_side == Side::Source ? "Source"_L1 : "Target"_L1);
}

QLineEdit *ConnectionBox::field(const QString &name, const QString &label, bool secret)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setEchoMode(secret ? QLineEdit::Password : QLineEdit::Normal);
    return edit;
}

QPushButton *ConnectionBox::button(const QString &name, const QString &text, std::function<void()> act)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, std::move(act));
    return made;
}

SignInWish ConnectionBox::wish(SignInWish::Way way) const
{
    SignInWish made;
    made.system = m_state.system;
    made.way = way;
    made.token = way == SignInWish::Way::Token ? m_token->text().trimmed() : QString();
    made.variable = m_variable->text().trimmed();
    made.clientId = m_client->text().trimmed();
    made.clientSecret = way == SignInWish::Way::Browser ? m_secret->text().trimmed() : QString();
    made.port = m_port->text().toUShort();
    made.sessionOnly = m_session->isChecked();
    return made;
}

void ConnectionBox::show(const SignInState &state)
{
    m_state = state;
    m_title->setText(state.system);
    m_status->setText(statusOf(state));
    if (state.step == SignInState::Step::SignedIn) {
        m_token->clear();
        m_secret->clear();
    }
    QString scopes;
    if (state.step == SignInState::Step::SignedIn)
        scopes = !state.scopesKnown ? tr("The system does not tell which scopes the token has.")
            : state.missing.isEmpty()
            ? tr("Every scope that the document needs is there: %1").arg(state.scopes.join(u", "_s))
            : tr("Missing for this document: %1. Give the token these scopes in %2.")
                  .arg(state.missing.join(u", "_s), state.system);
    m_scopes->setText(scopes);
    m_scopes->setVisible(!scopes.isEmpty());
    m_problem->setText(state.problem);
    m_problem->setVisible(!state.problem.isEmpty());
    if (!state.tokenLabel.isEmpty())
        m_token->setPlaceholderText(spoken(state.tokenLabel));
    m_client->setPlaceholderText(spoken(state.appLabel));
    m_secret->setPlaceholderText(state.needsSecret ? QString() : tr("Not needed"));
    offerPlaces();
    enable();
}

QString ConnectionBox::statusOf(const SignInState &state) const
{
    switch (state.step) {
    case SignInState::Step::SignedOut:
        return tr("Not signed in. Paste a token, or sign in through the browser.");
    case SignInState::Step::UnderWay:
        return tr("Signing in… If a browser opened, agree there and come back.");
    case SignInState::Step::Refused:
        return tr("Signed out: %1 does not take the sign-in any more. Sign in again.").arg(state.system);
    case SignInState::Step::SignedIn:
        break;
    }
    const QString kept = state.place == "session"_L1 ? tr("for this session only")
        : state.place.startsWith("env:"_L1)
        ? tr("with the token in the environment variable %1").arg(state.place.mid(4))
        : tr("kept in the keychain");
    return state.account.isEmpty() ? tr("Signed in at %1, %2.").arg(state.baseUrl, kept)
                                   : tr("Signed in at %1 as account %2, %3.").arg(state.baseUrl, state.account, kept);
}

/// Without a keychain a sign-in is for this session, or the token stays in a variable; the next click does that.
void ConnectionBox::offerPlaces()
{
    m_session->setText(m_state.noKeychain ? tr("For this session only: there is no keychain to keep it in")
                                          : tr("For this session only: not kept in the keychain"));
    if (m_state.noKeychain)
        m_session->setChecked(true);
}

void ConnectionBox::enable()
{
    const bool busy = m_state.step == SignInState::Step::UnderWay;
    const bool secret = !m_state.needsSecret || !m_secret->text().trimmed().isEmpty();
    m_useToken->setEnabled(!busy && !m_token->text().trimmed().isEmpty());
    m_useVariable->setEnabled(!busy && !m_variable->text().trimmed().isEmpty());
    m_browser->setEnabled(!busy && !m_state.appLabel.isEmpty() && !m_client->text().trimmed().isEmpty() && secret);
    m_cancel->setEnabled(busy);
    m_signOut->setEnabled(m_state.step == SignInState::Step::SignedIn || m_state.step == SignInState::Step::Refused);
}

ConnectionsDialog::ConnectionsDialog(Controller &controller, Browse browse, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"connectionsDialog"_s);
    setWindowTitle(tr("Connections"));
    auto *box = new QVBoxLayout(this);
    box->setSpacing(14);
    PerSide<ConnectionBox *> parts{};
    for (const Side side : bothSides) {
        parts[side] = new ConnectionBox(controller, side);
        connect(parts[side], &ConnectionBox::doctorWanted, this, &ConnectionsDialog::doctorWanted);
        box->addWidget(parts[side]);
        if (side == Side::Source)
            box->addWidget(ruleLine());
    }
    box->addStretch();
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close);
    // Enter in a field is for that field, not for leaving.
    close->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    box->addWidget(close);
    resize(680, 560);
    connect(&controller, &Controller::signInChanged, this,
        [parts](const SignInState &state) { parts[state.side]->show(state); });
    connect(&controller, &Controller::browserWanted, this, std::move(browse));
    controller.requestSignIn();
}

} // namespace samband
