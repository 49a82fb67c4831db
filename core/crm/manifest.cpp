#include "core/crm/manifest.h"

#include "core/crm/accountrules.h"
#include "core/crm/jsonlines.h"
#include "core/crm/manifestcheck.h"
#include "core/crm/manifestfit.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

QString folded(const QString &name)
{
    QString plain = name.toCaseFolded();
    plain.removeIf([](QChar letter) { return letter.isSpace() || letter == u'-' || letter == u'_'; });
    return plain;
}

QStringList texts(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

QMap<QString, QString> textMap(const QJsonValue &value)
{
    QMap<QString, QString> map;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value().toVariant().toString());
    return map;
}

LimitClass limitOf(const QJsonObject &json)
{
    const auto header = [names = json["headers"_L1].toObject()](
                            QLatin1StringView name) { return names.value(name).toString().toLower().toLatin1(); };
    LimitClass limit;
    limit.requests = json["requests"_L1].toInt();
    limit.perMs = json["perMs"_L1].toInteger();
    limit.inFlight = json["inFlight"_L1].toInt();
    limit.most = json["most"_L1].toInt();
    limit.maxHeader = header("max"_L1);
    limit.remainingHeader = header("remaining"_L1);
    limit.intervalHeader = header("intervalMs"_L1);
    limit.dailyLimitHeader = header("dailyLimit"_L1);
    limit.dailyRemainingHeader = header("dailyRemaining"_L1);
    return limit;
}

ErrorRules errorsOf(const QJsonObject &json)
{
    ErrorRules rules;
    rules.message = texts(json["message"_L1]);
    rules.category = texts(json["category"_L1]);
    rules.correlationId = texts(json["correlationId"_L1]);
    rules.policy = texts(json["policy"_L1]);
    rules.list = json["list"_L1].toString();
    rules.listProperty = texts(json["listProperty"_L1]);
    rules.listKey = texts(json["listKey"_L1]);
    rules.listId = texts(json["listId"_L1]);
    rules.scopes = texts(json["scopes"_L1]);
    rules.map = json["map"_L1].toString();
    rules.gone = texts(json["gone"_L1]);
    rules.duplicate = texts(json["duplicate"_L1]);
    rules.existingId = json["existingId"_L1].toString();
    const QJsonObject policies = json["policies"_L1].toObject();
    for (auto it = policies.begin(); it != policies.end(); ++it) {
        const QJsonObject policy = it.value().toObject();
        rules.policies.insert(it.key(),
            {policy["stop"_L1].toBool(), policy["waitMs"_L1].toInteger(1000), policy["jitterMs"_L1].toInteger()});
    }
    return rules;
}

RetryRule retryOf(const QJsonObject &json)
{
    RetryRule rule;
    for (const QJsonValue &status : json["status"_L1].toArray())
        rule.status << status.toInt();
    rule.attempts = json["attempts"_L1].toInt(rule.attempts);
    rule.waitMs = json["waitMs"_L1].toInteger(rule.waitMs);
    rule.jitterMs = json["jitterMs"_L1].toInteger();
    rule.growing = json["growing"_L1].toBool(true);
    rule.writesToo = json["writesToo"_L1].toBool();
    return rule;
}

SignIn signInOf(const QJsonObject &json, const Manifest &manifest)
{
    const auto setIn = [&manifest](QString text) {
        for (auto it = manifest.settings.cbegin(); it != manifest.settings.cend(); ++it)
            text.replace(u'{' + it.key() + u'}', it.value());
        return text.replace(u"{V}"_s, manifest.settings.value(u"apiVersion"_s));
    };
    SignIn way;
    way.kind = json["kind"_L1].toString() == "oauth2"_L1 ? SignInKind::OAuth2 : SignInKind::Bearer;
    way.label = json["label"_L1].toString();
    way.authorizeUrl = setIn(json["authorizeUrl"_L1].toString());
    way.tokenUrl = setIn(json["tokenUrl"_L1].toString());
    way.scopes = texts(json["scopes"_L1]);
    way.optionalScopes = texts(json["optionalScopes"_L1]);
    way.pkce = json["pkce"_L1].toBool();
    way.secret = json["secret"_L1].toBool();
    way.redirectHost = json["redirectHost"_L1].toString(way.redirectHost);
    way.revokeUrl = setIn(json["revokeUrl"_L1].toString());
    return way;
}

