#include "ui/batch.h"

#include "ui/bulkwords.h"
#include "ui/look.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString whyText(const QMap<QString, int> &why)
{
    constexpr qsizetype most = 3;
    QStringList parts;
    for (auto reason = why.cbegin(); reason != why.cend(); ++reason) {
        QString text = reason.key();
        while (text.endsWith(u'.'))
            text.chop(1);
        parts << (why.size() == 1 ? text : Batch::tr("%1 (%2)", "why, how many").arg(text, numberText(*reason)));
    }
    return parts.size() > most ? parts.first(most).join("; "_L1) + u"; …"_s : parts.join("; "_L1);
}

} // namespace

QString batchSentence(const QString &what, const BatchEnd &end)
{
    const auto total = end.done.size() + end.failed.size() + end.left.size();
    QStringList parts;
    if (end.done.size() == total)
        parts << Batch::tr("%1 done", "rows").arg(rowCount(total));
    else
        parts << Batch::tr("%1 of %2 done", "number, rows").arg(numberText(end.done.size()), rowCount(total));
    if (!end.failed.isEmpty())
        parts << Batch::tr("%1 failed: %2", "number, why").arg(numberText(end.failed.size()), whyText(end.why));
    if (!end.left.isEmpty())
        parts << Batch::tr("stopped, %1 left as they were").arg(numberText(end.left.size()));
    return Batch::tr("%1: %2.", "what is done: how it ended").arg(what, parts.join(", "_L1));
}

Batch::Batch(Controller &controller, const QList<qint64> &links, const QString &what, Act act, After after)
    : m_total(links.size())
    , m_what(what)
    , m_act(std::move(act))
    , m_after(std::move(after))
{
    for (qsizetype from = 0; from < links.size(); from += portion)
        m_waiting.push_back(links.mid(from, portion));
    connect(&controller, &Controller::actionDone, this, &Batch::take);
}

void Batch::take(const QList<qint64> &links, const Status &done)
{
    if (m_underWay.isEmpty() || links != m_underWay)
        return;
    const QList<qint64> some = std::exchange(m_underWay, {});
    const auto half = some.size() / 2;
    if (done) {
        m_end.done << some;
        m_end.atOnce = some.size() == m_total;
    } else if (done.error().scope() == Scope::Record && half > 0) {
        m_waiting.push_front(some.mid(half));
        m_waiting.push_front(some.first(half));
    } else {
        m_end.failed << some;
        m_end.why[done.error().text] += int(some.size());
        m_stopped = m_stopped || done.error().scope() == Scope::Run;
    }
    next();
}

void Batch::next()
{
    Q_EMIT progressed(m_what, m_end.done.size() + m_end.failed.size(), m_total);
    if (m_stopped || m_waiting.empty()) {
        end();
        return;
    }
    m_underWay = m_waiting.front();
    m_waiting.pop_front();
    m_act(m_underWay, m_underWay.size() == m_total);
}

void Batch::end()
{
    for (const QList<qint64> &some : m_waiting)
        m_end.left << some;
    m_waiting.clear();
    if (m_after)
        m_after(m_end);
    const bool asExpected = m_end.done.size() == m_total;
    // What went well at once is seen in the table; one row's failure has been told already.
    const bool silent = m_total == 1 || (asExpected && m_total <= portion);
    Q_EMIT ended(silent ? QString() : batchSentence(m_what, m_end), asExpected);
}

} // namespace samband
