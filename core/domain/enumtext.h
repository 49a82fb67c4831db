#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace samband {

/// The names of an enum's values as they stand in SQL, JSON and on the command line. Specialised beside each such enum:
/// `template <> inline constexpr auto enumNames<Side> = std::to_array<EnumName<Side>>({{Side::Source, "source"}, …});`
template<class E> using EnumName = std::pair<E, const char *>;

template<class E> inline constexpr std::array<EnumName<E>, 0> enumNames{};

/// The stored name of \a value. Total: every value has a name (checked by tst_domain for each enum).
template<class E> QString toText(E value)
{
    for (const auto &[candidate, name] : enumNames<E>) {
        if (candidate == value)
            return QString::fromLatin1(name);
    }
    return {};
}

/// The value with the stored name \a text, or nothing when no value has it.
template<class E> std::optional<E> fromText(QStringView text)
{
    for (const auto &[candidate, name] : enumNames<E>) {
        if (text == QLatin1StringView(name))
            return candidate;
    }
    return std::nullopt;
}

} // namespace samband
