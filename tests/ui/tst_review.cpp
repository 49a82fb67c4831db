#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/mainwindow.h"
#include "ui/propertytable.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace samband;
using namespace Qt::StringLiterals;

/// Working through tables in the window, by object names and keys.
class TestReview : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void visit(const QUrl &url) { m_visited << url; }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"https"_s); }
    void init();
    void cleanup();

    void twentyConflictsWithoutAMouse();
    void oneChoiceForAll();
    void choicesAreTakenBack();
    void choicesFollowTheValues();
    void columnsAreKeptPerView();
    void columnsByKeyboard();
    void filtersAndHints();
    void viewsAreKept();
    void scrollStaysWhileRowsChange();
    void copying();
    void exportingTheView();
    void thousandsInPortions();
    void candidatesCanBeToldApart();
    void onlyDifferences();
    void openingInTheSystem();
    void choosingAgainFromTheJournal();
    void wholeHistory();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    QTableView *table() const { return child<QTableView>(u"linkTable"_s); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(to, Qt::Key(key), modifiers);
    }
    void open();
    void goTo(const QString &key);
    void select(int row);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QList<Question> m_questions;
    bool m_yes = true;
    QList<QUrl> m_visited;
};

void TestReview::initTestCase()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(lightPalette());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QDesktopServices::setUrlHandler(u"https"_s, this, "visit");
}

void TestReview::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(800); // 20 conflicts
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_questions.clear();
    m_yes = true;
    m_visited.clear();
    open();
}

void TestReview::cleanup()
{
    m_window.reset();
    m_controller.reset();
}

void TestReview::open()
{
    m_window = std::make_unique<MainWindow>(
        *m_controller, *m_settings, [this](QWidget *, const Question &question, const std::function<void()> &yes) {
            m_questions << question;
            if (m_yes)
                yes();
        });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(child<QListWidget>(u"sidebar"_s)->count() > 15);
}

void TestReview::goTo(const QString &key)
{
    m_window->goTo(key);
    QTest::qWait(30);
}

void TestReview::select(int row)
{
    QTRY_VERIFY(table()->model()->rowCount() > row);
    table()->setFocus();
    table()->selectRow(row);
    QTest::qWait(30);
}

void TestReview::twentyConflictsWithoutAMouse()
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(child(u"searchField"_s)->hasFocus());
    QTest::keyClicks(child<QLineEdit>(u"searchField"_s), u"is:conflict"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), 20);
    QTRY_VERIFY(table()->hasFocus());
    press(Qt::Key_J);
    const QList<std::pair<int, Choice>> keys{{Qt::Key_1, Choice::TakeSource}, {Qt::Key_2, Choice::TakeTarget},
        {Qt::Key_3, Choice::TakeBase}, {Qt::Key_5, Choice::AcceptDifference}};
    QStringList names;
    for (int row = 0; row < 20; ++row) {
        // The detail is there before a key is pressed, as it is for a person who reads it.
        auto *title = child<QLabel>(u"detailTitleSource"_s);
        QTRY_VERIFY(table()->currentIndex().row() >= 0);
        const auto shown = [this] {
            return table()->model()->index(table()->currentIndex().row(), 1).data().toString();
        };
        QTRY_VERIFY(shown() != u"…"_s);
        const QString name = shown();
        QTRY_COMPARE(title->text(), name);
        QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
        QVERIFY(!child<QPushButton>(u"resolveButton"_s)->isEnabled());
        names << name;
        press(keys[row % 4].first);
        QTRY_VERIFY(child<QPushButton>(u"resolveButton"_s)->isEnabled());
        const int left = table()->model()->rowCount();
        press(Qt::Key_Return);
        QTRY_COMPARE(m_controller->resolved.size(), row + 1);
        QTRY_COMPARE(table()->model()->rowCount(), left - 1);
        // The next one is selected by itself: one key, next.
        if (left > 1)
            QTRY_COMPARE(table()->selectionModel()->selectedRows().size(), 1);
    }
    for (int row = 0; row < 20; ++row) {
        const auto &[link, sent] = m_controller->resolved[row];
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.first().choice, keys[row % 4].second);
        QCOMPARE(sent.first().seen, (PerSide<QString>{u"22 00 00 01"_s, u"22 11 00 00"_s}));
    }
    QCOMPARE(m_questions.size(), 0);
}

