#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace samband {

/// \a environment without what is secret: the variables \a secrets, whatever repeats the value of one of them under
/// another name, and every variable of Samband's own (SAMBAND_…), which is where tokens are told to stand.
QProcessEnvironment withoutSecrets(const QProcessEnvironment &environment, const QStringList &secrets);

/// Opens \a address in the person's browser, which gets to know none of \a secrets; false when none can be started.
bool openInBrowser(const QString &address, const QStringList &secrets);

} // namespace samband
