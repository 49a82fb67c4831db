#include "ui/planpage.h"

#include "core/domain/path.h"
#include "ui/desk.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/linktablemodel.h"
#include "ui/look.h"
#include "ui/tableview.h"
#include "ui/words.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct PlanColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::PlanColumns)
};

LinkState lookOf(const PlannedRow &row)
{
    return row.decision.held ? LinkState::Held : LinkState::Pending;
}

Column<PlannedRow> titleColumn(Side side, const PerSide<QString> &system)
{
    const auto text = [side](const PlannedRow &planned) {
        const LinkRow &row = planned.row;
        if (!row.title[side].isEmpty())
            return row.title[side];
        return row.recordId[side].isEmpty() ? missingText(row, side) : row.recordId[side];
    };
    return {system[side], {}, text, {}, {}, systemIcon(side, system[side])};
}

QString blankable(const QString &value)
{
    return value.isEmpty() ? PlanColumns::tr("(blank)") : value;
}

} // namespace

QString plannedChanges(const PlannedRow &row, const QString &separator)
{
    QStringList lines;
    for (const PropertyDecision &property : row.decision.properties) {
        const bool toSource = writes(property.action, Side::Source);
        if (!toSource && !writes(property.action, Side::Target))
            continue;
        const QString after = blankable(toSource ? property.result.source : property.result.target);
        const QStringList &args = property.reason.args;
        const QString name = shortName(args.value(0));
        const bool known =
            property.reason.code == ReasonCode::SourceChanged || property.reason.code == ReasonCode::TargetChanged;
        lines << (known ? PlanColumns::tr("%1: %2 → %3").arg(name, blankable(args.value(1)), after)
                        : PlanColumns::tr("%1 → %2").arg(name, after));
    }
    if (!lines.isEmpty())
        return lines.join(separator);
    for (const Side side : bothSides) {
        const Changes &write = row.decision.write[side];
        for (auto it = write.begin(); it != write.end(); ++it)
            lines << PlanColumns::tr("%1: %2").arg(it.key(), blankable(it.value()));
    }
    return lines.join(separator);
}

std::vector<Column<PlannedRow>> planColumns(const PerSide<QString> &system, const FlowNames &flows)
{
    const auto verb = [](const PlannedRow &row) {
        const QString word = verbWord(row.decision.verb);
        return row.decision.held ? PlanColumns::tr("%1 (held)").arg(word) : word;
    };
    const auto verbLook = [](const PlannedRow &row, int role) -> QVariant {
        if (role == Qt::DecorationRole)
            return stateIcon(lookOf(row));
        return role == Qt::ForegroundRole ? QVariant(stateColor(lookOf(row), QGuiApplication::palette())) : QVariant();
    };
    const auto changesLook = [](const PlannedRow &row, int role) -> QVariant {
        return role == Qt::ToolTipRole ? QVariant(plannedChanges(row, u"\n"_s)) : QVariant();
    };
    return {
        {PlanColumns::tr("Plan"), {}, verb, verbLook, {}, {}},
        {PlanColumns::tr("Flow"), {}, [flows](const PlannedRow &row) { return flows.value(row.row.flow).brief; },
            [flows](const PlannedRow &row, int role) {
                return role == Qt::ToolTipRole ? QVariant(flows.value(row.row.flow).title) : QVariant();
            },
            {}, {}},
        titleColumn(Side::Source, system),
        titleColumn(Side::Target, system),
        {PlanColumns::tr("Changes"), PlanColumns::tr("before → after"),
            [](const PlannedRow &row) { return plannedChanges(row, u"; "_s); }, changesLook, {}, {}},
        {PlanColumns::tr("Why"), {}, [system](const PlannedRow &row) { return sentence(row.decision.reason, system); },
            {}, {}, {}},
    };
}

PlanPage::PlanPage(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(planColumns({}, {}))
    , m_table(new TableView)
    , m_title(headingLabel({}))
    , m_note(quietLabel({}))
    , m_approve(new QPushButton(tr("Approve and run")))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(6);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    m_title->setObjectName(u"planTitle"_s);
    m_note->setObjectName(u"planNote"_s);
    m_note->setWordWrap(true);
    texts->addWidget(m_title);
    texts->addWidget(m_note);
    line->addLayout(texts, 1);
    m_approve->setObjectName(u"planApprove"_s);
    m_approve->setMinimumWidth(m_approve->sizeHint().width() + 20);
    m_approve->setToolTip(tr("Approves the held links, creates and updates of this plan, never an archive, and runs"));
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(u"planClose"_s);
    line->addWidget(m_approve, 0, Qt::AlignTop);
    line->addWidget(close, 0, Qt::AlignTop);
    box->addLayout(line);
    m_table->setObjectName(u"planTable"_s);
    m_table->setAccessibleName(tr("Plan"));
    m_table->setModel(&m_model);
    m_table->setEmptyText(
        tr("Nothing to do: a run would write nothing. Edit a record in either system and preview again."));
    m_table->horizontalHeader()->setStretchLastSection(true);
    const QList<int> widths{110, 110, 150, 150, 210, 260};
    for (int column = 0; column < widths.size(); ++column)
        m_table->horizontalHeader()->resizeSection(column, widths[column]);
    box->addWidget(m_table, 1);
    connect(m_approve, &QPushButton::clicked, this, &PlanPage::approve);
    connect(close, &QPushButton::clicked, this, &PlanPage::closed);
}

void PlanPage::show(const RunReport &report)
{
    m_model.setColumns(planColumns(m_desk.systems(), m_flows));
    m_model.setRows(report.plan);
    m_title->setText(tr("A run would do: %1").arg(verbCounts(report.planned)));
    int held = 0;
    int all = 0;
    for (const PlannedRow &row : report.plan)
        held += row.decision.held ? 1 : 0;
    for (auto it = report.planned.begin(); it != report.planned.end(); ++it)
        all += it.key() == Verb::Nothing || it.key() == Verb::Agree ? 0 : it.value();
    QString note = held > 0 ? tr("Nothing has been written. %1 of them wait for your approval.").arg(numberText(held))
                            : tr("Nothing has been written.");
    if (report.plan.size() < all)
        note += u" "_s + tr("The first %1 rows are shown; approving takes these.").arg(numberText(report.plan.size()));
    m_note->setText(note);
    m_approve->setText(held > 0 ? tr("Approve and run") : tr("Run"));
    m_approve->setEnabled(!report.plan.isEmpty());
}

void PlanPage::approve()
{
    QList<qint64> held;
    for (const PlannedRow &row : m_model.rows()) {
        if (row.decision.held && row.decision.verb != Verb::Archive && row.decision.verb != Verb::Nothing)
            held << row.row.id;
    }
    m_desk.approvePlan(held);
    Q_EMIT closed();
}

} // namespace samband
