#include "core/store/journal.h"

#include "core/store/codec.h"
#include "core/store/fold.h"

#include <QCryptographicHash>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString sideText(const std::optional<Side> &side)
{
    return side ? toText(*side) : u""_s;
}

} // namespace

QString journalSearchText(const JournalRow &row)
{
    QStringList parts{row.title, row.recordId, row.kind, row.who};
    parts += row.before.values();
    parts += row.after.values();
    parts += row.reason.args;
    return folded(parts.join(u'\n'));
}

QByteArray journalHash(const QByteArray &previous, const JournalRow &row)
{
    // Every part is a JSON string or object, so no two rows read the same.
    QStringList parts{QString::number(row.id), QString::number(row.at), QString::number(row.run),
        QString::number(row.link), QString::number(row.flow), quoted(row.kind), quoted(sideText(row.side)),
        quoted(row.recordId), quoted(row.title), toJson(row.before), toJson(row.after), toJson(row.reason),
        quoted(row.who)};
    if (!row.base.isEmpty())
        parts << toJson(row.base);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(parts.join(u',').toUtf8());
    return hash.result();
}

QString journalColumns()
{
    return u"id, at, run, link, flow, kind, side, record_id, title, before, after, reason, who"_s;
}

JournalRow journalRowFrom(const Prepared &row)
{
    return {row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.text(5),
        fromText<Side>(row.text(6)), row.text(7), row.text(8), fieldsFrom(row.text(9)), fieldsFrom(row.text(10)),
        reasonFrom(row.text(11)), row.text(12), {}};
}

void appendJournal(Sql &sql, const QList<JournalRow> &rows)
{
    if (rows.isEmpty())
        return;
    qint64 id = 0;
    QByteArray hash;
    sql.each(u"SELECT id, hash FROM journal_head"_s, {}, [&](const Prepared &row) {
        id = row.number(0);
        hash = row.bytes(1);
    });
    for (JournalRow row : rows) {
        row.id = ++id;
        const QByteArray previous = std::exchange(hash, journalHash(hash, row));
        sql.run(
            u"INSERT INTO journal(id, at, run, link, flow, kind, side, record_id, title, before, after, reason, who, "
            "search, previous_hash, hash) VALUES(:id, :at, :run, :link, :flow, :kind, :side, :record, :title, :before, "
            ":after, :reason, :who, :search, :previous, :hash)"_s,
            {{u":id"_s, row.id}, {u":at"_s, row.at}, {u":run"_s, row.run}, {u":link"_s, row.link},
                {u":flow"_s, row.flow}, {u":kind"_s, row.kind}, {u":side"_s, sideText(row.side)},
                {u":record"_s, row.recordId}, {u":title"_s, row.title}, {u":before"_s, toJson(row.before)},
                {u":after"_s, toJson(row.after)}, {u":reason"_s, toJson(row.reason)}, {u":who"_s, row.who},
                {u":search"_s, journalSearchText(row)},
                {u":previous"_s, QVariant(previous.isNull() ? QByteArray("") : previous)},
                {u":hash"_s, QVariant(hash)}});
        if (!row.base.isEmpty())
            sql.run(u"INSERT INTO journal_base(journal, base) VALUES(:id, :base)"_s,
                {{u":id"_s, row.id}, {u":base"_s, toJson(row.base)}});
    }
    sql.run(u"UPDATE journal_head SET id = :id, hash = :hash"_s, {{u":id"_s, id}, {u":hash"_s, QVariant(hash)}});
}

} // namespace samband
