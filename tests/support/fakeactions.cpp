#include "tests/support/fakecontroller.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString joined(const QList<qint64> &ids)
{
    QStringList texts;
    for (const qint64 id : ids.first(std::min<qsizetype>(ids.size(), 5)))
        texts << QString::number(id);
    return ids.size() > 5 ? u"%1 rows"_s.arg(ids.size()) : texts.join(u',');
}

} // namespace

void FakeController::set(const QList<qint64> &links, LinkState state)
{
    const bool refuses =
        std::any_of(links.begin(), links.end(), [this](qint64 id) { return refusedRows.contains(id); });
    if (refuses || refusal) {
        const Error error = refusal.value_or(Error{ErrorKind::BadInput, u"That row is gone."_s});
        answerAction([=, this] {
            Q_EMIT failed(error);
            Q_EMIT actionDone(links, error);
            Q_EMIT linksChanged(links);
        });
        return;
    }
    for (const qint64 id : links) {
        if (id >= 1 && id <= rows.size())
            rows[id - 1].state = state;
    }
    sum();
    answerAction([=, this] {
        Q_EMIT actionDone(links, Done{});
        Q_EMIT linksChanged(links);
    });
}

void FakeController::answerAction(std::function<void()> reply)
{
    if (actionsWait)
        m_waitingActions << std::move(reply);
    else
        answer(std::move(reply));
}

void FakeController::letGo()
{
    for (const auto &reply : std::exchange(m_waitingActions, {}))
        answer(reply);
}

void FakeController::resolve(qint64 link, const Resolutions &resolutions, bool thenSync)
{
    calls << u"resolve %1%2"_s.arg(link).arg(thenSync ? u" sync"_s : QString());
    resolved << std::pair(link, resolutions);
    set({link}, LinkState::InSync);
}

void FakeController::resolveMany(const QMap<qint64, Resolutions> &choices, bool thenSync)
{
    calls << u"resolveMany %1%2"_s.arg(joined(choices.keys()), thenSync ? u" sync"_s : QString());
    for (auto choice = choices.begin(); choice != choices.end(); ++choice)
        resolved << std::pair(choice.key(), *choice);
    set(choices.keys(), LinkState::InSync);
}

void FakeController::approve(const QList<qint64> &links, bool thenSync)
{
    calls << u"approve %1%2"_s.arg(joined(links), thenSync ? u" sync"_s : QString());
    set(links, LinkState::InSync);
}

void FakeController::reject(const QList<qint64> &links)
{
    calls << u"reject "_s + joined(links);
    set(links, LinkState::Paused);
}

QList<qint64> FakeController::heldLinks(const HeldQuery &query) const
{
    QList<qint64> links;
    for (const LinkRow &row : rows) {
        const bool archive = row.verb == Verb::Archive;
        const bool wanted = query.kind ? toText(*query.kind) == toText(row.verb) : !archive;
        if (row.state == LinkState::Held && wanted && (!query.flow || *query.flow == row.flow))
            links << row.id;
    }
    return links;
}

void FakeController::approveHeld(const HeldQuery &query, bool thenSync)
{
    approve(heldLinks(query), thenSync);
}

void FakeController::rejectHeld(const HeldQuery &query)
{
    reject(heldLinks(query));
}

void FakeController::link(qint64 link, qint64 targetRecord, bool thenSync)
{
    calls << u"link %1 %2%3"_s.arg(link).arg(targetRecord).arg(thenSync ? u" sync"_s : QString());
    set({link}, LinkState::InSync);
}

void FakeController::unlink(const QList<qint64> &links, bool never)
{
    calls << u"unlink %1%2"_s.arg(joined(links), never ? u" never"_s : QString());
    set(links, LinkState::Unlinked);
}

void FakeController::setPaused(const QList<qint64> &links, bool paused)
{
    calls << (paused ? u"pause "_s : u"resume "_s) + joined(links);
    set(links, paused ? LinkState::Paused : LinkState::InSync);
}

void FakeController::undo(const UndoRequest &request, bool thenSync)
{
    const QString what = request.journalRow != 0 ? QString::number(request.journalRow)
        : request.run != 0                       ? u"run %1"_s.arg(request.run)
                                                 : u"link %1"_s.arg(request.link);
    calls << u"undo %1%2%3"_s.arg(what, thenSync ? u" sync"_s : QString(), request.dryRun ? u" dry"_s : QString());
    UndoReport report = undoReport;
    report.run = request.run;
    report.dryRun = request.dryRun;
    answer([this, report] { Q_EMIT undoReady(report); });
}

void FakeController::saveViews(const QList<SavedView> &views)
{
    calls << u"saveViews %1"_s.arg(views.size());
    m_summary.views = views;
    requestSummary();
}

} // namespace samband
