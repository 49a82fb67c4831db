#include "ui/propertytable.h"

#include "core/domain/normalise.h"
#include "ui/choicebox.h"
#include "ui/differencedelegate.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace samband {

using namespace Qt::StringLiterals;

bool agrees(const PropertyRow &row)
{
    return sameValue(row.rules, row.now.source, row.now.target);
}

bool isStoredDifferently(const PropertyRow &row)
{
    return row.base && row.base->source != row.base->target && row.now == *row.base;
}

PropertyTable::PropertyTable(QWidget *parent)
    : QTableWidget(0, ColumnCount, parent)
{
    setObjectName(u"propertyTable"_s);
    setAccessibleName(tr("Properties of both records"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize(QSize(14, 14));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::ResizeToContents);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Double click a property, or press F2, to choose for it"));
    setItemDelegate(new DifferenceDelegate(this));
    connect(this, &QTableWidget::currentCellChanged, this, [this] { Q_EMIT wholeChanged(wholeText()); });
    // Not cellActivated: where the desktop activates by one click, a look at a property must not open a choice.
    connect(this, &QTableWidget::cellDoubleClicked, this, [this](int row) { Q_EMIT choiceWanted(m_ids.value(row)); });
}

void PropertyTable::setSystems(const PerSide<QString> &system)
{
    m_system = system;
    setHorizontalHeaderLabels({tr("Property"), tr("Base"), system.source, system.target, tr("Result")});
    horizontalHeaderItem(SourceColumn)->setIcon(systemIcon(Side::Source, system.source));
    horizontalHeaderItem(TargetColumn)->setIcon(systemIcon(Side::Target, system.target));
}

void PropertyTable::show(const LinkDetail &detail, const QList<PropertyDecision> &decisions)
{
    m_ids.clear();
    m_agreed.clear();
    setRowCount(int(detail.properties.size()));
    for (int row = 0; row < rowCount(); ++row) {
        m_ids << detail.properties[row].property;
        m_agreed << (agrees(detail.properties[row]) && !inQuestion(decisions[row]));
        fill(row, detail.properties[row], decisions[row]);
    }
    showColumns(detail);
    hideAgreed();
    fitHeader();
    Q_EMIT wholeChanged(wholeText());
}

QString PropertyTable::wholeText() const
{
    constexpr int beside = 12; // margins, and what bold characters take more
    QStringList lines;
    for (const int column : {BaseColumn, SourceColumn, TargetColumn, ResultColumn}) {
        const QTableWidgetItem *value = currentRow() < 0 ? nullptr : item(currentRow(), column);
        if (!value || isColumnHidden(column))
            continue;
        const int icon = value->icon().isNull() ? 0 : iconSize().width() + 6;
        const int needed = QFontMetrics(value->font()).horizontalAdvance(value->text()) + icon + beside;
        const bool cut = needed > columnWidth(column);
        if (!cut && !value->text().contains(u'\n'))
            continue;
        const QString title = column == SourceColumn ? m_system.source
            : column == TargetColumn                 ? m_system.target
                                                     : horizontalHeaderItem(column)->text();
        lines << tr("%1: %2", "system: value").arg(title, value->text());
    }
    return lines.join(u'\n');
}

void PropertyTable::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    hideAgreed();
}

void PropertyTable::hideAgreed()
{
    for (int row = 0; row < rowCount(); ++row)
        setRowHidden(row, m_onlyDifferences && m_agreed.value(row));
    updateGeometry();
}

/// A column that can hold nothing for this record would only take the room of the values.
void PropertyTable::showColumns(const LinkDetail &detail)
{
    const auto &properties = detail.properties;
    const bool anyBase = std::any_of(
        properties.begin(), properties.end(), [](const PropertyRow &property) { return property.base.has_value(); });
    const auto &id = detail.row.recordId;
    const bool pair = !id.source.isEmpty() && !id.target.isEmpty();
    setColumnHidden(BaseColumn, !anyBase);
    setColumnHidden(SourceColumn, id.source.isEmpty());
    setColumnHidden(TargetColumn, id.target.isEmpty());
    setColumnHidden(ResultColumn, !pair && detail.row.verb != Verb::Create);
}