void TestReview::oneChoiceForAll()
{
    m_controller->fill(1480); // 37 conflicts
    Q_EMIT m_controller->linksChanged({});
    goTo(u"state:conflict"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 37);
    table()->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(child<QLabel>(u"manyProperty_4"_s));
    QVERIFY(child<QLabel>(u"manyProperty_4"_s)->text().contains(u"phone: in question in 37"_s));
    press(Qt::Key_2);
    QTRY_COMPARE(child<QPushButton>(u"manyResolve"_s)->text(), u"Resolve and sync 37"_s);
    QVERIFY(m_controller->resolved.isEmpty()); // nothing is sent until then
    m_yes = false;
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().text.contains(u"37 × the value of CRMOffice"_s));
    QVERIFY(m_controller->resolved.isEmpty());
    m_yes = true;
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_controller->resolved.size(), 37);
    for (const auto &[link, sent] : std::as_const(m_controller->resolved)) {
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.first().property, 4);
        QCOMPARE(sent.first().choice, Choice::TakeTarget);
        QCOMPARE(sent.first().seen.target, u"22 11 00 00"_s); // each checked against what was seen
    }
    QCOMPARE(m_controller->calls.filter(u"resolveMany"_s), QStringList{u"resolveMany 37 rows sync"_s});
}

void TestReview::choicesAreTakenBack()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    press(Qt::Key_1);
    press(Qt::Key_2);
    QVERIFY(child<QRadioButton>(u"choiceTarget_4"_s)->isChecked());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s)->isChecked());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!child<QPushButton>(u"resolveButton"_s)->isEnabled());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s)->isChecked());
    // A choice for all is one step.
    table()->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(child<QLabel>(u"manyProperty_4"_s));
    press(Qt::Key_2);
    QTRY_COMPARE(child<QPushButton>(u"manyResolve"_s)->text(), u"Resolve and sync 20"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(child<QPushButton>(u"manyResolve"_s)->text(), u"Resolve and sync 1"_s);
    QVERIFY(m_controller->resolved.isEmpty());
}

void TestReview::choicesFollowTheValues()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    press(Qt::Key_1);
    QTRY_VERIFY(child<QPushButton>(u"resolveButton"_s)->isEnabled());
    m_controller->phoneInConflict = u"99 99 99 99"_s;
    Q_EMIT m_controller->linksChanged({});
    // The value moved since the person chose: asked again.
    QTRY_VERIFY(!child<QPushButton>(u"resolveButton"_s)->isEnabled());
    press(Qt::Key_Return);
    QTest::qWait(20);
    QVERIFY(m_controller->resolved.isEmpty());
}

void TestReview::columnsAreKeptPerView()
{
    goTo(u"all"_s);
    QHeaderView *header = table()->horizontalHeader();
    QVERIFY(!header->isSectionHidden(0));
    QVERIFY(header->isSectionHidden(7));
    header->resizeSection(4, 133);
    header->moveSection(header->visualIndex(5), 0);
    header->setSectionHidden(3, true);
    Q_EMIT header->sectionMoved(5, 0, 0); // as the person's own act would
    goTo(u"state:conflict"_s);
    QVERIFY(header->isSectionHidden(0)); // its state says the same in each row
    QVERIFY(!header->isSectionHidden(3));
    QVERIFY(header->sectionSize(4) != 133);
    m_window->close();
    m_window.reset();
    open();
    goTo(u"all"_s);
    header = table()->horizontalHeader();
    QCOMPARE(header->sectionSize(4), 133);
    QCOMPARE(header->visualIndex(5), 0);
    QVERIFY(header->isSectionHidden(3));
}

