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

    const PropertyDef *property(QByteArrayView name) const;
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

    /// The type called \a name (plural, singular or id), or null.
    ObjectType *type(const QByteArray &name);
    std::vector<Link> &linksOf(qsizetype contact);
    /// Adds \a types to a link; the first company of a contact becomes its primary one.
    void link(qsizetype contact, qint64 company, quint32 types);
    void unlink(qsizetype contact, qint64 company);
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
