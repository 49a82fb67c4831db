#pragma once

#include <QtGlobal>

#include <array>

namespace samband::sandbox {

/// A random sequence that is the same for a seed on every machine and with every library.
class Dice {
public:
    explicit Dice(quint64 seed)
        : m_state(seed * 0x9e3779b97f4a7c15ULL + 0x632be59bd9b4e019ULL)
    {
    }
    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    /// 0 … bound-1.
    qint64 below(qint64 bound) { return qint64(next() % quint64(bound)); }
    bool percent(int chance) { return below(100) < chance; }
    template<typename T, size_t N> const T &pick(const std::array<T, N> &from)
    {
        return from[size_t(below(qint64(N)))];
    }

private:
    quint64 m_state;
};

} // namespace samband::sandbox
