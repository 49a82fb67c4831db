#include "app/ctl/verbs.h"

#include "core/domain/admission.h"
#include "core/domain/rulewords.h"
#include "core/engine/actions.h"
#include "core/engine/rulenames.h"
#include "core/engine/rulespreview.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

QJsonObject jsonOf(const QList<RuleWord> &rules)
{
    QJsonObject object;
    for (const RuleWord &rule : rules)
        object.insert(rule.name, rule.value);
    return object;
}

QString textOf(const QList<RuleWord> &rules)
{
    QStringList parts;
    for (const RuleWord &rule : rules)
        parts << rule.name + u'=' + rule.value;
    return parts.join("  "_L1);
}

void show(const Flow &flow, Output &output)
{
    output.line(u"%1 %2"_s.arg(flow.position + 1).arg(flow.title));
    output.line(u"  "_s + textOf(ruleWords(flow.rules)));
    const QString condition = conditionInProse(flow);
    if (needsRule(flow))
        output.line(u"  "_s
            + Words::tr("needs a rule, and is off until then: rules set --flow %1 filter=… The document says: %2")
                  .arg(QString::number(flow.position + 1), condition));
    QJsonArray properties;
    for (const Mapping &mapping : flow.mappings) {
        output.line(
            u"  %1 = %2:  %3"_s.arg(mapping.path.source, mapping.path.target, textOf(ruleWords(mapping.rules))));
        properties << QJsonObject{{u"source"_s, mapping.path.source}, {u"target"_s, mapping.path.target},
            {u"rules"_s, jsonOf(ruleWords(mapping.rules))}};
    }
    output.object(
        {{u"flow"_s, flow.title}, {u"number"_s, flow.position + 1}, {u"rules"_s, jsonOf(ruleWords(flow.rules))},
            {u"condition"_s, condition}, {u"needsRule"_s, needsRule(flow)}, {u"properties"_s, properties}});
}

Status showAll(const QList<Flow> &flows, const CommandLine &line, Output &output)
{
    if (line.flow.isEmpty()) {
        for (const Flow &flow : flows)
            show(flow, output);
        return Done{};
    }
    const auto flow = flowCalled(flows, line.flow);
    if (flow)
        show(*flow, output);
    return flow ? Status(Done{}) : Status(flow.error());
}

/// The rules that the operator means to change: one property's, or the flow's own.
Result<PropertyRules *> propertyCalled(Flow &flow, const QString &text)
{
    QStringList known;
    for (Mapping &mapping : flow.mappings) {
        for (const Side side : bothSides) {
            if (mapping.path[side] == text || mapping.path[side].section(u'.', -1) == text)
                return &mapping.rules;
        }
        known << mapping.path.source.section(u'.', -1);
    }
    return Error{ErrorKind::BadInput,
        known.isEmpty()
            ? Words::tr("“%1” synchronises no property, so there is no rule for “%2”.").arg(flow.title, text)
            : Words::tr("“%1” is no property of “%2”. Its properties are: %3.")
                  .arg(text, flow.title, known.join(", "_L1))};
}

bool isRuleOf(const QList<RuleWord> &rules, const QString &name)
{
    return std::ranges::any_of(rules, [&](const RuleWord &rule) { return rule.name == name; });
}

/// What is missing, or too much, before a rule can be said to be wrong: where it is to be set.
Status checkPlace(const QList<Flow> &flows, const CommandLine &line)
{
    for (const QString &word : line.words.mid(1)) {
        const QString name = word.section(u'=', 0, 0);
        const bool ofProperty = isRuleOf(ruleWords(PropertyRules()), name);
        if (line.property.isEmpty() && ofProperty)
            return Error{ErrorKind::BadInput,
                line.flow.isEmpty()
                    ? Words::tr("“%1” is a rule of a property. Say which: --flow F --property P.").arg(name)
                    : Words::tr("“%1” is a rule of a property. Say which: --property P.").arg(name)};
        if (!line.property.isEmpty() && isRuleOf(ruleWords(FlowRules()), name))
            return Error{
                ErrorKind::BadInput, Words::tr("“%1” is a rule of the whole flow. Leave out --property.").arg(name)};
    }
    if (!line.flow.isEmpty() || flows.size() == 1)
        return Done{};
    QStringList all;
    for (const Flow &flow : flows)
        all << u"%1 %2"_s.arg(flow.position + 1).arg(flow.title);
    return Error{ErrorKind::BadInput,
        Words::tr("Say which flow the rule is for: --flow F. The flows are: %1.").arg(all.join("; "_L1))};
}

/// Misspelt properties are found now and not at the first create.
Status checkPaths(Workspace &workspace, const Flow &before, const Flow &after)
{
    const auto known = knownPaths(workspace, before);
    return known ? checkNames(before, after, *known) : Status(known.error());
}

