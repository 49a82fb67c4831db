#pragma once

#include "core/domain/result.h"

#include <functional>
#include <optional>

namespace samband {

/// Thrown out of a fake system where a test wants the process to die: nothing after it runs, exactly as after kill -9.
struct Killed { };

/// One thing that goes wrong, at one operation of the systems that share this plan. Every page, and every single record
/// read or written, is one operation; they are numbered from 1.
struct Faults {
    enum class When { Before, After }; ///< After: the system did it, and the answer is lost
    enum class Then { GoOn, Dead, Kill }; ///< what follows: nothing more, every later call Cancelled, or no process

    int at = 0; ///< 0: none
    When when = When::Before;
    Then then = Then::GoOn;
    ErrorKind kind = ErrorKind::Network;
    bool onlyWrites = false; ///< leaves reads alone
    int nthWrite = 0; ///< not 0: takes the place of \c at, and counts the writes only
    std::function<void()> onHit{}; ///< called instead of failing, when set

    int operations = 0;
    int writes = 0;
    int hits = 0;

    /// Called before the effect of an operation, and after it; an error takes the place of the answer.
    std::optional<Error> enter(bool isWrite)
    {
        ++operations;
        writes += isWrite ? 1 : 0;
        m_isHit = nthWrite > 0 ? isWrite && writes == nthWrite : operations == at && (isWrite || !onlyWrites);
        if (m_dead)
            return Error{ErrorKind::Cancelled, QStringLiteral("The process is ending.")};
        return m_isHit && when == When::Before ? hit() : std::nullopt;
    }
    std::optional<Error> leave() { return m_isHit && when == When::After ? hit() : std::nullopt; }

private:
    std::optional<Error> hit()
    {
        ++hits;
        if (onHit) {
            onHit();
            return std::nullopt;
        }
        if (then == Then::Kill)
            throw Killed{};
        m_dead = then == Then::Dead;
        // Cancelled promises that nothing was done: what was stopped under way is unknown.
        const ErrorKind ending = when == When::After ? ErrorKind::OutcomeUnknown : ErrorKind::Cancelled;
        return Error{m_dead ? ending : kind, QStringLiteral("Injected at operation %1.").arg(at)};
    }

    bool m_isHit = false;
    bool m_dead = false;
};

} // namespace samband
