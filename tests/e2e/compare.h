#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

namespace samband::e2e {

/// A contact as either system holds it, read from the sandbox's own state.
struct Contact {
    QString id;
    QString given;
    QString family;
    QString mobile;
    QString phone;

    /// Name and phones without their spelling: two of the same are the same person entered twice.
    QString person() const;
};

/// The contacts of a /_sandbox/state by id, without archived ones. Takes the state of either system.
QMap<QString, Contact> contactsOf(const QJsonObject &state);

/// A phone without its spelling: digits, with the Norwegian country code left out. What has letters stays text.
QString plainPhone(const QString &phone);

/// Every difference between the systems that the rows leave unexplained, one a line; empty when there is none.  links:
/// the rows of the contact flow: those in sync must have records that are there and agree in the four properties, and
/// no record may be in two.  others: rows of other flows that link CRMOffice contacts; every contact must be
/// somewhere.
QString unexplained(const QJsonObject &hubspot, const QJsonObject &crmoffice, const QList<QJsonObject> &links,
    const QList<QJsonObject> &others);

/// The sums of a run that do not add up, as text; empty when all do.
QString wrongSums(const QJsonObject &run);

} // namespace samband::e2e
