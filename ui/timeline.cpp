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

void Timeline::show(const QList<JournalRow> &rows, const PerSide<QString> &system, bool more)
{
    fill(rows, system, shownFirst, more);
}

void Timeline::fill(const QList<JournalRow> &rows, const PerSide<QString> &system, int most, bool more)
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
    const auto shown = rows.first(std::min<qsizetype>(most, rows.size()));
    int timeWidth = 0;
    for (const JournalRow &row : shown)
        timeWidth = std::max(timeWidth, fontMetrics().horizontalAdvance(relativeTime(row.at, nowMs())));
    for (const JournalRow &row : shown)
        lines->addWidget(entry(row, system, timeWidth));
    if (rows.size() > most) {
        auto *older = new QPushButton(tr("Show %1 older").arg(rows.size() - most));
        older->setObjectName(u"timelineMore"_s);
        older->setFlat(true);
        connect(older, &QPushButton::clicked, this, [=, this] { fill(rows, system, int(rows.size()), more); });
        lines->addWidget(older, 0, Qt::AlignLeft);
    } else if (more) {
        auto *older = new QPushButton(tr("Show everything older"));
        older->setObjectName(u"timelineOlder"_s);
        older->setFlat(true);
        connect(older, &QPushButton::clicked, this, &Timeline::olderWanted);
        lines->addWidget(older, 0, Qt::AlignLeft);
    }
    m_layout->addWidget(m_content);
}

QWidget *Timeline::entry(const JournalRow &row, const PerSide<QString> &system, int timeWidth)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    auto *when = quietLabel(relativeTime(row.at, nowMs()));
    when->setToolTip(exactTime(row.at));
    when->setMinimumWidth(timeWidth);
    grid->addWidget(when, 0, 0, Qt::AlignTop);
    auto *what = wrappedLabel(u"timelineWhat_%1"_s.arg(row.id));
    const QString by = row.run != 0 ? tr("run %1").arg(row.run) : row.who;
    const QString told = historyText(row, system);
    what->setText(by.isEmpty() ? told : tr("%1 (%2)", "what happened (by whom)").arg(told, by));
    what->setToolTip(plainTip(sentence(row.reason, system)));
    grid->addWidget(what, 0, 1, Qt::AlignTop);
    // The first line of the words stands level with the word on the button.
    if (!chosenPaths(row).isEmpty() || isUndoable(row)) {
        constexpr int level = 4;
        when->setContentsMargins(0, level, 0, 0);
        what->setContentsMargins(0, level, 0, 0);
    }
    if (const QStringList paths = chosenPaths(row); !paths.isEmpty()) {
        auto *again = new QPushButton(tr("Choose again"));
        again->setObjectName(u"chooseAgain_%1"_s.arg(row.id));
        again->setAccessibleName(tr("Choose again for %1").arg(paths.join(", "_L1)));
        again->setToolTip(tr("Opens the choice once more; nothing is sent until you resolve"));
        connect(again, &QPushButton::clicked, this, [this, paths] { Q_EMIT choiceWanted(paths); });
        grid->addWidget(again, 0, 2, Qt::AlignTop);
    }
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
