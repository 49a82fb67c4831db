#include "app/console/console.h"

#include "app/console/founder.h"
#include "app/console/singlewindow.h"
#include "ui/language.h"

#include <QApplication>
#include <QLocale>
#include <QLoggingCategory>
#include <QProcess>

#include <cstdio>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// Told where somebody asks for it (QT_LOGGING_RULES="samband.window.debug=true").
Q_LOGGING_CATEGORY(windowLog, "samband.window", QtWarningMsg)

} // namespace

Console::Console(Controller &controller, QSettings &settings, SingleWindow &single)
    : m_controller(controller)
    , m_settings(settings)
    , m_single(single)
{
    // The last window hides when it stays beside the clock; closing it for good says so itself.
    QApplication::setQuitOnLastWindowClosed(false);
}

void Console::speakAsSet(const QSettings &settings)
{
    speak(languageFor(settings.value("language"_L1).toString(), QLocale::system().uiLanguages()));
}

void Console::open()
{
    const Drafts::State unsent = m_window ? m_window->unsent() : Drafts::State();
    m_tray.reset();
    m_window = std::make_unique<MainWindow>(m_controller, m_settings);
    m_window->takeUp(unsent);
    m_tray = std::make_unique<Tray>(m_controller, *m_window);
    MainWindow *window = m_window.get();
    window->setTray(Tray::isAvailable());
    connect(&m_single, &SingleWindow::raiseRequested, window, [window](const QByteArray &token) {
        window->comeForward(token);
        qCDebug(windowLog, "another start: the window comes to the front");
    });
    connect(window, &MainWindow::quitWanted, qApp, &QApplication::quit);
    // Queued: the window that asks for it goes.
    connect(
        window, &MainWindow::languageChanged, this,
        [this] {
            speakAsSet(m_settings);
            open();
        },
        Qt::QueuedConnection);
    connect(window, &MainWindow::workspaceWanted, this, &Console::openAnother);
    connect(m_tray.get(), &Tray::openWanted, window, [window] { window->comeForward(); });
    connect(m_tray.get(), &Tray::quitWanted, window, &MainWindow::quit);
    connect(m_tray.get(), &Tray::syncWanted, this, [this] {
        RunRequest request;
        request.trigger = u"operator"_s;
        m_controller.run(request);
    });
    window->show();
    qCDebug(windowLog, "the window is open");
}

void Console::end()
{
    // Not quit(), which a window that stays in the tray refuses.
    const auto exit = [](const QStringList &left) {
        for (const QString &line : left)
            std::fputs(qPrintable(u"samband: %1\n"_s.arg(line)), stderr);
        QApplication::exit(0);
    };
    if (m_window && !std::exchange(m_ending, true))
        m_window->endNow(exit);
    else
        exit({});
}

void Console::openAnother()
{
    if (auto *open = m_window->findChild<StartDialog *>()) {
        open->raise();
        return;
    }
    const auto founder = std::make_shared<Founder>();
    auto *start = new StartDialog(founder->tasks(), m_window.get());
    start->setAttribute(Qt::WA_DeleteOnClose);
    connect(start, &QDialog::finished, this, [this, start, founder] {
        QStringList arguments;
        if (start->choice() == StartDialog::Choice::Demo)
            arguments << u"--demo"_s;
        else if (start->choice() == StartDialog::Choice::Workspace)
            arguments << u"--workspace"_s << start->workspace();
        if (!arguments.isEmpty())
            QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
    });
    start->show();
}

} // namespace samband
