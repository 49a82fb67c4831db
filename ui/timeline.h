#pragma once

#include "core/store/rows.h"

#include <QWidget>

class QVBoxLayout;

namespace samband {

/// A record's history, newest first, each write with its undo.
class Timeline : public QWidget {
    Q_OBJECT

public:
    explicit Timeline(QWidget *parent = nullptr);

    /// \a more: there are older ones than these, to be asked for.
    void show(const QList<JournalRow> &rows, const PerSide<QString> &system, bool more);

Q_SIGNALS:
    /// The person wants what happened before the rows shown.
    void olderWanted();
    /// The person wants to choose again for the properties of these paths.
    void choiceWanted(const QStringList &paths);
    void undoWanted(const samband::JournalRow &row);

private:
    /// \a timeWidth: of the widest time among the rows, so that what happened stands in one column.
    QWidget *entry(const JournalRow &row, const PerSide<QString> &system, int timeWidth);
    void fill(const QList<JournalRow> &rows, const PerSide<QString> &system, int most, bool more);

    QWidget *m_content = nullptr;
    QVBoxLayout *m_layout = nullptr;
};

} // namespace samband
