#include "core/engine/livecontroller.h"
#include "core/engine/vaults.h"
#include "tests/bench/measure.h"
#include "tests/bench/watchedapplication.h"
#include "tests/e2e/programs.h"
#include "ui/mainwindow.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace samband;
using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Looks around as an operator does while it works: goes from view to view, to the middle and the end of each table.
void lookAround(MainWindow &window)
{
    static const QStringList views{
        u"overview"_s, u"all"_s, u"waiting"_s, u"flow:1"_s, u"causes"_s, u"runs"_s, u"journal"_s};
    static qsizetype at = 0;
    // queued, so that it is timed as the click of an operator would be
    QTimer::singleShot(0, &window, [&window] { window.goTo(views[at++ % views.size()]); });
    wait(150);
    for (auto *table : window.findChildren<QTableView *>()) {
        if (!table->isVisible())
            continue;
        for (const int part : {2, 1}) {
            table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / part);
            wait(100);
        }
    }
}

void runAndLook(WatchedApplication &application, Controller &controller, MainWindow &window, const char *what,
    const RunRequest &request)
{
    RunReport report;
    bool running = true;
    const auto ended = QObject::connect(&controller, &Controller::runEnded, &window, [&](const RunReport &one) {
        report = one;
        running = false;
    });
    application.forget();
    QElapsedTimer timer;
    timer.start();
    controller.run(request);
    while (running)
        lookAround(window);
    QObject::disconnect(ended);
    std::printf("\n%s: %.2f s, %lld writes, peak %ld MB%s%s\n", what, double(timer.elapsed()) / 1000.0,
        static_cast<long long>(report.writes), peakMegabytes(), report.error ? " — " : "",
        report.error ? qPrintable(report.error->text) : "");
    application.tell("The window meanwhile");
}

/// ms from asking for an order to its being there, the median of five.
void timeOrder(Controller &controller, const char *what, const LinkQuery &query)
{
    static quint64 token = quint64(1) << 62;
    std::vector<qint64> times;
    size_t rows = 0;
    for (int i = 0; i < 5; ++i) {
        QEventLoop loop;
        const auto ready = QObject::connect(
            &controller, &Controller::linkOrderReady, &loop, [&](quint64 which, const std::vector<qint64> &ids) {
                if (which != token)
                    return;
                rows = ids.size();
                loop.quit();
            });
        ++token;
        QElapsedTimer timer;
        timer.start();
        controller.requestLinkOrder(token, query);
        loop.exec();
        times.push_back(timer.elapsed());
        QObject::disconnect(ready);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-40s %6lld ms (aim 300), %zu rows\n", what, static_cast<long long>(times[2]), rows);
}

void timeOrders(Controller &controller)
{
    std::printf("\n");
    timeOrder(controller, "all rows, as they come", {});
    LinkQuery sorted;
    sorted.sortBy = LinkColumn::SourceTitle;
    timeOrder(controller, "sorted by the name", sorted);
    LinkQuery byText;
    byText.text = u"berg"_s;
    timeOrder(controller, "with a text", byText);
    LinkQuery state;
    state.states = {LinkState::InSync};
    timeOrder(controller, "of one state", state);
}

} // namespace

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    QApplication::setApplicationName(u"samband-bench"_s);
    const QString contacts = application.arguments().value(1, u"20000"_s);
    qputenv("HUBSPOT_TOKEN", "sandbox-hubspot");
    qputenv("CRMOFFICE_TOKEN", "sandbox-crmoffice");
    World world({u"--contacts"_s, contacts, u"--seed"_s, u"7"_s, u"--no-limits"_s});
    if (!world.prepare(
            demoDocument(), quickManifest(world.folder.path()), quickManifest(world.folder.path(), 0, Crm::Hubspot)))
        return 1;
    std::printf("The window over a run of %s contacts.\n", qPrintable(contacts));

    const auto open = [&] {
        auto controller = std::make_unique<LiveController>(
            world.ctl.workspace(),
            [](Workspace &workspace) {
                return connectSystems(
                    workspace, makeVaults(), &QDateTime::currentMSecsSinceEpoch, std::make_shared<LimiterPool>());
            },
            u"bench"_s, &QDateTime::currentMSecsSinceEpoch);
        if (const Status opened = controller->open(); !opened)
            qFatal("%s", qPrintable(opened.error().text));
        return controller;
    };
    QSettings settings(world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    {
        const auto controller = open();
        MainWindow window(*controller, settings);
        window.show();
        RunRequest request;
        request.trigger = u"operator"_s;
        request.preview = true;
        runAndLook(application, *controller, window, "First read and plan", request);
        request.preview = false;
        request.approveAll = true;
        runAndLook(application, *controller, window, "Run, everything approved", request);
        request.approveAll = false;
        runAndLook(application, *controller, window, "Quiet run", request);
        request.full = true;
        runAndLook(application, *controller, window, "Full read, nothing changed", request);
        timeOrders(*controller);
    }
    QElapsedTimer start;
    start.start();
    const auto controller = open();
    MainWindow window(*controller, settings);
    window.show();
    while (!window.isVisible() || !window.findChild<QTableView *>())
        wait(1);
    QApplication::processEvents();
    std::printf(
        "\nWindow on this workspace: visible after %lld ms (aim 500)\n", static_cast<long long>(start.elapsed()));
    return 0;
}
