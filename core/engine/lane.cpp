#include "core/engine/lane.h"

#include <QMetaObject>
#include <QThread>

namespace samband {

Lane::Lane(const QString &name)
    : m_thread(std::make_unique<QThread>())
    , m_worker(new QObject)
{
    m_thread->setObjectName(name);
    m_worker->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

Lane::~Lane()
{
    m_thread->quit();
    m_thread->wait();
}

void Lane::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_worker, std::move(job), Qt::QueuedConnection);
}

void Lane::perform(const std::function<void()> &job)
{
    QMetaObject::invokeMethod(m_worker, job, Qt::BlockingQueuedConnection);
}

void answer(QObject *receiver, std::function<void()> work)
{
    QMetaObject::invokeMethod(receiver, std::move(work), Qt::QueuedConnection);
}

} // namespace samband
