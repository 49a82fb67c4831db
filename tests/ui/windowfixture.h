#pragma once

#include "tests/support/fakecontroller.h"
#include "ui/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

class QTableView;

namespace samband {

/// The window on a fake controller with 300 invented people, afresh for every test, driven by object names and keys.
class WindowFixture : public QObject {
    Q_OBJECT

protected Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    /// Makes the window and waits until it is in front. Questions are noted in \ref m_questions and answered by \ref
    /// m_yes.
    void openWindow();
    /// Opens the window with its settings before it, once they show the four flows.
    void openSettings();
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }
    /// Clicks a button that has to be there, seen and enabled.
    void click(const QString &name) const;
    void goTo(const QString &key);
    QTableView *table() const;
    int shownRows() const;
    void select(int row);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QList<Question> m_questions;
    bool m_yes = true;
};

} // namespace samband
