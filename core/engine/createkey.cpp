#include "core/engine/createkey.h"

#include <QCoreApplication>
#include <QUuid>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::CreateKey)
};

const auto mark = "samband-"_L1;

Result<QList<DatatypeTraits>> madeIn(CrmClient &client, const QList<Flow> &flows, Side side)
{
    QList<DatatypeTraits> found;
    for (const Flow &flow : flows) {
        const auto traits = client.traits(flow.datatype[side]);
        if (!traits)
            return traits.error();
        const bool known =
            std::ranges::any_of(found, [&](const DatatypeTraits &each) { return each.name == traits->name; });
        if (traits->side.canCreate && !known)
            found << *traits;
    }
    return found;
}

} // namespace

QString newCreateKey()
{
    return mark + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

bool isCreateKey(const QString &key)
{
    return key.startsWith(mark);
}

Result<KeyStanding> keyStanding(CrmClient &client, const DatatypeTraits &traits, std::stop_token stop)
{
    KeyStanding standing{traits.name, {}, KeyState::Unsupported, traits.canMakeKey};
    if (traits.keyProperty.isEmpty())
        return standing;
    const auto list = client.properties(traits.name, std::move(stop));
    if (!list)
        return list.error();
    const PropertyInfo *property = list->find(traits.keyProperty);
    standing.property = traits.keyProperty.mid(list->prefix.size());
    standing.state = KeyState::Missing;
    if (property)
        standing.state = property->unique && !property->readOnly ? KeyState::Used : KeyState::Unfit;
    return standing;
}

Result<QList<KeyStanding>> keyStandings(
    CrmClient &client, const QList<Flow> &flows, Side side, const std::stop_token &stop)
{
    const auto datatypes = madeIn(client, flows, side);
    if (!datatypes)
        return datatypes.error();
    QList<KeyStanding> standings;
    for (const DatatypeTraits &traits : *datatypes) {
        const auto standing = keyStanding(client, traits, stop);
        if (!standing)
            return standing.error();
        standings << *standing;
    }
    return standings;
}

Result<QList<KeyStanding>> makeKeys(CrmClient &client, const QList<Flow> &flows, Side side, const std::stop_token &stop)
{
    const auto standings = keyStandings(client, flows, side, stop);
    if (!standings)
        return standings;
    for (const KeyStanding &standing : *standings) {
        if (standing.state == KeyState::Unfit)
            return Error{ErrorKind::BadInput,
                Words::tr("%1 has a property “%2” (%3) already, but it is not unique, and that cannot be changed. "
                          "Choose another name for ours: --setting keyProperty=NAME.")
                    .arg(client.system(), standing.property, standing.datatype)};
        if (standing.state != KeyState::Missing || !standing.canBeMade)
            continue;
        if (const Status made = client.makeKeyProperty(standing.datatype, stop); !made)
            return made.error();
    }
    return keyStandings(client, flows, side, stop);
}

Result<bool> makesByKey(Session &session, Side side, const DatatypeTraits &traits)
{
    QMap<QString, bool> &known = session.madeByKey[side];
    if (!known.contains(traits.name)) {
        const auto standing = keyStanding(*session.client[side], traits, session.stop);
        if (!standing)
            return standing.error();
        known.insert(traits.name, standing->state == KeyState::Used);
    }
    return known.value(traits.name);
}

QString keyText(const KeyStanding &standing)
{
    switch (standing.state) {
    case KeyState::Used:
        return Words::tr("New records (%1) carry a key of ours in the unique property “%2”: even when an answer is "
                         "lost, none is made twice.")
            .arg(standing.datatype, standing.property);
    case KeyState::Missing:
        return Words::tr("The account has no unique property “%2” for %1: when the answer to a create is lost, the new "
                         "record is looked for by what it holds, and in doubt you are asked.")
            .arg(standing.datatype, standing.property);
    case KeyState::Unfit:
        return Words::tr("The property “%2” for %1 is not unique or read-only, so it cannot keep records apart: when "
                         "the answer to a create is lost, the new record is looked for by what it holds, and in doubt "
                         "you are asked.")
            .arg(standing.datatype, standing.property);
    case KeyState::Unsupported:
        return Words::tr("When the answer to a create is lost (%1), the new record is looked for by what it holds, and "
                         "in doubt you are asked.")
            .arg(standing.datatype);
    }
    return {};
}

QString keyAdvice(const KeyStanding &standing, const QString &system)
{
    switch (standing.state) {
    case KeyState::Used:
    case KeyState::Unsupported:
        return {};
    case KeyState::Missing:
        return standing.canBeMade
            ? Words::tr("To rule that out, make the property: sambandctl connect %1 --unique-key. Or let an "
                        "administrator make it: %2, single-line text, with unique values.")
                  .arg(system, standing.property)
            : Words::tr("To rule that out, let an administrator make the property: %1, single-line text, with unique "
                        "values.")
                  .arg(standing.property);
    case KeyState::Unfit:
        return Words::tr("Choose another name for ours (--setting keyProperty=NAME); whether values are unique cannot "
                         "be changed later.");
    }
    return {};
}

} // namespace samband
