#include "ui/roomystyle.h"

#include <QStyleFactory>

namespace samband {

using namespace Qt::StringLiterals;

RoomyStyle::RoomyStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

QSize RoomyStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    constexpr int room = 8; // on each side
    constexpr int least = 80; // what a short button is anyway
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        wanted.setWidth(std::max(least, size.width() + 2 * room));
    return wanted;
}

int RoomyStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace samband
