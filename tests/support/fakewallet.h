#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QEventLoop>
#include <QMap>
#include <QMutex>
#include <QProcess>
#include <QSemaphore>
#include <QThread>

#include <memory>

namespace samband {

/// A keychain as desktops have one (KWallet's interface), in memory, on a bus of its own.
class FakeWallet : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public:
    enum class Door {
        Open,
        Locked, ///< asks for a password, and nobody comes
        Refused, ///< the person said no
    };
    QMap<QString, QByteArray> kept;
    mutable QMutex mutex; ///< for the above

    /// Answers those who wait at a locked door, too. Called on the wallet's own thread.
    void setDoor(Door now)
    {
        m_door = now;
        if (now == Door::Locked)
            return;
        for (const auto &[bus, message] : std::exchange(m_waiting, {}))
            bus.send(message.createReply(now == Door::Refused ? -1 : 1));
    }

public Q_SLOTS:
    QString networkWallet() { return QStringLiteral("wallet"); }
    int open(const QString &, qlonglong, const QString &)
    {
        if (m_door == Door::Locked) {
            setDelayedReply(true);
            m_waiting << qMakePair(connection(), message());
        }
        return m_door == Door::Refused ? -1 : 1;
    }
    int entryType(int, const QString &, const QString &key, const QString &)
    {
        const QMutexLocker lock(&mutex);
        return kept.contains(key) ? 2 : 0; // a stream, or unknown
    }
    QByteArray readEntry(int, const QString &, const QString &key, const QString &)
    {
        const QMutexLocker lock(&mutex);
        return kept.value(key);
    }
    int writeEntry(int, const QString &, const QString &key, const QByteArray &value, const QString &)
    {
        const QMutexLocker lock(&mutex);
        kept.insert(key, value);
        return 0;
    }
    int removeEntry(int, const QString &, const QString &key, const QString &)
    {
        const QMutexLocker lock(&mutex);
        return kept.remove(key) > 0 ? 0 : -3;
    }

private:
    Door m_door = Door::Open;
    QList<QPair<QDBusConnection, QDBusMessage>> m_waiting;
};

/// A desktop with such a keychain: a bus of its own, and the wallet on it, on a thread of its own. Programs that get
/// \ref variables in their environment use it.
class FakeDesktop {
public:
    FakeDesktop()
    {
        m_bus.setProgram(QStringLiteral("dbus-daemon"));
        m_bus.setArguments({QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address"),
            QStringLiteral("--nopidfile")});
        m_bus.start();
        if (m_bus.waitForStarted() && m_bus.waitForReadyRead())
            m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
        QSemaphore ready;
        m_thread.reset(QThread::create([&] {
            QDBusConnection bus = QDBusConnection::connectToBus(m_address, QStringLiteral("wallet"));
            m_runs = bus.registerObject(QStringLiteral("/modules/kwalletd5"), &wallet, QDBusConnection::ExportAllSlots)
                && bus.registerService(QStringLiteral("org.kde.kwalletd5"));
            QEventLoop loop;
            ready.release();
            loop.exec();
            QDBusConnection::disconnectFromBus(QStringLiteral("wallet"));
        }));
        wallet.moveToThread(m_thread.get());
        m_thread->start();
        ready.acquire();
    }
    ~FakeDesktop()
    {
        m_thread->quit();
        m_thread->wait();
        m_bus.terminate();
        m_bus.waitForFinished();
    }
    FakeDesktop(const FakeDesktop &) = delete;
    FakeDesktop &operator=(const FakeDesktop &) = delete;

    /// False where there is no dbus-daemon.
    bool runs() const { return m_runs; }
    QMap<QString, QString> variables() const
    {
        return {{QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address},
            {QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("KDE")},
            {QStringLiteral("KDE_SESSION_VERSION"), QStringLiteral("5")}};
    }
    void setDoor(FakeWallet::Door door)
    {
        QMetaObject::invokeMethod(
            &wallet, [this, door] { wallet.setDoor(door); }, Qt::BlockingQueuedConnection);
    }
    QMap<QString, QByteArray> kept() const
    {
        const QMutexLocker lock(&wallet.mutex);
        return wallet.kept;
    }

private:
    FakeWallet wallet;
    QProcess m_bus;
    QString m_address;
    std::unique_ptr<QThread> m_thread;
    bool m_runs = false;
};

} // namespace samband
