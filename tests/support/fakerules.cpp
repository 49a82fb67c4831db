#include "tests/support/fakecontroller.h"

namespace samband {

using namespace Qt::StringLiterals;

void FakeController::saveRules(const Flow &flow)
{
    calls << u"rules %1"_s.arg(flow.id);
    ruled << flow;
}

void FakeController::requestRules()
{
    QList<Flow> flows;
    for (const FlowSummary &summary : std::as_const(m_summary.flows)) {
        Flow flow;
        flow.id = summary.id;
        flow.title = summary.title;
        flow.datatype = summary.datatype;
        flow.rules.enabled = summary.enabled;
        if (!summary.condition.isEmpty())
            flow.statements = {{StatementKind::When, 14, summary.condition, {}}};
        const PropertyRules phone{Normaliser::Phone, Direction::Both, ConflictPolicy::Ask, BlankPolicy::Hold};
        flow.mappings << Mapping{1, {u"properties.lastname"_s, u"familyName"_s}, u"string"_s, {}, 1, {}}
                      << Mapping{4, {u"properties.phone"_s, u"directPhone"_s}, u"string"_s, {}, 2, phone};
        for (int more = 0; more < moreProperties; ++more) {
            const QString name = u"date_of_the_last_agreed_change_of_the_delivery_address_%1"_s.arg(more + 1);
            flow.mappings << Mapping{
                100 + more, {u"properties."_s + name, u"deliveryAddress."_s + name}, u"string"_s, {}, 3 + more, {}};
        }
        for (const Flow &saved : std::as_const(ruled))
            flow = saved.id == flow.id ? saved : flow;
        flows << flow;
    }
    answer([=, this] { Q_EMIT rulesReady(flows); });
}

void FakeController::previewRules(quint64 token, const Flow &flow)
{
    calls << u"preview rules %1"_s.arg(flow.id);
    RulesPreview preview;
    preview.flow = flow.id;
    preview.problem = rulesProblem;
    preview.obstacle = rulesObstacle;
    preview.rows = static_cast<int>(rows.size());
    preview.changed = preview.rows / 10;
    preview.kinds.insert({toText(LinkState::Conflict), toText(Verb::Update)}, preview.changed);
    for (const LinkRow &row : std::as_const(rows)) { // of any flow: what is shown of them is told apart by nobody
        if (row.state != LinkState::Conflict)
            continue;
        RuleEffect effect{row.id, row.title, {}, {}};
        effect.before.state = LinkState::Conflict;
        effect.before.reason = row.reason;
        effect.after.verb = Verb::Update;
        effect.after.reason = {ReasonCode::PolicyDecided, {u"phone"_s, u"source"_s}};
        preview.examples << effect;
    }
    answer([=, this] { Q_EMIT rulesPreviewReady(token, preview); });
}

void FakeController::requestSetup()
{
    for (const Side side : bothSides)
        answer([this, told = setup[side]] { Q_EMIT setupReady(told); });
}

void FakeController::requestSuggestions(quint64 token, int most)
{
    Suggestions found;
    for (const LinkRow &row : std::as_const(rows)) {
        found.ambiguous += row.state == LinkState::Ambiguous ? 1 : 0;
        if (row.state != LinkState::Unlinked)
            continue;
        const bool other = found.rows.size() % 3 == 2;
        const QString phone = u"phone"_s;
        found.rows << SuggestionRow{row.id, row.flow, {row.title.source, row.title.source},
            {row.recordId.source, QString::number(60'000 + row.id)}, other ? Likeness::NameOnly : Likeness::Likely, 1,
            {other ? QStringList{u"firstname"_s} : QStringList{u"firstname"_s, u"lastname"_s, phone},
                other ? QStringList{u"mobilephone: +47 900 00 000 / 22 11 00 00"_s} : QStringList(), {}},
            {{u"phone 22 00 00 00"_s}, {u"directPhone 22 00 00 00"_s}}};
    }
    found.all = static_cast<int>(found.rows.size());
    found.rows.resize(std::min<qsizetype>(found.rows.size(), most));
    answer([=, this] { Q_EMIT suggestionsReady(token, found); });
}

void FakeController::useManifest(Side side, const QString &file)
{
    calls << u"manifest %1 %2"_s.arg(toText(side), file);
    SystemSetup told = setup[side];
    if (file.contains("bad"_L1)) {
        told.problem = file + u":12: “records” is missing."_s;
    } else {
        told.shipped = file.isEmpty();
        told.manifest = file.isEmpty() ? u":/samband/connectors/a.json"_s : file;
        setup[side] = told;
    }
    answer([this, told] { Q_EMIT setupReady(told); });
}

void FakeController::requestSchedule()
{
    answer([this] { Q_EMIT scheduleReady(schedule); });
}

void FakeController::saveSchedule(const Schedule &wanted)
{
    calls << u"schedule"_s;
    schedule = wanted;
    requestSchedule();
}

} // namespace samband
