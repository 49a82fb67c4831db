#include "app/console/screenneeded.h"

#include <QByteArray>
#include <QtGlobal>

#include <cstdio>
#include <cstdlib>

namespace samband {

namespace {

/// What the handler has to know; Qt hands it nothing.
struct Told {
    QByteArray text;
    QtMessageHandler before = nullptr;
};

Told &told()
{
    static Told told;
    return told;
}

void hear(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg) {
        std::fputs(told().text.constData(), stderr);
        std::fflush(stderr);
        std::_Exit(1);
    }
    told().before(type, context, text);
}

} // namespace

ScreenNeeded::ScreenNeeded(const QString &text)
{
    told() = {QByteArray("samband: ") + text.toLocal8Bit() + '\n', qInstallMessageHandler(hear)};
}

ScreenNeeded::~ScreenNeeded()
{
    qInstallMessageHandler(told().before);
}

} // namespace samband
