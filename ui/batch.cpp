#include "ui/batch.h"

#include "ui/look.h"

namespace samband {

Batch::Batch(Controller &controller, QList<qint64> links, const QString &what, Act act, Act after)
    : m_links(std::move(links))
    , m_what(what)
    , m_act(std::move(act))
    , m_after(std::move(after))
{
    connect(&controller, &Controller::linksChanged, this, [this](const QList<qint64> &changed) {
        if (m_underWay.isEmpty() || changed != m_underWay)
            return;
        m_done += m_underWay.size();
        m_underWay.clear();
        next();
    });
}

void Batch::start()
{
    next();
}

void Batch::stop()
{
    m_stopped = true;
}

void Batch::next()
{
    Q_EMIT progressed(m_what, m_done, m_links.size());
    if (!m_stopped && m_done < m_links.size()) {
        m_underWay = m_links.mid(m_done, portion);
        m_act(m_underWay);
        return;
    }
    if (m_after && m_done > 0)
        m_after(m_links.first(m_done));
    Q_EMIT ended(
        m_stopped ? tr("Stopped after %1 of %2 rows.").arg(numberText(m_done), numberText(m_links.size())) : QString());
}

} // namespace samband
