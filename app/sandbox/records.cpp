// How a HubSpot record looks in an answer, and what may be written into it.
#include "app/sandbox/admin.h"
#include "app/sandbox/history.h"
#include "app/sandbox/objects.h"

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

using Kind = PropertyPlan::Kind;

constexpr size_t companiesShown = 100;

Kind kindOf(const ObjectType &type, const QByteArray &name)
{
    if (name == "hs_object_id")
        return Kind::Id;
    if (name == "createdate")
        return Kind::Created;
    return name == type.modifiedName ? Kind::Modified : Kind::Stored;
}

void writeCompanies(JsonWriter &json, HubspotState &state, qsizetype contact)
{
    json.key("associations").begin('{');
    const auto &links = state.linksOf(contact);
    if (!links.empty()) {
        json.key("companies").begin('{').key("results").begin('[');
        const size_t shown = std::min(links.size(), companiesShown);
        for (const Link &link : std::vector<Link>(links.begin(), links.begin() + qsizetype(shown))) {
            if (findRecord(state.companies, QByteArray::number(link.company), {}) < 0)
                continue;
            if ((link.types & primaryBit) != 0)
                json.begin('{').key("id").numberText(link.company).key("type").text("contact_to_company").end('}');
            json.begin('{')
                .key("id")
                .numberText(link.company)
                .key("type")
                .text("contact_to_company_unlabeled")
                .end('}');
        }
        json.end(']');
        if (shown < links.size()) // the rest is asked for through the record's own list
            json.key("paging")
                .begin('{')
                .key("next")
                .begin('{')
                .key("after")
                .numberText(qint64(shown))
                .end('}')
                .end('}');
        json.end('}');
    }
    json.end('}');
}

Problem badProperty(const QByteArray &name, const char *code, const QString &text)
{
    const QJsonObject detail{{"message"_L1, text}, {"code"_L1, QString::fromUtf8(code)},
        {"context"_L1, QJsonObject{{"propertyName"_L1, QJsonArray{QString::fromUtf8(name)}}}}};
    return {400, "VALIDATION_ERROR", u"Property values were not valid: "_s + text, {}, {detail}};
}

std::optional<Problem> checkValue(const ObjectType &type, const QByteArray &name, const QJsonValue &given)
{
    const QString shown = QString::fromUtf8(name);
    const PropertyDef *definition = type.property(name);
    if (!definition)
        return badProperty(name, "PROPERTY_DOESNT_EXIST", u"Property \"%1\" does not exist"_s.arg(shown));
    if (definition->readOnly || definition->calculated)
        return badProperty(name, "READ_ONLY_VALUE", u"\"%1\" is a read only property"_s.arg(shown));
    if (given.isObject() || given.isArray())
        return badProperty(name, "INVALID_VALUE", u"\"%1\" must be a text"_s.arg(shown));
    const QByteArray value = scalarText(given);
    if (!definition->options.isEmpty() && !value.isEmpty() && !definition->options.contains(value))
        return badProperty(name, "INVALID_OPTION",
            u"%1 was not one of the allowed options: %2"_s.arg(
                given.toString(), QString::fromUtf8(definition->options.join(", "))));
    bool good = true;
    if (definition->type == "number" && !value.isEmpty())
        value.toDouble(&good);
    if (!good)
        return badProperty(name, "INVALID_INTEGER", u"\"%1\" was not a valid number"_s.arg(shown));
    if (name == "email" && !value.isEmpty() && !value.contains('@'))
        return badProperty(name, "INVALID_EMAIL", u"Email address %1 is invalid"_s.arg(given.toString()));
    return std::nullopt;
}

std::optional<Problem> checkUnique(const ObjectType &type, const Field &field, qsizetype self)
{
    if (!type.table.isUnique(field.column))
        return std::nullopt;
    const auto holder = type.table.findUnique(field.column, field.value);
    if (holder < 0 || holder == self)
        return std::nullopt;
    const QString id = QString::number(type.table.row(holder).id);
    const QByteArray name = type.table.columns()[field.column];
    if (name == "email")
        return Problem{409, "CONFLICT", u"Contact already exists. Existing ID: "_s + id, {}, {}};
    return badProperty(name, "CONFLICTING_UNIQUE_VALUE", id + u" already has that value."_s);
}

std::optional<Problem> checkNamed(const ObjectType &type, const QJsonObject &properties)
{
    const auto has = [&](QLatin1StringView name) { return !properties[name].toString().isEmpty(); };
    const bool named = type.name == "contacts" ? has("email"_L1) || has("firstname"_L1) || has("lastname"_L1)
                                               : has("name"_L1) || (type.name == "companies" && has("domain"_L1));
    if (named)
        return std::nullopt;
    return badProperty(
        type.name == "contacts" ? "email" : "name", "MISSING_REQUIRED_PROPERTY", u"A required property was not set"_s);
}

} // namespace

