#include "ui/runstatus.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace samband {

using namespace Qt::StringLiterals;

RunStatus::RunStatus(QWidget *parent)
    : QWidget(parent)
    , m_run(new ElidedLabel)
    , m_bar(new QProgressBar)
    , m_mark(new QLabel)
    , m_read(new QLabel)
{
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(8, 3, 8, 3);
    m_run->setObjectName(u"statusRun"_s);
    m_run->setTextFormat(Qt::PlainText);
    m_bar->setObjectName(u"statusProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(120, 10);
    m_bar->hide();
    m_read->setObjectName(u"statusRead"_s);
    m_read->setTextFormat(Qt::PlainText);
    box->addWidget(m_bar);
    box->addWidget(m_run, 1);
    m_mark->setObjectName(u"statusMark"_s);
    box->addWidget(m_mark);
    box->addWidget(m_read);
}

void RunStatus::started(const RunRequest &request)
{
    m_run->setText(
        request.preview ? tr("Preview starts: it reads and decides, and writes nothing.") : tr("Run starts"));
    m_bar->setRange(0, 0);
    m_bar->show();
}

void RunStatus::show(const RunProgress &progress)
{
    QStringList parts{progress.run != 0 ? tr("Run %1").arg(progress.run) : tr("Run")};
    if (progress.paused)
        parts << tr("paused");
    parts << stageWord(progress.stage);
    if (!progress.what.isEmpty())
        parts << progress.what;
    if (progress.total > 0)
        parts << tr("%1/%2").arg(numberText(progress.done), numberText(progress.total));
    else if (progress.done > 0)
        parts << numberText(progress.done);
    if (progress.perSecond > 0)
        parts << tr("%1/s").arg(numberText(qRound64(progress.perSecond)));
    const QString left = leftText(progress.leftFrom, progress.leftTo);
    if (m_pausing && !progress.paused)
        parts << tr("pauses after this batch");
    else if (!left.isEmpty())
        parts << left;
    m_run->setText(parts.join(u" · "_s));
    m_run->setToolTip(plainTip(m_run->text()));
    // A progress bar counts in int; a thousandth is finer than it can show.
    m_bar->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        m_bar->setValue(int(1000 * progress.done / progress.total));
    m_bar->show();
}

void RunStatus::setPaused(bool paused, bool running)
{
    m_pausing = paused && running;
    if (paused && !running)
        tell(tr("A run is paused since the console was closed. Resume goes on with it."));
    else if (paused)
        tell(m_run->text() + u" · "_s + tr("pauses after this batch"));
}

void RunStatus::ended(const RunReport &report)
{
    m_pausing = false;
    m_bar->hide();
    m_run->setText(endedText(report));
    m_run->setToolTip(plainTip(m_run->text()));
}

void RunStatus::tell(const QString &text)
{
    m_run->setText(text);
    m_run->setToolTip(plainTip(text));
}

void RunStatus::show(const Summary &summary)
{
    const bool green = summary.isGreen();
    const qint64 source = summary.readCompletelyAt.source;
    const qint64 target = summary.readCompletelyAt.target;
    QString text;
    if (source == 0 && target == 0)
        text = tr("nothing read yet");
    else if (source == 0 || target == 0)
        text = tr("%1 not read completely yet").arg(source == 0 ? summary.system.source : summary.system.target);
    else
        text = tr("all read %1").arg(clockTime(std::min(source, target), nowMs()));
    if (green)
        text = tr("all in step · %1").arg(text);
    else if (summary.waiting() > 0)
        text = tr("%1 need you · %2").arg(numberText(summary.waiting()), text);
    m_read->setText(text);
    m_read->setToolTip(tr("%1: %2\n%3: %4")
                           .arg(summary.system.source, source ? exactTime(source) : tr("never read completely"),
                               summary.system.target, target ? exactTime(target) : tr("never read completely")));
    const LinkState mark = green ? LinkState::InSync : summary.waiting() > 0 ? LinkState::Held : LinkState::Pending;
    showIcon(*m_mark, stateIcon(mark), 14);
}

QString endedText(const RunReport &report)
{
    const bool preview = report.run.status == "preview"_L1 || !report.plan.isEmpty();
    const QString name = preview ? RunStatus::tr("Preview") : RunStatus::tr("Run %1").arg(report.run.id);
    if (report.error && report.error->kind == ErrorKind::Cancelled)
        return RunStatus::tr("%1 stopped: nothing is half-done, the next run goes on from here").arg(name);
    if (report.error)
        return RunStatus::tr("%1 ended early: %2").arg(name, report.error->text);
    if (!preview && !report.refused.isEmpty())
        return RunStatus::tr("%1 %2 in %3 · %4 written, %5 of the ticked rows left out")
            .arg(name, statusWord(report.run.status), durationText(report.milliseconds), numberText(report.writes),
                numberText(report.refused.size()));
    if (preview) {
        const QString planned = RunStatus::tr("%1 planned").arg(verbCounts(report.planned));
        return RunStatus::tr("%1: %2 · %3 · %4 calls", "preview, planned, time, calls")
            .arg(name, planned, durationText(report.milliseconds), numberText(report.run.calls));
    }
    const QString sum = sumText(totalOf(report.run));
    return RunStatus::tr("%1 %2 in %3 · %4 · %5 calls", "run, status, time, sum, calls")
        .arg(name, statusWord(report.run.status), durationText(report.milliseconds), sum, numberText(report.run.calls));
}

} // namespace samband
