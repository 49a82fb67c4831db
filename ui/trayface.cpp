#include "ui/trayface.h"

#include "ui/icons.h"
#include "ui/look.h"
#include "ui/words.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Tray)
};

/// Whose shape and colour a state borrows: the same ones mean the same everywhere.
std::optional<LinkState> shapeOf(TrayState state)
{
    switch (state) {
    case TrayState::Unknown:
        return std::nullopt;
    case TrayState::Well:
        return LinkState::InSync;
    case TrayState::Running:
        return LinkState::Pending;
    case TrayState::Paused:
        return LinkState::Paused;
    case TrayState::NeedsYou:
        return LinkState::Conflict;
    case TrayState::Failed:
        return LinkState::Failing;
    }
    return std::nullopt;
}

QString waitingText(int waiting)
{
    return waiting == 1 ? Words::tr("1 record needs you") : Words::tr("%1 records need you").arg(numberText(waiting));
}

/// Nothing waits for a person and nothing failed, and still it is not known that all is in step: why.
QString unsureText(const Summary &summary)
{
    const QString &status = summary.lastRun->status;
    if (status == "stopped"_L1)
        return Words::tr("The last run was stopped; the next one goes on from there");
    if (status == "interrupted"_L1 || status == "running"_L1)
        return Words::tr("The last run did not end; the next one goes on from there");
    if (const int pending = summary.count(LinkState::Pending); pending > 0)
        return pending == 1 ? Words::tr("1 change is not written yet")
                            : Words::tr("%1 changes are not written yet").arg(numberText(pending));
    for (const Side side : bothSides) {
        if (summary.readCompletelyAt[side] == 0)
            return Words::tr("%1 was not read completely yet").arg(summary.system[side]);
    }
    return Words::tr("The last run was a preview; a run tells whether all is in step");
}

TrayFace faceOfRest(const Summary &summary)
{
    if (!summary.lastRun)
        return {TrayState::Unknown, Words::tr("Nothing has been read yet")};
    const RunRow &run = *summary.lastRun;
    if (run.status == "failed"_L1)
        return {TrayState::Failed,
            run.error.isEmpty() ? Words::tr("The last run failed")
                                : Words::tr("The last run failed: %1").arg(run.error)};
    if (!addsUp(run))
        return {TrayState::Failed, Words::tr("The sum of the last run does not hold")};
    if (const int waiting = summary.waiting(); waiting > 0)
        return {TrayState::NeedsYou, waitingText(waiting)};
    const auto open =
        std::ranges::find_if(summary.flows, [](const FlowSummary &flow) { return !flow.condition.isEmpty(); });
    if (open != summary.flows.end())
        return {TrayState::NeedsYou, Words::tr("“%1” needs a rule").arg(open->title)};
    if (summary.isGreen())
        return {TrayState::Well, Words::tr("All in step")};
    return {TrayState::Unknown, unsureText(summary)};
}

} // namespace

TrayFace trayFace(const Summary &summary, RunActivity activity)
{
    switch (activity) {
    case RunActivity::Running:
        return {TrayState::Running, Words::tr("A run is under way")};
    case RunActivity::Paused:
        return {TrayState::Paused, Words::tr("The run under way is paused")};
    case RunActivity::LeftPaused:
        return {TrayState::Paused, Words::tr("A run is paused since the console was closed")};
    case RunActivity::Idle:
        return faceOfRest(summary);
    }
    return {};
}

QIcon trayIcon(TrayState state)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        QPixmap picture = QIcon(u":/samband/icons/samband.svg"_s).pixmap(QSize(size, size), 1);
        if (picture.isNull()) {
            picture = QPixmap(size, size);
            picture.fill(Qt::transparent);
        }
        if (const auto shape = shapeOf(state)) {
            QPainter painter(&picture);
            painter.setRenderHint(QPainter::Antialiasing);
            const int badge = size * 5 / 8;
            const QRect corner(size - badge, size - badge, badge, badge);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QGuiApplication::palette().base());
            painter.drawEllipse(corner);
            stateIcon(*shape).paint(&painter, corner.adjusted(1, 1, -1, -1));
        }
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace samband
