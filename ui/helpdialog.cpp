#include "ui/helpdialog.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/words.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(samband::Help)
};

QGridLayout *keys()
{
    const QList<std::pair<QString, QString>> lines{
        {Help::tr("F5"), Help::tr("Sync the selected rows, or the view")},
        {Help::tr("Ctrl+Shift+F5"), Help::tr("Sync everything")},
        {Help::tr("Ctrl+P"), Help::tr("Preview: what a run would do")},
        {Help::tr("Esc"), Help::tr("Stop the run, or leave the field")},
        {Help::tr("J, K"), Help::tr("Next, previous row that needs you")},
        {Help::tr("1, 2"), Help::tr("Take the first, the second system's value")},
        {Help::tr("3, 4, 5"), Help::tr("Take the base, type a value, accept the difference")},
        {Help::tr("6"), Help::tr("Make the choice the rule for the flow")},
        {Help::tr("Enter"), Help::tr("Resolve and sync")},
        {Help::tr("Ctrl+Enter"), Help::tr("Resolve everything chosen")},
        {Help::tr("Ctrl+Z, Ctrl+Shift+Z"), Help::tr("Take back the last choice, choose it again")},
        {Help::tr("Ctrl+F"), Help::tr("Search: flow:contact is:conflict phone:22 !berg")},
        {Help::tr("Ctrl+Shift+F"), Help::tr("Filters under the columns")},
        {Help::tr("Ctrl+Shift+C, Ctrl+D"), Help::tr("Choose the columns, keep what is shown as a view")},
        {Help::tr("Ctrl+A, Ctrl+C"), Help::tr("Select every row, copy the selected ones")},
        {Help::tr("Ctrl+K"), Help::tr("Find any command or view by its name")},
        {Help::tr("Ctrl+,"), Help::tr("Settings: language, timetable, rules of each flow")},
        {Help::tr("Alt+1, Alt+2"), Help::tr("Open the record in the first, the second system")},
        {Help::tr("Ctrl+Shift+O, Ctrl+Shift+D"), Help::tr("Connections, connection doctor")},
        {Help::tr("F6"), Help::tr("Next pane")},
        {Help::tr("Ctrl+1 … 9"), Help::tr("Views of the sidebar")},
    };
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    for (int line = 0; line < lines.size(); ++line) {
        grid->addWidget(headingLabel(lines[line].first), line, 0);
        grid->addWidget(new QLabel(lines[line].second), line, 1);
    }
    return grid;
}

QString meaning(LinkState state)
{
    switch (state) {
    case LinkState::InSync:
        return Help::tr("both records agree");
    case LinkState::Pending:
        return Help::tr("decided, not yet written");
    case LinkState::Conflict:
        return Help::tr("changed differently in both systems: you choose");
    case LinkState::Held:
        return Help::tr("allowed, but waits for your approval");
    case LinkState::Ambiguous:
        return Help::tr("looks like several others: you pick one");
    case LinkState::Unlinked:
        return Help::tr("waits for a link, perhaps with a suggestion");
    case LinkState::NotCreatable:
        return Help::tr("lacks what the other system needs");
    case LinkState::Failing:
        return Help::tr("a system refuses it; tried again later");
    case LinkState::Orphaned:
        return Help::tr("one side of the pair is gone: you decide");
    case LinkState::Paused:
        return Help::tr("taken out by you or by the flow's filter");
    case LinkState::Outside:
        return Help::tr("no flow promises it a counterpart");
    }
    return {};
}

QGridLayout *states()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(2, 1);
    int line = 0;
    for (const auto &[state, name] : enumNames<LinkState>) {
        auto *icon = new QLabel;
        icon->setPixmap(stateIcon(state).pixmap(QSize(16, 16), icon->devicePixelRatioF()));
        grid->addWidget(icon, line, 0);
        grid->addWidget(headingLabel(stateWord(state)), line, 1);
        grid->addWidget(new QLabel(meaning(state)), line++, 2);
    }
    return grid;
}

} // namespace

void showHelp(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"helpDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Help::tr("Keys and words"));
    auto *box = new QVBoxLayout(dialog);
    box->setContentsMargins(18, 16, 18, 14);
    box->addLayout(keys());
    box->addSpacing(10);
    box->addWidget(ruleLine());
    box->addSpacing(6);
    box->addLayout(states());
    box->addSpacing(8);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    box->addWidget(buttons);
    dialog->show();
}

} // namespace samband
