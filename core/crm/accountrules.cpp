#include "core/crm/accountrules.h"

#include "core/crm/manifestcheck.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Manifest)
};

} // namespace

void readAccountRules(const QJsonObject &json, Manifest &manifest)
{
    const QJsonObject account = json["account"_L1].toObject();
    if (!account.isEmpty()) {
        manifest.account.operation = operationFrom(account["operation"_L1].toObject());
        manifest.account.id = account["id"_L1].toString();
        manifest.account.timeZone = account["timeZone"_L1].toString();
        const QJsonObject settings = account["settings"_L1].toObject();
        for (auto it = settings.begin(); it != settings.end(); ++it)
            manifest.account.settings.insert(it.key(), it.value().toString());
    }
    const QJsonObject property = json["property"_L1].toObject();
    manifest.property = {
        property["name"_L1].toString(), property["label"_L1].toString(), property["type"_L1].toString(), {}, {}};
    manifest.property.unique = property["unique"_L1].toString();
    for (const QJsonValue &path : property["readOnly"_L1].toArray())
        manifest.property.readOnly << path.toString();
    const QJsonObject history = json["history"_L1].toObject();
    manifest.history = {history["values"_L1].toString(), history["value"_L1].toString(), history["at"_L1].toString(),
        history["source"_L1].toString(), history["person"_L1].toString(), history["people"_L1].toString(),
        history["personId"_L1].toString()};
}

std::optional<Error> accountMisfit(const Manifest &manifest, const ManifestCheck &check)
{
    const Operation &account = manifest.account.operation;
    if (!account.method.isEmpty() && !manifest.limits.contains(account.limit))
        return check.errorAt(u"/account/operation/limit"_s, Said::tr("\"limits\" has no class of this name"));
    if (!manifest.history.people.isEmpty() && !manifest.datatype(manifest.history.people))
        return check.errorAt(u"/history/people"_s, Said::tr("there is no datatype of this name"));
    for (int i = 0; i < manifest.datatypes.size(); ++i) {
        const Datatype &datatype = manifest.datatypes.at(i);
        const QString place = u"/datatypes/%1/operations/"_s.arg(i);
        if (datatype.operation(Op::Properties) && manifest.property.name.isEmpty())
            return check.errorAt(
                place + u"properties"_s, Said::tr("\"property\" must say what such a list looks like"));
        if (datatype.operation(Op::History) && manifest.history.values.isEmpty())
            return check.errorAt(place + u"history"_s, Said::tr("\"history\" must say what such an answer looks like"));
    }
    return std::nullopt;
}

} // namespace samband
