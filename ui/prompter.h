#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace samband {

/// A question before something that cannot simply be taken back.
struct Question {
    QString title;
    QString text; ///< what happens, to how many, where; whether it can be undone
    QString action; ///< the button that does it: says what happens
};

/// Asks; calls back only on yes. The safe answer is the default.
using Prompter = std::function<void(QWidget *, const Question &, std::function<void()>)>;

/// Asks in a box over the window, without blocking it.
void askInBox(QWidget *parent, const Question &question, std::function<void()> yes);

} // namespace samband
