#include "ui/systemspage.h"

#include "ui/flowlayout.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QPushButton>
#include <QSaveFile>

namespace samband {

using namespace Qt::StringLiterals;

SystemBox::SystemBox(Controller &controller, Side side, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_side(side)
    , m_title(headingLabel({}))
    , m_mark(new QLabel)
    , m_address(wrappedLabel(named(u"systemAddress"_s)))
    , m_signIn(wrappedLabel(named(u"systemSignIn"_s)))
    , m_manifest(wrappedLabel(named(u"systemManifest"_s)))
    , m_covers(wrappedLabel(named(u"systemCovers"_s)))
    , m_problem(wrappedLabel(named(u"systemProblem"_s)))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    head->addWidget(m_mark);
    head->addWidget(m_title, 1);
    box->addLayout(head);
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    const auto line = [&](const QString &label, QLabel *text) {
        text->setAccessibleName(label);
        form->addRow(quietLabel(label), text);
    };
    line(tr("Address"), m_address);
    line(tr("Sign-in"), m_signIn);
    line(tr("Manifest"), m_manifest);
    line(tr("Describes"), m_covers);
    box->addLayout(form);
    box->addWidget(m_problem);
    m_problem->setAccessibleName(tr("What is wrong with the manifest"));
    m_problem->hide();
    auto *bar = new QWidget;
    auto *flow = new FlowLayout(bar);
    flow->addWidget(button(u"systemReload"_s, tr("Read it again"),
        tr("Checks the file, and the next run goes by what it says now"), [this] {
            if (m_setup.baseUrl.isEmpty())
                m_controller.requestSetup();
            else
                m_controller.useManifest(m_side, m_setup.shipped ? QString() : m_setup.manifest);
        }));
    m_own = button(u"systemOwn"_s, tr("Use a file of your own…"),
        tr("A manifest that you adapted; it is checked before it is used"), [this] { chooseFile(); });
    m_shipped =
        button(u"systemShipped"_s, tr("Use the shipped one"), {}, [this] { m_controller.useManifest(m_side, {}); });
    flow->addWidget(m_own);
    flow->addWidget(m_shipped);
    flow->addWidget(
        button(u"systemCopy"_s, tr("Save a copy…"), tr("To adapt it in a text editor"), [this] { saveCopy(); }));
    box->addWidget(bar);
    show(SystemSetup{side, {}, {}, true, {}, {}, 0, {}});
}

QString SystemBox::named(const QString &part) const
{
    return part + (m_side == Side::Source ? "Source"_L1 : "Target"_L1);
}

QPushButton *SystemBox::button(const QString &name, const QString &text, const QString &tip, std::function<void()> act)
{
    auto *made = new QPushButton(text);
    made->setObjectName(named(name));
    made->setToolTip(tip);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, std::move(act));
    return made;
}

void SystemBox::show(const SystemSetup &setup)
{
    m_setup = setup;
    showIcon(*m_mark, systemIcon(m_side, setup.system), 16);
    m_title->setText(setup.system);
    m_address->setText(setup.baseUrl.isEmpty() ? tr("not connected yet") : setup.baseUrl);
    const QString file = QDir::toNativeSeparators(setup.manifest);
    m_manifest->setText(setup.manifest.isEmpty() ? tr("none")
            : setup.shipped                      ? tr("comes with Samband (%1)").arg(QFileInfo(file).fileName())
                                                 : file);
    const QString types = setup.datatypes.join(", "_L1);
    m_covers->setText(types.isEmpty() ? u"—"_s
            : setup.assumed == 0      ? types
            : setup.assumed == 1      ? tr("%1; 1 note in it is assumed").arg(types)
                                      : tr("%1; %2 notes in it are assumed").arg(types).arg(setup.assumed));
    showInk(*m_problem, LinkState::Failing);
    m_problem->setText(u"✖ "_s + setup.problem);
    m_problem->setVisible(!setup.problem.isEmpty());
    m_shipped->setVisible(!setup.shipped);
    // Without an address there is nothing to keep the choice with.
    m_own->setEnabled(!setup.baseUrl.isEmpty());
    m_own->setToolTip(setup.baseUrl.isEmpty() ? tr("Connect the system first")
                                              : tr("A manifest that you adapted; it is checked before it is used"));
}

void SystemBox::show(const SignInState &state)
{
    m_signIn->setText(state.step == SignInState::Step::SignedIn
            ? (state.account.isEmpty() ? tr("signed in") : tr("signed in as account %1").arg(state.account))
            : state.step == SignInState::Step::UnderWay ? tr("under way")
                                                        : tr("not signed in"));
}

void SystemBox::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("A manifest for %1").arg(m_setup.system),
        m_setup.shipped ? QDir::homePath() : QFileInfo(m_setup.manifest).path(), tr("Manifests (*.json)"));
    dialog->setObjectName(named(u"systemFileDialog"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &file) { m_controller.useManifest(m_side, file); });
    dialog->open();
}

void SystemBox::saveCopy()
{
    auto *dialog = new QFileDialog(this, tr("Save a copy of the manifest"),
        QDir::home().filePath(QFileInfo(m_setup.manifest).fileName()), tr("Manifests (*.json)"));
    dialog->setObjectName(named(u"systemCopyDialog"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        QFile from(m_setup.manifest);
        QSaveFile to(file);
        const bool done = from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly)
            && to.write(from.readAll()) == from.size() && to.commit();
        m_problem->setText(
            u"✖ "_s + tr("%1 could not be written: %2. Choose another folder.").arg(file, to.errorString()));
        m_problem->setVisible(!done);
    });
    dialog->open();
}

SystemsPage::SystemsPage(Controller &controller, QWidget *parent)
    : QWidget(parent)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 16, 16, 16);
    box->setSpacing(14);
    QLabel *about = quietLabel(tr("A manifest is a file that says how a system is talked to: addresses, fields, "
                                  "limits. It can be adapted without building anything."));
    about->setWordWrap(true);
    box->addWidget(about);
    PerSide<SystemBox *> parts{};
    for (const Side side : bothSides) {
        parts[side] = new SystemBox(controller, side);
        box->addWidget(parts[side]);
        box->addWidget(ruleLine());
    }
    auto *connections = new QPushButton(tr("Connections… (Ctrl+Shift+O)"));
    connections->setObjectName(u"systemConnections"_s);
    connections->setToolTip(tr("Sign in to the systems, and out again"));
    connections->setAutoDefault(false);
    connect(connections, &QPushButton::clicked, this, &SystemsPage::connectionsWanted);
    box->addWidget(connections, 0, Qt::AlignLeft);
    box->addStretch();
    connect(&controller, &Controller::setupReady, this,
        [parts](const SystemSetup &setup) { parts[setup.side]->show(setup); });
    connect(&controller, &Controller::signInChanged, this,
        [parts](const SignInState &state) { parts[state.side]->show(state); });
    controller.requestSetup();
    controller.requestSignIn();
}

} // namespace samband
