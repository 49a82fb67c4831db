#include "tests/e2e/compare.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace samband::e2e {

using namespace Qt::StringLiterals;

namespace {

QString idOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : QString::number(value.toInteger());
}

QStringList differing(const Contact &source, const Contact &target)
{
    QStringList names;
    if (source.given.trimmed() != target.given.trimmed())
        names << u"given name"_s;
    if (source.family.trimmed() != target.family.trimmed())
        names << u"family name"_s;
    if (plainPhone(source.mobile) != plainPhone(target.mobile))
        names << u"mobile phone"_s;
    if (plainPhone(source.phone) != plainPhone(target.phone))
        names << u"direct phone"_s;
    return names;
}

} // namespace

QString plainPhone(const QString &phone)
{
    const QString text = phone.trimmed();
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); }))
        return text;
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
    }
    if (digits.startsWith("00"_L1))
        digits.remove(0, 2);
    return digits.size() == 10 && digits.startsWith("47"_L1) ? digits.mid(2) : digits;
}

QString Contact::person() const
{
    return (QStringList{given.trimmed(), family.trimmed(), plainPhone(mobile), plainPhone(phone)}).join(u'|');
}

QMap<QString, Contact> contactsOf(const QJsonObject &state)
{
    QMap<QString, Contact> contacts;
    for (const QJsonValue &value : state["contacts"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        if (row["archived"_L1].toBool())
            continue;
        const auto either = [&](QLatin1StringView hubspot, QLatin1StringView crmoffice) {
            return row.contains(hubspot) ? row[hubspot].toString() : row[crmoffice].toString();
        };
        const QString id = idOf(row["id"_L1]);
        contacts.insert(id,
            {id, either("firstname"_L1, "givenName"_L1), either("lastname"_L1, "familyName"_L1),
                either("mobilephone"_L1, "mobilePhone"_L1), either("phone"_L1, "directPhone"_L1)});
    }
    return contacts;
}

QString unexplained(const QJsonObject &hubspot, const QJsonObject &crmoffice, const QList<QJsonObject> &links,
    const QList<QJsonObject> &others)
{
    const auto sources = contactsOf(hubspot);
    const auto targets = contactsOf(crmoffice);
    QStringList found;
    QSet<QString> seenSources;
    QSet<QString> seenTargets;
    for (const QJsonObject &row : links) {
        const QString source = row["source"_L1].toString();
        const QString target = row["target"_L1].toString();
        const QString state = row["state"_L1].toString();
        const QString name = u"row %1 (%2, %3 and %4)"_s.arg(row["id"_L1].toInteger()).arg(state, source, target);
        if (!source.isEmpty() && seenSources.contains(source))
            found << name + u": the HubSpot contact is in two rows"_s;
        if (!target.isEmpty() && seenTargets.contains(target))
            found << name + u": the CRMOffice contact is in two rows"_s;
        seenSources << source;
        seenTargets << target;
        if (state != "in-sync"_L1)
            continue;
        if (!sources.contains(source) || !targets.contains(target)) {
            found << name + u": a record is not there"_s;
            continue;
        }
        if (const QStringList names = differing(sources[source], targets[target]); !names.isEmpty())
            found << name + u": they differ in "_s + names.join(", "_L1);
    }
    for (const QJsonObject &row : others)
        seenTargets << row["target"_L1].toString();
    for (const QString &id : sources.keys()) {
        if (!seenSources.contains(id))
            found << u"HubSpot contact %1 is in no row"_s.arg(id);
    }
    for (const QString &id : targets.keys()) {
        if (!seenTargets.contains(id))
            found << u"CRMOffice contact %1 is in no row"_s.arg(id);
    }
    return found.join(u'\n');
}

QString wrongSums(const QJsonObject &run)
{
    const QJsonArray flows = run["flows"_L1].toArray();
    if (flows.size() != 4)
        return u"%1 flows instead of 4"_s.arg(flows.size());
    for (const QJsonValue &value : flows) {
        const QJsonObject flow = value.toObject();
        qint64 sum = 0;
        for (const auto name :
            {"unchanged"_L1, "written"_L1, "held"_L1, "conflicting"_L1, "excluded"_L1, "failed"_L1}) {
            if (flow[name].toInteger(-1) < 0)
                return u"%1: %2 is missing or negative"_s.arg(flow["flow"_L1].toString(), name);
            sum += flow[name].toInteger();
        }
        if (sum != flow["read"_L1].toInteger(-1))
            return u"%1: read %2 is not %3"_s.arg(flow["flow"_L1].toString()).arg(flow["read"_L1].toInteger()).arg(sum);
    }
    return {};
}

} // namespace samband::e2e
