#include "core/engine/livecontroller.h"
#include "core/store/codec.h"
#include "core/store/recordstore.h"
#include "core/store/views.h"
#include "core/store/workspace.h"
#include "tests/bench/bigworkspace.h"
#include "tests/bench/measure.h"
#include "tests/bench/watchedapplication.h"
#include "ui/linktablemodel.h"
#include "ui/mainwindow.h"
#include "ui/tableview.h"

#include <QEventLoop>
#include <QFile>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

void ask(Workspace &workspace, const QString &sql)
{
    QSqlQuery query(workspace.database());
    if (!query.exec(sql))
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
}

/// Reads everything of a datatype into the store; returns the store's number for it.
int readInto(Workspace &workspace, ManyCrm &crm, Side side, const QString &datatype, int people)
{
    const DatatypeTraits traits = there(crm.traits(datatype));
    RecordStore records(workspace);
    const int type = there(records.readState(side, traits.name)).id;
    there(records.beginRead(type, true, 1));
    constexpr int atOnce = 1000;
    PageRequest request;
    request.datatype = datatype;
    for (int first = 1; first <= people; first += atOnce) {
        std::vector<Record> taken;
        request.parents.clear();
        for (int number = first; number < first + atOnce && !traits.parent.isEmpty(); ++number)
            request.parents << QString::number(number);
        for (int page = 0; page < (traits.parent.isEmpty() ? atOnce / 100 : 1); ++page) {
            const RecordPage next = there(crm.page(request, {}));
            taken.insert(taken.end(), next.records.begin(), next.records.end());
            request.cursor = next.next;
            if (next.complete)
                break;
        }
        there(records.ingest(type, traits.side.roles, taken, u"more"_s));
    }
    there(records.endRead(type, 2));
    return type;
}

/// A workspace with that many pairs, nearly all of them in step, one in a hundred in conflict, and an association for
/// every tenth. The rows are put in by one statement: an engine would take an hour.
void make(const QString &path, int people)
{
    const auto clock = [] { return qint64(1); };
    ManyCrm source(Side::Source, people, clock);
    ManyCrm target(Side::Target, people, clock);
    const auto workspace = bigWorkspace(path, source, target);
    const int contact = readInto(*workspace, source, Side::Source, u"contact"_s, people);
    const int contacts = readInto(*workspace, target, Side::Target, u"contacts"_s, people);
    const int association = readInto(*workspace, source, Side::Source, u"contactcompanyassociation"_s, people);
    ask(*workspace, u"BEGIN"_s);
    const QString insert =
        u"INSERT INTO link(flow, source, target, state, since, reason, properties) SELECT %1, s.id, t.id, "
        "CASE WHEN s.id % 100 = 7 THEN %2 ELSE %3 END, 1700000000000 + s.id / 600 * 1000, "
        "CASE WHEN s.id % 100 = 7 THEN '%4' ELSE '%5' END, CASE WHEN s.id % 100 = 7 THEN 'phone' ELSE '' END "
        "FROM record s JOIN record t ON t.datatype = %6 AND t.remote_id = %7 WHERE s.datatype = %8 ORDER BY s.id"_s;
    const QString conflict = toJson(Reason{ReasonCode::BothChanged, {u"phone"_s, u"22000001"_s, u"22000002"_s}});
    const QString inStep = toJson(Reason{ReasonCode::AllAgree, {}});
    for (const auto &[flow, type, id] : {std::tuple(1, contact, u"s.remote_id"_s),
             std::tuple(2, association, u"substr(s.remote_id, 1, instr(s.remote_id, ':') - 1)"_s)})
        ask(*workspace,
            insert.arg(QString::number(flow), QString::number(rankOf(LinkState::Conflict)),
                QString::number(rankOf(LinkState::InSync)), conflict, inStep, QString::number(contacts), id,
                QString::number(type)));
    ask(*workspace, u"COMMIT"_s);
}

struct Times {
    std::vector<double> wall;
    std::vector<double> cpu;

