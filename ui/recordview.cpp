#include "ui/recordview.h"

#include "ui/candidatelist.h"
#include "ui/desk.h"
#include "ui/look.h"
#include "ui/propertytable.h"
#include "ui/rawview.h"
#include "ui/timeline.h"
#include "ui/times.h"
#include "ui/whyview.h"
#include "ui/words.h"

#include <QApplication>
#include <QCheckBox>
#include <QDesktopServices>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

RecordView::RecordView(Desk &desk, Drafts &drafts, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_drafts(drafts)
{
    build();
    connect(&drafts, &Drafts::changed, this, [this] {
        if (!m_detail || m_taking)
            return;
        showProperties();
        showButtons();
    });
}

void RecordView::show(const LinkDetail &detail)
{
    if (!m_detail || m_detail->row.id != detail.row.id)
        m_history.clear();
    m_detail = detail;
    // A choice binds only what the person saw: when a value moved since, it is asked again.
    Drafts::Choices choices = m_drafts.of(detail.row.id);
    for (const PropertyRow &row : detail.properties) {
        if (choices.contains(row.property) && choices[row.property].seen != row.now)
            choices.remove(row.property);
    }
    m_taking = true;
    m_drafts.adopt(detail.row.id, choices);
    m_taking = false;
    showHead();
    showProperties();
    m_candidates->show(detail, m_desk.systems());
    showTimeline();
    m_why->show(explain(detail, m_desk.systems(), screenWords(m_desk.systems())));
    showRaw();
    showButtons();
}

Drafts::Choices RecordView::chosen() const
{
    Drafts::Choices choices;
    for (const Resolution &stored : m_detail->resolutions) {
        for (const PropertyRow &row : m_detail->properties) {
            if (stored.property == row.property && stored.seen == row.now && !isUndo(stored.choice))
                choices.insert(row.property, stored);
        }
    }
    choices.insert(m_drafts.of(m_detail->row.id));
    return choices;
}

void RecordView::showHistory(const QList<JournalRow> &rows)
{
    m_history = rows;
    showTimeline();
}

void RecordView::showTimeline()
{
    constexpr qsizetype mostThatCome = 200;
    const PerSide<QString> &system = m_desk.systems();
    QList<JournalRow> rows = m_detail->timeline;
    const bool more = m_history.isEmpty() && rows.size() >= mostThatCome;
    // What has come since all of it was asked for stands before it.
    if (!m_history.isEmpty()) {
        rows.removeIf([newest = m_history.first().id](const JournalRow &row) { return row.id <= newest; });
        rows << m_history;
    }
    const qint64 link = m_detail->row.id;
    m_timeline->show(link, timelineOf(*m_detail, rows, m_past, system, nowMs()), system, more);
    const PerSide<QString> &id = m_detail->row.recordId;
    const bool pair = !id.source.isEmpty() && !id.target.isEmpty();
    const bool known = m_past.isAbout(*m_detail) && m_past.step != PastAnswer::Step::Unasked;
    const QString asking = tr("Asking %1 and %2 who changed what…").arg(system.source, system.target);
    const QString note = !known ? QString() : m_past.step == PastAnswer::Step::Asking ? asking : m_past.past.problem;
    m_timeline->setNote(note, pair && (!known || !m_past.past.problem.isEmpty()));
}

void RecordView::openPage(Side side) const
{
    const QUrl page(m_detail->web[side], QUrl::StrictMode);
    if (page.isValid() && page.scheme() == "https"_L1)
        QDesktopServices::openUrl(page);
}

void RecordView::showProperties()
{
    // A run refreshes the record while a person types into it: the field is made anew, the typing goes on.
    const QWidget *focus = QApplication::focusWidget();
    const bool choosing =
        std::ranges::any_of(m_boxes, [&](ChoiceBox *box) { return focus && box->isAncestorOf(focus); });
    const bool same = std::exchange(m_boxesOf, m_detail->row.id) == m_detail->row.id;
    const QString focused = choosing && same ? focus->objectName() : QString();
    qDeleteAll(m_boxes);
    m_boxes.clear();
    m_current = nullptr;
    m_properties->setSystems(m_desk.systems());
    m_properties->setVisible(!m_detail->properties.isEmpty());
    const PerSide<QString> &id = m_detail->row.recordId;
    m_onlyDifferences->setVisible(m_detail->properties.size() > 1 && !id.source.isEmpty() && !id.target.isEmpty());
    const Drafts::Choices draft = chosen();
    for (const PropertyRow &row : m_detail->properties) {
        if (draft.contains(row.property) || inQuestion(decided(row, m_detail->modifiedAt, undoOf(row.property))))
            openChoice(row.property);
    }
    moveCurrent();
    decide();
    auto *again = focused.isEmpty() ? nullptr : findChild<QWidget *>(focused);
    // Where the field is gone, or another record's, nobody has chosen yet: a digit would be typed there.
    if (again)
        again->setFocus();
    else if (choosing)
        Q_EMIT choosingLeft();
}

void RecordView::openChoice(int property)
{
    if (ChoiceBox *open = boxOf(property)) {
        open->setFocus();
        return;
    }
    for (const PropertyRow &row : m_detail->properties) {
        if (row.property != property)
            continue;
        auto *box = new ChoiceBox(row, m_desk.systems(), this);
        const Drafts::Choices draft = chosen();
        if (draft.contains(property))
            box->setChoice(draft[property]);
        box->offerRule([this, property](Choice choice) { return ruleOf(property, choice).has_value(); });
        connect(box, &ChoiceBox::ruleWanted, this, [this, box] {
            m_lastChosen = box->property();
            if (const auto wish = ruleWish())
                Q_EMIT ruleWanted(*wish);
        });
        connect(box, &ChoiceBox::chosen, this, [this, box] {
            m_current = box;
            m_lastChosen = box->property();
            takeChoices();
            for (ChoiceBox *each : std::as_const(m_boxes))
                each->setCurrent(each == box);
        });
        m_choices->addWidget(box);
        m_boxes << box;
        showPastIn(*box);
    }
    moveCurrent();
}

void RecordView::showPast(const PastAnswer &answer)
{
    m_past = answer;
    for (ChoiceBox *box : std::as_const(m_boxes))
        showPastIn(*box);
    if (m_detail && answer.isAbout(*m_detail))
        showTimeline();
}

void RecordView::showPastIn(ChoiceBox &box) const
{
    const PastAnswer past = m_past.isAbout(*m_detail) ? m_past : PastAnswer{};
    PerSide<QString> tips;
    PerSide<QString> lines;
    for (const PropertyRow &row : m_detail->properties) {
        if (row.property != box.property())
            continue;
        for (const Side side : bothSides) {
            lines[side] = pastLine(past, row, side, m_desk.systems(), m_detail->modifiedAt, nowMs());
            tips[side] = pastTip(past, side, m_desk.systems());
        }
    }
    box.setPast(lines, tips);
}

void RecordView::takeChoices()
{
    Drafts::Choices draft;
    for (const ChoiceBox *box : std::as_const(m_boxes)) {
        const auto choice = box->choice();
        // What the workspace has already is no choice of now.
        if (choice && !m_detail->resolutions.contains(*choice))
            draft.insert(box->property(), *choice);
    }
    const auto current = m_current ? m_current->choice() : std::nullopt;
    const bool typed = current && current->choice == Choice::TakeValue;
    const QString merge = typed ? u"%1 %2"_s.arg(m_detail->row.id).arg(current->property) : QString();
    const QString &name = m_detail->row.title.source;
    m_taking = true;
    m_drafts.change({{m_detail->row.id, draft}}, tr("the choice for %1").arg(name), merge);
    m_taking = false;
    decide();
    showButtons();
}

void RecordView::decide()
{
    m_decisions.clear();
    const Drafts::Choices draft = chosen();
    for (const PropertyRow &row : m_detail->properties) {
        std::optional<Resolution> choice = undoOf(row.property);
        if (draft.contains(row.property))
            choice = draft[row.property];
        m_decisions << decided(row, m_detail->modifiedAt, choice);
    }
    m_properties->show(*m_detail, m_decisions);
}

/// Cells keep their colours: they are made anew for another palette.
void RecordView::showTables()
{
    decide();
    m_why->show(explain(*m_detail, m_desk.systems(), screenWords(m_desk.systems())));
}

/// An undo under way, or one that ended in a conflict, decides as long as the person does not choose anew.
std::optional<Resolution> RecordView::undoOf(int property) const
{
    const auto open = samband::openChoice(*m_detail, property);
    return open && isUndo(open->choice) ? open : std::nullopt;
}

void RecordView::moveCurrent()
{
    m_current = m_boxes.isEmpty() ? nullptr : m_boxes.last();
    for (ChoiceBox *box : std::as_const(m_boxes)) {
        if (!box->choice()) {
            m_current = box;
            break;
        }
    }
    for (ChoiceBox *box : std::as_const(m_boxes))
        box->setCurrent(box == m_current);
}

void RecordView::choose(Choice choice)
{
    if (!m_current)
        return;
    m_current->choose(choice);
    if (choice != Choice::TakeValue)
        moveCurrent();
}

std::optional<RuleWish> RecordView::ruleOf(int property, Choice choice) const
{
    for (const PropertyRow &row : m_detail->properties) {
        if (row.property == property)
            return ruleFor(m_detail->row.flow, row, decided(row, m_detail->modifiedAt, undoOf(property)), choice);
    }
    return std::nullopt;
}

std::optional<RuleWish> RecordView::ruleWish() const
{
    const ChoiceBox *last = boxOf(m_lastChosen);
    const ChoiceBox *box = last && last->choice() ? last : m_current;
    return box && box->choice() ? ruleOf(box->property(), box->choice()->choice) : std::nullopt;
}

void RecordView::clearChoices()
{
    if (m_detail)
        m_drafts.change({{m_detail->row.id, {}}}, tr("taking back the choices for %1").arg(m_detail->row.title.source));
}

bool RecordView::resolve()
{
    return m_detail && m_desk.resolve(m_drafts, {m_detail->row.id});
}

void RecordView::chooseAgain(const QStringList &names)
{
    if (!m_detail)
        return;
    for (const PropertyRow &row : m_detail->properties) {
        const bool named = names.contains(row.path.source) || names.contains(row.path.target)
            || names.contains(propertyName(row)) || names.contains(row.path.target.section(u'.', -1));
        if (!named)
            continue;
        openChoice(row.property);
        m_current = boxOf(row.property);
    }
    for (ChoiceBox *box : std::as_const(m_boxes))
        box->setCurrent(box == m_current);
    if (m_current)
        m_current->setFocus();
    showButtons();
}

void RecordView::startLinking()
{
    m_candidates->start();
}

/// Trees of two large records are made only for who looks at them.
void RecordView::showRaw()
{
    if (m_tabs->currentWidget() == m_raw && m_detail)
        m_raw->show(*m_detail, m_desk.systems());
}

ChoiceBox *RecordView::boxOf(int property) const
{
    for (ChoiceBox *box : m_boxes) {
        if (box->property() == property)
            return box;
    }
    return nullptr;
}

} // namespace samband
