#include "ui/activityplot.h"
#include "ui/labels.h"
#include "ui/overviewpage.h"

#include <QGridLayout>
#include <QPushButton>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// A word to click on among other words: it looks like one.
QToolButton *wordButton(const QString &name, const QString &text = {})
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setAutoRaise(true);
    button->setCursor(Qt::PointingHandCursor);
    QFont font = button->font();
    font.setUnderline(true);
    button->setFont(font);
    return button;
}

/// As high as its texts need at its width. Its layout would have it as high as at the narrowest, and scrolled where all
/// of it fits.
class Content : public QWidget {
public:
    QSize minimumSizeHint() const override { return {QWidget::minimumSizeHint().width(), 0}; }
};

} // namespace

void OverviewPage::build()
{
    auto *content = new Content;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(24, 20, 24, 20);
    box->setSpacing(18);
    box->addWidget(buildHero());
    m_grid = new QGridLayout;
    m_grid->setVerticalSpacing(14);
    for (const Side side : bothSides)
        m_card[side] = new SystemCard(side);
    m_flowBox = new QWidget;
    m_flowArrows = new QVBoxLayout(m_flowBox);
    m_flowArrows->setContentsMargins(0, 0, 0, 0);
    m_flowArrows->setSpacing(2);
    m_flowArrows->addStretch();
    arrange();
    box->addLayout(m_grid);
    box->addWidget(ruleLine());
    auto *below = new QHBoxLayout;
    below->setSpacing(32);
    below->addWidget(buildCauses(), 3);
    below->addWidget(buildLastRun(), 3);
    box->addLayout(below);
    box->addStretch();
    setWidget(content);
}

void OverviewPage::arrange()
{
    const std::array<QWidget *, 3> parts{m_card.source, m_flowBox, m_card.target};
    for (QWidget *part : parts)
        m_grid->removeWidget(part);
    if (m_narrow) {
        m_grid->addWidget(m_card.source, 0, 0);
        m_grid->addWidget(m_card.target, 0, 1);
        m_grid->addWidget(m_flowBox, 1, 0, 1, 2);
    } else {
        m_grid->addWidget(m_card.source, 0, 0);
        m_grid->addWidget(m_flowBox, 0, 1);
        m_grid->addWidget(m_card.target, 0, 2);
    }
    m_grid->setHorizontalSpacing(m_narrow ? 16 : 4); // the arrows reach the cards
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, m_narrow ? 1 : 3);
    m_grid->setColumnStretch(2, m_narrow ? 0 : 1);
}

QWidget *OverviewPage::buildHero()
{
    auto *hero = new QWidget;
    auto *grid = new QGridLayout(hero);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    m_heroIcon = new QLabel;
    m_heroIcon->setObjectName(u"overviewHeroMark"_s);
    m_heroIcon->setFixedWidth(28);
    m_hero = wrappedLabel(u"overviewHero"_s);
    QFont font = m_hero->font();
    font.setPointSizeF(font.pointSizeF() * 1.7);
    font.setWeight(QFont::DemiBold);
    m_hero->setFont(font);
    m_heroText = wrappedLabel(u"overviewText"_s);
    grid->addWidget(m_heroIcon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_hero, 0, 1);
    grid->addWidget(m_heroText, 1, 1);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    const auto add = [this, line](const QString &name, const QString &text, auto slot) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, slot);
        button->setMinimumWidth(button->sizeHint().width() + 20);
        line->addWidget(button);
        m_heroButtons.insert(name, button);
    };
    add(u"overviewConnect"_s, tr("Connect…"), [this] { Q_EMIT connectionsWanted(); });
    add(u"overviewPlan"_s, tr("Show the plan"), [this] { Q_EMIT planWanted(); });
    add(u"overviewHeld"_s, tr("Show what waits"), [this] { Q_EMIT viewWanted(u"waiting"_s); });
    add(u"overviewWaiting"_s, tr("Show what needs you"), [this] { Q_EMIT viewWanted(u"waiting"_s); });
    add(u"overviewPreview"_s, tr("Preview"), [this] { Q_EMIT previewWanted(); });
    add(u"overviewRules"_s, tr("Give it a rule…"), [this] {
        for (const FlowSummary &flow : std::as_const(m_summary.flows)) {
            if (!flow.condition.isEmpty())
                return Q_EMIT rulesWanted(flow.id);
        }
    });
    add(u"overviewSync"_s, tr("Sync now"), [this] { Q_EMIT syncWanted(); });
    line->addStretch();
    grid->addLayout(line, 2, 1);
    return hero;
}

QWidget *OverviewPage::buildCauses()
{
    auto *causes = new QWidget;
    auto *box = new QVBoxLayout(causes);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
    box->addWidget(headingLabel(tr("Needs you")));
    m_causeLines = new QVBoxLayout;
    m_causeLines->setSpacing(1);
    box->addLayout(m_causeLines);
    m_noCause = quietLabel(tr("Nothing. Conflicts, held writes and failures stand here when there are any."));
    m_noCause->setWordWrap(true);
    box->addWidget(m_noCause);
    m_allCauses = wordButton(u"overviewCauses"_s);
    m_allCauses->hide();
    connect(m_allCauses, &QAbstractButton::clicked, this, [this] { Q_EMIT viewWanted(u"causes"_s); });
    box->addWidget(m_allCauses, 0, Qt::AlignLeft);
    box->addStretch();
    return causes;
}

QWidget *OverviewPage::buildLastRun()
{
    auto *run = new QWidget;
    auto *grid = new QGridLayout(run);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(headingLabel(tr("Last run")), 0, 0, 1, 2);
    m_runTitle = wrappedLabel(u"overviewRun"_s);
    m_runIcon = new QLabel;
    m_runIcon->setObjectName(u"overviewRunMark"_s);
    m_runSum = wrappedLabel(u"overviewSum"_s);
    grid->addWidget(m_runTitle, 1, 0, 1, 2);
    auto *sum = new QHBoxLayout;
    sum->setSpacing(8);
    sum->addWidget(m_runIcon, 0, Qt::AlignTop);
    sum->addWidget(m_runSum, 1);
    grid->addLayout(sum, 2, 0, 1, 2);
    m_runNext = wrappedLabel(u"overviewNext"_s);
    setNext(std::nullopt);
    auto *all = wordButton(u"overviewRuns"_s, tr("All runs"));
    connect(all, &QAbstractButton::clicked, this, [this] { Q_EMIT viewWanted(u"runs"_s); });
    m_plot = new ActivityPlot;
    grid->addWidget(headingLabel(tr("Written per day")), 5, 0, 1, 2);
    grid->addWidget(m_plot, 6, 0, 1, 2);
    grid->setVerticalSpacing(4);
    grid->setRowMinimumHeight(4, 4);
    grid->setRowStretch(7, 1);
    auto *connections = wordButton(u"overviewConnections"_s, tr("Connections"));
    connections->setToolTip(tr("Sign in to the two systems, or out"));
    connect(connections, &QAbstractButton::clicked, this, [this] { Q_EMIT connectionsWanted(); });
    auto *doctor = wordButton(u"overviewDoctor"_s, tr("Connection doctor"));
    doctor->setToolTip(tr("Look at everything between here and the two systems"));
    connect(doctor, &QAbstractButton::clicked, this, [this] { Q_EMIT doctorWanted(); });
    auto *links = new QHBoxLayout;
    links->addWidget(m_runNext, 1);
    for (QToolButton *button : {all, connections, doctor})
        links->addWidget(button, 0, Qt::AlignTop);
    grid->addLayout(links, 3, 0, 1, 2);
    return run;
}

} // namespace samband
