#pragma once

#include "core/engine/controller.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace samband {

/// The status bar's content: what the run under way does, and whether all is well.
class RunStatus : public QWidget {
    Q_OBJECT

public:
    explicit RunStatus(QWidget *parent = nullptr);

    void started(const RunRequest &request);
    void show(const RunProgress &progress);
    /// The person paused the run, or let it go on. \a running: there is one; else an earlier session left it.
    void setPaused(bool paused, bool running);
    void ended(const RunReport &report);
    void show(const Summary &summary);
    /// A short word that is no run's.
    void tell(const QString &text);

private:
    bool m_pausing = false; ///< asked for, and the batch under way still goes on
    QLabel *m_run = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_mark = nullptr;
    QLabel *m_read = nullptr;
};

/// How a run ended, in one line.
QString endedText(const RunReport &report);

} // namespace samband
