#pragma once

#include <QString>

namespace samband {

/// While it lives, a start without a screen ends with \a text on the terminal and exit code 1. Qt by itself would abort
/// and leave a core dump, and there is no other way to hear of it: what it says last passes here.
class ScreenNeeded {
public:
    explicit ScreenNeeded(const QString &text);
    ~ScreenNeeded();
    ScreenNeeded(const ScreenNeeded &) = delete;
    ScreenNeeded &operator=(const ScreenNeeded &) = delete;
};

} // namespace samband
