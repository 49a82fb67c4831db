#include "core/engine/liveparts.h"

#include <QDateTime>

namespace samband {

Status LiveController::openReader(Reader &reader)
{
    auto workspace = Workspace::open(m_path, Workspace::Access::ReadOnly);
    if (!workspace)
        return workspace.error();
    reader.workspace = std::move(*workspace);
    reader.views = std::make_unique<Views>(*reader.workspace);
    reader.pages = std::make_unique<WebPages>(*reader.workspace);
    return Done{};
}

template<class Question, class Use>
void LiveController::askOn(Lane &lane, const std::shared_ptr<Reader> &reader, Question question, Use use)
{
    lane.post([this, reader, question, use] {
        auto result = question(*reader);
        m_answers.post([use, result = std::move(result)] { use(result); });
    });
}

template<class Question, class Use> void LiveController::ask(Question question, Use use)
{
    askOn(*m_readLane, m_reader, question, [this, use](const auto &result) { answer(result, use); });
}

template<class Question, class Use> void LiveController::askLong(Question question, Use use)
{
    askOn(*m_sortLane, m_sorter, question, [this, use](const auto &result) { answer(result, use); });
}

template<class Question, class Use> void LiveController::askLast(Repeated &state, Question question, Use use)
{
    if (state.underWay) {
        state.again = [this, &state, question, use] { askLast(state, question, use); };
        return;
    }
    state.underWay = true;
    askOn(*m_sortLane, m_sorter, question, [this, &state, use](const auto &result) {
        state.underWay = false;
        answer(result, use);
        if (const auto again = std::exchange(state.again, {}))
            again();
    });
}

template<class Answer, class Use> void LiveController::answer(const Answer &result, Use use)
{
    if (result)
        use(*result);
    else
        Q_EMIT failed(result.error());
}

void LiveController::requestSummary()
{
    askLast(
        m_summaryAsked, [](Reader &reader) { return reader.views->summary(); },
        [this](const Summary &summary) { Q_EMIT summaryReady(summary); });
}

void LiveController::requestLinkOrder(quint64 token, const LinkQuery &query)
{
    askLong([query](Reader &reader) { return reader.views->linkOrder(query); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT linkOrderReady(token, ids); });
}

void LiveController::requestLinkRows(quint64 token, const std::vector<qint64> &ids)
{
    ask([ids](Reader &reader) { return reader.views->linkRows(ids); },
        [this, token](const std::vector<LinkRow> &rows) { Q_EMIT linkRowsReady(token, rows); });
}

void LiveController::requestLinkDetail(qint64 link)
{
    ask(
        [link](Reader &reader) {
            auto detail = reader.views->linkDetail(link);
            if (detail)
                detail->web = reader.pages->of(detail->row);
            return detail;
        },
        [this](const LinkDetail &detail) { Q_EMIT linkDetailReady(detail); });
}

void LiveController::requestJournalOrder(quint64 token, const JournalQuery &query)
{
    askLong([query](Reader &reader) { return reader.views->journalOrder(query); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT journalOrderReady(token, ids); });
}

void LiveController::requestJournalRows(quint64 token, const std::vector<qint64> &ids)
{
    ask([ids](Reader &reader) { return reader.views->journalRows(ids); },
        [this, token](const std::vector<JournalRow> &rows) { Q_EMIT journalRowsReady(token, rows); });
}

void LiveController::requestRuns()
{
    constexpr int most = 500;
    askLast(
        m_runsAsked, [](Reader &reader) { return reader.views->runs(most); },
        [this](const QList<RunRow> &runs) { Q_EMIT runsReady(runs); });
}

void LiveController::requestRules()
{
    ask([](Reader &reader) { return Setup(*reader.workspace).dataflow(); },
        [this](const Dataflow &dataflow) { Q_EMIT rulesReady(dataflow.flows); });
}

void LiveController::requestSchedule()
{
    ask([](Reader &reader) { return Result<Schedule>(scheduleOf(Setup(*reader.workspace))); },
        [this](const Schedule &schedule) { Q_EMIT scheduleReady(schedule); });
}

void LiveController::requestCauses()
{
    askLast(
        m_causesAsked, [](Reader &reader) { return reader.views->causes(); },
        [this](const QList<CauseRow> &causes) { Q_EMIT causesReady(causes); });
}

void LiveController::requestActivity(int days)
{
    constexpr qint64 day = 86'400'000;
    const qint64 now = m_clock();
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(now).offsetFromUtc() * qint64(1000);
    const qint64 today = (now + offset) / day * day - offset;
    askLast(
        m_activityAsked,
        [from = today - (days - 1) * day, offset](Reader &reader) { return reader.views->activity(from, offset); },
        [this](const QList<DayChanges> &changes) { Q_EMIT activityReady(changes); });
}

void LiveController::requestCounts(quint64 token, const QList<LinkQuery> &queries)
{
    askLong([queries](Reader &reader) { return reader.views->counts(queries); },
        [this, token](const QList<int> &counts) { Q_EMIT countsReady(token, counts); });
}

void LiveController::requestProperties(quint64 token, const std::vector<qint64> &links)
{
    ask([links](Reader &reader) { return reader.views->properties(links); },
        [this, token](const std::vector<LinkProperties> &found) { Q_EMIT propertiesReady(token, found); });
}

void LiveController::requestLinkJournal(quint64 token, qint64 link)
{
    ask([link](Reader &reader) { return reader.views->linkJournal(link); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT journalOrderReady(token, ids); });
}

} // namespace samband
