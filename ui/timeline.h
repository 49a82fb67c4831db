#pragma once

#include "ui/timelineentries.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace samband {

/// What has happened to a pair, newest first, each write with its undo.
class Timeline : public QWidget {
    Q_OBJECT

public:
    explicit Timeline(QWidget *parent = nullptr);

    /// \a more: there are older ones than these, to be asked for. What was unfolded stays so while it is the same
    /// \a link.
    void show(qint64 link, const QList<TimelineEntry> &entries, const PerSide<QString> &system, bool more);
    /// Says \a text below, and offers to ask the systems who changed what when \a canAsk.
    void setNote(const QString &text, bool canAsk);

Q_SIGNALS:
    /// The person wants what happened before the rows shown.
    void olderWanted();
    /// The person wants to know who changed what in the systems.
    void pastWanted();
    /// The person wants to choose again for the properties of these paths.
    void choiceWanted(const QStringList &paths);
    void undoWanted(const samband::JournalRow &row);

private:
    /// \a timeWidth: of the widest time among the entries, so that what happened stands in one column.
    QWidget *line(const TimelineEntry &entry, int timeWidth);
    void addButtons(QWidget &line, const JournalRow &row);
    void fill();

    qint64 m_link = 0;
    QList<TimelineEntry> m_entries;
    PerSide<QString> m_system;
    bool m_more = false;
    int m_most = 0; ///< entries shown; the others when asked for
    QLabel *m_note = nullptr;
    QPushButton *m_ask = nullptr;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_layout = nullptr;
};

} // namespace samband
