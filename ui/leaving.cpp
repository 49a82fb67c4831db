#include "ui/leaving.h"

#include "core/engine/controller.h"
#include "ui/bulkwords.h"
#include "ui/look.h"
#include "ui/workbar.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

namespace samband {

using namespace Qt::StringLiterals;

Leaving::Leaving(Controller &controller, WorkBar &work, QWidget *window)
    : QObject(window)
    , m_controller(controller)
    , m_work(work)
    , m_window(window)
{
    connect(&m_work, &WorkBar::progressed, this, &Leaving::showStand);
    connect(&m_work, &WorkBar::emptied, this, &Leaving::workEnded);
}

bool Leaving::isNeeded() const
{
    return !m_work.underWay().isEmpty();
}

void Leaving::ask(std::function<void()> go)
{
    m_go = {};
    if (m_box)
        m_box->close();
    m_box = new QMessageBox(QMessageBox::NoIcon, tr("Not done yet"), {}, QMessageBox::NoButton, m_window);
    m_box->setObjectName(u"workAsk"_s);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setInformativeText(
        tr("The window can wait and close once all is done. When you stop, what is done stays done "
           "and the rows that are left stay as they are."));
    QPushButton *wait = m_box->addButton(tr("Close when done"), QMessageBox::AcceptRole);
    QPushButton *stop = m_box->addButton(tr("Stop and close"), QMessageBox::DestructiveRole);
    QPushButton *stay = m_box->addButton(tr("Keep the window open"), QMessageBox::RejectRole);
    wait->setObjectName(u"workAskWait"_s);
    stop->setObjectName(u"workAskStop"_s);
    stay->setObjectName(u"workAskStay"_s);
    m_box->setDefaultButton(wait);
    m_box->setEscapeButton(stay);
    const auto decide = [this, go = std::move(go)](bool stops) {
        m_go = go;
        decided(stops);
    };
    connect(wait, &QPushButton::clicked, this, [decide] { decide(false); });
    connect(stop, &QPushButton::clicked, this, [decide] { decide(true); });
    showStand();
    m_box->open();
}

/// The rows go on while the person reads.
void Leaving::showStand()
{
    if (!m_box)
        return;
    QStringList lines;
    for (const WorkStand &stand : m_work.underWay())
        lines << tr("%1: %2 of %3 done, %4 left.", "what, number, rows, number")
                     .arg(stand.what, numberText(stand.done), rowCount(stand.total),
                         numberText(stand.total - stand.done));
    m_box->setText(lines.join(u'\n'));
}

void Leaving::decided(bool stop)
{
    m_stopping = stop;
    if (stop)
        m_work.stopAll();
    else
        Q_EMIT told(tr("The window closes once this is done."));
}

void Leaving::workEnded(bool whole)
{
    // How it ended stands in the status bar; a question about what is over would only be in the way.
    if (m_box)
        m_box->close();
    if (!m_go)
        return;
    // Later: whoever else is told of the end still looks at the window, and the run that follows begins.
    if (whole || m_stopping)
        QTimer::singleShot(0, this, &Leaving::goOn);
    else
        m_go = {};
}

/// What was decided is carried out by a run: the window that waits for the one waits for the other.
void Leaving::goOn()
{
    if (!m_go)
        return;
    if (m_stopping || !m_controller.isRunning() || m_controller.isRunPaused()) {
        go();
        return;
    }
    auto *waiting = new QObject(this);
    connect(&m_controller, &Controller::runEnded, waiting, [this, waiting](const RunReport &report) {
        waiting->deleteLater();
        if (report.error)
            m_go = {};
        QTimer::singleShot(0, this, &Leaving::go);
    });
}

void Leaving::go()
{
    if (const auto go = std::exchange(m_go, {}))
        go();
}

void Leaving::whenDone(std::function<void()> go)
{
    auto *waiting = new QObject(this);
    connect(&m_work, &WorkBar::emptied, waiting, [waiting, go = std::move(go)] {
        waiting->deleteLater();
        go();
    });
}

void Leaving::stopNow(std::function<void(const QStringList &)> then)
{
    m_go = {};
    const auto lines = std::make_shared<QStringList>();
    connect(&m_work, &WorkBar::told, this, [lines](const QString &text) { *lines << text; });
    if (isNeeded()) {
        whenDone([lines, then] { then(*lines); });
        m_work.stopAll();
    } else {
        then(*lines);
    }
}

} // namespace samband
