#include "ui/ruleoffer.h"

#include "core/domain/path.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/rulepreviewpane.h"
#include "ui/rulewording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

std::optional<RuleWish> ruleFor(qint64 flow, const PropertyRow &row, const PropertyDecision &question, Choice choice)
{
    if (choice != Choice::TakeSource && choice != Choice::TakeTarget)
        return std::nullopt;
    const Side taken = choice == Choice::TakeSource ? Side::Source : Side::Target;
    if (question.action == PropertyAction::Flapping)
        return std::nullopt;
    if (question.action != PropertyAction::HoldBlank)
        return RuleWish{flow, row.property,
            {u"conflict"_s, toText(taken == Side::Source ? ConflictPolicy::Source : ConflictPolicy::Target)}};
    const bool blank = row.now[taken].trimmed().isEmpty();
    return RuleWish{flow, row.property, {u"blank"_s, toText(blank ? BlankPolicy::Clear : BlankPolicy::Refill)}};
}

RuleOffer::RuleOffer(Controller &controller, Tokens &tokens, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_title(headingLabel({}))
    , m_text(wrappedLabel(u"ruleOfferText"_s))
    , m_preview(new RulePreviewPane(u"ruleOfferPreview"_s))
    , m_save(new QPushButton(tr("Save as the rule")))
{
    setObjectName(u"ruleOffer"_s);
    setAccessibleName(tr("A rule for the flow"));
    m_preview->makeCompact();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 10);
    box->setSpacing(6);
    m_title->setWordWrap(true);
    box->addWidget(m_title);
    box->addWidget(m_text);
    box->addWidget(m_preview);
    auto *line = new QHBoxLayout;
    m_save->setObjectName(u"ruleOfferSave"_s);
    auto *leaveIt = new QPushButton(tr("Leave it as it is"));
    leaveIt->setObjectName(u"ruleOfferLeave"_s);
    leaveIt->setToolTip(tr("Changes no rule (Esc)"));
    line->addWidget(m_save);
    line->addWidget(leaveIt);
    line->addStretch();
    box->addLayout(line);
    m_save->installEventFilter(this);
    leaveIt->installEventFilter(this);
    connect(m_save, &QPushButton::clicked, this, &RuleOffer::save);
    connect(leaveIt, &QPushButton::clicked, this, &RuleOffer::leave);
    connect(&controller, &Controller::rulesReady, this, &RuleOffer::take);
    connect(&controller, &Controller::rulesPreviewReady, this, [this](quint64 token, const RulesPreview &preview) {
        if (token == 0 || token != m_token)
            return;
        m_token = 0;
        m_preview->show(preview);
        m_save->setEnabled(preview.problem.isEmpty());
        if (m_save->isEnabled())
            m_save->setFocus();
    });
    hide();
}

void RuleOffer::offer(const RuleWish &wish)
{
    if (!isVisible())
        m_before = window()->focusWidget();
    m_wish = wish;
    m_token = 0;
    m_reading = true;
    m_save->setEnabled(false);
    m_preview->setSystems(m_controller.systems());
    m_controller.requestRules();
}

void RuleOffer::take(const QList<Flow> &flows)
{
    if (!m_reading)
        return;
    m_reading = false;
    const auto flow = std::ranges::find(flows, m_wish.flow, &Flow::id);
    const Mapping *now = flow == flows.end() ? nullptr : flow->mapping(m_wish.property);
    if (!now)
        return;
    m_flow = *flow;
    const auto wanted = std::ranges::find(m_flow.mappings, m_wish.property, &Mapping::id);
    if (!setRule(wanted->rules, m_wish.word))
        return;
    const PerSide<QString> system = m_controller.systems();
    const QString name = shortName(now->path.source);
    if (wanted->rules == now->rules) {
        Q_EMIT told(tr("This is the rule for %1 already.").arg(name));
        leave();
        return;
    }
    const bool blank = m_wish.word.name == "blank"_L1;
    m_title->setText(tr("The rule for %1 in “%2”").arg(name, m_flow.title));
    m_text->setText(blank
            ? tr("When %1 is cleared in one system: “%2” instead of “%3”.")
                  .arg(name, blankWord(wanted->rules.blank), blankWord(now->rules.blank))
            : tr("When both systems changed %1: “%2” instead of “%3”.")
                  .arg(name, conflictWord(wanted->rules.conflict, system), conflictWord(now->rules.conflict, system)));
    m_preview->showCounting();
    show();
    m_token = m_tokens.next();
    m_controller.previewRules(m_token, m_flow);
}

void RuleOffer::save()
{
    m_controller.saveRules(m_flow);
    const Mapping *mapping = m_flow.mapping(m_wish.property);
    Q_EMIT told(tr("Saved as the rule for %1 in “%2”. The next run decides by it.")
                    .arg(shortName(mapping->path.source), m_flow.title));
    leave();
}

bool RuleOffer::leave()
{
    m_token = 0;
    m_reading = false;
    if (!isVisible())
        return false;
    const bool focused = isAncestorOf(window()->focusWidget());
    hide();
    if (focused && m_before)
        m_before->setFocus();
    m_before = nullptr;
    return true;
}

bool RuleOffer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    // Beside a record Enter resolves it; on these buttons it must do what they say.
    event->accept();
    if (event->type() == QEvent::KeyPress)
        static_cast<QPushButton *>(watched)->click();
    return true;
}

void RuleOffer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().window());
    painter.fillRect(QRect(0, 0, width(), 1), lineColor(palette()));
    painter.fillRect(QRect(0, 0, 3, height()), palette().highlight());
}

} // namespace samband
