#pragma once

class QWidget;

namespace samband {

/// Shows the keys and the words of the console, beside the window and without blocking it.
void showHelp(QWidget *parent);

} // namespace samband
