#include "ui/drafts.h"

namespace samband {

void Drafts::put(const Many &choices)
{
    for (auto row = choices.cbegin(); row != choices.cend(); ++row) {
        if (row->isEmpty())
            m_choices.remove(row.key());
        else
            m_choices.insert(row.key(), *row);
    }
}

void Drafts::change(const Many &changes, const QString &what, const QString &merge)
{
    Step step{what, {}, {}, merge};
    for (auto row = changes.cbegin(); row != changes.cend(); ++row) {
        const Choices before = of(row.key());
        if (before == *row)
            continue;
        step.before.insert(row.key(), before);
        step.after.insert(row.key(), *row);
    }
    if (step.after.isEmpty())
        return;
    put(step.after);
    if (!merge.isEmpty() && !m_done.isEmpty() && m_done.last().merge == merge)
        m_done.last().after = step.after;
    else
        m_done << step;
    m_undone.clear();
    Q_EMIT changed();
}

void Drafts::adopt(qint64 link, const Choices &choices)
{
    if (of(link) == choices)
        return;
    put({{link, choices}});
    // The steps tell of values that are not there any more: taken back, they would bring those up again.
    forget(m_done, link);
    forget(m_undone, link);
    Q_EMIT changed();
}

void Drafts::restore(const State &state)
{
    m_choices = state.choices;
    m_done = state.done;
    m_undone = state.undone;
    Q_EMIT changed();
}

Drafts::Many Drafts::take(const QList<qint64> &links)
{
    Many taken;
    for (const qint64 link : links) {
        const Choices choices = m_choices.take(link);
        if (!choices.isEmpty())
            taken.insert(link, choices);
        forget(m_done, link);
        forget(m_undone, link);
    }
    if (!taken.isEmpty())
        Q_EMIT changed();
    return taken;
}

void Drafts::giveBack(const Many &choices)
{
    Many back;
    for (auto row = choices.cbegin(); row != choices.cend(); ++row) {
        if (!row->isEmpty() && !m_choices.contains(row.key()))
            back.insert(row.key(), *row);
    }
    put(back);
    if (!back.isEmpty())
        Q_EMIT changed();
}

void Drafts::forget(QList<Step> &steps, qint64 link)
{
    for (Step &step : steps) {
        step.before.remove(link);
        step.after.remove(link);
    }
    steps.removeIf([](const Step &step) { return step.after.isEmpty(); });
}

QString Drafts::undo()
{
    if (m_done.isEmpty())
        return {};
    const Step step = m_done.takeLast();
    put(step.before);
    m_undone << step;
    Q_EMIT changed();
    return step.what;
}

QString Drafts::redo()
{
    if (m_undone.isEmpty())
        return {};
    const Step step = m_undone.takeLast();
    put(step.after);
    m_done << step;
    Q_EMIT changed();
    return step.what;
}

} // namespace samband
