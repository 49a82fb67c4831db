#include "ui/filterform.h"

#include "core/domain/admission.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"
#include "ui/rulewording.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

const auto undecided = ""_L1;
const auto everything = "all"_L1;
const auto some = "some"_L1;

const auto listPath = u"x"_s; // several values are written and read as those of a condition about it
const auto listOpens = u"source.x one-of ("_s;

QString named(const QString &part, int index)
{
    return u"filter%1_%2"_s.arg(part).arg(index);
}

/// What stands in the field for the values: as they are, and several as the text form has them.
QString typed(const Condition &condition)
{
    if (valuesOf(condition.op) != FilterValues::Some)
        return condition.values.value(0);
    const QString text = conditionText({Side::Source, listPath, condition.op, condition.values});
    return text.mid(listOpens.size(), text.size() - listOpens.size() - 1);
}

QString hintFor(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Above:
    case FilterOperator::Below:
        return QApplication::translate("samband::FilterForm", "a number, or 2026-01-31");
    case FilterOperator::OneOf:
        return QApplication::translate("samband::FilterForm", "lead, customer");
    case FilterOperator::Is:
    case FilterOperator::IsNot:
    case FilterOperator::Contains:
    case FilterOperator::StartsWith:
        return QApplication::translate("samband::FilterForm", "customer");
    case FilterOperator::Empty:
    case FilterOperator::NotEmpty:
        return {};
    }
    return {};
}

} // namespace

FilterForm::FilterForm(const PerSide<QString> &system, Set set, QWidget *parent)
    : QWidget(parent)
    , m_system(system)
    , m_set(std::move(set))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 8, 0, 8);
    box->setSpacing(6);
    box->addWidget(headingLabel(tr("Which records take part")));
    m_prose = wrappedLabel(u"filterProse"_s);
    box->addWidget(m_prose);
    m_scope = new QComboBox;
    m_scope->setObjectName(u"filterScope"_s);
    m_scope->setAccessibleName(tr("Which records take part"));
    m_scope->setFocusPolicy(Qt::StrongFocus);
    box->addWidget(m_scope, 0, Qt::AlignLeft);
    m_conditions = new QWidget;
    auto *inner = new QVBoxLayout(m_conditions);
    inner->setContentsMargins(0, 0, 0, 0);
    m_lineBox = new QVBoxLayout;
    m_lineBox->setSpacing(4);
    inner->addLayout(m_lineBox);
    m_add = new QPushButton(tr("Add a condition"));
    m_add->setObjectName(u"filterAdd"_s);
    m_add->setAutoDefault(false);
    inner->addWidget(m_add, 0, Qt::AlignLeft);
    box->addWidget(m_conditions);
    m_problem = wrappedLabel(u"problem_filter"_s);
    box->addWidget(m_problem);
    QLabel *note = quietLabel(tr("Only what is not linked yet is left out: a pair stays in step whatever it holds."));
    note->setWordWrap(true);
    box->addWidget(note);
    connect(m_add, &QPushButton::clicked, this, &FilterForm::add);
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        if (m_showing)
            return;
        if (m_scope->currentData() == some && m_lines.isEmpty())
            return add();
        build();
        change();
    });
}

void FilterForm::show(const Flow &flow)
{
    const QScopedValueRollback showing(m_showing, true);
    const QString prose = conditionInProse(flow);
    const Filter &filter = flow.rules.filter;
    m_hasCondition = !prose.isEmpty();
    m_prose->setText(needsRule(flow) ? tr("This flow needs a rule. The document says: %1").arg(prose)
                                     : tr("The document says: %1").arg(prose));
    m_prose->setVisible(m_hasCondition);
    m_scope->clear();
    if (m_hasCondition)
        m_scope->addItem(tr("Not decided yet: the flow is off"), QString(undecided));
    m_scope->addItem(
        tr("Every record"), m_hasCondition || filter.everything ? QString(everything) : QString(undecided));
    m_scope->addItem(tr("Only records that meet conditions"), QString(some));
    m_scope->setCurrentIndex(m_scope->findData(filter.asks() ? QString(some) : filterText(filter)));
    m_paths = {};
    for (const Mapping &mapping : flow.mappings) {
        for (const Side side : bothSides) {
            if (!mapping.path[side].isEmpty() && !m_paths[side].contains(mapping.path[side]))
                m_paths[side] << mapping.path[side];
        }
    }
    m_lines.clear();
    for (const QList<Condition> &alternative : filter.alternatives) {
        for (qsizetype i = 0; i < alternative.size(); ++i)
            m_lines << Line{i == 0 && !m_lines.isEmpty(), alternative.at(i), typed(alternative.at(i))};
    }
    build();
    say({});
}

