#include "ui/desk.h"

#include "core/domain/reconcile.h"

#include "ui/batch.h"
#include "ui/bulkwords.h"
#include "ui/look.h"
#include "ui/words.h"

#include <QPointer>
#include <QWidget>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

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
    , m_gathering(controller, tokens)
{
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
    if (links.size() <= looksAtEach) {
        runLinks(links);
        return;
    }
    askAbout(links, &RecordActions::sync, tr("None of these rows can be synced: they are paused or outside."),
        [this](const Gathered &chosen, qsizetype leftOut) {
            const auto go = [this, ids = chosen.ids()] { runLinks(ids); };
            return Asked{chosen.rows.size() > looksAtEach, syncQuestion(chosen, leftOut), go};
        });
}

void Desk::runLinks(const QList<qint64> &links)
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

void Desk::askAbout(const QList<qint64> &links, bool RecordActions::*wanted, const QString &none, const Asks &asks)
{
    m_gathering.gather(links, [=, this](const Gathered &all) {
        const Gathered chosen = all.only(wanted);
        if (chosen.rows.empty()) {
            Q_EMIT told(none);
            return;
        }
        const Asked asked = asks(chosen, links.size() - qsizetype(chosen.rows.size()));
        if (asked.must)
            m_prompter(m_window, asked.question, asked.go);
        else
            asked.go();
    });
}

void Desk::approve(const QList<qint64> &links, bool withArchives)
{
    m_gathering.gather(links, [=, this](const Gathered &all) {
        Gathered chosen = all.only(&RecordActions::approve);
        if (!withArchives)
            std::erase_if(chosen.rows, [](const RowKind &row) { return row.verb == Verb::Archive; });
        if (chosen.rows.empty()) {
            Q_EMIT told(tr("None of these rows waits for an approval."));
            return;
        }
        const auto go = [this, ids = chosen.ids()] {
            portioned(
                ids, tr("Approving"), [this](const auto &some, bool sync) { m_controller.approve(some, sync); }, true);
        };
        if (chosen.rows.size() == 1 && chosen.rows.front().verb != Verb::Archive)
            go();
        else
            m_prompter(
                m_window, approveQuestion(chosen, qsizetype(all.rows.size() - chosen.rows.size()), m_system), go);
    });
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

void Desk::reject(const QList<qint64> &links)
{
    const auto go = [this](const QList<qint64> &ids) {
        portioned(
            ids, tr("Rejecting"), [this](const auto &some, bool) { m_controller.reject(some); }, false);
    };
    if (links.size() == 1) {
        go(links);
        return;
    }
    askAbout(links, &RecordActions::reject, tr("None of these rows waits for an approval."),
        [go](const Gathered &chosen, qsizetype leftOut) {
            return Asked{true, rejectQuestion(chosen, leftOut), [go, ids = chosen.ids()] { go(ids); }};
        });
}

void Desk::unlink(const QList<qint64> &links, bool never)
{
    askAbout(links, &RecordActions::unlink, tr("None of these rows is a link."),
        [this, never](const Gathered &chosen, qsizetype leftOut) {
            const auto go = [this, never, ids = chosen.ids()] {
                portioned(
                    ids, tr("Unlinking"), [this, never](const auto &some, bool) { m_controller.unlink(some, never); },
                    false);
            };
            return Asked{true, unlinkQuestion(chosen, leftOut, never), go};
        });
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
    m_prompter(m_window, neverLinkQuestion(links.size()), [this, links] {
        portioned(
            links, tr("Taking back"), [this](const auto &some, bool) { m_controller.unlink(some, true); }, false);
    });
}

void Desk::setPaused(const QList<qint64> &links, bool paused)
{
    const auto go = [this, paused](const QList<qint64> &ids) {
        portioned(
            ids, paused ? tr("Pausing") : tr("Resuming"),
            [this, paused](const auto &some, bool) { m_controller.setPaused(some, paused); }, false);
    };
    if (links.size() == 1) {
        go(links);
        return;
    }
    askAbout(links, paused ? &RecordActions::pause : &RecordActions::resume,
        paused ? tr("None of these rows can be paused: they are already, or outside.")
               : tr("None of these rows is paused."),
        [go, paused](const Gathered &chosen, qsizetype leftOut) {
            return Asked{chosen.rows.size() > looksAtEach, pauseQuestion(chosen, leftOut, paused),
                [go, ids = chosen.ids()] { go(ids); }};
        });
}

void Desk::portioned(
    const QList<qint64> &links, const QString &what, const Act &act, bool thenSync, const Batch::After &after)
{
    if (links.isEmpty())
        return;
    const auto ended = [this, thenSync, after](const BatchEnd &end) {
        if (after)
            after(end);
        if (thenSync && !end.atOnce)
            runLinks(end.done);
    };
    auto *batch = new Batch(
        m_controller, links, what, [act, thenSync](const auto &some, bool all) { act(some, thenSync && all); }, ended);
    batch->setParent(this);
    if (links.size() > Batch::portion) {
        Q_EMIT began(batch);
    } else {
        connect(batch, &Batch::ended, this, [this, batch](const QString &text) {
            batch->deleteLater();
            if (!text.isEmpty())
                Q_EMIT told(text);
        });
    }
    batch->start();
}

bool Desk::resolve(Drafts &drafts, const QList<qint64> &links, bool asked)
{
    Drafts::Many choices;
    for (const qint64 link : links) {
        if (drafts.all().contains(link))
            choices.insert(link, drafts.of(link));
    }
    if (choices.isEmpty())
        return false;
    const auto go = [this, kept = QPointer(&drafts), ids = choices.keys()] {
        if (kept)
            send(*kept, ids);
    };
    if (choices.size() <= looksAtEach || asked)
        go();
    else
        m_prompter(m_window, resolveQuestion(choices, m_system), go);
    return true;
}

/// Whatever does not reach the workspace goes back to the drafts: no choice of a person is lost.
void Desk::send(Drafts &drafts, const QList<qint64> &links)
{
    const Drafts::Many taken = drafts.take(links);
    const auto act = [this, taken](const QList<qint64> &some, bool sync) {
        if (some.size() == 1) {
            m_controller.resolve(some.first(), taken.value(some.first()).values(), sync);
            return;
        }
        QMap<qint64, Resolutions> choices;
        for (const qint64 link : some)
            choices.insert(link, taken.value(link).values());
        m_controller.resolveMany(choices, sync);
    };
    portioned(taken.keys(), tr("Sending choices"), act, true, [taken, kept = QPointer(&drafts)](const BatchEnd &end) {
        Drafts::Many back;
        for (const qint64 link : end.failed + end.left)
            back.insert(link, taken.value(link));
        if (kept)
            kept->giveBack(back);
    });
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

} // namespace samband
