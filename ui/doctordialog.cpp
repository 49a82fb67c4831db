#include "ui/doctordialog.h"

#include "ui/checktree.h"
#include "ui/labels.h"
#include "ui/probebox.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>

namespace samband {

using namespace Qt::StringLiterals;

DoctorDialog::DoctorDialog(Controller &controller, const Summary &summary, QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_system(summary.system)
{
    setObjectName(u"doctorDialog"_s);
    setWindowTitle(tr("Connection doctor"));
    auto *box = new QVBoxLayout(this);
    box->setSpacing(10);
    m_checks = new CheckTree;
    box->addWidget(buildHead());
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_checks);
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({330, 150});
    box->addWidget(splitter, 1);
    m_mayWrite = new QCheckBox(tr("Try a write as well, on a record that you name"));
    m_mayWrite->setObjectName(u"doctorMayWrite"_s);
    showIndicator(*m_mayWrite);
    m_probe = new ProbeBox;
    m_probe->offer(summary);
    connect(&controller, &Controller::summaryReady, m_probe, &ProbeBox::offer);
    m_probe->hide();
    connect(m_mayWrite, &QCheckBox::toggled, m_probe, &QWidget::setVisible);
    connect(m_probe, &ProbeBox::wanted, this, &DoctorDialog::start);
    box->addWidget(m_mayWrite);
    box->addWidget(m_probe);
    box->addWidget(buildFoot());
    connect(m_checks, &CheckTree::checkChosen, this, &DoctorDialog::showCheck);
    connect(&controller, &Controller::doctorChecked, this, [this](Side side, const DoctorCheck &check) {
        m_checks->add(side, check);
        showStanding();
    });
    connect(&controller, &Controller::doctorReady, this, [this](const DoctorReport &report) {
        m_underWay.removeOne(report.side);
        m_checks->finish(report);
        showStanding();
    });
    resize(860, 640);
    showCheck(std::nullopt);
    showStanding();
}

QPushButton *DoctorDialog::button(const QString &name, const QString &text, std::function<void()> act)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    made->setAutoDefault(false);
    made->setMinimumWidth(made->sizeHint().width() + 16);
    connect(made, &QPushButton::clicked, this, std::move(act));
    return made;
}

QWidget *DoctorDialog::buildHead()
{
    auto *head = new QWidget;
    auto *box = new QVBoxLayout(head);
    box->setContentsMargins(0, 0, 0, 0);
    QLabel *what = wrappedLabel(u"doctorText"_s);
    what->setText(tr("Looks at everything between this machine and a system: address, sign-in, permissions, each read "
                     "call, paging, times and properties. Reads a few pages, keeps nothing of them, and writes "
                     "nothing."));
    box->addWidget(what);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_starters << button(u"doctorBoth"_s, tr("Examine both"), [this] {
        examine({Side::Source, Side::Target});
    }) << button(u"doctorSource"_s, tr("Only %1").arg(m_system.source), [this] {
        examine({Side::Source});
    }) << button(u"doctorTarget"_s, tr("Only %1").arg(m_system.target), [this] { examine({Side::Target}); });
    m_starters.first()->setDefault(true);
    for (QPushButton *starter : std::as_const(m_starters))
        line->addWidget(starter);
    m_stop = button(u"doctorStop"_s, tr("Stop"), [this] { m_controller.cancelExamination(); });
    line->addWidget(m_stop);
    line->addStretch();
    auto *remarks = new QCheckBox(tr("Only what does not simply work"));
    remarks->setObjectName(u"doctorRemarks"_s);
    showIndicator(*remarks);
    connect(remarks, &QCheckBox::toggled, m_checks, &CheckTree::setOnlyRemarks);
    line->addWidget(remarks);
    box->addLayout(line);
    return head;
}

QWidget *DoctorDialog::buildDetail()
{
    auto *detail = new QWidget;
    auto *box = new QVBoxLayout(detail);
    box->setContentsMargins(2, 4, 2, 0);
    box->setSpacing(4);
    m_what = headingLabel({});
    m_what->setObjectName(u"doctorWhat"_s);
    m_came = wrappedLabel(u"doctorCame"_s);
    m_advice = wrappedLabel(u"doctorAdvice"_s);
    m_place = wrappedLabel(u"doctorPlace"_s);
    m_excerpt = wrappedLabel(u"doctorExcerpt"_s);
    m_excerpt->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_excerpt->setContentsMargins(12, 0, 0, 0);
    for (QLabel *label : {m_what, m_came, m_advice, m_place, m_excerpt})
        box->addWidget(label);
    box->addStretch();
    return detail;
}

