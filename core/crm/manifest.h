#pragma once

#include "core/crm/access.h"
#include "core/domain/result.h"
#include "core/domain/roles.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QStringList>

namespace samband {

/// How many calls of one kind a system takes. Header names are lower case; empty where the system sends none.
struct LimitClass {
    int requests = 10;
    qint64 perMs = 1000;
    int inFlight = 6;
    int most = 0; ///< no limit is published: seek up to so many requests in that time; 0: do not
    QByteArray maxHeader;
    QByteArray remainingHeader;
    QByteArray intervalHeader; ///< ms
    QByteArray dailyLimitHeader;
    QByteArray dailyRemainingHeader;
};

/// What to do about one answer that may be asked again.
struct RetryRule {
    QList<int> status; ///< empty: no answer at all, or a cut one
    int attempts = 3; ///< tries in all, the first one included
    qint64 waitMs = 500; ///< before the second try
    qint64 jitterMs = 0;
    bool growing = true; ///< wait longer each time (n times waitMs)
    bool writesToo = false; ///< the answer means that a write was certainly not done
};

/// What a 429 that names a policy asks for.
struct PolicyRule {
    bool stop = false; ///< the day's quota: no more calls in this run
    qint64 waitMs = 1000;
    qint64 jitterMs = 0;
};

/// Where an error answer says what is wrong. Each list holds dotted paths, the first that has a text wins.
struct ErrorRules {
    QStringList message;
    QStringList category;
    QStringList correlationId;
    QStringList policy;
    QString list; ///< list of field errors, or of the failed inputs of a batch
    QStringList listProperty; ///< in an entry of that list: the property it is about
    QStringList listKey; ///< in an entry: our trace key of the input
    QStringList listId; ///< in an entry: the record's id
    QStringList scopes; ///< permissions that are missing, in the answer or in an entry
    QString map; ///< object of property -> messages (problem+json)
    QStringList gone; ///< categories that mean "no such record"
    QStringList duplicate; ///< categories that mean "another record holds this value"
    QString existingId; ///< regular expression over the message; its first group is the other record's id
    QMap<QString, PolicyRule> policies;
};

enum class SignInKind { Bearer, OAuth2 };

/// One way to sign in.
struct SignIn {
    SignInKind kind = SignInKind::Bearer;
    QString label; ///< what the operator is asked for
    QString authorizeUrl; ///< likewise below: OAuth2 only, settings filled in
    QString tokenUrl;
    QStringList scopes;
    QStringList optionalScopes; ///< asked for as optional_scope: the sign-in stands without them
    bool pkce = false;
    bool secret = false; ///< the app proves itself by a client secret
    QString redirectHost = QStringLiteral("127.0.0.1"); ///< this machine, as the system lets a redirect name it
    QString revokeUrl; ///< empty: a sign-out is not told to the system
};

/// How the next page of a list is asked for.
enum class Paging {
    None, ///< one answer holds everything
    Cursor, ///< the answer names the next page
    Page, ///< page numbers
    Offset, ///< number of records to skip
    KeySet, ///< sorted by id, the next page starts after the last id seen; the answer says whether there is one
    PerParent, ///< each parent's list has a cursor of its own
    LinkHeader, ///< the header Link names the address of the next page (RFC 8288, rel="next")
    NextUrl, ///< the answer names the address of the next page
};

/// How a datatype writes its moments.
enum class TimeForm {
    Any, ///< ISO 8601 (without a zone it is UTC) or epoch ms
    EpochSeconds, ///< also with a fraction
};

/// One call that a datatype offers. Placeholders in path, query and body: {id} {cursor} {names} {values} {inputs}
/// {since} (epoch ms) {sinceS} (epoch seconds) {sinceIso} {afterId} {page} {offset} {size} {key} {parent} {V} and every
/// setting.
struct Operation {
    QByteArray method;
    QString path;
    QMap<QString, QString> query; ///< an entry that ends up empty is left out
    QJsonValue body; ///< Undefined: no body
    QJsonValue input; ///< one entry of {inputs}
    int size = 1; ///< records (or parents) in one call
    QString limit;
    QString records; ///< where the records are in the answer; empty: the answer itself
    Paging paging = Paging::None;
    int first = 0; ///< Page, Offset: number by which the first page is asked for
    bool stable =
        false; ///< Page, Offset: records keep their places while the list is read; else it is read till twice the same
    QString next; ///< where the next page's cursor or address is
    QString total; ///< where the number of all records is; empty: the answer does not say
    QString key; ///< where a record of the answer repeats our key; empty where it does not
    bool reread = false; ///< its values may be old: read the records again
    bool wholeAnswer = false; ///< the answer holds every property of the record
    bool whole = false; ///< update: takes the whole record; it is read, changed and sent back with all that it held
    bool partial = false; ///< update by PUT: the system keeps what is not sent
    QStringList omit; ///< whole: paths that are not sent back
    bool ifMatch = false; ///< update: sent with If-Match, so that the server refuses it (412) when the record has moved
};

enum class Op {
    List,
    ListChanges,
    Read,
    BatchRead,
    Create,
    BatchCreate,
    BatchUpsert, ///< makes the records whose key no record holds yet, and changes the others
    Update,
    BatchUpdate,
    Archive,
    BatchArchive,
    ReadByKey, ///< the record whose key property holds {key}
    BatchReadByKey,
    MakeKey, ///< makes the key property in the account
    BatchReadArchived, ///< answers only for archived records: proves that they are gone
    Properties, ///< the properties that the account has
    History, ///< the values that properties have had
};

/// Where an account tells about itself.
struct AccountRules {
    Operation operation; ///< no method: the system tells nothing
    QString id;
    QString timeZone;
    QMap<QString, QString> settings; ///< setting of the connection -> where it is in the answer
};

/// Where a list of properties says what a property is.
struct PropertyShape {
    QString name;
    QString label;
    QString type;
    QStringList readOnly; ///< any of them true: no write is taken
    QString unique; ///< true: no two records hold the same value; empty: the list does not say
};

/// Where an answer with history says what a property has held.
struct HistoryShape {
    QString values; ///< in a record: object of property -> list of values, newest first
    QString value;
    QString at;
    QString source;
    QString person;
    QString people; ///< datatype that names people
    QString personId; ///< in a record of \c people: what \c person holds
};

/// The operation that a manifest calls \a name.
Op opNamed(const QString &name);

/// The record of another datatype that a record belongs to.
struct Reference {
    QString datatype;
    QString path;
};

/// One datatype of a system.
struct Datatype {
    QString name;
    QStringList names; ///< other names by which documents call it
    bool typed = false; ///< false: every value is text and "" clears; true: JSON types, null clears
    QMap<QString, QString> types; ///< typed: path -> "integer", "number" or "boolean"; text otherwise
    QString prefix; ///< properties under it are asked for and written by their name without it
    QMap<QString, QString> fields; ///< property -> where it is in the answer, where that is not the property's own path
    Roles roles;
    QStringList id; ///< joined by "-"
    bool numericId = false; ///< in a body the id is a JSON number
    TimeForm times = TimeForm::Any;
    QString key; ///< path of the unique property that is ours: BatchUpsert makes a record once for each value of it
    QString version; ///< path of what If-Match repeats; empty: the header ETag of the read
    QString createdAt;
    QString modifiedAt;
    QString archived;
    QString mergedIds; ///< ids absorbed by a merge, separated by ";"
    QString expand; ///< list inside a record of which each entry makes a record
    QList<Reference> refs;
    QString parent; ///< datatype by whose records this one is listed
    qint64 overlapMs = 0;
    qint64 lagMs = 0;
    QString openUrl;
    QMap<Op, Operation> operations;

