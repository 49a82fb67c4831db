#include "ui/manyview.h"

#include "ui/choicebox.h"
#include "ui/desk.h"
#include "ui/flowlayout.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/words.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype page = 512;
constexpr qsizetype lookedAtOnce = 2000; // more rows are looked through only when the person says so

} // namespace

QList<OpenProperty> openProperties(const std::vector<LinkProperties> &rows)
{
    QList<OpenProperty> open;
    for (const LinkProperties &row : rows) {
        for (const PropertyRow &property : row.properties) {
            const PropertyDecision question = decided(property, row.modifiedAt, std::nullopt);
            if (!inQuestion(question))
                continue;
            auto known = std::find_if(open.begin(), open.end(),
                [&](const OpenProperty &candidate) { return candidate.property == property.property; });
            if (known == open.end())
                known = open.insert(open.end(), {property.property, row.flow, propertyName(property), {}, question});
            known->pairs.insert(row.link, property);
        }
    }
    return open;
}

ManyView::ManyView(Controller &controller, Tokens &tokens, Desk &desk, Drafts &drafts, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_desk(desk)
    , m_drafts(drafts)
{
    build();
    connect(&controller, &Controller::propertiesReady, this, &ManyView::take);
    connect(&drafts, &Drafts::changed, this, &ManyView::showChosen);
}

void ManyView::build()
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 12);
    m_title = headingLabel({});
    m_title->setObjectName(u"manyTitle"_s);
    m_counts = wrappedLabel(u"manyCounts"_s);
    box->addWidget(m_title);
    box->addWidget(m_counts);
    box->addSpacing(6);
    auto *bar = new QWidget;
    auto *flow = new FlowLayout(bar);
    const auto add = [this, flow](const QString &name, const QString &text, const QString &tip, auto slot) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        static const QMap<QString, QString> actions{{u"manyApprove"_s, u"actionApprove"_s},
            {u"manyReject"_s, u"actionReject"_s}, {u"manySync"_s, u"actionSyncHere"_s},
            {u"manyPause"_s, u"actionPause"_s}, {u"manyResume"_s, u"actionResume"_s},
            {u"manyUnlink"_s, u"actionUnlink"_s}};
        button->setToolTip(withKey(tip, actions.value(name)));
        connect(button, &QPushButton::clicked, this, slot);
        flow->addWidget(button);
    };
    add(u"manyApprove"_s, tr("Approve…"),
        tr("Lets go ahead what of them is held; asks first, with counts. Never archives."),
        [this] { m_desk.approve(m_links, false); });
    add(u"manyReject"_s, tr("Reject…"),
        tr("Keeps what of them is held as it is, until a side changes; asks first, with counts"),
        [this] { m_desk.reject(m_links); });
    add(u"manySync"_s, tr("Sync selected"), tr("Reads them afresh in both systems and brings them in step"),
        [this] { m_desk.syncLinks(m_links); });
    add(u"manyPause"_s, tr("Pause"), tr("Keeps runs from touching them"), [this] { m_desk.setPaused(m_links, true); });
    add(u"manyResume"_s, tr("Resume"), tr("Lets runs take them along again"),
        [this] { m_desk.setPaused(m_links, false); });
    add(u"manyUnlink"_s, tr("Unlink…"), tr("Forgets the links, touches no record; asks first"),
        [this] { m_desk.unlink(m_links, false); });
    box->addWidget(bar);
    box->addSpacing(8);
    m_note = wrappedLabel(u"manyNote"_s);
    box->addWidget(m_note);
    m_look = new QPushButton(tr("Look for properties in question"));
    m_look->setObjectName(u"manyLook"_s);
    connect(m_look, &QPushButton::clicked, this, [this] {
        m_look->hide();
        ask();
    });
    box->addWidget(m_look, 0, Qt::AlignLeft);
    m_lines = new QWidget;
    m_lineBox = new QVBoxLayout(m_lines);
    m_lineBox->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_lines);
    m_resolve = new QPushButton(tr("Resolve and sync"));
    m_resolve->setObjectName(u"manyResolve"_s);
    m_resolve->setToolTip(withKey(tr("Write what you chose to both systems"), u"actionResolveAndSync"_s));
    connect(m_resolve, &QPushButton::clicked, this, &ManyView::resolve);
    box->addWidget(m_resolve, 0, Qt::AlignLeft);
    m_makeRule = new QPushButton(tr("Make this the rule…"));
    m_makeRule->setObjectName(u"manyRule"_s);
    m_makeRule->setToolTip(tr("Decides like this by itself from then on; shows first what that changes (key 6)"));
    connect(m_makeRule, &QPushButton::clicked, this, [this] {
        if (m_rule)
            Q_EMIT ruleWanted(*m_rule);
    });
    box->addWidget(m_makeRule, 0, Qt::AlignLeft);
    box->addStretch();
}