QWidget *DoctorDialog::buildFoot()
{
    auto *foot = new QWidget;
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 4, 0, 0);
    line->setSpacing(8);
    m_bar = new QProgressBar;
    m_bar->setObjectName(u"doctorProgress"_s);
    m_bar->setAccessibleName(tr("An examination goes on"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(90, 10);
    m_bar->setRange(0, 0);
    m_standing = wrappedLabel(u"doctorStanding"_s);
    m_copy = button(u"doctorCopy"_s, tr("Copy the report"), [this] { copy(); });
    m_save = button(u"doctorSave"_s, tr("Save the report…"), [this] { save(); });
    line->addWidget(m_bar);
    line->addWidget(m_standing, 1);
    line->addWidget(m_copy);
    line->addWidget(m_save);
    line->addWidget(button(u"doctorClose"_s, tr("Close"), [this] { reject(); }));
    return foot;
}

void DoctorDialog::examine(const QList<Side> &sides)
{
    if (!m_underWay.isEmpty())
        return;
    for (const Side side : sides)
        start({side, {}});
}

void DoctorDialog::start(const DoctorWish &wish)
{
    m_underWay << wish.side;
    m_checks->begin(wish.side, m_system[wish.side]);
    m_controller.examine(wish);
    showStanding();
}

void DoctorDialog::showCheck(const std::optional<DoctorCheck> &check)
{
    const auto show = [](QLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    if (!check) {
        show(m_what, {});
        show(m_came,
            m_checks->topLevelItemCount() > 0
                ? tr("Choose a check to see all that came back, and what to do about it.")
                : tr("All that came back of a check stands here, and what to do about it."));
        for (QLabel *label : {m_advice, m_place, m_excerpt})
            show(label, {});
        return;
    }
    show(m_what, tr("%1: %2", "check: finding").arg(check->what, findingWord(check->finding)));
    show(m_came, check->came);
    show(m_advice, check->advice);
    const bool line = !check->excerpt.isEmpty();
    show(m_place,
        check->place.isEmpty() ? QString()
            : line             ? tr("Line %1 of the manifest %2 decides about it:")
                         .arg(check->place.section(u':', -1), check->place.section(u':', 0, -2))
                   : tr("The manifest %1 decides about it.").arg(check->place));
    show(m_excerpt, check->excerpt);
}

void DoctorDialog::showStanding()
{
    const bool busy = !m_underWay.isEmpty();
    for (QPushButton *starter : std::as_const(m_starters))
        starter->setEnabled(!busy);
    m_stop->setEnabled(busy);
    m_probe->setBusy(busy);
    m_bar->setVisible(busy);
    m_copy->setEnabled(!text().isEmpty());
    m_save->setEnabled(!text().isEmpty());
    QStringList parts;
    if (busy) {
        const Side side = m_underWay.first();
        const qsizetype done = m_checks->report(side).checks.size();
        parts << (done == 1 ? tr("Looking at %1: 1 check so far.").arg(m_system[side])
                            : tr("Looking at %1: %2 checks so far.").arg(m_system[side]).arg(done));
    } else {
        for (const Side side : bothSides) {
            const DoctorReport &report = m_checks->report(side);
            if (!report.checks.isEmpty())
                parts << tr("%1: %2", "system: verdict").arg(report.system, verdict(report));
        }
    }
    m_standing->setText(parts.isEmpty() ? QString() : parts.join(u'\n'));
}

QString DoctorDialog::text() const
{
    QStringList parts;
    for (const Side side : bothSides) {
        if (!m_checks->report(side).checks.isEmpty())
            parts << reportText(m_checks->report(side));
    }
    return parts.join(u'\n');
}

void DoctorDialog::copy()
{
    QGuiApplication::clipboard()->setText(text());
    m_standing->setText(tr("The report is in the clipboard. It holds no secret and nothing of a person."));
}

void DoctorDialog::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setObjectName(u"doctorSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(u"connection-doctor.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &DoctorDialog::write);
    dialog->open();
}

void DoctorDialog::write(const QString &path)
{
    QByteArray bytes = text().toUtf8();
    if (path.endsWith(".json"_L1, Qt::CaseInsensitive)) {
        QJsonArray reports;
        for (const Side side : bothSides) {
            if (!m_checks->report(side).checks.isEmpty())
                reports.append(reportJson(m_checks->report(side)));
        }
        bytes = QJsonDocument(reports).toJson();
    }
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    m_standing->setText(saved ? tr("The report is in %1. It holds no secret and nothing of a person.").arg(path)
                              : tr("%1 cannot be written: %2. Choose another folder.").arg(path, file.errorString()));
}

void DoctorDialog::hideEvent(QHideEvent *event)
{
    // Minimised is not closed.
    if (!event->spontaneous() && !m_underWay.isEmpty())
        m_controller.cancelExamination();
    QDialog::hideEvent(event);
}

} // namespace samband
