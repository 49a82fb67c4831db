#include "ui/recordview.h"

#include "ui/candidatelist.h"
#include "ui/desk.h"
#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"
#include "ui/propertytable.h"
#include "ui/timeline.h"
#include "ui/times.h"
#include "ui/whyview.h"
#include "ui/words.h"

#include <QApplication>
#include <QCheckBox>
#include <QDesktopServices>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

RecordActions actionsFor(const LinkRow &row, bool hasCandidates, bool hasChoices)
{
    const bool pair = !row.recordId.source.isEmpty() && !row.recordId.target.isEmpty();
    RecordActions can;
    can.resolve = hasChoices;
    can.approve = isApprovable(row);
    can.reject = can.approve;
    can.link = hasCandidates;
    can.unlink = pair || row.state == LinkState::Orphaned;
    const bool leftOut = row.state == LinkState::Paused && row.reason.code == ReasonCode::LeftOut;
    can.resume = (row.state == LinkState::Paused && !leftOut) || row.reason.code == ReasonCode::Flapping;
    can.pause = (row.state != LinkState::Paused || leftOut) && row.state != LinkState::Outside;
    can.archive = row.state == LinkState::Orphaned && row.reason.code != ReasonCode::BothGone;
    can.recreate = can.archive || (row.state == LinkState::Ambiguous && !pair);
    can.sync = (row.state != LinkState::Paused || leftOut) && row.state != LinkState::Outside;
    return can;
}

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
    constexpr qsizetype mostThatCome = 200;
    m_timeline->show(detail.timeline, m_desk.systems(), detail.timeline.size() >= mostThatCome);
    m_rawShown = false;
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
    m_timeline->show(rows, m_desk.systems(), false);
}

void RecordView::openPage(Side side) const
{
    const QUrl page(m_detail->web[side], QUrl::StrictMode);
    if (page.isValid() && page.scheme() == "https"_L1)
        QDesktopServices::openUrl(page);
}

void RecordView::showHead()
{
    const LinkRow &row = m_detail->row;
    const PerSide<QString> &system = m_desk.systems();
    for (const Side side : bothSides) {
        showIcon(*m_mark[side], systemIcon(side, system[side]), 16);
        m_mark[side]->setToolTip(system[side]);
        const bool there = !row.recordId[side].isEmpty();
        const QString title = row.title[side].isEmpty() ? row.recordId[side] : row.title[side];
        m_title[side]->setFullText(there ? title : tr("no record in %1").arg(system[side]));
        QFont font = m_title[side]->font();
        font.setBold(there);
        m_title[side]->setFont(font);
        m_title[side]->setForegroundRole(there ? QPalette::WindowText : QPalette::PlaceholderText);
        QStringList meta;
        if (there)
            meta << tr("id %1").arg(row.recordId[side]);
        if (there && m_detail->presence[side] == Presence::Absent)
            meta << tr("deleted");
        else if (there && m_detail->modifiedAt[side] != 0)
            meta << tr("changed %1").arg(relativeTime(m_detail->modifiedAt[side], nowMs()));
        m_meta[side]->setText(meta.join(u" · "_s));
        m_meta[side]->setToolTip(exactTime(m_detail->modifiedAt[side]));
        m_open[side]->setVisible(there && !m_detail->web[side].isEmpty());
        m_open[side]->setToolTip(tr("Open in %1").arg(system[side]));
        m_open[side]->setAccessibleName(m_open[side]->toolTip());
    }
    showIcon(*m_stateIcon, stateIcon(row.state), 16);
    showInk(*m_state, row.state);
    m_state->setText(tr("%1 · %2", "state, since when").arg(stateWord(row.state), relativeTime(row.since, nowMs())));
    m_state->setToolTip(exactTime(row.since));
    m_reason->setText(sentence(row.reason, system));
    m_reason->setVisible(!m_reason->text().isEmpty());
    m_next->setText(nextStep(row.reason, system));
    m_next->setVisible(!m_next->text().isEmpty());
}

void RecordView::showButtons()
{
    const RecordActions can = actionsFor(m_detail->row, !m_detail->candidates.isEmpty(), !m_boxes.isEmpty());
    const auto show = [this](const QString &name, bool visible) { m_buttons[name]->setVisible(visible); };
    show(u"resolveButton"_s, can.resolve);
    show(u"approveButton"_s, can.approve);
    show(u"rejectButton"_s, can.reject);
    show(u"recreateButton"_s, can.recreate);
    show(u"archiveButton"_s, can.archive);
    show(u"unlinkButton"_s, can.unlink);
    show(u"pauseButton"_s, can.pause);
    show(u"resumeButton"_s, can.resume);
    show(u"syncButton"_s, can.sync);
    const Side left = m_detail->row.reason.code == ReasonCode::TargetGone ? Side::Source : Side::Target;
    m_buttons[u"archiveButton"_s]->setText(tr("Delete in %1…").arg(m_desk.systems()[left]));
    QPushButton *recreate = m_buttons[u"recreateButton"_s];
    if (m_detail->row.state == LinkState::Ambiguous) {
        recreate->setText(tr("Create a new record"));
        recreate->setToolTip(
            withKey(tr("None of those it looks like: make a new record in %1").arg(m_desk.systems().target),
                u"actionRecreate"_s));
    } else {
        recreate->setText(tr("Recreate in %1").arg(m_desk.systems()[other(left)]));
        recreate->setToolTip(
            withKey(tr("Make the missing record again from the one that is left"), u"actionRecreate"_s));
    }
    m_buttons[u"resolveButton"_s]->setEnabled(!m_drafts.of(m_detail->row.id).isEmpty());
}

void RecordView::showProperties()
{
    // A run refreshes the record while a person types into it: the field is made anew, the typing goes on.
    const QWidget *typing = focusWidget();
    const QString focused = typing ? typing->objectName() : QString();
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
    if (auto *again = focused.startsWith("valueEdit_"_L1) ? findChild<QWidget *>(focused) : nullptr)
        again->setFocus();
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
    if (!m_detail)
        return false;
    const Drafts::Many sent = m_drafts.take({m_detail->row.id});
    if (sent.isEmpty())
        return false;
    m_desk.resolve(m_detail->row.id, sent.first().values());
    return true;
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

void RecordView::showRaw()
{
    if (m_rawShown || m_tabs->currentWidget() != m_raw || !m_detail)
        return;
    m_rawShown = true;
    m_raw->setRowCount(0);
    for (const Side side : bothSides) {
        const Fields &fields = m_detail->fields[side];
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            const int row = m_raw->rowCount();
            m_raw->insertRow(row);
            m_raw->setItem(row, 0, new QTableWidgetItem(systemIcon(side, m_desk.systems()[side]), it.key()));
            m_raw->setItem(row, 1, new QTableWidgetItem(it.value()));
            m_raw->item(row, 0)->setToolTip(tr("%1 in %2").arg(it.key(), m_desk.systems()[side]));
            m_raw->item(row, 1)->setToolTip(plainTip(it.value()));
        }
    }
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
