#include "core/store/joinedtitles.h"

#include "core/store/codec.h"
#include "core/store/fold.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

JoinedTitles::JoinedTitles(Sql &sql)
    : m_any(sql.number(u"SELECT EXISTS(SELECT 1 FROM record_ref)"_s) != 0)
{
    if (!m_any)
        return;
    PerSide<QStringList> types;
    sql.each(u"SELECT id, side, name FROM datatype ORDER BY id"_s, {}, [&](const Prepared &row) {
        const Side side = fromText<Side>(row.text(1)).value_or(Side::Source);
        // A key is letters and digits, so that it can stand in a statement as it is.
        types[side].append(u"('%1', %2)"_s.arg(typeKey(row.text(2))).arg(row.number(0)));
    });
    for (const Side side : bothSides)
        m_types[side] = types[side].isEmpty() ? u"('', 0)"_s : types[side].join(u", "_s);
}

QString JoinedTitles::joinedFrom(Side side) const
{
    return u"record_ref ref LEFT JOIN (SELECT column1 AS key, column2 AS id FROM (VALUES %1)) type "
           "ON type.key = ref.type_key LEFT JOIN record joined ON joined.datatype = type.id "
           "AND joined.remote_id = ref.remote_id"_s.arg(m_types[side]);
}

QString JoinedTitles::keyExpression(Side side, QChar alias) const
{
    if (!m_any)
        return u"coalesce(%1.title_key, '')"_s.arg(alias);
    return u"coalesce(CASE WHEN %1.title_key <> '' THEN %1.title_key ELSE (SELECT group_concat(joined.title_key, ' ') "
           "FROM %2 WHERE ref.record = %1.id) END, '')"_s.arg(alias)
               .arg(joinedFrom(side));
}

void JoinedTitles::fill(Sql &sql, std::unordered_map<qint64, LinkRow> &rows) const
{
    if (!m_any)
        return;
    for (const Side side : bothSides) {
        std::vector<qint64> nameless;
        for (const auto &[id, row] : rows) {
            if (row.title[side].isEmpty() && !row.recordId[side].isEmpty())
                nameless.push_back(id);
        }
        if (nameless.empty())
            continue;
        std::unordered_map<qint64, QStringList> parts;
        // Those with a name first: what is only an id says least.
        sql.each(u"SELECT l.id, joined.title, ref.type_key, ref.remote_id FROM link l JOIN %1 "
                 "WHERE ref.record = l.%2 AND l.id IN (SELECT value FROM json_each(:ids)) "
                 "ORDER BY l.id, coalesce(joined.title, '') = '', ref.type_key"_s.arg(joinedFrom(side), toText(side)),
            {{u":ids"_s, toJson(nameless)}}, [&](const Prepared &row) {
                const QString title = row.text(1);
                parts[row.number(0)].append(title.isEmpty()
                        ? QCoreApplication::translate("Workspace", "%1 %2", "datatype id").arg(row.text(2), row.text(3))
                        : title);
            });
        for (const auto &[id, names] : parts)
            rows[id].title[side] = names.join(u" · "_s);
    }
}

} // namespace samband
