#pragma once

#include "core/engine/controller.h"
#include "ui/rowtablemodel.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace samband {

class Desk;
class TableTools;
class TableView;

/// The journal as a table of any length, newest first.
class JournalTableModel : public RowTableModel<JournalRow> {
    Q_OBJECT

public:
    JournalTableModel(Controller &controller, Tokens &tokens, QObject *parent = nullptr);

    void setText(const QString &text);
    void setSystems(const PerSide<QString> &system);

protected:
    void askOrder(quint64 token) override { m_controller.requestJournalOrder(token, m_text); }
    void askRows(quint64 token, const std::vector<qint64> &ids) override
    {
        m_controller.requestJournalRows(token, ids);
    }

private:
    Controller &m_controller;
    QString m_text;
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
    /// Asks to undo the selected write.
    void undoSelected();

Q_SIGNALS:
    /// The person wants to see the record of a row.
    void recordWanted(const QString &recordId);
    /// The person wants to choose again for the properties of a row; the record is to be shown, too.
    void choiceWanted(const QString &recordId, qint64 link, const QStringList &names);

private:
    const JournalRow *current() const;
    void showButtons();

    Desk &m_desk;
    JournalTableModel *m_model = nullptr;
    TableView *m_table = nullptr;
    TableTools *m_tools = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace samband
