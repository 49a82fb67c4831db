// What an admin decides about an account: rules, properties, and the switches of the twin.
#include "app/sandbox/admin.h"

#include <QDataStream>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

QByteArray bytes(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

Problem missing(const QByteArray &property, const char *code)
{
    const QJsonObject detail{{"message"_L1, u"Required property \"%1\" is missing"_s.arg(QString::fromUtf8(property))},
        {"code"_L1, QString::fromUtf8(code)},
        {"context"_L1, QJsonObject{{"propertyName"_L1, QJsonArray{QString::fromUtf8(property)}}}}};
    return {400, "VALIDATION_ERROR", u"Property values were not valid: a required property is missing"_s, {}, {detail}};
}

} // namespace

std::optional<Problem> brokenRule(
    const HubspotState &state, const ObjectType &type, const QJsonObject &properties, qsizetype self)
{
    if (!state.enforces)
        return std::nullopt;
    const auto after = [&](const QByteArray &name) {
        const QJsonValue sent = properties[QString::fromUtf8(name)];
        if (!sent.isUndefined() || self < 0)
            return scalarText(sent);
        return type.table.value(type.table.row(self), type.table.column(name)).toByteArray();
    };
    for (const WriteRule &rule : state.rules) {
        if (rule.type != type.name || !after(rule.property).isEmpty())
            continue;
        if (rule.when.isEmpty() && self < 0)
            return missing(rule.property, "MISSING_REQUIRED_PROPERTY");
        if (!rule.when.isEmpty() && after(rule.when) == rule.value)
            return missing(rule.property, "MISSING_CONDITIONAL_REQUIRED_PROPERTY");
    }
    return std::nullopt;
}

bool defineProperty(ObjectType &type, const QByteArray &name, const QJsonValue &definition)
{
    if (definition.isNull())
        return std::erase_if(type.properties, [&](const PropertyDef &known) { return known.name == name; }) > 0;
    if (!type.property(name))
        type.define({name, name, "string", "text", "custom", false, definition["unique"_L1].toBool(), true, false, {}});
    PropertyDef &changed = *type.property(name);
    const QJsonObject given = definition.toObject();
    changed.readOnly = given["readOnly"_L1].toBool(changed.readOnly);
    changed.calculated = given["calculated"_L1].toBool(changed.calculated);
    if (given.contains("type"_L1))
        changed.type = bytes(given["type"_L1]);
    if (given.contains("options"_L1))
        changed.options.clear();
    for (const QJsonValue &option : given["options"_L1].toArray())
        changed.options.append(bytes(option));
    return true;
}

namespace {

/// Every switch that is only on or off, by its name.
constexpr std::array<std::pair<QLatin1StringView, bool HubspotState::*>, 15> flags{
    {{"echoTrace"_L1, &HubspotState::echoTrace}, {"blanksMissing"_L1, &HubspotState::blanksMissing},
        {"idsAsText"_L1, &HubspotState::idsAsText}, {"textBooleans"_L1, &HubspotState::textBooleans},
        {"keepPrimaryId"_L1, &HubspotState::keepPrimaryId}, {"restoreMoves"_L1, &HubspotState::restoreMoves},
        {"archiveAgainFails"_L1, &HubspotState::archiveAgainFails}, {"staleSearch"_L1, &HubspotState::staleSearch},
        {"wholeUpserts"_L1, &HubspotState::wholeUpserts}, {"warnings"_L1, &HubspotState::warnings},
        {"batchesMissMerged"_L1, &HubspotState::batchesMissMerged},
        {"editAssociations"_L1, &HubspotState::editAssociations}, {"linksMove"_L1, &HubspotState::linksMove},
        {"firstIsPrimary"_L1, &HubspotState::firstIsPrimary}, {"promotesPrimary"_L1, &HubspotState::promotesPrimary}}};

} // namespace

void configureState(HubspotState &state, const QJsonObject &settings)
{
    for (const auto &[name, flag] : flags)
        state.*flag = settings[name].toBool(state.*flag);
    state.searchLag = settings["searchLag"_L1].toInteger(state.searchLag);
    state.queues = settings["queues"_L1].toInt(state.queues);
    if (settings.contains("timeZone"_L1))
        state.timeZone = bytes(settings["timeZone"_L1]);
    if (!settings.contains("rules"_L1))
        return;
    state.rules.clear();
    for (const QJsonValue &rule : settings["rules"_L1].toArray())
        state.rules.push_back(
            {bytes(rule["type"_L1]), bytes(rule["property"_L1]), bytes(rule["when"_L1]), bytes(rule["value"_L1])});
}

QJsonObject settingsOf(const HubspotState &state)
{
    QJsonObject settings{{"searchLag"_L1, state.searchLag}, {"queues"_L1, state.queues},
        {"timeZone"_L1, QString::fromUtf8(state.timeZone)}};
    for (const auto &[name, flag] : flags)
        settings[name] = state.*flag;
    QJsonArray rules;
    for (const WriteRule &rule : state.rules)
        rules.append(
            QJsonObject{{"type"_L1, QString::fromUtf8(rule.type)}, {"property"_L1, QString::fromUtf8(rule.property)},
                {"when"_L1, QString::fromUtf8(rule.when)}, {"value"_L1, QString::fromUtf8(rule.value)}});
    settings["rules"_L1] = rules;
    return settings;
}

void saveDefinitions(QDataStream &out, const ObjectType &type)
{
    out << quint32(type.properties.size());
    for (const PropertyDef &one : type.properties)
        out << one.name << one.label << one.type << one.fieldType << one.group << one.readOnly << one.unique
            << one.custom << one.calculated << one.options;
}

void loadDefinitions(QDataStream &in, ObjectType &type)
{
    quint32 count = 0;
    in >> count;
    type.properties.clear();
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        PropertyDef one;
        in >> one.name >> one.label >> one.type >> one.fieldType >> one.group >> one.readOnly >> one.unique
            >> one.custom >> one.calculated >> one.options;
        type.properties.push_back(one);
    }
}

} // namespace samband::sandbox
