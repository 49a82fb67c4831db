#pragma once

#include <QFrame>
#include <QIcon>
#include <QPointer>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace samband {

/// One thing that the palette offers.
struct Command {
    QString text;
    QString words; ///< others that find it, after those of the text
    QString keys; ///< its shortcut in the platform's spelling; may be empty
    QIcon icon;
    bool enabled = true;
    std::function<void()> run;
};

/// How well \a typed fits \a text: 0 not at all, more is better. Every word typed must begin a word of the text (best
/// at its start), stand somewhere in it, or begin one of \a words; case and accents do not matter.
int commandScore(const QString &typed, const QString &text, const QString &words = {});

/// A field over the window that finds every action and view by what it is called. Up and down choose, Enter does it,
/// Escape leaves; what cannot be done now is shown but not offered.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// Opens over the window with \a commands, in their order while nothing is typed.
    void open(std::vector<Command> commands);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void run();
    void step(int rows);
    void leave();

    std::vector<Command> m_commands;
    QPointer<QWidget> m_before; ///< had the focus
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace samband
