#include "ui/desk.h"

#include "core/domain/reconcile.h"

#include "ui/batch.h"
#include "ui/look.h"
#include "ui/words.h"
#include "ui/work.h"

#include <QCoreApplication>
#include <QWidget>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t chunk = 1024;
constexpr qsizetype choicesLookedAt = 25; // more than these nobody has chosen one by one

struct ChoiceWords {
    Q_DECLARE_TR_FUNCTIONS(samband::ChoiceWords)
};

/// How often each choice was made, "30 × the value of CRMOffice, 2 × the difference stays".
QString choiceCounts(const QMap<qint64, Resolutions> &choices, const PerSide<QString> &system)
{
    QMap<Choice, int> counts;
    for (const Resolutions &row : choices) {
        for (const Resolution &choice : row)
            ++counts[choice.choice];
    }
    const QMap<Choice, QString> words{{Choice::TakeSource, ChoiceWords::tr("the value of %1").arg(system.source)},
        {Choice::TakeTarget, ChoiceWords::tr("the value of %1").arg(system.target)},
        {Choice::TakeBase, ChoiceWords::tr("the base")}, {Choice::TakeValue, ChoiceWords::tr("a typed value")},
        {Choice::AcceptDifference, ChoiceWords::tr("the difference stays")}};
    QStringList parts;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        parts << ChoiceWords::tr("%1 × %2", "count × choice").arg(numberText(*count), words.value(count.key()));
    return parts.join(", "_L1);
}

QString nameOf(const LinkRow &row)
{
    return row.title.source.isEmpty() ? row.title.target : row.title.source;
}

/// What a person saw of both records of a pair; nothing of a lone one, where the suggestions count as well.
PerSide<QString> shownMarks(const LinkDetail &detail, Choice choice)
{
    if (detail.record.source == 0 || detail.record.target == 0)
        return {};
    const auto shown = [&](Side side) {
        return Shadow{detail.presence[side], detail.fields[side], detail.modifiedAt[side]};
    };
    return choiceMarks(choice, {shown(Side::Source), shown(Side::Target)});
}

} // namespace

Desk::Desk(Controller &controller, Tokens &tokens, Prompter prompter, QWidget *window)
    : QObject(window)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_prompter(std::move(prompter))
    , m_window(window)
{
    connect(&controller, &Controller::linkRowsReady, this, &Desk::takeRows);
    connect(&controller, &Controller::linkOrderReady, this, [this](quint64 token, const std::vector<qint64> &ids) {
        if (token == m_syncToken)
            syncLinks(QList<qint64>(ids.begin(), ids.end()));
    });
    connect(&controller, &Controller::undoReady, this, &Desk::takeUndo);
    connect(&controller, &Controller::failed, this, [this] { m_planned.reset(); });
}

void Desk::syncAll(bool full)
{
    RunRequest request;
    request.full = full;
    request.trigger = u"operator"_s;
    m_controller.run(request);
}

void Desk::syncFlow(qint64 flow)
{
    RunRequest request;
    request.flow = flow;
    request.trigger = u"operator"_s;
    m_controller.run(request);
}

void Desk::syncLinks(const QList<qint64> &links)
{
    if (links.isEmpty())
        return;
    RunRequest request;
    request.links = links;
    request.trigger = u"operator"_s;
    m_controller.run(request);
}

void Desk::syncQuery(const LinkQuery &query)
{
    m_syncToken = m_tokens.next();
    m_controller.requestLinkOrder(m_syncToken, query);
}

void Desk::preview(std::optional<qint64> flow)
{
    RunRequest request;
    request.flow = flow;
    request.preview = true;
    request.trigger = u"operator"_s;
    m_controller.run(request);
}

void Desk::approve(const QList<qint64> &links, bool withArchives)
{
    withRows(links, [=, this](const Rows &rows) { approveRows(rows, withArchives); });
}

void Desk::applyPlan(
    qint64 preview, const QList<qint64> &links, const QMap<Verb, int> &counts, std::function<void()> sent)
{
    RunRequest request;
    request.plan = preview;
    request.links = links;
    request.trigger = u"operator"_s;
    const auto go = [this, request, sent] {
        m_controller.run(request);
        sent();
    };
    const int archives = counts.value(Verb::Archive);
    if (archives == 0) {
        go();
        return;
    }
    const QString action = tr("Apply, and archive %1").arg(numberText(archives));
    m_prompter(m_window,
        {tr("Apply the plan"),
            tr("Carries out %1.\n\nArchiving removes records from a system.").arg(verbCounts(counts)), action},
        go);
}

