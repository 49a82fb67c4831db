#pragma once

#include "core/engine/controller.h"
#include "ui/windowedmodel.h"

class QWidget;

namespace samband {

class Sidebar;

/// The operator's own views: keeps them in the workspace, names, renames and removes them, and has their rows counted
/// for the sidebar.
class SavedViews : public QObject {
    Q_OBJECT

public:
    SavedViews(Controller &controller, Tokens &tokens, Sidebar &sidebar, QWidget *window);

    /// Asks for a name and keeps \a query under it; a view of that name is replaced. \a suggestion stands in the field.
    void save(const LinkQuery &query, const QString &suggestion);
    void rename(const QString &name);
    void remove(const QString &name);

Q_SIGNALS:
    /// A view was kept and is gone to: what was typed to get there is part of it now.
    void saved();
    /// What is shown is being kept as the view \a name.
    void kept(const QString &name);
    /// The view \a from is being called \a to from now on.
    void renamed(const QString &from, const QString &to);

private:
    void show(const Summary &summary);
    void askCounts();
    void askName(const QString &title, const QString &suggestion, std::function<void(const QString &)> use);

    Controller &m_controller;
    Tokens &m_tokens;
    Sidebar &m_sidebar;
    QWidget *m_window;
    QList<SavedView> m_views;
    QString m_goTo; ///< view to go to once the workspace has it
    quint64 m_token = 0;
    QTimer m_again; ///< counting reads the whole workspace: not more often than this
    bool m_stale = false;
};

} // namespace samband
