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

    void show(const QList<JournalRow> &rows, const PerSide<QString> &system);

Q_SIGNALS:
    void undoWanted(const samband::JournalRow &row);

private:
    QWidget *entry(const JournalRow &row, const PerSide<QString> &system);
    void fill(const QList<JournalRow> &rows, const PerSide<QString> &system, int most);

    QWidget *m_content = nullptr;
    QVBoxLayout *m_layout = nullptr;
};

} // namespace samband
