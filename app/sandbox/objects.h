#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// Which properties an answer carries, looked up once per request.
struct PropertyPlan {
    enum class Kind : quint8 { Stored, Id, Created, Modified };
    struct Entry {
        QByteArray name;
        int column;
        Kind kind;
    };
    std::vector<Entry> entries;
};

/// The defaults when \a wanted is empty; otherwise those, without unknown names, and the three that always come.
PropertyPlan planFor(const ObjectType &type, const QByteArrayList &wanted);
PropertyPlan planFor(const ObjectType &type, const QJsonValue &wanted);
/// Writes one record. \a extra is JSON members to add ("\"new\":true"), \a companies adds the links. \a asOf (ms UTC)
/// not 0: with the values of that moment.
void writeRecord(JsonWriter &json, HubspotState &state, const ObjectType &type, qsizetype index,
    const PropertyPlan &plan, bool companies = false, const QByteArray &extra = {}, qint64 asOf = 0);

/// Properties as they would be stored, or what is wrong with them.
struct Checked {
    Fields fields;
    std::optional<Problem> problem;
};
/// Checks "properties" for record \a self (-1: a new one, which needs a name of some kind).
Checked checkProperties(HubspotState &state, const ObjectType &type, const QJsonObject &properties, qsizetype self);
/// Checks and makes the links of a create's "associations".
std::optional<Problem> checkAssociations(HubspotState &state, const ObjectType &type, const QJsonArray &associations);
void applyAssociations(HubspotState &state, qsizetype index, const QJsonArray &associations);
/// Stores a change; equal values do not move the modified time.
void applyChange(HubspotState &state, ObjectType &type, qsizetype index, const Fields &fields);

/// Finds a live record by id (of a merged record too, unless \a strict) or by a unique property; -1 when there is none.
qsizetype findRecord(const ObjectType &type, const QByteArray &id, const QByteArray &idProperty, bool strict = false);

Reply listObjects(HubspotState &state, const ObjectType &type, const Request &request);
Reply createObject(HubspotState &state, ObjectType &type, const Request &request);
Reply readObject(HubspotState &state, const ObjectType &type, const Request &request);
Reply updateObject(HubspotState &state, ObjectType &type, const Request &request);
Reply archiveObject(HubspotState &state, ObjectType &type, const Request &request);
Reply mergeObjects(HubspotState &state, ObjectType &type, const Request &request);
Reply eraseObject(HubspotState &state, ObjectType &type, const Request &request);

} // namespace samband::sandbox
