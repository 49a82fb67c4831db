#pragma once

#include <QProxyStyle>

namespace samband {

/// Fusion, where the platform has no style of its own, with room around the words of a button: at its own size the
/// letters touch the frame. And no icons on the buttons of a dialog: only some would have one.
class RoomyStyle : public QProxyStyle {
    Q_OBJECT

public:
    RoomyStyle();

    QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
};

} // namespace samband
