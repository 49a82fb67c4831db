#pragma once

#include "core/engine/controller.h"
#include "ui/drafts.h"
#include "ui/ruleoffer.h"
#include "ui/windowedmodel.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace samband {

class Desk;

/// A property that is in question in several of the selected pairs.
struct OpenProperty {
    int property = 0;
    qint64 flow = 0;
    QString name;
    QMap<qint64, PropertyRow> pairs; ///< link -> the property there, as it was seen
    PropertyDecision question{}; ///< what is asked about it, in the first of them
};

/// The properties in question among \a rows, in the order in which they come.
QList<OpenProperty> openProperties(const std::vector<LinkProperties> &rows);

/// What can be done with many selected rows at once; of properties in question, one choice for all of them.
class ManyView : public QWidget {
    Q_OBJECT

public:
    ManyView(Controller &controller, Tokens &tokens, Desk &desk, Drafts &drafts, QWidget *parent = nullptr);

    /// Shows these rows and looks for properties in question among them.
    void show(const QList<qint64> &links);
    /// Counts by state of the rows at hand.
    void setCounts(const QMap<LinkState, int> &counts);
    /// Chooses for the current property in all of its pairs.
    void choose(Choice choice);
    /// Sends the choices of the selected rows; true when there were any.
    bool resolve();
    /// The rule that the last choice made for all of them would be.
    std::optional<RuleWish> ruleWish() const;
    /// Looks at the rows again: some of them have changed.
    void refresh();

Q_SIGNALS:
    void ruleWanted(const samband::RuleWish &wish);

private:
    void build();
    void ask();
    void askNext();
    void takeOpen();
    void take(quint64 token, const std::vector<LinkProperties> &rows);
    void showProperties();
    void showChosen();
    QString choiceWord(Choice choice) const;

    Controller &m_controller;
    Tokens &m_tokens;
    Desk &m_desk;
    Drafts &m_drafts;
    QList<qint64> m_links;
    std::vector<LinkProperties> m_found;
    quint64 m_token = 0;
    qsizetype m_asked = 0;
    QList<OpenProperty> m_open;
    int m_current = 0;
    std::optional<RuleWish> m_rule; ///< of the last choice
    QPushButton *m_makeRule = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_look = nullptr;
    QWidget *m_lines = nullptr;
    QVBoxLayout *m_lineBox = nullptr;
    QList<QLabel *> m_lineTitles;
    QPushButton *m_resolve = nullptr;
};

} // namespace samband
