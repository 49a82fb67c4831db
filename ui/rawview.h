#pragma once

#include "core/store/rows.h"

#include <QJsonObject>
#include <QWidget>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace samband {

/// A record as its system tells it: the dotted paths of \a fields as the objects and lists that they are, and what was
/// kept as JSON text opened up as well.
QJsonObject rawRecord(const Fields &fields);

/// Everything that was read of both records, as trees that can be copied as JSON.
class RawView : public QWidget {
    Q_OBJECT

public:
    explicit RawView(QWidget *parent = nullptr);

    /// What is folded and selected stays when it is the same pair again.
    void show(const LinkDetail &detail, const PerSide<QString> &system);
    /// What Ctrl+C takes: the selected part, or both records when none is.
    QString copyText() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void copy() const;
    void showMarks();

    qint64 m_link = 0;
    PerSide<Fields> m_fields;
    PerSide<QString> m_system;
    QTreeWidget *m_tree = nullptr;
};

} // namespace samband
