#pragma once

#include "core/engine/controller.h"
#include "ui/windowedmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace samband {

class ElidedLabel;
class FilterForm;
class RuleForm;
class RulePreviewPane;

/// The rules of every flow and property. Changes wait here, with what they would alter, until they are saved.
class RulesPage : public QWidget {
    Q_OBJECT

public:
    RulesPage(Controller &controller, Tokens &tokens, QWidget *parent = nullptr);

    /// Whether something was changed and not saved yet.
    bool isChanged() const { return !changedFlows().isEmpty(); }
    /// Whether every field holds what it can hold.
    bool isValid() const;
    /// Why what was changed cannot be saved now; empty when it can.
    QString obstacle() const;
    /// Saves every flow that was changed.
    void save();
    /// Shows the flow, or its property (0: the flow itself).
    void goTo(qint64 flow, int property);

Q_SIGNALS:
    /// A rule was changed or taken back, or it became known what it would alter.
    void changed();

private:
    using Place = std::pair<qint64, QList<int>>; ///< flow, and of its properties those that are edited

    QWidget *buildList();
    QWidget *buildForms();
    void buildFlowForm();
    void buildFilterForm();
    void buildPropertyForm();
    void take(const QList<Flow> &flows);
    void fillTree();
    void showTree();
    void showFilter(const QString &text);
    void showPlace();
    void showFlow(const Flow &flow);
    void showFlowForm(const Flow &flow);
    void showProperties(const Flow &flow, const QList<int> &properties);
    void showPreview();
    void edited();
    void revert();
    void askNext();
    /// Of an entry of the tree.
    enum Role { FlowRole = Qt::UserRole, PropertyRole };
    Place place() const;
    Flow *flowAt(qint64 id);
    QList<qint64> changedFlows() const;
    bool isChanged(qint64 flow) const;

    Controller &m_controller;
    Tokens &m_tokens;
    PerSide<QString> m_system;
    QMap<qint64, Flow> m_inForce;
    QList<Flow> m_wanted;
    QMap<qint64, RulesPreview> m_previews; ///< of what is wanted now
    quint64 m_token = 0; ///< of the preview that was asked for
    qint64 m_asked = 0; ///< its flow
    QTimer m_soon;
    std::pair<qint64, int> m_goTo{0, 0};
    QLineEdit *m_find = nullptr;
    QTreeWidget *m_tree = nullptr;
    ElidedLabel *m_title = nullptr;
    QLabel *m_about = nullptr;
    QPushButton *m_revert = nullptr;
    QStackedWidget *m_forms = nullptr;
    RuleForm *m_flowForm = nullptr;
    FilterForm *m_filterForm = nullptr;
    RuleForm *m_propertyForm = nullptr;
    RulePreviewPane *m_preview = nullptr;
};

} // namespace samband
