#include "ui/workbar.h"

#include "ui/look.h"
#include "ui/work.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace samband {

using namespace Qt::StringLiterals;

WorkBar::WorkBar(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
{
    setObjectName(u"workBar"_s);
    m_lines->setContentsMargins(12, 2, 8, 4);
    m_lines->setSpacing(2);
    hide();
}

void WorkBar::add(Work *work)
{
    work->setParent(this);
    m_works << work;
    auto *line = new QWidget;
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    auto *what = new QLabel;
    what->setObjectName(u"workText"_s);
    auto *bar = new QProgressBar;
    bar->setObjectName(u"workProgress"_s);
    bar->setAccessibleName(tr("Progress"));
    bar->setTextVisible(false);
    bar->setMaximumHeight(8);
    bar->setRange(0, 0);
    auto *stop = new QPushButton(tr("Stop"));
    stop->setObjectName(u"workStop"_s);
    stop->setToolTip(tr("Go no further; what has been done stays done (Esc)"));
    box->addWidget(what);
    box->addWidget(bar, 1);
    box->addWidget(stop);
    m_lines->addWidget(line);
    show();
    connect(stop, &QPushButton::clicked, work, &Work::stop);
    connect(work, &Work::progressed, line, [this, work, what, bar](const QString &text, qint64 done, qint64 total) {
        m_stands.insert(work, {text, done, total});
        what->setText(tr("%1 · %2 of %3", "what · done of all").arg(text, numberText(done), numberText(total)));
        // A progress bar counts in int; rows may be more than that in theory only, but thousandths are always right.
        bar->setRange(0, 1000);
        bar->setValue(total > 0 ? int(done * 1000 / total) : 0);
        Q_EMIT progressed();
    });
    connect(work, &Work::ended, this, [this, work, line](const QString &text, bool whole) {
        m_works.removeOne(work);
        m_stands.remove(work);
        m_whole = m_whole && whole;
        line->hide();
        line->deleteLater();
        work->deleteLater();
        setVisible(!m_works.isEmpty());
        if (!text.isEmpty())
            Q_EMIT told(text);
        if (m_works.isEmpty())
            Q_EMIT emptied(std::exchange(m_whole, true));
    });
}

bool WorkBar::stopLast()
{
    if (m_works.isEmpty())
        return false;
    m_works.last()->stop();
    return true;
}

void WorkBar::stopAll()
{
    const QList<Work *> all = m_works; // what ends at once leaves the list
    for (Work *work : all)
        work->stop();
}

QList<WorkStand> WorkBar::underWay() const
{
    QList<WorkStand> stands;
    for (Work *work : m_works)
        stands << m_stands.value(work);
    return stands;
}

} // namespace samband
