#include "core/engine/preflight.h"

#include "core/domain/fingerprint.h"
#include "core/engine/reading.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Preflight)
};

constexpr qint64 lookAgainAfter = 24 * 60 * 60 * 1000; // ms
const auto seenKey = "preflight/seen"_L1;
const auto seenAtKey = "preflight/at"_L1;

QString settingsKey(Side side)
{
    return accountKey(side) + u"/settings"_s;
}

bool isWritten(Direction direction, Side side)
{
    switch (direction) {
    case Direction::Both:
        return true;
    case Direction::ToTarget:
        return side == Side::Target;
    case Direction::ToSource:
        return side == Side::Source;
    case Direction::Off:
        return false;
    }
    return false;
}

QString missing(const Mapping &mapping, Side side, const QString &system, const QString &datatype)
{
    return Words::tr("Line %1 of the document synchronises “%2” with “%3”, but this %4 account has no property “%5” "
                     "(%6). Make the property in %4, or correct the line; until then the flow is left alone.")
        .arg(QString::number(mapping.line), mapping.path.source, mapping.path.target, system, mapping.path[side],
            datatype);
}

QString locked(const Mapping &mapping, Side side, const QString &system, const QString &datatype)
{
    return Words::tr("Line %1 of the document synchronises “%2” with “%3”, but “%4” (%5) is read-only in this %6 "
                     "account. Let the changes of this property travel the other way only, or have it unlocked there; "
                     "until then the flow is left alone.")
        .arg(QString::number(mapping.line), mapping.path.source, mapping.path.target, mapping.path[side], datatype,
            system);
}

/// Changes whenever an earlier look no longer tells.
QString situation(const Session &session)
{
    QString text;
    for (const Side side : bothSides) {
        const auto connection = session.setup.connection(side);
        if (connection && *connection) {
            text += (*connection)->baseUrl + u' ' + (*connection)->manifest + u' ';
            text += QStringList((*connection)->settings.values()).join(u' ');
        }
    }
    for (const ActiveFlow &active : session.flows) {
        for (const Mapping &mapping : active.flow.mappings)
            text += u"%1=%2 %3 %4;"_s.arg(mapping.path.source, mapping.path.target, toText(mapping.rules.direction))
                        .arg(mapping.line);
        text += filterText(active.flow.rules.filter);
    }
    return QString::number(fingerprint(text));
}

/// Whether an error is a reason not to run at all; a system that only keeps its properties to itself is none.
bool ends(const Error &error)
{
    return endsReading(error.kind);
}

Status checkAccount(Session &session, Side side)
{
    const auto account = session.client[side]->account(session.stop);
    if (!account)
        return ends(account.error()) ? Status(account.error()) : Status(Done{});
    if (account->id.isEmpty())
        return Done{};
    const QString key = accountKey(side);
    const QString known = session.setup.setting(key);
    if (known.isEmpty() || known == account->id) {
        const Status kept = keepAccountSettings(session.setup, side, account->settings);
        return known.isEmpty() && kept ? session.setup.saveSetting(key, account->id) : kept;
    }
    return Error{ErrorKind::Unauthorized,
        Words::tr(
            "The token belongs to the %1 account %2, but this workspace is about account %3. Nothing was read. Use "
            "a token of that account, or make a new workspace for the other one.")
            .arg(session.system[side], account->id, known)};
}

} // namespace

QMap<QString, QString> accountSettings(const Setup &setup, Side side)
{
    QMap<QString, QString> settings;
    const QJsonObject json = QJsonDocument::fromJson(setup.setting(settingsKey(side)).toUtf8()).object();
    for (auto it = json.begin(); it != json.end(); ++it)
        settings.insert(it.key(), it->toString());
    return settings;
}