void Desk::approveRows(const Rows &rows, bool withArchives)
{
    QList<qint64> ids;
    QMap<Verb, int> counts;
    int leftOut = 0;
    for (const LinkRow &row : rows) {
        if (!isApprovable(row) || (row.verb == Verb::Archive && !withArchives)) {
            ++leftOut;
            continue;
        }
        ids << row.id;
        ++counts[row.verb];
    }
    if (ids.isEmpty()) {
        Q_EMIT told(tr("None of these rows waits for an approval."));
        return;
    }
    const auto go = [this, ids] {
        portioned(
            ids, tr("Approving"), [this](const auto &some, bool sync) { m_controller.approve(some, sync); }, true);
    };
    if (ids.size() == 1 && !counts.contains(Verb::Archive)) {
        go();
        return;
    }
    QString text = tr("Approves %1 and carries them out.").arg(verbCounts(counts));
    if (counts.contains(Verb::Archive))
        text += u"\n\n"_s
            + (rows.size() == 1 ? sentence(rows.front().reason, m_system)
                                : tr("Archiving removes records from a system."));
    if (leftOut > 0)
        text += u"\n\n"_s
            + tr("%1 more of these rows stay as they are: they need another decision.").arg(numberText(leftOut));
    m_prompter(m_window, {tr("Approve"), text, tr("Approve %1").arg(verbCounts(counts))}, go);
}

void Desk::reject(const QList<qint64> &links)
{
    portioned(
        links, tr("Rejecting"), [this](const auto &some, bool) { m_controller.reject(some); }, false);
}

void Desk::unlink(const QList<qint64> &links, bool never)
{
    if (links.isEmpty())
        return;
    const auto go = [this, links, never] {
        portioned(
            links, tr("Unlinking"), [this, never](const auto &some, bool) { m_controller.unlink(some, never); }, false);
    };
    const QString count = numberText(links.size());
    const bool one = links.size() == 1;
    QString text = one
        ? tr("Samband forgets this link. Both records stay as they are, and no longer follow each other.")
        : tr("Samband forgets %1 links. All records stay as they are, and no longer follow each other.").arg(count);
    if (never)
        text += u"\n\n"_s + tr("They are never suggested for each other again.");
    m_prompter(m_window, {tr("Unlink"), text, one ? tr("Unlink") : tr("Unlink %1 pairs").arg(count)}, go);
}

void Desk::acceptLinks(const QList<qint64> &links, const Question &question)
{
    const auto accept = [this, links] {
        portioned(
            links, tr("Accepting"), [this](const auto &some, bool) { m_controller.approve(some, false); }, false);
    };
    if (links.size() > 1)
        m_prompter(m_window, question, accept);
    else
        accept();
}

void Desk::neverLink(const QList<qint64> &links)
{
    if (links.isEmpty())
        return;
    const bool one = links.size() == 1;
    const QString count = numberText(links.size());
    m_prompter(m_window,
        {tr("Never link"),
            one ? tr("The two records are never proposed for each other again. Linking them by hand stays possible.")
                : tr("The records of %1 rows are never proposed for each other again. Linking them by hand stays "
                     "possible.")
                      .arg(count),
            one ? tr("Never link") : tr("Never link %1 pairs").arg(count)},
        [this, links] {
            portioned(
                links, tr("Taking back"), [this](const auto &some, bool) { m_controller.unlink(some, true); }, false);
        });
}

void Desk::setPaused(const QList<qint64> &links, bool paused)
{
    portioned(
        links, paused ? tr("Pausing") : tr("Resuming"),
        [this, paused](const auto &some, bool) { m_controller.setPaused(some, paused); }, false);
}

void Desk::portioned(const QList<qint64> &links, const QString &what, const Act &act, bool thenSync)
{
    if (links.isEmpty())
        return;
    if (links.size() <= Batch::portion) {
        act(links, thenSync);
        return;
    }
    const auto after = [this, thenSync](const QList<qint64> &done) {
        if (thenSync)
            syncLinks(done);
    };
    auto *batch = new Batch(
        m_controller, links, what, [act](const QList<qint64> &some) { act(some, false); }, after);
    batch->setParent(this);
    Q_EMIT began(batch);
    batch->start();
}

void Desk::resolveMany(const QMap<qint64, Resolutions> &choices, std::function<void()> sent)
{
    if (choices.isEmpty())
        return;
    const auto go = [this, choices, sent] {
        sent();
        portioned(
            choices.keys(), tr("Sending choices"),
            [this, choices](const QList<qint64> &some, bool sync) {
                QMap<qint64, Resolutions> portion;
                for (const qint64 link : some)
                    portion.insert(link, choices.value(link));
                m_controller.resolveMany(portion, sync);
            },
            true);
    };
    if (choices.size() <= choicesLookedAt) {
        go();
        return;
    }
    const QString count = numberText(choices.size());
    m_prompter(m_window,
        {tr("Resolve and sync"),
            tr("Settles %1 pairs: %2. A pair that changed since it was looked at is left alone and asked about "
               "again.\n\n"
               "Each write can be undone in the timeline.")
                .arg(count, choiceCounts(choices, m_system)),
            tr("Resolve and sync %1 pairs").arg(count)},
        go);
}

