#pragma once

#include "core/domain/decision.h"
#include "core/store/rows.h"

#include <QTableWidget>

namespace samband {

/// Whether both sides hold the same by the property's own rule.
bool agrees(const PropertyRow &row);

/// Whether the two systems keep the agreed value in spellings of their own (a phone number with and without blanks).
bool isStoredDifferently(const PropertyRow &row);

/// property | base | source | target | result, one line per property of a pair. The result is what a run would do with
/// the choices made so far. Where the two sides differ, the characters that do are bold and underlined.
class PropertyTable : public QTableWidget {
    Q_OBJECT

public:
    explicit PropertyTable(QWidget *parent = nullptr);

    void setSystems(const PerSide<QString> &system);
    /// \a decisions: one per property of \a detail, in its order.
    void show(const LinkDetail &detail, const QList<PropertyDecision> &decisions);
    /// Leaves out what is the same on both sides and not in question.
    void setOnlyDifferences(bool only);
    /// The place of a property's line; -1 when it is not there.
    int lineOf(int property) const { return int(m_ids.indexOf(property)); }

    /// The values of the current property in full, one a line, as far as the columns cut them; empty where none is cut.
    QString wholeText() const;

Q_SIGNALS:
    /// What wholeText() says may be something else now.
    void wholeChanged(const QString &text);
    /// The person wants to choose for a property (double click, F2, Return).
    void choiceWanted(int property);

protected:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column { NameColumn, BaseColumn, SourceColumn, TargetColumn, ResultColumn, ColumnCount };

    void hideAgreed();
    void fitHeader();
    void showColumns(const LinkDetail &detail);
    void fill(int row, const PropertyRow &property, const PropertyDecision &decision);

    QList<int> m_ids;
    QList<bool> m_agreed; ///< per line: the same on both sides, and nothing to decide
    bool m_onlyDifferences = false;
    PerSide<QString> m_system;
};

} // namespace samband
