#include "ui/filterheader.h"

#include <QAbstractItemModel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>

namespace samband {

using namespace Qt::StringLiterals;

FilterHeader::FilterHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::place);
    connect(this, &QHeaderView::sectionMoved, this, &FilterHeader::place);
}

void FilterHeader::setFilterColumns(const std::set<int> &columns)
{
    for (const int column : columns) {
        if (m_fields.contains(column))
            continue;
        auto *field = new QLineEdit(this);
        field->setObjectName(m_prefix + QString::number(column));
        field->setClearButtonEnabled(true);
        connect(field, &QLineEdit::textChanged, this,
            [this, column](const QString &text) { Q_EMIT filterChanged(column, text); });
        m_fields.insert(column, field);
    }
    updateGeometries();
}

void FilterHeader::clearFilters()
{
    for (QLineEdit *field : std::as_const(m_fields)) {
        const QSignalBlocker quiet(field);
        field->clear();
    }
}

void FilterHeader::setFilter(int section, const QString &text)
{
    QLineEdit *field = m_fields.value(section);
    if (!field)
        return;
    const QSignalBlocker quiet(field);
    field->setText(text);
}

void FilterHeader::startFiltering()
{
    for (int place = 0; place < count(); ++place) {
        QLineEdit *field = m_fields.value(logicalIndex(place));
        if (field && !field->isHidden()) {
            field->setFocus(Qt::ShortcutFocusReason);
            field->selectAll();
            return;
        }
    }
}

int FilterHeader::fieldHeight() const
{
    return m_fields.isEmpty() ? 0 : m_fields.first()->sizeHint().height() + 4;
}

QSize FilterHeader::sizeHint() const
{
    const QSize plain = QHeaderView::sizeHint();
    return {plain.width(), plain.height() + fieldHeight()};
}

void FilterHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, fieldHeight());
    QHeaderView::updateGeometries();
    place();
}

void FilterHeader::place()
{
    const int top = QHeaderView::sizeHint().height() + 2;
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        const QString title = model() ? model()->headerData(it.key(), Qt::Horizontal).toString() : QString();
        QLineEdit *field = it.value();
        field->setAccessibleName(tr("Filter by %1").arg(title));
        field->setPlaceholderText(tr("filter"));
        field->setToolTip(tr("Show only rows whose %1 contains this").arg(title));
        field->setVisible(!isSectionHidden(it.key()));
        field->setGeometry(
            sectionViewportPosition(it.key()) + 2, top, sectionSize(it.key()) - 4, field->sizeHint().height());
    }
}

} // namespace samband
