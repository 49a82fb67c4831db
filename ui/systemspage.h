#pragma once

#include "core/engine/controller.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace samband {

/// One system on the page: which manifest it is reached by, and what can be done about that.
class SystemBox : public QWidget {
    Q_OBJECT

public:
    SystemBox(Controller &controller, Side side, QWidget *parent = nullptr);

    void show(const SystemSetup &setup);
    void show(const SignInState &state);

private:
    QPushButton *button(const QString &name, const QString &text, const QString &tip, std::function<void()> act);
    void chooseFile();
    void saveCopy();
    QString named(const QString &part) const;

    Controller &m_controller;
    Side m_side;
    SystemSetup m_setup;
    QLabel *m_title = nullptr;
    QLabel *m_mark = nullptr;
    QLabel *m_address = nullptr;
    QLabel *m_signIn = nullptr;
    QLabel *m_manifest = nullptr;
    QLabel *m_covers = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_shipped = nullptr;
    QPushButton *m_own = nullptr;
};

/// Which manifest each system uses and how it stands with its account.
class SystemsPage : public QWidget {
    Q_OBJECT

public:
    explicit SystemsPage(Controller &controller, QWidget *parent = nullptr);

Q_SIGNALS:
    void connectionsWanted();
};

} // namespace samband
