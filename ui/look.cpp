#include "ui/look.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace samband {

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double worstContrast(const QColor &color, const QPalette &palette)
{
    const std::array grounds{QPalette::Base, QPalette::AlternateBase, QPalette::Window};
    double worst = 21;
    for (const auto ground : grounds)
        worst = std::min(worst, contrast(color, palette.color(QPalette::Active, ground)));
    return worst;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QColor wantedStateColor(LinkState state)
{
    switch (state) {
    case LinkState::InSync:
        return QColor(0x2e, 0x8b, 0x57);
    case LinkState::Pending:
        return QColor(0x2f, 0x6f, 0xd0);
    case LinkState::Conflict:
        return QColor(0xd1, 0x4a, 0x1c);
    case LinkState::Held:
        return QColor(0xa8, 0x74, 0x00);
    case LinkState::Ambiguous:
        return QColor(0x80, 0x55, 0xc8);
    case LinkState::Unlinked:
        return QColor(0x0f, 0x85, 0x92);
    case LinkState::NotCreatable:
        return QColor(0x8c, 0x67, 0x4a);
    case LinkState::Failing:
        return QColor(0xc6, 0x28, 0x3a);
    case LinkState::Orphaned:
        return QColor(0xb0, 0x3a, 0x8e);
    case LinkState::Paused:
        return QColor(0x6a, 0x72, 0x80);
    case LinkState::Outside:
        return QColor(0x7a, 0x7a, 0x72);
    }
    return {};
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QColor readable(const QColor &wanted, const QPalette &palette)
{
    const QColor towards = isDark(palette) ? Qt::white : Qt::black;
    for (int step = 0; step < 20; ++step) {
        const QColor candidate = mixed(wanted, towards, step / 20.0);
        if (worstContrast(candidate, palette) >= 4.5)
            return candidate;
    }
    return towards;
}

QColor stateColor(LinkState state, const QPalette &palette)
{
    return readable(wantedStateColor(state), palette);
}

QColor findingColor(Finding finding, const QPalette &palette)
{
    switch (finding) {
    case Finding::Works:
        return stateColor(LinkState::InSync, palette);
    case Finding::Note:
        return stateColor(LinkState::Pending, palette);
    case Finding::Fails:
        return stateColor(LinkState::Failing, palette);
    case Finding::Skipped:
        return stateColor(LinkState::Paused, palette);
    }
    return {};
}

QColor systemColor(Side side, const QPalette &palette)
{
    return readable(side == Side::Source ? QColor(0xd9, 0x5a, 0x34) : QColor(0x2a, 0x63, 0xb8), palette);
}

QColor quietColor(const QPalette &palette)
{
    return readable(mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.42), palette);
}

QColor lineColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), isDark(palette) ? 0.22 : 0.16);
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace samband
