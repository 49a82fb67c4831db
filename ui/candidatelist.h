#pragma once

#include "core/store/rows.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace samband {

/// The target records that may be a lone record's counterpart, with what speaks for each.
class CandidateList : public QWidget {
    Q_OBJECT

public:
    explicit CandidateList(QWidget *parent = nullptr);

    void show(const QList<Candidate> &candidates, const PerSide<QString> &system);
    /// Moves the focus to the list.
    void start();

Q_SIGNALS:
    void linkWanted(qint64 targetRecord);

private:
    void linkCurrent();

    QListWidget *m_list = nullptr;
    QPushButton *m_link = nullptr;
};

} // namespace samband
