#include "ui/ruleform.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTableWidget>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Leaves the wheel to the page: scrolling over a field that nobody is in must not change a rule.
class WheelToPage : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !widget || widget->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

constexpr int mostCount = 1'000'000;
constexpr int pairRows = 4;
constexpr int mostPairWidth = 240; // a long path leaves room for what it is filled from
constexpr int fieldWidth = 340; // wider, and the eye loses the label

} // namespace

RuleForm::RuleForm(Set set, QWidget *parent)
    : QWidget(parent)
    , m_set(std::move(set))
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(8);
    m_form->setHorizontalSpacing(12);
    m_form->setLabelAlignment(Qt::AlignLeft);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
}

void RuleForm::addHeading(const QString &text, const QString &note)
{
    QLabel *heading = headingLabel(text);
    heading->setContentsMargins(0, m_form->rowCount() > 0 ? 8 : 0, 0, 0);
    m_form->addRow(heading);
    if (note.isEmpty())
        return;
    QLabel *quiet = quietLabel(note);
    quiet->setWordWrap(true);
    m_form->addRow(quiet);
}

QWidget *RuleForm::lineWith(const QString &name, QWidget *field)
{
    auto *line = new QWidget;
    auto *box = new QVBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
    box->addWidget(field);
    QLabel *problem = wrappedLabel(u"problem_"_s + name);
    problem->hide();
    box->addWidget(problem);
    m_field.insert(name, field);
    m_problem.insert(name, problem);
    return line;
}

void RuleForm::addChoice(const QString &name, const QString &label, const Choices &choices, const QString &tip)
{
    auto *combo = new QComboBox;
    combo->setObjectName(u"rule_"_s + name);
    combo->setAccessibleName(label);
    combo->setToolTip(tip);
    combo->setPlaceholderText(tr("(they differ)"));
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->setMaximumWidth(fieldWidth);
    combo->installEventFilter(new WheelToPage(combo));
    for (const auto &[value, text] : choices)
        combo->addItem(text, value);
    m_show.insert(name, [combo](const QString &value) { combo->setCurrentIndex(combo->findData(value)); });
    connect(combo, &QComboBox::currentIndexChanged, this,
        [this, name, combo] { change(name, combo->currentData().toString()); });
    auto *text = new QLabel(label);
    text->setBuddy(combo);
    m_label.insert(name, text);
    m_form->addRow(text, lineWith(name, combo));
}

void RuleForm::addCheck(const QString &name, const QString &text, const QString &tip)
{
    auto *check = new QCheckBox(text);
    check->setObjectName(u"rule_"_s + name);
    check->setToolTip(tip);
    showIndicator(*check);
    m_show.insert(name, [check](const QString &value) { check->setChecked(value == "yes"_L1); });
    connect(check, &QCheckBox::toggled, this, [this, name](bool on) { change(name, on ? u"yes"_s : u"no"_s); });
    m_form->addRow(lineWith(name, check));
}

void RuleForm::addText(const QString &name, const QString &label, const QString &hint, const QString &problem)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(u"rule_"_s + name);
    edit->setAccessibleName(label);
    edit->setMaximumWidth(fieldWidth);
    m_ownWords.insert(name, problem);
    m_show.insert(name, [this, edit, hint](const QString &value) {
        edit->setText(value);
        edit->setPlaceholderText(value.isNull() ? tr("(they differ)") : hint);
    });
    connect(edit, &QLineEdit::textEdited, this, [this, name](const QString &text) { change(name, text); });
    auto *text = new QLabel(label);
    text->setBuddy(edit);
    m_label.insert(name, text);
    m_form->addRow(text, lineWith(name, edit));
}

void RuleForm::addLimit(const QString &name, const QString &label)
{
    auto *line = new QWidget;
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    const auto spin = [&](const QString &part, int most, const QString &accessible, const QString &suffix) {
        auto *made = new QSpinBox;
        made->setObjectName(u"rule_%1_%2"_s.arg(name, part));
        made->setAccessibleName(accessible);
        made->setRange(0, most);
        made->setSuffix(suffix);
        made->setGroupSeparatorShown(true);
        made->setFocusPolicy(Qt::StrongFocus);
        made->installEventFilter(new WheelToPage(made));
        box->addWidget(made);
        return made;
    };
    QSpinBox *count = spin(u"count"_s, mostCount, tr("%1: how many").arg(label), {});
    box->addWidget(new QLabel(tr("and more than", "more than 50 and more than 25 % of the flow")));
    QSpinBox *percent =
        spin(u"percent"_s, 100, tr("%1: share of the flow in percent").arg(label), tr(" % of the flow"));
    box->addStretch();
    m_show.insert(name, [count, percent](const QString &value) {
        count->setValue(value.section(u',', 0, 0).toInt());
        percent->setValue(value.section(u',', 1).chopped(1).toInt());
    });
    for (QSpinBox *each : {count, percent})
        connect(each, &QSpinBox::valueChanged, this,
            [=, this] { change(name, u"%1,%2%"_s.arg(count->value()).arg(percent->value())); });
    auto *text = new QLabel(label);
    text->setBuddy(count);
    m_form->addRow(text, lineWith(name, line));
}