Paging pagingOf(const QString &style)
{
    static const QMap<QString, Paging> styles{{u"none"_s, Paging::None}, {u"cursor"_s, Paging::Cursor},
        {u"page"_s, Paging::Page}, {u"offset"_s, Paging::Offset}, {u"keySet"_s, Paging::KeySet},
        {u"perParent"_s, Paging::PerParent}, {u"linkHeader"_s, Paging::LinkHeader}, {u"nextUrl"_s, Paging::NextUrl}};
    return styles.value(style, Paging::None);
}

Operation operationOf(const QJsonObject &json)
{
    Operation operation;
    operation.method = json["method"_L1].toString().toLatin1();
    operation.path = json["path"_L1].toString();
    operation.query = textMap(json["query"_L1]);
    operation.body = json["body"_L1];
    operation.input = json["input"_L1];
    operation.size = json["size"_L1].toInt(1);
    operation.limit = json["limit"_L1].toString();
    operation.records = json["records"_L1].toString();
    operation.paging = pagingOf(json["paging"_L1].toString());
    operation.first = json["first"_L1].toInt(operation.paging == Paging::Page ? 1 : 0);
    operation.stable = json["stable"_L1].toBool();
    operation.next = json["next"_L1].toString();
    operation.total = json["total"_L1].toString();
    operation.key = json["key"_L1].toString();
    operation.reread = json["reread"_L1].toBool();
    operation.wholeAnswer = json["wholeAnswer"_L1].toBool();
    operation.whole = json["whole"_L1].toBool();
    operation.partial = json["partial"_L1].toBool();
    operation.omit = texts(json["omit"_L1]);
    operation.ifMatch = json["ifMatch"_L1].toBool();
    return operation;
}

} // namespace

Op opNamed(const QString &name)
{
    static const QMap<QString, Op> names{{u"list"_s, Op::List}, {u"changes"_s, Op::ListChanges}, {u"read"_s, Op::Read},
        {u"batchRead"_s, Op::BatchRead}, {u"create"_s, Op::Create}, {u"batchCreate"_s, Op::BatchCreate},
        {u"batchUpsert"_s, Op::BatchUpsert}, {u"update"_s, Op::Update}, {u"batchUpdate"_s, Op::BatchUpdate},
        {u"archive"_s, Op::Archive}, {u"batchArchive"_s, Op::BatchArchive},
        {u"batchReadArchived"_s, Op::BatchReadArchived}, {u"readByKey"_s, Op::ReadByKey},
        {u"batchReadByKey"_s, Op::BatchReadByKey}, {u"makeKey"_s, Op::MakeKey}, {u"properties"_s, Op::Properties},
        {u"history"_s, Op::History}};
    return names.value(name);
}

namespace {

Datatype datatypeOf(const QJsonObject &json)
{
    Datatype datatype;
    datatype.name = json["name"_L1].toString();
    datatype.names = texts(json["names"_L1]);
    datatype.typed = json["values"_L1].toString() == "typed"_L1;
    datatype.types = textMap(json["types"_L1]);
    datatype.prefix = json["prefix"_L1].toString();
    datatype.fields = textMap(json["fields"_L1]);
    const QJsonObject roles = json["roles"_L1].toObject();
    datatype.roles.path = textMap(roles);
    datatype.roles.phones = texts(json["phones"_L1]);
    datatype.roles.required = texts(json["required"_L1]);
    datatype.id = texts(json["id"_L1]);
    datatype.numericId = json["idType"_L1].toString() == "number"_L1;
    datatype.times = json["times"_L1].toString() == "epochSeconds"_L1 ? TimeForm::EpochSeconds : TimeForm::Any;
    datatype.key = json["key"_L1].toString();
    datatype.version = json["version"_L1].toString();
    datatype.createdAt = json["createdAt"_L1].toString();
    datatype.modifiedAt = json["modifiedAt"_L1].toString();
    datatype.archived = json["archived"_L1].toString();
    datatype.mergedIds = json["mergedIds"_L1].toString();
    datatype.expand = json["expand"_L1].toString();
    for (const QJsonValue &ref : json["refs"_L1].toArray())
        datatype.refs << Reference{ref["datatype"_L1].toString(), ref["path"_L1].toString()};
    datatype.parent = json["parent"_L1].toString();
    datatype.overlapMs = json["overlapMs"_L1].toInteger();
    datatype.lagMs = json["lagMs"_L1].toInteger();
    datatype.openUrl = json["openUrl"_L1].toString();
    const QJsonObject operations = json["operations"_L1].toObject();
    for (auto it = operations.begin(); it != operations.end(); ++it)
        datatype.operations.insert(opNamed(it.key()), operationOf(it.value().toObject()));
    return datatype;
}

void noteAssumptions(const QJsonValue &value, const QString &place, const QByteArray &text, QList<Assumption> &assumed)
{
    if (value.isArray()) {
        for (int i = 0; i < value.toArray().size(); ++i)
            noteAssumptions(value[i], u"%1/%2"_s.arg(place).arg(i), text, assumed);
        return;
    }
    const QJsonObject object = value.toObject();
    const QString note = object["assumed"_L1].toString();
    if (!note.isEmpty())
        assumed << Assumption{place, lineOfPointer(text, place + "/assumed"_L1), note};
    for (auto it = object.begin(); it != object.end(); ++it)
        noteAssumptions(it.value(), place + u'/' + it.key(), text, assumed);
}

} // namespace

