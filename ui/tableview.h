#pragma once

#include <QTableView>

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace samband {

class ColumnKeeper;
class WindowedModel;

/// A dense table: fixed row heights, whole rows, a sentence where there are no rows. Over a WindowedModel it keeps
/// selection, current row and place by id when the order changes; when the current row is gone, the next one is
/// current, so that work goes on.
class TableView : public QTableView {
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// What an empty table says: why it is empty and what fills it.
    void setEmptyText(const QString &text);
    const QString &emptyText() const { return m_emptyText; }

    /// Ids of the selected rows, in the table's order.
    std::vector<qint64> selectedIds() const;
    /// Makes \a row the only selected one and shows it.
    void goTo(int row);
    /// The person's columns of this table; made at the first use, once there is a model.
    ColumnKeeper &columns();
    /// Which row becomes current where the selected ones are gone and \a row stands in their place.
    void setSuccessor(std::function<int(int row)> successor) { m_successor = std::move(successor); }
    /// The next answer of the model is a new view: the selection does not travel there.
    void forget();

Q_SIGNALS:
    /// The set of selected rows is another one.
    void selectionIdsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    int sizeHintForRow(int) const override;

private:
    void remember();
    void restore();

    struct Place {
        std::vector<qint64> ids; ///< selected: there may be a million
        qint64 current = 0;
        int row = -1;
        int scroll = 0;
        qint64 top = 0; ///< id of the first row in sight
    };

    WindowedModel *m_windowed = nullptr;
    QString m_emptyText;
    std::optional<Place> m_place;
    std::function<int(int)> m_successor;
    bool m_forget = false;
    bool m_restoring = false;
    ColumnKeeper *m_columns = nullptr;
};

} // namespace samband
