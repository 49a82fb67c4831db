#include "ui/checktree.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int SideRole = Qt::UserRole;
constexpr int WorksRole = Qt::UserRole + 1;
constexpr int FindingRole = Qt::UserRole + 2; ///< none while it is being looked at

void embolden(QTreeWidgetItem &line, int column)
{
    QFont font = line.font(column);
    font.setBold(true);
    line.setFont(column, font);
}

/// The colour of what \a line has in \a column.
QColor inkOf(const QTreeWidgetItem &line, int column)
{
    const QVariant finding = line.data(column, FindingRole);
    const QPalette palette = QGuiApplication::palette();
    return finding.isValid() ? findingColor(Finding(finding.toInt()), palette)
                             : stateColor(LinkState::Pending, palette);
}

} // namespace

QString findingCounts(const DoctorReport &report)
{
    const int fail = report.count(Finding::Fails);
    const int skipped = report.count(Finding::Skipped);
    const int notes = report.count(Finding::Note);
    QStringList parts;
    if (fail > 0)
        parts << (fail == 1 ? CheckTree::tr("1 fails") : CheckTree::tr("%1 fail").arg(fail));
    if (skipped > 0)
        parts << CheckTree::tr("%1 not looked at").arg(skipped);
    if (notes > 0)
        parts << (notes == 1 ? CheckTree::tr("1 note") : CheckTree::tr("%1 notes").arg(notes));
    return parts.isEmpty() ? CheckTree::tr("all %1 work").arg(report.checks.size()) : parts.join(u" · "_s);
}

CheckTree::CheckTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"doctorChecks"_s);
    setAccessibleName(tr("What the doctor found"));
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Check"), tr("Finding"), tr("What came back")});
    setUniformRowHeights(true);
    setRootIsDecorated(true);
    setAlternatingRowColors(false);
    setIconSize(QSize(16, 16));
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    setColumnWidth(WhatColumn, 310);
    setColumnWidth(FindingColumn, 110);
    connect(this, &QTreeWidget::currentItemChanged, this, &CheckTree::choose);
    keepDrawn(*this, [this] {
        for (QTreeWidgetItemIterator line(this); *line; ++line)
            (*line)->setForeground(FindingColumn, inkOf(**line, FindingColumn));
    });
}

QTreeWidgetItem *CheckTree::head(Side side) const
{
    for (int at = 0; at < topLevelItemCount(); ++at) {
        if (topLevelItem(at)->data(WhatColumn, SideRole).toInt() == int(side))
            return topLevelItem(at);
    }
    return nullptr;
}

void CheckTree::begin(Side side, const QString &system)
{
    m_report[side] = {};
    m_report[side].side = side;
    m_report[side].system = system;
    m_underWay[side] = true;
    QTreeWidgetItem *line = head(side);
    if (!line) {
        line = new QTreeWidgetItem;
        line->setData(WhatColumn, SideRole, int(side));
        insertTopLevelItem(side == Side::Source ? 0 : topLevelItemCount(), line);
        embolden(*line, WhatColumn);
    }
    qDeleteAll(line->takeChildren());
    line->setExpanded(true);
    showHead(side);
}

void CheckTree::add(Side side, const DoctorCheck &check)
{
    if (!m_underWay[side])
        return;
    m_report[side].checks << check;
    put(side, check);
    showHead(side);
}

void CheckTree::finish(const DoctorReport &report)
{
    const Side side = report.side;
    const QString system = report.system.isEmpty() ? m_report[side].system : report.system;
    begin(side, system);
    m_underWay[side] = false;
    m_report[side] = report;
    m_report[side].system = system;
    for (const DoctorCheck &check : report.checks)
        put(side, check);
    showHead(side);
    for (int at = 0; at < report.checks.size(); ++at) {
        if (report.checks[at].finding == Finding::Fails) {
            setCurrentItem(head(side)->child(at));
            return;
        }
    }
    if (!currentItem() || currentItem()->parent() == nullptr)
        setCurrentItem(head(side));
}

void CheckTree::put(Side side, const DoctorCheck &check)
{
    auto *line = new QTreeWidgetItem(head(side));
    line->setText(WhatColumn, check.what);
    line->setText(FindingColumn, findingWord(check.finding));
    line->setIcon(FindingColumn, findingIcon(check.finding));
    line->setData(FindingColumn, FindingRole, int(check.finding));
    line->setForeground(FindingColumn, inkOf(*line, FindingColumn));
    line->setText(CameColumn, check.came);
    line->setData(WhatColumn, WorksRole, check.finding == Finding::Works);
    for (int column = 0; column < ColumnCount; ++column)
        line->setToolTip(column, plainTip(line->text(column)));
    line->setHidden(m_onlyRemarks && check.finding == Finding::Works);
}

void CheckTree::setOnlyRemarks(bool only)
{
    m_onlyRemarks = only;
    for (int at = 0; at < topLevelItemCount(); ++at)
        hideWorking(*topLevelItem(at));
}

void CheckTree::hideWorking(QTreeWidgetItem &head)
{
    for (int at = 0; at < head.childCount(); ++at)
        head.child(at)->setHidden(m_onlyRemarks && head.child(at)->data(WhatColumn, WorksRole).toBool());
}

void CheckTree::showHead(Side side)
{
    QTreeWidgetItem &line = *head(side);
    const DoctorReport &report = m_report[side];
    line.setIcon(WhatColumn, systemIcon(side, report.system));
    line.setText(WhatColumn, report.system);
    const bool told = !report.checks.isEmpty() && !m_underWay[side];
    const Finding worst = report.count(Finding::Fails) > 0 ? Finding::Fails
        : report.count(Finding::Skipped) > 0               ? Finding::Skipped
        : report.count(Finding::Note) > 0                  ? Finding::Note
                                                           : Finding::Works;
    line.setText(FindingColumn, told ? findingWord(worst) : tr("looking…"));
    QStringList came;
    if (told)
        came << findingCounts(report);
    if (!report.baseUrl.isEmpty())
        came << report.baseUrl;
    line.setText(CameColumn, came.join(u" · "_s));
    line.setIcon(FindingColumn, told ? findingIcon(worst) : stateIcon(LinkState::Pending));
    line.setData(FindingColumn, FindingRole, told ? QVariant(int(worst)) : QVariant());
    line.setForeground(FindingColumn, inkOf(line, FindingColumn));
}

void CheckTree::paintEvent(QPaintEvent *event)
{
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(quietColor(palette()));
    painter.drawText(viewport()->rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap,
        tr("Nothing has been looked at yet. What an examination finds stands here, line by line, with what came "
           "back."));
}

void CheckTree::choose()
{
    QTreeWidgetItem *line = currentItem();
    if (!line || !line->parent()) {
        Q_EMIT checkChosen(std::nullopt);
        return;
    }
    const auto side = Side(line->parent()->data(WhatColumn, SideRole).toInt());
    const int at = line->parent()->indexOfChild(line);
    if (at < m_report[side].checks.size())
        Q_EMIT checkChosen(m_report[side].checks[at]);
}

} // namespace samband
