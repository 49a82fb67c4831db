#pragma once

#include "core/store/rows.h"

#include <QWidget>

class QListWidget;
class QPushButton;
class QTableWidget;

namespace samband {

/// One line of the comparison of a lone record with a candidate.
struct ComparedLine {
    QString name;
    PerSide<QString> value;
    std::optional<bool> agrees; ///< nothing: one of the two does not say

    bool operator==(const ComparedLine &) const = default;
};

/// What agrees and what differs between the lone record of \a detail and \a candidate: what is mapped, what a new
/// record would be filled from, then whatever else the candidate says.
QList<ComparedLine> compared(const LinkDetail &detail, const CandidateRow &candidate);

/// What tells \a candidate from its namesakes in one line: its id and what is mapped beside the name.
QString tellingText(const LinkDetail &detail, const CandidateRow &candidate);

/// The target records that may be a lone record's counterpart, what speaks for each, and how the current one compares.
class CandidateList : public QWidget {
    Q_OBJECT

public:
    explicit CandidateList(QWidget *parent = nullptr);

    void show(const LinkDetail &detail, const PerSide<QString> &system);
    /// Moves the focus to the list.
    void start();

Q_SIGNALS:
    void linkWanted(qint64 targetRecord);

private:
    void linkCurrent();
    void compareCurrent();

    LinkDetail m_detail;
    PerSide<QString> m_system;
    QListWidget *m_list = nullptr;
    QTableWidget *m_compare = nullptr;
    QPushButton *m_link = nullptr;
};

} // namespace samband
