#include "ui/detailpane.h"

#include "ui/desk.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/recordview.h"
#include "ui/words.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

DetailPane::DetailPane(Controller &controller, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_desk(desk)
    , m_stack(new QStackedWidget)
    , m_record(new RecordView(desk))
{
    setObjectName(u"detailPane"_s);
    setAccessibleName(tr("Record"));
    setMinimumWidth(300);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(buildNone());
    m_stack->addWidget(m_record);
    m_stack->addWidget(buildMany());
    box->addWidget(m_stack);
    connect(&controller, &Controller::linkDetailReady, this, [this](const LinkDetail &detail) {
        if (m_ids.size() != 1 || m_ids.first() != detail.row.id)
            return;
        m_record->show(detail);
        m_stack->setCurrentIndex(1);
        Q_EMIT shown();
    });
    connect(&controller, &Controller::linksChanged, this, [this](const QList<qint64> &changed) {
        if (m_ids.size() == 1 && (changed.isEmpty() || changed.contains(m_ids.first())))
            ask();
    });
}

void DetailPane::setSelection(const std::vector<qint64> &ids)
{
    const QList<qint64> wanted(ids.begin(), ids.end());
    if (wanted == m_ids)
        return;
    m_ids = wanted;
    if (m_ids.isEmpty()) {
        m_stack->setCurrentIndex(0);
    } else if (m_ids.size() == 1) {
        // What was shown stays until the answer is here: no flicker when stepping from record to record.
        ask();
    } else {
        m_manyTitle->setText(tr("%1 rows selected").arg(numberText(m_ids.size())));
        m_manyCounts->clear();
        m_stack->setCurrentIndex(2);
    }
    Q_EMIT shown();
}

void DetailPane::setCounts(const QMap<LinkState, int> &counts)
{
    QStringList parts;
    int known = 0;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        parts << stateCount(it.key(), it.value());
        known += it.value();
    }
    QString text = parts.join(", "_L1);
    if (known > 0 && known < m_ids.size())
        text += tr(" among the %1 rows at hand").arg(numberText(known));
    m_manyCounts->setText(text);
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
    auto *text = quietLabel(tr("Select a row to see both records, why they are where they are, and what you can do."));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    box->addWidget(text);
    box->addStretch();
    return page;
}

QWidget *DetailPane::buildMany()
{
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(12, 10, 12, 12);
    m_manyTitle = headingLabel({});
    m_manyTitle->setObjectName(u"manyTitle"_s);
    m_manyCounts = wrappedLabel(u"manyCounts"_s);
    box->addWidget(m_manyTitle);
    box->addWidget(m_manyCounts);
    box->addSpacing(6);
    const auto add = [this, box](const QString &name, const QString &text, const QString &tip, auto slot) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, slot);
        box->addWidget(button);
    };
    add(u"manyApprove"_s, tr("Approve…"),
        tr("Lets go ahead what of them is held; asks first, with counts. Never archives."),
        [this] { m_desk.approve(m_ids, false); });
    add(u"manyReject"_s, tr("Reject"), tr("Keeps them as they are, and asks again only when a side changes"),
        [this] { m_desk.reject(m_ids); });
    add(u"manySync"_s, tr("Sync selected"), tr("Reads them afresh in both systems and brings them in step"),
        [this] { m_desk.syncLinks(m_ids); });
    add(u"manyPause"_s, tr("Pause"), tr("Keeps runs from touching them"), [this] { m_desk.setPaused(m_ids, true); });
    add(u"manyResume"_s, tr("Resume"), tr("Lets runs take them along again"),
        [this] { m_desk.setPaused(m_ids, false); });
    add(u"manyUnlink"_s, tr("Unlink…"), tr("Forgets the links, touches no record; asks first"),
        [this] { m_desk.unlink(m_ids, false); });
    box->addStretch();
    return page;
}

} // namespace samband