void TestReview::columnsByKeyboard()
{
    goTo(u"all"_s);
    select(0);
    table()->setCurrentIndex(table()->model()->index(0, 1));
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = m_window->findChild<QMenu *>(u"columnMenu"_s);
    QTRY_VERIFY(menu && menu->isVisible());
    const auto action = [menu](const QString &name) { return menu->findChild<QAction *>(name); };
    menu->setActiveAction(action(u"column_why"_s));
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(!table()->horizontalHeader()->isSectionHidden(7));
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->findChildren<QMenu *>(u"columnMenu"_s).last()->isVisible());
    menu = m_window->findChildren<QMenu *>(u"columnMenu"_s).last();
    menu->setActiveAction(menu->findChild<QAction *>(u"columnLeft"_s));
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(table()->horizontalHeader()->visualIndex(1), 0);
}

void TestReview::filtersAndHints()
{
    goTo(u"all"_s);
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(child(u"filter_0"_s)->hasFocus());
    QTest::keyClicks(child<QLineEdit>(u"filter_0"_s), u"confl"_s);
    QTRY_COMPARE(m_controller->orders.last().second.contains.value(LinkColumn::State), u"confl"_s);
    auto *search = child<QLineEdit>(u"searchField"_s);
    search->setText(u"phone:22 !is:held fone:1 berg"_s);
    QTRY_VERIFY(child<QLabel>(u"searchHint"_s)->isVisible());
    QVERIFY(child<QLabel>(u"searchHint"_s)->text().contains(u"fone"_s));
    const LinkQuery query = m_controller->orders.last().second;
    QCOMPARE(query.values.size(), 1);
    QVERIFY(!query.states.contains(LinkState::Held));
    QCOMPARE(query.text, u"berg"_s);
    search->clear();
    QTRY_VERIFY(!child<QLabel>(u"searchHint"_s)->isVisible());
    goTo(u"state:conflict"_s);
    search->setText(u"is:held"_s);
    QTRY_VERIFY(child<QLabel>(u"searchHint"_s)->text().contains(u"never shows that state"_s));
}

void TestReview::viewsAreKept()
{
    goTo(u"all"_s);
    child<QLineEdit>(u"searchField"_s)->setText(u"is:conflict lie"_s);
    QTRY_COMPARE(m_controller->orders.last().second.text, u"lie"_s);
    table()->setFocus();
    press(Qt::Key_D, Qt::ControlModifier);
    auto *name = child<QLineEdit>(u"viewNameField"_s);
    QTRY_VERIFY(name && name->hasFocus());
    QTest::keyClicks(name, u"Lie's"_s); // over what was suggested
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(m_controller->calls.filter(u"saveViews"_s).size(), 1);
    QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Lie's"_s);
    QTRY_COMPARE(child<QLineEdit>(u"searchField"_s)->text(), QString());
    QTRY_COMPARE(m_controller->orders.last().second.text, u"lie"_s);
    QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 20);
    const int rows = table()->model()->rowCount();
    auto *sidebar = child<QListWidget>(u"sidebar"_s);
    const QString spoken = u"Lie's, %1"_s.arg(rows);
    QTRY_COMPARE(sidebar->currentItem()->data(Qt::AccessibleTextRole).toString(), spoken);
    // Another summary must not lose the count or the place.
    Q_EMIT m_controller->linksChanged({});
    QTest::qWait(200);
    QCOMPARE(sidebar->currentItem()->data(Qt::AccessibleTextRole).toString(), spoken);
    m_window->activateWindow();
    sidebar->setFocus();
    QTRY_VERIFY(sidebar->hasFocus());
    press(Qt::Key_Delete);
    QTRY_VERIFY(m_controller->calls.contains(u"saveViews 0"_s));
    QTRY_VERIFY(sidebar->findItems(u"Lie's"_s, Qt::MatchExactly).isEmpty());
}

