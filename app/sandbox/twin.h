#pragma once

#include "app/sandbox/clock.h"
#include "app/sandbox/http.h"
#include "app/sandbox/jsonwriter.h"
#include "app/sandbox/table.h"

#include <vector>

namespace samband::sandbox {

/// What a system does to values that are written to it through its API (a person's edits stay as typed).
struct Formatting {
    bool formatPhones = false;
    bool trim = false;
    int truncate = 0; ///< longest text kept, in characters; 0 keeps all
};

/// A table under the name it has in paths.
struct NamedTable {
    QByteArray name;
    Table *table;
};

/// One CRM system behind one port.
class Twin {
public:
    virtual ~Twin() = default;

    /// Answers an API call.
    virtual Reply answer(const Request &request) = 0;

    /// For the control endpoints: everything that is stored.
    virtual std::vector<NamedTable> tables() = 0;
    /// Adds what is no column of \a row (links) to its dump.
    virtual void describe(JsonWriter &json, const QByteArray &table, qsizetype row) = 0;
    /// Retires a row as a person would: archived or deleted, whichever the system has.
    virtual RowState retiredState() const = 0;
    /// Links or unlinks two records as a person would; false when this system has no such links.
    virtual bool link(qint64 contact, qint64 company, bool linked) = 0;
    /// Changes made from now on are a person's (\a user) in the system's own pages, or (0) made through its API.
    virtual void actAs(qint64) { }
    /// Brings an archived row back as a person would; false when this system cannot.
    virtual bool restore(const QByteArray &, qsizetype) { return false; }
    /// Locks a row against writes for so long; false when this system has no such locks.
    virtual bool lock(const QByteArray &, qsizetype, qint64) { return false; }
    /// An admin changes, makes or removes (null) the definition of a property; false when there is no such thing.
    virtual bool define(const QByteArray &, const QByteArray &, const QJsonValue &) { return false; }
    /// Switches; what \a settings does not name stays as it is.
    virtual void configure(const QJsonObject &settings) = 0;
    /// What \ref configure would bring back to where it is now.
    virtual QJsonObject settings() const = 0;
    virtual void save(QDataStream &out) = 0;
    virtual void load(QDataStream &in) = 0;

    Clock clock;
    Formatting formatting;
};

/// \a value as the system stores it when \a formatting is on. \a phoneStyle is the spelling of a Norwegian number:
/// "e164" or "spaced".
enum class PhoneStyle { E164, Spaced };
QByteArray stored(const QByteArray &value, bool isPhone, const Formatting &formatting, PhoneStyle style);

/// The digits of a number without the Norwegian country code; empty when \a value is not only a number.
QByteArray phoneDigits(QByteArrayView value);

} // namespace samband::sandbox
