#include "ui/whyview.h"

#include "ui/history.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/rulewording.h"
#include "ui/words.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString groupWord(InputGroup group)
{
    switch (group) {
    case InputGroup::Records:
        return WhyView::tr("The two records");
    case InputGroup::Properties:
        return WhyView::tr("Properties");
    case InputGroup::Choices:
        return WhyView::tr("What people chose");
    case InputGroup::Candidates:
        return WhyView::tr("Possible counterparts");
    case InputGroup::Rules:
        return WhyView::tr("Limits and rules of the flow");
    case InputGroup::Raw:
        return WhyView::tr("As it is stored");
    }
    return {};
}

} // namespace

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
    box->setSpacing(3);
    box->addWidget(headingLabel(tr("Why")));
    box->addWidget(m_why);
    box->addSpacing(5);
    box->addWidget(headingLabel(tr("What would change it")));
    box->addWidget(m_change);
    box->addSpacing(5);
    box->addWidget(headingLabel(tr("What the decision was made from")));
    box->addWidget(m_inputs, 1);
}

void WhyView::show(const Explanation &explanation)
{
    m_why->setText(explanation.why);
    m_change->setText(explanation.change);
    QList<ExplainedInput> inputs = explanation.inputs;
    std::ranges::stable_sort(inputs, {}, &ExplainedInput::group);
    m_inputs->clearSpans();
    m_inputs->setRowCount(0);
    std::optional<InputGroup> last;
    for (const ExplainedInput &input : inputs) {
        if (input.group != last)
            addHeading(groupWord(input.group));
        last = input.group;
        addInput(input);
    }
}

void WhyView::addHeading(const QString &text)
{
    const int row = m_inputs->rowCount();
    m_inputs->insertRow(row);
    auto *heading = new QTableWidgetItem(text);
    heading->setFlags(Qt::ItemIsEnabled);
    heading->setForeground(quietColor(QGuiApplication::palette()));
    m_inputs->setItem(row, 0, heading);
    m_inputs->setItem(row, 1, new QTableWidgetItem);
    m_inputs->setSpan(row, 0, 1, 2);
}

void WhyView::addInput(const ExplainedInput &input)
{
    const int row = m_inputs->rowCount();
    m_inputs->insertRow(row);
    auto *name = new QTableWidgetItem(input.name);
    auto *value = new QTableWidgetItem(input.lines.isEmpty() ? input.value : input.lines.join(u'\n'));
    QFont bold = font();
    bold.setBold(true);
    name->setFont(bold);
    for (QTableWidgetItem *entry : {name, value})
        entry->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_inputs->setItem(row, 0, name);
    m_inputs->setItem(row, 1, value);
}

} // namespace samband
