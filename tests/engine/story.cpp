#include "tests/engine/life.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

Story Story::generated(unsigned seed, int length)
{
    std::mt19937 random(seed);
    // Edits and runs are what happens most.
    using Kind = LifeStep::Kind;
    static constexpr std::array often{Kind::EditSource, Kind::EditTarget, Kind::Run, Kind::Run, Kind::Resolve};
    Story schedule{seed, {}};
    for (int i = 0; i < length; ++i) {
        const auto dice = static_cast<unsigned>(random());
        const Kind kind = dice % 2 == 0 ? often.at(random() % often.size())
                                        : static_cast<Kind>(random() % static_cast<unsigned>(LifeStep::kinds));
        schedule.steps << LifeStep{
            kind, static_cast<unsigned>(random()), static_cast<unsigned>(random()), static_cast<unsigned>(random())};
    }
    return schedule;
}

Story shrunk(const Story &schedule)
{
    Story best = schedule;
    // Halves first, then quarters, … then single steps: what fails early needs none of the rest.
    for (qsizetype piece = std::max<qsizetype>(best.steps.size() / 2, 1);; piece = std::max<qsizetype>(piece / 2, 1)) {
        bool shorter = false;
        for (qsizetype first = 0; first < best.steps.size();) {
            Story without = best;
            without.steps.remove(first, std::min(piece, without.steps.size() - first));
            if (Life(without).play().isEmpty()) {
                first += piece;
            } else {
                best = without;
                shorter = true;
            }
        }
        if (piece == 1 && !shorter)
            return best;
    }
}

} // namespace samband
