#include "app/sandbox/hubspotstate.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

// The columns that HubSpot computes; they are defined, but never stored.
void defineComputed(ObjectType &type)
{
    type.define({"hs_object_id", "Record ID", "number", "number", "information", true});
    type.define({"createdate", "Create Date", "datetime", "date", "information", true});
    type.define({type.modifiedName, "Last Modified Date", "datetime", "date", "information", true});
    type.define({"hs_merged_object_ids", "Merged record IDs", "string", "text", "information", true});
}

void defineTexts(ObjectType &type, const QByteArray &group, const QByteArrayList &names)
{
    for (const QByteArray &name : names)
        type.define({name, name, "string", "text", group});
}

} // namespace

const PropertyDef *ObjectType::property(QByteArrayView wanted) const
{
    for (const PropertyDef &definition : properties)
        if (definition.name == wanted)
            return &definition;
    return nullptr;
}

PropertyDef *ObjectType::property(QByteArrayView wanted)
{
    for (PropertyDef &definition : properties)
        if (definition.name == wanted)
            return &definition;
    return nullptr;
}

void ObjectType::define(const PropertyDef &definition)
{
    properties.push_back(definition);
    const int column = table.addColumn(definition.name);
    if (definition.unique)
        table.makeUnique(column);
}

const std::array<AssociationType, 4> &associationTypes()
{
    static const std::array<AssociationType, 4> types{
        {{"HUBSPOT_DEFINED", 279, {}, unlabelledBit}, {"HUBSPOT_DEFINED", 1, "Primary", primaryBit},
            {"HUBSPOT_DEFINED", 931, "Billing contact", 4}, {"USER_DEFINED", 37, "Daglig leder", 8}}};
    return types;
}

HubspotState::HubspotState()
    : contacts{"contacts", "contact", "0-1", "lastmodifieddate",
        {"createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"}, {},
        Table(151'000'000'501), {}}
    , companies{"companies", "company", "0-2", "hs_lastmodifieddate",
          {"createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"}, {}, Table(9'000'000'077), {}}
    , products{"products", "product", "0-7", "hs_lastmodifieddate",
          {"createdate", "description", "hs_lastmodifieddate", "hs_object_id", "name", "price"}, {}, Table(2'000'301),
          {}}
    , users(9001)
{
    defineTexts(contacts, "contactinformation",
        {"firstname", "lastname", "phone", "mobilephone", "address", "city", "zip", "state", "country", "company",
            "jobtitle", "hubspot_owner_id", "date_of_birth"});
    contacts.define({"email", "Email", "string", "text", "contactinformation", false, true});
    defineTexts(companies, "companyinformation",
        {"name", "domain", "phone", "address", "address2", "city", "zip", "state", "country", "website", "description",
            "industry", "hubspot_owner_id"});
    companies.define({"numberofemployees", "Number of Employees", "number", "number", "companyinformation"});
    defineTexts(products, "productinformation", {"name", "description", "hs_sku", "hs_recurring_billing_period"});
    products.define({"price", "Unit price", "number", "number", "productinformation"});
    products.define({"hs_cost_of_goods_sold", "Unit cost", "number", "number", "productinformation"});
    for (ObjectType *type : {&contacts, &companies, &products})
        defineComputed(*type);
    for (const char *name : {"email", "firstName", "lastName", "roleId", "primaryTeamId"})
        users.addColumn(name);
    users.makeUnique(users.column("email"));
}

ObjectType *HubspotState::type(const QByteArray &name)
{
    for (ObjectType *type : {&contacts, &companies, &products})
        if (type->name == name || type->singular == name || type->typeId == name)
            return type;
    return nullptr;
}

std::vector<Link> &HubspotState::linksOf(qsizetype contact)
{
    if (links.size() <= size_t(contact))
        links.resize(contacts.table.rows().size());
    return links[size_t(contact)];
}

void HubspotState::link(qsizetype contact, qint64 company, quint32 types)
{
    auto &held = linksOf(contact);
    linksChanged(contact);
    types |= unlabelledBit;
    if (held.empty() && firstIsPrimary)
        types |= primaryBit;
    // One primary company per contact: the newest wins.
    for (Link &link : held)
        if ((types & primaryBit) != 0)
            link.types &= ~primaryBit;
    for (Link &link : held) {
        if (link.company == company) {
            link.types |= types;
            return;
        }
    }
    held.push_back({company, types});
}

void HubspotState::unlink(qsizetype contact, qint64 company)
{
    auto &held = linksOf(contact);
    if (std::erase_if(held, [&](const Link &link) { return link.company == company; }) == 0)
        return;
    linksChanged(contact);
    const bool hasPrimary =
        std::any_of(held.begin(), held.end(), [](const Link &link) { return (link.types & primaryBit) != 0; });
    if (promotesPrimary && !held.empty() && !hasPrimary)
        held.front().types |= primaryBit;
}

void HubspotState::linksChanged(qsizetype contact)
{
    if (linksMove)
        contacts.table.update(contact, {}, clock->stamp(contacts.table.row(contact).modified));
}

QJsonObject batchError(const Problem &problem)
{
    QJsonObject body{{"status"_L1, "error"_L1}, {"category"_L1, QString::fromUtf8(problem.category)},
        {"message"_L1, problem.message}};
    if (!problem.context.isEmpty())
        body["context"_L1] = problem.context;
    if (!problem.details.isEmpty())
        body["errors"_L1] = problem.details;
    return body;
}

Reply errorReply(const Problem &problem)
{
    QJsonObject body = batchError(problem);
    body["correlationId"_L1] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return Reply::json(problem.status, body);
}

Problem notFound()
{
    return {404, "OBJECT_NOT_FOUND", u"resource not found"_s, {}, {}};
}

} // namespace samband::sandbox
