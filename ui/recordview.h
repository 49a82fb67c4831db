#pragma once

#include "core/engine/controller.h"
#include "ui/choicebox.h"
#include "ui/drafts.h"
#include "ui/pastkeeper.h"
#include "ui/recordactions.h"
#include "ui/ruleoffer.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QToolButton;
class QVBoxLayout;

namespace samband {

class CandidateList;
class Desk;
class ElidedLabel;
class PropertyTable;
class RawView;
class Timeline;
class WhyView;

/// Everything about one pair or lone record: why it is where it is, what can be chosen, what has happened.
class RecordView : public QWidget {
    Q_OBJECT

public:
    RecordView(Desk &desk, Drafts &drafts, QWidget *parent = nullptr);

    void show(const LinkDetail &detail);
    const std::optional<LinkDetail> &detail() const { return m_detail; }

    /// Chooses for the current property, and moves on to the next one that is open.
    void choose(Choice choice);
    /// The rule that the last choice made for this record, or the one at hand, would be.
    std::optional<RuleWish> ruleWish() const;
    /// Takes back the choices made for this record and not sent yet.
    void clearChoices();
    /// Sends the choices of this record; true when there were any.
    bool resolve();
    /// Opens the choice again for the properties that \a names name, by path or in short.
    void chooseAgain(const QStringList &names);
    /// Shows \a rows, everything that ever happened, in place of what came with the record.
    void showHistory(const QList<JournalRow> &rows);
    /// Opens the record of \a side in its system's own pages, where there are any.
    void openPage(Side side) const;
    /// Shows who gave the properties in question their values; also while that is being asked.
    void showPast(const PastAnswer &answer);
    /// Whether a property of the pair waits for a choice.
    bool hasQuestions() const { return m_detail && !m_boxes.isEmpty(); }
    /// Moves the focus to the candidates.
    void startLinking();

Q_SIGNALS:
    /// The person wants all of the record's history.
    void olderWanted(qint64 link);
    /// The person wants to know who changed what in the systems.
    void pastWanted();
    void ruleWanted(const samband::RuleWish &wish);
    /// The field that the person was in went with its record.
    void choosingLeft();

private:
    void build();
    QWidget *buildHead();
    QWidget *buildButtons();
    void showHead();
    void showButtons();
    void showProperties();
    void showRaw();
    void showTimeline();
    void openChoice(int property);
    void takeChoices();
    void decide();
    void showTables();
    std::optional<Resolution> undoOf(int property) const;
    void moveCurrent();
    void showPastIn(ChoiceBox &box) const;
    /// What is chosen for the record: here, else what the workspace has and has not carried out yet.
    Drafts::Choices chosen() const;
    ChoiceBox *boxOf(int property) const;
    std::optional<RuleWish> ruleOf(int property, Choice choice) const;

    Desk &m_desk;
    std::optional<LinkDetail> m_detail;
    Drafts &m_drafts;
    qint64 m_boxesOf = 0; ///< the record that the boxes are about
    bool m_taking = false; ///< the change of the drafts comes from the boxes themselves
    QList<PropertyDecision> m_decisions;
    QList<ChoiceBox *> m_boxes;
    PastAnswer m_past;
    ChoiceBox *m_current = nullptr;
    int m_lastChosen = 0; ///< property; the current one is the next that is open

    PerSide<ElidedLabel *> m_title{};
    PerSide<QLabel *> m_mark{};
    PerSide<QLabel *> m_meta{};
    PerSide<QToolButton *> m_open{};
    QLabel *m_stateIcon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_reason = nullptr;
    QLabel *m_next = nullptr;
    QMap<QString, QPushButton *> m_buttons;
    QCheckBox *m_onlyDifferences = nullptr;
    PropertyTable *m_properties = nullptr;
    QVBoxLayout *m_choices = nullptr;
    CandidateList *m_candidates = nullptr;
    Timeline *m_timeline = nullptr;
    QTabWidget *m_tabs = nullptr;
    WhyView *m_why = nullptr;
    RawView *m_raw = nullptr;
    QList<JournalRow> m_history; ///< of the record shown, once the person has asked for all of it
};

} // namespace samband
