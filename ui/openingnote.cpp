#include "ui/openingnote.h"

#include "ui/labels.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

OpeningNote::OpeningNote(const QString &path)
{
    setObjectName(u"openingNote"_s);
    setWindowTitle(tr("Samband — %1").arg(QFileInfo(path).completeBaseName()));
    // Only the window that comes after it ends the program.
    setAttribute(Qt::WA_QuitOnClose, false);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(24, 20, 24, 20);
    box->setSpacing(10);
    QLabel *text = wrappedLabel(u"openingText"_s);
    text->setText(tr("Checking the workspace. Nothing is read or written before that is done."));
    text->setMinimumWidth(380);
    box->addWidget(text);
    auto *bar = new QProgressBar;
    bar->setAccessibleName(tr("Checking the workspace"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    box->addWidget(bar);
}

void OpeningNote::closeEvent(QCloseEvent *event)
{
    event->ignore();
}

} // namespace samband
