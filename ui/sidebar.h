#pragma once

#include "core/store/rows.h"

#include <QListWidget>

namespace samband {

/// One view of the window.
struct View {
    enum class Kind { Overview, Causes, Links, Runs, Journal };
    Kind kind = Kind::Overview;
    QString key; ///< stable name: "overview", "causes", "waiting", "state:conflict", "flow:3", "all", "runs", "journal"
    QString title;
    LinkQuery query; ///< of a view of links
    QString tip{}; ///< more about it than its title

    bool operator==(const View &) const = default;
};

/// The key of an operator's own view.
QString savedViewKey(const QString &name);

/// The only navigation: every view with its live count.
class Sidebar : public QListWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    /// Rebuilds the list for the workspace; the current view stays.
    void show(const Summary &summary);
    /// Goes to the view \a key, if there is one.
    bool goTo(const QString &key);
    /// Goes to the \a number th view, from 1.
    void goToNumber(int number);
    /// Goes to \a view, which is not always in the list: it stays there until the next one that is not.
    void visit(const View &view);
    View currentView() const;
    QList<View> views() const; ///< in their order
    QString currentKey() const { return m_key; }
    /// Marks the current view, or none while something is shown that is no view: choosing any goes there then.
    void setMarked(bool marked);
    /// How many rows each of the operator's own views has, in their order.
    void setSavedCounts(const QList<int> &counts);
    /// The name of the operator's own view there; empty when there is none.
    QString savedNameAt(const QPoint &at) const;
    /// The name of the current view where it is one of the operator's own; else empty.
    QString currentSavedName() const;
    /// What the longest name needs beside its count, within limits; what is longer is shortened and told in its tip.
    int wantedWidth() const;

Q_SIGNALS:
    void viewChosen(const samband::View &view);

private:
    void rebuild(const Summary &summary);
    void addSaved(const Summary &summary);
    QString savedNameOf(const QListWidgetItem *entry) const;
    void addHeader(const QString &title, int count = 0);
    void addView(const View &view, const QIcon &icon, int count, bool quietWhenNone);
    int rowOf(const QString &key) const;

    QMap<QString, View> m_views;
    std::optional<View> m_visited;
    QString m_key;
    bool m_marked = true;
    Summary m_summary;
    QList<SavedView> m_saved;
    QList<int> m_savedCounts;
};

} // namespace samband
