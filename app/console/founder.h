#pragma once

#include "core/engine/lane.h"
#include "core/engine/mailbox.h"
#include "ui/startdialog.h"

namespace samband {

/// Does what the start needs beside the window, so that no large document keeps it from answering.
class Founder {
public:
    Founder();

    StartTasks tasks();

private:
    Mailbox m_answers; ///< goes after the lane that writes to it
    Lane m_lane;
};

} // namespace samband
