#include "tests/engine/life.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

void Life::edit(Side side, const LifeStep &step)
{
    const QStringList ids = crm(side).ids(type(side));
    if (ids.isEmpty())
        return;
    const QString id = ids.at(step.a % static_cast<unsigned>(ids.size()));
    const int property = family + static_cast<int>(step.b % 3);
    const int serial = ++m_serial;
    QString value = property == family ? u"f%1x Å Lund-Berg Sørensen Dahl"_s.arg(100'000 + serial)
                                       : u"%1%2"_s.arg(step.c % 2 ? u"+47 "_s : u""_s).arg(22'000'000 + serial);
    if (step.c % 7 == 0)
        value.clear();
    if (step.c % 7 == 1)
        value = u' ' + value + u' ';
    if (token(property, value) == token(property, valueOf(crm(side).fields(type(side), id), path(side, property))))
        return;
    const QString told = value.isEmpty() ? u"nothing"_s : value;
    say(u"a person makes %1 of %2 %3 “%4”"_s.arg(path(side, property), toText(side), id, told));
    crm(side).edit(type(side), id, {{path(side, property), value}});
    m_book[{side, id, property}] = {
        token(property, value), m_now, isNoEdit({side, id, property}, token(property, value))};
    share({side, id, property});
    ++edits;
}

/// What was typed on both sides is known on both; of a pair only what its other record holds.
void Life::share(const Place &place)
{
    Cell &own = m_book[place];
    if (own.token.isEmpty()) {
        shareBlank(place);
        return;
    }
    // What the engine made is in no book before somebody edits it.
    own.known =
        own.known || std::ranges::any_of(crm(other(place.side)).ids(type(other(place.side))), [&](const QString &id) {
            const Fields fields = crm(other(place.side)).fields(type(other(place.side)), id);
            return token(place.property, valueOf(fields, path(other(place.side), place.property))) == own.token;
        });
    const std::vector<LinkRow> rows = m_rig.rows(ContactFlow);
    for (auto twin = m_book.begin(); twin != m_book.end(); ++twin) {
        const bool isTwin =
            twin.key().side != place.side && twin.key().property == place.property && twin->token == own.token;
        const bool isAnothers = isTwin && std::ranges::any_of(rows, [&](const LinkRow &row) {
            const QString &paired = row.recordId[place.side];
            return row.recordId[twin.key().side] == twin.key().id && !paired.isEmpty() && paired != place.id;
        });
        if (isTwin && !isAnothers)
            own.known = twin->known = true;
        else if (isTwin)
            own.known = true;
    }
}

/// A pair that is blank on both sides agrees, whoever blanked it.
void Life::shareBlank(const Place &place)
{
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        const Side there = other(place.side);
        if (row.recordId[place.side] != place.id || row.recordId[there].isEmpty())
            continue;
        const Fields fields = crm(there).fields(type(there), row.recordId[there]);
        if (token(place.property, valueOf(fields, path(there, place.property))).isEmpty())
            m_book[place].known = m_book[{there, row.recordId[there], place.property}].known = true;
    }
}

/// What a side held when the two last agreed is no edit when it is there again; nor is a blank that nobody agreed on:
/// that one is filled when the two first meet.
bool Life::isNoEdit(const Place &place, const QString &token) const
{
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        if (row.recordId[place.side] != place.id)
            continue;
        const auto detail = Views(*m_rig.workspace).linkDetail(row.id);
        for (const PropertyRow &known : detail ? detail->properties : QList<PropertyRow>()) {
            if (known.property == flow().mappings.at(place.property).id && known.base)
                return this->token(place.property, (*known.base)[place.side]) == token;
        }
    }
    return token.isEmpty();
}

void Life::add(Side side, const LifeStep &step)
{
    const int serial = ++m_serial;
    Fields fields{{path(side, given), u"g%1x"_s.arg(100'000 + serial)},
        {path(side, family), u"f%1x Berg"_s.arg(100'000 + serial)},
        {path(side, 2), QString::number(91'000'000 + serial)}};
    const QStringList others = crm(other(side)).ids(type(other(side)));
    if (step.b % 2 == 1 && !others.isEmpty()) { // the same person, known to the other system already
        const QString twin = others.at(step.c % static_cast<unsigned>(others.size()));
        for (int property = 0; property < 3; ++property)
            fields.insert(path(side, property),
                valueOf(crm(other(side)).fields(type(other(side)), twin), path(other(side), property)));
        if (side == Side::Source)
            allow(twin); // whoever is there twice may be made twice
    }
    if (step.a % 4 == 0)
        fields.remove(path(side, 2));
    for (int property = 0; property < 3; ++property) {
        if (valueOf(fields, path(side, property)).isEmpty())
            fields.remove(path(side, property));
    }
    const QString id = crm(side).add(type(side), fields);
    say(u"a person adds %1 %2: %3"_s.arg(toText(side), id, QStringList(fields.values()).join(u" / "_s)));
    for (int property = 0; property < flow().mappings.size(); ++property) {
        const QString value = valueOf(fields, path(side, property));
        m_book[{side, id, property}] = {token(property, value), m_now, value.isEmpty()};
        share({side, id, property});
    }
    ++m_allowed.target[personOf(side, fields)];
    structureChanged();
}

void Life::remove(const LifeStep &step)
{
    const Side side = step.b % 2 ? Side::Source : Side::Target;
    const QStringList ids = crm(side).ids(type(side));
    if (ids.isEmpty())
        return;
    const QString id = ids.at(step.a % static_cast<unsigned>(ids.size()));
    say(u"a person deletes %1 %2"_s.arg(toText(side), id));
    ++m_allowed.target[personOf(side, crm(side).fields(type(side), id))];
    crm(side).remove(type(side), id);
    m_removed << std::pair(side, id);
    structureChanged();
}

void Life::restore(const LifeStep &step)
{
    if (m_removed.isEmpty())
        return;
    const auto [side, id] = m_removed.takeAt(step.a % static_cast<unsigned>(m_removed.size()));
    say(u"a person restores %1 %2"_s.arg(toText(side), id));
    crm(side).restore(type(side), id);
    m_restored << id;
    ++m_allowed.target[personOf(side, crm(side).fields(type(side), id))];
    structureChanged();
}

void Life::merge(const LifeStep &step)
{
    const Side side = step.c % 2 ? Side::Source : Side::Target;
    const QStringList ids = crm(side).ids(type(side));
    if (ids.size() < 3)
        return;
    const QString survivor = ids.at(step.a % static_cast<unsigned>(ids.size()));
    const QString absorbed = ids.at(step.b % static_cast<unsigned>(ids.size()));
    if (survivor == absorbed)
        return;
    say(u"a person merges %1 %2 into %3"_s.arg(toText(side), absorbed, survivor));
    for (const QString &id : {survivor, absorbed})
        ++m_allowed.target[personOf(side, crm(side).fields(type(side), id))];
    crm(side).merge(type(side), survivor, absorbed);
    m_merged << survivor;
    structureChanged();
}

/// A link that comes or goes starts from what is there: a blank is filled then, whoever left it blank.
void Life::structureChanged()
{
    for (Cell &cell : m_book)
        cell.known = cell.known || cell.token.isEmpty();
}

void Life::allow(const QString &sourceId)
{
    ++m_allowed.target[personOf(Side::Source, m_rig.source.fields(type(Side::Source), sourceId))];
}

} // namespace samband
