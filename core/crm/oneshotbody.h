#pragma once

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace samband {

/// A request body that can be read once only. The network layer repeats a request by itself when a connection closes
/// before the answer; a body that cannot be rewound makes it report an error instead, so that no record is ever created
/// twice.
class OneShotBody : public QIODevice {
    Q_OBJECT
public:
    OneShotBody(const QByteArray &data, QObject *parent)
        : QIODevice(parent)
        , m_data(data)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_at >= m_data.size(); }
    qint64 bytesAvailable() const override { return m_data.size() - m_at + QIODevice::bytesAvailable(); }
    bool wasRead() const { return m_at > 0; }

protected:
    qint64 readData(char *data, qint64 max) override
    {
        const qint64 count = std::min<qint64>(max, m_data.size() - m_at);
        if (count <= 0)
            return m_data.isEmpty() || m_at < m_data.size() ? 0 : -1;
        std::memcpy(data, m_data.constData() + m_at, size_t(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
    qint64 m_at = 0;
};

} // namespace samband
