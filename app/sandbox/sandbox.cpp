#include "app/sandbox/sandbox.h"

#include "app/sandbox/seed.h"
#include "app/sandbox/server.h"

#include <QEventLoop>
#include <QSemaphore>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

struct Sandbox::Parts {
    explicit Parts(const Options &given)
        : options(given)
        , hubspot(given.hubspotToken)
        , crmoffice(given.crmofficeToken)
        , hubspotServer(hubspot, &hubspot.limits)
        , crmofficeServer(crmoffice, nullptr)
    {
    }

    Options options;
    HubspotTwin hubspot;
    CrmOfficeTwin crmoffice;
    Server hubspotServer;
    Server crmofficeServer;
};

namespace {

QString urlOf(const Server &server)
{
    return u"http://127.0.0.1:%1"_s.arg(server.port());
}

} // namespace

Sandbox::Sandbox(const Options &options)
    : m_parts(std::make_unique<Parts>(options))
{
    m_parts->hubspot.limits.enabled = options.limits;
    m_parts->hubspotServer.setLatency(options.latency);
    m_parts->crmofficeServer.setLatency(options.latency);
    seedTwins(m_parts->hubspot, m_parts->crmoffice, options.contacts, options.seed);
}

Sandbox::~Sandbox() = default;

bool Sandbox::start()
{
    return m_parts->hubspotServer.start(m_parts->options.hubspotPort)
        && m_parts->crmofficeServer.start(m_parts->options.crmofficePort);
}

QString Sandbox::hubspotUrl() const
{
    return urlOf(m_parts->hubspotServer);
}

QString Sandbox::crmofficeUrl() const
{
    return urlOf(m_parts->crmofficeServer);
}

QByteArray Sandbox::readyLine() const
{
    return R"({"hubspot":")" + hubspotUrl().toUtf8() + R"(","crmoffice":")" + crmofficeUrl().toUtf8() + "\"}\n";
}

SandboxThread::SandboxThread(const Options &options)
{
    QSemaphore ready;
    m_thread.reset(QThread::create([this, options, &ready] {
        Sandbox sandbox(options);
        m_started = sandbox.start();
        m_hubspot = sandbox.hubspotUrl();
        m_crmoffice = sandbox.crmofficeUrl();
        QEventLoop loop;
        ready.release();
        if (m_started)
            loop.exec();
    }));
    m_thread->start();
    ready.acquire();
}

SandboxThread::~SandboxThread()
{
    m_thread->quit();
    m_thread->wait();
}

} // namespace samband::sandbox
