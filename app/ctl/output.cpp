#include "app/ctl/output.h"

#include "core/domain/visible.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Output)
};

QString timeText(qint64 ms)
{
    return ms == 0 ? u"-"_s : QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString isoTime(qint64 ms)
{
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject jsonOf(const Changes &changes)
{
    QJsonObject object;
    for (auto field = changes.cbegin(); field != changes.cend(); ++field)
        object.insert(field.key(), field.value());
    return object;
}

QString shown(const QString &value)
{
    return value.isEmpty() ? Words::tr("(blank)") : value;
}

QString sumLine(const QString &flow, const RunCounts &counts)
{
    return Words::tr("%1: %2 read = %3 unchanged + %4 written + %5 held + %6 conflicting + %7 excluded + %8 failed%9")
        .arg(flow)
        .arg(counts.read)
        .arg(counts.unchanged)
        .arg(counts.written)
        .arg(counts.held)
        .arg(counts.conflicting)
        .arg(counts.excluded)
        .arg(counts.failed)
        .arg(counts.addsUp() ? QString() : Words::tr("  DOES NOT ADD UP: please report this"));
}

QString verbWord(Verb verb)
{
    switch (verb) {
    case Verb::Nothing:
        return Words::tr("nothing");
    case Verb::Agree:
        return Words::tr("agree");
    case Verb::Link:
        return Words::tr("link");
    case Verb::Create:
        return Words::tr("create");
    case Verb::Update:
        return Words::tr("update");
    case Verb::Archive:
        return Words::tr("archive");
    case Verb::Unlink:
        return Words::tr("unlink");
    }
    return {};
}

QString namesOf(const LinkRow &row)
{
    const auto name = [&](Side side) { return row.title[side].isEmpty() ? row.recordId[side] : row.title[side]; };
    const QString target = name(Side::Target);
    return u"%1 ⇄ %2"_s.arg(name(Side::Source), target.isEmpty() ? u"—"_s : target);
}

/// What is written where, for a row can be written in one property while another waits for a person.
QString writesOf(const Decision &decision, const PerSide<QString> &system)
{
    QStringList writes;
    for (const Side side : bothSides) {
        QStringList fields;
        const Changes &changes = decision.write[side];
        for (auto field = changes.cbegin(); field != changes.cend(); ++field)
            fields << u"%1 = %2"_s.arg(field.key(), shown(*field));
        if (!fields.isEmpty())
            writes << Words::tr("%1 gets %2", "system, values").arg(system[side], fields.join(", "_L1));
    }
    return writes.join("; "_L1);
}

} // namespace

QJsonObject jsonOf(const RunCounts &counts)
{
    return {{u"read"_s, counts.read}, {u"unchanged"_s, counts.unchanged}, {u"written"_s, counts.written},
        {u"held"_s, counts.held}, {u"conflicting"_s, counts.conflicting}, {u"excluded"_s, counts.excluded},
        {u"failed"_s, counts.failed}};
}

QJsonObject jsonOf(const Reason &reason)
{
    return {{u"code"_s, toText(reason.code)}, {u"args"_s, QJsonArray::fromStringList(reason.args)}};
}

Output::Output(bool json)
    : m_json(json)
    , m_out(stdout)
    , m_err(stderr)
{
}

void Output::line(const QString &text)
{
    if (!m_json)
        m_out << visibleLines(text) << Qt::endl;
}

void Output::object(const QJsonObject &object)
{
    if (m_json)
        m_out << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) << Qt::endl;
}

void Output::both(const QString &text, const QJsonObject &json)
{
    line(text);
    object(json);
}

void Output::error(const Error &error)
{
    if (m_json) {
        QJsonObject object{{u"error"_s, toText(error.kind)}, {u"text"_s, error.text}};
        if (error.http > 0)
            object.insert(u"http"_s, error.http);
        if (!error.requestId.isEmpty())
            object.insert(u"requestId"_s, error.requestId);
        m_err << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) << Qt::endl;
        return;
    }
    m_err << visibleLines(Words::tr("sambandctl: %1").arg(error.text)) << Qt::endl;
}

void Output::link(const LinkRow &row, const QString &flow, const PerSide<QString> &system)
{
    const QString why = sentence(row.reason, system);
    both(u"%1  %2  %3  %4"_s.arg(row.id, 6).arg(stateWord(row.state), -13).arg(namesOf(row), why),
        {{u"id"_s, row.id}, {u"flow"_s, flow}, {u"source"_s, row.recordId.source}, {u"target"_s, row.recordId.target},
            {u"sourceTitle"_s, row.title.source}, {u"targetTitle"_s, row.title.target}, {u"state"_s, toText(row.state)},
            {u"properties"_s, row.properties}, {u"next"_s, toText(row.verb)}, {u"reason"_s, jsonOf(row.reason)},
            {u"text"_s, why}});
}

void Output::journal(const JournalRow &row, const PerSide<QString> &system)
{
    QStringList changes;
    for (auto field = row.after.cbegin(); field != row.after.cend(); ++field)
        changes << u"%1: %2 → %3"_s.arg(field.key(), shown(row.before.value(field.key())), shown(field.value()));
    const QString where = row.side ? system[*row.side] : QString();
    both(u"%1  %2  %3 %4 %5  %6  (%7)"_s.arg(row.id, 6).arg(
             timeText(row.at), row.kind, where, row.title, changes.join("; "_L1), row.who),
        {{u"id"_s, row.id}, {u"at"_s, isoTime(row.at)}, {u"run"_s, row.run}, {u"link"_s, row.link},
            {u"kind"_s, row.kind}, {u"side"_s, row.side ? toText(*row.side) : QString()}, {u"record"_s, row.recordId},
            {u"title"_s, row.title}, {u"before"_s, jsonOf(row.before)}, {u"after"_s, jsonOf(row.after)},
            {u"reason"_s, jsonOf(row.reason)}, {u"who"_s, row.who}});
}