Result<Flow> changed(Flow flow, const CommandLine &line)
{
    PropertyRules *property = nullptr;
    if (!line.property.isEmpty()) {
        const auto called = propertyCalled(flow, line.property);
        if (!called)
            return called.error();
        property = *called;
    }
    for (const QString &word : line.words.mid(1)) {
        if (!word.contains(u'='))
            return Error{ErrorKind::BadInput,
                Words::tr("“%1” is no rule. Write name=value, such as conflict=newest.").arg(word)};
        const RuleWord rule{word.section(u'=', 0, 0), word.section(u'=', 1)};
        const Status set = property ? setRule(*property, rule) : setRule(flow, rule);
        if (!set)
            return set.error();
    }
    return flow;
}

void tell(const RulesPreview &preview, Output &output)
{
    for (const RuleEffect &effect : preview.examples) {
        const QString name = effect.title.source.isEmpty() ? effect.title.target : effect.title.source;
        output.both(
            u"%1  %2  %3 → %4"_s.arg(effect.link, 6).arg(name, outcomeWord(effect.before), outcomeWord(effect.after)),
            {{u"link"_s, effect.link}, {u"sourceTitle"_s, effect.title.source}, {u"targetTitle"_s, effect.title.target},
                {u"before"_s, outcomeWord(effect.before)}, {u"after"_s, outcomeWord(effect.after)}});
    }
    QJsonArray kinds;
    for (auto kind = preview.kinds.cbegin(); kind != preview.kinds.cend(); ++kind) {
        output.line(u"%1 → %2: %3"_s.arg(kind.key().first, kind.key().second).arg(*kind));
        kinds << QJsonObject{{u"before"_s, kind.key().first}, {u"after"_s, kind.key().second}, {u"rows"_s, *kind}};
    }
    for (const QString &path : preview.unread)
        output.line(Words::tr("“%1” has not been read yet: the next run reads it of every record, and then decides.")
                        .arg(path));
    output.both(Words::tr("%1 of %2 rows would be decided differently. Nothing was saved.")
                    .arg(preview.changed)
                    .arg(preview.rows),
        {{u"rows"_s, preview.rows}, {u"changed"_s, preview.changed},
            {u"unread"_s, QJsonArray::fromStringList(preview.unread)}, {u"changes"_s, kinds}, {u"saved"_s, false}});
}

Status setSome(Workspace &workspace, const QList<Flow> &flows, const CommandLine &line, Output &output)
{
    if (line.words.size() < 2)
        return Error{ErrorKind::BadInput,
            Words::tr("Say which rule to set: rules set --flow F [--property P] conflict=newest …")};
    if (const Status placed = checkPlace(flows, line); !placed)
        return placed;
    const auto flow = flowCalled(flows, line.flow.isEmpty() ? u"1"_s : line.flow);
    if (!flow)
        return flow.error();
    const auto wanted = changed(*flow, line);
    if (!wanted)
        return wanted.error();
    const Status named = line.unlisted ? Status(Done{}) : checkPaths(workspace, *flow, *wanted);
    if (!named)
        return named;
    if (line.dryRun) {
        const auto preview = previewRules(workspace, *wanted);
        if (!preview)
            return preview.error();
        tell(*preview, output);
        return Done{};
    }
    if (const Status saved = Actions(workspace, operatorName(), &QDateTime::currentMSecsSinceEpoch).saveRules(*wanted);
        !saved)
        return saved;
    const auto changes = ruleChanges(*flow, *wanted);
    QJsonObject from;
    QJsonObject to;
    for (auto rule = changes.target.cbegin(); rule != changes.target.cend(); ++rule) {
        output.line(u"%1: %2 → %3"_s.arg(rule.key(), changes.source.value(rule.key()), *rule));
        from.insert(rule.key(), changes.source.value(rule.key()));
        to.insert(rule.key(), *rule);
    }
    output.both(changes.target.isEmpty()
            ? Words::tr("These are the rules already; nothing was changed.")
            : Words::tr("Saved. The next run decides by them: sambandctl --workspace %1 run").arg(line.workspace),
        {{u"saved"_s, !changes.target.isEmpty()}, {u"from"_s, from}, {u"to"_s, to}});
    return Done{};
}

Status perform(const CommandLine &line, Output &output)
{
    const bool sets = line.words.value(0) == "set"_L1;
    if (!sets && (!line.words.isEmpty() || line.dryRun || !line.property.isEmpty()))
        return Error{ErrorKind::BadInput, Words::tr("Use rules to see them, or rules set … to change them.")};
    const bool writes = sets && !line.dryRun;
    const auto workspace =
        Workspace::open(line.workspace, writes ? Workspace::Access::ReadWrite : Workspace::Access::ReadOnly);
    if (!workspace)
        return workspace.error();
    const auto dataflow = Setup(**workspace).dataflow();
    if (!dataflow)
        return dataflow.error();
    return sets ? setSome(**workspace, dataflow->flows, line, output) : showAll(dataflow->flows, line, output);
}

} // namespace

Exit showOrSetRules(const CommandLine &line, Output &output)
{
    const Status done = perform(line, output);
    if (!done)
        output.error(done.error());
    return done ? Exit::AllInStep : Exit::Failure;
}

} // namespace samband
