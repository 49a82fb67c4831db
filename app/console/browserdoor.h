#pragma once

#include "core/engine/controller.h"

namespace samband {

/// Opens every web address that the window opens, in the person's browser, which gets to know no token. Stands for all
/// of QDesktopServices as long as it lives.
class BrowserDoor : public QObject {
    Q_OBJECT

public:
    explicit BrowserDoor(Controller &controller);
    ~BrowserDoor() override;

public Q_SLOTS:
    /// What QDesktopServices calls; a browser that cannot be started is told in the window.
    void open(const QUrl &address);

private:
    Controller &m_controller;
    QStringList m_secrets; ///< variables that hold, or held, a token of this session
};

} // namespace samband