void PropertyTable::fill(int row, const PropertyRow &property, const PropertyDecision &decision)
{
    const auto put = [this, row](int column, const QString &text, const QString &tip) {
        auto *entry = new QTableWidgetItem(text);
        entry->setToolTip(plainTip(tip.isEmpty() ? text : tip));
        setItem(row, column, entry);
        return entry;
    };
    const auto tip =
        tr("%1 in %2, %3 in %4").arg(property.path.source, m_system.source, property.path.target, m_system.target);
    QTableWidgetItem *name = put(NameColumn, propertyName(property), tip);
    const QString base = property.base ? property.base->source : QString();
    const bool twoBases = property.base && property.base->source != property.base->target;
    put(BaseColumn, base,
        twoBases
            ? tr("%1: %2\n%3: %4").arg(m_system.source, property.base->source, m_system.target, property.base->target)
            : QString());
    QTableWidgetItem *source = put(SourceColumn, property.now.source, {});
    QTableWidgetItem *target = put(TargetColumn, property.now.target, {});
    // A value that stands on one side only differs as a whole: nothing to mark in it.
    if (property.now.source != property.now.target && !property.now.source.isEmpty()
        && !property.now.target.isEmpty()) {
        source->setData(OtherValueRole, property.now.target);
        target->setData(OtherValueRole, property.now.source);
    }
    if (inQuestion(decision)) {
        const LinkState state = decision.action == PropertyAction::Conflict ? LinkState::Conflict : LinkState::Held;
        name->setIcon(stateIcon(state));
        put(ResultColumn, tr("choose"), {})->setForeground(stateColor(state, QGuiApplication::palette()));
        return;
    }
    const bool same = decision.result.source == decision.result.target;
    const QString both =
        tr("%1: %2\n%3: %4").arg(m_system.source, decision.result.source, m_system.target, decision.result.target);
    const bool stored = decision.action == PropertyAction::Keep && isStoredDifferently(property);
    const QString text = same ? decision.result.target : stored ? tr("stored differently") : tr("each its own");
    const QString why = stored ? both + u'\n' + tr("Agreed, though each system keeps its own spelling of it.") : both;
    QTableWidgetItem *result = put(ResultColumn, text, same ? QString() : why);
    if (stored)
        result->setForeground(quietColor(QGuiApplication::palette()));
    if (decision.action != PropertyAction::Keep && decision.action != PropertyAction::Agree) {
        QFont font = result->font();
        font.setBold(true);
        result->setFont(font);
        result->setIcon(stateIcon(LinkState::Pending));
    }
}

/// Every column gets what its heading needs, and an equal share of what is left. Where that is too much, a system's
/// name is shortened here: beside an icon a header's text is cut.
void PropertyTable::fitHeader()
{
    const QHeaderView *header = horizontalHeader();
    QList<int> columns{BaseColumn, SourceColumn, TargetColumn, ResultColumn};
    columns.removeIf([this](int column) { return isColumnHidden(column); });
    if (columns.isEmpty())
        return;
    const auto systemOf = [this](int column) {
        return column == SourceColumn ? m_system.source : column == TargetColumn ? m_system.target : QString();
    };
    int left = viewport()->width() - columnWidth(NameColumn);
    QMap<int, int> needs;
    for (const int column : std::as_const(columns)) {
        QTableWidgetItem *item = horizontalHeaderItem(column);
        if (item && !systemOf(column).isEmpty())
            item->setText(systemOf(column));
        needs.insert(column, header->sectionSizeHint(column));
        left -= needs.value(column);
    }
    const int share = (left >= 0 ? left : viewport()->width() - columnWidth(NameColumn)) / int(columns.size());
    for (const int column : std::as_const(columns)) {
        const int width = left >= 0 ? needs.value(column) + share : share;
        setColumnWidth(column, width);
        QTableWidgetItem *item = horizontalHeaderItem(column);
        const QString system = systemOf(column);
        if (!item || system.isEmpty())
            continue;
        const int beside = needs.value(column) - fontMetrics().horizontalAdvance(system);
        item->setText(fontMetrics().elidedText(system, Qt::ElideRight, std::max(0, width - beside)));
        item->setToolTip(system);
    }
}

void PropertyTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    fitHeader();
    Q_EMIT wholeChanged(wholeText());
}

void PropertyTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F2 && currentRow() >= 0)
        Q_EMIT choiceWanted(m_ids.value(currentRow()));
    else
        QTableWidget::keyPressEvent(event);
}

QSize PropertyTable::sizeHint() const
{
    int shown = 0;
    for (int row = 0; row < rowCount(); ++row)
        shown += isRowHidden(row) ? 0 : 1;
    const int rows = shown * verticalHeader()->defaultSectionSize();
    return {360, horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth()};
}

} // namespace samband
