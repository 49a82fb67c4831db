#include "ui/candidatelist.h"

#include "core/domain/normalise.h"
#include "ui/choicebox.h"
#include "ui/differencedelegate.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::CandidateList)
};

std::optional<bool> verdict(const PropertyRules &rules, const PerSide<QString> &value)
{
    if (value.source.isEmpty() || value.target.isEmpty())
        return std::nullopt;
    return sameValue(rules, value.source, value.target);
}

QString verdictWord(const ComparedLine &line, const PerSide<QString> &system)
{
    if (line.agrees)
        return *line.agrees ? Words::tr("same") : Words::tr("differs");
    if (line.value.source.isEmpty())
        return Words::tr("only in %1").arg(system.target);
    return line.value.target.isEmpty() ? Words::tr("only in %1").arg(system.source) : QString();
}

int heightFor(int lines, int most, int line, int frame)
{
    return std::clamp(lines, 1, most) * line + 2 * frame + 2;
}

} // namespace

QList<ComparedLine> compared(const LinkDetail &detail, const CandidateRow &candidate)
{
    QList<ComparedLine> lines;
    QStringList shown;
    const Side side = candidate.side;
    const auto beside = [&](PerSide<QString> value, const QString &path) {
        value[side] = valueOf(candidate.fields, path);
        return value;
    };
    const auto add = [&](const QString &name, const PerSide<QString> &value, const PropertyRules &rules) {
        if (!value.source.isEmpty() || !value.target.isEmpty())
            lines << ComparedLine{name, value, verdict(rules, value)};
    };
    for (const PropertyRow &row : detail.properties) {
        add(propertyName(row), beside(row.now, row.path[side]), row.rules);
        shown << row.path[side];
    }
    for (const PerSide<QString> &path : detail.templatePaths) {
        if (shown.contains(path[side]))
            continue;
        const PerSide<QString> now{
            valueOf(detail.fields.source, path.source), valueOf(detail.fields.target, path.target)};
        add(path.target.section(u'.', -1), beside(now, path[side]), PropertyRules());
        shown << path[side];
    }
    for (auto field = candidate.fields.cbegin(); field != candidate.fields.cend(); ++field) {
        if (!shown.contains(field.key()))
            add(field.key(), beside({}, field.key()), PropertyRules());
    }
    return lines;
}

QString tellingText(const LinkDetail &detail, const CandidateRow &candidate)
{
    QStringList parts{Words::tr("id %1").arg(candidate.recordId)};
    for (const ComparedLine &line : compared(detail, candidate)) {
        // What is in the name already tells nobody apart.
        const QString &value = line.value[candidate.side];
        if (!value.isEmpty() && !candidate.title.contains(value))
            parts << Words::tr("%1 %2", "property value").arg(line.name, value);
    }
    if (candidate.createdAt != 0)
        parts << Words::tr("created %1").arg(relativeTime(candidate.createdAt, nowMs()));
    return parts.join(u" · "_s);
}

CandidateList::CandidateList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_compare(new QTableWidget(0, 4))
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
    m_list->setSpacing(3);
    box->addWidget(m_list);
    m_compare->setObjectName(u"candidateCompare"_s);
    m_compare->setAccessibleName(tr("What agrees with the selected record and what differs"));
    m_compare->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_compare->setSelectionMode(QAbstractItemView::NoSelection);
    m_compare->setItemDelegate(new DifferenceDelegate(m_compare));
    m_compare->setTabKeyNavigation(false);
    m_compare->setShowGrid(false);
    m_compare->setWordWrap(false);
    m_compare->setIconSize(QSize(14, 14));
    m_compare->verticalHeader()->hide();
    m_compare->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_compare->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_compare->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_compare->horizontalHeader()->setSectionResizeMode(3, QHeaderView::ResizeToContents);
    m_compare->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    box->addWidget(m_compare);
    m_link->setObjectName(u"linkButton"_s);
    box->addWidget(m_link, 0, Qt::AlignLeft);
    connect(m_list, &QListWidget::currentRowChanged, this, &CandidateList::compareCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &CandidateList::linkCurrent);
    connect(m_link, &QPushButton::clicked, this, &CandidateList::linkCurrent);
}

void CandidateList::show(const LinkDetail &detail, const PerSide<QString> &system)
{
    m_detail = detail;
    m_system = system;
    const QListWidgetItem *before = m_list->currentItem();
    const qint64 current = before ? before->data(Qt::UserRole).toLongLong() : 0;
    m_list->clear();
    int row = detail.candidates.size() == 1 ? 0 : -1;
    for (const CandidateRow &candidate : detail.candidates) {
        QString text = tr("%1 — %2", "title, likeness").arg(candidate.title, likenessWord(candidate.likeness));
        if (candidate.claims > 1)
            text += candidate.claims == 2 ? tr(", also like 1 other")
                                          : tr(", also like %1 others").arg(candidate.claims - 1);
        text += u'\n' + tellingText(detail, candidate);
        auto *entry = new QListWidgetItem(text, m_list);
        entry->setData(Qt::UserRole, candidate.record);
        entry->setToolTip(plainTip(text));
        // A refresh of the same record must not move the person's choice.
        if (candidate.record == current)
            row = m_list->count() - 1;
    }
    m_list->setFixedHeight(heightFor(int(detail.candidates.size()), 5,
        std::max(m_list->sizeHintForRow(0), 36) + 2 * m_list->spacing(), m_list->frameWidth()));
    m_list->setCurrentRow(row);
    m_link->setText(tr("Link to this record in %1").arg(system.target));
    compareCurrent();
    setVisible(!detail.candidates.isEmpty());
}

void CandidateList::compareCurrent()
{
    const int row = m_list->currentRow();
    const bool some = row >= 0 && row < m_detail.candidates.size();
    m_link->setEnabled(some);
    m_compare->setVisible(some);
    m_compare->setRowCount(0);
    if (!some)
        return;
    m_compare->setHorizontalHeaderLabels({tr("Property"), m_system.source, m_system.target, tr("Verdict")});
    for (const Side side : bothSides)
        m_compare->horizontalHeaderItem(side == Side::Source ? 1 : 2)->setIcon(systemIcon(side, m_system[side]));
    for (const ComparedLine &line : compared(m_detail, m_detail.candidates[row])) {
        const int at = m_compare->rowCount();
        m_compare->insertRow(at);
        const QStringList texts{line.name, line.value.source, line.value.target, verdictWord(line, m_system)};
        for (int column = 0; column < 4; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(plainTip(texts[column]));
            m_compare->setItem(at, column, cell);
        }
        if (line.agrees == false) {
            m_compare->item(at, 1)->setData(OtherValueRole, line.value.target);
            m_compare->item(at, 2)->setData(OtherValueRole, line.value.source);
        }
        if (line.agrees)
            m_compare->item(at, 3)->setIcon(stateIcon(*line.agrees ? LinkState::InSync : LinkState::Conflict));
    }
    m_compare->setFixedHeight(m_compare->horizontalHeader()->sizeHint().height()
        + heightFor(
            m_compare->rowCount(), 8, m_compare->verticalHeader()->defaultSectionSize(), m_compare->frameWidth()));
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