    void print(const char *what, const char *aim, const QString &more = {})
    {
        std::sort(wall.begin(), wall.end());
        std::sort(cpu.begin(), cpu.end());
        std::printf("%-52s %8.1f ms, at most %8.1f (processor %8.1f, at most %8.1f)   %s %s\n", what,
            wall[wall.size() / 2], wall.back(), cpu[cpu.size() / 2], cpu.back(), aim, qPrintable(more));
        std::fflush(stdout);
    }
};

template<class Work> Times timed(int times, Work work)
{
    Times all;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        const double before = processMilliseconds();
        work(i);
        all.wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        all.cpu.push_back(processMilliseconds() - before);
    }
    return all;
}

LinkQuery sortedBy(LinkColumn column, bool descending = false)
{
    LinkQuery query;
    query.sortBy = column;
    query.descending = descending;
    return query;
}

/// What the store answers, without a window.
void askStore(const QString &path)
{
    const auto workspace = there(Workspace::open(path, Workspace::Access::ReadOnly));
    const Views views(*workspace);
    const auto order = [&](const char *what, const LinkQuery &query) {
        qsizetype rows = 0;
        timed(3, [&](int) {
            rows = qsizetype(there(views.linkOrder(query)).size());
        }).print(what, "(aim 300)", u"%1 rows"_s.arg(rows));
    };
    order("order: as they come (newest first)", {});
    LinkQuery flow;
    flow.flow = 1;
    order("order: of one flow", flow);
    order("order: by the source's name", sortedBy(LinkColumn::SourceTitle));
    order("order: by the target's name, backwards", sortedBy(LinkColumn::TargetTitle, true));
    order("order: by state", sortedBy(LinkColumn::State));
    order("order: by flow", sortedBy(LinkColumn::Flow));
    order("order: by property", sortedBy(LinkColumn::Properties));
    LinkQuery state;
    state.states = {LinkState::InSync};
    order("filter: in sync", state);
    state.states = {LinkState::Conflict};
    order("filter: conflict", state);
    LinkQuery name;
    name.contains = {{LinkColumn::SourceTitle, u"lunderl"_s}};
    order("filter: name contains a few", name);
    name.contains = {{LinkColumn::SourceTitle, u"an"_s}};
    order("filter: name contains many", name);
    LinkQuery text;
    text.text = u"lunderl"_s;
    order("search: a text", text);
    text.text = u"22000777"_s;
    order("search: a phone", text);
    text.text = u"Kari Lund"_s;
    text.sortBy = LinkColumn::SourceTitle;
    order("search: a text, by name", text);
    timed(3, [&](int) { there(views.summary()); }).print("summary with the counts", "");
    timed(3, [&](int) { there(views.causes()); }).print("causes", "");
    timed(3, [&](int) { there(views.activity(0, 0)); }).print("activity", "");
    timed(3, [&](int) { there(views.counts({state, text, name})); }).print("counts of three kept views", "");
    timed(3, [&](int) { there(views.journalOrder({})); }).print("order of the journal", "");
    std::printf("memory held: %ld MB, peak %ld MB\n\n", heldMegabytes(), peakMegabytes());
}

void wait(const std::function<bool()> &done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < 120'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
}

/// Until the rows that the table shows are there, and painted.
void waitForRows(TableView &table, LinkTableModel &model)
{
    wait([&] {
        if (!model.answered() || model.rowCount() == 0)
            return false;
        const int top = std::max(0, table.rowAt(0));
        const int bottom = table.rowAt(table.viewport()->height() - 1);
        const int last = bottom < 0 ? model.rowCount() - 1 : bottom;
        return model.known(model.idAt(top)) && model.known(model.idAt(last));
    });
    table.viewport()->repaint();
}

