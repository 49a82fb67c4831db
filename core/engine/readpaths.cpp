#include "core/engine/readpaths.h"

#include "core/engine/session.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString knownKey(int datatype)
{
    return u"paths/%1"_s.arg(datatype);
}

QString askedKey(int datatype)
{
    return u"paths/%1/asked"_s.arg(datatype);
}

QStringList pathsAt(const Setup &setup, const QString &key)
{
    QStringList paths;
    const QJsonArray array = QJsonDocument::fromJson(setup.setting(key).toUtf8()).array();
    for (const QJsonValue &path : array)
        paths << path.toString();
    return paths;
}

Status keep(Setup &setup, const QString &key, QStringList paths)
{
    paths.sort();
    if (paths == pathsAt(setup, key))
        return Done{};
    const QJsonDocument json(QJsonArray::fromStringList(paths));
    return setup.saveSetting(key, QString::fromUtf8(json.toJson(QJsonDocument::Compact)));
}

} // namespace

QStringList readPaths(const Setup &setup, int datatype)
{
    return pathsAt(setup, knownKey(datatype));
}

Status forgetUnasked(Setup &setup, int datatype, const QStringList &paths)
{
    QStringList known = readPaths(setup, datatype);
    known.removeIf([&](const QString &path) { return !paths.contains(path); });
    return keep(setup, knownKey(datatype), known);
}

Status forgetUnasked(Session &session)
{
    for (const ActiveFlow &active : std::as_const(session.flows)) {
        for (const Side side : bothSides) {
            const Status kept = forgetUnasked(session.setup, active.datatype[side], active.paths[side]);
            if (!kept)
                return kept;
        }
    }
    return Done{};
}

Status noteAsked(Setup &setup, int datatype, const QStringList &paths)
{
    return keep(setup, askedKey(datatype), paths);
}

bool isAsked(const Setup &setup, int datatype, const QStringList &paths)
{
    return covers(pathsAt(setup, askedKey(datatype)), paths);
}

Status noteRead(Session &session, int datatype, const QStringList &paths)
{
    const QStringList known = readPaths(session.setup, datatype);
    if (covers(known, paths))
        return Done{};
    return session.workspace.transaction([&]() -> Status {
        for (const ActiveFlow &active : std::as_const(session.flows)) {
            for (const Side side : bothSides) {
                if (active.datatype[side] != datatype || covers(known, active.flow.rules.filter.paths(side)))
                    continue;
                if (const Status marked = session.links.markLone(active.flow.id); !marked)
                    return marked;
            }
        }
        return keep(session.setup, knownKey(datatype), paths);
    });
}

} // namespace samband
