#include "ui/pastkeeper.h"

#include "core/engine/pastwords.h"
#include "ui/times.h"

#include <algorithm>

namespace samband {

namespace {

constexpr int moment = 400; // ms
constexpr qsizetype mostKept = 500;

QString valueLine(const PastValue &value, qint64 now)
{
    const QString when = clockTime(value.at, now);
    const QString how = sourceWord(value.source);
    if (value.who.isEmpty())
        return how.isEmpty() ? when : PastKeeper::tr("%1, %2", "when, how").arg(when, how);
    return how.isEmpty() ? PastKeeper::tr("by %1, %2", "who, when").arg(value.who, when)
                         : PastKeeper::tr("by %1, %2, %3", "who, when, how").arg(value.who, when, how);
}

} // namespace

PastKeeper::PastKeeper(Controller &controller, Tokens &tokens, QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_tokens(tokens)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(moment);
    connect(&m_timer, &QTimer::timeout, this, &PastKeeper::ask);
    connect(&controller, &Controller::pastReady, this, &PastKeeper::take);
}

void PastKeeper::look(const LinkDetail &detail, bool asks)
{
    Seen seen;
    for (const PropertyRow &property : detail.properties)
        seen << property.now;
    const bool same = m_link == detail.row.id && m_seen == seen;
    m_link = detail.row.id;
    m_seen = seen;
    const auto kept = m_kept.constFind(m_link);
    if (kept != m_kept.cend() && kept->seen == seen) {
        m_timer.stop();
        Q_EMIT told({PastAnswer::Step::Told, m_link, kept->past});
        return;
    }
    // A run shows the same record afresh every second: the question under way stands.
    if (same && (m_token != 0 || m_timer.isActive() || !asks))
        return;
    m_token = 0;
    m_timer.stop();
    Q_EMIT told({asks ? PastAnswer::Step::Asking : PastAnswer::Step::Unasked, m_link, {}});
    const bool pair = !detail.row.recordId.source.isEmpty() && !detail.row.recordId.target.isEmpty();
    if (asks && pair)
        m_timer.start();
}

void PastKeeper::askNow()
{
    if (m_token != 0 || m_link == 0)
        return;
    m_timer.stop();
    Q_EMIT told({PastAnswer::Step::Asking, m_link, {}});
    ask();
}

void PastKeeper::ask()
{
    m_token = m_tokens.next();
    m_controller.requestPast(m_token, m_link);
}

void PastKeeper::take(quint64 token, const LinkPast &past)
{
    if (token == 0 || token != m_token)
        return;
    m_token = 0;
    if (m_kept.size() >= mostKept)
        m_kept.clear();
    // What failed is asked again when the person comes back to it.
    if (past.problem.isEmpty())
        m_kept.insert(m_link, {m_seen, past});
    Q_EMIT told({PastAnswer::Step::Told, m_link, past});
}

QString pastLine(const PastAnswer &answer, const PropertyRow &property, Side side, const PerSide<QString> &system,
    const PerSide<qint64> &modifiedAt, qint64 now)
{
    switch (answer.step) {
    case PastAnswer::Step::Unasked:
        return {};
    case PastAnswer::Step::Asking:
        return PastKeeper::tr("asking %1 who and when…").arg(system[side]);
    case PastAnswer::Step::Told:
        break;
    }
    if (!answer.past.problem.isEmpty())
        return PastKeeper::tr("who and when could not be asked");
    const auto found = std::ranges::find(answer.past.properties, property.property, &PropertyPast::property);
    if (found != answer.past.properties.end() && !found->past[side].isEmpty())
        return valueLine(found->past[side].first(), now);
    if (answer.past.tells[side])
        return PastKeeper::tr("%1 has no change of it on record").arg(system[side]);
    return modifiedAt[side] == 0
        ? PastKeeper::tr("%1 does not tell who and when").arg(system[side])
        : PastKeeper::tr("record changed %1, nobody named").arg(clockTime(modifiedAt[side], now));
}

QString pastTip(const PastAnswer &answer, Side side, const PerSide<QString> &system)
{
    if (answer.step != PastAnswer::Step::Told)
        return {};
    if (!answer.past.problem.isEmpty())
        return answer.past.problem;
    return answer.past.tells[side]
        ? QString()
        : PastKeeper::tr("%1 keeps no history of single properties: only when the record as a whole was last changed "
                         "is known.")
              .arg(system[side]);
}

} // namespace samband
