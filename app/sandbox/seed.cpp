#include "app/sandbox/seed.h"

#include "app/sandbox/names.h"
#include "app/sandbox/people.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>

namespace samband::sandbox {

namespace {

constexpr qint64 day = 86'400'000;

// Everything that a seeding needs to hand around.
class Seeder {
public:
    Seeder(HubspotTwin &hubspot, CrmOfficeTwin &crmoffice, qint64 contacts, quint64 seed)
        : m_hub(hubspot.state)
        , m_office(crmoffice)
        , m_contacts(contacts)
        , m_dice(seed)
        , m_epoch(QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() + qint64(seed % 90) * day)
    {
    }

    void run()
    {
        m_hub.contacts.table.reserve(m_contacts);
        m_hub.links.reserve(size_t(m_contacts));
        m_others.reserve(size_t(m_contacts));
        addCompanies();
        for (qint64 i = 0; i < m_contacts; ++i)
            addContact(i);
        for (qint64 i = 0; i < m_contacts / 10; ++i)
            m_others.push_back(newPerson(m_dice));
        addOthers();
        addProducts();
        addUsers();
    }

private:
    struct Moments {
        qint64 created;
        qint64 modified;
    };

    Moments moments()
    {
        const qint64 created = m_epoch - 365 * day + m_dice.below(365 * day - 1);
        return {created, created + m_dice.below(m_epoch - created)};
    }

    qsizetype add(Table &table, const Fields &fields, qint64 step = 1)
    {
        const Moments when = moments();
        return table.append(when.created, when.modified, fields, step);
    }

    static Field field(const Table &table, const char *name, const QByteArray &value)
    {
        return {table.column(name), value};
    }

    void addHubspot(const Person &person, bool nameless = false)
    {
        Table &table = m_hub.contacts.table;
        const QByteArray number = QByteArray::number(qint64(table.rows().size()) + 1);
        Fields fields{field(table, "firstname", person.given), field(table, "lastname", person.family),
            field(table, "mobilephone", person.mobile), field(table, "phone", person.phone)};
        if (nameless || m_dice.percent(85))
            fields.push_back(field(table, "email", "person" + number + "@eksempel.no"));
        if (m_dice.percent(40)) {
            const names::Place &place = m_dice.pick(names::place);
            fields.push_back(field(table, "city", place.area));
            fields.push_back(field(table, "zip", place.code));
        }
        const auto index = add(table, fields, 1 + m_dice.below(3));
        const auto &companies = m_hub.companies.table.rows();
        const auto company = [&] { return companies[size_t(m_dice.below(qint64(companies.size())))].id; };
        if (m_dice.percent(70))
            m_hub.link(index, company(), unlabelledBit);
        if (!m_hub.linksOf(index).empty() && m_dice.percent(4))
            m_hub.link(index, company(), unlabelledBit);
    }

    // The same person in CRMOffice, with the phones as somebody else would type them.
    void addBoth(const Person &person)
    {
        addHubspot(person);
        m_others.push_back(
            {person.given, person.family, respelled(person.mobile, m_dice), respelled(person.phone, m_dice)});
    }

    void addContact(qint64 index)
    {
        if (index % 20 == 7) {
            addSpecial(index / 20 % 12);
            return;
        }
        const Person person = newPerson(m_dice);
        if (m_dice.below(95) < 60)
            addBoth(person);
        else
            addHubspot(person);
        m_last = person;
    }

    void addSpecial(qint64 kind)
    {
        Person person = newPerson(m_dice);
        if (person.mobile.isEmpty())
            person.mobile = spelled(mobileDigits(m_dice), m_dice);
        switch (kind) {
        case 0: // twins: the name of the one before, another phone
            person.given = m_last.given;
            person.family = m_last.family;
            addBoth(person);
            break;
        case 1: // ambiguous: twice in CRMOffice
            addBoth(person);
            m_others.push_back({person.given, person.family, respelled(person.mobile, m_dice), {}});
            break;
        case 2: // ambiguous: only the name to go by, twice in CRMOffice
            person.mobile = person.phone = {};
            addBoth(person);
            m_others.push_back(person);
            break;
        case 3: // first meeting: one value differs
            addHubspot({person.given, person.family, person.mobile, spelled(landlineDigits(m_dice), m_dice)});
            m_others.push_back({person.given, person.family, respelled(person.mobile, m_dice),
                spelled(landlineDigits(m_dice), m_dice)});
            break;
        case 4: // first meeting: blank in CRMOffice
            addHubspot({person.given, person.family, person.mobile, spelled(landlineDigits(m_dice), m_dice)});
            m_others.push_back({person.given, person.family, respelled(person.mobile, m_dice), {}});
            break;
        case 5: // first meeting: blank in HubSpot
            addHubspot({person.given, person.family, person.mobile, {}});
            m_others.push_back({person.given, person.family, person.mobile, spelled(landlineDigits(m_dice), m_dice)});
            break;
        case 6: // no name at all
            addHubspot({{}, {}, person.mobile, {}}, true);
            break;
        case 7: // a very long name
            while (person.family.size() < 180)
                person.family += '-' + familyName(m_dice);
            addHubspot(person);
            break;
        case 8: // blanks around the values
            addHubspot({"  " + person.given + ' ', person.family + "  ", ' ' + person.mobile, person.phone});
            m_others.push_back(person);
            break;
        case 9: // a phone that is none
            person.phone = m_dice.pick(names::oddPhone);
            addHubspot(person);
            break;
        case 10: // a phone that CRMOffice finds too long
            person.phone = "sentralbord " + spelled(landlineDigits(m_dice), m_dice) + " (linje 3)";
            addHubspot(person);
            break;
        default:
            addAbroad(person);
            break;
        }
    }

