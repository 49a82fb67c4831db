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

/// What a column is sorted by, and what its filter looks at; nothing: its filter is not of text.
struct Column {
    QString key;
    QString shown;
};

Column columnOf(LinkColumn column, const JoinedTitles &joined)
{
    // A title that is empty shows the id, so both are looked at.
    const auto title = [&](Side side, QChar alias) {
        const QString key = joined.keyExpression(side, alias);
        return Column{key, u"coalesce(%1 || char(10) || lower(%2.remote_id), '')"_s.arg(key, alias)};
    };
    switch (column) {
    case LinkColumn::State:
        return {u"l.state"_s, {}};
    case LinkColumn::SourceTitle:
        return title(Side::Source, u's');
    case LinkColumn::TargetTitle:
        return title(Side::Target, u't');
    case LinkColumn::Properties:
        return {u"lower(l.properties)"_s, u"lower(l.properties)"_s};
    case LinkColumn::Since:
        return {u"l.since"_s, u"strftime('%Y-%m-%d %H:%M', l.since / 1000, 'unixepoch', 'localtime')"_s};
    case LinkColumn::Flow:
        return {u"(SELECT position FROM flow WHERE flow.id = l.flow)"_s, {}};
    }
    return {};
}

constexpr std::array textColumns{
    LinkColumn::SourceTitle, LinkColumn::TargetTitle, LinkColumn::Properties, LinkColumn::Since};

/// That \a name, a folded text, stands in the title, the id or a value of either side.
QString foundCondition(const QString &name, const JoinedTitles &joined)
{
    QStringList places;
    for (const QString &alias : {u"s"_s, u"t"_s}) {
        const Side side = alias == u's' ? Side::Source : Side::Target;
        places.append(u"coalesce(instr(%1.search, %2), 0) > 0"_s.arg(alias, name));
        if (joined.any())
            places.append(u"(%1.title_key = '' AND instr(%2, %3) > 0)"_s.arg(
                alias, joined.keyExpression(side, alias.front()), name));
    }
    return u"("_s + places.join(u" OR "_s) + u")"_s;
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

OrderStatement orderStatement(const LinkQuery &query, const QMap<qint64, QString> &titles, const JoinedTitles &joined)
{
    OrderStatement statement;
    QStringList conditions;
    const auto bind = [&](const QString &text) {
        const QString name = u":v%1"_s.arg(statement.values.size());
        statement.values.append({name, folded(text.trimmed())});
        return name;
    };
    const QStringList ranks = stateRanks(query);
    if (ranks.size() < qsizetype(enumNames<LinkState>.size()))
        conditions.append(u"l.state IN "_s + listOf(ranks));
    conditions.append(u"l.flow IN "_s + listOf(flowIds(query, titles)));
    for (const LinkColumn column : textColumns) {
        const QString part = query.contains.value(column);
        if (!part.trimmed().isEmpty())
            conditions.append(u"instr(%1, %2) > 0"_s.arg(columnOf(column, joined).shown, bind(part)));
    }
    for (const QString &text : QStringList(query.text) + query.also) {
        if (!text.trimmed().isEmpty())
            conditions.append(foundCondition(bind(text), joined));
    }
    for (const QString &text : query.without)
        conditions.append(u"NOT "_s + foundCondition(bind(text), joined));
    QString columns;
    for (const ValueFilter &filter : query.values) {
        const QString name = bind(filter.text);
        columns += u", "_s + fieldsWith(u's', name) + u", "_s + fieldsWith(u't', name);
        if (filter.wanted)
            conditions.append(
                u"(coalesce(instr(s.search, %1), 0) > 0 OR coalesce(instr(t.search, %1), 0) > 0)"_s.arg(name));
    }
    const QString direction = query.descending ? u" DESC"_s : u""_s;
    const QString order = u" ORDER BY "_s + columnOf(query.sortBy, joined).key + direction + u", l.id"_s + direction;
    const QString where = u" WHERE "_s + conditions.join(u" AND "_s) + order;
    if (!query.cause.isEmpty())
        columns += u", l.state, l.reason, l.properties"_s;
    statement.sql = u"SELECT l.id"_s + columns + u" FROM link l"_s;
    if (usesRecord(columns + where, u's'))
        statement.sql += u" LEFT JOIN record s ON s.id = l.source"_s;
    if (usesRecord(columns + where, u't'))
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
