#pragma once

#include "core/engine/doctorreport.h"

#include <QTreeWidget>

namespace samband {

/// What the connection doctor found: a system each, and below it a line for each check with its finding as word, shape
/// and colour, and what came back. Fills line by line while an examination goes on.
class CheckTree : public QTreeWidget {
    Q_OBJECT

public:
    explicit CheckTree(QWidget *parent = nullptr);

    /// Forgets what was found at \a side and waits for it anew.
    void begin(Side side, const QString &system);
    void add(Side side, const DoctorCheck &check);
    /// Takes the place of what was told so far.
    void finish(const DoctorReport &report);
    /// Leaves out what simply works.
    void setOnlyRemarks(bool only);
    /// What is known of \a side now; without checks when it was not looked at.
    const DoctorReport &report(Side side) const { return m_report[side]; }

Q_SIGNALS:
    /// The check that the person looks at; nothing when it is none.
    void checkChosen(const std::optional<samband::DoctorCheck> &check);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum Column { WhatColumn, FindingColumn, CameColumn, ColumnCount };

    QTreeWidgetItem *head(Side side) const;
    void put(Side side, const DoctorCheck &check);
    void showHead(Side side);
    void hideWorking(QTreeWidgetItem &head);
    void choose();

    PerSide<DoctorReport> m_report;
    PerSide<bool> m_underWay{};
    bool m_onlyRemarks = false;
};

/// What stands beside a system: how many of its checks fail, could not be looked at, or are to be known.
QString findingCounts(const DoctorReport &report);

} // namespace samband
