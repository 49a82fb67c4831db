#pragma once

#include "core/engine/controller.h"
#include "ui/work.h"

#include <QMap>

#include <deque>
#include <functional>

namespace samband {

/// What became of an action on many rows.
struct BatchEnd {
    QList<qint64> done;
    QList<qint64> failed; ///< nothing was done to them
    QList<qint64> left; ///< not tried: it was stopped, or could not go on
    QMap<QString, int> why; ///< what was said of the failed ones -> how many
    bool atOnce = false; ///< all of them went in one portion
};

/// One sentence on it: how many were done, how many failed and why, how many were left. \a what: "Rejecting".
QString batchSentence(const QString &what, const BatchEnd &end);

/// Does something to thousands of rows in portions, so that it can be watched and stopped. The next portion follows
/// when the controller has told what became of one. What keeps a portion from being done is narrowed down to its rows,
/// so that one row stops no others; what would keep every row from it ends the batch.
class Batch : public Work {
    Q_OBJECT

public:
    /// \a act hands one portion to the controller, and whether it is all there is; \a after is called at the end.
    using Act = std::function<void(const QList<qint64> &some, bool all)>;
    using After = std::function<void(const BatchEnd &)>;
    Batch(Controller &controller, const QList<qint64> &links, const QString &what, Act act, After after);

    /// How many rows go at once.
    static constexpr qsizetype portion = 500;

    void start() { next(); }
    void stop() override { m_stopped = true; }

private:
    void take(const QList<qint64> &links, const Status &done);
    void next();
    void end();

    qsizetype m_total = 0;
    QString m_what;
    Act m_act;
    After m_after;
    std::deque<QList<qint64>> m_waiting;
    QList<qint64> m_underWay;
    BatchEnd m_end;
    bool m_stopped = false;
};

} // namespace samband
