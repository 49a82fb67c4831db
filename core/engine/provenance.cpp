#include "core/engine/provenance.h"

#include "core/domain/normalise.h"
#include "core/engine/naming.h"
#include "core/engine/pastwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Provenance)
};

} // namespace

Result<LinkPast> pastOf(Session &session, qint64 link, bool all)
{
    const auto entry = session.links.entry(link);
    if (!entry)
        return entry.error();
    const auto active =
        std::ranges::find_if(session.flows, [&](const ActiveFlow &f) { return f.flow.id == entry->flow; });
    LinkPast past{link, {}};
    if (active == session.flows.end())
        return past;
    PerSide<QStringList> paths;
    for (const Mapping &mapping : active->flow.mappings) {
        const PerSide<QString> now{valueOf(entry->record.source.shadow.fields, mapping.path.source),
            valueOf(entry->record.target.shadow.fields, mapping.path.target)};
        if (!all && sameValue(mapping.rules, now.source, now.target))
            continue;
        past.properties << PropertyPast{mapping.id, mapping.path, {}};
        for (const Side side : bothSides)
            paths[side] << mapping.path[side];
    }
    for (const Side side : bothSides) {
        const StoredRecord &record = entry->record[side];
        past.tells[side] = active->traits[side].history;
        if (record.id == 0 || !active->traits[side].history || paths[side].isEmpty())
            continue;
        const auto told =
            session.client[side]->history(active->traits[side].name, {record.recordId}, paths[side], session.stop);
        if (!told.front().ok())
            return told.front().error();
        for (PropertyPast &property : past.properties)
            property.past[side] = told.front()->value(property.path[side]);
    }
    return past;
}

Result<LinkPast> pastOf(Workspace &workspace, const PerSide<CrmClient *> &client, qint64 link, std::stop_token stop)
{
    Session session(workspace, client, &QDateTime::currentMSecsSinceEpoch, std::move(stop), {});
    if (const Status loaded = session.load(); !loaded)
        return loaded.error();
    for (const Side side : bothSides)
        client[side]->setUrgent(true);
    return pastOf(session, link, true);
}

QString pastSentence(const PropertyPast &property, Side side, const PerSide<QString> &system)
{
    if (property.past[side].isEmpty())
        return {};
    const PastValue &now = property.past[side].first();
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(now.at).toLocalTime(), QLocale::ShortFormat);
    const QString value = now.value.isEmpty() ? Words::tr("nothing") : u"“%1”"_s.arg(now.value);
    const QString name = shortName(property.path[side]);
    if (now.who.isEmpty())
        return Words::tr("%1 in %2 holds %3 since %4 (%5).")
            .arg(name, system[side], value, when, sourceWord(now.source));
    return Words::tr("%1 in %2 holds %3 since %4, from %5 (%6).")
        .arg(name, system[side], value, when, now.who, sourceWord(now.source));
}

} // namespace samband
