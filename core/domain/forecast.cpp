#include "core/domain/forecast.h"

#include <algorithm>

namespace samband {

namespace {

qint64 batches(qint64 records, int batch)
{
    const qint64 size = std::max(batch, 1);
    return (records + size - 1) / size;
}

} // namespace

int portionOf(const PerSide<BatchSize> &batch)
{
    constexpr int inBatches = 600; // six requests of a hundred
    constexpr int oneByOne = 50;
    return batch.source.write > 1 && batch.target.write > 1 ? inBatches : oneByOne;
}

void CallCount::add(const RowCost &row)
{
    if (!row.afterLink)
        return addTo(m_first, row);
    addTo(m_first, RowCost{}); // the link itself is no call, but one of the rows of its portion
    addTo(m_second, row);
}

void CallCount::addTo(Portion &portion, const RowCost &row)
{
    for (const Side side : bothSides) {
        portion.looks[side] += row.looks[side] ? 1 : 0;
        portion.writes[side][std::size_t(row.work)] += row.writes[side] ? 1 : 0;
    }
    if (++portion.rows < portionOf(m_batch))
        return;
    close(m_calls, portion);
    portion = {};
}

void CallCount::close(PerSide<qint64> &calls, const Portion &portion) const
{
    for (const Side side : bothSides) {
        calls[side] += batches(portion.looks[side], m_batch[side].read);
        for (const int records : portion.writes[side])
            calls[side] += batches(records, m_batch[side].write);
        // The answer to a batch may leave out what the system made of a value: that is read back.
        const int updated = portion.writes[side][std::size_t(RowCost::Work::Update)];
        const int created = portion.writes[side][std::size_t(RowCost::Work::Create)];
        if (m_batch[side].write > 1)
            calls[side] += batches(updated, m_batch[side].read) + batches(created, m_batch[side].read);
    }
}

PerSide<qint64> CallCount::calls() const
{
    PerSide<qint64> all = m_calls;
    close(all, m_first);
    close(all, m_second);
    return all;
}

TimeRange timeFor(const PerSide<qint64> &calls, const PerSide<CallRate> &rate)
{
    TimeRange range;
    for (const Side side : bothSides) {
        const double allowed = rate[side].allowed > 0 ? rate[side].allowed : rate[side].measured;
        if (calls[side] == 0)
            continue;
        if (allowed <= 0)
            return {};
        const double measured = rate[side].measured > 0 ? std::min(rate[side].measured, allowed) : allowed;
        range.from += qint64(double(calls[side]) * 1000.0 / allowed);
        range.to += qint64(double(calls[side]) * 1000.0 / measured);
    }
    return range;
}

} // namespace samband