void TestReview::scrollStaysWhileRowsChange()
{
    goTo(u"all"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 800);
    table()->verticalScrollBar()->setValue(300);
    QTest::qWait(30);
    const int before = table()->verticalScrollBar()->value();
    const auto first = [this] { return table()->model()->index(table()->rowAt(0), 1).data().toString(); };
    QTRY_VERIFY(first() != u"…"_s);
    const QString top = first();
    // Twenty rows above come newest: everything below moves down by as many, the eye stays.
    for (qint64 id = 781; id <= 800; ++id)
        m_controller->rows[id - 1].since += 10'000'000'000;
    Q_EMIT m_controller->linksChanged({});
    QTRY_COMPARE(table()->verticalScrollBar()->value(), before + 20);
    QTRY_COMPARE(first(), top);
}

void TestReview::copying()
{
    goTo(u"state:conflict"_s);
    select(0);
    press(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"HubSpot\tCRMOffice\tProperty\t"_s));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 2);
    QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(u"<td>phone</td>"_s));
}

void TestReview::exportingTheView()
{
    goTo(u"state:conflict"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 20);
    auto *menu = child<QToolButton>(u"exportButton"_s)->menu();
    menu->popup({});
    QTRY_VERIFY(menu->findChild<QAction *>(u"exportViewCsv"_s));
    QVERIFY(!menu->findChild<QAction *>(u"exportSelectionCsv"_s)->isEnabled());
    menu->findChild<QAction *>(u"exportViewCsv"_s)->trigger();
    menu->close();
    auto *dialog = m_window->findChild<QFileDialog *>(u"exportDialog"_s);
    QTRY_VERIFY(dialog && dialog->isVisible());
    const QString path = m_folder.filePath(u"conflicts.csv"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\r\n"), 21);
}

void TestReview::thousandsInPortions()
{
    m_controller->fill(3000);
    Q_EMIT m_controller->linksChanged({});
    goTo(u"all"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 3000);
    table()->setFocus();
    table()->selectAll();
    QTRY_VERIFY(child(u"manyPause"_s)->isVisible());
    QCOMPARE(child<QLabel>(u"manyTitle"_s)->text(), u"3,000 rows selected"_s);
    QVERIFY(child(u"manyLook"_s)->isVisible()); // so many are looked through only when asked
    QCOMPARE(m_controller->propertyPages, 0);
    m_controller->actionsWait = true;
    child<QPushButton>(u"manyPause"_s)->click();
    QTRY_VERIFY(child(u"workStop"_s) && child(u"workStop"_s)->isVisible());
    press(Qt::Key_Escape);
    m_controller->actionsWait = false;
    m_controller->letGo();
    QTRY_VERIFY(!child(u"workBar"_s)->isVisible());
    QCOMPARE(m_controller->calls.filter(u"pause "_s).size(), 1);
    child<QPushButton>(u"manyPause"_s)->click();
    const auto running = [this] {
        return std::any_of(m_controller->rows.begin(), m_controller->rows.end(),
            [](const LinkRow &row) { return row.state != LinkState::Paused && row.state != LinkState::Outside; });
    };
    QTRY_VERIFY(!running());
    QTRY_VERIFY(!child(u"workBar"_s)->isVisible());
    QVERIFY(m_controller->calls.filter(u"pause "_s).size() > 4);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestReview::candidatesCanBeToldApart()
{
    goTo(u"state:ambiguous"_s);
    select(0);
    auto *list = child<QListWidget>(u"candidateList"_s);
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->count(), 2);
    const QString name = child<QLabel>(u"detailTitleSource"_s)->text();
    QVERIFY(list->item(0)->text().contains(name) && list->item(1)->text().contains(name));
    QVERIFY(list->item(0)->text().contains(u"id 60901"_s));
    QVERIFY(list->item(0)->text().contains(u"phone +47 22 00 00 00"_s));
    QVERIFY(list->item(1)->text().contains(u"id 60902"_s));
    list->setCurrentRow(0);
    auto *compare = child<QTableWidget>(u"candidateCompare"_s);
    QTRY_VERIFY(compare->isVisible());
    QStringList verdicts;
    for (int row = 0; row < compare->rowCount(); ++row)
        verdicts << compare->item(row, 0)->text() + u": "_s + compare->item(row, 3)->text();
    QVERIFY(verdicts.contains(u"firstname: same"_s));
    QVERIFY(verdicts.contains(u"phone: same"_s)); // two spellings of one number
    QVERIFY(verdicts.contains(u"company.name: only in CRMOffice"_s));
    list->setCurrentRow(1);
    QTRY_VERIFY(compare->rowCount() > 0);
    verdicts.clear();
    for (int row = 0; row < compare->rowCount(); ++row)
        verdicts << compare->item(row, 0)->text() + u": "_s + compare->item(row, 3)->text();
    QVERIFY(verdicts.contains(u"phone: only in HubSpot"_s));
}

void TestReview::onlyDifferences()
{
    goTo(u"state:conflict"_s);
    select(0);
    auto *properties = child<PropertyTable>(u"propertyTable"_s);
    QTRY_COMPARE(properties->rowCount(), 4);
    child<QCheckBox>(u"onlyDifferences"_s)->setChecked(true);
    for (int row = 0; row < 3; ++row)
        QVERIFY(properties->isRowHidden(row));
    QVERIFY(!properties->isRowHidden(3));
    PropertyRow stored;
    stored.rules.normaliser = Normaliser::Phone;
    stored.now = {u"22 00 00 00"_s, u"+4722000000"_s};
    QVERIFY(agrees(stored));
    QVERIFY(!isStoredDifferently(stored));
    stored.base = stored.now;
    QVERIFY(isStoredDifferently(stored));
}

void TestReview::openingInTheSystem()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child(u"openTarget"_s)->isVisible());
    child<QToolButton>(u"openTarget"_s)->click();
    QCOMPARE(m_visited.size(), 1);
    QCOMPARE(m_visited.first().host(), u"target.example"_s);
    goTo(u"state:held"_s);
    select(0);
    QTRY_VERIFY(!child(u"openTarget"_s)->isVisible());
    QVERIFY(child(u"openSource"_s)->isVisible());
}

