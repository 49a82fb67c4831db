#include "ui/reviewmodel.h"

#include "ui/column.h"
#include "ui/icons.h"
#include "ui/tellingdelegate.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

bool speaksForItself(const SuggestionRow &row)
{
    return (row.likeness == Likeness::Certain || row.likeness == Likeness::Likely) && row.compared.differ.isEmpty()
        && row.claims <= 1;
}

QString tellingText(const SuggestionRow &row, Side side)
{
    const QStringList parts = QStringList(ReviewModel::tr("id %1").arg(row.recordId[side])) + row.telling[side];
    return parts.join(u" · "_s);
}

} // namespace

void ReviewModel::setNames(const PerSide<QString> &system, const FlowNames &flows)
{
    m_system = system;
    m_flows = flows;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, SectionCount - 1);
}

void ReviewModel::setRows(const QList<SuggestionRow> &rows)
{
    beginResetModel();
    std::set<qint64> ticked;
    std::set<qint64> known;
    for (const SuggestionRow &row : rows) {
        known.insert(row.link);
        if (m_known.contains(row.link) ? m_ticked.contains(row.link) : speaksForItself(row))
            ticked.insert(row.link);
    }
    m_rows = rows;
    m_ticked = std::move(ticked);
    m_known = std::move(known);
    endResetModel();
    Q_EMIT tickedChanged();
}

QList<qint64> ReviewModel::ticked() const
{
    QList<qint64> links;
    for (const SuggestionRow &row : m_rows) {
        if (m_ticked.contains(row.link))
            links << row.link;
    }
    return links;
}

void ReviewModel::tick(const QList<int> &rows, bool on)
{
    for (const int row : rows) {
        const qint64 link = m_rows[row].link;
        on ? void(m_ticked.insert(link)) : void(m_ticked.erase(link));
        Q_EMIT dataChanged(index(row, 0), index(row, 0), {Qt::CheckStateRole});
    }
    Q_EMIT tickedChanged();
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : SectionCount;
}

QString ReviewModel::text(const SuggestionRow &row, int column) const
{
    const auto name = [&](Side side) { return row.title[side].isEmpty() ? row.recordId[side] : row.title[side]; };
    const qsizetype both = row.compared.agree.size() + row.compared.differ.size();
    switch (Section(column)) {
    case SourceColumn:
        return name(Side::Source);
    case TargetColumn:
        return name(Side::Target);
    case ScoreColumn:
        return both == 0 ? u"—"_s : tr("%1 of %2", "properties that agree").arg(row.compared.agree.size()).arg(both);
    case WhyColumn: {
        QString why = likenessWord(row.likeness);
        if (row.claims > 1)
            why += tr("; %1 records claim it").arg(row.claims);
        return why;
    }
    case DifferColumn:
        return row.compared.differ.join("; "_L1);
    case FlowColumn:
        return m_flows.value(row.flow).brief;
    case SectionCount:
        break;
    }
    return {};
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SuggestionRow &row = m_rows[index.row()];
    const bool isRecord = index.column() == SourceColumn || index.column() == TargetColumn;
    const Side side = index.column() == SourceColumn ? Side::Source : Side::Target;
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == TellingDelegate::TellingRole && isRecord)
        return tellingText(row, side);
    if (role == Qt::AccessibleTextRole && isRecord)
        return tr("%1, %2", "name, what tells it apart").arg(text(row, index.column()), tellingText(row, side));
    if (role == Qt::CheckStateRole && index.column() == SourceColumn)
        return m_ticked.contains(row.link) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole) {
        QStringList lines{text(row, index.column())};
        if (isRecord)
            lines << tellingText(row, side);
        if (index.column() == ScoreColumn && !row.compared.agree.isEmpty())
            lines << tr("alike: %1").arg(row.compared.agree.join(", "_L1));
        if (index.column() == ScoreColumn && !row.compared.oneSided.isEmpty())
            lines << tr("only on one side: %1").arg(row.compared.oneSided.join(", "_L1));
        return lines.join(u'\n');
    }
    if (role == Qt::DecorationRole && index.column() == DifferColumn && !row.compared.differ.isEmpty())
        return stateIcon(LinkState::Conflict);
    return {};
}

bool ReviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != SourceColumn)
        return false;
    tick({index.row()}, value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QStringList titles{m_system.source, m_system.target, tr("Score"), tr("Why"), tr("Flow"), tr("What differs")};
    if (role == Qt::DisplayRole)
        return titles.value(section);
    if (role == ColumnKeyRole)
        return QStringList{u"source"_s, u"target"_s, u"score"_s, u"why"_s, u"flow"_s, u"differs"_s}.value(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == ScoreColumn)
        return tr("How many of the properties that both hold are alike");
    if (role == Qt::DecorationRole && section <= TargetColumn) {
        const Side side = section == SourceColumn ? Side::Source : Side::Target;
        return systemIcon(side, m_system[side]);
    }
    return {};
}

Qt::ItemFlags ReviewModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == SourceColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace samband
