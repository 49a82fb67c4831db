#include "ui/candidatelist.h"

#include "ui/labels.h"
#include "ui/words.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

CandidateList::CandidateList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_link(new QPushButton)
{
    setObjectName(u"candidates"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(headingLabel(tr("Link to")));
    m_list->setObjectName(u"candidateList"_s);
    m_list->setAccessibleName(tr("Records it can be linked to"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    box->addWidget(m_list);
    m_link->setObjectName(u"linkButton"_s);
    box->addWidget(m_link, 0, Qt::AlignLeft);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_link->setEnabled(row >= 0); });
    connect(m_list, &QListWidget::itemActivated, this, &CandidateList::linkCurrent);
    connect(m_link, &QPushButton::clicked, this, &CandidateList::linkCurrent);
}

void CandidateList::show(const QList<Candidate> &candidates, const PerSide<QString> &system)
{
    m_list->clear();
    for (const Candidate &candidate : candidates) {
        QString text = tr("%1 — %2", "title, likeness").arg(candidate.title, likenessWord(candidate.likeness));
        if (candidate.claims > 1)
            text += candidate.claims == 2 ? tr(", also like 1 other")
                                          : tr(", also like %1 others").arg(candidate.claims - 1);
        auto *entry = new QListWidgetItem(text, m_list);
        entry->setData(Qt::UserRole, candidate.record);
        entry->setToolTip(text);
    }
    const int line = m_list->sizeHintForRow(0);
    m_list->setFixedHeight(
        std::clamp(int(candidates.size()), 1, 6) * std::max(line, 18) + 2 * m_list->frameWidth() + 2);
    m_list->setCurrentRow(candidates.size() == 1 ? 0 : -1);
    m_link->setText(tr("Link to this record in %1").arg(system.target));
    m_link->setEnabled(m_list->currentRow() >= 0);
    setVisible(!candidates.isEmpty());
}

void CandidateList::start()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void CandidateList::linkCurrent()
{
    if (const QListWidgetItem *entry = m_list->currentItem())
        Q_EMIT linkWanted(entry->data(Qt::UserRole).toLongLong());
}

} // namespace samband
