#include "ui/troubledialog.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"

#include <QDir>
#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

bool canRescue(Trouble trouble)
{
    return trouble == Trouble::Damaged || trouble == Trouble::HalfRescued;
}

/// What it means and what can be done; the error's own words where they say it all.
QString meaning(Trouble trouble, const QString &path, const Error &error)
{
    const QString file = QDir::toNativeSeparators(path);
    switch (trouble) {
    case Trouble::Damaged:
        return TroubleDialog::tr(
            "%1 cannot be read in full, as after a fault of the disk or a copy that was cut short. It was left as it "
            "is.\n\nSamband can make a working workspace of what can still be read. The damaged file is set aside "
            "under another name, byte for byte; nothing is deleted. The next run then reads both systems completely, "
            "and asks before it creates anything.")
            .arg(file);
    case Trouble::HalfRescued:
        return TroubleDialog::tr("A rescue of %1 was interrupted. Nothing is lost: finish it, and the workspace opens.")
            .arg(file);
    case Trouble::NoWorkspace:
        return TroubleDialog::tr("%1 was not made by Samband, or holds too little to be a workspace. It was left as it "
                                 "is. Choose another file.")
            .arg(file);
    case Trouble::None:
    case Trouble::Missing:
    case Trouble::Newer:
    case Trouble::NoAccess:
    case Trouble::InUse:
    case Trouble::Other:
        break;
    }
    return error.text;
}

} // namespace

QString troubleTitle(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Missing:
        return TroubleDialog::tr("The workspace is not there");
    case Trouble::NoWorkspace:
        return TroubleDialog::tr("This is no workspace");
    case Trouble::Damaged:
        return TroubleDialog::tr("The workspace is damaged");
    case Trouble::HalfRescued:
        return TroubleDialog::tr("A rescue waits to be finished");
    case Trouble::Newer:
        return TroubleDialog::tr("The workspace is of a newer Samband");
    case Trouble::NoAccess:
        return TroubleDialog::tr("The workspace cannot be written to");
    case Trouble::InUse:
        return TroubleDialog::tr("The workspace is in use");
    case Trouble::None:
    case Trouble::Other:
        break;
    }
    return TroubleDialog::tr("The workspace cannot be opened");
}

QString rescueText(const RescueReport &report)
{
    QStringList lines;
    if (!report.kept.isEmpty())
        lines << TroubleDialog::tr("Kept: %1 links, %2 records, %3 lines of history.")
                     .arg(numberText(report.kept.value(u"link"_s)), numberText(report.kept.value(u"record"_s)),
                         numberText(report.kept.value(u"journal"_s)));
    if (report.lostLinks > 0)
        lines << TroubleDialog::tr("Lost: %1 links. The next run finds their records again and asks.")
                     .arg(numberText(report.lostLinks));
    if (report.withoutBase > 0)
        lines << TroubleDialog::tr("%1 pairs are compared as if they met for the first time.")
                     .arg(numberText(report.withoutBase));
    if (!report.incomplete.isEmpty())
        lines << TroubleDialog::tr("Rows may be missing of: %1.").arg(report.incomplete.join(", "_L1));
    lines << TroubleDialog::tr("The damaged file is %1.").arg(QDir::toNativeSeparators(report.setAside));
    if (!report.exportFolder.isEmpty())
        lines << TroubleDialog::tr("All that could be read is also in %1, one file a table.")
                     .arg(QDir::toNativeSeparators(report.exportFolder));
    lines << QString() << TroubleDialog::tr("The next run reads both systems completely. Preview it first (Ctrl+P).");
    return lines.join(u'\n');
}

TroubleDialog::TroubleDialog(
    Trouble trouble, const QString &path, const Error &error, std::function<void()> rescue, QWidget *parent)
    : QDialog(parent)
    , m_path(path)
    , m_rescue(std::move(rescue))
{
    setObjectName(u"troubleDialog"_s);
    setWindowTitle(tr("Samband"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(20, 18, 20, 16);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    m_icon = new QLabel;
    m_title = wrappedLabel(u"troubleTitle"_s);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_text = wrappedLabel(u"troubleText"_s);
    m_text->setMinimumWidth(460);
    m_bar = new QProgressBar;
    m_bar->setObjectName(u"troubleProgress"_s);
    m_bar->setAccessibleName(tr("The rescue goes on"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 0);
    m_bar->setFixedHeight(10);
    m_bar->hide();
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    grid->addWidget(m_bar, 2, 1);
    m_rescueButton = button(u"troubleRescue"_s,
        trouble == Trouble::HalfRescued ? tr("Finish the rescue") : tr("Set it aside and rescue what can be read"),
        [this] { startRescue(); });
    m_again = button(u"troubleAgain"_s, tr("Try again"), [this] { leave(Answer::Again); });
    m_another = button(u"troubleAnother"_s, tr("Open another…"), [this] { leave(Answer::Another); });
    m_close = button(u"troubleClose"_s, tr("Close"), [this] { reject(); });
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 8, 0, 0);
    line->setSpacing(8);
    line->addStretch();
    for (QPushButton *each : {m_rescueButton, m_again, m_another, m_close})
        line->addWidget(each);
    grid->addLayout(line, 3, 0, 1, 2);
    m_rescueButton->setVisible(canRescue(trouble));
    m_again->setVisible(!canRescue(trouble));
    showIcon(*m_icon, stateIcon(LinkState::Failing), 28);
    say(troubleTitle(trouble), meaning(trouble, path, error));
    (canRescue(trouble) ? m_rescueButton : m_again)->setDefault(true);
}

QPushButton *TroubleDialog::button(const QString &name, const QString &text, std::function<void()> act)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    made->setMinimumWidth(made->sizeHint().width() + 16);
    connect(made, &QPushButton::clicked, this, std::move(act));
    return made;
}

void TroubleDialog::say(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    adjustSize();
}

void TroubleDialog::leave(Answer answer)
{
    m_answer = answer;
    accept();
}

void TroubleDialog::reject()
{
    if (!m_underWay)
        QDialog::reject();
}

void TroubleDialog::startRescue()
{
    m_underWay = true;
    m_bar->show();
    for (QPushButton *each : {m_rescueButton, m_again, m_another})
        each->hide();
    m_close->setEnabled(false);
    showIcon(*m_icon, stateIcon(LinkState::Pending), 28);
    say(tr("Reading what can still be read"),
        tr("Samband works on a copy of %1. This takes seconds, for a large workspace some minutes.")
            .arg(QDir::toNativeSeparators(m_path)));
    m_rescue();
}

void TroubleDialog::rescued(const RescueReport &report)
{
    m_underWay = false;
    m_bar->hide();
    m_again->setText(tr("Open it"));
    m_again->show();
    m_again->setDefault(true);
    m_close->setEnabled(true);
    m_again->setFocus();
    const LinkState mark = report.isComplete() ? LinkState::InSync : LinkState::Held;
    showIcon(*m_icon, stateIcon(mark), 28);
    say(report.isComplete() ? tr("Everything was rescued") : tr("Rescued, with gaps"), rescueText(report));
}

void TroubleDialog::rescueFailed(const Error &error)
{
    m_underWay = false;
    m_bar->hide();
    for (QPushButton *each : {m_rescueButton, m_again, m_another})
        each->show();
    m_close->setEnabled(true);
    showIcon(*m_icon, stateIcon(LinkState::Failing), 28);
    say(tr("The rescue did not work"), error.text);
}

} // namespace samband