Status keepAccountSettings(Setup &setup, Side side, const QMap<QString, QString> &settings)
{
    if (settings == accountSettings(setup, side))
        return Done{};
    QJsonObject json;
    for (auto it = settings.begin(); it != settings.end(); ++it)
        json.insert(it.key(), *it);
    return setup.saveSetting(settingsKey(side), QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

QList<PropertyFinding> unfitMappings(const Flow &flow, const PerSide<PropertyList> &lists,
    const PerSide<QString> &system, const PerSide<QString> &datatype)
{
    QList<PropertyFinding> found;
    for (const Mapping &mapping : flow.mappings) {
        for (const Side side : bothSides) {
            const QString &path = mapping.path[side];
            const PropertyList &list = lists[side];
            if (!list.known || !path.startsWith(list.prefix) || mapping.rules.direction == Direction::Off)
                continue;
            const PropertyInfo *property = list.find(path);
            if (!property)
                found << PropertyFinding{
                    flow.id, mapping.line, side, missing(mapping, side, system[side], datatype[side])};
            else if (property->readOnly && isWritten(mapping.rules.direction, side))
                found << PropertyFinding{
                    flow.id, mapping.line, side, locked(mapping, side, system[side], datatype[side])};
        }
    }
    return found;
}

QList<PropertyFinding> unfitConditions(const Flow &flow, const PerSide<PropertyList> &lists,
    const PerSide<QString> &system, const PerSide<QString> &datatype)
{
    QList<PropertyFinding> found;
    for (const Side side : bothSides) {
        const PropertyList &list = lists[side];
        for (const QString &path : flow.rules.filter.paths(side)) {
            // A name without the prefix would read as blank everywhere, and nobody would be told.
            const bool meant = !path.startsWith(list.prefix) && list.find(list.prefix + path);
            if (!list.known || (!path.startsWith(list.prefix) && !meant) || list.find(path))
                continue;
            if (meant) {
                found << PropertyFinding{flow.id, 0, side,
                    Words::tr(
                        "The filter of “%1” asks for “%2”; in %3 that property is “%4”. Correct the filter; until "
                        "then the flow is left alone.")
                        .arg(flow.title, path, system[side], list.prefix + path)};
                continue;
            }
            found << PropertyFinding{flow.id, 0, side,
                Words::tr(
                    "The filter of “%1” asks for “%2”, but this %3 account has no such property (%4). Correct the "
                    "filter, or make the property in %3; until then the flow is left alone.")
                    .arg(flow.title, path, system[side], datatype[side])};
        }
    }
    return found;
}

Result<QList<PropertyFinding>> findings(Session &session)
{
    PerSide<QMap<QString, PropertyList>> lists;
    QList<PropertyFinding> found;
    for (const ActiveFlow &active : std::as_const(session.flows)) {
        if (!active.flow.rules.enabled || (active.flow.mappings.isEmpty() && !active.flow.rules.filter.asks()))
            continue;
        PerSide<QString> datatype;
        for (const Side side : bothSides) {
            datatype[side] = active.traits[side].name;
            if (lists[side].contains(datatype[side]))
                continue;
            const auto list = session.client[side]->properties(datatype[side], session.stop);
            if (!list && ends(list.error()))
                return list.error();
            lists[side].insert(datatype[side], list ? *list : PropertyList{});
        }
        const PerSide<PropertyList> told{lists.source.value(datatype.source), lists.target.value(datatype.target)};
        found += unfitMappings(active.flow, told, session.system, datatype);
        found += unfitConditions(active.flow, told, session.system, datatype);
    }
    return found;
}

Status preflight(Session &session)
{
    for (const Side side : bothSides) {
        if (const Status right = checkAccount(session, side); !right)
            return right;
    }
    const QString now = situation(session);
    const qint64 seenAt = session.setup.setting(seenAtKey).toLongLong();
    const qint64 age = session.clock() - seenAt;
    if (session.setup.setting(seenKey) == now && age >= 0 && age < lookAgainAfter)
        return Done{};
    const auto found = findings(session);
    if (!found)
        return found.error();
    if (found->isEmpty()) {
        if (const Status saved = session.setup.saveSetting(seenAtKey, QString::number(session.clock())); !saved)
            return saved;
        return session.setup.saveSetting(seenKey, now);
    }
    for (ActiveFlow &active : session.flows) {
        for (const PropertyFinding &finding : *found)
            active.read = active.read && finding.flow != active.flow.id;
    }
    QString text = found->first().text;
    if (found->size() > 1)
        text += u' ' + Words::tr("There are %n more lines like it.", nullptr, int(found->size()) - 1);
    return Error{ErrorKind::BadDocument, text};
}

} // namespace samband
