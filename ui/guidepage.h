#pragma once

#include "core/engine/controller.h"
#include "ui/words.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace samband {

class ConnectionBox;
class Desk;
class ReviewPage;
class Tokens;

/// The first steps in a new workspace: connect both systems, check what the accounts can do, read them, review the
/// proposed links, see the plan. Each step is whole in itself: who leaves finds everything as far as they came.
class GuidePage : public QWidget {
    Q_OBJECT

public:
    enum Step { Connect, Check, Read, Review, Plan, StepCount };

    GuidePage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent = nullptr);

    void setFlows(const FlowNames &flows);
    /// Looks how far the workspace has come; \ref wanted tells when the guide should be shown by itself.
    void consider(const Summary &summary);
    /// Goes to the first step that is open.
    void open();
    /// Takes the end of a preview that the guide asked for; false when it did not.
    bool takeReport(const RunReport &report);
    Step step() const { return m_step; }

Q_SIGNALS:
    void wanted();
    void left();
    void planWanted();
    void doctorWanted();
    void ambiguousWanted();

private:
    QWidget *buildSteps();
    QWidget *buildConnect(Controller &controller);
    QWidget *buildCheck();
    QWidget *buildRead();
    QWidget *buildButtons();
    void goTo(Step step);
    void next();
    void read();
    void showStep();
    void showChecks();
    void showRead(const QString &text);
    bool isSignedIn() const;
    bool isDone(Step step) const;
    QString titleOf(Step step) const;

    Controller &m_controller;
    PerSide<SignInState> m_signIn;
    PerSide<bool> m_heard{false, false};
    PerSide<SystemSetup> m_setup;
    bool m_considering = false;
    bool m_reading = false; ///< a preview that this page asked for is under way
    bool m_read = false;
    Step m_step = Connect;
    QList<QLabel *> m_signs; ///< beside them: done, here, or the number
    QList<QLabel *> m_marks;
    QLabel *m_title = nullptr;
    QLabel *m_about = nullptr;
    QStackedWidget *m_pages = nullptr;
    PerSide<ConnectionBox *> m_boxes{};
    PerSide<QLabel *> m_checked{}; ///< whose the checks are
    PerSide<QLabel *> m_checks{};
    QLabel *m_readText = nullptr;
    QPushButton *m_readButton = nullptr;
    ReviewPage *m_review = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace samband
