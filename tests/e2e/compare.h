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

/// Every difference between the systems that \a links (rows of the contact flow) leave unexplained: a row in sync whose
/// records differ in one of the four properties or are not there, and a record that is in two pairs.
QStringList unexplained(const QJsonObject &hubspot, const QJsonObject &crmoffice, const QList<QJsonObject> &links);

/// The sums of a run that do not add up, as text; empty when all do.
QString wrongSums(const QJsonObject &run);

} // namespace samband::e2e