void Desk::resolve(qint64 link, const Resolutions &resolutions)
{
    m_controller.resolve(link, resolutions, true);
}

void Desk::recreate(const LinkDetail &detail)
{
    m_controller.resolve(
        detail.row.id, {Resolution{0, Choice::Recreate, {}, shownMarks(detail, Choice::Recreate)}}, true);
}

void Desk::archive(const LinkDetail &detail)
{
    const LinkRow &row = detail.row;
    const Side left =
        row.recordId.target.isEmpty() || row.reason.code == ReasonCode::TargetGone ? Side::Source : Side::Target;
    const QString system = m_system[left];
    const QString text = tr("%1 is deleted in %2, as it already is in %3.\n\nThis cannot be undone: what is made again "
                            "is a new record with a new id.")
                             .arg(nameOf(row), system, m_system[other(left)]);
    m_prompter(m_window, {tr("Delete in %1").arg(system), text, tr("Delete %1 in %2").arg(nameOf(row), system)},
        [this, id = row.id, seen = shownMarks(detail, Choice::Archive)] {
            m_controller.resolve(id, {Resolution{0, Choice::Archive, {}, seen}}, true);
        });
}

void Desk::linkTo(qint64 link, qint64 targetRecord)
{
    m_controller.link(link, targetRecord, true);
}

void Desk::undo(const JournalRow &row)
{
    if (row.kind == "updated"_L1)
        m_controller.undo({row.id, 0, 0, false}, true);
    else
        planUndo({row.id, 0, 0, false});
}

void Desk::undoRun(qint64 run)
{
    planUndo({0, run, 0, false});
}

void Desk::planUndo(const UndoRequest &request)
{
    m_planned = request;
    UndoRequest dry = request;
    dry.dryRun = true;
    m_controller.undo(dry, false);
}

void Desk::takeUndo(const UndoReport &report)
{
    if (report.dryRun && m_planned)
        askUndo(report);
    else if (!report.dryRun)
        Q_EMIT told(undoSummary(report));
}

void Desk::askUndo(const UndoReport &report)
{
    const UndoRequest request = *std::exchange(m_planned, std::nullopt);
    constexpr qsizetype most = 5;
    QStringList lines{undoSummary(report)};
    for (const QList<UndoLine> &list : {report.asked, report.refused}) {
        for (const UndoLine &line : list.first(std::min(most, list.size())))
            lines << tr("%1: %2", "record: why").arg(line.title, line.text);
        if (list.size() > most)
            lines << tr("… and %1 more").arg(numberText(list.size() - most));
    }
    if (report.links.isEmpty()) {
        Q_EMIT told(lines.join(u' '));
        return;
    }
    lines << tr("What a person has changed since is not overwritten: it is shown as a conflict. The undo stands in the "
                "journal and can be undone.");
    const QString action = request.run != 0 ? tr("Undo run %1").arg(request.run) : tr("Undo");
    m_prompter(
        m_window, {action, lines.join(u"\n\n"_s), action}, [this, request] { m_controller.undo(request, true); });
}

void Desk::withRows(const QList<qint64> &links, std::function<void(const Rows &)> then)
{
    if (links.isEmpty())
        return;
    Gathering gathering;
    gathering.ids = {links.begin(), links.end()};
    gathering.then = std::move(then);
    const quint64 token = m_tokens.next();
    gathering.asked = std::min(chunk, gathering.ids.size());
    const std::vector<qint64> first(gathering.ids.begin(), gathering.ids.begin() + std::ptrdiff_t(gathering.asked));
    m_gathering.insert(token, std::move(gathering));
    m_controller.requestLinkRows(token, first);
}

void Desk::takeRows(quint64 token, const Rows &rows)
{
    const auto found = m_gathering.find(token);
    if (found == m_gathering.end())
        return;
    Gathering gathering = std::move(*found);
    m_gathering.erase(found);
    gathering.rows.insert(gathering.rows.end(), rows.begin(), rows.end());
    if (gathering.asked >= gathering.ids.size()) {
        gathering.then(gathering.rows);
        return;
    }
    const std::size_t from = gathering.asked;
    gathering.asked = std::min(from + chunk, gathering.ids.size());
    const std::vector<qint64> more(
        gathering.ids.begin() + std::ptrdiff_t(from), gathering.ids.begin() + std::ptrdiff_t(gathering.asked));
    const quint64 next = m_tokens.next();
    m_gathering.insert(next, std::move(gathering));
    m_controller.requestLinkRows(next, more);
}

} // namespace samband