    void addAbroad(Person person)
    {
        static constexpr std::array spellings{std::array{"+46 8 123 456 78", "0046812345678"},
            std::array{"+44 20 7946 0018", "+442079460018"}, std::array{"+1 202-555-0143", "+12025550143"},
            std::array{"+45 32 12 34 56", "004532123456"}};
        const auto &number = m_dice.pick(spellings);
        person.phone = number[0];
        addHubspot(person);
        m_others.push_back({person.given, person.family, respelled(person.mobile, m_dice), number[1]});
    }

    void addCompanies()
    {
        Table &hub = m_hub.companies.table;
        Table &office = m_office.companies;
        for (qint64 i = 0; i < std::max<qint64>(3, m_contacts / 10); ++i) {
            const QByteArray name = firmName(m_dice);
            const QByteArray number = QByteArray::number(i + 1);
            add(hub,
                {field(hub, "name", name), field(hub, "domain", "firma" + number + ".eksempel.no"),
                    field(hub, "phone", spelled(landlineDigits(m_dice), m_dice)),
                    field(hub, "city", m_dice.pick(names::place).area)});
            if (i % 2 == 0)
                addOfficeCompany(office, name);
            if (i % 5 == 0)
                addOfficeCompany(office, firmName(m_dice));
        }
    }

    void addOfficeCompany(Table &office, const QByteArray &name)
    {
        Fields fields{field(office, "name", name),
            field(office, "orgNr", QByteArray::number(810'000'000 + m_dice.below(189'999'999)))};
        for (const QByteArray prefix : {"postAddress.", "visitAddress."}) {
            const names::Place &place = m_dice.pick(names::place);
            const QByteArray street = m_dice.pick(names::street) + (' ' + QByteArray::number(1 + m_dice.below(120)));
            fields.push_back({office.column(prefix + "streetAddress"), street});
            fields.push_back({office.column(prefix + "postCode"), place.code});
            fields.push_back({office.column(prefix + "postalArea"), place.area});
            fields.push_back({office.column(prefix + "country"), "Norge"});
        }
        add(office, fields);
    }

    // CRMOffice got its contacts in an order of its own.
    void addOthers()
    {
        Table &table = m_office.contacts;
        table.reserve(qsizetype(m_others.size()));
        for (size_t i = m_others.size(); i > 1; --i)
            std::swap(m_others[i - 1], m_others[size_t(m_dice.below(qint64(i)))]);
        const auto companies = qint64(m_office.companies.rows().size());
        for (const Person &person : m_others) {
            Fields fields{field(table, "givenName", person.given), field(table, "familyName", person.family),
                field(table, "mobilePhone", person.mobile), field(table, "directPhone", person.phone)};
            if (m_dice.percent(50))
                fields.push_back(
                    field(table, "company.id", QByteArray::number(m_office.companies.row(m_dice.below(companies)).id)));
            add(table, fields);
        }
    }

    void addProducts()
    {
        Table &table = m_hub.products.table;
        const Table &firms = m_office.companies;
        for (qint64 i = 0; i < std::max<qint64>(5, m_contacts / 100); ++i) {
            QByteArray name = QByteArray(m_dice.pick(names::goods)) + ' ' + QByteArray::number(100 + i);
            if (i % 3 == 0)
                name = firms.value(firms.row(m_dice.below(qint64(firms.rows().size()))), firms.column("name"))
                           .toByteArray();
            add(table,
                {field(table, "name", name), field(table, "price", QByteArray::number(100 + m_dice.below(90'000))),
                    field(table, "hs_sku", "VARE-" + QByteArray::number(1000 + i)),
                    field(table, "description", "Levert av " + firmName(m_dice))});
        }
    }

    void addUsers()
    {
        Table &hub = m_hub.users;
        Table &office = m_office.users;
        for (qint64 i = 0; i < std::max<qint64>(3, m_contacts / 500); ++i) {
            Person person = newPerson(m_dice);
            const QByteArray number = QByteArray::number(i + 1);
            if (i % 2 == 0 && !m_others.empty())
                person = m_others[size_t(m_dice.below(qint64(m_others.size())))];
            add(hub,
                {field(hub, "email", "bruker" + number + "@eksempel.no"), field(hub, "firstName", person.given),
                    field(hub, "lastName", person.family),
                    field(hub, "roleId", QByteArray::number(60 + m_dice.below(3)))});
            add(office,
                {field(office, "userName", "bruker" + number), field(office, "givenName", givenName(m_dice)),
                    field(office, "familyName", familyName(m_dice))});
        }
    }

    HubspotState &m_hub;
    CrmOfficeTwin &m_office;
    qint64 m_contacts;
    Dice m_dice;
    qint64 m_epoch;
    Person m_last{"Kari", "Bergheim", {}, {}};
    std::vector<Person> m_others; // who will be in CRMOffice
};

} // namespace

void seedTwins(HubspotTwin &hubspot, CrmOfficeTwin &crmoffice, qint64 contacts, quint64 seed)
{
    Seeder(hubspot, crmoffice, contacts, seed).run();
}

} // namespace samband::sandbox
