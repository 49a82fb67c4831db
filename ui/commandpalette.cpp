#include "ui/commandpalette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int KeysRole = Qt::UserRole + 1;
constexpr int IndexRole = Qt::UserRole + 2;
constexpr int rowsShown = 12;

/// Lower case without accents; å, ø and æ are letters of their own and stay.
QString plain(const QString &text)
{
    QString plain;
    for (const QChar letter : text.toLower()) {
        const QString parts =
            letter == u'å' ? QString(letter) : QString(letter).normalized(QString::NormalizationForm_D);
        plain += parts.front();
    }
    return plain;
}

int wordScore(const QString &word, const QString &text)
{
    if (text.startsWith(word))
        return 4;
    const qsizetype at = text.indexOf(word);
    if (at < 0)
        return 0;
    for (qsizetype from = at; from >= 0; from = text.indexOf(word, from + 1)) {
        if (!text.at(from - 1).isLetterOrNumber())
            return 3;
    }
    return 1;
}

/// Keeps the texts of commands without an icon in line with the others.
QIcon noIcon()
{
    QPixmap nothing(16, 16);
    nothing.fill(Qt::transparent);
    return nothing;
}

/// The keys of a command stand on its right.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(
            option.rect.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, index.data(KeysRole).toString());
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), option.fontMetrics.height() + 10};
    }
};

} // namespace

int commandScore(const QString &typed, const QString &text, const QString &words)
{
    constexpr int beginsWord = 3;
    const QString where = plain(text);
    const QString others = plain(words);
    int score = 1;
    for (const QString &word : plain(typed).split(u' ', Qt::SkipEmptyParts)) {
        int found = wordScore(word, where);
        if (found < beginsWord && wordScore(word, others) >= beginsWord)
            found = beginsWord - 1;
        if (found == 0)
            return 0;
        score += found;
    }
    return score;
}

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_field(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Commands"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setAccessibleName(tr("Find a command or a view"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Commands and views"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize(QSize(16, 16));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(8, 8, 8, 8);
    box->setSpacing(6);
    box->addWidget(m_field);
    box->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open(std::vector<Command> commands)
{
    m_commands = std::move(commands);
    m_before = window()->focusWidget();
    const int width = std::min(parentWidget()->width() - 40, 620);
    const int rowHeight = fontMetrics().height() + 10;
    setGeometry((parentWidget()->width() - width) / 2, 48, width,
        std::min(parentWidget()->height() - 80, rowsShown * rowHeight + m_field->sizeHint().height() + 30));
    m_field->clear();
    filter();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::filter()
{
    std::vector<std::pair<int, int>> found; // score, place
    for (std::size_t at = 0; at < m_commands.size(); ++at) {
        if (const int score = commandScore(m_field->text(), m_commands[at].text, m_commands[at].words); score > 0)
            found.emplace_back(score, int(at));
    }
    std::ranges::stable_sort(found, [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[score, at] : found) {
        const Command &command = m_commands[std::size_t(at)];
        auto *row = new QListWidgetItem(command.icon.isNull() ? noIcon() : command.icon, command.text, m_list);
        row->setData(KeysRole, command.keys);
        row->setData(IndexRole, at);
        row->setData(Qt::AccessibleDescriptionRole, command.keys);
        if (!command.enabled)
            row->setFlags(Qt::NoItemFlags);
    }
    if (found.empty())
        (new QListWidgetItem(tr("Nothing here is called that."), m_list))->setFlags(Qt::NoItemFlags);
    m_list->setCurrentRow(-1);
    step(1);
}

void CommandPalette::step(int rows)
{
    const int count = m_list->count();
    int row = m_list->currentRow();
    for (int tries = 0; tries < count; ++tries) {
        row = ((row < 0 && rows < 0 ? 0 : row) + rows + count) % count;
        if (m_list->item(row)->flags().testFlag(Qt::ItemIsEnabled))
            return m_list->setCurrentRow(row);
    }
}

void CommandPalette::run()
{
    const QListWidgetItem *row = m_list->currentItem();
    if (!row || !row->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const auto act = m_commands[std::size_t(row->data(IndexRole).toInt())].run;
    leave();
    act();
}

void CommandPalette::leave()
{
    hide();
    if (m_before)
        m_before->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && !isAncestorOf(window()->focusWidget()))
        hide();
    // Keys of the window (Escape, F5) would act behind the palette.
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentRow(std::min(m_list->count() - 1, m_list->currentRow() + rowsShown));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentRow(std::max(0, m_list->currentRow() - rowsShown));
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace samband
