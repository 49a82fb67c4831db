#include "ui/budgetwords.h"

#include "ui/look.h"
#include "ui/times.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Budget)
};

QString window(qint64 milliseconds)
{
    if (milliseconds % 60'000 == 0)
        return Words::tr("%1 min").arg(milliseconds / 60'000);
    if (milliseconds % 1000 == 0)
        return Words::tr("%1 s").arg(milliseconds / 1000);
    return Words::tr("%1 ms").arg(milliseconds);
}

double shareOf(int part, int whole)
{
    return whole > 0 ? std::clamp(double(part) / whole, 0.0, 1.0) : 0.0;
}

Gauge dayOf(const Budget &budget, qint64 now)
{
    Gauge gauge;
    gauge.name = Words::tr("Today");
    gauge.figures =
        Words::tr("%1 / %2", "used / allowed").arg(numberText(budget.dailyUsed), numberText(budget.dailyAllowed));
    gauge.used = shareOf(budget.dailyUsed, budget.dailyAllowed);
    gauge.kept = shareOf(budget.dailyKept, budget.dailyAllowed);
    QStringList notes;
    QStringList tips{Words::tr("%1 of %2 calls of the day are used.")
                         .arg(numberText(budget.dailyUsed), numberText(budget.dailyAllowed))};
    if (budget.dayEndsInMs >= 0) {
        const QString end = clockTime(now + budget.dayEndsInMs, now);
        notes << (gauge.isSpent() ? Words::tr("used up until %1") : Words::tr("ends %1")).arg(end);
        tips << Words::tr("They start anew at %1.").arg(end);
    }
    if (budget.dailyKept > 0) {
        notes << Words::tr("%1 kept").arg(numberText(budget.dailyKept));
        tips << Words::tr("Runs leave %1 of them to you.").arg(numberText(budget.dailyKept));
    }
    gauge.note = notes.join(u" · "_s);
    gauge.tip = tips.join(u' ');
    return gauge;
}

/// The classes of calls have names in a manifest; those that every system has are called the same everywhere.
QString className(const QString &name)
{
    if (name == "general"_L1)
        return Words::tr("Calls");
    if (name == "search"_L1)
        return Words::tr("Searches");
    return name == "associations"_L1 ? Words::tr("Associations") : name;
}

Gauge classOf(const Budget &budget)
{
    Gauge gauge;
    gauge.name = className(budget.name);
    gauge.figures = Words::tr("%1 / %2 in %3", "used / allowed in time")
                        .arg(numberText(budget.used), numberText(budget.allowed), window(budget.perMs));
    gauge.used = shareOf(budget.used, budget.allowed);
    gauge.kept = shareOf(budget.kept, budget.allowed);
    QStringList tips{Words::tr("%1 of %2 calls are used in %3.")
                         .arg(numberText(budget.used), numberText(budget.allowed), window(budget.perMs))};
    if (budget.freeInMs > 0)
        tips << Words::tr("The next one may be sent in %1.").arg(durationText(budget.freeInMs));
    if (budget.kept > 0)
        tips << Words::tr("Runs leave %1 of them to you.").arg(numberText(budget.kept));
    gauge.tip = tips.join(u' ');
    return gauge;
}

bool hasDay(const Budget &budget, const QString &system)
{
    return budget.system == system && budget.dailyAllowed > 0 && budget.dailyUsed >= 0;
}

} // namespace

QList<Gauge> gaugesOf(const QList<Budget> &budgets, const QString &system, qint64 now)
{
    QList<Gauge> gauges;
    for (const Budget &budget : budgets) {
        if (budget.system == system && budget.allowed > 0)
            gauges << classOf(budget);
    }
    // The classes share one day.
    const auto day = std::ranges::find_if(budgets, [&](const Budget &budget) { return hasDay(budget, system); });
    if (day != budgets.end())
        gauges.prepend(dayOf(*day, now));
    return gauges;
}

std::optional<int> dayPercent(const QList<Budget> &budgets, const QString &system)
{
    for (const Budget &budget : budgets) {
        if (hasDay(budget, system))
            return int(100 * shareOf(budget.dailyUsed, budget.dailyAllowed));
    }
    return std::nullopt;
}

} // namespace samband
