#pragma once

#include <QDialog>
#include <QMap>

class QAction;
class QTextBrowser;

namespace samband {

/// The keys and the words of the console, beside the window and without blocking it. The keys are those that the
/// actions have, so that what stands here is what works.
class HelpDialog : public QDialog {
    Q_OBJECT

public:
    HelpDialog(const QList<QAction *> &actions, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    QTextBrowser *addPage(const QString &name, const QString &title);
    void fill();

    QTextBrowser *m_keys = nullptr;
    QTextBrowser *m_words = nullptr;
    QMap<QString, QString> m_texts; ///< action -> what it is called now
};

} // namespace samband
