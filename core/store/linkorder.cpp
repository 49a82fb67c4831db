#include "core/store/linkorder.h"

#include "core/store/codec.h"
#include "core/store/fold.h"
#include "core/store/joinedtitles.h"

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

/// What a column is sorted by, and what its filter looks at; nothing: its filter is not of text.
struct Column {
    QString key;
    QString shown;
};

Column columnOf(LinkColumn column, const JoinedTitles &joined)
{
    switch (column) {
    case LinkColumn::State:
        return {u"l.state"_s, {}};
    case LinkColumn::SourceTitle:
        return {joined.keyExpression(Side::Source, u's'), {}};
    case LinkColumn::TargetTitle:
        return {joined.keyExpression(Side::Target, u't'), {}};
    case LinkColumn::Properties:
        return {u"lower(l.properties)"_s, u"lower(l.properties)"_s};
    case LinkColumn::Since:
        return {u"l.since"_s, dateTexts(u"l.since"_s)};
    case LinkColumn::Flow:
        return {u"(SELECT position FROM flow WHERE flow.id = l.flow)"_s, {}};
    }
    return {};
}

constexpr std::array textColumns{LinkColumn::Properties, LinkColumn::Since};

// What is looked for in records is found among the records first, and then the rows that have one of them: each record
// is looked at once, and in the order in which it lies in the file.

/// Rows with a record on \a side that has no title of its own and joins others in whose titles \a name stands.
QString joinsNamed(Side side, const QString &name, const JoinedTitles &joined)
{
    if (!joined.any())
        return {};
    return u" OR l.%1 IN (SELECT r.id FROM record r WHERE r.title_key = '' AND instr(%2, %3) > 0)"_s.arg(
        toText(side), joined.keyExpression(side, u'r'), name);
}

/// That \a name, a folded text, stands in the title or, as \a pattern, in the id, which is shown where there is no
/// title.
QString titleCondition(Side side, const QString &name, const QString &pattern, const JoinedTitles &joined)
{
    return u"(l.%1 IN (SELECT r.id FROM record r WHERE instr(r.title_key, %2) > 0 OR r.remote_id LIKE %3 ESCAPE '\\')%4)"_s
        .arg(toText(side), name, pattern, joinsNamed(side, name, joined));
}

/// The records in whose title, id or values \a name stands, as a table \a found.
QString foundTable(const QString &found, const QString &name)
{
    return u"%1 AS MATERIALIZED (SELECT r.id FROM record r WHERE instr(r.search, %2) > 0)"_s.arg(found, name);
}

/// That a record of \a found is on either side.
QString hasFound(const QString &found)
{
    return u"l.source IN %1 OR l.target IN %1"_s.arg(found);
}

QString likePattern(const QString &text)
{
    QString escaped = text;
    for (const QChar special : {u'\\', u'%', u'_'})
        escaped.replace(special, QString(u'\\') + special);
    return u'%' + escaped + u'%';
}

/// Whether so many rows are in these states that it is quicker to go through all of them in the order asked for than to
/// find those and to sort them.
bool areMany(Sql &sql, const QStringList &ranks)
{
    constexpr qint64 many = 8; // one in so many
    qint64 these = 0;
    qint64 all = 0;
    sql.each(u"SELECT state, sum(rows) FROM link_count GROUP BY state"_s, {}, [&](const Prepared &row) {
        all += row.number(1);
        these += ranks.contains(row.text(0)) ? row.number(1) : 0;
    });
    return these > all / many;
}

/// The fields of a record where \a name stands in them: those of all rows would be too many to take apart.
QString fieldsWith(QChar alias, const QString &name)
{
    return u"CASE WHEN instr(%1.search, %2) > 0 THEN %1.fields END"_s.arg(alias).arg(name);
}

bool holdsAt(const QStringList &paths, const QString &json, const QString &part)
{
    if (json.isEmpty())
        return false;
    const Fields fields = fieldsFrom(json);
    return std::any_of(
        paths.begin(), paths.end(), [&](const QString &path) { return folded(valueOf(fields, path)).contains(part); });
}

bool usesRecord(const QString &sql, QChar alias)
{
    return sql.contains(u' ' + QString(alias) + u'.') || sql.contains(u'(' + QString(alias) + u'.');
}

} // namespace

