#include "ui/sidebar.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/words.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

enum SidebarRole { KeyRole = Qt::UserRole, CountRole, HeaderRole, QuietRole };

/// A view's name with its count at the far end; a header in small capitals' stead: bold and quiet.
class SidebarDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool header = index.data(HeaderRole).toBool();
        return {120, option.fontMetrics.height() + (header && index.row() > 0 ? 16 : 8)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem whole = option;
        initStyleOption(&whole, index);
        const bool header = index.data(HeaderRole).toBool();
        const bool selected = whole.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (!header) {
            QStyleOptionViewItem ground = whole;
            ground.text.clear();
            ground.icon = {};
            whole.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, whole.widget);
        }
        QColor ink = selected ? whole.palette.color(QPalette::HighlightedText) : whole.palette.color(QPalette::Text);
        if (!selected && (header || index.data(QuietRole).toBool()))
            ink = quietColor(whole.palette);
        QRect area = whole.rect.adjusted(10, 0, -10, 0);
        if (header)
            area.setTop(area.bottom() - whole.fontMetrics.height() - 4);
        painter->setPen(ink);
        QFont font = whole.font;
        font.setBold(header);
        painter->setFont(font);
        const int count = index.data(CountRole).toInt();
        const QString number = count >= 0 ? numberText(count) : QString();
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, number);
        if (!header) {
            const QRect icon(area.left(), area.center().y() - 7, 16, 16);
            whole.icon.paint(painter, icon, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
            area.setLeft(icon.right() + 8);
        }
        area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(number) - 8);
        // In the middle: names that begin alike ("Contactcompanyassociation", "Contactcompanyrole") stay apart.
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(whole.text, Qt::ElideMiddle, area.width()));
        painter->restore();
    }
};

constexpr int noCount = -1;

} // namespace

QString savedViewKey(const QString &name)
{
    return u"saved:"_s + name;
}

Sidebar::Sidebar(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"sidebar"_s);
    setAccessibleName(tr("Views"));
    setItemDelegate(new SidebarDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(150);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *now) {
        if (!now || now->data(HeaderRole).toBool())
            return;
        m_marked = true;
        m_key = now->data(KeyRole).toString();
        Q_EMIT viewChosen(m_views.value(m_key));
    });
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *clicked) {
        // The current one stays current while something else is shown.
        if (!m_marked && clicked == currentItem())
            goTo(m_key);
    });
}

void Sidebar::show(const Summary &summary)
{
    const QString shown = m_key;
    rebuild(summary);
    // The view that was shown is gone: what stands in its place has to be shown, not only marked.
    if (m_marked && !shown.isEmpty() && m_key != shown)
        Q_EMIT viewChosen(m_views.value(m_key));
}

void Sidebar::rebuild(const Summary &summary)
{
    const QSignalBlocker quiet(this);
    const QString key = m_key;
    m_summary = summary;
    clear();
    m_views.clear();
    addView({View::Kind::Overview, u"overview"_s, tr("Overview"), {}}, actionIcon(u"overview"_s), noCount, false);

    addHeader(tr("NEEDS YOU"));
    LinkQuery waiting;
    for (const auto &[state, name] : enumNames<LinkState>) {
        if (needsPerson(state))
            waiting.states.insert(state);
    }
    addView({View::Kind::Links, u"waiting"_s, tr("Everything that waits"), waiting,
                tr("Everything that waits\nUnlinked rows that wait for the record they belong to go on by themselves "
                   "once it is linked.")},
        actionIcon(u"approve"_s), summary.waiting(), true);
    const auto addState = [&](LinkState state) {
        LinkQuery query;
        query.states = {state};
        // One record can be outside of several flows: what is counted are rows, and that is said.
        const QString tip = state == LinkState::Outside
            ? tr("%1\nA record stands here once for each flow that looks at it.").arg(stateView(state))
            : QString();
        addView({View::Kind::Links, u"state:"_s + toText(state), stateView(state), query, tip}, stateIcon(state),
            summary.count(state), true);
    };
    for (const LinkState state : waiting.states)
        addState(state);
    addView({View::Kind::Causes, u"causes"_s, tr("By cause"), {}, tr("What needs you, by cause instead of by record")},
        actionIcon(u"cause"_s), noCount, summary.waiting() == 0);
    if (m_visited)
        addView(*m_visited, actionIcon(u"search"_s), noCount, false);

    addSaved(summary);

    addHeader(tr("FLOWS"));
    int all = 0;
    const FlowNames names = namesOf(summary.flows);
    for (const FlowSummary &flow : summary.flows) {
        LinkQuery query;
        query.flow = flow.id;
        const int count = promised(flow);
        all += count;
        const FlowName name = names.value(flow.id);
        const QString tip = flow.condition.isEmpty() ? name.title : tr("%1: needs a rule", "flow").arg(name.title);
        addView({View::Kind::Links, u"flow:%1"_s.arg(flow.id), name.brief, query, tip}, actionIcon(u"link"_s), count,
            !flow.enabled);
    }
    addView({View::Kind::Links, u"all"_s, tr("All links"), {}}, actionIcon(u"link"_s), all, false);

    addHeader(tr("OTHER STATES"));
    for (const LinkState state : {LinkState::InSync, LinkState::Pending, LinkState::Paused, LinkState::Outside})
        addState(state);

    addHeader(tr("HISTORY"));
    addView({View::Kind::Runs, u"runs"_s, tr("Runs"), {}}, actionIcon(u"runs"_s), noCount, false);
    addView({View::Kind::Journal, u"journal"_s, tr("Journal"), {}}, actionIcon(u"journal"_s), noCount, false);
    const int row = rowOf(key);
    setCurrentRow(row >= 0 ? row : 0);
    m_key = row >= 0 ? key : u"overview"_s;
    setMarked(m_marked);
}

