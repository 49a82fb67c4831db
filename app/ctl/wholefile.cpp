#include "app/ctl/wholefile.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace samband {

Status writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return Done{};
    return notWritten(path, file.errorString());
}

Error notWritten(const QString &path, const QString &reason)
{
    return {ErrorKind::BadInput,
        QCoreApplication::translate("samband::Verbs", "%1 cannot be written: %2.").arg(path, reason)};
}

} // namespace samband
