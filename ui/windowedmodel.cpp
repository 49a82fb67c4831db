#include "ui/windowedmodel.h"

namespace samband {

WindowedModel::WindowedModel(Tokens &tokens, QObject *parent)
    : QAbstractTableModel(parent)
    , m_tokens(tokens)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(120);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        // A question under way is answered first: a million rows take longer to sort than a run takes to change one.
        if (m_orderToken != 0)
            m_again = true;
        else
            restart();
    });
}

int WindowedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

void WindowedModel::refresh()
{
    if (!m_answered && m_orderToken == 0)
        return;
    m_stale = !m_watched;
    if (m_watched && !m_refresh.isActive())
        m_refresh.start();
}

void WindowedModel::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_stale)
        refresh();
}

void WindowedModel::restart()
{
    m_again = false;
    m_orderToken = m_tokens.next();
    askOrder(m_orderToken);
}

void WindowedModel::takeOrder(quint64 token, const std::vector<qint64> &ids)
{
    if (token == 0 || token != m_orderToken)
        return;
    m_orderToken = 0;
    m_answered = true;
    ++m_generation;
    m_pages.clear();
    m_asked.clear();
    if (ids == m_order) {
        if (!m_order.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    } else {
        beginResetModel();
        m_order = ids;
        endResetModel();
    }
    Q_EMIT orderArrived();
    if (m_again)
        refresh();
}

int WindowedModel::takePage(quint64 token)
{
    const auto found = m_pages.constFind(token);
    if (found == m_pages.constEnd())
        return -1;
    const int page = *found;
    m_pages.erase(found);
    m_asked.remove(page);
    return page * pageSize;
}

void WindowedModel::want(int row) const
{
    const int page = row / pageSize;
    if (m_asked.contains(page))
        return;
    // Asking is no change of what the table shows; views call data() const.
    auto *self = const_cast<WindowedModel *>(this);
    const quint64 token = self->m_tokens.next();
    self->m_pages.insert(token, page);
    self->m_asked.insert(page, token);
    const std::size_t first = std::size_t(page) * pageSize;
    const std::size_t last = std::min(first + pageSize, m_order.size());
    self->askRows(token, {m_order.begin() + std::ptrdiff_t(first), m_order.begin() + std::ptrdiff_t(last)});
}

} // namespace samband
