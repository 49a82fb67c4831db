#pragma once

#include "core/engine/controller.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace samband {

class CheckTree;
class ProbeBox;

/// The connection doctor: looks at one system or both when asked to, tells each check as it is done, and what to
/// change. Not modal; closing it ends what it started. What it saves or copies holds no secret and nothing of a person.
class DoctorDialog : public QDialog {
    Q_OBJECT

public:
    DoctorDialog(Controller &controller, const Summary &summary, QWidget *parent = nullptr);

    /// Looks at \a side at once; does nothing while an examination goes on.
    void examine(const QList<Side> &sides);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildDetail();
    QWidget *buildFoot();
    QPushButton *button(const QString &name, const QString &text, std::function<void()> act);
    void start(const DoctorWish &wish);
    void showCheck(const std::optional<DoctorCheck> &check);
    void showStanding();
    QString text() const; ///< both reports
    void copy();
    void save();
    void write(const QString &path);

    Controller &m_controller;
    PerSide<QString> m_system;
    QList<Side> m_underWay; ///< asked for and not answered yet, in order
    QList<QPushButton *> m_starters;
    QPushButton *m_stop = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    CheckTree *m_checks = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_came = nullptr;
    QLabel *m_advice = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_excerpt = nullptr;
    QCheckBox *m_mayWrite = nullptr;
    ProbeBox *m_probe = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_standing = nullptr;
};

} // namespace samband
