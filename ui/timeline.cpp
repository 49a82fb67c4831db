#include "ui/timeline.h"

#include "ui/history.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QGridLayout>
#include <QPushButton>

#include <limits>

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
    , m_note(wrappedLabel(u"timelineNote"_s))
    , m_ask(new QPushButton(tr("Ask who changed what")))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_ask->setObjectName(u"timelineAsk"_s);
    connect(m_ask, &QPushButton::clicked, this, &Timeline::pastWanted);
    m_layout->addWidget(m_note);
    m_layout->addWidget(m_ask, 0, Qt::AlignLeft);
    setNote({}, false);
}

void Timeline::setNote(const QString &text, bool canAsk)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    m_ask->setVisible(canAsk);
    if (canAsk)
        m_ask->setToolTip(tr("Asks %1 and %2 who gave each property its values, and when; changes nothing")
                              .arg(m_system.source, m_system.target));
}

void Timeline::show(qint64 link, const QList<TimelineEntry> &entries, const PerSide<QString> &system, bool more)
{
    if (link != m_link)
        m_most = shownFirst;
    m_link = link;
    m_entries = entries;
    m_system = system;
    m_more = more;
    fill();
}

void Timeline::fill()
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
    if (m_entries.isEmpty())
        lines->addWidget(quietLabel(tr("Nothing has happened to this record yet.")));
    const auto shown = m_entries.first(std::min<qsizetype>(m_most, m_entries.size()));
    int timeWidth = 0;
    for (const TimelineEntry &entry : shown)
        timeWidth = std::max(timeWidth, fontMetrics().horizontalAdvance(relativeTime(entry.at, nowMs())));
    for (const TimelineEntry &entry : shown)
        lines->addWidget(line(entry, timeWidth));
    const auto offer = [this, lines](const QString &name, const QString &text, auto act) {
        auto *older = new QPushButton(text);
        older->setObjectName(name);
        older->setFlat(true);
        connect(older, &QPushButton::clicked, this, act);
        lines->addWidget(older, 0, Qt::AlignLeft);
    };
    if (m_entries.size() > m_most) {
        offer(u"timelineMore"_s, tr("Show %1 older").arg(m_entries.size() - m_most), [this] {
            m_most = std::numeric_limits<int>::max();
            fill();
        });
    } else if (m_more) {
        offer(u"timelineOlder"_s, tr("Show everything older"), [this] { Q_EMIT olderWanted(); });
    }
    m_layout->insertWidget(0, m_content);
}

QWidget *Timeline::line(const TimelineEntry &entry, int timeWidth)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    auto *when = quietLabel(relativeTime(entry.at, nowMs()));
    when->setToolTip(exactTime(entry.at));
    when->setMinimumWidth(timeWidth);
    grid->addWidget(when, 0, 0, Qt::AlignTop);
    auto *what = wrappedLabel(entry.row ? u"timelineWhat_%1"_s.arg(entry.row->id) : u"timelineSeen"_s);
    what->setText(entry.by.isEmpty() ? entry.what : tr("%1 (%2)", "what happened (by whom)").arg(entry.what, entry.by));
    what->setToolTip(plainTip(entry.tip));
    grid->addWidget(what, 0, 1, Qt::AlignTop);
    if (!entry.row || (chosenPaths(*entry.row).isEmpty() && !isUndoable(*entry.row)))
        return box;
    // The first line of the words stands level with the word on the button.
    constexpr int level = 4;
    when->setContentsMargins(0, level, 0, 0);
    what->setContentsMargins(0, level, 0, 0);
    addButtons(*box, *entry.row);
    return box;
}

void Timeline::addButtons(QWidget &line, const JournalRow &row)
{
    auto *grid = static_cast<QGridLayout *>(line.layout());
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
        undo->setAccessibleName(tr("Undo: %1").arg(journalWord(row, m_system)));
        undo->setToolTip(undoTip(row, m_system));
        connect(undo, &QPushButton::clicked, this, [this, row] { Q_EMIT undoWanted(row); });
        grid->addWidget(undo, 0, 2, Qt::AlignTop);
    }
}

} // namespace samband
