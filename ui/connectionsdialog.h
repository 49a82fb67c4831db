#pragma once

#include "core/engine/controller.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace samband {

/// One system's sign-in: how it stands, and the ways to sign in and out.
class ConnectionBox : public QWidget {
    Q_OBJECT

public:
    ConnectionBox(Controller &controller, Side side, QWidget *parent = nullptr);
    void show(const SignInState &state);

Q_SIGNALS:
    /// The person wants this connection to be examined.
    void doctorWanted(samband::Side side);

private:
    QLineEdit *field(const QString &name, const QString &label, bool secret);
    QPushButton *button(const QString &name, const QString &text, std::function<void()> act);
    QString named(const QString &part) const;
    SignInWish wish(SignInWish::Way way) const;
    void enable();
    QString statusOf(const SignInState &state) const;
    void offerPlaces();

    Controller &m_controller;
    Side m_side;
    SignInState m_state;
    QLabel *m_title = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_scopes = nullptr;
    QLabel *m_problem = nullptr;
    QLineEdit *m_token = nullptr;
    QLineEdit *m_variable = nullptr;
    QLineEdit *m_client = nullptr;
    QLineEdit *m_secret = nullptr;
    QLineEdit *m_port = nullptr;
    QCheckBox *m_session = nullptr;
    QPushButton *m_useToken = nullptr;
    QPushButton *m_useVariable = nullptr;
    QPushButton *m_browser = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_signOut = nullptr;
};

/// Both systems' sign-ins. Not modal; secrets typed here are handed on once and cleared.
class ConnectionsDialog : public QDialog {
    Q_OBJECT

public:
    /// \a browse opens an address in the person's browser.
    using Browse = std::function<void(const QUrl &)>;
    ConnectionsDialog(Controller &controller, Browse browse, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The person wants the connection of \a side to be examined.
    void doctorWanted(samband::Side side);
};

} // namespace samband
