#include "core/domain/causecategory.h"
#include "core/domain/reason.h"
#include "ui/desk.h"
#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"
#include "ui/recordview.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QPushButton>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

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
        const Side missing = systemOf(m_detail->row.reason).value_or(Side::Target);
        recreate->setToolTip(
            withKey(tr("None of those it looks like: make a new record in %1").arg(m_desk.systems()[missing]),
                u"actionRecreate"_s));
    } else {
        recreate->setText(tr("Recreate in %1").arg(m_desk.systems()[other(left)]));
        recreate->setToolTip(
            withKey(tr("Make the missing record again from the one that is left"), u"actionRecreate"_s));
    }
    m_buttons[u"resolveButton"_s]->setEnabled(!m_drafts.of(m_detail->row.id).isEmpty());
}

} // namespace samband
