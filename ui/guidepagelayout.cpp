#include "ui/connectionsdialog.h"
#include "ui/guidepage.h"
#include "ui/labels.h"
#include "ui/look.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

QString GuidePage::titleOf(Step step) const
{
    switch (step) {
    case Connect:
        return tr("Connect both systems");
    case Check:
        return tr("Check the accounts");
    case Read:
        return tr("Read both systems");
    case Review:
        return tr("Review the matches");
    case Plan:
        return tr("See the plan");
    case StepCount:
        break;
    }
    return {};
}

QWidget *GuidePage::buildSteps()
{
    auto *steps = new QWidget;
    auto *box = new QVBoxLayout(steps);
    box->setContentsMargins(20, 22, 8, 16);
    box->setSpacing(10);
    box->addWidget(quietLabel(tr("First steps")));
    for (int step = 0; step < StepCount; ++step) {
        auto *sign = new QLabel;
        sign->setTextFormat(Qt::PlainText);
        sign->setFixedWidth(sign->fontMetrics().horizontalAdvance(u"✓"_s) + 10);
        auto *mark = new QLabel;
        mark->setObjectName(u"guideStep_%1"_s.arg(step + 1));
        mark->setTextFormat(Qt::PlainText);
        m_signs << sign;
        m_marks << mark;
        auto *line = new QHBoxLayout;
        line->setSpacing(0);
        line->addWidget(sign);
        line->addWidget(mark, 1);
        box->addLayout(line);
    }
    // The step at hand is bold: none may be cut, in whatever language.
    QFont bold = font();
    bold.setBold(true);
    int widest = 0;
    for (int step = 0; step < StepCount; ++step)
        widest = std::max(widest, QFontMetrics(bold).horizontalAdvance(titleOf(Step(step))));
    const QMargins around = box->contentsMargins();
    steps->setFixedWidth(std::max(220, widest + m_signs.first()->width() + around.left() + around.right() + 4));
    box->addStretch();
    QLabel *note = quietLabel(tr("What you have done is kept. Come back with “First steps” (Ctrl+K)."));
    note->setWordWrap(true);
    box->addWidget(note);
    return steps;
}

QWidget *GuidePage::buildConnect(Controller &controller)
{
    auto *inner = new QWidget;
    auto *box = new QVBoxLayout(inner);
    box->setContentsMargins(0, 0, 12, 0);
    box->setSpacing(14);
    for (const Side side : bothSides) {
        m_boxes[side] = new ConnectionBox(controller, side);
        connect(m_boxes[side], &ConnectionBox::doctorWanted, this, &GuidePage::doctorWanted);
        box->addWidget(m_boxes[side]);
        if (side == Side::Source)
            box->addWidget(ruleLine());
    }
    box->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(inner);
    area->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    return area;
}

QWidget *GuidePage::buildCheck()
{
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    for (const Side side : bothSides) {
        m_checked[side] = headingLabel({});
        box->addWidget(m_checked[side]);
        m_checks[side] = wrappedLabel(side == Side::Source ? u"guideCheckSource"_s : u"guideCheckTarget"_s);
        box->addWidget(m_checks[side]);
        box->addWidget(ruleLine());
    }
    auto *doctor = new QPushButton(tr("Open the connection doctor…"));
    doctor->setObjectName(u"guideDoctor"_s);
    doctor->setToolTip(tr("Tries every way in which a system is read, and tells what works and what to change"));
    connect(doctor, &QPushButton::clicked, this, &GuidePage::doctorWanted);
    box->addWidget(doctor, 0, Qt::AlignLeft);
    box->addStretch();
    return page;
}

QWidget *GuidePage::buildRead()
{
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    m_readButton = new QPushButton(tr("Read both systems"));
    m_readButton->setObjectName(u"guideRead"_s);
    connect(m_readButton, &QPushButton::clicked, this, &GuidePage::read);
    box->addWidget(m_readButton, 0, Qt::AlignLeft);
    m_readText = wrappedLabel(u"guideReadText"_s);
    box->addWidget(m_readText);
    box->addStretch();
    return page;
}

