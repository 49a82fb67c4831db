// What a token, or the app behind it, may do (fact sheet 2.3).
#include "app/sandbox/scopes.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

/// The type of objects that a part of a path names; empty when it names none.
QByteArray typeIn(const QByteArray &segment)
{
    if (segment == "0-1" || segment.startsWith("contact"))
        return "contacts";
    if (segment == "0-2" || segment.startsWith("compan"))
        return "companies";
    return segment == "0-7" || segment.startsWith("product") ? QByteArray("products") : QByteArray();
}

} // namespace

QList<QByteArrayList> neededScopes(const Request &request)
{
    const QByteArrayList &path = request.segments;
    static const QSet<QByteArray> asking{"search", "read"};
    const bool reads = request.method == "GET" || (request.method == "POST" && asking.contains(path.last()));
    const QByteArray verb = reads ? ".read" : ".write";
    if (path.startsWith("settings"))
        return {{"settings.users" + verb, "crm.objects.users" + verb}};
    if (path.size() < 2 || path[0] != "crm")
        return {};
    if (path[1] == "objects" && path.size() > 3 && (path[3] == "users" || path[3] == "0-115"))
        return {{"crm.objects.users" + verb}};
    if (path[1] == "owners")
        return {{"crm.objects.owners.read"}};
    QByteArrayList types; // of an association both
    for (const QByteArray &segment : path.mid(3))
        if (const QByteArray type = typeIn(segment); !type.isEmpty() && !types.contains(type))
            types.append(type);
    QList<QByteArrayList> needed;
    for (const QByteArray &type : types) {
        QByteArrayList either{"crm.objects." + type + verb};
        if (type == "products")
            either.append("e-commerce");
        if (path[1] == "properties") // definitions are the account's, not a record's
            either = reads ? either + QByteArrayList{"crm.schemas." + type + ".read"}
                           : QByteArrayList{"crm.schemas." + type + ".write"};
        needed.append(either);
    }
    return needed;
}

std::optional<Problem> missingScope(const QByteArrayList &granted, const Request &request)
{
    QJsonArray details;
    for (const QByteArrayList &either : neededScopes(request)) {
        const auto has = [&](const QByteArray &scope) { return granted.contains(scope); };
        if (granted.isEmpty() || std::any_of(either.begin(), either.end(), has))
            continue;
        QJsonArray scopes;
        for (const QByteArray &scope : either)
            scopes.append(QString::fromUtf8(scope));
        details.append(QJsonObject{{"message"_L1, "One or more of the following scopes are required."_L1},
            {"context"_L1, QJsonObject{{"requiredGranularScopes"_L1, scopes}}}});
    }
    if (details.isEmpty())
        return std::nullopt;
    return Problem{
        403, "MISSING_SCOPES", u"This app hasn't been granted all required scopes to make this call."_s, {}, details};
}

} // namespace samband::sandbox
