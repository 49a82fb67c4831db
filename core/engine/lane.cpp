#include "core/engine/lane.h"

#include "core/engine/mailbox.h"

#include <QThread>

#include <future>

namespace samband {

Lane::Lane(const QString &name)
    : m_thread(std::make_unique<QThread>())
    , m_jobs(new Mailbox)
{
    m_thread->setObjectName(name);
    m_jobs->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_jobs, &QObject::deleteLater);
    m_thread->start();
}

Lane::~Lane()
{
    m_thread->quit();
    m_thread->wait();
}

void Lane::post(std::function<void()> job)
{
    m_jobs->post(std::move(job));
}

void Lane::perform(const std::function<void()> &job)
{
    std::promise<void> done;
    post([&] {
        job();
        done.set_value();
    });
    done.get_future().wait();
}

} // namespace samband