    const Operation *operation(Op op) const
    {
        const auto found = operations.constFind(op);
        return found == operations.cend() ? nullptr : &*found;
    }
    QString jsonPath(const QString &property) const { return fields.value(property, property); }
};

/// Something in a manifest that nobody confirmed.
struct Assumption {
    QString place; ///< JSON pointer to what is assumed ("/datatypes/0/operations/list")
    int line = 0; ///< of the note, from 1
    QString note; ///< the manifest's own words
};

/// A connector manifest as values: everything the client knows about a system.
struct Manifest {
    QString system;
    QStringList aliases;
    QString baseUrl;
    QMap<QString, QString> settings;
    QList<SignIn> signIn;
    Access access;
    QMap<QByteArray, QByteArray> headers;
    QMap<QString, LimitClass> limits;
    ErrorRules errors;
    QList<RetryRule> retry;
    AccountRules account;
    PropertyShape property;
    HistoryShape history;
    QList<Datatype> datatypes;
    QList<Assumption> assumed; ///< every note "assumed", in the order of the file's objects

    /// Whether a document means this system by \a name; case and blanks do not matter.
    bool isCalled(const QString &name) const;
    /// The datatype of that name, null when there is none; case and blanks do not matter.
    const Datatype *datatype(const QString &name) const;
    /// Names of the datatypes that cannot be asked for their changes: every run reads them in full and compares.
    QStringList sweptDatatypes() const;
};

/// An operation as it stands in a manifest.
Operation operationFrom(const QJsonObject &json);

/// Reads a manifest and checks it against \a schema (a JSON schema). A refusal is BadManifest and names \a file, the
/// line, the place and the reason. \a settings stand in place of the manifest's of the same name, wherever it names
/// them. Throws nothing.
Result<Manifest> readManifest(
    const QByteArray &json, const QByteArray &schema, const QString &file, const QMap<QString, QString> &settings = {});

} // namespace samband
