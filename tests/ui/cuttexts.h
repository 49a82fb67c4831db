#pragma once

#include <QStringList>

class QWidget;

namespace samband {

/// The texts in \a shown that have less room than they need and neither wrap nor end in "…": of buttons, labels,
/// column headings, combo boxes with all of their entries, tabs, titles of boxes and hints in empty fields. What a
/// person scrolled or hid is no concern.
QStringList cutTexts(QWidget *shown);

} // namespace samband
