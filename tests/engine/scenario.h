#pragma once

#include "tests/support/rig.h"

namespace samband {

/// A workspace with work of every kind waiting: creates, an approved create, updates both ways, a two-sided choice,
/// links, an association, a record made again and one deleted along.
struct Scenario {
    static constexpr qint64 pastBackOff =
        20 * 60 * 1000; ///< ms: longer than the third wait of a failing record, and than any overlap

    Rig rig;
    QStringList linked; ///< contacts that stood linked before

    enum class Day {
        Usual, ///< as above
        First, ///< two systems and no workspace yet: lone records, some of them the same, one of these with a
               ///< difference
    };
    /// Another \a seed puts the records on other pages, and so the faults in other places.
    explicit Scenario(int seed, Day day = Day::Usual);
    /// Another one in the same situation; its workspace is closed, and so is that of \a other.
    Scenario(const Scenario &other) = default;

    /// Everything a person could see of how it ended: both systems record by record, and which records are linked.
    QStringList outcome() const;
    /// Runs until nothing is written any more, at most four times.
    bool runUntilQuiet();

private:
    void usualDay(int seed);
    void firstDay();
};

/// What is in one outcome and not in the other; empty when they are the same.
QString difference(const QStringList &found, const QStringList &wanted);

} // namespace samband