void Output::run(const RunRow &run, const QMap<qint64, QString> &flows)
{
    QJsonArray sums;
    line(u"%1  %2  %3 (%4)%5"_s.arg(run.id, 6).arg(
        timeText(run.startedAt), run.status, run.trigger, run.error.isEmpty() ? QString() : u": "_s + run.error));
    for (auto flow = run.counts.cbegin(); flow != run.counts.cend(); ++flow) {
        line(u"        "_s + sumLine(flows.value(flow.key()), *flow));
        QJsonObject sum = jsonOf(*flow);
        sum.insert(u"flow"_s, flows.value(flow.key()));
        sums << sum;
    }
    object({{u"run"_s, run.id}, {u"startedAt"_s, isoTime(run.startedAt)}, {u"endedAt"_s, isoTime(run.endedAt)},
        {u"status"_s, run.status}, {u"trigger"_s, run.trigger}, {u"error"_s, run.error}, {u"calls"_s, run.calls},
        {u"flows"_s, sums}});
}

void Output::report(const RunReport &report)
{
    QJsonArray sums;
    for (auto flow = report.run.counts.cbegin(); flow != report.run.counts.cend(); ++flow) {
        line(sumLine(report.flows.value(flow.key()), *flow));
        QJsonObject sum = jsonOf(*flow);
        sum.insert(u"flow"_s, report.flows.value(flow.key()));
        sums << sum;
    }
    const double seconds = static_cast<double>(report.milliseconds) / 1000.0;
    line(Words::tr("Run %1: %2, %3 writes, %4 calls, %5 s%6")
             .arg(report.run.id)
             .arg(report.run.status)
             .arg(report.writes)
             .arg(report.run.calls)
             .arg(seconds, 0, 'f', 2)
             .arg(report.waiting ? Words::tr("; something waits for a person (see: sambandctl mismatches)")
                                 : QString()));
    object(
        {{u"run"_s, report.run.id}, {u"status"_s, report.run.status}, {u"flows"_s, sums}, {u"writes"_s, report.writes},
            {u"calls"_s, report.run.calls}, {u"seconds"_s, seconds}, {u"waiting"_s, report.waiting}});
}

void Output::plan(const RunReport &report, const PerSide<QString> &system)
{
    for (const PlannedRow &planned : report.plan) {
        const QString why = sentence(planned.decision.reason, system);
        const QString writes = writesOf(planned.decision, system);
        both(u"%1  %2  %3  %4%5"_s.arg(planned.row.id, 6)
                 .arg(planned.decision.held ? Words::tr("%1?").arg(verbWord(planned.decision.verb))
                                            : verbWord(planned.decision.verb),
                     -8)
                 .arg(namesOf(planned.row), why, writes.isEmpty() ? QString() : u"  → "_s + writes),
            {{u"link"_s, planned.row.id}, {u"flow"_s, report.flows.value(planned.row.flow)},
                {u"verb"_s, toText(planned.decision.verb)}, {u"held"_s, planned.decision.held},
                {u"source"_s, planned.row.recordId.source}, {u"target"_s, planned.row.recordId.target},
                {u"writeSource"_s, jsonOf(planned.decision.write.source)},
                {u"writeTarget"_s, jsonOf(planned.decision.write.target)},
                {u"reason"_s, jsonOf(planned.decision.reason)}, {u"text"_s, why}});
    }
    for (auto verb = report.planned.cbegin(); verb != report.planned.cend(); ++verb)
        line(u"%1: %2"_s.arg(verbWord(verb.key())).arg(*verb));
}

void Output::detail(const LinkDetail &detail, const PerSide<QString> &system)
{
    const QString why = sentence(detail.row.reason, system);
    const QString next = nextStep(detail.row.reason, system);
    line(u"%1  %2  %3"_s.arg(detail.row.id).arg(stateWord(detail.row.state), namesOf(detail.row)));
    line(next.isEmpty() ? why : u"%1 %2"_s.arg(why, next));
    QJsonArray properties;
    for (const PropertyRow &row : detail.properties) {
        line(Words::tr("  %1 = %2   base: %3   %4: %5   %6: %7")
                 .arg(row.path.source, row.path.target,
                     row.base ? u"%1 / %2"_s.arg(shown(row.base->source), shown(row.base->target))
                              : Words::tr("never agreed"),
                     system.source, shown(row.now.source), system.target, shown(row.now.target)));
        QJsonObject property{{u"property"_s, row.property}, {u"source"_s, row.path.source},
            {u"target"_s, row.path.target}, {u"sourceValue"_s, row.now.source}, {u"targetValue"_s, row.now.target}};
        if (row.base)
            property.insert(u"base"_s, QJsonArray{row.base->source, row.base->target});
        properties << property;
    }
    QJsonArray candidates;
    for (const Candidate &candidate : detail.candidates) {
        line(Words::tr("  could be: record %1, %2").arg(candidate.record).arg(candidate.title));
        candidates << QJsonObject{{u"record"_s, candidate.record}, {u"title"_s, candidate.title}};
    }
    object({{u"id"_s, detail.row.id}, {u"state"_s, toText(detail.row.state)}, {u"source"_s, detail.row.recordId.source},
        {u"target"_s, detail.row.recordId.target}, {u"reason"_s, jsonOf(detail.row.reason)}, {u"text"_s, why},
        {u"next"_s, next}, {u"properties"_s, properties}, {u"candidates"_s, candidates}});
    if (!m_json) {
        for (const JournalRow &row : detail.timeline)
            journal(row, system);
    }
}

} // namespace samband
