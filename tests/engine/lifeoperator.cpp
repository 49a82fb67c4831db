#include "tests/engine/life.h"

namespace samband {

using namespace Qt::StringLiterals;

void Life::noteChosen(const LinkRow &row, int property)
{
    for (const Side side : bothSides)
        m_chosenAt[{side, row.recordId[side], property}] = m_now;
}

void Life::chooseFor(const LinkRow &row, const PropertyRow &property, Choice choice)
{
    for (int i = 0; i < flow().mappings.size(); ++i) {
        if (flow().mappings.at(i).id != property.property)
            continue;
        noteChosen(row, i);
        QString value;
        if (choice == Choice::TakeValue)
            value = i == family ? u"f%1x typed"_s.arg(100'000 + ++m_serial) : QString::number(22'000'000 + ++m_serial);
        say(u"row %1: %2 %3 %4"_s.arg(row.id).arg(property.path.source, toText(choice), value));
        answers +=
            m_rig.actions().resolve(row.id, {Resolution{property.property, choice, value, property.now}}) ? 1 : 0;
    }
}

void Life::resolve(const LifeStep &step)
{
    std::vector<LinkRow> rows = m_rig.rows(ContactFlow);
    std::erase_if(rows, [](const LinkRow &row) { return !waits(row.state); });
    if (rows.empty())
        return;
    answerRow(rows.at(step.a % rows.size()), step.b);
}

bool Life::answerRow(const LinkRow &row, unsigned dice)
{
    const auto seen = Views(*m_rig.workspace).linkDetail(row.id);
    if (!seen)
        return false;
    const LinkDetail &detail = *seen;
    static constexpr std::array choices{
        Choice::TakeSource, Choice::TakeTarget, Choice::TakeBase, Choice::TakeValue, Choice::AcceptDifference};
    const Choice choice = choices.at(dice % choices.size());
    const auto forPair = [&](Choice chosen) {
        say(u"row %1: %2"_s.arg(row.id).arg(toText(chosen)));
        allow(row.recordId.source);
        if (chosen == Choice::Recreate)
            ++m_allowed.source[personOf(Side::Target, detail.fields.target)];
        structureChanged();
        answers += m_rig.actions().resolve(row.id, {Resolution{0, chosen, {}, {}}}) ? 1 : 0;
    };
    switch (row.state) {
    case LinkState::Conflict:
    case LinkState::Held:
        for (const PropertyRow &property : detail.properties) {
            if (!row.recordId.target.isEmpty() && row.properties.contains(property.path.source.section(u'.', -1)))
                chooseFor(row, property, choice == Choice::TakeBase && !property.base ? Choice::TakeTarget : choice);
        }
        if (row.state == LinkState::Held && row.verb != Verb::Nothing)
            answers += m_rig.actions().approve({row.id}) ? 1 : 0;
        return true;
    case LinkState::Ambiguous:
        if (!detail.candidates.isEmpty() && dice % 3 != 0) {
            const Candidate &candidate = detail.candidates.at(dice % static_cast<unsigned>(detail.candidates.size()));
            say(u"row %1 is linked to record %2 (%3)"_s.arg(row.id).arg(candidate.record).arg(candidate.title));
            structureChanged();
            answers += m_rig.actions().link(row.id, candidate.record) ? 1 : 0;
        } else {
            forPair(Choice::Recreate);
        }
        return true;
    case LinkState::Orphaned:
        forPair(dice % 3 == 0 ? Choice::Unlink : dice % 3 == 1 ? Choice::Recreate : Choice::Archive);
        return true;
    case LinkState::Unlinked:
    case LinkState::InSync:
    case LinkState::Pending:
    case LinkState::NotCreatable:
    case LinkState::Failing:
    case LinkState::Paused:
    case LinkState::Outside:
        return false;
    }
    return false;
}

void Life::unlink(const LifeStep &step)
{
    const auto row = rowAt(step.a);
    if (!row || row->recordId.target.isEmpty())
        return;
    say(u"unlink row %1%2"_s.arg(row->id).arg(step.b % 2 ? u" for ever"_s : u""_s));
    allow(row->recordId.source);
    structureChanged();
    answers += m_rig.actions().unlink({row->id}, step.b % 2) ? 1 : 0;
}

void Life::link(const LifeStep &step)
{
    const auto rows = m_rig.rows(ContactFlow);
    std::vector<LinkRow> lone;
    std::vector<LinkRow> outside;
    for (const LinkRow &row : rows) {
        if (row.recordId.target.isEmpty())
            lone.push_back(row);
        else if (row.recordId.source.isEmpty())
            outside.push_back(row);
    }
    if (lone.empty() || outside.empty())
        return;
    const LinkRow &row = lone.at(step.a % lone.size());
    const LinkRow &target = outside.at(step.b % outside.size());
    const auto detail = Views(*m_rig.workspace).linkDetail(target.id);
    if (!detail)
        return;
    say(u"link row %1 to target %2"_s.arg(row.id).arg(target.recordId.target));
    structureChanged();
    answers += m_rig.actions().link(row.id, detail->record.target) ? 1 : 0;
}

void Life::undo(const LifeStep &step)
{
    const auto row = rowAt(step.a);
    if (!row)
        return;
    for (const JournalRow &line : m_rig.journal(ContactFlow, row->recordId.source)) {
        if (line.kind != "updated"_L1)
            continue;
        if (const auto undone = m_rig.actions().undo({line.id, 0, 0, false}); undone && undone->doesSomething()) {
            say(u"undo %1 of row %2"_s.arg(line.id).arg(row->id));
            ++answers;
            m_undone.insert(row->id); // an undo opens again what was settled, and says so as a conflict
            for (int property = 0; property < flow().mappings.size(); ++property)
                noteChosen(*row, property);
        }
        return;
    }
}

void Life::changeRules(const LifeStep &step)
{
    static constexpr std::array conflicts{
        ConflictPolicy::Ask, ConflictPolicy::Newest, ConflictPolicy::Source, ConflictPolicy::Target};
    static constexpr std::array blanks{BlankPolicy::Hold, BlankPolicy::Clear, BlankPolicy::Refill};
    static constexpr std::array directions{
        Direction::Both, Direction::Both, Direction::ToTarget, Direction::ToSource, Direction::Off};
    const int property = family + static_cast<int>(step.a % 3);
    m_rig.saveRules(ContactFlow, [&](Flow &flow) {
        PropertyRules &rules = flow.mappings[property].rules;
        rules.conflict = conflicts.at(step.b % conflicts.size());
        rules.blank = blanks.at(step.b / 8 % blanks.size());
        rules.direction = directions.at(step.c % directions.size());
        flow.rules.creation = step.c % 5 == 0 ? Creation::Approval : Creation::Automatic;
        say(u"rules of %1: conflict %2, blank %3, direction %4; creation %5"_s.arg(path(Side::Source, property),
            toText(rules.conflict), toText(rules.blank), toText(rules.direction), toText(flow.rules.creation)));
    });
}

/// Answers every row that waits; whether there was any.
bool Life::answerAll(unsigned dice)
{
    bool any = false;
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        // By now the operator wants an end of it: whatever is chosen leaves both sides equal.
        unsigned settled = row.state == LinkState::Conflict || row.state == LinkState::Held ? dice % 2 : dice;
        if (row.state == LinkState::Paused) {
            say(u"resume row %1"_s.arg(row.id));
            any = m_rig.actions().setPaused({row.id}, false).ok() || any;
        } else if (waits(row.state)) {
            any = answerRow(row, settled) || any;
        }
    }
    return any;
}

} // namespace samband
