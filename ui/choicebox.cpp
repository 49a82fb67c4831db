#include "ui/choicebox.h"

#include "core/domain/path.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QStyle>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// The grid's line of the choice with that key; the line after it says more about it.
int lineOf(int key)
{
    return 2 * key - 1;
}

} // namespace

bool inQuestion(const PropertyDecision &decision)
{
    return decision.action == PropertyAction::Conflict || decision.action == PropertyAction::HoldBlank
        || decision.action == PropertyAction::Flapping;
}

QString propertyName(const PropertyRow &row)
{
    const QString path = row.path.source.isEmpty() ? row.path.target : row.path.source;
    return shortName(path);
}

ChoiceBox::ChoiceBox(const PropertyRow &row, const PerSide<QString> &system, QWidget *parent)
    : QFrame(parent)
    , m_row(row)
{
    setObjectName(u"choiceBox_%1"_s.arg(row.property));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 6, 6, 6);
    grid->setVerticalSpacing(1);
    grid->setHorizontalSpacing(8);
    grid->setColumnStretch(2, 1);
    grid->addWidget(headingLabel(propertyName(row)), 0, 0, 1, 4);
    const QString blank = tr("(blank)");
    const auto shown = [blank](const QString &value) { return value.isEmpty() ? blank : value; };
    addChoice(Choice::TakeSource, u"choiceSource"_s, system.source, shown(row.now.source), 1);
    addChoice(Choice::TakeTarget, u"choiceTarget"_s, system.target, shown(row.now.target), 2);
    QRadioButton *base = addChoice(
        Choice::TakeBase, u"choiceBase"_s, tr("Base"), row.base ? shown(row.base->source) : tr("never agreed"), 3);
    base->setEnabled(row.base.has_value());
    addChoice(Choice::TakeValue, u"choiceValue"_s, tr("Other"), {}, 4);
    m_value = new QLineEdit;
    m_value->setObjectName(u"valueEdit_%1"_s.arg(row.property));
    m_value->setAccessibleName(tr("Another value for %1").arg(propertyName(row)));
    m_value->setPlaceholderText(tr("type a value for both"));
    grid->addWidget(m_value, lineOf(4), 1, 1, 2);
    addChoice(Choice::AcceptDifference, u"choiceAccept"_s, tr("Accept the difference"), {}, 5);
    for (const Side side : bothSides) {
        m_past[side] = quietLabel({});
        m_past[side]->setObjectName((side == Side::Source ? u"pastSource_%1"_s : u"pastTarget_%1"_s).arg(row.property));
        m_past[side]->setWordWrap(true);
        m_past[side]->hide();
        grid->addWidget(m_past[side], lineOf(side == Side::Source ? 1 : 2) + 1, 1, 1, 2);
    }
    connect(m_value, &QLineEdit::textEdited, this, [this] {
        const QSignalBlocker quiet(m_buttons[Choice::TakeValue]);
        m_buttons[Choice::TakeValue]->setChecked(true);
        Q_EMIT chosen();
    });
}

QRadioButton *ChoiceBox::addChoice(
    Choice choice, const QString &name, const QString &label, const QString &value, int key)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    auto *button = new QRadioButton(label);
    showIndicator(*button);
    button->setObjectName(u"%1_%2"_s.arg(name).arg(m_row.property));
    button->setAccessibleName(
        tr("%1: %2 %3", "property: system value").arg(propertyName(m_row), label, value).trimmed());
    button->setToolTip(tr("Key %1").arg(key));
    const bool wide = choice == Choice::AcceptDifference;
    grid->addWidget(button, lineOf(key), 0, 1, wide ? 3 : 1);
    if (!value.isEmpty()) {
        auto *text = new ElidedLabel;
        text->setFullText(value);
        text->setBuddy(button);
        grid->addWidget(text, lineOf(key), 1, 1, 2);
    }
    auto *hint = quietLabel(QString::number(key));
    grid->addWidget(hint, lineOf(key), 3);
    m_buttons.insert(choice, button);
    connect(button, &QRadioButton::toggled, this, [this](bool on) {
        if (on)
            Q_EMIT chosen();
    });
    return button;
}

void ChoiceBox::offerRule(std::function<bool(Choice)> can)
{
    constexpr int key = 6;
    m_canRule = std::move(can);
    m_rule = new QPushButton(tr("Make this the rule for the flow…"));
    m_rule->setObjectName(u"choiceRule_%1"_s.arg(m_row.property));
    m_rule->setAccessibleName(tr("Make the choice for %1 the rule for the flow").arg(propertyName(m_row)));
    m_rule->setToolTip(tr("Decides like this by itself from then on; shows first what that changes (key %1)").arg(key));
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(m_rule, lineOf(key), 0, 1, 3, Qt::AlignLeft);
    m_keyOfRule = quietLabel(QString::number(key));
    grid->addWidget(m_keyOfRule, lineOf(key), 3);
    connect(m_rule, &QPushButton::clicked, this, &ChoiceBox::ruleWanted);
    connect(this, &ChoiceBox::chosen, this, &ChoiceBox::showRule);
    showRule();
}

void ChoiceBox::showRule()
{
    if (!m_rule)
        return;
    const auto chosen = choice();
    const bool can = chosen && m_canRule(chosen->choice);
    m_rule->setVisible(can);
    m_keyOfRule->setVisible(can);
}

std::optional<Resolution> ChoiceBox::choice() const
{
    for (auto it = m_buttons.begin(); it != m_buttons.end(); ++it) {
        if (!it.value()->isChecked())
            continue;
        const QString value = it.key() == Choice::TakeValue ? m_value->text() : QString();
        return Resolution{m_row.property, it.key(), value, m_row.now};
    }
    return std::nullopt;
}

void ChoiceBox::setChoice(const std::optional<Resolution> &choice)
{
    const QSignalBlocker quiet(this);
    for (auto it = m_buttons.begin(); it != m_buttons.end(); ++it) {
        it.value()->setAutoExclusive(false);
        it.value()->setChecked(choice && choice->choice == it.key());
        it.value()->setAutoExclusive(true);
    }
    m_value->setText(choice && choice->choice == Choice::TakeValue ? choice->value : QString());
    showRule();
}

void ChoiceBox::choose(Choice choice)
{
    QRadioButton *button = m_buttons.value(choice);
    if (!button || !button->isEnabled())
        return;
    if (choice == Choice::TakeValue)
        m_value->setFocus(Qt::ShortcutFocusReason);
    if (button->isChecked())
        Q_EMIT chosen();
    button->setChecked(true);
}

void ChoiceBox::setPast(const PerSide<QString> &lines, const PerSide<QString> &tips)
{
    for (const Side side : bothSides) {
        m_past[side]->setText(lines[side]);
        m_past[side]->setToolTip(plainTip(tips[side]));
        m_past[side]->setVisible(!lines[side].isEmpty());
    }
}

void ChoiceBox::setCurrent(bool current)
{
    m_current = current;
    update();
}

void ChoiceBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(lineColor(palette()));
    painter.setBrush(isDark(palette()) ? palette().window() : palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (!m_current)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().highlight());
    painter.drawRoundedRect(QRectF(1, 1, 4, height() - 2), 2, 2);
}

} // namespace samband
