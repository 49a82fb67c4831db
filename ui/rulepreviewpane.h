#pragma once

#include "core/engine/rulespreview.h"
#include "ui/rowtablemodel.h"

#include <QWidget>

class QLabel;

namespace samband {

class TableView;

/// What other rules would change, before anybody saves them: a sentence, the counts in words, and examples.
class RulePreviewPane : public QWidget {
    Q_OBJECT

public:
    /// \a prefix: of the object names of its parts, "<prefix>Text" and so on.
    explicit RulePreviewPane(const QString &prefix, QWidget *parent = nullptr);

    void setSystems(const PerSide<QString> &system);
    void setFlow(const QString &title); ///< whose rules they are
    void makeCompact(); ///< for a narrow place: a few examples, and why they change only as their tool tips
    /// Nothing has been changed; \a text says what happens here once something is.
    void showNothing(const QString &text);
    void showCounting(); ///< the answer is on its way
    void show(const RulesPreview &preview);

private:
    void tell(const QString &text, bool problem);

    PerSide<QString> m_system;
    ListTableModel<RuleEffect> m_model;
    bool m_compact = false;
    QLabel *m_heading = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_kinds = nullptr;
    TableView *m_table = nullptr;
};

} // namespace samband
