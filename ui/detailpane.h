#pragma once

#include "core/engine/controller.h"
#include "ui/rowtablemodel.h"

#include <QStackedWidget>

class QLabel;
class QPushButton;

namespace samband {

class Desk;
class RecordView;

/// Right of the table: nothing, one record, or what can be done with many.
class DetailPane : public QWidget {
    Q_OBJECT

public:
    DetailPane(Controller &controller, Desk &desk, QWidget *parent = nullptr);

    /// Shows these rows. An answer about a record that is no longer selected is dropped.
    void setSelection(const std::vector<qint64> &ids);
    const QList<qint64> &selection() const { return m_ids; }
    /// Counts by state of the rows at hand, for a selection of many.
    void setCounts(const QMap<LinkState, int> &counts);
    RecordView &record() { return *m_record; }

Q_SIGNALS:
    /// Another record, or the same one afresh, is shown.
    void shown();

private:
    QWidget *buildNone();
    QWidget *buildMany();
    void ask();

    Controller &m_controller;
    Desk &m_desk;
    QList<qint64> m_ids;
    QStackedWidget *m_stack = nullptr;
    RecordView *m_record = nullptr;
    QLabel *m_manyTitle = nullptr;
    QLabel *m_manyCounts = nullptr;
};

} // namespace samband
