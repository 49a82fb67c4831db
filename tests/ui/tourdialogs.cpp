#include "tour.h"

#include "ui/openingnote.h"
#include "ui/settingsdialog.h"
#include "ui/startdialog.h"
#include "ui/troubledialog.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

constexpr int settled = 120; // ms: until a view has asked, was answered and has painted
constexpr int asked = 500; // ms: until a row that is looked at has been asked who gave its values

Dataflow someDocument()
{
    Dataflow dataflow;
    dataflow.system = {u"HubSpot"_s, u"CRMOffice"_s};
    Flow contact;
    contact.title = u"Contact"_s;
    contact.mappings.resize(4);
    Flow product;
    product.title = u"Product"_s;
    dataflow.flows = {contact, product};
    dataflow.warnings = {{31, u"The table of “Product” has no rows: only links are kept."_s}};
    return dataflow;
}

Dataflow brokenDocument()
{
    Dataflow dataflow;
    dataflow.errors = {{12, u"A row of the table has three cells; the heading has four."_s},
        {40, u"There is no section “Always”, so nothing says what is promised."_s}};
    return dataflow;
}

RescueReport someRescue()
{
    RescueReport report;
    report.setAside = u"/home/ane/Samband/Demo.samband.damaged-2026-11-23"_s;
    report.exportFolder = u"/home/ane/Samband/Demo-export"_s;
    report.kept = {{u"link"_s, 39'870}, {u"record"_s, 80'112}, {u"journal"_s, 120'405}};
    report.incomplete = QStringList{u"journal"_s};
    report.lostLinks = 12;
    report.withoutBase = 3;
    return report;
}

QMessageBox *openBox()
{
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (auto *box = qobject_cast<QMessageBox *>(widget); box && box->isVisible())
            return box;
    return nullptr;
}

void wait(int ms = settled)
{
    QTest::qWait(ms);
}

} // namespace

/// What stands before there is a window.
void Tour::leadThroughStart(const Visit &visit)
{
    Dataflow document = someDocument();
    StartTasks tasks;
    tasks.readDocument = [this, &document](const QString &, const std::function<void(const Result<Dataflow> &)> &use) {
        QMetaObject::invokeMethod(
            &m_controller, [&document, use] { use(document); }, Qt::QueuedConnection);
    };
    tasks.found = [](const QString &, const Dataflow &, const std::function<void(const Status &)> &) {};
    StartDialog start(tasks);
    start.show();
    wait();
    visit(u"start"_s, &start);
    start.findChild<QAbstractButton *>(u"startNew"_s)->click();
    wait();
    visit(u"start-document"_s, &start);
    start.findChild<QLineEdit *>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    wait();
    visit(u"start-document-read"_s, &start);
    document = brokenDocument();
    start.findChild<QLineEdit *>(u"startDocument"_s)->setText(u"/home/ane/broken.rst"_s);
    wait();
    visit(u"start-document-refused"_s, &start);
    document = someDocument();
    start.findChild<QLineEdit *>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    wait();
    start.findChild<QPushButton *>(u"startNext"_s)->click();
    wait();
    visit(u"start-file"_s, &start);
    tasks.demoMissing = u"The sandbox is not installed: samband-sandbox was not found beside this program."_s;
    StartDialog bare(tasks);
    bare.show();
    wait();
    visit(u"start-without-demo"_s, &bare);
}

void Tour::leadThroughTrouble(const Visit &visit)
{
    const QString path = u"/home/ane/Samband/Demo.samband"_s;
    OpeningNote note(path);
    note.show();
    wait();
    visit(u"opening"_s, &note);
    const auto show = [&](Trouble trouble, const QString &where, const QString &text) {
        TroubleDialog dialog(trouble, path, {ErrorKind::Workspace, text}, [] {});
        dialog.show();
        wait();
        visit(u"trouble-"_s + where, &dialog);
        if (trouble != Trouble::Damaged)
            return;
        dialog.findChild<QPushButton *>(u"troubleRescue"_s)->click();
        wait();
        visit(u"trouble-rescuing"_s, &dialog);
        dialog.rescued(someRescue());
        wait();
        visit(u"trouble-rescued"_s, &dialog);
    };
    show(Trouble::Damaged, u"damaged"_s, u"The workspace %1 is damaged: database disk image is malformed."_s.arg(path));
    show(Trouble::HalfRescued, u"half"_s, u"The workspace %1 was being rescued and that was interrupted."_s.arg(path));
    show(Trouble::InUse, u"in-use"_s,
        u"The workspace %1 is in use by sambandctl (process 4711 on ane-pc). Close that program, or open another "
        "workspace."_s.arg(path));
    show(Trouble::Newer, u"newer"_s, u"The workspace %1 was made by a later version of Samband."_s.arg(path));
    show(Trouble::Missing, u"missing"_s, u"There is no workspace %1."_s.arg(path));
}

/// Every menu that a button of the window opens, open.
void Tour::menus(const QString &where, const Visit &visit)
{
    const auto open = [&](QMenu *menu, const QString &name) {
        menu->popup(m_window->mapToGlobal(QPoint(200, 120)));
        wait();
        visit(u"menu-"_s + where + name, menu);
        menu->close();
        wait(20);
    };
    for (auto *button : m_window->findChildren<QToolButton *>())
        if (button->isVisible() && button->isEnabled() && button->menu() && !button->objectName().startsWith(u"qt_"_s))
            open(button->menu(), button->objectName());
    for (auto *button : m_window->findChildren<QPushButton *>())
        if (button->isVisible() && button->isEnabled() && button->menu())
            open(button->menu(), button->objectName());
}

void Tour::leadThroughMenus(const Visit &visit)
{
    view(u"all"_s, 0);
    menus({}, visit);
    m_window->findChild<QAction *>(u"actionColumns"_s)->trigger();
    wait();
    if (auto *menu = m_window->findChild<QMenu *>(u"columnMenu"_s)) {
        visit(u"menu-columns"_s, menu);
        menu->close();
    }
}

/// \a act asks a question, which is shown and answered with no.
void Tour::question(const QString &action, const QString &where, const Visit &visit)
{
    m_asks = true;
    if (auto *button = m_window->findChild<QAbstractButton *>(action))
        button->click();
    else if (auto *wanted = m_window->findChild<QAction *>(action))
        wanted->trigger();
    wait(2 * settled);
    m_asks = false;
    QMessageBox *box = openBox();
    if (!box) {
        m_trouble += u"%1 asks nothing; "_s.arg(action);
        return;
    }
    visit(u"ask-"_s + where, box);
    box->close();
    wait(20);
}

void Tour::leadThroughQuestions(const Visit &visit)
{
    view(u"state:held"_s, 0);
    visibleTable()->selectAll();
    wait(asked);
    question(u"actionApprove"_s, u"approve"_s, visit);
    question(u"actionReject"_s, u"reject"_s, visit);
    view(u"all"_s, 0);
    visibleTable()->selectAll();
    wait(asked);
    question(u"manySync"_s, u"sync"_s, visit);
    question(u"manyPause"_s, u"pause"_s, visit);
    question(u"manyUnlink"_s, u"unlink"_s, visit);
    view(u"state:orphaned"_s, 0);
    wait(asked);
    question(u"archiveButton"_s, u"delete"_s, visit);
    view(u"runs"_s, 0);
    m_window->findChild<QAction *>(u"actionUndoRun"_s)->trigger();
    question(u"actionUndoRun"_s, u"undo-run"_s, visit);
    m_controller.requestPlan(0);
    m_controller.planLines.last().verb = Verb::Archive;
    m_window->findChild<QAction *>(u"actionPreview"_s)->trigger();
    wait(asked);
    menus(u"plan-"_s, visit);
    m_window->findChild<QAction *>(u"actionTickAll"_s)->trigger();
    wait();
    question(u"planApprove"_s, u"plan"_s, visit);
}

void Tour::leadThroughRules(const Visit &visit)
{
    // Keys go to the window in front, and other windows have come and gone.
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window.get());
    view(u"state:conflict"_s, 0);
    wait(asked);
    visibleTable()->setFocus();
    QTest::keyClick(visibleTable(), Qt::Key_1);
    wait();
    QTest::keyClick(visibleTable(), Qt::Key_6);
    wait(asked);
    auto *offer = m_window->findChild<QWidget *>(u"ruleOffer"_s);
    if (!offer || !offer->isVisible())
        m_trouble += u"no rule is offered; "_s;
    visit(u"rule-offer"_s, m_window.get());
    m_window->findChild<QAbstractButton *>(u"ruleOfferLeave"_s)->click();
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    wait();
    m_controller.demand(2, u"only companies that are customers"_s);
    m_window->findChild<QAction *>(u"actionSettings"_s)->trigger();
    wait();
    auto *settings = m_window->findChild<SettingsDialog *>(u"settingsDialog"_s);
    settings->goToRules(1, 0);
    wait();
    visit(u"rules-flow"_s, settings);
    auto *scope = settings->findChild<QComboBox *>(u"filterScope"_s);
    scope->setCurrentIndex(scope->count() - 1);
    wait();
    settings->findChild<QAbstractButton *>(u"filterAdd"_s)->click();
    wait();
    const QStringList paths{u"properties.lifecyclestage"_s, u"properties.phone"_s};
    for (int line = 0; line < paths.size(); ++line)
        if (auto *path = settings->findChild<QLineEdit *>(u"filterPathEdit_%1"_s.arg(line)))
            path->setText(paths[line]);
    wait(asked);
    visit(u"rules-filter"_s, settings);
    settings->goToRules(2, 0);
    wait();
    visit(u"rules-filter-asked"_s, settings);
    settings->goToRules(1, 4);
    wait();
    visit(u"rules-property"_s, settings);
    settings->close();
    wait();
    if (auto *box = m_window->findChild<QDialog *>(u"settingsAsk"_s)) {
        visit(u"settings-unsaved"_s, box);
        box->findChild<QAbstractButton *>(u"settingsAskDiscard"_s)->click();
        wait();
    }
}

/// An action on thousands of rows in its middle, and the question when the window closes then.
void Tour::leadThroughWork(const Visit &visit)
{
    m_controller.fill(6000);
    Q_EMIT m_controller.linksChanged({});
    view(u"all"_s, 0);
    visibleTable()->selectAll();
    wait(asked);
    m_controller.actionsWait = true;
    m_says = true;
    m_window->findChild<QAbstractButton *>(u"manyPause"_s)->click();
    wait(asked);
    m_controller.letGo();
    wait();
    visit(u"working"_s, m_window.get());
    m_window->close();
    wait();
    auto *box = m_window->findChild<QDialog *>(u"workAsk"_s);
    if (!box) {
        m_trouble += u"closing in the middle asks nothing; "_s;
        return;
    }
    visit(u"ask-closing"_s, box);
    box->findChild<QAbstractButton *>(u"workAskStay"_s)->click();
    m_controller.actionsWait = false;
    m_controller.letGo();
    wait();
    m_says = false;
}

} // namespace samband
