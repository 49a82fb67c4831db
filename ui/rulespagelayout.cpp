#include "core/domain/admission.h"
#include "core/domain/path.h"
#include "ui/filterform.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"
#include "ui/ruleform.h"
#include "ui/rulepreviewpane.h"
#include "ui/rulespage.h"
#include "ui/rulewording.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

template<class E, class Word> RuleForm::Choices choicesOf(Word word)
{
    RuleForm::Choices choices;
    for (const auto &[value, name] : enumNames<E>)
        choices.append({QString::fromLatin1(name), word(value)});
    return choices;
}

QScrollArea *scrolled(QWidget *page)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    auto *box = new QVBoxLayout(inner);
    box->setContentsMargins(0, 0, 8, 0);
    box->addWidget(page);
    box->addStretch();
    area->setWidget(inner);
    // The page of a tab is lighter than a window; the form stands on it like everything else.
    area->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    return area;
}

} // namespace

QWidget *RulesPage::buildList()
{
    auto *list = new QWidget;
    auto *box = new QVBoxLayout(list);
    box->setContentsMargins(0, 0, 0, 0);
    m_find = new QLineEdit;
    m_find->setObjectName(u"rulesFind"_s);
    m_find->setAccessibleName(tr("Find a property"));
    m_find->setPlaceholderText(tr("Find a property"));
    m_find->setClearButtonEnabled(true);
    box->addWidget(m_find);
    m_tree = new QTreeWidget;
    m_tree->setObjectName(u"rulesTree"_s);
    m_tree->setAccessibleName(tr("Flows and properties"));
    keepDrawn(*m_tree, [this] {
        for (QTreeWidgetItemIterator node(m_tree); *node; ++node)
            (*node)->setForeground(1, quietColor(QGuiApplication::palette()));
    });
    m_tree->setHeaderLabels({tr("Flow and property"), tr("Rules")});
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setIndentation(14);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->resizeSection(1, 150);
    box->addWidget(m_tree, 1);
    QLabel *hint = quietLabel(tr("Select several properties to give them one rule."));
    hint->setWordWrap(true);
    box->addWidget(hint);
    connect(m_find, &QLineEdit::textChanged, this, &RulesPage::showFilter);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &RulesPage::showPlace);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &RulesPage::showPlace);
    return list;
}

QWidget *RulesPage::buildForms()
{
    auto *top = new QWidget;
    auto *box = new QVBoxLayout(top);
    box->setContentsMargins(0, 0, 0, 8);
    auto *line = new QHBoxLayout;
    m_title = new ElidedLabel;
    m_title->setObjectName(u"rulesTitle"_s);
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    line->addWidget(m_title, 1);
    m_revert = new QPushButton(tr("Revert this flow"));
    m_revert->setObjectName(u"rulesRevert"_s);
    m_revert->setToolTip(tr("Back to the rules that are in force"));
    m_revert->setAutoDefault(false);
    connect(m_revert, &QPushButton::clicked, this, &RulesPage::revert);
    line->addWidget(m_revert);
    box->addLayout(line);
    m_about = quietLabel({});
    m_about->setObjectName(u"rulesAbout"_s);
    m_about->setWordWrap(true);
    box->addWidget(m_about);
    buildFlowForm();
    buildFilterForm();
    buildPropertyForm();
    auto *flowPage = new QWidget;
    auto *flowBox = new QVBoxLayout(flowPage);
    flowBox->setContentsMargins(0, 0, 0, 0);
    flowBox->addWidget(m_filterForm);
    flowBox->addWidget(m_flowForm);
    m_forms = new QStackedWidget;
    m_forms->addWidget(scrolled(flowPage));
    m_forms->addWidget(scrolled(m_propertyForm));
    box->addWidget(m_forms, 1);
    m_preview = new RulePreviewPane(u"rulesPreview"_s);
    m_preview->setSystems(m_system);
    auto *bottom = new QWidget;
    auto *below = new QVBoxLayout(bottom);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(ruleLine());
    below->addSpacing(4);
    below->addWidget(m_preview, 1);
    below->addStretch();
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(top);
    split->addWidget(bottom);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({420, 220});
    return split;
}

