#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

namespace samband {

/// Numbers for requests: unique in a window, so that an answer finds who asked and an old one finds nobody.
class Tokens {
public:
    quint64 next() { return ++m_last; }

private:
    quint64 m_last = 0;
};

/// A table of any length over rows that live elsewhere: it holds their ids in order, and asks for the rows it is asked
/// to show in pages of 128. Answers to questions that are no longer asked are dropped.
class WindowedModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int pageSize = 128;

    WindowedModel(Tokens &tokens, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    qint64 idAt(int row) const { return m_order[std::size_t(row)]; }
    const std::vector<qint64> &order() const { return m_order; }
    /// Whether an order has ever come: an empty table is empty only then.
    bool answered() const { return m_answered; }

    /// Reads the rows \a ids afresh and gives \a use the \a columns of each as texts for other programs (rows that are
    /// gone are left out), unless \a asker is gone by then. For few rows at a time: all of them are held.
    using Texts = QList<QStringList>;
    virtual void readTexts(const std::vector<qint64> &ids, const QList<int> &columns, QObject *asker,
        std::function<void(const Texts &)> use) = 0;

    /// Asks for order and rows again, soon, and at most once at a time. What is shown stays until the answer is here.
    /// Nobody has asked for anything yet: does nothing. Nobody looks: waits until somebody does.
    void refresh();
    /// Whether anybody looks at the table; so it is until said otherwise. Else a table that lies behind another page
    /// would have its million rows sorted again and again while a run goes on.
    void setWatched(bool watched);

Q_SIGNALS:
    /// The rows are as asked for, whether or not the order changed.
    void orderArrived();

protected:
    /// Asks for the order at once; the answer to an earlier question is dropped.
    void restart();
    void takeOrder(quint64 token, const std::vector<qint64> &ids);
    /// The first row of the page that \a token asked for, or -1 when nobody waits for it any more.
    int takePage(quint64 token);
    void want(int row) const;
    int generation() const { return m_generation; }
    Tokens &tokens() { return m_tokens; }

    virtual void askOrder(quint64 token) = 0;
    virtual void askRows(quint64 token, const std::vector<qint64> &ids) = 0;

private:
    Tokens &m_tokens;
    std::vector<qint64> m_order;
    quint64 m_orderToken = 0;
    bool m_answered = false;
    bool m_again = false;
    bool m_watched = true;
    bool m_stale = false; ///< to be refreshed once somebody looks
    int m_generation = 0;
    QTimer m_refresh;
    QHash<quint64, int> m_pages; ///< token -> page asked for
    QHash<int, quint64> m_asked; ///< page -> token
};

} // namespace samband
