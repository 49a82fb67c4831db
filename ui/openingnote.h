#pragma once

#include <QWidget>

namespace samband {

/// What stands on the screen while a workspace is opened and there is no window yet: a large file that was not closed
/// properly is checked first, and nothing runs before that is done. Cannot be closed.
class OpeningNote : public QWidget {
    Q_OBJECT

public:
    explicit OpeningNote(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;
};

} // namespace samband
