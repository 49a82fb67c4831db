#include "tests/support/fakecontroller.h"

#include <QDateTime>

#include <algorithm>
#include <map>

namespace samband {

using namespace Qt::StringLiterals;

bool FakeController::shows(const LinkQuery &query, const LinkRow &row) const
{
    const auto has = [](const QString &text, const QString &part) { return text.contains(part, Qt::CaseInsensitive); };
    if (query.flow && *query.flow != row.flow)
        return false;
    if (!query.states.empty() && !query.states.contains(row.state))
        return false;
    if (!query.cause.isEmpty() && causeOf(row.state, row.reason, row.properties).key() != query.cause)
        return false;
    if (!query.text.isEmpty() && !has(row.title.source, query.text) && !has(row.title.target, query.text)
        && !has(row.recordId.source, query.text) && !has(row.recordId.target, query.text))
        return false;
    const QString everything = row.title.source + row.title.target + row.recordId.source + row.recordId.target;
    const auto found = [&](const QString &text) { return has(everything, text); };
    if (!std::all_of(query.also.begin(), query.also.end(), found)
        || std::any_of(query.without.begin(), query.without.end(), found))
        return false;
    for (const ValueFilter &filter : query.values) {
        const LinkDetail detail = detailOf(row.id);
        const bool holds =
            std::any_of(detail.properties.begin(), detail.properties.end(), [&](const PropertyRow &property) {
                return (filter.paths.source.contains(property.path.source) && has(property.now.source, filter.text))
                    || (filter.paths.target.contains(property.path.target) && has(property.now.target, filter.text));
            });
        if (holds != filter.wanted)
            return false;
    }
    return has(row.title.source, query.contains.value(LinkColumn::SourceTitle))
        && has(row.title.target, query.contains.value(LinkColumn::TargetTitle))
        && has(row.properties, query.contains.value(LinkColumn::Properties));
}

void FakeController::requestLinkOrder(quint64 token, const LinkQuery &query)
{
    orders << std::pair(token, query);
    std::vector<qint64> ids;
    for (qint64 id = 1; id <= huge; ++id)
        ids.push_back(id);
    for (const LinkRow &row : std::as_const(rows)) {
        if (huge == 0 && shows(query, row))
            ids.push_back(row.id);
    }
    const auto less = [this, &query](qint64 a, qint64 b) {
        if (query.sortBy == LinkColumn::SourceTitle)
            return rowOf(a).title.source < rowOf(b).title.source;
        return query.sortBy == LinkColumn::Since ? rowOf(a).since < rowOf(b).since : a < b;
    };
    if (huge == 0)
        std::stable_sort(ids.begin(), ids.end(), less);
    if (query.descending)
        std::reverse(ids.begin(), ids.end());
    answer([=, this] { Q_EMIT linkOrderReady(token, ids); });
}

void FakeController::requestLinkRows(quint64 token, const std::vector<qint64> &ids)
{
    pages << token;
    std::vector<LinkRow> found;
    for (const qint64 id : ids)
        found.push_back(rowOf(id));
    answer([=, this] { Q_EMIT linkRowsReady(token, found); });
}

void FakeController::requestCounts(quint64 token, const QList<LinkQuery> &queries)
{
    QList<int> counts;
    for (const LinkQuery &query : queries)
        counts << int(std::count_if(rows.cbegin(), rows.cend(), [&](const LinkRow &row) { return shows(query, row); }));
    answer([=, this] { Q_EMIT countsReady(token, counts); });
}

void FakeController::requestProperties(quint64 token, const std::vector<qint64> &links)
{
    ++propertyPages;
    std::vector<LinkProperties> found;
    for (const qint64 id : links) {
        const LinkDetail detail = detailOf(id);
        if (!detail.row.recordId.source.isEmpty() && !detail.row.recordId.target.isEmpty())
            found.push_back({id, detail.row.flow, detail.modifiedAt, detail.properties});
    }
    answer([=, this] { Q_EMIT propertiesReady(token, found); });
}

LinkDetail FakeController::detailOf(qint64 id) const
{
    LinkDetail detail;
    detail.row = rowOf(id);
    const LinkRow &row = detail.row;
    const bool pair = !row.recordId.source.isEmpty() && !row.recordId.target.isEmpty();
    const QString first = row.title.source.section(u' ', 0, 0);
    const QString last = row.title.source.section(u' ', 1);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    detail.presence = {Presence::Present, row.state == LinkState::Orphaned ? Presence::Absent : Presence::Present};
    detail.modifiedAt = {now - 400'000, now - 700'000};
    for (const Side side : bothSides) {
        if (!row.recordId[side].isEmpty())
            detail.fields[side] = {{u"id"_s, row.recordId[side]}, {u"name"_s, row.title[side]},
                {u"city"_s, u"Ålesund"_s}, {u"note"_s, u"<b>plain text, never markup</b>"_s}};
    }
    const auto add = [&detail](int property, const QString &source, const QString &target, const QString &base,
                         const PerSide<QString> &nowHeld) {
        detail.properties << PropertyRow{property, {source, target}, PerSide<QString>{base, base}, nowHeld, {}, {}};
    };
    if (pair && row.flow == 1 + id % 4) {
        add(1, u"properties.firstname"_s, u"givenName"_s, first, {first, first});
        add(2, u"properties.lastname"_s, u"familyName"_s, last, {last, last});
        add(3, u"properties.mobilephone"_s, u"mobilePhone"_s, u"+47 900 00 000"_s,
            {u"+47 900 00 000"_s, u"+47 900 00 000"_s});
        if (row.state == LinkState::Conflict)
            add(4, u"properties.phone"_s, u"directPhone"_s, u"22 00 00 00"_s, {phoneInConflict, u"22 11 00 00"_s});
        else
            add(4, u"properties.phone"_s, u"directPhone"_s, u"22 00 00 00"_s, {u"22 00 00 00"_s, u"22 00 00 00"_s});
    }
    if (row.state == LinkState::Ambiguous || row.state == LinkState::Unlinked) {
        // Two of one name: only what is known of them tells them apart.
        const auto candidate = [&](qint64 record, Likeness likeness, int claims, const QString &phone) {
            const Fields fields{{u"givenName"_s, first}, {u"familyName"_s, last}, {u"directPhone"_s, phone},
                {u"company.name"_s, u"Fjord Data AS"_s}};
            detail.candidates << CandidateRow{{record, row.title.source, likeness, claims},
                QString::number(60'000 + record), fields, now - qint64(86'400'000) * 40, now - 86'400'000};
        };
        candidate(901, Likeness::Likely, 1, u"+47 22 00 00 00"_s);
        candidate(902, Likeness::NameOnly, 2, {});
        const auto lone = [&](int property, const QString &source, const QString &target, const QString &value,
                              Normaliser normaliser = Normaliser::Text) {
            PropertyRow made{property, {source, target}, {}, {value, {}}, {}, {}};
            made.rules.normaliser = normaliser;
            detail.properties << made;
        };
        lone(1, u"properties.firstname"_s, u"givenName"_s, first);
        lone(2, u"properties.lastname"_s, u"familyName"_s, last);
        lone(4, u"properties.phone"_s, u"directPhone"_s, u"22 00 00 00"_s, Normaliser::Phone);
    }
    for (const Side side : bothSides) {
        if (!row.recordId[side].isEmpty())
            detail.web[side] = u"https://%1.example/record/%2"_s.arg(toText(side), row.recordId[side]);
    }
    for (qint64 line = 3; line >= 0; --line)
        detail.timeline << journalOf(id * 4 + line);
    while (longHistory && detail.timeline.size() < 200)
        detail.timeline << detail.timeline.first();
    detail.paused = row.state == LinkState::Paused;
    return detail;
}

void FakeController::requestLinkDetail(qint64 link)
{
    const LinkDetail detail = detailOf(link);
    answer([=, this] { Q_EMIT linkDetailReady(detail); });
}

JournalRow FakeController::journalOf(qint64 id) const
{
    JournalRow row;
    row.id = id;
    row.at = QDateTime::currentMSecsSinceEpoch() - (4 - id % 4) * 900'000;
    row.run = id % 4 == 1 ? 0 : 12;
    row.who = u"ane"_s;
    row.link = id / 4;
    row.flow = 1;
    row.recordId = QString::number(10'000 + row.link);
    row.title = rowOf(row.link).title.source;
    const QStringList kinds{u"linked"_s, u"chosen"_s, u"updated"_s, u"agreed"_s};
    row.kind = kinds[id % 4];
    if (row.kind == "chosen"_L1)
        row.reason = {ReasonCode::PersonChose, {u"phone"_s, u"source"_s}};
    if (row.kind == "updated"_L1) {
        row.side = Side::Target;
        row.before = {{u"directPhone"_s, u"22 00 00 00"_s}};
        row.after = {{u"directPhone"_s, u"22 00 00 01"_s}};
        row.reason = {ReasonCode::SourceChanged, {u"phone"_s, u"22 00 00 00"_s, u"22 00 00 01"_s}};
    }
    return row;
}

void FakeController::requestJournalOrder(quint64 token, const JournalQuery &query)
{
    calls << u"journal "_s + query.text;
    journalQueries << query;
    std::vector<qint64> ids;
    for (qint64 id = rows.size() * 4 + 3; id >= 4; --id) {
        const JournalRow row = journalOf(id);
        const QString text = query.contains.value(JournalColumn::Record) + query.text;
        const bool wanted = !query.kinds || query.kinds->contains({row.kind, row.side});
        if (wanted && row.title.contains(text, Qt::CaseInsensitive))
            ids.push_back(id);
    }
    if (!query.descending)
        std::reverse(ids.begin(), ids.end());
    answer([=, this] { Q_EMIT journalOrderReady(token, ids); });
}

void FakeController::requestJournalRows(quint64 token, const std::vector<qint64> &ids)
{
    std::vector<JournalRow> found;
    for (const qint64 id : ids)
        found.push_back(journalOf(id));
    answer([=, this] { Q_EMIT journalRowsReady(token, found); });
}

void FakeController::requestLinkJournal(quint64 token, qint64 link)
{
    calls << u"history %1"_s.arg(link);
    answer([=, this] { Q_EMIT journalOrderReady(token, {link * 4 + 3, link * 4 + 2, link * 4 + 1, link * 4}); });
}

void FakeController::requestRuns()
{
    QList<RunRow> made;
    if (m_summary.lastRun)
        made << *m_summary.lastRun;
    for (qint64 id = m_lastRun - 1; id > 0 && !made.isEmpty(); --id) {
        RunRow run = made.first();
        run.id = id;
        run.startedAt -= (m_lastRun - id) * 3'600'000;
        run.endedAt = run.startedAt + 4'200 + id * 100;
        if (id == 7) {
            run.status = u"failed"_s;
            run.error = u"CRMOffice refused the token. Sign in again and repeat the run."_s;
        }
        if (id == 5)
            run.counts[1].written += 1;
        made << run;
    }
    answer([=, this] { Q_EMIT runsReady(made); });
}

void FakeController::requestCauses()
{
    std::map<QString, CauseRow> found;
    for (const LinkRow &row : std::as_const(rows)) {
        if (green || !needsPerson(row.state))
            continue;
        const Cause cause = causeOf(row.state, row.reason, row.properties);
        CauseRow &group =
            found.try_emplace(cause.key(), CauseRow{cause, 0, row.since, row.since, row.reason}).first->second;
        ++group.count;
        group.firstSeen = std::min(group.firstSeen, row.since);
        group.lastSeen = std::max(group.lastSeen, row.since);
    }
    QList<CauseRow> causes;
    for (const auto &[key, group] : found)
        causes << group;
    std::stable_sort(causes.begin(), causes.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    answer([=, this] { Q_EMIT causesReady(causes); });
}

void FakeController::requestActivity(int days)
{
    const qint64 today = QDate(1970, 1, 1).daysTo(QDate::currentDate());
    QList<DayChanges> changes;
    for (int back = days - 1; back >= 0 && !green; --back) {
        if (back % 7 != 5)
            changes << DayChanges{today - back, {(back * 37) % 23, (back * 53) % 61}};
    }
    answer([=, this] { Q_EMIT activityReady(changes); });
}

void FakeController::requestBudgets()
{
    answer([this] { Q_EMIT budgetsReady(budgets); });
}

void FakeController::requestPast(quint64 token, qint64 link)
{
    calls << u"past %1"_s.arg(link);
    LinkPast past{link, {}, {true, false}, pastProblem};
    for (const PropertyRow &property : pastProblem.isEmpty() ? detailOf(link).properties : QList<PropertyRow>()) {
        PropertyPast one{property.property, property.path, {}};
        one.past.source = {{property.now.source, 1'795'000'000'000, u"CRM_UI"_s, u"Kari Berg"_s}};
        if (property.base)
            one.past.source << PastValue{property.base->source, 1'790'000'000'000, u"INTEGRATION"_s, {}};
        past.properties << one;
    }
    answer([this, token, past] { Q_EMIT pastReady(token, past); });
}

} // namespace samband
