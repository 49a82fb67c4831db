#pragma once

#include "core/domain/result.h"
#include "core/store/rescue.h"
#include "core/store/trouble.h"

#include <QDialog>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace samband {

/// Says why a workspace cannot be opened, before there is a window, and offers what helps: a damaged one is rescued
/// from here.
class TroubleDialog : public QDialog {
    Q_OBJECT

public:
    enum class Answer {
        Close, ///< nothing is to be opened
        Again, ///< the same file: it was rescued, or what was in the way is gone
        Another, ///< the person wants to choose a file
    };

    /// \a error: what opening it said. \a rescue is called when the person wants that; its outcome comes back by
    /// \ref rescued or \ref rescueFailed.
    TroubleDialog(Trouble trouble, const QString &path, const Error &error, std::function<void()> rescue,
        QWidget *parent = nullptr);

    Answer answer() const { return m_answer; }
    void rescued(const RescueReport &report);
    void rescueFailed(const Error &error);

    void reject() override; ///< a rescue under way is waited for

private:
    QPushButton *button(const QString &name, const QString &text, std::function<void()> act);
    void leave(Answer answer);
    void startRescue();
    void say(const QString &title, const QString &text);

    QString m_path;
    std::function<void()> m_rescue;
    Answer m_answer = Answer::Close;
    bool m_underWay = false;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_rescueButton = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_another = nullptr;
    QPushButton *m_close = nullptr;
};

/// The trouble as a heading.
QString troubleTitle(Trouble trouble);

/// What was saved and what was lost, a line each.
QString rescueText(const RescueReport &report);

} // namespace samband
