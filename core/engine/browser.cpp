#include "core/engine/browser.h"

#include <QProcess>

namespace samband {

using namespace Qt::StringLiterals;

QProcessEnvironment withoutSecrets(const QProcessEnvironment &environment, const QStringList &secrets)
{
    QStringList values;
    for (const QString &name : secrets)
        values << environment.value(name);
    values.removeAll(QString());
    QProcessEnvironment left = environment;
    for (const QString &name : environment.keys()) {
        if (name.startsWith("SAMBAND_"_L1) || secrets.contains(name) || values.contains(environment.value(name)))
            left.remove(name);
    }
    return left;
}

bool openInBrowser(const QString &address, const QStringList &secrets)
{
    QProcess opener;
    opener.setProgram(u"xdg-open"_s);
    opener.setArguments({address});
    opener.setProcessEnvironment(withoutSecrets(QProcessEnvironment::systemEnvironment(), secrets));
    return opener.startDetached();
}

} // namespace samband