OrderStatement orderStatement(Sql &sql, const LinkQuery &query)
{
    QMap<qint64, QString> titles;
    sql.each(u"SELECT id, title FROM flow WHERE active = 1 ORDER BY id"_s, {},
        [&](const Prepared &row) { titles.insert(row.number(0), row.text(1)); });
    const JoinedTitles joined(sql);
    OrderStatement statement;
    QStringList conditions;
    QStringList tables;
    const auto bindAs = [&](const QString &text) {
        const QString name = u":v%1"_s.arg(statement.values.size());
        statement.values.append({name, text});
        return name;
    };
    const auto bind = [&](const QString &text) { return bindAs(folded(text.trimmed())); };
    const auto found = [&](const QString &name) {
        const QString table = u"found%1"_s.arg(tables.size());
        tables.append(foundTable(table, name));
        return hasFound(table);
    };
    const auto foundAnywhere = [&](const QString &text) {
        const QString name = bind(text);
        return u'(' + found(name) + joinsNamed(Side::Source, name, joined) + joinsNamed(Side::Target, name, joined)
            + u')';
    };
    const QStringList ranks = stateRanks(query);
    if (ranks.size() < qsizetype(enumNames<LinkState>.size())) {
        // A plus keeps the database from the index of the states.
        const bool goThrough = query.sortBy == LinkColumn::Since && areMany(sql, ranks);
        conditions.append((goThrough ? u"+l.state IN "_s : u"l.state IN "_s) + listOf(ranks));
    }
    conditions.append(u"l.flow IN "_s + listOf(flowIds(query, titles)));
    for (const auto &[column, side] :
        {std::pair(LinkColumn::SourceTitle, Side::Source), std::pair(LinkColumn::TargetTitle, Side::Target)}) {
        if (const QString part = folded(query.contains.value(column).trimmed()); !part.isEmpty())
            conditions.append(titleCondition(side, bindAs(part), bindAs(likePattern(part)), joined));
    }
    for (const LinkColumn column : textColumns) {
        const QString part = query.contains.value(column);
        if (!part.trimmed().isEmpty())
            conditions.append(u"instr(%1, %2) > 0"_s.arg(columnOf(column, joined).shown, bind(part)));
    }
    for (const QString &text : QStringList(query.text) + query.also) {
        if (!text.trimmed().isEmpty())
            conditions.append(foundAnywhere(text));
    }
    for (const QString &text : query.without)
        conditions.append(u"NOT coalesce(%1, 0)"_s.arg(foundAnywhere(text)));
    QString columns;
    for (const ValueFilter &filter : query.values) {
        const QString name = bind(filter.text);
        columns += u", "_s + fieldsWith(u's', name) + u", "_s + fieldsWith(u't', name);
        if (filter.wanted)
            conditions.append(u'(' + found(name) + u')');
    }
    const QString direction = query.descending ? u" DESC"_s : u""_s;
    const bool byTitle = query.sortBy == LinkColumn::SourceTitle || query.sortBy == LinkColumn::TargetTitle;
    const QString key = columnOf(query.sortBy, joined).key;
    statement.order = u" ORDER BY "_s + (byTitle ? inAlphabet(key) : key) + direction + u", l.id"_s + direction;
    const QString where = u" WHERE "_s + conditions.join(" AND "_L1);
    if (!query.cause.isEmpty())
        columns += u", l.state, l.reason, l.properties"_s;
    if (!tables.isEmpty())
        statement.sql = u"WITH "_s + tables.join(u", "_s) + u' ';
    statement.sql += u"SELECT l.id"_s + columns + u" FROM link l"_s;
    if (usesRecord(columns + where + statement.order, u's'))
        statement.sql += u" LEFT JOIN record s ON s.id = l.source"_s;
    if (usesRecord(columns + where + statement.order, u't'))
        statement.sql += u" LEFT JOIN record t ON t.id = l.target"_s;
    statement.sql += where;
    return statement;
}

bool holds(const QList<ValueFilter> &values, const Prepared &row)
{
    int column = 1;
    for (const ValueFilter &filter : values) {
        const QString part = folded(filter.text.trimmed());
        const bool source = holdsAt(filter.paths.source, row.text(column), part);
        const bool target = holdsAt(filter.paths.target, row.text(column + 1), part);
        column += 2;
        if ((source || target) != filter.wanted)
            return false;
    }
    return true;
}

} // namespace samband
