#include "ui/guidepage.h"

#include "ui/connectionsdialog.h"
#include "ui/desk.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/reviewpage.h"
#include "ui/tableview.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

namespace samband {

using namespace Qt::StringLiterals;

GuidePage::GuidePage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_review(new ReviewPage(controller, tokens, desk))
{
    setObjectName(u"guidePage"_s);
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(buildSteps());
    auto *right = new QWidget;
    auto *lines = new QVBoxLayout(right);
    lines->setContentsMargins(24, 20, 24, 16);
    m_title = headingLabel({});
    m_title->setObjectName(u"guideTitle"_s);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    m_title->setFont(font);
    m_about = quietLabel({});
    m_about->setWordWrap(true);
    lines->addWidget(m_title);
    lines->addWidget(m_about);
    lines->addSpacing(10);
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildConnect(controller));
    m_pages->addWidget(buildCheck());
    m_pages->addWidget(buildRead());
    m_pages->addWidget(m_review);
    QLabel *plan = wrappedLabel(u"guidePlan"_s);
    plan->setText(tr("The plan shows every link, create and update with its reason. Tick what should happen, and "
                     "nothing else does."));
    plan->setAlignment(Qt::AlignTop);
    m_pages->addWidget(plan);
    lines->addWidget(m_pages, 1);
    lines->addWidget(buildButtons());
    box->addWidget(right, 1);
    connect(m_review, &ReviewPage::ambiguousWanted, this, &GuidePage::ambiguousWanted);
    connect(&controller, &Controller::signInChanged, this, [this](const SignInState &state) {
        m_signIn[state.side] = state;
        m_heard[state.side] = true;
        m_boxes[state.side]->show(state);
        showStep();
        if (!m_considering || !m_heard.source || !m_heard.target)
            return;
        m_considering = false;
        if (!isSignedIn())
            Q_EMIT wanted();
    });
    connect(&controller, &Controller::setupReady, this, [this](const SystemSetup &setup) {
        m_setup[setup.side] = setup;
        showChecks();
    });
    connect(&controller, &Controller::runProgress, this, [this](const RunProgress &progress) {
        if (m_reading)
            showRead(progress.total > 0
                    ? tr("%1: %2 of %3 %4")
                          .arg(stageWord(progress.stage), numberText(progress.done), numberText(progress.total),
                              progress.what)
                    : tr("%1: %2 %3").arg(stageWord(progress.stage), numberText(progress.done), progress.what));
    });
    showStep();
}

void GuidePage::setFlows(const FlowNames &flows)
{
    m_review->setFlows(flows);
}

void GuidePage::consider(const Summary &summary)
{
    if (summary.lastRun || summary.flows.isEmpty())
        return;
    m_considering = true;
    m_heard = {false, false};
    m_controller.requestSignIn();
}

void GuidePage::open()
{
    m_controller.requestSignIn();
    m_controller.requestSetup();
    goTo(!isSignedIn() ? Connect : m_read ? Review : Check);
}

bool GuidePage::isSignedIn() const
{
    return m_signIn.source.step == SignInState::Step::SignedIn && m_signIn.target.step == SignInState::Step::SignedIn;
}

bool GuidePage::isDone(Step step) const
{
    switch (step) {
    case Connect:
        return isSignedIn();
    case Check:
        return isSignedIn() && m_step > Check;
    case Read:
        return m_read;
    case Review:
        return m_read && m_step > Review;
    case Plan:
    case StepCount:
        break;
    }
    return false;
}

void GuidePage::goTo(Step step)
{
    m_step = step;
    m_pages->setCurrentIndex(step);
    if (step == Check)
        m_controller.requestSetup();
    showStep();
    // The first thing that can be done on the page, so that the guide goes by Tab and Enter alone.
    if (step == Review)
        m_review->table().setFocus();
    else if (step == Read && !m_read)
        m_readButton->setFocus();
    else if (m_next->isEnabled())
        m_next->setFocus();
}

void GuidePage::next()
{
    if (m_step == Plan) {
        Q_EMIT planWanted();
        return;
    }
    goTo(Step(m_step + 1));
}

void GuidePage::read()
{
    m_reading = true;
    showRead(tr("Connecting…"));
    RunRequest request;
    request.preview = true;
    request.trigger = u"operator"_s;
    m_controller.run(request);
    showStep();
}

bool GuidePage::takeReport(const RunReport &report)
{
    if (!m_reading)
        return false;
    m_reading = false;
    if (report.error) {
        showRead(report.error->text);
    } else {
        m_read = true;
        showRead(
            tr("Both systems were read, and nothing was written. A run would do: %1.").arg(verbCounts(report.planned)));
    }
    showStep();
    if (m_step == Read && m_read)
        m_next->setFocus();
    return true;
}

} // namespace samband
