#include "ui/timelineentries.h"

#include "core/domain/path.h"
#include "core/domain/reason.h"
#include "core/engine/pastwords.h"
#include "ui/history.h"
#include "ui/look.h"
#include "ui/propertytable.h"
#include "ui/times.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Timeline)
};

/// Clocks of two systems, and a write that is told a moment after it was done.
constexpr qint64 sameMoment = 10LL * 60 * 1000; // ms

QString withoutStop(QString text)
{
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString valueText(const QString &value)
{
    return value.isEmpty() ? Words::tr("(blank)") : value;
}

bool isWrite(const JournalRow &row)
{
    return row.side && (row.kind == "updated"_L1 || row.kind == "created"_L1);
}

bool isNear(qint64 one, qint64 other)
{
    return std::abs(one - other) <= sameMoment;
}

/// Whether \a value came to \a path of \a side by a write of ours.
bool isOurs(const QList<JournalRow> &rows, Side side, const QString &path, const PastValue &value)
{
    return std::ranges::any_of(rows, [&](const JournalRow &row) {
        return isWrite(row) && row.side == side && row.after.value(path) == value.value && isNear(row.at, value.at);
    });
}

/// What a server made of a value that was written to it, told where it was written.
QString storedDifferently(
    const LinkDetail &detail, const JournalRow &row, QSet<int> &told, const PerSide<QString> &system)
{
    QStringList parts;
    for (const PropertyRow &property : detail.properties) {
        const bool here = isWrite(row) ? row.after.contains(property.path[*row.side])
                                       : row.kind == "agreed"_L1 || row.kind == "linked"_L1;
        if (!here || told.contains(property.property) || !isStoredDifferently(property))
            continue;
        told.insert(property.property);
        parts << Words::tr("%1 is stored differently: %2 in %3, %4 in %5")
                     .arg(shortName(property.path.source), property.now.source, system.source, property.now.target,
                         system.target);
    }
    return parts.join("; "_L1);
}

QList<TimelineEntry> fromJournal(
    const LinkDetail &detail, const QList<JournalRow> &rows, const PerSide<QString> &system)
{
    QList<TimelineEntry> entries;
    QSet<int> told;
    for (const JournalRow &row : rows) {
        TimelineEntry entry{row.at, historyText(row, system), {}, sentence(row.reason, system), row, {}};
        entry.by = row.run != 0 ? Words::tr("run %1").arg(row.run) : row.who;
        if (const QString stored = storedDifferently(detail, row, told, system); !stored.isEmpty())
            entry.what += u"; "_s + stored;
        entries << entry;
    }
    return entries;
}

QString byWhom(const PastValue &value)
{
    const QString how = sourceWord(value.source);
    if (value.who.isEmpty() || how.isEmpty())
        return value.who.isEmpty() ? how : value.who;
    return Words::tr("%1, %2", "who, how").arg(value.who, how);
}

QList<TimelineEntry> fromHistories(
    const PastAnswer &past, const QList<JournalRow> &rows, const PerSide<QString> &system)
{
    QList<TimelineEntry> entries;
    for (const PropertyPast &property : past.past.properties) {
        for (const Side side : bothSides) {
            const QList<PastValue> &values = property.past[side];
            const QString name = shortName(property.path[side]);
            for (qsizetype at = 0; at < values.size(); ++at) {
                const PastValue &value = values[at];
                if (isOurs(rows, side, property.path[side], value))
                    continue;
                const QString what = at + 1 < values.size()
                    ? Words::tr("%1: %2 → %3, changed in %4")
                          .arg(name, valueText(values[at + 1].value), valueText(value.value), system[side])
                    : Words::tr("%1: %2, entered in %3").arg(name, valueText(value.value), system[side]);
                entries << TimelineEntry{value.at, what, byWhom(value), {}, {}, side};
            }
        }
    }
    return entries;
}

/// A system that keeps no history of single properties tells at least when the record was changed.
QList<TimelineEntry> fromChanges(
    const LinkDetail &detail, const QList<TimelineEntry> &known, const PerSide<QString> &system)
{
    QList<TimelineEntry> entries;
    for (const Side side : bothSides) {
        const qint64 at = detail.modifiedAt[side];
        const bool told = std::ranges::any_of(known, [&](const TimelineEntry &entry) {
            const bool there = entry.editedIn == side || (entry.row && isWrite(*entry.row) && entry.row->side == side);
            return there && isNear(entry.at, at);
        });
        if (at != 0 && !told && detail.presence[side] == Presence::Present)
            entries << TimelineEntry{at, Words::tr("record changed in %1").arg(system[side]), {}, {}, {}, side};
    }
    return entries;
}

/// Where the pair stands and since when, unless the journal's own line says just that.
std::optional<TimelineEntry> standing(
    const LinkDetail &detail, const QList<JournalRow> &rows, const PerSide<QString> &system, qint64 now)
{
    static const QStringList saysWhereItStands{
        u"failed"_s, u"paused"_s, u"conflict"_s, u"held"_s, u"orphaned"_s, u"left-out"_s};
    const LinkRow &row = detail.row;
    const bool said = std::ranges::any_of(rows,
        [&](const JournalRow &line) { return saysWhereItStands.contains(line.kind) && line.reason == row.reason; });
    const bool retried = detail.attempts > 0 && detail.retryAt > now;
    if (row.state == LinkState::InSync || row.state == LinkState::Outside || (said && !retried))
        return std::nullopt;
    const QString why = withoutStop(sentence(row.reason, system));
    QString what =
        why.isEmpty() ? stateWord(row.state) : Words::tr("%1: %2", "state: why").arg(stateWord(row.state), why);
    if (retried)
        what += u"; "_s
            + Words::tr("tried %1 times, again %2").arg(numberText(detail.attempts), clockTime(detail.retryAt, now));
    return TimelineEntry{row.since, what, {}, {}, {}, {}};
}

} // namespace

QList<TimelineEntry> timelineOf(const LinkDetail &detail, const QList<JournalRow> &rows, const PastAnswer &past,
    const PerSide<QString> &system, qint64 now)
{
    QList<TimelineEntry> entries;
    if (const auto here = standing(detail, rows, system, now))
        entries << *here;
    entries << fromJournal(detail, rows, system);
    if (past.isAbout(detail) && past.step == PastAnswer::Step::Told)
        entries << fromHistories(past, rows, system);
    entries << fromChanges(detail, entries, system);
    std::ranges::stable_sort(entries, std::ranges::greater(), &TimelineEntry::at);
    return entries;
}

} // namespace samband
