#include "core/store/linkorder.h"

#include "core/store/codec.h"
#include "core/store/fold.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString listOf(const QStringList &parts)
{
    return u"("_s + parts.join(u", "_s) + u")"_s;
}

/// The states that pass: those asked for whose word has the text of the column filter.
QStringList stateRanks(const LinkQuery &query)
{
    const QString part = folded(query.contains.value(LinkColumn::State).trimmed());
    QStringList ranks;
    for (const auto &[state, name] : enumNames<LinkState>) {
        if (!query.states.empty() && !query.states.contains(state))
            continue;
        if (folded(toText(state)).contains(part) || folded(stateWord(state)).contains(part))
            ranks.append(QString::number(rankOf(state)));
    }
    return ranks;
}

QStringList flowIds(const LinkQuery &query, const QMap<qint64, QString> &titles)
{
    const QString part = folded(query.contains.value(LinkColumn::Flow).trimmed());
    QStringList ids;
    for (auto flow = titles.cbegin(); flow != titles.cend(); ++flow) {
        if ((!query.flow || *query.flow == flow.key()) && folded(*flow).contains(part))
            ids.append(QString::number(flow.key()));
    }
    return ids;
}

struct Column {
    LinkColumn column;
    const char16_t *key; ///< sorted by
    const char16_t *shown; ///< searched; empty: not by text
};

// A title that is empty shows the id, so both are looked at.
constexpr std::array columns{
    Column{LinkColumn::State, u"l.state", u""},
    Column{LinkColumn::SourceTitle, u"coalesce(s.title_key, '')",
        u"coalesce(s.title_key || char(10) || lower(s.remote_id), '')"},
    Column{LinkColumn::TargetTitle, u"coalesce(t.title_key, '')",
        u"coalesce(t.title_key || char(10) || lower(t.remote_id), '')"},
    Column{LinkColumn::Properties, u"lower(l.properties)", u"lower(l.properties)"},
    Column{LinkColumn::Since, u"l.since", u"strftime('%Y-%m-%d %H:%M', l.since / 1000, 'unixepoch', 'localtime')"},
    Column{LinkColumn::Flow, u"(SELECT position FROM flow WHERE flow.id = l.flow)", u""},
};

const Column &columnOf(LinkColumn wanted)
{
    return *std::find_if(columns.begin(), columns.end(), [&](const Column &c) { return c.column == wanted; });
}

bool usesRecord(const QString &sql, QChar alias)
{
    return sql.contains(alias + u'.' + "title_key"_L1) || sql.contains(alias + u'.' + "search"_L1);
}

} // namespace

OrderStatement orderStatement(const LinkQuery &query, const QMap<qint64, QString> &titles)
{
    OrderStatement statement;
    QStringList conditions;
    const QStringList ranks = stateRanks(query);
    if (ranks.size() < qsizetype(enumNames<LinkState>.size()))
        conditions.append(u"l.state IN "_s + listOf(ranks));
    conditions.append(u"l.flow IN "_s + listOf(flowIds(query, titles)));
    for (const Column &column : columns) {
        const QString part = folded(query.contains.value(column.column).trimmed());
        if (part.isEmpty() || *column.shown == u'\0')
            continue;
        const QString name = u":part%1"_s.arg(static_cast<int>(column.column));
        conditions.append(u"instr(%1, %2) > 0"_s.arg(QString::fromUtf16(column.shown), name));
        statement.values.append({name, part});
    }
    if (const QString text = folded(query.text.trimmed()); !text.isEmpty()) {
        conditions.append(u"(instr(s.search, :text) > 0 OR instr(t.search, :text) > 0)"_s);
        statement.values.append({u":text"_s, text});
    }
    const QString direction = query.descending ? u" DESC"_s : u""_s;
    const QString order =
        u" ORDER BY "_s + QString::fromUtf16(columnOf(query.sortBy).key) + direction + u", l.id"_s + direction;
    const QString where = u" WHERE "_s + conditions.join(u" AND "_s) + order;
    statement.sql = query.cause.isEmpty() ? u"SELECT l.id FROM link l"_s
                                          : u"SELECT l.id, l.state, l.reason, l.properties FROM link l"_s;
    if (usesRecord(where, u's'))
        statement.sql += u" LEFT JOIN record s ON s.id = l.source"_s;
    if (usesRecord(where, u't'))
        statement.sql += u" LEFT JOIN record t ON t.id = l.target"_s;
    statement.sql += where;
    return statement;
}

} // namespace samband
