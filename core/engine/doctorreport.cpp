#include "core/engine/doctorreport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Doctor)
};

QString isoTime(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate);
}

} // namespace

bool DoctorReport::isWell() const
{
    return count(Finding::Fails) == 0 && count(Finding::Skipped) == 0;
}

int DoctorReport::count(Finding finding) const
{
    return int(std::ranges::count(checks, finding, &DoctorCheck::finding));
}

bool DoctorReport::isStopped() const
{
    return !checks.isEmpty() && checks.last().key == "stopped"_L1;
}

QString findingWord(Finding finding)
{
    switch (finding) {
    case Finding::Works:
        return Words::tr("works");
    case Finding::Note:
        return Words::tr("works, note");
    case Finding::Fails:
        return Words::tr("fails");
    case Finding::Skipped:
        return Words::tr("not looked at");
    }
    return {};
}

QString verdict(const DoctorReport &report)
{
    if (report.isWell())
        return Words::tr("Everything that was looked at works.");
    const int fail = report.count(Finding::Fails);
    if (fail == 0)
        return Words::tr("Nothing fails; %1 of %2 could not be looked at.")
            .arg(report.count(Finding::Skipped))
            .arg(report.checks.size());
    return Words::tr("%1 of %2 checks fail.").arg(fail).arg(report.checks.size());
}

QString reportText(const DoctorReport &report)
{
    QStringList lines{
        Words::tr("Connection doctor: %1 at %2, %3").arg(report.system, report.baseUrl, isoTime(report.at)),
        Words::tr("Manifest: %1").arg(report.manifest)};
    for (const DoctorCheck &check : report.checks) {
        lines << u"[%1] %2: %3"_s.arg(findingWord(check.finding), check.what, check.came);
        if (!check.advice.isEmpty())
            lines << u"    "_s + check.advice;
        if (!check.place.isEmpty() && check.finding != Finding::Works)
            lines << u"    "_s + Words::tr("Manifest: %1").arg(check.place);
        if (!check.excerpt.isEmpty() && check.finding != Finding::Works)
            lines << u"        "_s + check.excerpt;
    }
    lines << verdict(report);
    return lines.join(u'\n') + u'\n';
}

QJsonObject reportJson(const DoctorReport &report)
{
    QJsonArray checks;
    for (const DoctorCheck &check : report.checks)
        checks.append(QJsonObject{{u"check"_s, check.key}, {u"finding"_s, toText(check.finding)},
            {u"what"_s, check.what}, {u"came"_s, check.came}, {u"advice"_s, check.advice}, {u"place"_s, check.place},
            {u"line"_s, check.excerpt}});
    return {{u"system"_s, report.system}, {u"baseUrl"_s, report.baseUrl}, {u"manifest"_s, report.manifest},
        {u"at"_s, isoTime(report.at)}, {u"well"_s, report.isWell()}, {u"checks"_s, checks}};
}

} // namespace samband