void ManyView::show(const QList<qint64> &links)
{
    m_links = links;
    m_current = 0;
    m_title->setText(tr("%1 rows selected").arg(numberText(links.size())));
    m_counts->clear();
    m_open.clear();
    m_rule.reset();
    m_token = 0;
    showProperties();
    refresh();
}

void ManyView::setCounts(const QMap<LinkState, int> &counts)
{
    QStringList parts;
    int known = 0;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        parts << stateCount(it.key(), it.value());
        known += it.value();
    }
    QString text = parts.join(", "_L1);
    if (known > 0 && known < m_links.size())
        text += tr(" among the %1 rows at hand").arg(numberText(known));
    m_counts->setText(text);
}

void ManyView::refresh()
{
    const bool few = m_links.size() <= lookedAtOnce;
    m_look->setVisible(!few);
    if (few)
        ask();
}

void ManyView::ask()
{
    m_found.clear();
    m_asked = 0;
    askNext();
}

void ManyView::askNext()
{
    const QList<qint64> next = m_links.mid(m_asked, page);
    m_asked += next.size();
    m_token = m_tokens.next();
    m_controller.requestProperties(m_token, {next.begin(), next.end()});
    if (m_links.size() > lookedAtOnce)
        m_note->setText(tr("Looking: %1 of %2 rows").arg(numberText(m_asked), numberText(m_links.size())));
}

void ManyView::take(quint64 token, const std::vector<LinkProperties> &rows)
{
    if (token == 0 || token != m_token)
        return;
    m_token = 0;
    m_found.insert(m_found.end(), rows.begin(), rows.end());
    if (m_asked < m_links.size())
        askNext();
    else
        takeOpen();
}

void ManyView::takeOpen()
{
    // A choice binds only what the person saw: where a value moved since, it is asked again.
    for (const LinkProperties &row : m_found) {
        Drafts::Choices choices = m_drafts.of(row.link);
        for (const PropertyRow &property : row.properties) {
            if (choices.contains(property.property) && choices[property.property].seen != property.now)
                choices.remove(property.property);
        }
        m_drafts.adopt(row.link, choices);
    }
    const auto outline = [](const QList<OpenProperty> &open) {
        QList<std::pair<int, qsizetype>> lines;
        for (const OpenProperty &property : open)
            lines << std::pair(property.property, property.pairs.size());
        return lines;
    };
    const auto before = outline(m_open);
    m_open = openProperties(m_found);
    m_found.clear();
    m_current = std::clamp(m_current, 0, std::max(0, int(m_open.size()) - 1));
    // Buttons made anew would take the focus from under the person's fingers.
    if (outline(m_open) == before)
        showChosen();
    else
        showProperties();
}

QString ManyView::choiceWord(Choice choice) const
{
    switch (choice) {
    case Choice::TakeSource:
        return tr("Take %1").arg(m_desk.systems().source);
    case Choice::TakeTarget:
        return tr("Take %1").arg(m_desk.systems().target);
    case Choice::TakeBase:
        return tr("Take the base");
    case Choice::AcceptDifference:
        return tr("Accept the difference");
    case Choice::TakeValue:
    case Choice::Approve:
    case Choice::Reject:
    case Choice::Recreate:
    case Choice::Unlink:
    case Choice::Archive:
    case Choice::TakeBack:
    case Choice::Reopen:
    case Choice::UndoLink:
    case Choice::UndoCreate:
    case Choice::UndoCreateApproved:
    case Choice::StayAlone:
        break;
    }
    return {};
}

