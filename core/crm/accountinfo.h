#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace samband {

/// What an account says about itself. Empty where it says nothing.
struct AccountInfo {
    QString id;
    QString timeZone; ///< IANA name: its day, and with it the day's quota, ends there
    QMap<QString, QString> settings; ///< settings of the connection that the account itself knows
};

/// One property of a datatype, as the account defines it.
struct PropertyInfo {
    QString path; ///< with the datatype's prefix, as mappings name it
    QString label;
    QString type;
    bool readOnly = false; ///< calculated, or locked: no write is taken
    bool unique = false; ///< no two records hold the same value
};

/// The properties that an account has for a datatype.
struct PropertyList {
    bool known = false; ///< false: this system has no list to look at
    QString prefix; ///< only paths below it are properties in this sense
    QList<PropertyInfo> properties;

    const PropertyInfo *find(const QString &path) const
    {
        for (const PropertyInfo &property : properties) {
            if (property.path == path)
                return &property;
        }
        return nullptr;
    }
};

/// A value that a property has had.
struct PastValue {
    QString value;
    qint64 at = 0; ///< ms UTC
    QString source; ///< how it came there, in the system's own word
    QString who; ///< name of the person; empty when none is named

    bool operator==(const PastValue &) const = default;
};

/// Path -> values, newest first. A property without any is not in it.
using RecordHistory = QMap<QString, QList<PastValue>>;

/// What a person should know about the sign-in of a connection.
struct SignInTrouble {
    bool ended = false; ///< the system takes the token no more: only signing in again helps
    QString text; ///< for the operator; empty: nothing is wrong

    bool operator==(const SignInTrouble &) const = default;
};

/// How much of what a system allows is used up, for one class of calls.
struct Budget {
    QString system;
    QString name; ///< the class as the manifest calls it
    int used = 0; ///< calls that count now
    int allowed = 0;
    qint64 perMs = 0; ///< in this time
    qint64 freeInMs = 0; ///< until the next call may be sent; 0 now
    int dailyUsed = -1; ///< -1 unknown
    int dailyAllowed = -1;
    qint64 dayEndsInMs = -1; ///< until the day's quota starts anew; -1 unknown
    int kept = 0; ///< of allowed: what runs leave to an operator
    int dailyKept = 0; ///< of dailyAllowed: likewise

    bool operator==(const Budget &) const = default;
};

} // namespace samband
