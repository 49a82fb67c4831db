#include "tests/bench/manycrm.h"

#include <array>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 100;
constexpr qint64 longAgo = 1'600'000'000'000; // ms UTC
constexpr int everyTenth = 10;

constexpr std::array givenNames{u"Kari", u"Ola", u"Ingrid", u"Lars", u"Åse", u"Nils", u"Solveig", u"Øyvind", u"Marit",
    u"Per", u"Astrid", u"Jon", u"Liv", u"Tor", u"Randi", u"Knut"};
constexpr std::array first{u"Berg", u"Hag", u"Lund", u"Sol", u"Vik", u"Nord", u"Dal", u"Eng", u"Fjell", u"Grønn",
    u"Hav", u"Is", u"Kvern", u"Lauv", u"Myr", u"Ness"};
constexpr std::array second{
    u"e", u"er", u"a", u"en", u"s", u"am", u"o", u"i", u"ar", u"un", u"et", u"om", u"al", u"ing", u"ot", u"ek"};
constexpr std::array third{u"land", u"heim", u"rud", u"stad", u"sen", u"vold", u"bakken", u"moen", u"haug", u"set",
    u"tveit", u"gård", u"ås", u"sund", u"nes", u"voll"};

template<class Parts> QString pick(const Parts &parts, unsigned dice)
{
    return QString::fromUtf16(parts[dice % parts.size()]);
}

/// Mixes the bits, so that neighbours are not alike.
unsigned mixed(unsigned number)
{
    number = (number ^ (number >> 16)) * 0x45d9f3bU;
    number = (number ^ (number >> 16)) * 0x45d9f3bU;
    return number ^ (number >> 16);
}

DatatypeTraits type(const QString &name, bool writable)
{
    DatatypeTraits traits;
    traits.name = name;
    traits.side.canCreate = traits.side.canUpdate = traits.canArchive = writable;
    traits.changesSince = writable;
    traits.overlap = traits.lag = writable ? 1000 : 0;
    traits.readBatch = traits.writeBatch = 100;
    return traits;
}

} // namespace

ManyCrm::ManyCrm(Side side, int people, std::function<qint64()> clock)
    : m_side(side)
    , m_people(people)
    , m_clock(std::move(clock))
{
}

QString ManyCrm::system() const
{
    return m_side == Side::Source ? u"HubSpot"_s : u"CRMOffice"_s;
}

Result<DatatypeTraits> ManyCrm::traits(const QString &datatype) const
{
    const QString name = datatype.toLower();
    const bool source = m_side == Side::Source;
    DatatypeTraits traits = type(name, name != "user"_L1 && name != "contactcompanyassociation"_L1);
    if (name.startsWith("contact"_L1) && traits.side.canCreate) {
        traits.name = source ? u"contact"_s : u"contacts"_s;
        traits.side.roles.path = source
            ? QMap<QString, QString>{{u"givenName"_s, u"properties.firstname"_s},
                {u"familyName"_s, u"properties.lastname"_s}}
            : QMap<QString, QString>{{u"givenName"_s, u"givenName"_s}, {u"familyName"_s, u"familyName"_s}};
        traits.side.roles.phones = source ? QStringList{u"properties.phone"_s, u"properties.mobilephone"_s}
                                          : QStringList{u"mobilePhone"_s, u"directPhone"_s};
    } else if (name == "contactcompanyassociation"_L1) {
        traits.side.belongsTo = QStringList{u"contact"_s, u"company"_s};
        traits.parent = u"contact"_s;
        traits.parentBatch = 1000;
    }
    return traits;
}

void ManyCrm::edit(int number, const QString &phone)
{
    Record record = person(number);
    put(record.fields, m_side == Side::Source ? u"properties.phone"_s : u"directPhone"_s, phone);
    m_changed[number] = {record.fields, m_clock()};
}

