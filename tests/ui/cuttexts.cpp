#include "cuttexts.h"

#include "ui/labels.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

bool isOwn(const QWidget *widget)
{
    return widget->isVisible() && !widget->objectName().startsWith(u"qt_"_s);
}

QString told(const QWidget *widget, const QString &text, int has, int needs)
{
    return u"%1 %2 “%3” has %4 of %5 px"_s
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), text.left(60))
        .arg(has)
        .arg(needs);
}

void lookAtButtons(QWidget *shown, QStringList &cut)
{
    for (const auto *button : shown->findChildren<QAbstractButton *>()) {
        const int needs = button->minimumSizeHint().width();
        if (isOwn(button) && !button->text().isEmpty() && button->width() < needs)
            cut << told(button, button->text(), button->width(), needs);
    }
}

void lookAtLabels(QWidget *shown, QStringList &cut)
{
    for (const auto *label : shown->findChildren<QLabel *>()) {
        if (!isOwn(label) || label->text().isEmpty() || dynamic_cast<const ElidedLabel *>(label))
            continue;
        if (label->wordWrap()) {
            const int needs = label->heightForWidth(label->width());
            if (label->height() < needs)
                cut << told(label, label->text(), label->height(), needs) + u" of height"_s;
            if (const int word = label->minimumSizeHint().width(); label->width() < word)
                cut << told(label, label->text(), label->width(), word) + u" of a word"_s;
        } else if (label->width() < label->sizeHint().width()) {
            cut << told(label, label->text(), label->width(), label->sizeHint().width());
        }
    }
}

const QHeaderView *headingOf(const QAbstractItemView *view)
{
    if (const auto *table = qobject_cast<const QTableView *>(view))
        return table->horizontalHeader();
    const auto *tree = qobject_cast<const QTreeView *>(view);
    return tree ? tree->header() : nullptr;
}

/// What a heading needs: the arrow of the order only where it is.
int headingWidth(const QHeaderView &header, int section)
{
    if (header.isSortIndicatorShown() && header.sortIndicatorSection() == section)
        return header.sectionSizeHint(section);
    const QStyle *style = header.style();
    const int margin = style->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
    const QAbstractItemModel *model = header.model();
    const bool icon = !model->headerData(section, Qt::Horizontal, Qt::DecorationRole).isNull();
    return header.fontMetrics().horizontalAdvance(model->headerData(section, Qt::Horizontal).toString()) + 2 * margin
        + (icon ? style->pixelMetric(QStyle::PM_SmallIconSize, nullptr, &header) + margin : 0);
}

void lookAtHeadings(QWidget *shown, QStringList &cut)
{
    for (const auto *view : shown->findChildren<QAbstractItemView *>()) {
        const QHeaderView *header = isOwn(view) ? headingOf(view) : nullptr;
        if (!header || !header->isVisible() || !view->model())
            continue;
        for (int section = 0; section < header->count(); ++section) {
            const int needs = headingWidth(*header, section);
            if (!header->isSectionHidden(section) && header->sectionSize(section) < needs)
                cut << told(view, view->model()->headerData(section, Qt::Horizontal).toString(),
                    header->sectionSize(section), needs);
        }
    }
}

void lookAtComboBoxes(QWidget *shown, QStringList &cut)
{
    for (const auto *combo : shown->findChildren<QComboBox *>()) {
        if (!isOwn(combo))
            continue;
        QStyleOptionComboBox option;
        option.initFrom(combo);
        option.editable = combo->isEditable();
        const int has =
            combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo).width();
        // What a person typed may be longer; what is offered is known beforehand.
        for (int at = 0; at < combo->count(); ++at) {
            const bool icon = !combo->itemIcon(at).isNull();
            const int needs = combo->fontMetrics().horizontalAdvance(combo->itemText(at))
                + (icon ? combo->iconSize().width() + 4 : 0);
            if (has < needs)
                cut << told(combo, combo->itemText(at), has, needs);
        }
    }
}

void lookAtTabs(QWidget *shown, QStringList &cut)
{
    for (const auto *bar : shown->findChildren<QTabBar *>()) {
        if (!bar->isVisible())
            continue;
        for (int tab = 0; tab < bar->count(); ++tab) {
            const QRect rect = bar->tabRect(tab);
            const int needs = bar->fontMetrics().horizontalAdvance(bar->tabText(tab).remove(u'&'));
            if (!bar->isTabVisible(tab))
                continue;
            if (rect.width() < needs)
                cut << told(bar, bar->tabText(tab), rect.width(), needs);
            else if (rect.right() > bar->width())
                cut << told(bar, bar->tabText(tab), bar->width(), rect.right()) + u" of the bar"_s;
        }
    }
}

void lookAtTitlesAndHints(QWidget *shown, QStringList &cut)
{
    for (const auto *group : shown->findChildren<QGroupBox *>()) {
        const int needs = group->fontMetrics().horizontalAdvance(group->title());
        if (isOwn(group) && group->width() < needs)
            cut << told(group, group->title(), group->width(), needs);
    }
    for (const auto *field : shown->findChildren<QLineEdit *>()) {
        const QMargins inner = field->textMargins();
        const int has = field->width() - inner.left() - inner.right() - 8; // frame and the room beside the cursor
        const int needs = field->fontMetrics().horizontalAdvance(field->placeholderText());
        if (isOwn(field) && field->text().isEmpty() && has < needs)
            cut << told(field, field->placeholderText(), has, needs);
    }
}

} // namespace

QStringList cutTexts(QWidget *shown)
{
    QStringList cut;
    lookAtButtons(shown, cut);
    lookAtLabels(shown, cut);
    lookAtHeadings(shown, cut);
    lookAtComboBoxes(shown, cut);
    lookAtTabs(shown, cut);
    lookAtTitlesAndHints(shown, cut);
    return cut;
}

} // namespace samband
