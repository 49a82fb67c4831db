#include "app/console/browserdoor.h"

#include "core/engine/browser.h"

#include <QDesktopServices>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

const QStringList schemes{u"http"_s, u"https"_s};

} // namespace

BrowserDoor::BrowserDoor(Controller &controller)
    : m_controller(controller)
{
    for (const QString &scheme : schemes)
        QDesktopServices::setUrlHandler(scheme, this, "open");
    connect(&controller, &Controller::signInChanged, this, [this](const SignInState &state) {
        constexpr auto variable = "env:"_L1;
        if (state.place.startsWith(variable) && !m_secrets.contains(state.place.mid(variable.size())))
            m_secrets << state.place.mid(variable.size());
    });
}

BrowserDoor::~BrowserDoor()
{
    for (const QString &scheme : schemes)
        QDesktopServices::unsetUrlHandler(scheme);
}

void BrowserDoor::open(const QUrl &address)
{
    if (openInBrowser(address.toString(QUrl::FullyEncoded), m_secrets))
        return;
    Error error;
    error.kind = ErrorKind::BadInput;
    error.text = tr("No browser could be started. Open this address in one yourself: %1").arg(address.toString());
    Q_EMIT m_controller.failed(error);
}

} // namespace samband
