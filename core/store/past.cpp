#include "core/store/past.h"

#include "core/store/journal.h"

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

} // namespace

QMap<int, PropertyHistory> pastOf(Sql &sql, qint64 link, const QList<Mapping> &mappings)
{
    std::vector<Backwards> properties(mappings.begin(), mappings.end());
    sql.each(u"SELECT "_s + journalColumns()
            + u" FROM journal WHERE link = :link AND kind IN ('updated', 'paused', 'resumed', 'chosen', 'undone', "
              "'linked', 'unlinked') ORDER BY id DESC LIMIT 60"_s,
        {{u":link"_s, link}}, [&](const Prepared &row) {
            const JournalRow entry = journalRowFrom(row);
            for (Backwards &property : properties)
                property.take(entry);
        });
    QMap<int, PropertyHistory> past;
    for (std::size_t i = 0; i < properties.size(); ++i) {
        if (!properties[i].history().writes.isEmpty())
            past.insert(mappings.at(static_cast<qsizetype>(i)).id, properties[i].history());
    }
    return past;
}

} // namespace samband
