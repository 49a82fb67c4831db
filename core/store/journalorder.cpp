#include "core/store/fold.h"
#include "core/store/sql.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// journal.search is title, id, kind and name, folded, a line each, and then the values (journalSearchText).

/// \a search without its first line.
QString rest(const QString &search)
{
    return u"substr(%1, instr(%1, char(10)) + 1)"_s.arg(search);
}

QString keyOf(JournalColumn column)
{
    switch (column) {
    case JournalColumn::At:
        return u"id"_s;
    case JournalColumn::What:
        return u"kind || side"_s;
    case JournalColumn::Record:
        return u"substr(search, 1, instr(search, char(10)) - 1)"_s;
    case JournalColumn::Change:
        return rest(rest(rest(rest(u"search"_s))));
    case JournalColumn::By:
        return u"CASE WHEN run <> 0 THEN printf('%012d', run) ELSE lower(who) END"_s;
    }
    return {};
}

QString sortOf(JournalColumn column)
{
    const QString key = keyOf(column);
    return column == JournalColumn::Record || column == JournalColumn::Change ? inAlphabet(key) : key;
}

/// What the filter of a column looks at.
QString shownOf(JournalColumn column)
{
    switch (column) {
    case JournalColumn::At:
        return dateTexts(u"at"_s);
    case JournalColumn::Record:
        return keyOf(column) + u" || char(10) || lower(record_id)"_s;
    case JournalColumn::By:
        return u"CASE WHEN run <> 0 THEN run ELSE lower(who) END"_s;
    case JournalColumn::What:
    case JournalColumn::Change:
        break;
    }
    return keyOf(column);
}

QString kindCondition(const JournalQuery &query)
{
    QStringList pairs{u"('', '')"_s}; // never there: a filter that no word matches shows nothing
    for (const auto &[kind, side] : *query.kinds)
        pairs << u"('%1', '%2')"_s.arg(kind, side ? toText(*side) : QString());
    return u"(kind, side) IN (VALUES %1)"_s.arg(pairs.join(", "_L1));
}

} // namespace

Result<std::vector<qint64>> Views::journalOrder(const JournalQuery &query) const
{
    QStringList conditions{u"1"_s};
    QList<Bind> values;
    const auto has = [&](const QString &shown, const QString &text) {
        if (text.trimmed().isEmpty())
            return;
        const QString name = u":v%1"_s.arg(values.size());
        values.append({name, folded(text.trimmed())});
        conditions << u"instr(%1, %2) > 0"_s.arg(shown, name);
    };
    has(u"search"_s, query.text);
    for (auto part = query.contains.cbegin(); part != query.contains.cend(); ++part)
        has(shownOf(part.key()), *part);
    if (query.kinds)
        conditions << kindCondition(query);
    const QString direction = query.descending ? u" DESC"_s : u""_s;
    Prepared statement(m_workspace,
        u"SELECT id FROM journal WHERE %1 ORDER BY %2"_s.arg(conditions.join(" AND "_L1), sortOf(query.sortBy))
            + direction + u", id"_s + direction);
    for (const Bind &bind : values)
        statement.bind(bind.name, bind.value);
    std::vector<qint64> ids;
    if (const Status done = statement.exec(); !done)
        return done.error();
    while (statement.next())
        ids.push_back(statement.number(0));
    if (const Status done = statement.status(); !done)
        return done.error();
    return ids;
}

} // namespace samband
