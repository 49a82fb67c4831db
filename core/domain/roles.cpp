#include "core/domain/roles.h"

#include "core/domain/normalise.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString joined(const Roles &roles, const Fields &fields, std::initializer_list<QString> names)
{
    QStringList parts;
    for (const QString &name : names) {
        const QString value = valueOf(fields, roles.path.value(name)).simplified();
        if (!value.isEmpty())
            parts << value;
    }
    return parts.join(u' ');
}

QString nameOf(const Roles &roles, const Fields &fields)
{
    const QString name = joined(roles, fields, {u"name"_s});
    return name.isEmpty() ? joined(roles, fields, {u"givenName"_s, u"familyName"_s}) : name;
}

Direction directionFor(const PerSide<SideTraits> &traits)
{
    const bool source = traits.source.canUpdate;
    const bool target = traits.target.canUpdate;
    if (source && target)
        return Direction::Both;
    if (target)
        return Direction::ToTarget;
    return source ? Direction::ToSource : Direction::Off;
}

Normaliser normaliserFor(const Mapping &mapping, const PerSide<SideTraits> &traits)
{
    if (traits.source.roles.phones.contains(mapping.path.source)
        || traits.target.roles.phones.contains(mapping.path.target))
        return Normaliser::Phone;
    if (mapping.type == "integer"_L1 || mapping.type == "float"_L1)
        return Normaliser::Number;
    return mapping.type == "boolean"_L1 ? Normaliser::Boolean : Normaliser::Text;
}

QMap<QString, QString> sharedRoles(const PerSide<SideTraits> &traits)
{
    QMap<QString, QString> shared;
    const auto &source = traits.source.roles.path;
    const auto &target = traits.target.roles.path;
    for (auto role = target.cbegin(); role != target.cend(); ++role) {
        if (source.contains(role.key()))
            shared.insert(role.value(), source.value(role.key()));
    }
    return shared;
}

Creation creationFor(const Flow &flow, const PerSide<SideTraits> &traits)
{
    if (!traits.target.canCreate || !traits.source.belongsTo.isEmpty())
        return Creation::Never;
    return flow.mappings.isEmpty() ? Creation::Approval : Creation::Automatic;
}

} // namespace

QStringList Roles::paths() const
{
    QStringList all = path.values() + phones;
    for (const QString &entry : required)
        all += entry.split(u'|');
    all.removeDuplicates();
    return all;
}

QString titleOf(const Roles &roles, const Fields &fields)
{
    const QString name = nameOf(roles, fields);
    if (!name.isEmpty())
        return name;
    const QString email = joined(roles, fields, {u"email"_s});
    return email.isEmpty() ? joined(roles, fields, {u"userName"_s}) : email;
}

QString nameKeyOf(const Roles &roles, const Fields &fields)
{
    return matchName(nameOf(roles, fields));
}

void applyDefaultRules(Flow &flow, const PerSide<SideTraits> &traits)
{
    flow.rules.creation = creationFor(flow, traits);
    flow.rules.followDatatype = traits.source.belongsTo.value(0);
    flow.rules.required = traits.target.roles.required;
    flow.rules.creationTemplate = sharedRoles(traits);
    for (Mapping &mapping : flow.mappings) {
        mapping.rules.normaliser = normaliserFor(mapping, traits);
        // A row the reader found unusable stays off whatever the systems can do.
        if (mapping.rules.direction != Direction::Off)
            mapping.rules.direction = directionFor(traits);
        flow.rules.creationTemplate.remove(mapping.path.target);
    }
    for (const Statement &statement : flow.statements) {
        if (statement.kind == StatementKind::When)
            flow.rules.enabled = false;
    }
}

} // namespace samband
