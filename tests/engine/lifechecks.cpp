#include "tests/engine/life.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

void Life::onWrite(Side side, const QString &datatype, const QString &id, const Fields &before, const Changes &sent)
{
    if (datatype != type(side))
        return;
    if (id.isEmpty())
        ++m_made[side][token(given, sent.value(path(side, given)))];
    for (int property = 0; property < flow().mappings.size(); ++property) {
        if (id.isEmpty() || !sent.contains(path(side, property)))
            continue;
        const Place place{side, id, property};
        const Cell cell = m_book.value(place);
        const QString there = valueOf(before, path(side, property));
        const QString next = token(property, sent.value(path(side, property)));
        // The other side holds it by now, whether it was written there or typed there as well.
        const auto also = std::ranges::any_of(crm(other(side)).ids(type(other(side))), [&](const QString &twin) {
            const auto fields = crm(other(side)).fields(type(other(side)), twin);
            return !cell.token.isEmpty() && token(property, valueOf(fields, path(other(side), property))) == cell.token;
        });
        const PropertyRules &rules = flow().mappings.at(property).rules;
        const bool ruled =
            rules.conflict != ConflictPolicy::Ask || (cell.token.isEmpty() && rules.blank == BlankPolicy::Refill);
        const bool chosen = m_chosenAt.value(place, -1) >= cell.edited;
        if (token(property, there) == cell.token && next != cell.token && !cell.known && !also && !ruled && !chosen)
            fail(u"“%1” of %2 %3 was overwritten unseen with “%4”"_s.arg(
                there, toText(side), id, sent.value(path(side, property))));
        m_book[place] = {next, cell.edited, true};
    }
    for (auto place = m_book.begin(); place != m_book.end(); ++place) { // whoever it came from, it has arrived
        const QString value = sent.value(path(side, place.key().property));
        if (place.key().side != side && sent.contains(path(side, place.key().property))
            && token(place.key().property, value) == place->token && !place->token.isEmpty())
            place->known = true;
    }
}

/// No conflict where nobody edited what the other side has not seen: a server's own form is nobody's edit.
void Life::checkConflicts()
{
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        const auto detail =
            row.state == LinkState::Conflict ? Views(*m_rig.workspace).linkDetail(row.id) : Result<LinkDetail>(Error{});
        if (!detail)
            continue;
        for (int property = 0; property < flow().mappings.size(); ++property) {
            const PropertyRow &seen = detail->properties.at(property);
            // Somebody asked to have back what was there before, and is told why not.
            const bool isAsked = std::ranges::any_of(detail->resolutions,
                [&](const Resolution &open) { return open.property == seen.property && isUndo(open.choice); });
            if (isAsked || !seen.base || !row.properties.split(u", "_s).contains(seen.path.source.section(u'.', -1)))
                continue;
            const bool edited = std::ranges::any_of(bothSides, [&](Side side) {
                const Cell cell = m_book.value({side, row.recordId[side], property});
                return !cell.known || cell.token.isEmpty() || token(property, seen.now[side]) != cell.token
                    || m_merged.contains(row.recordId[side]) || m_restored.contains(row.recordId[side])
                    || m_undone.contains(row.id);
            });
            if (!edited)
                fail(u"row %1 has a conflict about %2 that nobody made: “%3” and “%4”"_s.arg(row.id).arg(
                    seen.path.source, seen.now.source, seen.now.target));
        }
    }
}

void Life::checkEnd()
{
    say(u"the operator answers what waits"_s);
    int quiet = 0;
    for (unsigned round = 0; round < 20 && quiet < 2 && m_fault.isEmpty(); ++round) {
        const int sent = m_rig.writes(); // also what a server does not take, which is tried a few times
        ++m_now;
        m_rig.wait(pastBackOff);
        plainRun(round == 0, true);
        quiet = answerAll(round + m_schedule.seed) || m_rig.writes() != sent ? 0 : quiet + 1;
    }
    if (!m_fault.isEmpty())
        return;
    const int writes = m_rig.writes();
    m_rig.wait(pastBackOff);
    plainRun(false, true);
    plainRun(true, true);
    if (m_rig.writes() != writes)
        fail(u"a further run still writes"_s);
    const auto open = LinkStore(*m_rig.workspace).openIntents();
    if (!open || !open->isEmpty())
        fail(u"a write is still open"_s);
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        const QString name = u"row %1 (%2 ⇄ %3)"_s.arg(row.id).arg(row.recordId.source, row.recordId.target);
        // A server that keeps its own value where a blank was sent: shown, and nobody can do more about it here.
        if (row.state == LinkState::Failing && row.reason.code == ReasonCode::NotTaken)
            continue;
        if (waits(row.state) || row.state == LinkState::Pending || row.state == LinkState::Paused)
            fail(u"%1 is still %2: %3"_s.arg(
                name, toText(row.state), sentence(row.reason, {u"HubSpot"_s, u"CRMOffice"_s})));
        if (row.state != LinkState::InSync)
            continue;
        for (int property = 0; property < flow().mappings.size(); ++property) {
            const QString here =
                valueOf(m_rig.source.fields(type(Side::Source), row.recordId.source), path(Side::Source, property));
            const QString there =
                valueOf(m_rig.target.fields(type(Side::Target), row.recordId.target), path(Side::Target, property));
            if (token(property, here) == token(property, there)
                || flow().mappings.at(property).rules.direction != Direction::Both)
                continue;
            const bool chosen = m_chosenAt.contains({Side::Source, row.recordId.source, property});
            if (!chosen)
                fail(u"%1 is in sync, and %2 is “%3” and “%4”"_s.arg(name, path(Side::Source, property), here, there));
        }
    }
    for (const QString &id : m_rig.source.ids(type(Side::Source))) {
        if (m_rig.row(ContactFlow, id).id == 0)
            fail(u"source %1 is in no row"_s.arg(id));
    }
    for (const Side side : bothSides) {
        for (auto made = m_made[side].cbegin(); made != m_made[side].cend(); ++made) {
            if (*made > m_allowed[side].value(made.key()))
                fail(u"%1 was made %2 times (%3)"_s.arg(made.key()).arg(*made).arg(toText(side)));
        }
    }
}

void Life::fail(const QString &fault)
{
    if (m_fault.isEmpty())
        m_fault = u"step %1: %2"_s.arg(m_now).arg(fault);
}

QString Life::token(int property, const QString &value) const
{
    if (property <= family)
        return value.trimmed().left(8).toLower();
    QString digits;
    for (const QChar c : value) {
        if (c.isDigit())
            digits += c;
    }
    return digits.right(8);
}

QString Life::personOf(Side side, const Fields &fields) const
{
    return token(given, valueOf(fields, path(side, given)));
}

} // namespace samband
