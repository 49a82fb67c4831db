#include "ui/reviewmodel.h"

#include "ui/icons.h"
#include "ui/look.h"
#include "ui/tellingdelegate.h"

#include <algorithm>

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

QString whyText(const SuggestionRow &row)
{
    const QString why = likenessWord(row.likeness);
    return row.claims > 1 ? why + ReviewModel::tr("; %1 records claim it").arg(row.claims) : why;
}

qsizetype comparedBy(const SuggestionRow &row)
{
    return row.compared.agree.size() + row.compared.differ.size();
}

/// Agreeing properties in percent; blank where they hold none in common, which is no bad score.
QString percentText(const ReviewRow &row)
{
    const qsizetype both = comparedBy(row);
    return both == 0 ? QString() : QString::number(100 * row.compared.agree.size() / both);
}

Column<ReviewRow> recordColumn(Side side, const QString &system)
{
    const auto name = [side](const ReviewRow &row) {
        return row.title[side].isEmpty() ? row.recordId[side] : row.title[side];
    };
    const auto look = [side, name](const ReviewRow &row, int role) -> QVariant {
        const QString telling = tellingText(row, side);
        if (role == TellingDelegate::TellingRole)
            return telling;
        if (role == Qt::AccessibleTextRole)
            return ReviewModel::tr("%1, %2", "name, what tells it apart").arg(name(row), telling);
        return role == Qt::ToolTipRole ? QVariant(name(row) + u'\n' + telling) : QVariant();
    };
    return {system, {}, name, look, {}, systemIcon(side, system), side == Side::Source ? u"source"_s : u"target"_s,
        side == Side::Source ? 260 : 240};
}

Column<ReviewRow> scoreColumn()
{
    const auto text = [](const ReviewRow &row) {
        const qsizetype both = comparedBy(row);
        return both == 0
            ? u"—"_s
            : ReviewModel::tr("%1 of %2", "properties that agree").arg(row.compared.agree.size()).arg(both);
    };
    const auto look = [](const ReviewRow &row, int role) -> QVariant {
        if (role != Qt::ToolTipRole)
            return {};
        QStringList lines;
        if (!row.compared.agree.isEmpty())
            lines << ReviewModel::tr("alike: %1").arg(row.compared.agree.join(", "_L1));
        if (!row.compared.oneSided.isEmpty())
            lines << ReviewModel::tr("only on one side: %1").arg(row.compared.oneSided.join(", "_L1));
        return lines.isEmpty() ? QVariant() : lines.join(u'\n');
    };
    return {ReviewModel::tr("Score"), ReviewModel::tr("How many of the properties that both hold are alike"), text,
        look, {}, {}, u"score"_s, 70, false, percentText};
}

} // namespace

std::vector<Column<ReviewRow>> reviewColumns(const PerSide<QString> &system, const FlowNames &flows)
{
    const auto warning = [](const ReviewRow &row, int role) {
        return role == Qt::DecorationRole && !row.compared.differ.isEmpty() ? QVariant(stateIcon(LinkState::Conflict))
                                                                            : QVariant();
    };
    return {
        recordColumn(Side::Source, system.source),
        recordColumn(Side::Target, system.target),
        scoreColumn(),
        {ReviewModel::tr("Why"), {}, [](const ReviewRow &row) { return whyText(row); }, {}, {}, {}, u"why"_s, 150},
        {ReviewModel::tr("Flow"), {}, [flows](const ReviewRow &row) { return flows.value(row.flow).brief; }, {}, {}, {},
            u"flow"_s, 100},
        {ReviewModel::tr("What differs"), {}, [](const ReviewRow &row) { return row.compared.differ.join("; "_L1); },
            warning, {}, {}, u"differs"_s},
    };
}

ReviewModel::ReviewModel(Tokens &tokens, QObject *parent)
    : ListedModel(tokens, reviewColumns({}, {}), parent)
{
}

void ReviewModel::setNames(const PerSide<QString> &system, const FlowNames &flows)
{
    if (system == m_system && flows == m_flows)
        return;
    m_system = system;
    m_flows = flows;
    setColumns(reviewColumns(system, flows));
}

void ReviewModel::setSuggestions(const QList<SuggestionRow> &rows)
{
    std::set<qint64> ticked;
    std::set<qint64> known;
    QList<ReviewRow> numbered;
    for (const SuggestionRow &row : rows) {
        known.insert(row.link);
        if (m_known.contains(row.link) ? m_ticked.contains(row.link) : speaksForItself(row))
            ticked.insert(row.link);
        numbered << ReviewRow{row, row.link};
    }
    m_suggestions = rows;
    m_ticked = std::move(ticked);
    m_known = std::move(known);
    setRows(numbered);
    Q_EMIT tickedChanged();
}

QList<SuggestionRow> ReviewModel::ticked() const
{
    QList<SuggestionRow> rows;
    std::ranges::copy_if(m_suggestions, std::back_inserter(rows),
        [this](const SuggestionRow &row) { return m_ticked.contains(row.link); });
    return rows;
}

int ReviewModel::hiddenTicks() const
{
    const auto shown = std::ranges::count_if(order(), [this](qint64 id) { return m_ticked.contains(id); });
    return int(m_ticked.size()) - int(shown);
}

void ReviewModel::tick(const QList<int> &rows, bool on)
{
    for (const int row : rows) {
        const qint64 link = idAt(row);
        on ? void(m_ticked.insert(link)) : void(m_ticked.erase(link));
        Q_EMIT dataChanged(index(row, 0), index(row, 0), {Qt::CheckStateRole});
    }
    Q_EMIT tickedChanged();
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::CheckStateRole && index.isValid() && index.column() == SourceColumn && index.row() < rowCount())
        return m_ticked.contains(idAt(index.row())) ? Qt::Checked : Qt::Unchecked;
    return ListedModel::data(index, role);
}

bool ReviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != SourceColumn)
        return false;
    tick({index.row()}, value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

Qt::ItemFlags ReviewModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = ListedModel::flags(index);
    return index.column() == SourceColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

Question acceptQuestion(const QList<SuggestionRow> &links, int hidden)
{
    QStringList kinds;
    for (const Likeness likeness :
        {Likeness::Certain, Likeness::Likely, Likeness::NameOnly, Likeness::NameClash, Likeness::None}) {
        const auto count = std::ranges::count(links, likeness, &SuggestionRow::likeness);
        if (count > 0)
            kinds << ReviewModel::tr("%1 × %2", "how many, how alike").arg(numberText(count), likenessWord(likeness));
    }
    const auto differing =
        std::ranges::count_if(links, [](const SuggestionRow &row) { return !row.compared.differ.isEmpty(); });
    const auto filled =
        std::ranges::count_if(links, [](const SuggestionRow &row) { return !row.compared.oneSided.isEmpty(); });
    const QString count = numberText(links.size());
    QStringList lines{ReviewModel::tr("The next run links %1 pairs: %2.").arg(count, kinds.join(", "_L1))};
    if (filled > 0)
        lines << ReviewModel::tr("In %1 of them it also fills what only one side holds.").arg(numberText(filled));
    if (differing > 0)
        lines << ReviewModel::tr("In %1 of them values differ: those wait for you as conflicts.")
                     .arg(numberText(differing));
    if (hidden > 0)
        lines << ReviewModel::tr("%1 of them are ticked, but hidden by the filters.").arg(numberText(hidden));
    lines << ReviewModel::tr("Nothing is written now, and each link can be taken back.");
    return {ReviewModel::tr("Accept links"), lines.join(u'\n'), ReviewModel::tr("Accept %1 links").arg(count)};
}

} // namespace samband
