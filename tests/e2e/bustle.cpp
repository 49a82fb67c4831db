#include "tests/e2e/bustle.h"

#include "tests/e2e/compare.h"

#include <QElapsedTimer>

namespace samband::e2e {

using namespace Qt::StringLiterals;

Bustle::Bustle(quint32 seed)
    : m_dice(seed)
    , m_world({u"--contacts"_s, u"12"_s, u"--seed"_s, QString::number(seed % 1000), u"--latency"_s, u"3"_s,
          u"--no-limits"_s})
{
}

QString Bustle::prepare()
{
    const QString folder = m_world.folder.path();
    if (!m_world.prepare(demoDocument(), quickManifest(folder, 60), quickManifest(folder, 0, Crm::Hubspot)))
        return u"the workspace could not be prepared"_s;
    untilQuiet();
    m_hubspot = contactsOf(m_world.sandbox.state(Crm::Hubspot)).keys();
    m_crmoffice = contactsOf(m_world.sandbox.state(Crm::Crmoffice)).keys();
    return m_hubspot.isEmpty() || m_crmoffice.isEmpty() ? u"there is nobody to edit"_s : QString();
}

void Bustle::change(int round)
{
    for (int i = 0; i < 4; ++i) {
        const QString family = u"Drept-%1-%2"_s.arg(round).arg(i);
        QJsonObject contact{{"firstname"_L1, "Ny"_L1}, {"lastname"_L1, family}};
        // Without a phone nothing but recovery finds a record whose create was not heard of: matching would only ask.
        if (i % 2 == 0)
            contact.insert(u"mobilephone"_s, u"4%1"_s.arg(1'000'000 + (round * 8 + i) % 900'000));
        m_world.sandbox.call(Crm::Hubspot, "POST", u"contacts"_s, contact);
        ++m_people[u"Ny|"_s + family];
    }
    const auto any = [&](const QStringList &ids) {
        return u"contacts/"_s + ids.at(m_dice.bounded(static_cast<int>(ids.size())));
    };
    m_world.sandbox.edit(Crm::Hubspot, any(m_hubspot), {{"phone"_L1, u"22%1"_s.arg(100'000 + round)}});
    m_world.sandbox.edit(Crm::Crmoffice, any(m_crmoffice), {{"directPhone"_L1, u"33%1"_s.arg(100'000 + round)}});
}

QList<QJsonObject> Bustle::rowsIn(const QString &state) const
{
    return m_world.links(0, {u"--state"_s, state});
}

Outcome Bustle::untilQuiet(Failing failing)
{
    Outcome outcome;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer length;
        length.start();
        outcome = m_world.ctl({u"run"_s, u"--approve-all"_s});
        m_length = std::clamp<qint64>(length.elapsed(), 20, 2000);
        if (outcome.exit == 1)
            break;
        QStringList rows;
        if (failing == Failing::AskedFor) {
            for (const QJsonObject &row : rowsIn(u"failing"_s))
                rows << u"--link"_s << QString::number(row["id"_L1].toInteger());
        }
        if (!rows.isEmpty())
            m_world.ctl(QStringList{u"run"_s, u"--approve-all"_s} + rows);
        // What cannot be told yet is looked for again: by the next run it can.
        if (outcome.last()["writes"_L1].toInteger(-1) == 0 && rows.isEmpty() && rowsIn(u"pending"_s).isEmpty())
            break;
    }
    return outcome;
}

QString Bustle::atTheEnd()
{
    const Outcome end = untilQuiet();
    if (end.exit != 2 && end.exit != 0)
        return end.told();
    m_world.sandbox.resetCounters();
    const Outcome quiet = m_world.ctl({u"run"_s, u"--full"_s});
    if (quiet.last()["writes"_L1].toInteger(-1) != 0 || m_world.sandbox.changes() != 0)
        return u"a further run still writes"_s;
    for (const QString &wrong : {wrongSums(quiet.last()), m_world.unexplained()}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    for (const Crm crm : {Crm::Hubspot, Crm::Crmoffice}) {
        QMap<QString, int> there;
        for (const Contact &contact : contactsOf(m_world.sandbox.state(crm))) {
            if (contact.given == "Ny"_L1)
                ++there[u"Ny|"_s + contact.family];
        }
        for (auto person = m_people.cbegin(); person != m_people.cend(); ++person) {
            if (there.value(person.key()) != *person)
                return u"%1 is there %2 times instead of %3 in system %4"_s.arg(person.key())
                    .arg(there.value(person.key()))
                    .arg(*person)
                    .arg(static_cast<int>(crm));
        }
    }
    for (const QJsonObject &row : m_world.links(1)) {
        // Two edits of one pair in one round are a conflict, and rightly wait; nothing else may.
        const QString state = row["state"_L1].toString();
        if (state != "in-sync"_L1 && state != "conflict"_L1 && row["sourceTitle"_L1].toString().startsWith("Ny "_L1))
            return u"%1: %2"_s.arg(state, row["text"_L1].toString());
    }
    return {};
}

} // namespace samband::e2e