void RulesPage::buildFlowForm()
{
    m_flowForm = new RuleForm([this](const RuleWord &word) -> Status {
        Flow *flow = flowAt(place().first);
        return flow ? setRule(*flow, word) : Status(Done{});
    });
    m_flowForm->addCheck(u"enabled"_s, tr("Runs take this flow along"),
        tr("Off: its records are read by no run, and nothing of it is written"));
    m_flowForm->addHeading(tr("New records"));
    m_flowForm->addChoice(u"creation"_s, tr("In %1").arg(m_system.target), choicesOf<Creation>(creationWord),
        tr("What becomes of a record in %1 that has no counterpart").arg(m_system.source));
    m_flowForm->addText(u"required"_s, tr("Not created without"), tr("nothing is required"));
    m_flowForm->addPairs(u"template"_s, tr("Filled once"), m_system);
    m_flowForm->addHeading(tr("Held until you approve"),
        tr("A run that would do more than both numbers say of one kind holds that kind for you. What the first run of "
           "a flow creates, and every archive, waits in any case."));
    for (const auto &[kind, name] : enumNames<HoldKind>) {
        if (kind != HoldKind::Archive && isCounted(kind))
            m_flowForm->addLimit(u"limit-"_s + QLatin1StringView(name), limitWord(kind));
    }
    connect(m_flowForm, &RuleForm::edited, this, &RulesPage::edited);
}

void RulesPage::buildFilterForm()
{
    m_filterForm = new FilterForm(m_system, [this](const RuleWord &word) -> Status {
        Flow *flow = flowAt(place().first);
        return flow ? setRule(*flow, word) : Status(Done{});
    });
    connect(m_filterForm, &FilterForm::edited, this, [this] {
        if (const Flow *flow = flowAt(place().first)) // a filter may switch the flow on or off
            showFlowForm(*flow);
        edited();
    });
}

void RulesPage::buildPropertyForm()
{
    m_propertyForm = new RuleForm([this](const RuleWord &word) -> Status {
        const auto [id, properties] = place();
        Flow *flow = flowAt(id);
        for (const int property : properties) {
            const auto mapping = std::ranges::find(flow->mappings, property, &Mapping::id);
            if (mapping == flow->mappings.end())
                continue;
            if (const Status set = setRule(mapping->rules, word); !set)
                return set;
        }
        return Done{};
    });
    m_propertyForm->addChoice(u"conflict"_s, tr("When both changed"),
        choicesOf<ConflictPolicy>([this](ConflictPolicy policy) { return conflictWord(policy, m_system); }),
        tr("Both systems changed it since they last agreed, and they differ"));
    m_propertyForm->addChoice(u"blank"_s, tr("When one was cleared"), choicesOf<BlankPolicy>(blankWord),
        tr("It became empty in one system, and the other still holds the value"));
    m_propertyForm->addChoice(u"direction"_s, tr("Changes travel"),
        choicesOf<Direction>([this](Direction direction) { return directionWord(direction, m_system); }));
    m_propertyForm->addHeading(tr("Comparing"),
        tr("Only how two spellings are compared. What is written is always the other system's own spelling."));
    m_propertyForm->addChoice(u"normaliser"_s, tr("Compared as"), choicesOf<Normaliser>(normaliserWord));
    m_propertyForm->addText(u"region"_s, tr("Numbers without a country are from"), tr("NO"),
        tr("There is no such country. Write its two letters, such as NO, SE or DK."));
    connect(m_propertyForm, &RuleForm::edited, this, [this] {
        m_propertyForm->setAvailable(u"region"_s, m_propertyForm->value(u"normaliser"_s) == toText(Normaliser::Phone));
        edited();
    });
}

