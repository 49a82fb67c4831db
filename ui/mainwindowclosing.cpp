#include "ui/bulkwords.h"
#include "ui/desk.h"
#include "ui/detailpane.h"
#include "ui/leaving.h"
#include "ui/linkpage.h"
#include "ui/look.h"
#include "ui/mainwindow.h"
#include "ui/runstatus.h"
#include "ui/settingsdialog.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

Drafts::State MainWindow::unsent() const
{
    return m_links->detail().drafts().state();
}

void MainWindow::takeUp(const Drafts::State &unsent)
{
    m_links->detail().drafts().restore(unsent);
}

/// What the window is like, for the next one.
void MainWindow::remember()
{
    m_settings.setValue("geometry"_L1, saveGeometry());
    m_settings.setValue("mainSplitter"_L1, m_splitter->saveState());
    m_settings.setValue("detailSplitter"_L1, m_links->splitter().saveState());
    m_settings.setValue("view"_L1, m_sidebar->currentKey());
}

void MainWindow::quit()
{
    m_quitting = true;
    const Drafts &drafts = m_links->detail().drafts();
    if (isVisible() || !drafts.all().isEmpty() || m_leaving->isNeeded()) {
        // A question about a window that stays beside the clock is asked where it can be seen.
        if (!isVisible())
            comeForward();
        close();
        return;
    }
    remember();
    Q_EMIT quitWanted();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool stays = m_hasTray && !m_quitting && m_settings.value("stayInTray"_L1).toBool();
    auto *settings = findChild<SettingsDialog *>();
    const bool unsaved = !stays && settings && settings->isVisible() && !settings->close();
    const bool undone = !stays && m_leaving->isNeeded();
    if (unsaved || undone || (!stays && !m_links->detail().drafts().all().isEmpty())) {
        // Stopping what is under way gives choices back that were on their way: they are asked about afterwards.
        if (!unsaved && undone)
            m_leaving->ask([this, quitting = m_quitting] {
                m_quitting = quitting;
                close();
            });
        else if (!unsaved)
            askUnsent();
        m_quitting = false;
        event->ignore();
        return;
    }
    remember();
    if (stays) {
        hide();
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        Q_EMIT quitWanted();
}

void MainWindow::endNow(std::function<void(const QStringList &)> then)
{
    m_leaving->stopNow([this, then = std::move(then)](QStringList lines) {
        if (!m_links->detail().drafts().all().isEmpty())
            lines << unsentText();
        remember();
        then(lines);
    });
}

QString MainWindow::unsentText() const
{
    const Drafts &drafts = m_links->detail().drafts();
    return tr("What you chose for %1 has not been sent: %2.")
        .arg(rowCount(drafts.all().size()), choiceCounts(drafts.all(), m_desk->systems()));
}

/// What a person chose and did not send is nowhere but in the window.
void MainWindow::askUnsent()
{
    if (findChild<QMessageBox *>(u"unsentAsk"_s))
        return;
    Drafts &drafts = m_links->detail().drafts();
    const QString rows = rowCount(drafts.all().size());
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Choices not sent"), unsentText(), QMessageBox::NoButton, this);
    box->setObjectName(u"unsentAsk"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("It is lost with the window, unless you send it now: then the window closes once the run has ended."));
    QPushButton *send = box->addButton(tr("Resolve and sync %1", "rows").arg(rows), QMessageBox::AcceptRole);
    QPushButton *discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(tr("Keep choosing"), QMessageBox::RejectRole);
    send->setObjectName(u"unsentSend"_s);
    discard->setObjectName(u"unsentDiscard"_s);
    cancel->setObjectName(u"unsentCancel"_s);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(send, &QPushButton::clicked, this, [this, quitting = m_quitting] { sendAndClose(quitting); });
    connect(discard, &QPushButton::clicked, this, [this, &drafts, quitting = m_quitting] {
        drafts.take(drafts.all().keys());
        m_quitting = quitting;
        close();
    });
    box->open();
}

/// Closes when the run that carries the choices out has ended; stays when there is something to say about it.
void MainWindow::sendAndClose(bool quitting)
{
    Drafts &drafts = m_links->detail().drafts();
    const QList<qint64> links = drafts.all().keys();
    m_status->tell(tr("The window closes once your choices have been carried out."));
    auto *closing = new QObject(this);
    const auto ours = std::make_shared<bool>(false);
    connect(&m_controller, &Controller::runStarted, closing, [links, ours](const RunRequest &request) {
        *ours = *ours || std::ranges::any_of(request.links, [&](qint64 link) { return links.contains(link); });
    });
    connect(&m_controller, &Controller::runEnded, closing, [this, closing, ours, quitting](const RunReport &report) {
        if (!*ours)
            return;
        closing->deleteLater();
        if (report.error || !m_links->detail().drafts().all().isEmpty())
            return;
        m_quitting = quitting;
        // Later: whoever else is told of the end still looks at the window.
        QTimer::singleShot(0, this, &QWidget::close);
    });
    m_desk->resolve(drafts, links, true);
    // What could not be stored is with the drafts again: there will be no run, and nothing is lost by staying.
    connect(&drafts, &Drafts::changed, closing, [&drafts, closing] {
        if (!drafts.all().isEmpty())
            closing->deleteLater();
    });
}

} // namespace samband
