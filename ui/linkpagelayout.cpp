#include "ui/columnkeeper.h"
#include "ui/detailpane.h"
#include "ui/filterheader.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/linkpage.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"
#include "ui/workbar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

void LinkPage::build()
{
    auto *area = new QWidget;
    auto *box = new QVBoxLayout(area);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(buildStrip());
    m_hint = wrappedLabel(u"searchHint"_s);
    m_hint->setContentsMargins(12, 0, 12, 6);
    m_hint->hide();
    box->addWidget(m_hint);
    box->addWidget(m_work);

    m_table->setObjectName(u"linkTable"_s);
    m_table->setAccessibleName(tr("Links"));
    m_table->setHorizontalHeader(m_header);
    // Before the model: it must not be asked for every row when no view is open yet.
    m_header->setSortIndicator(4, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setModel(m_model);
    m_header->setHighlightSections(false);
    std::set<int> filtered;
    for (std::size_t column = 0; column < m_model->columns().size(); ++column) {
        if (m_model->columns()[column].sort)
            filtered.insert(int(column));
    }
    m_header->setFilterColumns(filtered);
    m_header->setMinimumSectionSize(60);
    box->addWidget(m_table, 1);

    m_splitter->setObjectName(u"detailSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(area);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({594, 458});
    area->setMinimumWidth(280);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);
}

QWidget *LinkPage::buildStrip()
{
    auto *strip = new QWidget;
    strip->setMinimumHeight(36);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(12, 4, 8, 4);
    m_title = new ElidedLabel;
    m_title->setObjectName(u"viewTitle"_s);
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    line->addWidget(m_title);
    m_count = new ElidedLabel;
    m_count->setObjectName(u"viewCount"_s);
    m_count->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_count->setQuiet();
    line->addWidget(m_count);
    line->addStretch(1);
    m_approveAll = new QPushButton(tr("Approve all shown…"));
    m_approveAll->setObjectName(u"approveAllButton"_s);
    m_approveAll->setToolTip(
        withKey(tr("Lets go ahead what of these rows is held; asks first, with counts. Never archives."),
            u"actionApproveAll"_s));
    line->addWidget(m_approveAll);
    const auto tool = [line](const QString &name, const QString &text, const QString &tip) {
        auto *button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
        return button;
    };
    connect(tool(u"saveViewButton"_s, tr("Keep view"),
                withKey(tr("Keep what is shown under a name in the sidebar"), u"actionSaveView"_s)),
        &QToolButton::clicked, this, &LinkPage::saveWanted);
    QToolButton *take = tool(u"exportButton"_s, tr("Export"), tr("Copy rows, or write them to a file"));
    take->setPopupMode(QToolButton::InstantPopup);
    auto *takeMenu = new QMenu(take);
    m_tools->fill(*takeMenu, [this] { return m_view.title; });
    take->setMenu(takeMenu);
    QToolButton *columns =
        tool(u"columnsButton"_s, tr("Columns"), withKey(tr("Choose and order the columns"), u"actionColumns"_s));
    columns->setPopupMode(QToolButton::InstantPopup);
    auto *columnMenu = new QMenu(columns);
    columns->setMenu(columnMenu);
    connect(columnMenu, &QMenu::aboutToShow, this, [this, columnMenu] { m_table->columns().fill(columnMenu); });
    return strip;
}

} // namespace samband
