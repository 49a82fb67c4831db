#include "ui/candidatelist.h"
#include "ui/desk.h"
#include "ui/flowlayout.h"
#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/palettekeeper.h"
#include "ui/propertytable.h"
#include "ui/rawview.h"
#include "ui/recordview.h"
#include "ui/timeline.h"
#include "ui/whyview.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

void RecordView::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(buildHead());

    m_onlyDifferences = new QCheckBox(tr("Only differences"));
    showIndicator(*m_onlyDifferences);
    m_onlyDifferences->setObjectName(u"onlyDifferences"_s);
    m_onlyDifferences->setToolTip(tr("Leave out what is the same in both systems"));
    m_properties = new PropertyTable;
    connect(m_onlyDifferences, &QCheckBox::toggled, m_properties, &PropertyTable::setOnlyDifferences);
    connect(m_properties, &PropertyTable::choiceWanted, this, [this](int property) {
        openChoice(property);
        showButtons();
    });
    m_candidates = new CandidateList;
    connect(m_candidates, &CandidateList::linkWanted, this,
        [this](qint64 record) { m_desk.linkTo(m_detail->row.id, record); });
    m_timeline = new Timeline;
    connect(m_timeline, &Timeline::undoWanted, &m_desk, &Desk::undo);
    connect(m_timeline, &Timeline::choiceWanted, this, &RecordView::chooseAgain);
    connect(m_timeline, &Timeline::pastWanted, this, &RecordView::pastWanted);
    connect(m_timeline, &Timeline::olderWanted, this, [this] { Q_EMIT olderWanted(m_detail->row.id); });

    auto *content = new QWidget;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(12, 10, 12, 12);
    box->setSpacing(8);
    box->addWidget(m_onlyDifferences);
    box->addWidget(m_properties);
    QLabel *whole = wrappedLabel(u"propertyWhole"_s);
    whole->setAccessibleName(tr("The values of the selected property in full"));
    whole->setContentsMargins(6, 0, 0, 0);
    whole->hide();
    connect(m_properties, &PropertyTable::wholeChanged, whole, [whole](const QString &text) {
        whole->setText(text);
        whole->setVisible(!text.isEmpty());
    });
    box->addWidget(whole);
    m_choices = new QVBoxLayout;
    m_choices->setSpacing(6);
    box->addLayout(m_choices);
    box->addWidget(m_candidates);
    box->addSpacing(4);
    box->addWidget(headingLabel(tr("Timeline")));
    box->addWidget(m_timeline);
    box->addStretch();

    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"detailScroll"_s);
    scroll->setAccessibleName(tr("Properties and timeline"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);

    m_raw = new RawView;
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"detailTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the record"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(scroll, tr("Record"));
    m_why = new WhyView;
    m_tabs->addTab(m_why, tr("Why"));
    m_tabs->addTab(m_raw, tr("Raw record"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &RecordView::showRaw);
    outer->addWidget(m_tabs, 1);
    keepDrawn(*this, [this] {
        if (m_detail)
            showTables();
    });
}

QWidget *RecordView::buildHead()
{
    auto *head = new QWidget;
    auto *grid = new QGridLayout(head);
    grid->setContentsMargins(12, 10, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Side side : bothSides) {
        m_mark[side] = new QLabel;
        m_title[side] = new ElidedLabel;
        m_title[side]->setObjectName(side == Side::Source ? u"detailTitleSource"_s : u"detailTitleTarget"_s);
        QFont font = m_title[side]->font();
        font.setBold(true);
        m_title[side]->setFont(font);
        m_meta[side] = quietLabel({});
        m_meta[side]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(m_mark[side], line, 0);
        grid->addWidget(m_title[side], line, 1);
        grid->addWidget(m_meta[side], line, 2);
        m_open[side] = new QToolButton;
        m_open[side]->setObjectName(side == Side::Source ? u"openSource"_s : u"openTarget"_s);
        m_open[side]->setIcon(actionIcon(u"open"_s));
        if (m_open[side]->icon().isNull())
            m_open[side]->setText(u"↗"_s);
        m_open[side]->setAutoRaise(true);
        connect(m_open[side], &QToolButton::clicked, this, [this, side] { openPage(side); });
        grid->addWidget(m_open[side], line, 3);
        ++line;
    }
    grid->setRowMinimumHeight(line++, 2);
    m_stateIcon = new QLabel;
    m_state = new QLabel;
    m_state->setObjectName(u"detailState"_s);
    m_state->setTextFormat(Qt::PlainText);
    grid->addWidget(m_stateIcon, line, 0);
    grid->addWidget(m_state, line++, 1, 1, 3);
    m_reason = wrappedLabel(u"detailReason"_s);
    m_reason->setAccessibleName(tr("Why"));
    grid->addWidget(m_reason, line++, 0, 1, 4);
    m_next = wrappedLabel(u"detailNext"_s);
    m_next->setAccessibleName(tr("Next step"));
    grid->addWidget(m_next, line++, 0, 1, 4);
    grid->setRowMinimumHeight(line++, 2);
    grid->addWidget(buildButtons(), line, 0, 1, 4);
    return head;
}

QWidget *RecordView::buildButtons()
{
    auto *bar = new QWidget;
    auto *flow = new FlowLayout(bar);
    const auto add = [this, flow](const QString &name, const QString &text, const QString &tip, auto slot) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        static const QMap<QString, QString> actions{{u"resolveButton"_s, u"actionResolveAndSync"_s},
            {u"approveButton"_s, u"actionApprove"_s}, {u"rejectButton"_s, u"actionReject"_s},
            {u"archiveButton"_s, u"actionArchive"_s}, {u"unlinkButton"_s, u"actionUnlink"_s},
            {u"pauseButton"_s, u"actionPause"_s}, {u"resumeButton"_s, u"actionResume"_s},
            {u"syncButton"_s, u"actionSyncHere"_s}};
        button->setToolTip(withKey(tip, actions.value(name)));
        connect(button, &QPushButton::clicked, this, slot);
        flow->addWidget(button);
        m_buttons.insert(name, button);
        return button;
    };
    const auto ids = [this] { return QList<qint64>{m_detail->row.id}; };
    QPushButton *resolve = add(u"resolveButton"_s, tr("Resolve and sync"), tr("Write what you chose to both systems"),
        [this] { RecordView::resolve(); });
    resolve->setIcon(actionIcon(u"approve"_s));
    add(u"approveButton"_s, tr("Approve"), tr("Let this go ahead, now"), [=, this] { m_desk.approve(ids(), true); });
    add(u"rejectButton"_s, tr("Reject"), tr("Keep it as it is, and ask again only when a side changes"),
        [=, this] { m_desk.reject(ids()); });
    add(u"recreateButton"_s, tr("Recreate"), tr("Make the missing record again from the one that is left"),
        [this] { m_desk.recreate(*m_detail); });
    add(u"archiveButton"_s, tr("Delete"), tr("Delete the record that is left, too; asks first"),
        [this] { m_desk.archive(*m_detail); });
    add(u"unlinkButton"_s, tr("Unlink…"), tr("Forget the link, touch neither record; asks first"),
        [=, this] { m_desk.unlink(ids(), false); });
    add(u"pauseButton"_s, tr("Pause"), tr("Keep runs from touching it"), [=, this] { m_desk.setPaused(ids(), true); });
    add(u"resumeButton"_s, tr("Resume"), tr("Let runs take it along again"),
        [=, this] { m_desk.setPaused(ids(), false); });
    add(u"syncButton"_s, tr("Sync"), tr("Read it afresh in both systems and bring it in step"),
        [=, this] { m_desk.syncLinks(ids()); });
    return bar;
}

} // namespace samband
