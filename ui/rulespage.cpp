#include "ui/rulespage.h"

#include "ui/filterform.h"
#include "ui/labels.h"
#include "ui/ruleform.h"
#include "ui/rulepreviewpane.h"
#include "ui/rulewording.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 300; // ms after the last change

} // namespace

RulesPage::RulesPage(Controller &controller, Tokens &tokens, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_system(controller.systems())
{
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(12, 12, 12, 12);
    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(16);
    split->addWidget(buildList());
    split->addWidget(buildForms());
    split->setStretchFactor(1, 1);
    split->setSizes({390, 570});
    box->addWidget(split);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    connect(&m_soon, &QTimer::timeout, this, &RulesPage::askNext);
    connect(&controller, &Controller::rulesReady, this, &RulesPage::take);
    connect(&controller, &Controller::rulesPreviewReady, this, [this](quint64 token, const RulesPreview &preview) {
        if (token == 0 || token != m_token)
            return;
        m_token = 0;
        m_previews.insert(m_asked, preview);
        showPreview();
        askNext();
        Q_EMIT changed();
    });
    showPlace();
    controller.requestRules();
}

bool RulesPage::isChanged(qint64 flow) const
{
    const auto wanted = std::ranges::find(m_wanted, flow, &Flow::id);
    return wanted != m_wanted.end() && *wanted != m_inForce.value(flow);
}

QList<qint64> RulesPage::changedFlows() const
{
    QList<qint64> flows;
    for (const Flow &flow : m_wanted) {
        if (isChanged(flow.id))
            flows << flow.id;
    }
    return flows;
}

bool RulesPage::isValid() const
{
    return m_flowForm->isValid() && m_propertyForm->isValid() && m_filterForm->isValid();
}

QString RulesPage::obstacle() const
{
    if (!isValid())
        return tr("Correct the marked field first.");
    for (const qint64 flow : changedFlows()) {
        const auto preview = m_previews.constFind(flow);
        if (preview == m_previews.cend())
            return tr("Counting what it would change…");
        if (!preview->problem.isEmpty())
            return tr("The systems cannot do this; see above.");
    }
    return {};
}

void RulesPage::save()
{
    for (const qint64 flow : changedFlows())
        m_controller.saveRules(*flowAt(flow));
}

void RulesPage::take(const QList<Flow> &flows)
{
    // What a person is changing stays as they have it; everything else is as it is in force.
    const QList<qint64> mine = changedFlows();
    QList<Flow> wanted;
    for (const Flow &flow : flows) {
        m_inForce.insert(flow.id, flow);
        const Flow *kept = mine.contains(flow.id) ? flowAt(flow.id) : nullptr;
        wanted << (kept ? *kept : flow);
    }
    m_wanted = wanted;
    fillTree();
    goTo(m_goTo.first, m_goTo.second);
    showPlace();
}

void RulesPage::fillTree()
{
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    for (const Flow &flow : std::as_const(m_wanted)) {
        auto *node = new QTreeWidgetItem(m_tree);
        node->setData(0, FlowRole, flow.id);
        node->setToolTip(0, flow.title);
        for (const Mapping &mapping : flow.mappings) {
            auto *leaf = new QTreeWidgetItem(node);
            leaf->setData(0, FlowRole, flow.id);
            leaf->setData(0, PropertyRole, mapping.id);
            leaf->setToolTip(0, tr("%1 ⇄ %2").arg(mapping.path.source, mapping.path.target));
        }
    }
    m_tree->expandAll();
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
    showTree();
}

void RulesPage::goTo(qint64 flow, int property)
{
    m_goTo = {flow, property};
    for (QTreeWidgetItemIterator each(m_tree); *each; ++each) {
        if ((*each)->data(0, FlowRole) == flow && (*each)->data(0, PropertyRole).toInt() == property)
            m_tree->setCurrentItem(*each);
    }
}

Flow *RulesPage::flowAt(qint64 id)
{
    const auto found = std::ranges::find(m_wanted, id, &Flow::id);
    return found == m_wanted.end() ? nullptr : &*found;
}

RulesPage::Place RulesPage::place() const
{
    const QTreeWidgetItem *current = m_tree->currentItem();
    if (!current)
        return {};
    Place place{current->data(0, FlowRole).toLongLong(), {}};
    const int property = current->data(0, PropertyRole).toInt();
    if (property == 0)
        return place;
    for (const QTreeWidgetItem *each : m_tree->selectedItems()) {
        if (each->data(0, FlowRole) == place.first && each->data(0, PropertyRole).toInt() != 0)
            place.second << each->data(0, PropertyRole).toInt();
    }
    if (!place.second.contains(property))
        place.second << property;
    return place;
}

void RulesPage::edited()
{
    const qint64 flow = place().first;
    m_previews.remove(flow);
    if (m_asked == flow)
        m_token = 0;
    showTree();
    showPreview();
    m_soon.start();
    Q_EMIT changed();
}

void RulesPage::revert()
{
    const qint64 id = place().first;
    if (Flow *flow = flowAt(id))
        *flow = m_inForce.value(id);
    showPlace();
    edited();
}

void RulesPage::askNext()
{
    if (m_token != 0)
        return;
    QList<qint64> open = changedFlows();
    open.removeIf([this](qint64 flow) { return m_previews.contains(flow); });
    if (open.isEmpty())
        return;
    const qint64 current = place().first;
    m_asked = open.contains(current) ? current : open.first();
    m_token = m_tokens.next();
    m_controller.previewRules(m_token, *flowAt(m_asked));
}

void RulesPage::showPreview()
{
    const qint64 flow = place().first;
    const auto known = m_previews.constFind(flow);
    m_revert->setEnabled(isChanged(flow));
    if (known != m_previews.cend())
        m_preview->show(*known);
    else if (isChanged(flow))
        m_preview->showCounting();
    else
        m_preview->showNothing(
            tr("Nothing yet. Change a rule, and it stands here which records would be decided differently."));
}

} // namespace samband
