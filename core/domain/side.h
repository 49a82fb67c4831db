#pragma once

#include "core/domain/enumtext.h"

namespace samband {

/// One of the two systems of a dataflow, by its role in the document: the first one named is the source.
enum class Side { Source, Target };
template<>
inline constexpr auto enumNames<Side> = std::to_array<EnumName<Side>>(
    {{Side::Source, "source"}, {Side::Target, "target"}});

inline constexpr std::array bothSides{Side::Source, Side::Target};

constexpr Side other(Side side)
{
    return side == Side::Source ? Side::Target : Side::Source;
}

/// One value for each side.
template<class T> struct PerSide {
    T source{};
    T target{};

    constexpr T &operator[](Side side) { return side == Side::Source ? source : target; }
    constexpr const T &operator[](Side side) const { return side == Side::Source ? source : target; }
    bool operator==(const PerSide &) const = default;
};

} // namespace samband
