#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/startdialog.h"

#include <QCommandLinkButton>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

StartDialog::StartDialog(StartTasks tasks, QWidget *parent)
    : QDialog(parent)
    , m_tasks(std::move(tasks))
    , m_pages(new QStackedWidget)
{
    setObjectName(u"startDialog"_s);
    setWindowTitle(tr("Samband"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(28, 24, 28, 18);
    m_pages->addWidget(buildWelcome());
    m_pages->addWidget(buildDocument());
    m_pages->addWidget(buildFile());
    box->addWidget(m_pages, 1);
    box->addWidget(buildButtons());
    resize(620, 470);
    goTo(Welcome);
}

QWidget *StartDialog::buildWelcome()
{
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    QLabel *title = headingLabel(tr("Two systems, in step"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    title->setFont(font);
    box->addWidget(title);
    QLabel *about = quietLabel(tr("Samband keeps the records of two CRM systems alike, and asks when a person should "
                                  "decide. Nothing is written anywhere until you have seen the plan."));
    about->setWordWrap(true);
    box->addWidget(about);
    box->addSpacing(10);
    const auto choice = [&](const QString &name, const QString &icon, const QString &text, const QString &more,
                            auto act) {
        auto *button = new QCommandLinkButton(text, more);
        button->setObjectName(name);
        button->setAccessibleDescription(more);
        button->setAutoDefault(true);
        button->setIcon(actionIcon(icon));
        connect(button, &QPushButton::clicked, this, act);
        box->addWidget(button);
        return button;
    };
    QCommandLinkButton *demo = choice(u"startDemo"_s, u"preview"_s, tr("Try the &demo"),
        m_tasks.demoMissing.isEmpty() ? tr("Both systems run on this machine, with invented people. No account needed.")
                                      : m_tasks.demoMissing,
        [this] { finish(Choice::Demo, {}); });
    demo->setEnabled(m_tasks.demoMissing.isEmpty());
    choice(u"startNew"_s, u"link"_s, tr("Set up &two systems of your own"),
        tr("A dataflow document says what belongs to what. You sign in to both systems after that."),
        [this] { goTo(Document); });
    choice(u"startOpen"_s, u"journal"_s, tr("&Open a workspace"), tr("One that was set up before"),
        [this] { openExisting(); });
    box->addStretch();
    return page;
}

QWidget *StartDialog::pathLine(QLineEdit *edit, const QString &name, const QString &label, std::function<void()> browse)
{
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    auto *line = new QWidget;
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(edit, 1);
    auto *button = new QPushButton(tr("&Browse…"));
    button->setObjectName(name + u"Browse"_s);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, std::move(browse));
    box->addWidget(button);
    return line;
}

QWidget *StartDialog::buildDocument()
{
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    box->addWidget(headingLabel(tr("1 of 2: the dataflow document")));
    QLabel *about = quietLabel(tr("The text file (.rst) that describes the flows between the two systems."));
    about->setWordWrap(true);
    box->addWidget(about);
    m_document = new QLineEdit;
    box->addWidget(pathLine(m_document, u"startDocument"_s, tr("Dataflow document"), [this] {
        auto *dialog = new QFileDialog(
            this, tr("The dataflow document"), QDir::homePath(), tr("Dataflow documents (*.rst *.txt);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, m_document, &QLineEdit::setText);
        dialog->open();
    }));
    connect(m_document, &QLineEdit::textChanged, this, &StartDialog::readDocument);
    m_findings = wrappedLabel(u"startFindings"_s);
    m_findings->setAlignment(Qt::AlignTop);
    m_findings->setAccessibleName(tr("What the document says"));
    auto *area = new QScrollArea;
    area->setObjectName(u"startFindingsArea"_s);
    area->setAccessibleName(tr("What the document says"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_findings);
    area->viewport()->setAutoFillBackground(false);
    m_findings->setAutoFillBackground(false);
    box->addWidget(area, 1);
    return page;
}

QWidget *StartDialog::buildFile()
{
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    box->addWidget(headingLabel(tr("2 of 2: where the workspace is kept")));
    m_file = new QLineEdit;
    box->addWidget(pathLine(m_file, u"startFile"_s, tr("Workspace file"), [this] {
        auto *dialog = new QFileDialog(
            this, tr("Where the workspace is kept"), QDir::homePath(), tr("Samband workspaces (*.samband)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"samband"_s);
        connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
        dialog->open();
    }));
    connect(m_file, &QLineEdit::textChanged, this, &StartDialog::showFile);
    m_fileNote = wrappedLabel(u"startFileNote"_s);
    box->addWidget(m_fileNote);
    QLabel *then = quietLabel(tr("Then the window opens with the next steps: sign in to both systems, read them, "
                                 "review the matches, see the plan."));
    then->setWordWrap(true);
    box->addWidget(then);
    box->addStretch();
    return page;
}

QWidget *StartDialog::buildButtons()
{
    auto *line = new QWidget;
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 8, 0, 0);
    const auto button = [&](const QString &name, const QString &text, auto act) {
        auto *made = new QPushButton(text);
        made->setObjectName(name);
        connect(made, &QPushButton::clicked, this, act);
        box->addWidget(made);
        return made;
    };
    button(u"startCancel"_s, tr("Cancel"), [this] { reject(); })->setAutoDefault(false);
    box->addStretch();
    m_back =
        button(u"startBack"_s, tr("B&ack"), [this] { goTo(m_pages->currentIndex() == File ? Document : Welcome); });
    m_back->setAutoDefault(false);
    m_next = button(u"startNext"_s, tr("&Next"), [this] { next(); });
    m_next->setDefault(true);
    return line;
}

void StartDialog::openExisting()
{
    auto *dialog = new QFileDialog(
        this, tr("Open a workspace"), QDir::homePath(), tr("Samband workspaces (*.samband);;All files (*)"));
    dialog->setObjectName(u"startOpenDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { finish(Choice::Workspace, file); });
    dialog->open();
}

} // namespace samband
