#include "core/crm/access.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

std::optional<AccessProbe> probeOf(const QJsonValue &json)
{
    if (!json.isObject())
        return std::nullopt;
    AccessProbe probe;
    probe.method = json["method"_L1].toString().toLatin1();
    probe.path = json["path"_L1].toString();
    probe.body = json["body"_L1];
    probe.id = json["id"_L1].toString();
    probe.name = json["name"_L1].toString();
    probe.scopes = json["scopes"_L1].toString();
    return probe;
}

} // namespace

Access accessOf(const QJsonObject &json)
{
    Access access;
    access.account = probeOf(json["account"_L1]);
    access.granted = probeOf(json["granted"_L1]);
    const QJsonObject needs = json["needs"_L1].toObject();
    for (auto it = needs.begin(); it != needs.end(); ++it) {
        access.needs.insert(it.key(),
            {it.value()["read"_L1].toVariant().toStringList(), it.value()["write"_L1].toVariant().toStringList()});
    }
    return access;
}

QStringList missingScopes(const QStringList &needed, const QStringList &granted)
{
    QStringList missing;
    for (const QString &scope : needed) {
        const QStringList either = scope.split(u'|');
        const bool there = std::any_of(
            either.cbegin(), either.cend(), [&granted](const QString &one) { return granted.contains(one); });
        if (!there && !missing.contains(scope))
            missing << scope;
    }
    return missing;
}

} // namespace samband
