#include "tour.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

constexpr int rowsShown = 300;
constexpr int asked = 500; // ms: until a row that is looked at has been asked who gave its values
constexpr int settled = 120; // ms: until a view has asked, was answered and has painted

QDialog *openDialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (auto *dialog = qobject_cast<QDialog *>(widget); dialog && dialog->isVisible())
            return dialog;
    return nullptr;
}

} // namespace

Tour::Tour(TourRows rows)
    : m_rows(rows)
    , m_settings(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat)
{
    if (rows == TourRows::FirstRun)
        m_controller.fillFirstRun(30);
    else
        m_controller.fill(rows == TourRows::None ? 0 : rowsShown, rows == TourRows::LongNames);
    m_window = std::make_unique<MainWindow>(
        m_controller, m_settings, [this](QWidget *over, const Question &question, const auto &yes) {
            if (m_says)
                yes();
            else if (m_asks)
                askInBox(over, question, yes);
        });
    m_window->resize(1280, 780);
    m_window->show();
    QTest::qWait(settled);
}

Tour::~Tour() = default;

bool Tour::lead(const Visit &visit)
{
    m_trouble.clear();
    leadThroughViews(visit);
    if (m_rows == TourRows::Usual || m_rows == TourRows::LongNames)
        leadThroughDetails(visit);
    if (m_rows == TourRows::Usual)
        leadThroughRun(visit);
    leadThroughDialogs(visit);
    if (m_rows == TourRows::Usual) {
        leadThroughStart(visit);
        leadThroughTrouble(visit);
        leadThroughMenus(visit);
        leadThroughQuestions(visit);
        leadThroughRules(visit);
        leadThroughWork(visit);
    }
    return m_trouble.isEmpty();
}

QTableView *Tour::visibleTable() const
{
    // Not the tables of the pane beside it.
    auto *links = m_window->findChild<QTableView *>(u"linkTable"_s);
    if (links->isVisible())
        return links->model()->rowCount() > 0 ? links : nullptr;
    for (auto *table : m_window->findChildren<QTableView *>())
        if (table->isVisible() && table->model() && table->model()->rowCount() > 0)
            return table;
    return nullptr;
}

void Tour::view(const QString &key, int row)
{
    m_window->goTo(key);
    QTest::qWait(settled);
    if (row < 0)
        return;
    if (QTableView *table = visibleTable())
        table->selectRow(row);
    else
        m_trouble += u"no row in %1; "_s.arg(key);
    QTest::qWait(settled);
}

void Tour::leadThroughViews(const Visit &visit)
{
    for (const QString &key :
        {u"overview"_s, u"causes"_s, u"waiting"_s, u"all"_s, u"flow:1"_s, u"runs"_s, u"journal"_s}) {
        view(key);
        visit(QString(key).replace(u':', u'-'), m_window.get());
    }
    page(u"actionGuide"_s, u"guide"_s, visit);
    auto *next = m_window->findChild<QAbstractButton *>(u"guideNext"_s);
    for (int step = 2; step <= 4 && next->isEnabled(); ++step) {
        next->click();
        QTest::qWait(settled);
        visit(u"guide-%1"_s.arg(step), m_window.get());
    }
    page(u"actionReview"_s, u"matches"_s, visit);
}

void Tour::leadThroughDetails(const Visit &visit)
{
    for (const QString &state : {u"conflict"_s, u"held"_s, u"failing"_s, u"ambiguous"_s, u"orphaned"_s}) {
        view(u"state:"_s + state, 0);
        QTest::qWait(asked);
        visit(u"detail-"_s + state, m_window.get());
    }
    view(u"state:conflict"_s, 0);
    auto *tabs = m_window->findChild<QTabWidget *>(u"detailTabs"_s);
    for (int tab = 1; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(settled);
        visit(u"detail-tab%1"_s.arg(tab), m_window.get());
    }
    tabs->setCurrentIndex(0);
    m_window->resize(900, 720);
    QTest::qWait(settled);
    visit(u"narrow"_s, m_window.get());
    m_window->resize(1280, 780);
    view(u"all"_s, 0);
    visibleTable()->selectAll();
    QTest::qWait(asked);
    visit(u"many"_s, m_window.get());
    leadThroughChoices(visit);
}

/// What is chosen and not sent, one that was skipped, and the question when the window closes.
void Tour::leadThroughChoices(const Visit &visit)
{
    view(u"state:conflict"_s, 0);
    if (visibleTable() == nullptr)
        return;
    QTest::keyClick(visibleTable(), Qt::Key_S);
    QTest::qWait(asked);
    QTest::keyClick(m_window.get(), Qt::Key_2);
    QTest::qWait(settled);
    visit(u"chosen"_s, m_window.get());
    m_window->close();
    QTest::qWait(settled);
    auto *box = m_window->findChild<QDialog *>(u"unsentAsk"_s);
    if (!box) {
        m_trouble += u"closing asks nothing; "_s;
        return;
    }
    visit(u"unsent"_s, box);
    box->close();
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTest::qWait(settled);
}

void Tour::leadThroughRun(const Visit &visit)
{
    m_controller.endsAtOnce = false;
    m_window->findChild<QAction *>(u"actionSyncAll"_s)->trigger();
    Error error;
    error.text = u"CRMOffice could not be reached: the connection was refused. Check the address, then sync again."_s;
    Q_EMIT m_controller.failed(error);
    QTest::qWait(settled);
    visit(u"running"_s, m_window.get());
    m_controller.endRun(m_controller.preview());
    m_controller.endsAtOnce = true;
    m_window->findChild<QAction *>(u"actionPreview"_s)->trigger();
    QTest::qWait(asked);
    visit(u"plan"_s, m_window.get());
}

void Tour::page(const QString &action, const QString &where, const Visit &visit)
{
    m_window->findChild<QAction *>(action)->trigger();
    QTest::qWait(settled);
    visit(where, m_window.get());
}

bool Tour::dialog(const QString &action, const QString &where, const Visit &visit)
{
    auto *wanted = m_window->findChild<QAction *>(action);
    if (wanted)
        wanted->trigger();
    QTest::qWait(settled);
    QDialog *shown = openDialog();
    if (!shown) {
        m_trouble += u"%1 opens no dialog; "_s.arg(action);
        return false;
    }
    auto *tabs = shown->findChild<QTabWidget *>();
    for (int tab = 0; tab < (tabs ? tabs->count() : 1); ++tab) {
        if (tabs)
            tabs->setCurrentIndex(tab);
        QTest::qWait(settled);
        visit(tab == 0 ? where : u"%1-tab%2"_s.arg(where).arg(tab), shown);
    }
    shown->close();
    QTest::qWait(settled);
    return true;
}

void Tour::leadThroughDialogs(const Visit &visit)
{
    view(u"all"_s);
    m_window->findChild<QAction *>(u"actionPalette"_s)->trigger();
    QTest::qWait(settled);
    visit(u"palette"_s, m_window.get());
    if (auto *field = m_window->findChild<QWidget *>(u"paletteField"_s))
        QTest::keyClick(field, Qt::Key_Escape);
    dialog(u"actionSettings"_s, u"settings"_s, visit);
    dialog(u"actionConnections"_s, u"connections"_s, visit);
    dialog(u"actionDoctor"_s, u"doctor"_s, visit);
    dialog(u"actionHelp"_s, u"help"_s, visit);
}

} // namespace samband
