#include "ui/whyview.h"

#include "ui/history.h"
#include "ui/labels.h"
#include "ui/rulewording.h"
#include "ui/words.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

ExplanationWords screenWords(const PerSide<QString> &system)
{
    const auto rules = [system](const PropertyRules &its) {
        const QString compared = normaliserWord(its.normaliser);
        const QStringList said{WhyView::tr("when both changed: %1").arg(conflictWord(its.conflict, system)),
            WhyView::tr("when one was cleared: %1").arg(blankWord(its.blank)), directionWord(its.direction, system),
            WhyView::tr("compared as: %1").arg(compared)};
        return said.join("; "_L1);
    };
    return {rules, &limitWord, &likenessWord, [system](Choice choice) { return choiceWord(choice, system); },
        [](qint64 ms) { return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat); }};
}

WhyView::WhyView(QWidget *parent)
    : QWidget(parent)
    , m_why(wrappedLabel(u"whySentence"_s))
    , m_change(wrappedLabel(u"whyChange"_s))
    , m_inputs(new QTableWidget(0, 2))
{
    m_why->setAccessibleName(tr("Why"));
    m_change->setAccessibleName(tr("What would change it"));
    m_inputs->setObjectName(u"whyInputs"_s);
    m_inputs->setAccessibleName(tr("What the decision was made from"));
    m_inputs->setHorizontalHeaderLabels({tr("Input"), tr("As seen")});
    m_inputs->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_inputs->setTabKeyNavigation(false);
    m_inputs->setShowGrid(false);
    m_inputs->setFrameShape(QFrame::NoFrame);
    m_inputs->verticalHeader()->hide();
    m_inputs->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_inputs->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_inputs->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_inputs->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 12);
    box->setSpacing(6);
    box->addWidget(m_why);
    box->addWidget(m_change);
    box->addWidget(m_inputs, 1);
}

void WhyView::show(const Explanation &explanation)
{
    m_why->setText(explanation.why);
    m_change->setText(explanation.change);
    m_inputs->setRowCount(int(explanation.inputs.size()));
    for (int row = 0; row < m_inputs->rowCount(); ++row) {
        const ExplainedInput &input = explanation.inputs.at(row);
        auto *name = new QTableWidgetItem(input.name);
        auto *value = new QTableWidgetItem(input.value);
        name->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
        value->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
        m_inputs->setItem(row, 0, name);
        m_inputs->setItem(row, 1, value);
    }
}

} // namespace samband