void FilterForm::build()
{
    const QScopedValueRollback showing(m_showing, true);
    const QList<QWidget *> old = m_conditions->findChildren<QWidget *>(u"filterLine"_s);
    qDeleteAll(old);
    QWidget *before = m_scope;
    for (int index = 0; index < m_lines.size(); ++index) {
        QWidget *line = buildLine(index);
        m_lineBox->addWidget(line);
        line->show();
        for (int place = 0; place < line->layout()->count(); ++place) {
            QWidget *field = line->layout()->itemAt(place)->widget();
            setTabOrder(before, field);
            before = field;
        }
    }
    setTabOrder(before, m_add);
    m_conditions->setVisible(m_scope->currentData() == some);
}

QWidget *FilterForm::buildLine(int index)
{
    const Line &line = m_lines.at(index);
    auto *widget = new QWidget;
    widget->setObjectName(u"filterLine"_s);
    auto *box = new QHBoxLayout(widget);
    box->setContentsMargins(0, 0, 0, 0);
    const auto combo = [&](const QString &part, const QString &accessible) {
        auto *made = new QComboBox;
        made->setObjectName(named(part, index));
        made->setAccessibleName(tr("Condition %1: %2").arg(index + 1).arg(accessible));
        made->setFocusPolicy(Qt::StrongFocus);
        box->addWidget(made);
        return made;
    };
    if (index > 0) {
        QComboBox *join = combo(u"Join"_s, tr("together with those above, or instead"));
        join->addItems({tr("and"), tr("or")});
        join->setCurrentIndex(line.orElse ? 1 : 0);
        connect(join, &QComboBox::currentIndexChanged, this, [this, index](int chosen) {
            m_lines[index].orElse = chosen == 1;
            change();
        });
    }
    QComboBox *side = combo(u"Side"_s, tr("system"));
    side->addItems({m_system.source, m_system.target});
    side->setCurrentIndex(line.condition.side == Side::Source ? 0 : 1);
    QComboBox *path = buildPath(index);
    box->addWidget(path, 2);
    connect(side, &QComboBox::currentIndexChanged, this, [this, index, path](int chosen) {
        m_lines[index].condition.side = chosen == 0 ? Side::Source : Side::Target;
        const QScopedValueRollback showing(m_showing, true);
        path->clear();
        path->addItems(m_paths[m_lines[index].condition.side]);
        path->setEditText(m_lines[index].condition.path);
        change();
    });
    QComboBox *op = combo(u"Operator"_s, tr("how it compares"));
    for (const auto &[value, name] : enumNames<FilterOperator>)
        op->addItem(filterOperatorWord(value), QLatin1StringView(name));
    op->setCurrentIndex(op->findData(toText(line.condition.op)));
    auto *value = new QLineEdit(line.value);
    value->setObjectName(named(u"Value"_s, index));
    value->setAccessibleName(tr("Condition %1: %2").arg(index + 1).arg(tr("value")));
    const auto suit = [value](FilterOperator to) {
        value->setEnabled(valuesOf(to) != FilterValues::None);
        value->setPlaceholderText(hintFor(to));
        value->setToolTip(hintFor(to)); // the longest of them has no room beside the other fields
        value->setMinimumWidth(std::min(92, value->fontMetrics().horizontalAdvance(hintFor(to)) + 20));
    };
    suit(line.condition.op);
    box->addWidget(value, 1);
    connect(op, &QComboBox::currentIndexChanged, this, [this, index, op, suit] {
        m_lines[index].condition.op =
            fromText<FilterOperator>(op->currentData().toString()).value_or(FilterOperator::Is);
        suit(m_lines[index].condition.op);
        change();
    });
    connect(value, &QLineEdit::textChanged, this, [this, index](const QString &text) {
        m_lines[index].value = text;
        change();
    });
    auto *gone = new QToolButton;
    gone->setObjectName(named(u"Remove"_s, index));
    gone->setText(u"✕"_s);
    gone->setAutoRaise(true);
    gone->setToolTip(tr("Remove this condition"));
    gone->setAccessibleName(tr("Remove condition %1").arg(index + 1));
    gone->setFocusPolicy(Qt::StrongFocus);
    connect(
        gone, &QToolButton::clicked, this, [this, index] { remove(index); }, Qt::QueuedConnection);
    box->addWidget(gone);
    return widget;
}

