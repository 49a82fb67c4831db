#include "app/sandbox/history.h"

#include <QDataStream>

#include <algorithm>

namespace samband::sandbox {

namespace {

void writePast(JsonWriter &json, const PastValue &past)
{
    json.begin('{').key("value").text(past.value).key("timestamp").moment(past.at);
    json.key("sourceType").text(past.source);
    json.key("sourceId").text(past.user > 0 ? "userId:" + QByteArray::number(past.user) : QByteArray("sandbox"));
    if (past.user > 0)
        json.key("updatedByUserId").number(past.user);
    json.end('}');
}

std::vector<PastValue> pastOf(const ObjectType &type, qsizetype index, int column)
{
    const Row &row = type.table.row(index);
    std::vector<PastValue> values;
    const auto kept = type.history.constFind(row.id);
    if (kept != type.history.constEnd())
        std::copy_if(kept->begin(), kept->end(), std::back_inserter(values),
            [&](const PastValue &past) { return past.column == column; });
    if (values.empty() && !type.table.value(row, column).isEmpty())
        values.push_back({column, type.table.value(row, column).toByteArray(), row.created, "IMPORT", 0});
    return values;
}

} // namespace

void keepHistory(HubspotState &state, ObjectType &type)
{
    type.table.onUpdate = [&state, &type](const Row &row, const Fields &changes, qint64 stamp) {
        auto &kept = type.history[row.id];
        for (const Field &change : changes) {
            const QByteArray before = type.table.value(row, change.column).toByteArray();
            if (before == change.value)
                continue;
            const bool known = std::any_of(
                kept.begin(), kept.end(), [&](const PastValue &past) { return past.column == change.column; });
            if (!known && !before.isEmpty())
                kept.push_back({change.column, before, row.created, "IMPORT", 0});
            kept.push_back({change.column, change.value, stamp, state.source, state.user});
        }
    };
}

QByteArray historyJson(const ObjectType &type, qsizetype index, const QByteArrayList &wanted)
{
    if (wanted.isEmpty())
        return {};
    QByteArray out;
    JsonWriter json(out);
    json.key("propertiesWithHistory").begin('{');
    for (const QByteArray &name : wanted) {
        const int column = type.property(name) ? type.table.column(name) : -1;
        if (column < 0)
            continue;
        json.key(name).begin('[');
        const auto values = pastOf(type, index, column);
        for (auto past = values.rbegin(); past != values.rend(); ++past)
            writePast(json, *past);
        json.end(']');
    }
    json.end('}');
    return out;
}

QByteArray valueAt(const ObjectType &type, qsizetype index, int column, qint64 moment)
{
    QByteArray value;
    for (const PastValue &past : pastOf(type, index, column))
        if (past.at <= moment)
            value = past.value;
    return value;
}

void saveHistory(QDataStream &out, const ObjectType &type)
{
    out << quint64(type.history.size());
    for (auto record = type.history.begin(); record != type.history.end(); ++record) {
        out << record.key() << quint32(record->size());
        for (const PastValue &past : *record)
            out << past.column << past.value << past.at << past.source << past.user;
    }
}

void loadHistory(QDataStream &in, ObjectType &type)
{
    type.history.clear();
    quint64 records = 0;
    in >> records;
    for (quint64 i = 0; i < records && in.status() == QDataStream::Ok; ++i) {
        qint64 id = 0;
        quint32 count = 0;
        in >> id >> count;
        auto &values = type.history[id];
        for (quint32 j = 0; j < count && in.status() == QDataStream::Ok; ++j) {
            PastValue past;
            in >> past.column >> past.value >> past.at >> past.source >> past.user;
            values.push_back(past);
        }
    }
}

} // namespace samband::sandbox
