#include "core/store/past.h"

#include "core/store/journal.h"

#include <algorithm>
#include <limits>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Reads the journal of one property backwards until a person has a say.
class Backwards {
public:
    explicit Backwards(const Mapping &mapping)
        : m_mapping(mapping)
    {
    }

    void take(const JournalRow &row)
    {
        if (m_ended)
            return;
        if (row.kind == "updated"_L1)
            takeWrite(row);
        else if (row.kind == "paused"_L1 && row.reason.code == ReasonCode::Flapping)
            m_history.paused = m_history.paused || (m_history.writes.isEmpty() && isAbout(row.reason.args.value(0)));
        else
            m_ended = row.kind != "chosen"_L1 || row.after.isEmpty() || row.after.contains(m_mapping.path.source);
    }
    /// Nothing older could change what is known.
    bool isKnown() const { return m_ended || m_history.writes.size() >= flapsAllowed; }
    /// It is paused, and the writes that it was paused for are older still.
    bool isHalfKnown() const { return m_history.paused && !isKnown(); }
    const PropertyHistory &history() const { return m_history; }

private:
    bool isAbout(const QString &path) const { return path == m_mapping.path.source; }
    void takeWrite(const JournalRow &row)
    {
        const Side side = row.side.value_or(Side::Target);
        const QString &path = m_mapping.path[side];
        if (row.after.contains(path) || row.before.contains(path))
            m_history.writes.prepend({row.at, side, row.before.value(path), row.after.value(path)});
    }

    const Mapping &m_mapping;
    PropertyHistory m_history;
    bool m_ended = false;
};

constexpr int atOnce = 60; // rows: few pairs have more

QList<JournalRow> rowsBefore(Sql &sql, qint64 link, qint64 id)
{
    QList<JournalRow> rows;
    sql.each(u"SELECT "_s + journalColumns()
            + u" FROM journal WHERE link = :link AND id < :id AND kind IN ('updated', 'paused', 'resumed', 'chosen', "
              "'undone', 'linked', 'unlinked') ORDER BY id DESC LIMIT :limit"_s,
        {{u":link"_s, link}, {u":id"_s, id}, {u":limit"_s, atOnce}},
        [&](const Prepared &row) { rows << journalRowFrom(row); });
    return rows;
}

bool wasPausedBefore(Sql &sql, qint64 link, qint64 id)
{
    return sql.number(u"SELECT EXISTS(SELECT 1 FROM journal WHERE link = :link AND id < :id AND kind = 'paused' "
                      "AND who = 'run')"_s,
               {{u":link"_s, link}, {u":id"_s, id}})
        != 0;
}

} // namespace

QMap<int, PropertyHistory> pastOf(Sql &sql, qint64 link, const QList<Mapping> &mappings)
{
    std::vector<Backwards> properties(mappings.begin(), mappings.end());
    qint64 newest = 0;
    // However much else was written: as far back as a cycle can reach, and as a pause does.
    for (qint64 before = std::numeric_limits<qint64>::max();;) {
        const QList<JournalRow> rows = rowsBefore(sql, link, before);
        for (const JournalRow &row : rows) {
            newest = std::max(newest, row.at);
            for (Backwards &property : properties)
                property.take(row);
        }
        if (rows.size() < atOnce || std::ranges::all_of(properties, &Backwards::isKnown))
            break;
        before = rows.last().id;
        const bool isTooOld = rows.last().at < newest - flapsAllowed * flapWindow;
        const bool isCut = std::ranges::any_of(properties, &Backwards::isHalfKnown);
        if (isTooOld && !isCut && !wasPausedBefore(sql, link, before))
            break;
    }
    QMap<int, PropertyHistory> past;
    for (std::size_t i = 0; i < properties.size(); ++i) {
        if (!properties[i].history().writes.isEmpty())
            past.insert(mappings.at(static_cast<qsizetype>(i)).id, properties[i].history());
    }
    return past;
}

} // namespace samband
