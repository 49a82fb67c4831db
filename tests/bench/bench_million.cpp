#include "core/engine/engine.h"
#include "core/store/workspace.h"
#include "tests/bench/bigworkspace.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

/// One run, told with what it took: on the wall, of the processor, and per record.
void run(Workspace &workspace, ManyCrm &source, ManyCrm &target, const std::function<qint64()> &clock, const char *what,
    const RunRequest &request, int records)
{
    QMap<Stage, double> stages;
    double since = processMilliseconds();
    std::optional<Stage> stage;
    Engine engine(workspace, {&source, &target}, clock);
    QElapsedTimer timer;
    timer.start();
    const double before = since;
    const int calls = source.calls() + target.calls();
    const auto report = there(engine.run(request, {}, [&](const RunProgress &progress) {
        const double now = processMilliseconds();
        if (stage)
            stages[*stage] += now - since;
        since = now;
        stage = progress.stage;
    }));
    const double wall = double(timer.elapsed()) / 1000;
    const double cpu = (processMilliseconds() - before) / 1000;
    std::printf("%-46s %8.2f s, %8.2f s of the processor", what, wall, cpu);
    if (records > 0)
        std::printf(", %7.0f records a second of it", double(records) / cpu);
    std::printf(", %d calls, %lld writes, peak %ld MB%s%s\n", source.calls() + target.calls() - calls,
        static_cast<long long>(report.writes), peakMegabytes(), report.error ? " — " : "",
        report.error ? qPrintable(report.error->text) : "");
    for (auto part = stages.cbegin(); part != stages.cend(); ++part)
        std::printf("    %-12s %8.2f s of the processor\n", qPrintable(toText(part.key())), *part / 1000);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int people = app.arguments().value(1, u"100000"_s).toInt();
    const QTemporaryDir folder;
    const QString path = app.arguments().value(2, folder.filePath(u"million.samband"_s));
    qint64 now = 1'800'000'000'000;
    const auto clock = [&now] { return now += 1; };
    ManyCrm source(Side::Source, people, clock);
    ManyCrm target(Side::Target, people, clock);
    const auto workspace = bigWorkspace(path, source, target);
    std::printf("%d people in each of two systems that answer at once, and an association for every tenth.\n", people);
    const int read = 2 * people + people / 10;
    const auto go = [&](const char *what, const RunRequest &request, int records) {
        now += 3'600'000;
        run(*workspace, source, target, clock, what, request, records);
    };
    RunRequest preview;
    preview.preview = true;
    go("First read and plan", preview, read);
    RunRequest all;
    all.approveAll = true;
    go("Run, everything approved", all, read);
    go("Quiet run", {}, 0);
    go("Quiet run", {}, 0);
    const int some = people / 100;
    editOnePercent(source, 1);
    editOnePercent(target, 51);
    go("Run with 1 % changed on each side", {}, 2 * some);
    editOnePercent(source, 21);
    editOnePercent(target, 21);
    go("Run with 1 % changed on both sides", {}, 2 * some);
    go("Quiet run", {}, 0);
    RunRequest full;
    full.full = true;
    go("Full read, nothing changed", full, read);
    std::printf("The workspace has %.1f MB.\n", double(QFile(path).size()) / 1e6);
    return 0;
}
