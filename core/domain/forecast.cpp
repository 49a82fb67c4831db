#include "core/domain/forecast.h"

#include <algorithm>

namespace samband {

namespace {

qint64 calls(qint64 records, int batch)
{
    const qint64 size = std::max(batch, 1);
    return (records + size - 1) / size;
}

} // namespace

PerSide<qint64> callsFor(const WriteCounts &counts, const PerSide<BatchSize> &batch)
{
    PerSide<qint64> all;
    for (const Side side : bothSides) {
        const Side opposite = other(side);
        const int looked =
            counts.updates[side] + counts.creates[opposite] + counts.archives[side] + counts.archives[opposite];
        all[side] = calls(looked, batch[side].read) + calls(counts.updates[side], batch[side].write)
            + calls(counts.creates[side], batch[side].write) + calls(counts.archives[side], batch[side].write);
    }
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