void RulesPage::showTree()
{
    for (QTreeWidgetItemIterator each(m_tree); *each; ++each) {
        QTreeWidgetItem *node = *each;
        const Flow *flow = flowAt(node->data(0, FlowRole).toLongLong());
        const Flow before = m_inForce.value(flow->id);
        const Mapping *mapping = flow->mapping(node->data(0, PropertyRole).toInt());
        const bool other = mapping ? before.mapping(mapping->id) && mapping->rules != before.mapping(mapping->id)->rules
                                   : flow->rules != before.rules;
        QString name = flow->title;
        if (mapping) {
            const PerSide<QString> brief{shortName(mapping->path.source), shortName(mapping->path.target)};
            name = brief.source == brief.target ? brief.source : tr("%1 ⇄ %2").arg(brief.source, brief.target);
        }
        node->setText(0, other ? u"● "_s + name : name);
        const QString particular = mapping ? particulars(mapping->rules, m_system) : particulars(*flow);
        node->setText(1, particular);
        node->setToolTip(1, particular);
        node->setData(0, Qt::AccessibleTextRole, other ? tr("%1, changed").arg(name) : name);
        QFont font = m_tree->font();
        font.setBold(!mapping);
        node->setFont(0, font);
        node->setForeground(1, quietColor(QGuiApplication::palette()));
    }
}

void RulesPage::showFilter(const QString &text)
{
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem *flow = m_tree->topLevelItem(row);
        bool any = text.isEmpty() || flow->text(0).contains(text, Qt::CaseInsensitive);
        const bool whole = any;
        for (int line = 0; line < flow->childCount(); ++line) {
            QTreeWidgetItem *property = flow->child(line);
            const bool fits = whole || property->toolTip(0).contains(text, Qt::CaseInsensitive);
            property->setHidden(!fits);
            any = any || fits;
        }
        flow->setHidden(!any);
    }
}

void RulesPage::showPlace()
{
    const auto [id, properties] = place();
    const Flow *flow = flowAt(id);
    m_forms->setVisible(flow);
    m_revert->setVisible(flow);
    if (flow)
        m_preview->setFlow(flow->title);
    if (!flow)
        m_title->setFullText(tr("Reading the rules…"));
    else if (properties.isEmpty())
        showFlow(*flow);
    else
        showProperties(*flow, properties);
    showPreview();
    Q_EMIT changed();
}

void RulesPage::showFlow(const Flow &flow)
{
    m_title->setFullText(flow.title);
    const QString kinds = tr("%1 in %2 → %3 in %4", "datatype, system, datatype, system")
                              .arg(flow.datatype.source, m_system.source, flow.datatype.target, m_system.target);
    const QString follows =
        flow.rules.followDatatype.isEmpty() ? QString() : tr(" Its links follow %1.").arg(flow.rules.followDatatype);
    m_about->setText(kinds + u'.' + follows);
    m_filterForm->show(flow);
    showFlowForm(flow);
    m_propertyForm->show({});
    m_forms->setCurrentIndex(0);
}

void RulesPage::showFlowForm(const Flow &flow)
{
    m_flowForm->show({ruleWords(flow.rules)});
    m_flowForm->setAvailable(u"enabled"_s, conditionInProse(flow).isEmpty() || flow.rules.filter.isSet());
}

void RulesPage::showProperties(const Flow &flow, const QList<int> &properties)
{
    QList<QList<RuleWord>> rules;
    QStringList names;
    for (const Mapping &mapping : flow.mappings) {
        if (!properties.contains(mapping.id))
            continue;
        rules << ruleWords(mapping.rules);
        names << tr("%1 ⇄ %2").arg(mapping.path.source, mapping.path.target);
    }
    const bool one = names.size() == 1;
    m_title->setFullText(one ? shortName(flow.mapping(properties.first())->path.source)
                             : tr("%1 properties of %2").arg(names.size()).arg(flow.title));
    QString about = names.join(", "_L1);
    if (one && !flow.mapping(properties.first())->remark.isEmpty())
        about += u'\n' + tr("The document says: %1").arg(flow.mapping(properties.first())->remark);
    constexpr qsizetype most = 160;
    m_about->setText(about.size() > most ? about.left(most) + u'…' : about);
    m_about->setToolTip(about);
    m_flowForm->show({});
    m_filterForm->show({});
    m_propertyForm->show(rules);
    m_propertyForm->setAvailable(u"region"_s, m_propertyForm->value(u"normaliser"_s) == toText(Normaliser::Phone));
    m_forms->setCurrentIndex(1);
}

} // namespace samband
