#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>

class QMessageBox;

namespace samband {

class Controller;
class WorkBar;

/// Sees to it that the window does not go in the middle of an action on thousands of rows without a word. Asks whether
/// to wait or to stop, and goes when that has come about.
class Leaving : public QObject {
    Q_OBJECT

public:
    Leaving(Controller &controller, WorkBar &work, QWidget *window);

    bool isNeeded() const; ///< something is under way
    /// Says how much is done and left, and asks. \a go is called once all is done and the run that carries it out has
    /// ended, or once what is under way has been stopped; not at all when the person stays, or when there is something
    /// to say about how it ended.
    void ask(std::function<void()> go);
    /// Calls \a go once nothing is under way any more, however it ended.
    void whenDone(std::function<void()> go);
    /// Asks nothing: stops what is under way, waits for the portion at hand and tells \a then how each ended.
    void stopNow(std::function<void(const QStringList &)> then);

Q_SIGNALS:
    /// Something for the status bar.
    void told(const QString &text);

private:
    void showStand();
    void decided(bool stop);
    void workEnded(bool whole);
    void goOn();
    void go();

    Controller &m_controller;
    WorkBar &m_work;
    QWidget *m_window;
    QPointer<QMessageBox> m_box;
    std::function<void()> m_go; ///< what was asked about, and has been answered with yes
    bool m_stopping = false;
};

} // namespace samband
