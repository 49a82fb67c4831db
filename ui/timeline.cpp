#include "ui/timeline.h"

#include "core/domain/reason.h"
#include "ui/history.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QGridLayout>
#include <QPushButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Building widgets for all two hundred rows would be felt when stepping from record to record.
constexpr int shownFirst = 12;

QString undoTip(const JournalRow &row, const PerSide<QString> &system)
{
    if (row.kind == "linked"_L1)
        return Timeline::tr("Forget this link; it is not made again by itself");
    const QString where = row.side ? system[*row.side] : QString();
    if (row.kind == "created"_L1)
        return Timeline::tr("Ask to archive the record that was created in %1").arg(where);
    return Timeline::tr("Put back what stood there before, as long as %1 still holds our value").arg(where);
}

} // namespace

Timeline::Timeline(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void Timeline::show(const QList<JournalRow> &rows, const PerSide<QString> &system)
{
    fill(rows, system, shownFirst);
}

void Timeline::fill(const QList<JournalRow> &rows, const PerSide<QString> &system, int most)
{
    // Later: the button that asks for more is part of what goes.
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    auto *lines = new QVBoxLayout(m_content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    if (rows.isEmpty())
        lines->addWidget(quietLabel(tr("Nothing has happened to this record yet.")));
    for (const JournalRow &row : rows.first(std::min<qsizetype>(most, rows.size())))
        lines->addWidget(entry(row, system));
    if (rows.size() > most) {
        auto *more = new QPushButton(tr("Show %1 older").arg(rows.size() - most));
        more->setObjectName(u"timelineMore"_s);
        more->setFlat(true);
        connect(more, &QPushButton::clicked, this, [=, this] { fill(rows, system, int(rows.size())); });
        lines->addWidget(more, 0, Qt::AlignLeft);
    }
    m_layout->addWidget(m_content);
}

QWidget *Timeline::entry(const JournalRow &row, const PerSide<QString> &system)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    auto *when = quietLabel(relativeTime(row.at, nowMs()));
    when->setToolTip(exactTime(row.at));
    when->setMinimumWidth(when->fontMetrics().horizontalAdvance(u"00 min ago"_s));
    grid->addWidget(when, 0, 0, Qt::AlignTop);
    auto *what = wrappedLabel(u"timelineWhat_%1"_s.arg(row.id));
    const QString by = row.run != 0 ? tr("run %1").arg(row.run) : row.who;
    const QString told = historyText(row, system);
    what->setText(by.isEmpty() ? told : tr("%1 (%2)", "what happened (by whom)").arg(told, by));
    what->setToolTip(sentence(row.reason, system));
    grid->addWidget(what, 0, 1);
    if (isUndoable(row)) {
        auto *undo = new QPushButton(tr("Undo"));
        undo->setObjectName(u"undoButton_%1"_s.arg(row.id));
        undo->setAccessibleName(tr("Undo: %1").arg(journalWord(row, system)));
        undo->setToolTip(undoTip(row, system));
        connect(undo, &QPushButton::clicked, this, [this, row] { Q_EMIT undoWanted(row); });
        grid->addWidget(undo, 0, 2, Qt::AlignTop);
    }
    return box;
}

} // namespace samband
