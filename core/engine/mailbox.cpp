#include "core/engine/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

namespace samband {

namespace {

QEvent::Type workEvent()
{
    static const int type = QEvent::registerEventType();
    return static_cast<QEvent::Type>(type);
}

} // namespace

void Mailbox::post(std::function<void()> work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    QCoreApplication::postEvent(this, new QEvent(workEvent()));
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != workEvent())
        return QObject::event(event);
    std::function<void()> work;
    {
        const std::scoped_lock lock(m_mutex);
        work = std::move(m_work.front());
        m_work.pop_front();
    }
    work();
    return true;
}

} // namespace samband
