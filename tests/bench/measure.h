#pragma once

#include <QElapsedTimer>

namespace samband {

/// Most memory that this process has held, in MB.
long peakMegabytes();
/// What it holds now, in MB.
long heldMegabytes();
/// ms of processor time that this process has used, all threads.
double processMilliseconds();

} // namespace samband