Record ManyCrm::person(int number) const
{
    Record record;
    record.id = QString::number(number);
    record.createdAt = record.modifiedAt = longAgo;
    if (const auto changed = m_changed.find(number); changed != m_changed.end()) {
        record.fields = changed->second.fields;
        record.modifiedAt = changed->second.at;
        return record;
    }
    const unsigned dice = mixed(unsigned(number));
    const QString given = pick(givenNames, dice) + (dice & 0x100000 ? u' ' + pick(givenNames, dice >> 4) : QString());
    const QString family = pick(first, dice >> 8) + pick(second, dice >> 12) + pick(third, dice >> 16);
    const QString phone = u"+47 22"_s + QString::number(number % 1'000'000).rightJustified(6, u'0');
    const QString mobile = u"+47 9"_s + QString::number(number % 10'000'000).rightJustified(7, u'0');
    const bool source = m_side == Side::Source;
    put(record.fields, source ? u"properties.firstname"_s : u"givenName"_s, given);
    put(record.fields, source ? u"properties.lastname"_s : u"familyName"_s, family);
    put(record.fields, source ? u"properties.phone"_s : u"directPhone"_s, phone);
    put(record.fields, source ? u"properties.mobilephone"_s : u"mobilePhone"_s, mobile);
    return record;
}

RecordPage ManyCrm::people(const PageRequest &request) const
{
    RecordPage page;
    const int start = request.cursor.toInt() + 1;
    if (request.since > longAgo) { // only what was changed since can have changed
        for (auto one = m_changed.lower_bound(start); one != m_changed.end(); ++one) {
            if (one->second.at < request.since)
                continue;
            if (int(page.records.size()) == pageSize) {
                page.next = page.records.back().id;
                return page;
            }
            page.records.push_back(person(one->first));
        }
        page.complete = true;
        return page;
    }
    const int end = std::min(start + pageSize, m_people + 1);
    page.records.reserve(pageSize);
    for (int number = start; number < end; ++number)
        page.records.push_back(person(number));
    page.complete = end > m_people;
    if (!page.complete)
        page.next = QString::number(end - 1);
    return page;
}

RecordPage ManyCrm::associations(const PageRequest &request) const
{
    RecordPage page;
    page.complete = true;
    for (const QString &parent : request.parents) {
        if (parent.toInt() % everyTenth != 0)
            continue;
        Record record;
        record.id = parent + u":1"_s;
        record.createdAt = record.modifiedAt = longAgo;
        record.refs = {{u"contact"_s, parent}, {u"company"_s, u"1"_s}};
        page.records.push_back(record);
    }
    return page;
}

Result<RecordPage> ManyCrm::page(const PageRequest &request, std::stop_token)
{
    ++m_stats.calls;
    const auto asked = traits(request.datatype);
    if (asked->name.startsWith("contact"_L1) && asked->parent.isEmpty())
        return people(request);
    if (!asked->parent.isEmpty())
        return associations(request);
    RecordPage none;
    none.complete = true;
    return none;
}

std::vector<Result<Record>> ManyCrm::read(const QString &, const QStringList &ids, const QStringList &, std::stop_token)
{
    m_stats.calls += (ids.size() + pageSize - 1) / pageSize;
    std::vector<Result<Record>> records;
    for (const QString &id : ids)
        records.emplace_back(person(id.toInt()));
    return records;
}

std::vector<Result<Record>> ManyCrm::create(
    const QString &, const std::vector<NewRecord> &records, const QStringList &, std::stop_token)
{
    return std::vector<Result<Record>>(records.size(), Error{ErrorKind::Refused, u"It takes no new record."_s});
}

std::vector<Result<Record>> ManyCrm::update(
    const QString &, const std::vector<RecordChange> &changes, const QStringList &, std::stop_token)
{
    m_stats.calls += (qsizetype(changes.size()) + pageSize - 1) / pageSize;
    std::vector<Result<Record>> records;
    for (const RecordChange &change : changes) {
        Record record = person(change.id.toInt());
        for (auto field = change.fields.cbegin(); field != change.fields.cend(); ++field)
            put(record.fields, field.key(), *field);
        m_changed[change.id.toInt()] = {record.fields, m_clock()};
        records.emplace_back(person(change.id.toInt()));
    }
    return records;
}

std::vector<Result<Record>> ManyCrm::archive(const QString &, const QStringList &ids, const std::stop_token)
{
    return std::vector<Result<Record>>(size_t(ids.size()), Error{ErrorKind::Refused, u"It archives nothing."_s});
}

} // namespace samband