void TestReview::choosingAgainFromTheJournal()
{
    goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_VERIFY(journal->model()->rowCount() > 100);
    QTRY_VERIFY(journal->model()->index(2, 1).data().toString() != u"…"_s);
    journal->setFocus();
    journal->selectRow(0);
    QTRY_VERIFY(!child<QPushButton>(u"journalChoose"_s)->isEnabled());
    for (int row = 0; row < 4; ++row) {
        journal->selectRow(row);
        if (child<QPushButton>(u"journalChoose"_s)->isEnabled())
            break;
    }
    QVERIFY(child<QPushButton>(u"journalChoose"_s)->isEnabled());
    child<QPushButton>(u"journalChoose"_s)->click();
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    QVERIFY(table()->isVisible());
    QVERIFY(m_controller->resolved.isEmpty());
}

void TestReview::wholeHistory()
{
    m_controller->longHistory = true;
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QPushButton>(u"timelineMore"_s));
    child<QPushButton>(u"timelineMore"_s)->click();
    QTRY_VERIFY(child<QPushButton>(u"timelineOlder"_s));
    child<QPushButton>(u"timelineOlder"_s)->click();
    QTRY_VERIFY(!child<QPushButton>(u"timelineOlder"_s));
    QVERIFY(m_controller->calls.filter(u"history"_s).size() == 1);
}

QTEST_MAIN(TestReview)
#include "tst_review.moc"
