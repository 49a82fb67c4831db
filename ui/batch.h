#pragma once

#include "core/engine/controller.h"
#include "ui/work.h"

#include <functional>

namespace samband {

/// Does something to thousands of rows in portions, so that it can be watched and stopped. A portion is done when the
/// controller tells of its rows; the next one follows then.
class Batch : public Work {
    Q_OBJECT

public:
    /// \a act hands one portion of \a links to the controller; \a after is called at the end with the rows done.
    using Act = std::function<void(const QList<qint64> &)>;
    Batch(Controller &controller, QList<qint64> links, const QString &what, Act act, Act after);

    /// How many rows go at once.
    static constexpr qsizetype portion = 500;

    void start();
    void stop() override;

private:
    void next();

    QList<qint64> m_links;
    QString m_what;
    Act m_act;
    Act m_after;
    qsizetype m_done = 0;
    QList<qint64> m_underWay;
    bool m_stopped = false;
};

} // namespace samband
