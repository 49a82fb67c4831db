#pragma once

#include "core/engine/controller.h"
#include "ui/drafts.h"
#include "ui/rowtablemodel.h"

#include <QStackedWidget>

namespace samband {

class Desk;
class ManyView;
class PastKeeper;
class RecordView;
class RuleOffer;

/// Right of the table: nothing, one record, or what can be done with many.
class DetailPane : public QWidget {
    Q_OBJECT

public:
    DetailPane(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent = nullptr);

    /// Shows these rows. An answer about a record that is no longer selected is dropped.
    void setSelection(const std::vector<qint64> &ids);
    const QList<qint64> &selection() const { return m_ids; }
    /// Counts by state of the rows at hand, for a selection of many.
    void setCounts(const QMap<LinkState, int> &counts);
    /// Whether the table beside it has rows to select: without any it asks for none.
    void setSelectable(bool selectable);
    RecordView &record() { return *m_record; }
    Drafts &drafts() { return m_drafts; }

    /// Chooses for the record shown, or for all of the selected ones.
    void choose(Choice choice);
    /// Takes back the choices made for the record shown and not sent yet.
    void clearChoices();
    /// Offers to make the last choice the rule of its flow.
    void makeRule();
    /// Takes an offered rule away; false when there is none.
    bool leaveRule();
    /// Sends the choices of what is selected; true when there were any.
    bool resolve();
    /// Sends the choices of every record that has some.
    void resolveAll();

Q_SIGNALS:
    /// Another record, or the same one afresh, is shown.
    void shown();

private:
    /// Whether the record on screen is the one that is selected. Stepping on shows the one before for a moment longer:
    /// what a key says then is about nothing that the person has seen.
    bool showsSelected() const;
    QWidget *buildNone();
    void connectHistory(Controller &controller);
    void ask();

    Controller &m_controller;
    Tokens &m_tokens;
    Desk &m_desk;
    QList<qint64> m_ids;
    Drafts m_drafts; ///< choices not sent yet, also of records left behind
    QLabel *m_none = nullptr;
    QStackedWidget *m_stack = nullptr;
    RecordView *m_record = nullptr;
    ManyView *m_many = nullptr;
    RuleOffer *m_rule = nullptr;
    PastKeeper *m_past = nullptr;
    quint64 m_historyOrder = 0;
    quint64 m_historyRows = 0;
    qint64 m_historyOf = 0;
};

} // namespace samband