void Sidebar::setMarked(bool marked)
{
    m_marked = marked;
    if (QListWidgetItem *entry = currentItem())
        entry->setSelected(marked);
}

void Sidebar::addSaved(const Summary &summary)
{
    if (m_saved != summary.views)
        m_savedCounts.clear();
    m_saved = summary.views;
    if (m_saved.isEmpty())
        return;
    addHeader(tr("YOUR VIEWS"));
    for (qsizetype place = 0; place < m_saved.size(); ++place) {
        const SavedView &view = m_saved[place];
        const QString tip = tr("%1\nF2 renames it, Delete removes it.").arg(view.name);
        addView({View::Kind::Links, savedViewKey(view.name), view.name, view.query, tip}, actionIcon(u"search"_s),
            m_savedCounts.value(place, noCount), true);
    }
}

void Sidebar::setSavedCounts(const QList<int> &counts)
{
    m_savedCounts = counts;
    const int first = m_saved.isEmpty() ? -1 : rowOf(savedViewKey(m_saved.first().name));
    const QSignalBlocker quiet(this);
    for (qsizetype place = 0; first >= 0 && place < std::min(counts.size(), m_saved.size()); ++place) {
        const QString &name = m_saved[place].name;
        QListWidgetItem *entry = item(first + int(place)); // they stand together, in their order
        entry->setData(CountRole, counts[place]);
        entry->setData(QuietRole, counts[place] == 0);
        entry->setData(Qt::AccessibleTextRole, tr("%1, %2", "view, count").arg(name, numberText(counts[place])));
    }
    viewport()->update();
}

QString Sidebar::savedNameAt(const QPoint &at) const
{
    return savedNameOf(itemAt(at));
}

QString Sidebar::currentSavedName() const
{
    return savedNameOf(currentItem());
}

QString Sidebar::savedNameOf(const QListWidgetItem *entry) const
{
    const QString key = entry ? entry->data(KeyRole).toString() : QString();
    for (const SavedView &view : m_saved) {
        if (savedViewKey(view.name) == key)
            return view.name;
    }
    return {};
}

void Sidebar::addHeader(const QString &title, int count)
{
    auto *entry = new QListWidgetItem(title, this);
    entry->setFlags(Qt::NoItemFlags);
    entry->setData(HeaderRole, true);
    entry->setData(CountRole, count > 0 ? count : noCount);
}

void Sidebar::addView(const View &view, const QIcon &icon, int count, bool quietWhenNone)
{
    auto *entry = new QListWidgetItem(icon, view.title, this);
    entry->setData(KeyRole, view.key);
    entry->setData(CountRole, count);
    entry->setData(QuietRole, quietWhenNone && count == 0);
    entry->setToolTip(plainTip(view.tip.isEmpty() ? view.title : view.tip));
    entry->setData(Qt::AccessibleTextRole,
        count >= 0 ? tr("%1, %2", "view, count").arg(view.title, numberText(count)) : view.title);
    m_views.insert(view.key, view);
}

int Sidebar::wantedWidth() const
{
    constexpr int least = 228;
    constexpr int most = 320;
    constexpr int beside = 62; // margins, icon, and the gap before the count
    int width = least;
    for (int row = 0; row < count(); ++row) {
        const int number = item(row)->data(CountRole).toInt();
        // Counts grow while the first run reads.
        const int counted = number >= 0 ? fontMetrics().horizontalAdvance(numberText(std::max(number, 88'888))) : 0;
        width = std::max(width, fontMetrics().horizontalAdvance(item(row)->text()) + counted + beside);
    }
    return std::min(width, most);
}

int Sidebar::rowOf(const QString &key) const
{
    for (int row = 0; row < count(); ++row) {
        if (!item(row)->data(HeaderRole).toBool() && item(row)->data(KeyRole).toString() == key)
            return row;
    }
    return -1;
}

bool Sidebar::goTo(const QString &key)
{
    const int row = rowOf(key);
    if (row < 0)
        return false;
    if (row == currentRow())
        Q_EMIT viewChosen(m_views.value(key));
    else
        setCurrentRow(row);
    return true;
}

void Sidebar::visit(const View &view)
{
    m_visited = view;
    show(m_summary);
    goTo(view.key);
}

void Sidebar::goToNumber(int number)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(HeaderRole).toBool())
            continue;
        if (--number == 0) {
            goTo(item(row)->data(KeyRole).toString());
            return;
        }
    }
}

QList<View> Sidebar::views() const
{
    QList<View> views;
    for (int row = 0; row < count(); ++row) {
        if (!item(row)->data(HeaderRole).toBool())
            views << m_views.value(item(row)->data(KeyRole).toString());
    }
    return views;
}

View Sidebar::currentView() const
{
    return m_views.value(m_key);
}

} // namespace samband
