#include "ui/rulepreviewpane.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/palettekeeper.h"
#include "ui/rulewording.h"
#include "ui/tableview.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHeaderView>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct EffectColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::EffectColumns)
};

std::vector<Column<RuleEffect>> effectColumns(const PerSide<QString> &system)
{
    const auto title = [](const RuleEffect &effect) {
        return effect.title.source.isEmpty() ? effect.title.target : effect.title.source;
    };
    const auto outcome = [system](Decision RuleEffect::*decision) {
        return Column<RuleEffect>{
            decision == &RuleEffect::before ? EffectColumns::tr("Now") : EffectColumns::tr("Then"), {},
            [decision](const RuleEffect &effect) { return outcomeText(outcomeWord(effect.*decision)); },
            [decision, system](const RuleEffect &effect, int role) {
                if (role == Qt::ToolTipRole)
                    return QVariant(sentence((effect.*decision).reason, system));
                return role == Qt::DecorationRole ? QVariant(stateIcon((effect.*decision).state)) : QVariant();
            },
            {}, {}};
    };
    const auto why = [system](const RuleEffect &effect) { return sentence(effect.after.reason, system); };
    return {{EffectColumns::tr("Record"), {}, title, {}, {}, {}}, outcome(&RuleEffect::before),
        outcome(&RuleEffect::after),
        {EffectColumns::tr("Why"), {}, why,
            [why](const RuleEffect &effect, int role) {
                return role == Qt::ToolTipRole ? QVariant(why(effect)) : QVariant();
            },
            {}, {}}};
}

} // namespace

RulePreviewPane::RulePreviewPane(const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_model(effectColumns({}))
    , m_heading(headingLabel(tr("What this would change")))
    , m_icon(new QLabel)
    , m_text(wrappedLabel(prefix + u"Text"_s))
    , m_kinds(wrappedLabel(prefix + u"Kinds"_s))
    , m_table(new TableView)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(0);
    m_icon->setContentsMargins(0, 0, 6, 0);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_heading, 0, 0, 1, 2);
    grid->addWidget(m_icon, 1, 0, Qt::AlignTop);
    grid->addWidget(m_text, 1, 1);
    grid->addWidget(m_kinds, 2, 0, 1, 2);
    m_kinds->setAccessibleName(tr("What becomes of them"));
    m_table->setObjectName(prefix + u"Table"_s);
    m_table->setAccessibleName(tr("Examples"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const QList<int> widths{150, 110, 110};
    for (int column = 0; column < widths.size(); ++column)
        m_table->horizontalHeader()->resizeSection(column, widths[column]);
    m_table->setMinimumHeight(90);
    grid->addWidget(m_table, 3, 0, 1, 2);
    grid->setRowStretch(3, 1);
    grid->setRowStretch(4, 0);
    showNothing({});
}

void RulePreviewPane::setSystems(const PerSide<QString> &system)
{
    m_system = system;
    auto columns = effectColumns(system);
    if (m_compact)
        columns.pop_back(); // why: it stays in the tool tips
    m_model.setColumns(std::move(columns));
}

void RulePreviewPane::setFlow(const QString &title)
{
    m_heading->setText(tr("What this would change in “%1”").arg(title));
}

void RulePreviewPane::makeCompact()
{
    constexpr int mostRows = 4;
    m_compact = true;
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
        + mostRows * m_table->verticalHeader()->defaultSectionSize() + 2 * m_table->frameWidth());
    setSystems(m_system);
}

void RulePreviewPane::tell(const QString &text, bool problem)
{
    m_icon->setVisible(problem);
    if (problem)
        showIcon(*m_icon, stateIcon(LinkState::Failing), 16);
    m_text->setText(text);
    m_kinds->hide();
    m_table->hide();
}

void RulePreviewPane::showNothing(const QString &text)
{
    tell(text, false);
}

void RulePreviewPane::showCounting()
{
    // The examples stay until the new ones are here: no flicker while a person tries one rule after the other.
    m_icon->hide();
    m_text->setText(tr("Counting what it would change…"));
}

void RulePreviewPane::show(const RulesPreview &preview)
{
    if (!preview.problem.isEmpty()) {
        tell(preview.obstacle ? obstacleText(*preview.obstacle, m_system) : preview.problem, true);
        return;
    }
    tell(changedText(preview), false);
    m_kinds->setText(kindTexts(preview).join(u'\n'));
    m_kinds->setVisible(preview.changed > 0);
    m_model.setRows(preview.examples);
    m_table->setVisible(!preview.examples.isEmpty());
}

} // namespace samband
