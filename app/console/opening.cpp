#include "app/console/opening.h"

#include "core/engine/rescuer.h"
#include "ui/troubledialog.h"

#include <cstdio>

namespace samband {

using namespace Qt::StringLiterals;

QString Opening::run(QString path)
{
    while (true) {
        const Status opened = m_open(path);
        if (opened)
            return path;
        std::fputs(qPrintable(u"samband: %1\n"_s.arg(opened.error().text)), stderr);
        Rescuer rescuer;
        TroubleDialog dialog(rescuer.look(path), path, opened.error(), [&] { rescuer.rescue(path); });
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
