#pragma once

#include "core/engine/suggestions.h"
#include "ui/listedmodel.h"
#include "ui/prompter.h"
#include "ui/words.h"

#include <set>

namespace samband {

/// A proposed link as a row of a table, by the number of the link.
struct ReviewRow : SuggestionRow {
    qint64 id = 0;
};

/// Proposed links as a table that can be sorted, filtered and exported, the ones to be accepted ticked.
class ReviewModel : public ListedModel<ReviewRow> {
    Q_OBJECT

public:
    enum Section { SourceColumn, TargetColumn, ScoreColumn, WhyColumn, FlowColumn, DifferColumn, SectionCount };

    explicit ReviewModel(Tokens &tokens, QObject *parent = nullptr);

    void setNames(const PerSide<QString> &system, const FlowNames &flows);
    /// Shows \a rows. What was there before keeps its tick; what is new is ticked when it is likely, nothing differs,
    /// and no other record lays claim to it.
    void setSuggestions(const QList<SuggestionRow> &rows);
    const QList<SuggestionRow> &suggestions() const { return m_suggestions; }
    /// What is ticked, whether or not the filters show it, in the order it was proposed.
    QList<SuggestionRow> ticked() const;
    /// How many of them the filters hide.
    int hiddenTicks() const;
    /// Ticks the rows shown at \a rows, or takes their ticks away.
    void tick(const QList<int> &rows, bool on);

    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    QList<SuggestionRow> m_suggestions;
    std::set<qint64> m_ticked;
    std::set<qint64> m_known;
    PerSide<QString> m_system;
    FlowNames m_flows;
};

/// The columns of the table of proposed links.
std::vector<Column<ReviewRow>> reviewColumns(const PerSide<QString> &system, const FlowNames &flows);

/// What accepting \a links brings about, to be asked before: how many of which likeness, how many of them differ and
/// will have to be settled, how many get blanks filled. \a hidden of them are not in sight.
Question acceptQuestion(const QList<SuggestionRow> &links, int hidden);

} // namespace samband