QWidget *GuidePage::buildButtons()
{
    auto *line = new QWidget;
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 8, 0, 0);
    const auto button = [&](const QString &name, const QString &text) {
        auto *made = new QPushButton(text);
        made->setObjectName(name);
        // Enter does what the focused button says, in a window as in a dialog.
        made->setAutoDefault(true);
        box->addWidget(made);
        return made;
    };
    QPushButton *leave = button(u"guideLeave"_s, tr("Leave the guide"));
    box->addStretch();
    m_back = button(u"guideBack"_s, tr("&Back"));
    m_next = button(u"guideNext"_s, tr("&Next"));
    connect(leave, &QPushButton::clicked, this, &GuidePage::left);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(Step(m_step - 1)); });
    connect(m_next, &QPushButton::clicked, this, &GuidePage::next);
    return line;
}

void GuidePage::showStep()
{
    for (int step = 0; step < StepCount; ++step) {
        const bool here = step == m_step;
        const bool done = isDone(Step(step));
        QLabel *mark = m_marks[step];
        mark->setText(titleOf(Step(step)));
        m_signs[step]->setText(done ? u"✓"_s : here ? u"▸"_s : QString::number(step + 1));
        mark->setAccessibleName(done ? tr("%1, done").arg(titleOf(Step(step)))
                : here               ? tr("%1, now").arg(titleOf(Step(step)))
                                     : titleOf(Step(step)));
        QFont font = mark->font();
        font.setBold(here);
        mark->setFont(font);
    }
    m_title->setText(titleOf(m_step));
    static const auto texts = [] {
        return QStringList{
            tr("Paste a token for each system, or sign in through the browser. It is checked at once, and kept in the "
               "keychain, never in the workspace."),
            tr("What the tokens may do, and how each system is talked to."),
            tr("Everything is read once and compared. Nothing is written: you see first what would be."),
            tr("Records that look alike in both systems. Accept the right ones together; the next run links them."),
            tr("What a run would do now, with what you accepted. You approve it there.")};
    };
    m_about->setText(texts().value(m_step));
    m_back->setEnabled(m_step > Connect && !m_reading);
    m_next->setText(m_step == Plan ? tr("&Show the plan") : tr("&Next"));
    m_next->setEnabled(!m_reading && (m_step != Connect || isSignedIn()) && (m_step != Read || m_read));
    m_next->setToolTip(m_step == Connect && !isSignedIn() ? tr("Sign in to both systems first") : QString());
    m_readButton->setEnabled(!m_reading);
    m_readButton->setText(m_read ? tr("Read them again") : tr("Read both systems"));
    showChecks();
}

void GuidePage::showChecks()
{
    for (const Side side : bothSides) {
        const SignInState &state = m_signIn[side];
        const SystemSetup &setup = m_setup[side];
        QStringList lines;
        const auto line = [&](bool good, const QString &text) { lines << (good ? u"✓ "_s : u"⚠ "_s) + text; };
        const bool in = state.step == SignInState::Step::SignedIn;
        line(in,
            !in                           ? tr("Not signed in.")
                : state.account.isEmpty() ? tr("Signed in at %1.").arg(state.baseUrl)
                                          : tr("Signed in at %1 as account %2.").arg(state.baseUrl, state.account));
        if (in && !state.scopesKnown)
            line(true, tr("The system does not tell which scopes the token has; reading will show it."));
        else if (in)
            line(state.missing.isEmpty(),
                state.missing.isEmpty() ? tr("The token may do everything that the document needs.")
                                        : tr("Missing for this document: %1. Give the token these scopes in %2.")
                                              .arg(state.missing.join(", "_L1), state.system));
        if (!setup.problem.isEmpty())
            line(false, setup.problem);
        else if (setup.assumed > 0)
            line(false,
                tr("%1 things about %2 are assumed: its makers publish no description. The connection doctor tries "
                   "them.")
                    .arg(setup.assumed)
                    .arg(setup.system));
        m_checked[side]->setText(state.system);
        m_checks[side]->setText(lines.join(u'\n'));
    }
}

void GuidePage::showRead(const QString &text)
{
    m_readText->setText(text);
}

} // namespace samband