PropertyPlan planFor(const ObjectType &type, const QByteArrayList &wanted)
{
    PropertyPlan plan;
    QByteArrayList names = wanted.isEmpty() ? type.defaults : wanted;
    if (!wanted.isEmpty())
        names += QByteArrayList{"createdate", "hs_object_id", type.modifiedName};
    for (const QByteArray &raw : names) {
        const QByteArray name = raw.trimmed();
        const bool known = type.property(name) != nullptr;
        if (known && std::none_of(plan.entries.begin(), plan.entries.end(), [&](const auto &entry) {
                return entry.name == name;
            }))
            plan.entries.push_back({name, type.table.column(name), kindOf(type, name)});
    }
    return plan;
}

PropertyPlan planFor(const ObjectType &type, const QJsonValue &wanted)
{
    QByteArrayList names;
    for (const QJsonValue &name : wanted.toArray())
        names.append(name.toString().toUtf8());
    return planFor(type, names);
}

void writeRecord(JsonWriter &json, HubspotState &state, const ObjectType &type, qsizetype index,
    const PropertyPlan &plan, bool companies, const QByteArray &extra, qint64 asOf)
{
    const Row &row = type.table.row(index);
    json.begin('{').key("id").numberText(row.id).key("properties").begin('{');
    for (const PropertyPlan::Entry &entry : plan.entries) {
        if (state.blanksMissing && entry.kind == Kind::Stored && type.table.value(row, entry.column).isEmpty())
            continue;
        json.key(entry.name);
        switch (entry.kind) {
        case Kind::Id:
            json.numberText(row.id);
            break;
        case Kind::Created:
            json.moment(row.created);
            break;
        case Kind::Modified:
            json.moment(row.modified);
            break;
        case Kind::Stored: {
            const QByteArray old = asOf > 0 ? valueAt(type, index, entry.column, asOf) : QByteArray();
            const QByteArrayView value = asOf > 0 ? QByteArrayView(old) : type.table.value(row, entry.column);
            value.isEmpty() ? json.null() : json.text(value);
            break;
        }
        }
    }
    json.end('}').key("createdAt").moment(row.created).key("updatedAt").moment(row.modified);
    json.key("archived").boolean(row.state == RowState::Archived);
    json.key("url").text(
        "https://app.hubspot.com/contacts/4711/record/" + type.typeId + '/' + QByteArray::number(row.id));
    if (row.state == RowState::Archived)
        json.key("archivedAt").moment(row.archivedAt);
    if (companies && &type == &state.contacts)
        writeCompanies(json, state, index);
    if (!extra.isEmpty())
        json.raw(extra);
    json.end('}');
}

Checked checkProperties(HubspotState &state, const ObjectType &type, const QJsonObject &properties, qsizetype self)
{
    Checked checked;
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const QByteArray name = property.key().toUtf8();
        checked.problem = checkValue(type, name, *property);
        if (checked.problem)
            return checked;
        if (property->isNull())
            continue; // only "" clears
        const bool phone = name == "phone" || name == "mobilephone";
        checked.fields.push_back(
            {type.table.column(name), stored(scalarText(*property), phone, *state.formatting, PhoneStyle::E164)});
        checked.problem = checkUnique(type, checked.fields.back(), self);
        if (checked.problem)
            return checked;
    }
    if (self < 0)
        checked.problem = checkNamed(type, properties);
    if (!checked.problem)
        checked.problem = brokenRule(state, type, properties, self);
    return checked;
}

std::optional<Problem> checkAssociations(HubspotState &state, const ObjectType &type, const QJsonArray &associations)
{
    if (!associations.isEmpty() && &type != &state.contacts)
        return Problem{400, "VALIDATION_ERROR", u"This type cannot be associated from here"_s, {}, {}};
    for (const QJsonValue &association : associations) {
        const QByteArray company = scalarText(association["to"_L1]["id"_L1]);
        if (findRecord(state.companies, company, {}) < 0)
            return Problem{400, "VALIDATION_ERROR", u"Some objects are not valid"_s,
                {{"INVALID_OBJECT_IDS"_L1, QJsonArray{u"COMPANY=%1 is not valid"_s.arg(QString::fromUtf8(company))}}},
                {}};
    }
    return std::nullopt;
}

void applyAssociations(HubspotState &state, qsizetype index, const QJsonArray &associations)
{
    for (const QJsonValue &association : associations) {
        quint32 bits = 0;
        for (const QJsonValue &type : association["types"_L1].toArray())
            for (const AssociationType &known : associationTypes())
                if (type["associationTypeId"_L1].toInt() == known.typeId)
                    bits |= known.bit;
        state.link(index, scalarText(association["to"_L1]["id"_L1]).toLongLong(), bits);
    }
}

void applyChange(HubspotState &state, ObjectType &type, qsizetype index, const Fields &fields)
{
    const Row &row = type.table.row(index);
    if (type.table.wouldChange(row, fields))
        type.table.update(index, fields, state.clock->stamp(row.modified));
}

} // namespace samband::sandbox
