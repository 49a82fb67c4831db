#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/result.h"

#include <QDialog>

#include <functional>

class QCommandLinkButton;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace samband {

/// What the start needs to have done; each calls back once, on the thread of the dialog, and never from within.
struct StartTasks {
    /// Reads and checks a document.
    std::function<void(const QString &file, std::function<void(const Result<Dataflow> &)>)> readDocument;
    /// Makes a workspace for a document; leaves nothing behind when it fails.
    std::function<void(const QString &path, const Dataflow &, std::function<void(const Status &)>)> found;
    QString demoMissing; ///< why there is no demo; empty when there is
};

/// From nothing to a workspace: the demo, one that is there already, or a new one for a document. Nothing is written
/// before the last step, and that one is whole or leaves nothing.
class StartDialog : public QDialog {
    Q_OBJECT

public:
    enum class Choice { None, Demo, Workspace };

    explicit StartDialog(StartTasks tasks, QWidget *parent = nullptr);

    Choice choice() const { return m_choice; }
    QString workspace() const { return m_workspace; } ///< what to open, once one was chosen or made

private:
    enum Page { Welcome, Document, File };

    QWidget *buildWelcome();
    QWidget *buildDocument();
    QWidget *buildFile();
    QWidget *buildButtons();
    QWidget *pathLine(QLineEdit *edit, const QString &name, const QString &label, std::function<void()> browse);
    void goTo(Page page);
    void next();
    void readDocument();
    void showDocument(const Result<Dataflow> &read);
    void showFile();
    void create();
    void openExisting();
    void finish(Choice choice, const QString &workspace);
    void tell(QLabel *label, const QString &text, bool problem);

    StartTasks m_tasks;
    Choice m_choice = Choice::None;
    QString m_workspace;
    std::optional<Dataflow> m_dataflow; ///< of the file in the field, when it is usable
    quint64 m_reading = 0; ///< counts the documents that were asked for
    bool m_making = false;
    QStackedWidget *m_pages = nullptr;
    QLineEdit *m_document = nullptr;
    QLabel *m_findings = nullptr;
    QLineEdit *m_file = nullptr;
    QLabel *m_fileNote = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace samband
