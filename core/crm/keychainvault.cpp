#include "core/crm/keychainvault.h"

#include "core/crm/failure.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

#include <chrono>
#include <condition_variable>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::KeychainVault)
};

const auto service = "Samband"_L1;

/// How a job ended; filled on the keychain's thread, awaited on the caller's.
struct Answer {
    std::mutex mutex;
    std::condition_variable came;
    bool there = false;
    QKeychain::Error error = QKeychain::NoError;
    QByteArray data;
};

QString offer()
{
    return Words::tr(
        "Sign in for this session only, or give the token in an environment variable; it is never kept in a file.");
}

std::optional<Error> errorOf(const Answer &answer)
{
    switch (answer.error) {
    case QKeychain::NoError:
        return std::nullopt;
    case QKeychain::EntryNotFound:
        return failure(ErrorKind::Unauthorized,
            Words::tr("The keychain holds no sign-in for this connection. Sign in to the system again."));
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return failure(ErrorKind::Unauthorized,
            Words::tr("The keychain was not opened. Unlock it and try again, or: %1").arg(offer()));
    case QKeychain::CouldNotDeleteEntry:
        return failure(ErrorKind::BadInput, Words::tr("The keychain did not remove the sign-in. Remove it there."));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    // The library's own words are left out: they name D-Bus services, which is no help to a person.
    return failure(ErrorKind::BadInput, Words::tr("No keychain answers on this desktop. %1").arg(offer()));
}

/// Starts \a job on this thread, which goes on with its events; the answer is shared, since nobody may wait any more.
template<class JobType> void start(JobType *job, const QString &source, const std::shared_ptr<Answer> &answer)
{
    job->setKey(source.section(u':', 1));
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [answer](QKeychain::Job *done) {
        const std::lock_guard lock(answer->mutex);
        answer->error = done->error();
        if (auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(done))
            answer->data = read->binaryData();
        answer->there = true;
        answer->came.notify_all();
    });
    job->start();
}

std::optional<Error> await(Answer &answer, qint64 patienceMs)
{
    std::unique_lock lock(answer.mutex);
    if (!answer.came.wait_for(lock, std::chrono::milliseconds(patienceMs), [&] { return answer.there; }))
        return failure(ErrorKind::BadInput,
            Words::tr("The keychain has not answered for %1 s. Is it locked, and waits for its password? Unlock it and "
                      "try again, or: %2")
                .arg(patienceMs / 1000)
                .arg(offer()));
    return errorOf(answer);
}

} // namespace

KeychainVault::KeychainVault(Post post, qint64 patienceMs)
    : m_post(std::move(post))
    , m_patienceMs(patienceMs)
{
}

Result<Credential> KeychainVault::read(const QString &source)
{
    const auto answer = std::make_shared<Answer>();
    m_post([=] { start(new QKeychain::ReadPasswordJob(service), source, answer); });
    if (const auto error = await(*answer, m_patienceMs))
        return *error;
    return unpacked(answer->data);
}

Status KeychainVault::write(const QString &source, const Credential &credential)
{
    const auto answer = std::make_shared<Answer>();
    m_post([=] {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setBinaryData(packed(credential));
        start(job, source, answer);
    });
    if (const auto error = await(*answer, m_patienceMs))
        return *error;
    return Done{};
}

Status KeychainVault::remove(const QString &source)
{
    const auto answer = std::make_shared<Answer>();
    m_post([=] { start(new QKeychain::DeletePasswordJob(service), source, answer); });
    const auto error = await(*answer, m_patienceMs);
    return error && answer->error != QKeychain::EntryNotFound ? Status(*error) : Status(Done{});
}

} // namespace samband