void askWindow(WatchedApplication &application, const QString &path)
{
    const long before = heldMegabytes();
    QSettings settings(path + u".ini"_s, QSettings::IniFormat);
    QElapsedTimer start;
    start.start();
    LiveController controller(
        path,
        [](Workspace &) -> Result<Systems> {
            return Error{ErrorKind::BadInput, u"There are no systems."_s};
        },
        u"bench"_s, [] { return qint64(1'800'000'000'000); });
    there(controller.open());
    const qint64 opened = start.elapsed();
    MainWindow window(controller, settings);
    window.resize(1280, 780);
    window.show();
    bool summed = false;
    QObject::connect(&controller, &Controller::summaryReady, &window, [&] { summed = true; });
    QCoreApplication::processEvents();
    window.repaint();
    const qint64 painted = start.elapsed();
    wait([&] { return summed; });
    std::printf("window: workspace open after %lld ms, painted after %lld (aim 500), counts there after %lld\n",
        static_cast<long long>(opened), static_cast<long long>(painted), static_cast<long long>(start.elapsed()));
    // what is asked at the start is answered first
    wait([&, quiet = QElapsedTimer()]() mutable {
        if (!quiet.isValid())
            quiet.start();
        return quiet.elapsed() > 3000;
    });
    auto *table = window.findChild<TableView *>(u"linkTable"_s);
    auto *model = static_cast<LinkTableModel *>(table->model());
    application.forget();

    timed(1, [&](int) {
        window.goTo(u"all"_s);
        waitForRows(*table, *model);
    }).print("table of all: first rows painted", "(aim 100)", u"%1 rows"_s.arg(model->rowCount()));
    QRandomGenerator random(7);
    timed(50, [&](int) {
        table->verticalScrollBar()->setValue(int(random.bounded(table->verticalScrollBar()->maximum())));
        table->viewport()->repaint();
    }).print("jump anywhere: frame", "(aim 16)");
    timed(50, [&](int) {
        table->verticalScrollBar()->setValue(int(random.bounded(table->verticalScrollBar()->maximum())));
        waitForRows(*table, *model);
    }).print("jump anywhere: rows painted", "");
    timed(300, [&](int) {
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->value() + 3);
        QCoreApplication::processEvents();
    }).print("wheel: frame", "(aim 16)");
    const auto asked = [&](const char *what, const std::function<void(int)> &ask) {
        timed(3, [&](int i) {
            bool arrived = false;
            const auto seen =
                QObject::connect(model, &WindowedModel::orderArrived, &window, [&arrived] { arrived = true; });
            ask(i);
            wait([&] { return arrived; });
            QObject::disconnect(seen);
            waitForRows(*table, *model);
        }).print(what, "(aim 300)", u"%1 rows"_s.arg(model->rowCount()));
    };
    asked("sort by name", [&](int i) {
        table->horizontalHeader()->setSortIndicator(1, i % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    asked("sort by the other name", [&](int i) {
        table->horizontalHeader()->setSortIndicator(2, i % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    asked("sort by since", [&](int i) {
        table->horizontalHeader()->setSortIndicator(4, i % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    const auto filter = [&](LinkColumn column, const QString &text) {
        LinkQuery query = model->query();
        query.contains = {{column, text}};
        model->setQuery(query);
    };
    asked("filter by a name", [&](int i) { filter(LinkColumn::SourceTitle, i % 2 ? u"lunderl"_s : u"berges"_s); });
    asked("filter by a state", [&](int i) { filter(LinkColumn::State, i % 2 ? u"conflict"_s : u"in sync"_s); });
    model->setQuery({});
    waitForRows(*table, *model);
    application.forget();
    timed(1, [&](int) { table->selectAll(); }).print("select all", "");
    timed(3, [&](int) {
        bool arrived = false;
        const auto seen =
            QObject::connect(model, &WindowedModel::orderArrived, &window, [&arrived] { arrived = true; });
        model->refresh();
        wait([&] { return arrived; });
        QObject::disconnect(seen);
    }).print("refresh with all selected", "");
    application.tell("GUI thread with everything selected");
    std::printf("memory held: %ld MB more than before the window, peak %ld MB (aim 150)\n", heldMegabytes() - before,
        peakMegabytes());
}

} // namespace

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    const int people = application.arguments().value(1, u"100000"_s).toInt();
    const QTemporaryDir folder;
    const QString path = application.arguments().value(2, folder.filePath(u"tables.samband"_s));
    if (!QFile::exists(path))
        make(path, people);
    std::printf("A workspace of %.1f MB.\n", double(QFile(path).size()) / 1e6);
    if (!qEnvironmentVariableIsSet("SAMBAND_BENCH_WINDOW"))
        askStore(path);
    askWindow(application, path);
    return 0;
}
