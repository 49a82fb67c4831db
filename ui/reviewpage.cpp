#include "ui/reviewpage.h"

#include "ui/columnfilters.h"
#include "ui/desk.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"
#include "ui/tellingdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostShown = 5000; // what a person can look through; the rest comes when these are settled

} // namespace

ReviewPage::ReviewPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_desk(desk)
    , m_model(new ReviewModel(tokens, this))
    , m_table(new TableView)
    , m_title(headingLabel({}))
    , m_note(quietLabel({}))
{
    setObjectName(u"reviewPage"_s);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    buildTable();
    box->addLayout(buildHead());
    box->addWidget(m_table, 1);
    connect(m_model, &ReviewModel::tickedChanged, this, &ReviewPage::showCounts);
    connect(m_table, &TableView::selectionIdsChanged, this, &ReviewPage::showCounts);
    connect(&controller, &Controller::suggestionsReady, this, &ReviewPage::take);
    connect(&controller, &Controller::linksChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            open();
    });
    showCounts();
}

QLayout *ReviewPage::buildHead()
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(6);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    m_title->setObjectName(u"reviewTitle"_s);
    m_note->setObjectName(u"reviewNote"_s);
    m_note->setWordWrap(true);
    texts->addWidget(m_title);
    texts->addWidget(m_note);
    line->addLayout(texts, 1);
    m_tools = new TableTools(*m_table, *m_model, this);
    line->addWidget(m_tools->button(u"reviewExport"_s, [] { return tr("Proposed links"); }), 0, Qt::AlignTop);
    const auto button = [&](const QString &name, auto act) {
        auto *made = new QPushButton;
        made->setObjectName(name);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, act);
        line->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    m_ambiguous = button(u"reviewAmbiguous"_s, [this] { Q_EMIT ambiguousWanted(); });
    m_never = button(u"reviewNever"_s, [this] { never(); });
    m_never->setToolTip(withKey(
        tr("The selected rows are no pairs: they are never proposed for each other again"), u"actionReviewNever"_s));
    m_accept = button(u"reviewAccept"_s, [this] { accept(); });
    m_accept->setToolTip(withKey(tr("The next run links them. Nothing is written now"), u"actionReviewAccept"_s));
    return line;
}

void ReviewPage::buildTable()
{
    m_table->setObjectName(u"reviewTable"_s);
    m_table->setAccessibleName(tr("Proposed links"));
    // Unsorted they come with the likeliest first.
    m_filters = new ColumnFilters(*m_table, u"reviewFilter_"_s, -1, Qt::AscendingOrder);
    m_table->setModel(m_model);
    m_filters->show({ReviewModel::SourceColumn, ReviewModel::TargetColumn, ReviewModel::WhyColumn,
        ReviewModel::FlowColumn, ReviewModel::DifferColumn});
    connect(m_filters, &ColumnFilters::changed, this, [this] {
        m_model->setFilters(m_filters->texts());
        showEmpty();
        showCounts();
    });
    auto *telling = new TellingDelegate(m_table);
    m_table->setItemDelegateForColumn(ReviewModel::SourceColumn, telling);
    m_table->setItemDelegateForColumn(ReviewModel::TargetColumn, telling);
    m_table->verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height() + 9);
}

void ReviewPage::startFiltering()
{
    m_filters->start();
}

void ReviewPage::setFlows(const FlowNames &flows)
{
    m_model->setNames(m_desk.systems(), flows);
}

void ReviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        open();
}

void ReviewPage::open()
{
    m_stale = false;
    m_token = m_tokens.next();
    m_controller.requestSuggestions(m_token, mostShown);
}

void ReviewPage::take(quint64 token, const Suggestions &found)
{
    if (token == 0 || token != m_token)
        return;
    m_token = 0;
    m_found = found;
    if (found.rows != m_model->suggestions() || !m_model->answered())
        m_model->setSuggestions(found.rows);
    if (!m_table->currentIndex().isValid())
        m_table->goTo(0);
    showEmpty();
    showCounts();
}

void ReviewPage::showEmpty()
{
    if (!m_filters->texts().isEmpty() && !m_found.rows.isEmpty())
        m_table->setEmptyText(tr("No proposed link matches the filters. Clear them to see every one."));
    else if (m_found.accepted > 0)
        m_table->setEmptyText(tr("Nothing left to review. The next run links the %1 that you accepted.")
                                  .arg(numberText(m_found.accepted)));
    else
        m_table->setEmptyText(
            tr("No links are proposed. Records that look alike in both systems stand here after a run or a preview."));
}

QList<int> ReviewPage::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    return rows;
}

void ReviewPage::showCounts()
{
    const qsizetype ticked = m_model->ticked().size();
    const qsizetype selected = selectedRows().size();
    m_title->setText(m_found.all == 0 ? tr("No links are proposed")
            : m_found.all == 1        ? tr("1 link is proposed")
                                      : tr("%1 links are proposed").arg(numberText(m_found.all)));
    QString note = tr("Ticked are those that nothing speaks against. Space ticks, Enter accepts what is ticked.");
    if (m_found.accepted > 0)
        note += u' ' + tr("%1 are accepted and wait for the next run.").arg(numberText(m_found.accepted));
    if (m_found.rows.size() < m_found.all)
        note += u' ' + tr("The first %1 are shown.").arg(numberText(m_found.rows.size()));
    m_note->setText(note);
    m_note->setVisible(m_found.all > 0 || m_found.accepted > 0);
    m_accept->setText(ticked == 0 ? tr("Accept what is ticked") : tr("Accept the %1 ticked").arg(numberText(ticked)));
    for (QPushButton *button : {m_accept, m_never})
        button->setVisible(m_found.all > 0);
    m_accept->setEnabled(ticked > 0);
    m_never->setText(
        selected <= 1 ? tr("Never link these two") : tr("Never link the %1 selected").arg(numberText(selected)));
    m_never->setEnabled(selected > 0);
    m_ambiguous->setText(tr("%1 look like several…").arg(numberText(m_found.ambiguous)));
    m_ambiguous->setToolTip(tr("Records that look like more than one other: you pick one for each"));
    m_ambiguous->setVisible(m_found.ambiguous > 0);
    Q_EMIT actionsChanged();
}

void ReviewPage::accept()
{
    const QList<SuggestionRow> ticked = m_model->ticked();
    QList<qint64> links;
    for (const SuggestionRow &row : ticked)
        links << row.link;
    m_desk.acceptLinks(links, acceptQuestion(ticked, m_model->hiddenTicks()));
}

void ReviewPage::never()
{
    QList<qint64> links;
    for (const int row : selectedRows())
        links << m_model->idAt(row);
    m_desk.neverLink(links);
}

void ReviewPage::tickSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    const QModelIndex first = m_model->index(rows.first(), ReviewModel::SourceColumn);
    m_model->tick(rows, m_model->data(first, Qt::CheckStateRole).value<Qt::CheckState>() != Qt::Checked);
}

} // namespace samband
