#include "ui/desk.h"
#include "ui/guidepage.h"
#include "ui/mainwindow.h"
#include "ui/reviewpage.h"
#include "ui/tableview.h"

#include <QAction>
#include <QDesktopServices>
#include <QStackedWidget>

namespace samband {

using namespace Qt::StringLiterals;

void MainWindow::buildGuide()
{
    m_guide = new GuidePage(m_controller, m_tokens, *m_desk);
    m_review = new ReviewPage(m_controller, m_tokens, *m_desk);
    m_stack->addWidget(m_guide);
    m_stack->addWidget(m_review);
    add(u"actionReview"_s, tr("Review the proposed links"), [this] { openReview(); });
    add(u"actionGuide"_s, tr("First steps"), [this] { openGuide(); });
    add(u"actionWorkspace"_s, tr("Another workspace…"), [this] { Q_EMIT workspaceWanted(); });
    const auto back = [this] { showView(m_sidebar->currentView()); };
    const auto ambiguous = [this] { goTo(u"state:ambiguous"_s); };
    connect(m_guide, &GuidePage::wanted, this, &MainWindow::openGuide);
    connect(m_guide, &GuidePage::left, this, back);
    connect(m_guide, &GuidePage::ambiguousWanted, this, ambiguous);
    connect(m_review, &ReviewPage::ambiguousWanted, this, ambiguous);
    connect(m_guide, &GuidePage::planWanted, this, [this] { m_desk->preview(std::nullopt); });
    connect(m_guide, &GuidePage::doctorWanted, this, [this] { showDoctor(); });
    connect(&m_controller, &Controller::browserWanted, this, [this](const QUrl &address) {
        // With the connections open, that dialog shows the address.
        if (m_stack->currentWidget() == m_guide && !findChild<QWidget *>(u"connectionsDialog"_s))
            QDesktopServices::openUrl(address);
    });
}

void MainWindow::openGuide()
{
    m_stack->setCurrentWidget(m_guide);
    m_guide->open();
    showActions();
}

void MainWindow::openReview()
{
    m_stack->setCurrentWidget(m_review);
    m_review->table().setFocus();
    showActions();
}

} // namespace samband
