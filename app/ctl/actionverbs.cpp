#include "app/ctl/verbs.h"

#include "core/engine/actions.h"
#include "core/engine/choosing.h"
#include "core/store/setup.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

/// What was noted, for people and for machines.
struct Noted {
    QStringList lines;
    QJsonArray choices;
};

Result<ChoiceWish> wishOf(const CommandLine &line)
{
    if (line.value)
        return ChoiceWish{Choice::TakeValue, *line.value, line.property};
    const auto choice = fromText<Choice>(line.take);
    if (choice && *choice != Choice::TakeValue && !isUndo(*choice))
        return ChoiceWish{*choice, {}, line.property};
    return Error{ErrorKind::BadInput,
        Words::tr("“%1” is no choice. Take source, target, base or accept for what is in conflict (or --value TEXT), "
                  "or recreate, unlink or archive for the pair.")
            .arg(line.take)};
}

/// All of the rows, or none: what cannot be chosen for one of them is said before anything is noted.
Result<Noted> resolveAll(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    const auto wish = wishOf(line);
    if (!wish)
        return wish.error();
    const PerSide<QString> system = systemNames(workspace);
    QMap<qint64, Resolutions> choices;
    Noted noted;
    for (const qint64 link : line.links) {
        const auto detail = Views(workspace).linkDetail(link);
        if (!detail)
            return detail.error();
        const auto made = choicesFor(*detail, *wish, system);
        if (!made)
            return made.error();
        choices.insert(link, made->resolutions);
        const QString what = line.value ? Words::tr("the value “%1”").arg(*line.value) : toText(wish->choice);
        noted.lines << (made->properties.isEmpty()
                ? Words::tr("Row %1: %2").arg(link).arg(what)
                : Words::tr("Row %1: %2 for %3").arg(link).arg(what, made->properties.join(", "_L1)));
        noted.choices << QJsonObject{{u"link"_s, link}, {u"choice"_s, toText(wish->choice)},
            {u"properties"_s, QJsonArray::fromStringList(made->properties)}};
    }
    const Status stored = actions.resolve(choices);
    return stored ? Result<Noted>(noted) : stored.error();
}

/// The held rows that the operator names by flow and kind.
Result<HeldQuery> heldQuery(Workspace &workspace, const CommandLine &line)
{
    HeldQuery query;
    if (!line.kind.isEmpty()) {
        query.kind = fromText<HoldKind>(line.kind);
        QStringList known;
        for (const auto &[kind, name] : enumNames<HoldKind>)
            known << QString::fromLatin1(name);
        if (!query.kind) {
            return Error{ErrorKind::BadInput,
                Words::tr("“%1” is no kind of hold. The kinds are: %2.").arg(line.kind, known.join(", "_L1))};
        }
    }
    if (line.flow.isEmpty())
        return query;
    const auto dataflow = Setup(workspace).dataflow();
    if (!dataflow)
        return dataflow.error();
    const auto flow = flowCalled(dataflow->flows, line.flow);
    if (!flow)
        return flow.error();
    query.flow = flow->id;
    return query;
}

/// An approval of what is not held would be noted and come to nothing.
Status allHeld(Workspace &workspace, const QList<qint64> &links)
{
    const PerSide<QString> system = systemNames(workspace);
    for (const qint64 link : links) {
        const auto detail = Views(workspace).linkDetail(link);
        if (!detail)
            return detail.error();
        if (detail->row.state != LinkState::Held)
            return Error{ErrorKind::BadInput,
                Words::tr("Row %1 is not held, so there is nothing to approve. %2 %3")
                    .arg(QString::number(link), sentence(detail->row.reason, system),
                        nextStep(detail->row.reason, system))
                    .trimmed()};
    }
    return Done{};
}

Status decideHeld(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    const bool approves = line.verb == "approve"_L1;
    if (approves && !line.links.isEmpty()) {
        const Status held = allHeld(workspace, line.links);
        return held ? actions.approve(line.links) : held;
    }
    if (!line.links.isEmpty())
        return actions.reject(line.links);
    const auto query = heldQuery(workspace, line);
    if (!query)
        return query.error();
    const auto links = approves ? actions.approveHeld(*query) : actions.rejectHeld(*query);
    return links ? Status(Done{}) : Status(links.error());
}

Status perform(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    if (line.verb == "approve"_L1 || line.verb == "reject"_L1)
        return decideHeld(workspace, actions, line);
    if (line.verb == "link"_L1)
        return actions.link(line.links.value(0), line.record);
    if (line.verb == "unlink"_L1)
        return actions.unlink(line.links, line.never);
    if (line.verb == "pause"_L1 || line.verb == "resume"_L1) {
        const LinkStore rows(workspace);
        for (const qint64 link : line.links) {
            if (const auto row = rows.entry(link); !row)
                return row.error();
        }
        return actions.setPaused(line.links, line.verb == "pause"_L1);
    }
    return Done{};
}

Result<Noted> note(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    if (line.verb == "resolve"_L1)
        return resolveAll(workspace, actions, line);
    const Status done = perform(workspace, actions, line);
    return done ? Result<Noted>(Noted{}) : done.error();
}

} // namespace

QString operatorName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? u"operator"_s : name;
}

Exit act(const CommandLine &line, Output &output)
{
    auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace) {
        output.error(workspace.error());
        return Exit::Failure;
    }
    Actions actions(**workspace, operatorName(), &QDateTime::currentMSecsSinceEpoch);
    const auto noted = note(**workspace, actions, line);
    if (!noted) {
        output.error(noted.error());
        return Exit::Failure;
    }
    for (const QString &text : noted->lines)
        output.line(text);
    QJsonObject object{{u"noted"_s, true}};
    if (!noted->choices.isEmpty())
        object.insert(u"choices"_s, noted->choices);
    output.both(
        Words::tr("Noted. The next run carries it out: sambandctl --workspace %1 run").arg(line.workspace), object);
    return Exit::AllInStep;
}

} // namespace samband