QComboBox *FilterForm::buildPath(int index)
{
    const Condition &condition = m_lines.at(index).condition;
    auto *path = new QComboBox;
    path->setObjectName(named(u"Path"_s, index));
    path->setAccessibleName(tr("Condition %1: %2").arg(index + 1).arg(tr("property")));
    path->setToolTip(tr("As the system calls it, such as properties.email. It need not be synchronised."));
    path->setEditable(true);
    path->setInsertPolicy(QComboBox::NoInsert);
    path->setMinimumContentsLength(15);
    path->lineEdit()->setPlaceholderText(m_paths[condition.side].value(0));
    path->lineEdit()->setObjectName(named(u"PathEdit"_s, index));
    path->lineEdit()->setAccessibleName(path->accessibleName());
    path->addItems(m_paths[condition.side]);
    path->setEditText(condition.path);
    connect(path, &QComboBox::editTextChanged, this, [this, index](const QString &text) {
        if (m_showing)
            return;
        m_lines[index].condition.path = text.trimmed();
        change();
    });
    return path;
}

void FilterForm::add()
{
    m_lines << Line{};
    build();
    change();
    if (auto *path = findChild<QComboBox *>(named(u"Path"_s, int(m_lines.size()) - 1)))
        path->setFocus();
}

void FilterForm::remove(int index)
{
    if (index >= m_lines.size())
        return;
    m_lines.removeAt(index);
    if (!m_lines.isEmpty())
        m_lines.first().orElse = false;
    build();
    change();
    const int near = std::max(0, index - 1);
    auto *next = findChild<QComboBox *>(named(u"Path"_s, near));
    next ? next->setFocus() : m_add->setFocus();
}

Result<Filter> FilterForm::filter() const
{
    if (m_scope->currentData() != some)
        return parseFilter(m_scope->currentData().toString());
    Filter filter;
    for (const Line &line : m_lines) {
        Condition condition = line.condition;
        if (condition.path.isEmpty())
            return Error{ErrorKind::BadInput, tr("Each condition needs the name of a property.")};
        condition.values.clear();
        if (valuesOf(condition.op) == FilterValues::One) {
            if (const Status fit = fits(condition.op, line.value); !fit)
                return Error{ErrorKind::BadInput, tr("“%1” needs %2.").arg(condition.path, fit.error().text)};
            condition.values << line.value;
        } else if (valuesOf(condition.op) == FilterValues::Some) {
            // Values with a comma stand in quotation marks, as on the command line.
            const auto read = parseFilter(listOpens + line.value + u')');
            const bool one = read && read->alternatives.size() == 1 && read->alternatives.first().size() == 1;
            if (!one)
                return Error{ErrorKind::BadInput,
                    tr("“%1” needs values with commas between them; one with blanks or commas stands in \"quotation "
                       "marks\".")
                        .arg(condition.path)};
            condition.values = read->alternatives.first().first().values;
        }
        if (line.orElse || filter.alternatives.isEmpty())
            filter.alternatives << QList<Condition>();
        filter.alternatives.last() << condition;
    }
    if (!filter.asks())
        return Error{ErrorKind::BadInput, tr("Add a condition, or let every record take part.")};
    return filter;
}

void FilterForm::change()
{
    const auto wanted = filter();
    const Status set = wanted ? m_set({u"filter"_s, filterText(*wanted)}) : Status(wanted.error());
    say(set ? QString() : set.error().text);
    Q_EMIT edited();
}

void FilterForm::say(const QString &problem)
{
    m_valid = problem.isEmpty();
    showInk(*m_problem, LinkState::Failing);
    m_problem->setText(m_valid ? QString() : u"✖ "_s + problem);
    m_problem->setVisible(!m_valid);
    m_scope->setAccessibleDescription(problem);
}

} // namespace samband