void ManyView::showProperties()
{
    qDeleteAll(m_lines->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    m_lineTitles.clear();
    for (int line = 0; line < m_open.size(); ++line) {
        const OpenProperty &open = m_open[line];
        QLabel *title = headingLabel({});
        title->setObjectName(u"manyProperty_%1"_s.arg(open.property));
        m_lineTitles << title;
        m_lineBox->addWidget(title);
        auto *bar = new QWidget;
        auto *flow = new FlowLayout(bar);
        for (const auto &[choice, key] : {std::pair{Choice::TakeSource, 1}, std::pair{Choice::TakeTarget, 2},
                 std::pair{Choice::TakeBase, 3}, std::pair{Choice::AcceptDifference, 5}}) {
            auto *button = new QPushButton(choiceWord(choice));
            button->setObjectName(u"many_%1_%2"_s.arg(toText(choice)).arg(open.property));
            button->setAccessibleName(
                tr("%1 for %2 in all %3").arg(choiceWord(choice), open.name, numberText(open.pairs.size())));
            button->setToolTip(tr("%1 (key %2)").arg(button->accessibleName()).arg(key));
            connect(button, &QPushButton::clicked, this, [this, line, choice = choice] {
                m_current = line;
                choose(choice);
            });
            flow->addWidget(button);
        }
        m_lineBox->addWidget(bar);
    }
    showChosen();
}

void ManyView::showChosen()
{
    qsizetype chosen = 0;
    for (const qint64 link : std::as_const(m_links))
        chosen += m_drafts.all().contains(link) ? 1 : 0;
    for (int line = 0; line < m_lineTitles.size(); ++line) {
        const OpenProperty &open = m_open[line];
        const auto done = std::count_if(open.pairs.keyBegin(), open.pairs.keyEnd(),
            [&](qint64 link) { return m_drafts.of(link).contains(open.property); });
        const QString text =
            tr("%1: in question in %2", "property, count").arg(open.name, numberText(open.pairs.size()));
        const QString with = done > 0 ? tr("%1, %2 chosen").arg(text, numberText(done)) : text;
        m_lineTitles[line]->setText(line == m_current ? u"▸ "_s + with : with);
    }
    m_note->setVisible(!m_open.isEmpty());
    m_note->setText(tr("One choice for all of them. Nothing is sent until you resolve; Ctrl+Z takes it back."));
    m_resolve->setVisible(chosen > 0);
    m_resolve->setText(tr("Resolve and sync %1").arg(numberText(chosen)));
    m_makeRule->setVisible(m_rule.has_value());
    for (const OpenProperty &open : std::as_const(m_open)) {
        if (m_rule && m_rule->property == open.property)
            m_makeRule->setText(tr("Make this the rule for %1… (6)").arg(open.name));
    }
}

void ManyView::choose(Choice choice)
{
    const QString word = choiceWord(choice);
    if (m_current >= m_open.size() || word.isEmpty())
        return;
    const OpenProperty &open = m_open[m_current];
    Drafts::Many changes;
    for (auto pair = open.pairs.cbegin(); pair != open.pairs.cend(); ++pair) {
        // A pair that never agreed has no base to take.
        if (choice == Choice::TakeBase && !pair->base)
            continue;
        Drafts::Choices choices = m_drafts.of(pair.key());
        choices.insert(open.property, Resolution{open.property, choice, {}, pair->now});
        changes.insert(pair.key(), choices);
    }
    m_drafts.change(changes, tr("%1 for %2 in %3").arg(word, open.name, numberText(changes.size())));
    m_rule = ruleFor(open.flow, open.pairs.first(), open.question, choice);
    if (m_current + 1 < m_open.size())
        ++m_current;
    showChosen();
}

std::optional<RuleWish> ManyView::ruleWish() const
{
    return m_rule;
}

bool ManyView::resolve()
{
    return m_desk.resolve(m_drafts, m_links);
}

} // namespace samband
