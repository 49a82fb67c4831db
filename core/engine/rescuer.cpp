#include "core/engine/rescuer.h"

#include "core/engine/lane.h"

#include <QDateTime>

namespace samband {

using namespace Qt::StringLiterals;

Rescuer::Rescuer(QObject *parent)
    : QObject(parent)
    , m_lane(std::make_unique<Lane>(u"rescue"_s))
{
}

Rescuer::~Rescuer() = default;

void Rescuer::look(const QString &path)
{
    m_lane->post([this, path] { m_answers.post([this, found = troubleOf(path)] { Q_EMIT looked(found); }); });
}

void Rescuer::rescue(const QString &path)
{
    m_lane->post([this, path] {
        const auto report = rescueWorkspace(path, QDateTime::currentDateTime());
        m_answers.post([this, report] {
            if (report)
                Q_EMIT rescued(*report);
            else
                Q_EMIT failed(report.error());
        });
    });
}

} // namespace samband
