#pragma once

#include "core/engine/controller.h"
#include "ui/choicebox.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace samband {

class CandidateList;
class Desk;
class ElidedLabel;
class PropertyTable;
class Timeline;
class WhyView;

/// What can be done about a pair or lone record in its present state.
struct RecordActions {
    bool resolve = false;
    bool approve = false;
    bool reject = false;
    bool link = false;
    bool unlink = false;
    bool pause = false;
    bool resume = false;
    bool recreate = false;
    bool archive = false;
    bool sync = false;
};
RecordActions actionsFor(const LinkRow &row, bool hasCandidates, bool hasChoices);

/// Everything about one pair or lone record: why it is where it is, what can be chosen, what has happened.
class RecordView : public QWidget {
    Q_OBJECT

public:
    explicit RecordView(Desk &desk, QWidget *parent = nullptr);

    void show(const LinkDetail &detail);
    const std::optional<LinkDetail> &detail() const { return m_detail; }

    /// Chooses for the current property, and moves on to the next one that is open.
    void choose(Choice choice);
    /// Takes back the choices made for this record and not sent yet.
    void clearChoices();
    /// Sends the choices of this record; true when there were any.
    bool resolve();
    /// Sends the choices of every record that has some.
    void resolveAll();
    /// Moves the focus to the candidates.
    void startLinking();

private:
    void build();
    QWidget *buildHead();
    QWidget *buildButtons();
    void showHead();
    void showButtons();
    void showProperties();
    void showRaw();
    void openChoice(int property);
    void takeChoices();
    void decide();
    std::optional<Resolution> undoOf(int property) const;
    void moveCurrent();
    ChoiceBox *boxOf(int property) const;

    using Draft = QMap<int, Resolution>;

    Desk &m_desk;
    std::optional<LinkDetail> m_detail;
    QHash<qint64, Draft> m_drafts; ///< choices not sent yet, also of records left behind
    QList<PropertyDecision> m_decisions;
    QList<ChoiceBox *> m_boxes;
    ChoiceBox *m_current = nullptr;

    PerSide<ElidedLabel *> m_title{};
    PerSide<QLabel *> m_mark{};
    PerSide<QLabel *> m_meta{};
    QLabel *m_stateIcon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_reason = nullptr;
    QLabel *m_next = nullptr;
    QMap<QString, QPushButton *> m_buttons;
    PropertyTable *m_properties = nullptr;
    QVBoxLayout *m_choices = nullptr;
    CandidateList *m_candidates = nullptr;
    Timeline *m_timeline = nullptr;
    WhyView *m_why = nullptr;
    QTableWidget *m_raw = nullptr;
};

} // namespace samband
