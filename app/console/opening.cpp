#include "app/console/opening.h"

#include "core/engine/rescuer.h"
#include "ui/openingnote.h"
#include "ui/troubledialog.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <optional>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int noteAfter = 150; // ms: what is quicker needs no word

/// Waits for the answer that \a start is to bring, and says meanwhile that \a path is looked through.
template<class Answer>
Answer waitedFor(const QString &path, const std::function<void(std::function<void(const Answer &)>)> &start)
{
    std::optional<Answer> answer;
    start([&](const Answer &given) { answer = given; });
    OpeningNote note(path);
    QTimer::singleShot(noteAfter, &note, &QWidget::show);
    // No loop of its own: once the program is told to end, none runs any more, and the answer still has to come.
    while (!answer)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *answer;
}

} // namespace

QString Opening::run(QString path)
{
    while (true) {
        const Status opened =
            waitedFor<Status>(path, [&](const std::function<void(const Status &)> &then) { m_open(path, then); });
        if (opened)
            return path;
        m_letGo();
        std::fputs(qPrintable(u"samband: %1\n"_s.arg(opened.error().text)), stderr);
        Rescuer rescuer;
        const Trouble trouble = waitedFor<Trouble>(path, [&](const std::function<void(const Trouble &)> &then) {
            QObject::connect(&rescuer, &Rescuer::looked, &rescuer, then);
            rescuer.look(path);
        });
        TroubleDialog dialog(trouble, path, opened.error(), [&] { rescuer.rescue(path); });
        QObject::connect(&rescuer, &Rescuer::rescued, &dialog, &TroubleDialog::rescued);
        QObject::connect(&rescuer, &Rescuer::failed, &dialog, &TroubleDialog::rescueFailed);
        dialog.exec();
        switch (dialog.answer()) {
        case TroubleDialog::Answer::Close:
            return {};
        case TroubleDialog::Answer::Again:
            break;
        case TroubleDialog::Answer::Another:
            // Without a choice the same file is offered again, with what can be done about it.
            if (const QString other = m_choose(); !other.isEmpty())
                path = other;
            break;
        }
    }
}

} // namespace samband