bool Manifest::isCalled(const QString &name) const
{
    const QString wanted = folded(name);
    return folded(system) == wanted
        || std::any_of(aliases.cbegin(), aliases.cend(), [&](const QString &alias) { return folded(alias) == wanted; });
}

const Datatype *Manifest::datatype(const QString &name) const
{
    const QString wanted = folded(name);
    for (const Datatype &candidate : datatypes) {
        if (folded(candidate.name) == wanted)
            return &candidate;
    }
    for (const Datatype &candidate : datatypes) {
        for (const QString &alias : candidate.names) {
            if (folded(alias) == wanted)
                return &candidate;
        }
    }
    return nullptr;
}

Operation operationFrom(const QJsonObject &json)
{
    return operationOf(json);
}

QStringList Manifest::sweptDatatypes() const
{
    QStringList names;
    for (const Datatype &datatype : datatypes) {
        if (!datatype.operation(Op::ListChanges))
            names << datatype.name;
    }
    return names;
}

Result<Manifest> readManifest(
    const QByteArray &text, const QByteArray &schema, const QString &file, const QMap<QString, QString> &settings)
{
    const ManifestCheck check(text, file);
    const Result<QJsonObject> valid = check.validated(schema);
    if (!valid)
        return valid.error();
    const QJsonObject &json = *valid;
    Manifest manifest;
    manifest.system = json["system"_L1].toString();
    manifest.aliases = texts(json["aliases"_L1]);
    manifest.baseUrl = json["baseUrl"_L1].toString();
    manifest.settings = textMap(json["settings"_L1]);
    manifest.settings.insert(settings); // before the addresses of the sign-in are made of them
    for (const QJsonValue &way : json["signIn"_L1].toArray())
        manifest.signIn << signInOf(way.toObject(), manifest);
    manifest.access = accessOf(json["access"_L1].toObject());
    const QMap<QString, QString> headers = textMap(json["headers"_L1]);
    for (auto it = headers.cbegin(); it != headers.cend(); ++it)
        manifest.headers.insert(it.key().toLatin1(), it.value().toUtf8());
    const QJsonObject limits = json["limits"_L1].toObject();
    for (auto it = limits.begin(); it != limits.end(); ++it)
        manifest.limits.insert(it.key(), limitOf(it.value().toObject()));
    manifest.errors = errorsOf(json["errors"_L1].toObject());
    for (const QJsonValue &rule : json["retry"_L1].toArray())
        manifest.retry << retryOf(rule.toObject());
    for (const QJsonValue &datatype : json["datatypes"_L1].toArray())
        manifest.datatypes << datatypeOf(datatype.toObject());
    readAccountRules(json, manifest);
    if (const auto error = accountMisfit(manifest, check))
        return *error;
    if (const auto error = misfit(manifest, json, check))
        return *error;
    noteAssumptions(json, {}, text, manifest.assumed);
    return manifest;
}

} // namespace samband
