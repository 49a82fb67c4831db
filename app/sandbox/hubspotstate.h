#pragma once

#include "app/sandbox/table.h"
#include "app/sandbox/twin.h"

#include <QJsonArray>

#include <array>
#include <optional>

namespace samband::sandbox {

/// The definition of a property, as the properties endpoint lists it.
struct PropertyDef {
    QByteArray name;
    QByteArray label;
    QByteArray type = "string";
    QByteArray fieldType = "text";
    QByteArray group;
    bool readOnly = false;
    bool unique = false;
    bool custom = false;
    bool calculated = false;
    QByteArrayList options{}; ///< of an enumeration: a value must be one of them, letter by letter
};

/// One value that a property has had.
struct PastValue {
    int column = 0;
    QByteArray value;
    qint64 at = 0; ///< ms UTC
    QByteArray source; ///< "CRM_UI", "INTEGRATION", "IMPORT"
    qint64 user = 0; ///< who; 0: nobody
};

/// An admin's rule that only the newest version enforces: \c property is needed in new records, or, with \c when, as
/// soon as that property holds \c value.
struct WriteRule {
    QByteArray type;
    QByteArray property;
    QByteArray when;
    QByteArray value;
};

/// One object type: contacts, companies or products.
struct ObjectType {
    QByteArray name; ///< "contacts"
    QByteArray singular; ///< "contact"
    QByteArray typeId; ///< "0-1"
    QByteArray modifiedName; ///< the property that holds the moment of the last change
    QByteArrayList defaults; ///< properties that come without being asked for
    std::vector<PropertyDef> properties;
    Table table;
    QHash<qint64, qint64> aliases; ///< merged ids and the record that answers for them
    QHash<qint64, std::vector<PastValue>>
        history{}; ///< by record, oldest first; what was seeded has none until it changes
    QHash<qint64, qint64> lockedUntil{}; ///< ms UTC; until then a write to the record is a 423

    const PropertyDef *property(QByteArrayView name) const;
    PropertyDef *property(QByteArrayView name);
    void define(const PropertyDef &definition);
};

/// A contact's link to a company: a set of association types, one bit for each of \ref associationTypes.
struct Link {
    qint64 company = 0;
    quint32 types = 0;
};

/// A kind of link between a contact and a company.
struct AssociationType {
    QByteArray category;
    int typeId;
    QByteArray label; ///< empty: none
    quint32 bit;
};
constexpr quint32 unlabelledBit = 1;
constexpr quint32 primaryBit = 2;
const std::array<AssociationType, 4> &associationTypes();

/// All that a HubSpot account holds.
struct HubspotState {
    HubspotState();

    ObjectType contacts;
    ObjectType companies;
    ObjectType products;
    Table users; ///< provisioning users; owners are seen through them
    std::vector<std::vector<Link>> links; ///< by the index of the contact
    Clock *clock = nullptr;
    Formatting *formatting = nullptr;
    qint64 searchLag = 0; ///< ms until a change can be found by searching
    bool echoTrace = true;
    bool blanksMissing = false; ///< blank properties are left out instead of null
    bool idsAsText = false; ///< toObjectId is text, as the published description has it, instead of a number
    bool textBooleans = false; ///< users' booleans are texts
    bool keepPrimaryId = false; ///< a merge keeps the primary record's id instead of making a new one
    bool restoreMoves = false; ///< restoring a record counts as a change of it
    bool archiveAgainFails = false; ///< DELETE of an archived record is a 404 instead of a 204
    bool staleSearch = false; ///< a lagging search finds changed records by their old values instead of not at all
    bool wholeUpserts = false; ///< one bad input of an upsert refuses all of it, trace ids or not
    bool warnings = false; ///< written records carry "warnings"
    bool batchesMissMerged = false; ///< a batch read does not find ids that were merged away
    bool editAssociations = true; ///< false: the newest version refuses to link, as for a user without the permission
    bool linksMove = false; ///< linking a contact counts as a change of it
    bool firstIsPrimary = true; ///< the first company of a contact becomes its primary one
    bool promotesPrimary = false; ///< when the primary company is unlinked, the next one takes its place
    int queues = 0; ///< owners that are no persons
    QByteArray timeZone = "Europe/Oslo";
    std::vector<WriteRule> rules;
    bool enforces = true; ///< the call's version enforces \c rules
    QByteArray source = "INTEGRATION"; ///< who changes things now
    qint64 user = 0;

    /// The type called \a name (plural, singular or id), or null.
    ObjectType *type(const QByteArray &name);
    std::vector<Link> &linksOf(qsizetype contact);
    /// Adds \a types to a link; the first company of a contact becomes its primary one (firstIsPrimary).
    void link(qsizetype contact, qint64 company, quint32 types);
    void unlink(qsizetype contact, qint64 company);

private:
    void linksChanged(qsizetype contact);
};

/// What is wrong with a request, as HubSpot puts it.
struct Problem {
    int status = 400;
    QByteArray category = "VALIDATION_ERROR";
    QString message;
    QJsonObject context;
    QJsonArray details; ///< entries of "errors"
};

/// The body of an error; inside a batch answer it has no correlation id but a status.
Reply errorReply(const Problem &problem);
QJsonObject batchError(const Problem &problem);
Problem notFound();

} // namespace samband::sandbox
