#include "app/sandbox/table.h"

#include <QDataStream>
#include <QString>

#include <algorithm>

namespace samband::sandbox {

namespace {

// One packed value: column (1 byte), length (2 bytes), text.
constexpr qsizetype headSize = 3;
constexpr qsizetype maxLength = 65535;

qsizetype lengthAt(const char *at)
{
    return qsizetype(
        static_cast<unsigned char>(at[1]) | static_cast<unsigned>(static_cast<unsigned char>(at[2])) << 8U);
}

quint64 uniqueKey(QByteArrayView value)
{
    return qHash(QString::fromUtf8(value).trimmed().toCaseFolded(), 0x5a3b);
}

void packOne(QByteArray &out, int column, QByteArrayView value)
{
    const auto length = std::min(value.size(), maxLength);
    out += char(column);
    out += char(length & 0xff);
    out += char(length >> 8);
    out.append(value.data(), length);
}

} // namespace

Table::Table(qint64 firstId)
    : m_nextId(firstId)
{
}

int Table::column(QByteArrayView name) const
{
    return m_columnOf.value(QByteArray::fromRawData(name.data(), name.size()), -1);
}

int Table::addColumn(QByteArrayView name)
{
    if (const int known = column(name); known >= 0)
        return known;
    m_columns.append(name.toByteArray());
    m_columnOf.insert(m_columns.last(), int(m_columns.size()) - 1);
    return int(m_columns.size()) - 1;
}

void Table::makeUnique(int column)
{
    m_unique[column] = {};
    for (const Row &row : m_rows)
        if (row.state == RowState::Live)
            claim(row);
}

qsizetype Table::lowerBound(qint64 id) const
{
    const auto at = std::lower_bound(
        m_rows.begin(), m_rows.end(), id, [](const Row &row, qint64 wanted) { return row.id < wanted; });
    return at - m_rows.begin();
}

qsizetype Table::find(qint64 id) const
{
    const auto index = lowerBound(id);
    return index < qsizetype(m_rows.size()) && row(index).id == id ? index : -1;
}

qsizetype Table::findUnique(int column, QByteArrayView value) const
{
    const auto values = m_unique.constFind(column);
    if (values == m_unique.constEnd() || value.isEmpty())
        return -1;
    const auto id = values->constFind(uniqueKey(value));
    return id == values->constEnd() ? -1 : find(*id);
}

QByteArrayView Table::value(const Row &row, int column) const
{
    const char *at = row.packed.constData();
    const char *const end = at + row.packed.size();
    while (at < end) {
        const auto length = lengthAt(at);
        if (static_cast<unsigned char>(*at) == unsigned(column))
            return {at + headSize, length};
        at += headSize + length;
    }
    return {};
}

bool Table::wouldChange(const Row &row, const Fields &changes) const
{
    return std::any_of(changes.begin(), changes.end(),
        [&](const Field &field) { return value(row, field.column) != QByteArrayView(field.value); });
}

const std::vector<quint32> &Table::live() const
{
    if (!m_liveValid) {
        m_live.clear();
        for (size_t i = 0; i < m_rows.size(); ++i)
            if (m_rows[i].state == RowState::Live)
                m_live.push_back(quint32(i));
        m_liveValid = true;
    }
    return m_live;
}

void Table::sortMoments() const
{
    if (m_momentsSorted)
        return;
    std::stable_sort(m_moments.begin(), m_moments.end(),
        [](const Moment &one, const Moment &other) { return one.modified < other.modified; });
    m_momentsSorted = true;
}

std::vector<quint32> Table::modifiedSince(qint64 since) const
{
    sortMoments();
    auto at = std::lower_bound(m_moments.begin(), m_moments.end(), since,
        [](const Moment &moment, qint64 wanted) { return moment.modified < wanted; });
    std::vector<quint32> found;
    for (; at != m_moments.end(); ++at)
        if (m_rows[at->row].modified == at->modified)
            found.push_back(at->row);
    return found;
}

void Table::note(qsizetype index)
{
    ++m_version;
    const qint64 modified = row(index).modified;
    m_momentsSorted = m_momentsSorted && (m_moments.empty() || m_moments.back().modified <= modified);
    m_moments.push_back({modified, quint32(index)});
    if (m_moments.size() > 2 * m_rows.size() + 1024)
        std::erase_if(
            m_moments, [this](const Moment &moment) { return m_rows[moment.row].modified != moment.modified; });
}

void Table::reserve(qsizetype rows)
{
    m_rows.reserve(size_t(rows));
    m_moments.reserve(size_t(rows));
    m_live.reserve(size_t(rows));
}

void Table::pack(Row &row, const Fields &changes)
{
    QByteArray packed;
    const char *at = row.packed.constData();
    const char *const end = at + row.packed.size();
    while (at < end) {
        const auto size = headSize + lengthAt(at);
        const int column = static_cast<unsigned char>(*at);
        if (std::none_of(changes.begin(), changes.end(), [&](const Field &field) { return field.column == column; }))
            packed.append(at, size);
        at += size;
    }
    for (const Field &field : changes)
        if (!field.value.isEmpty())
            packOne(packed, field.column, field.value);
    row.packed = packed;
}

void Table::claim(const Row &row)
{
    for (auto values = m_unique.begin(); values != m_unique.end(); ++values)
        if (const auto held = value(row, values.key()); !held.isEmpty())
            values->insert(uniqueKey(held), row.id);
}

void Table::release(const Row &row)
{
    for (auto values = m_unique.begin(); values != m_unique.end(); ++values)
        if (const auto held = value(row, values.key()); !held.isEmpty() && values->value(uniqueKey(held)) == row.id)
            values->remove(uniqueKey(held));
}

qsizetype Table::append(qint64 created, qint64 modified, const Fields &fields, qint64 step)
{
    Row row{m_nextId, created, modified, 0, {}, RowState::Live};
    m_nextId += step;
    pack(row, fields);
    claim(row);
    m_rows.push_back(row);
    const auto index = qsizetype(m_rows.size()) - 1;
    if (m_liveValid)
        m_live.push_back(quint32(index));
    note(index);
    return index;
}

void Table::update(qsizetype index, const Fields &changes, qint64 stamp)
{
    Row &row = m_rows[size_t(index)];
    if (onUpdate)
        onUpdate(row, changes, stamp);
    release(row);
    pack(row, changes);
    claim(row);
    row.modified = stamp;
    note(index);
}

void Table::retire(qsizetype index, RowState state, qint64 stamp)
{
    Row &row = m_rows[size_t(index)];
    release(row);
    std::erase(m_archived, quint32(index));
    if (state == RowState::Archived)
        m_archived.push_back(quint32(index));
    row.state = state;
    row.modified = stamp;
    row.archivedAt = stamp;
    m_liveValid = false;
    note(index);
}

void Table::restore(qsizetype index, qint64 stamp)
{
    Row &row = m_rows[size_t(index)];
    std::erase(m_archived, quint32(index));
    row.state = RowState::Live;
    row.archivedAt = 0;
    row.modified = stamp > 0 ? stamp : row.modified;
    claim(row);
    m_liveValid = false;
    note(index);
}

void Table::save(QDataStream &out) const
{
    out << m_columns << m_nextId << QList<int>(m_unique.keyBegin(), m_unique.keyEnd()) << qint64(m_rows.size());
    for (const Row &row : m_rows)
        out << row.id << row.created << row.modified << row.archivedAt << row.packed << quint8(row.state);
}

void Table::load(QDataStream &in)
{
    Table fresh(1);
    fresh.onUpdate = onUpdate;
    QByteArrayList columns;
    QList<int> unique;
    qint64 rows = 0;
    in >> columns >> fresh.m_nextId >> unique >> rows;
    for (const QByteArray &name : columns)
        fresh.addColumn(name);
    for (qint64 i = 0; i < rows && in.status() == QDataStream::Ok; ++i) {
        Row row;
        quint8 state = 0;
        in >> row.id >> row.created >> row.modified >> row.archivedAt >> row.packed >> state;
        row.state = RowState(state);
        if (row.state == RowState::Archived)
            fresh.m_archived.push_back(quint32(i));
        fresh.m_rows.push_back(row);
        fresh.note(qsizetype(i));
    }
    fresh.m_liveValid = false;
    for (const int column : unique)
        fresh.makeUnique(column);
    fresh.m_version = m_version + 1;
    *this = std::move(fresh);
}

} // namespace samband::sandbox
