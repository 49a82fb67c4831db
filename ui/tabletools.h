#pragma once

#include "ui/rowexport.h"

class QMenu;
class QToolButton;

namespace samband {

class TableView;

/// Takes rows of a table out of the console: to the clipboard, or to a file.
class TableTools : public QObject {
    Q_OBJECT

public:
    TableTools(TableView &table, WindowedModel &model, QObject *parent);

    /// Copies the selected rows with the columns shown, as a table.
    void copy();
    /// Asks for a file and writes the selected rows or all of them to it. Says so where there is nothing to write.
    void exportRows(RowExport::Format format, bool onlySelected);
    /// Adds all of that to \a menu; \a name of a file, without ending, is asked for when something is exported.
    void fill(QMenu &menu, std::function<QString()> name);
    /// A button called \a objectName with a menu of all of that.
    QToolButton *button(const QString &objectName, std::function<QString()> name);

Q_SIGNALS:
    void began(samband::Work *work);
    void told(const QString &text);

private:
    QList<int> shownColumns() const;

    TableView &m_table;
    WindowedModel &m_model;
    std::function<QString()> m_name;
};

} // namespace samband
