#include "ui/detailpane.h"

#include "ui/desk.h"
#include "ui/labels.h"
#include "ui/manyview.h"
#include "ui/pastkeeper.h"
#include "ui/recordview.h"
#include "ui/ruleoffer.h"

#include <QSet>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

DetailPane::DetailPane(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_desk(desk)
    , m_stack(new QStackedWidget)
    , m_record(new RecordView(desk, m_drafts))
    , m_many(new ManyView(controller, tokens, desk, m_drafts))
    , m_rule(new RuleOffer(controller, tokens))
    , m_past(new PastKeeper(controller, tokens, this))
{
    setObjectName(u"detailPane"_s);
    setAccessibleName(tr("Record"));
    setMinimumWidth(300);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(buildNone());
    m_stack->addWidget(m_record);
    m_stack->addWidget(m_many);
    box->setSpacing(0);
    box->addWidget(m_stack, 1);
    box->addWidget(m_rule);
    connect(m_record, &RecordView::ruleWanted, m_rule, &RuleOffer::offer);
    connect(m_many, &ManyView::ruleWanted, m_rule, &RuleOffer::offer);
    connect(m_rule, &RuleOffer::told, &m_desk, &Desk::told);
    connect(&controller, &Controller::linkDetailReady, this, [this](const LinkDetail &detail) {
        if (m_ids.size() != 1 || m_ids.first() != detail.row.id)
            return;
        m_record->show(detail);
        m_past->look(detail, m_record->hasQuestions());
        m_stack->setCurrentIndex(1);
        Q_EMIT shown();
    });
    connect(m_past, &PastKeeper::told, m_record, &RecordView::showPast);
    connect(m_record, &RecordView::pastWanted, m_past, &PastKeeper::askNow);
    connectHistory(controller);
    connect(&controller, &Controller::linksChanged, this, [this](const QList<qint64> &changed) {
        if (m_ids.size() == 1 && (changed.isEmpty() || changed.contains(m_ids.first())))
            ask();
        const QSet<qint64> touched(changed.begin(), changed.end());
        const auto isTouched = [&](qint64 id) { return touched.contains(id); };
        if (m_ids.size() > 1 && (changed.isEmpty() || std::any_of(m_ids.begin(), m_ids.end(), isTouched)))
            m_many->refresh();
    });
}

void DetailPane::connectHistory(Controller &controller)
{
    connect(m_record, &RecordView::olderWanted, this, [this](qint64 link) {
        m_historyOrder = m_tokens.next();
        m_controller.requestLinkJournal(m_historyOrder, link);
    });
    connect(&controller, &Controller::journalOrderReady, this, [this](quint64 token, const std::vector<qint64> &ids) {
        if (token == 0 || token != m_historyOrder)
            return;
        m_historyOrder = 0;
        m_historyRows = m_tokens.next();
        m_historyOf = m_ids.value(0);
        m_controller.requestJournalRows(m_historyRows, ids);
    });
    connect(
        &controller, &Controller::journalRowsReady, this, [this](quint64 token, const std::vector<JournalRow> &rows) {
            if (token == 0 || token != m_historyRows)
                return;
            m_historyRows = 0;
            if (m_ids.size() == 1 && m_ids.first() == m_historyOf)
                m_record->showHistory({rows.begin(), rows.end()});
        });
}

void DetailPane::setSelection(const std::vector<qint64> &ids)
{
    const QList<qint64> wanted(ids.begin(), ids.end());
    if (wanted == m_ids)
        return;
    m_ids = wanted;
    m_rule->leave();
    m_past->lookAway();
    if (m_ids.isEmpty()) {
        m_stack->setCurrentIndex(0);
    } else if (m_ids.size() == 1) {
        // What was shown stays until the answer is here: no flicker when stepping from record to record.
        ask();
    } else {
        m_many->show(m_ids);
        m_stack->setCurrentIndex(2);
    }
    Q_EMIT shown();
}

void DetailPane::setCounts(const QMap<LinkState, int> &counts)
{
    m_many->setCounts(counts);
}

void DetailPane::ask()
{
    m_controller.requestLinkDetail(m_ids.first());
}

QWidget *DetailPane::buildNone()
{
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(24, 24, 24, 24);
    m_none = quietLabel({});
    m_none->setObjectName(u"detailNone"_s);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setSelectable(true);
    box->addWidget(m_none);
    box->addStretch();
    return page;
}

void DetailPane::setSelectable(bool selectable)
{
    m_none->setText(selectable
            ? tr("Select a row to see both records, why they are where they are, and what you can do.")
            : tr("Both records of a row stand here. This table has none now; another view in the sidebar may."));
}

void DetailPane::choose(Choice choice)
{
    if (m_ids.size() > 1)
        m_many->choose(choice);
    else if (showsSelected())
        m_record->choose(choice);
}

void DetailPane::clearChoices()
{
    if (showsSelected())
        m_record->clearChoices();
}

bool DetailPane::showsSelected() const
{
    return m_ids.size() == 1 && m_record->detail() && m_record->detail()->row.id == m_ids.first();
}

void DetailPane::makeRule()
{
    const auto wish = m_ids.size() > 1 ? m_many->ruleWish() : showsSelected() ? m_record->ruleWish() : std::nullopt;
    if (wish)
        m_rule->offer(*wish);
    else
        Q_EMIT m_desk.told(tr("Choose the value of %1 or %2 first (1 or 2): that can be made the rule.")
                               .arg(m_desk.systems().source, m_desk.systems().target));
}

bool DetailPane::leaveRule()
{
    return m_rule->leave();
}

bool DetailPane::resolve()
{
    return m_ids.size() > 1 ? m_many->resolve() : showsSelected() && m_record->resolve();
}

void DetailPane::resolveAll()
{
    m_desk.resolve(m_drafts, m_drafts.all().keys());
}

} // namespace samband