void RuleForm::addPairs(const QString &name, const QString &label, const PerSide<QString> &system)
{
    auto *whole = new QWidget;
    auto *box = new QVBoxLayout(whole);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    m_pairs = new QTableWidget(0, 2);
    m_pairs->setObjectName(u"rule_"_s + name);
    m_pairs->setAccessibleName(label);
    m_pairs->setHorizontalHeaderLabels(
        {tr("Property in %1").arg(system.target), tr("filled from %1").arg(system.source)});
    m_pairs->horizontalHeaderItem(0)->setIcon(systemIcon(Side::Target, system.target));
    m_pairs->horizontalHeaderItem(1)->setIcon(systemIcon(Side::Source, system.source));
    m_pairs->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_pairs->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_pairs->horizontalHeader()->setMaximumSectionSize(mostPairWidth);
    m_pairs->horizontalHeader()->setHighlightSections(false);
    m_pairs->verticalHeader()->hide();
    m_pairs->verticalHeader()->setDefaultSectionSize(m_pairs->fontMetrics().height() + 8);
    m_pairs->setTabKeyNavigation(false);
    m_pairs->setFixedHeight(m_pairs->horizontalHeader()->sizeHint().height()
        + pairRows * m_pairs->verticalHeader()->defaultSectionSize() + 2 * m_pairs->frameWidth());
    box->addWidget(m_pairs);
    auto *buttons = new QHBoxLayout;
    const auto button = [&](const QString &part, const QString &text, auto act) {
        auto *made = new QPushButton(text);
        made->setObjectName(u"rule_%1_%2"_s.arg(name, part));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, act);
        buttons->addWidget(made);
        return made;
    };
    button(u"add"_s, tr("Add a property"), [this] {
        m_pairs->insertRow(m_pairs->rowCount());
        m_pairs->setCurrentCell(m_pairs->rowCount() - 1, 0);
        m_pairs->setFocus();
        m_pairs->edit(m_pairs->model()->index(m_pairs->rowCount() - 1, 0));
    });
    QPushButton *remove = button(u"remove"_s, tr("Remove it"), [this, name] {
        m_pairs->removeRow(m_pairs->currentRow());
        readPairs(name);
    });
    remove->setEnabled(false);
    connect(m_pairs, &QTableWidget::currentCellChanged, remove, [remove](int row) { remove->setEnabled(row >= 0); });
    buttons->addStretch();
    box->addLayout(buttons);
    m_ownWords.insert(name, tr("A line needs both: the property to fill, and the one it is filled from."));
    m_show.insert(name, [this](const QString &value) {
        const QStringList pairs = value.split(u',', Qt::SkipEmptyParts);
        m_pairs->setRowCount(int(pairs.size()));
        for (int row = 0; row < pairs.size(); ++row) {
            m_pairs->setItem(row, 0, new QTableWidgetItem(pairs[row].section(u':', 0, 0)));
            m_pairs->setItem(row, 1, new QTableWidgetItem(pairs[row].section(u':', 1)));
        }
    });
    connect(m_pairs, &QTableWidget::cellChanged, this, [this, name] { readPairs(name); });
    m_form->addRow(label, lineWith(name, whole));
}

void RuleForm::readPairs(const QString &name)
{
    QStringList pairs;
    for (int row = 0; row < m_pairs->rowCount(); ++row) {
        const auto text = [&](int column) {
            const QTableWidgetItem *cell = m_pairs->item(row, column);
            return cell ? cell->text().trimmed() : QString();
        };
        if (!text(0).isEmpty() || !text(1).isEmpty())
            pairs << text(0) + u':' + text(1);
    }
    change(name, pairs.join(u','));
}

void RuleForm::show(const QList<QList<RuleWord>> &rules)
{
    const QScopedValueRollback showing(m_showing, true);
    m_shown.clear();
    for (const QString &name : m_show.keys())
        say(name, {});
    for (const RuleWord &word : rules.value(0)) {
        const bool same = std::ranges::all_of(rules, [&](const QList<RuleWord> &each) { return each.contains(word); });
        // Null stands for several; what is simply empty must not be taken for that.
        m_shown.insert(word.name, !same ? QString() : word.value.isNull() ? u""_s : word.value);
        if (m_show.contains(word.name))
            m_show[word.name](m_shown[word.name]);
    }
}

void RuleForm::setAvailable(const QString &name, bool available)
{
    m_field[name]->setEnabled(available);
    if (QLabel *label = m_label.value(name))
        label->setEnabled(available);
}

void RuleForm::change(const QString &name, const QString &value)
{
    if (m_showing)
        return;
    const Status set = m_set({name, value});
    if (set)
        m_shown[name] = value;
    const QString own = m_ownWords.value(name);
    say(name, set ? QString() : own.isEmpty() ? set.error().text : own);
    Q_EMIT edited();
}

void RuleForm::say(const QString &name, const QString &problem)
{
    QLabel *label = m_problem.value(name);
    if (!label)
        return;
    if (problem.isEmpty())
        m_problems.remove(name);
    else
        m_problems.insert(name, problem);
    showInk(*label, LinkState::Failing);
    label->setText(problem.isEmpty() ? QString() : u"✖ "_s + problem);
    label->setVisible(!problem.isEmpty());
    // A screen reader that stands in the field hears what is wrong with it.
    m_field[name]->setAccessibleDescription(problem);
}

} // namespace samband
