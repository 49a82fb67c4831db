#include "ui/columnfilters.h"

#include "ui/filterheader.h"
#include "ui/tableview.h"

#include <QScrollBar>

namespace samband {

ColumnFilters::ColumnFilters(TableView &table, const QString &prefix, int sortedBy, Qt::SortOrder order)
    : QObject(&table)
    , m_header(new FilterHeader)
{
    m_header->setPrefix(prefix);
    table.setHorizontalHeader(m_header);
    m_header->setSortIndicator(sortedBy, order);
    table.setSortingEnabled(true);
    m_header->setHighlightSections(false);
    m_header->setMinimumSectionSize(60);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150);
    connect(&m_typing, &QTimer::timeout, this, &ColumnFilters::changed);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, m_header, &FilterHeader::place);
    connect(m_header, &FilterHeader::filterChanged, this, [this](int section, const QString &text) {
        if (text.isEmpty())
            m_texts.remove(section);
        else
            m_texts.insert(section, text);
        m_typing.start();
    });
}

void ColumnFilters::show(const std::set<int> &columns)
{
    m_header->setFilterColumns(columns);
}

void ColumnFilters::clear()
{
    m_header->clearFilters();
    m_texts.clear();
}

void ColumnFilters::start()
{
    m_header->startFiltering();
}

} // namespace samband
