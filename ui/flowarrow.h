#pragma once

#include "core/store/rows.h"

#include <QAbstractButton>

namespace samband {

/// How the last run of a flow ended and when, in a few words: "run 12 · 3 min ago · 4 written". \a now: ms UTC.
QString lastRunText(const std::optional<LastRun> &last, qint64 now);

/// Whose shape the last run gets: nothing for one that ended as it should, for that is no news.
std::optional<LinkState> lastRunMark(const std::optional<LastRun> &last);

/// One flow on the overview: an arrow from system to system with a head wherever the flow writes, the share of each
/// state along it, their counts, and the last run. Enter, Space and a click open the flow.
class FlowArrow : public QAbstractButton {
    Q_OBJECT

public:
    explicit FlowArrow(QWidget *parent = nullptr);

    /// \a green: all is in step, in every flow; only then is what is in step drawn in its colour.
    void show(const FlowSummary &flow, const PerSide<QString> &system, bool green);
    /// When the next run starts by itself (ms UTC); nothing when runs start only by hand.
    void setNext(std::optional<qint64> next);
    qint64 flow() const { return m_flow.id; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// A count, and where it stands below the arrow.
    struct Place {
        LinkState state;
        QString text;
        QRect area;
    };
    QList<Place> places(int width) const;
    bool isRoomy(int width) const; ///< the last run has room beside the name
    void paintName(QPainter &painter, QRect line) const;
    void paintLastRun(QPainter &painter, QRect line) const;
    void paintShaft(QPainter &painter, const QRectF &area) const;
    void paintEnd(QPainter &painter, Side side, const QRectF &area) const;
    void paintShares(QPainter &painter, const QRectF &bar) const;
    void paintCounts(QPainter &painter) const;
    QString offText() const;
    QString waysText() const;
    void describe();

    FlowSummary m_flow;
    PerSide<QString> m_system;
    std::optional<qint64> m_next;
    int m_total = 0;
    bool m_green = false;
};

} // namespace samband
