#pragma once

#include "core/engine/controller.h"
#include "ui/rowtablemodel.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace samband {

class ColumnFilters;
class Desk;
class TableTools;
class TableView;

/// The journal as a table of any length, newest first.
class JournalTableModel : public RowTableModel<JournalRow> {
    Q_OBJECT

public:
    JournalTableModel(Controller &controller, Tokens &tokens, QObject *parent = nullptr);

    const JournalQuery &query() const { return m_query; }
    void setQuery(const JournalQuery &query);
    void setSystems(const PerSide<QString> &system);
    void sort(int column, Qt::SortOrder order) override;

    /// What a column is sorted and filtered by.
    static std::optional<JournalColumn> sortOf(int column);

protected:
    void askOrder(quint64 token) override { m_controller.requestJournalOrder(token, m_query); }
    void askRows(quint64 token, const std::vector<qint64> &ids) override
    {
        m_controller.requestJournalRows(token, ids);
    }

private:
    Controller &m_controller;
    JournalQuery m_query;
    PerSide<QString> m_system;
};

/// The columns of the journal.
std::vector<Column<JournalRow>> journalColumns(const PerSide<QString> &system);

/// Everything that has happened, with undo of the selected write.
class JournalPage : public QWidget {
    Q_OBJECT

public:
    JournalPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent = nullptr);

    void show(const Summary &summary);
    void setText(const QString &text);
    /// Asks for the journal the first time it is looked at, and afresh later.
    void open();
    TableView &table() { return *m_table; }
    TableTools &tools() { return *m_tools; }
    void startFiltering();
    /// Asks to undo the selected write.
    void undoSelected();
    /// Asks for the record of the selected line, and for choosing again what was chosen there.
    void showSelected();
    void chooseAgain();
    bool canUndo() const;
    bool canShow() const;
    bool canChooseAgain() const;

Q_SIGNALS:
    /// Another line is selected, or it can be done something else with.
    void actionsChanged();
    /// The person wants to see the record of a row.
    void recordWanted(const QString &recordId);
    /// The person wants to choose again for the properties of a row; the record is to be shown, too.
    void choiceWanted(const QString &recordId, qint64 link, const QStringList &names);

private:
    const JournalRow *current() const;
    void showButtons();
    void showRows();

    Desk &m_desk;
    PerSide<QString> m_system;
    QString m_text;
    ColumnFilters *m_filters = nullptr;
    JournalTableModel *m_model = nullptr;
    TableView *m_table = nullptr;
    TableTools *m_tools = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace samband
