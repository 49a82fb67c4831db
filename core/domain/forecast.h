#pragma once

#include "core/domain/side.h"

#include <QtGlobal>

#include <array>

namespace samband {

/// How many records of a datatype one call takes.
struct BatchSize {
    int read = 1;
    int write = 1;

    bool operator==(const BatchSize &) const = default;
};

/// How many rows of a flow are read again and then written, between two moments in which a person can pause the run.
/// Fewer where each takes a call of its own: at ten calls a second the last of them is written some seconds after it
/// was read, and what is edited in between is not seen.
int portionOf(const PerSide<BatchSize> &batch);

/// What one row does to the two systems.
struct RowCost {
    enum class Work { Update, Create, Archive };
    Work work = Work::Update;
    PerSide<bool> looks; ///< its record is read once more, right before anything is written
    PerSide<bool> writes; ///< a record is overwritten, made or archived
    bool afterLink = false; ///< in the pass after the one that links the row

    bool operator==(const RowCost &) const = default;
};

/// Counts the calls that rows of one flow cost, as a run makes them: portion by portion, first all that is looked at,
/// then what is written, each in batches, and what the answer to a batch leaves out.
class CallCount {
public:
    explicit CallCount(const PerSide<BatchSize> &batch = {})
        : m_batch(batch)
    {
    }

    void add(const RowCost &row); ///< in the order in which they are carried out
    PerSide<qint64> calls() const;

private:
    /// Rows that are taken together.
    struct Portion {
        int rows = 0;
        PerSide<int> looks;
        PerSide<std::array<int, 3>> writes; ///< by RowCost::Work
    };
    void addTo(Portion &portion, const RowCost &row);
    void close(PerSide<qint64> &calls, const Portion &portion) const;

    PerSide<BatchSize> m_batch;
    PerSide<qint64> m_calls; ///< of the portions that are full
    Portion m_first;
    Portion m_second; ///< of the pass after the one that links
};

/// What reading a system cost a preview, and what it will cost the run that carries the plan out.
struct ReadingCost {
    qint64 calls = 0;
    qint64 milliseconds = 0;
    qint64 again = 0; ///< calls

    bool operator==(const ReadingCost &) const = default;
};

/// How fast a system may be called, and how fast it was.
struct CallRate {
    double allowed = 0; ///< calls a second that the system lets through; 0 unknown
    double measured = 0; ///< calls a second lately; 0 unknown
};

/// How long so many calls take, ms, as a range; both 0 where nothing is known. The systems are called one after the
/// other.
struct TimeRange {
    qint64 from = 0;
    qint64 to = 0;

    bool operator==(const TimeRange &) const = default;
};
TimeRange timeFor(const PerSide<qint64> &calls, const PerSide<CallRate> &rate);

} // namespace samband
