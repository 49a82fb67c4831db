#include "tests/support/palettes.h"
#include "tests/ui/windowfixture.h"
#include "ui/flowarrow.h"
#include "ui/recordview.h"
#include "ui/rulewording.h"
#include "ui/settingsdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace samband;
using namespace Qt::StringLiterals;

/// The filter of a flow in the settings, and a flow that needs one.
class TestFlowFilterForm : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void conditionsAreTypedLineByLine();
    void alternativesAreJoinedByOr();
    void severalValuesHaveCommas();
    void whatIsIncompleteIsNotSaved();
    void linesAreRemoved();
    void everyFilterIsShownAsItIs_data();
    void everyFilterIsShownAsItIs();
    void everyRecordAgain();
    void revertTakesItBack();
    void aConditionInProseIsAnswered();
    void everyRecordAnswersIt();
    void theOverviewSaysThatItNeedsARule();
    void theKeyboardIsEnough();
    void everyFieldHasAName();
    void theCountsSpeakOfTheFilter();
    void whatIsLeftOutCanBePausedButNotResumed();
    void screenshots();

private:
    void open(qint64 flow = 1);
    void choose(const QString &combo, int index) const { child<QComboBox>(combo)->setCurrentIndex(index); }
    void only() const { choose(u"filterScope"_s, child<QComboBox>(u"filterScope"_s)->count() - 1); }
    void type(const QString &path, FilterOperator op, const QString &value, int line = 0) const;
    QString problem() const { return child<QLabel>(u"problem_filter"_s)->text(); }
    bool canSave() const { return child<QPushButton>(u"settingsSave"_s)->isEnabled(); }
    /// Waits for the counts, saves, and says what was saved.
    QString saved();
};

void TestFlowFilterForm::open(qint64 flow)
{
    openSettings();
    child<SettingsDialog>(u"settingsDialog"_s)->goToRules(flow, 0);
}

void TestFlowFilterForm::type(const QString &path, FilterOperator op, const QString &value, int line) const
{
    auto *edit = child<QLineEdit>(u"filterPathEdit_%1"_s.arg(line));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, path);
    auto *how = child<QComboBox>(u"filterOperator_%1"_s.arg(line));
    how->setCurrentIndex(how->findData(toText(op)));
    auto *held = child<QLineEdit>(u"filterValue_%1"_s.arg(line));
    held->selectAll();
    QTest::keyClicks(held, value);
}

QString TestFlowFilterForm::saved()
{
    [this] { QTRY_VERIFY(canSave()); }();
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    return m_controller->ruled.isEmpty() ? u"nothing"_s : filterText(m_controller->ruled.last().rules.filter);
}

void TestFlowFilterForm::conditionsAreTypedLineByLine()
{
    open();
    QVERIFY(child(u"filterProse"_s)->isHidden());
    QVERIFY(!child(u"filterAdd"_s)->isVisible());
    only();
    QVERIFY(child(u"filterPath_0"_s)->hasFocus() || child(u"filterPathEdit_0"_s)->hasFocus());
    type(u"properties.stage"_s, FilterOperator::Is, u"paying customer"_s);
    QVERIFY2(problem().isEmpty(), qPrintable(problem()));
    QVERIFY2(!canSave(), "what it would change is not known yet");
    child<QPushButton>(u"filterAdd"_s)->click();
    choose(u"filterSide_1"_s, 1);
    type(u"size"_s, FilterOperator::Above, u"10"_s, 1);
    QCOMPARE(saved(), u"source.properties.stage is \"paying customer\" and target.size above 10"_s);
    QVERIFY2(m_controller->ruled.last().rules.enabled, "on as before");
}

void TestFlowFilterForm::alternativesAreJoinedByOr()
{
    open();
    only();
    type(u"a"_s, FilterOperator::Is, u"1"_s);
    child<QPushButton>(u"filterAdd"_s)->click();
    type(u"b"_s, FilterOperator::NotEmpty, {}, 1);
    QVERIFY(!child(u"filterValue_1"_s)->isEnabled());
    child<QPushButton>(u"filterAdd"_s)->click();
    type(u"c"_s, FilterOperator::StartsWith, u"x"_s, 2);
    choose(u"filterJoin_1"_s, 1);
    QCOMPARE(saved(), u"source.a is 1 or source.b not-empty and source.c starts-with x"_s);
}

void TestFlowFilterForm::severalValuesHaveCommas()
{
    open();
    only();
    type(u"stage"_s, FilterOperator::OneOf, u"lead, \"paying customer\", \"a, b\""_s);
    QCOMPARE(saved(), u"source.stage one-of (lead, \"paying customer\", \"a, b\")"_s);
}

void TestFlowFilterForm::whatIsIncompleteIsNotSaved()
{
    open();
    only();
    QVERIFY(problem().contains(u"property"_s) && !canSave());
    type(u"stage"_s, FilterOperator::Is, {});
    QVERIFY(problem().contains(u"a value"_s) && !canSave());
    type(u"stage"_s, FilterOperator::Above, u"many"_s);
    QVERIFY(problem().contains(u"a number, or a date"_s) && !canSave());
    type(u"stage"_s, FilterOperator::OneOf, u"a, , b"_s);
    QVERIFY(problem().contains(u"commas"_s) && !canSave());
    type(u"stage"_s, FilterOperator::OneOf, u"a) or source.b is (c"_s);
    QVERIFY(problem().contains(u"commas"_s) && !canSave());
    QCOMPARE(child(u"filterScope"_s)->accessibleDescription(), problem().mid(2));
    type(u"stage"_s, FilterOperator::Below, u"2026-01-31"_s);
    QVERIFY(problem().isEmpty());
    QCOMPARE(saved(), u"source.stage below 2026-01-31"_s);
}

void TestFlowFilterForm::linesAreRemoved()
{
    open();
    only();
    type(u"a"_s, FilterOperator::Is, u"1"_s);
    child<QPushButton>(u"filterAdd"_s)->click();
    choose(u"filterJoin_1"_s, 1);
    type(u"b"_s, FilterOperator::Is, u"2"_s, 1);
    child<QToolButton>(u"filterRemove_0"_s)->click();
    QTRY_VERIFY(!child(u"filterPath_1"_s));
    QVERIFY(!child(u"filterJoin_0"_s));
    QCOMPARE(child<QLineEdit>(u"filterValue_0"_s)->text(), u"2"_s);
    child<QToolButton>(u"filterRemove_0"_s)->click();
    QTRY_VERIFY(!child(u"filterPath_0"_s));
    QVERIFY(problem().contains(u"every record"_s) && !canSave());
    child<QPushButton>(u"filterAdd"_s)->click();
    type(u"c"_s, FilterOperator::Empty, {});
    QCOMPARE(saved(), u"source.c empty"_s);
}

void TestFlowFilterForm::everyFilterIsShownAsItIs_data()
{
    QTest::addColumn<QString>("filter");
    for (const auto &text : {u"source.a is b"_s, u"source.a is \"b c\" and target.\"d e\" is-not \"\\\"f\\\"\""_s,
             u"source.a one-of (b, \"c, d\", \"one-of (\") or source.e empty"_s,
             u"source.a above 5 and source.b below 2026-01-31 or target.c contains x or target.d not-empty"_s})
        QTest::newRow(qPrintable(text)) << text;
}

/// What is shown and touched without a change is the same filter.
void TestFlowFilterForm::everyFilterIsShownAsItIs()
{
    QFETCH(QString, filter);
    Flow flow;
    flow.id = 1;
    flow.title = u"Contact"_s;
    flow.rules.filter = *parseFilter(filter);
    m_controller->ruled << flow;
    open();
    QVERIFY(problem().isEmpty());
    child<QPushButton>(u"filterAdd"_s)->click();
    QVERIFY(!problem().isEmpty());
    const qsizetype lines = flow.rules.filter.paths(Side::Source).size() + flow.rules.filter.paths(Side::Target).size();
    child<QToolButton>(u"filterRemove_%1"_s.arg(lines))->click();
    QTRY_VERIFY(problem().isEmpty());
    QVERIFY2(!child<QPushButton>(u"rulesRevert"_s)->isEnabled(), "nothing is changed");
}

void TestFlowFilterForm::everyRecordAgain()
{
    Flow flow;
    flow.id = 1;
    flow.rules.filter = *parseFilter(u"source.a is b"_s);
    m_controller->ruled << flow;
    open();
    QCOMPARE(child<QComboBox>(u"filterScope"_s)->count(), 2);
    choose(u"filterScope"_s, 0);
    QVERIFY(!child(u"filterPath_0"_s)->isVisible());
    QCOMPARE(saved(), QString());
}

void TestFlowFilterForm::revertTakesItBack()
{
    open();
    only();
    type(u"a"_s, FilterOperator::Is, u"1"_s);
    child<QPushButton>(u"rulesRevert"_s)->click();
    QVERIFY(!child(u"filterPath_0"_s));
    QVERIFY(!child(u"filterAdd"_s)->isVisible() && canSave());
    QCOMPARE(saved(), u"nothing"_s);
}

void TestFlowFilterForm::aConditionInProseIsAnswered()
{
    const QString prose = u"When a Product is for sale, it will be synchronized with a Companies."_s;
    m_controller->demand(3, prose);
    open(3);
    QVERIFY(child<QLabel>(u"filterProse"_s)->text().contains(prose));
    QVERIFY(child<QLabel>(u"filterProse"_s)->text().contains(u"needs a rule"_s));
    QCOMPARE(child<QTreeWidget>(u"rulesTree"_s)->currentItem()->text(1), u"needs a rule"_s);
    auto *on = child<QCheckBox>(u"rule_enabled"_s);
    QVERIFY2(!on->isEnabled() && !on->isChecked(), "it cannot be on without a filter");
    only();
    type(u"properties.sale"_s, FilterOperator::Is, u"yes"_s);
    QVERIFY(on->isEnabled() && on->isChecked());
    QCOMPARE(saved(), u"source.properties.sale is yes"_s);
    QVERIFY(m_controller->ruled.last().rules.enabled);
    QCOMPARE(m_controller->ruled.last().rules.answers, prose);
}

void TestFlowFilterForm::everyRecordAnswersIt()
{
    m_controller->demand(3, u"When a Product is for sale, it will be synchronized with a Companies."_s);
    open(3);
    QCOMPARE(child<QComboBox>(u"filterScope"_s)->currentIndex(), 0);
    choose(u"filterScope"_s, 1);
    QVERIFY(child<QCheckBox>(u"rule_enabled"_s)->isChecked());
    choose(u"filterScope"_s, 0);
    QVERIFY(!child<QCheckBox>(u"rule_enabled"_s)->isChecked());
    QVERIFY(!child<QPushButton>(u"rulesRevert"_s)->isEnabled());
    choose(u"filterScope"_s, 1);
    QCOMPARE(saved(), u"all"_s);
    QVERIFY(m_controller->ruled.last().rules.enabled);
}

void TestFlowFilterForm::theOverviewSaysThatItNeedsARule()
{
    const QString prose = u"When a Product is for sale, it will be synchronized with a Companies."_s;
    m_controller->fill(0);
    m_controller->demand(3, prose);
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    QTRY_VERIFY(child<FlowArrow>(u"overviewFlow_3"_s));
    QTRY_VERIFY(child<FlowArrow>(u"overviewFlow_3"_s)->accessibleName().contains(prose));
    QVERIFY(!child<FlowArrow>(u"overviewFlow_1"_s)->accessibleName().contains(u"rule"_s));
    QVERIFY(child<QLabel>(u"overviewHero"_s)->text().contains(u"needs a rule"_s));
    QVERIFY(child<QLabel>(u"overviewText"_s)->text().contains(prose));
    child<QPushButton>(u"overviewRules"_s)->click();
    QTRY_COMPARE(child<QTreeWidget>(u"rulesTree"_s)->topLevelItemCount(), 4);
    QTRY_VERIFY(child<QLabel>(u"filterProse"_s)->text().contains(prose));
}

void TestFlowFilterForm::theKeyboardIsEnough()
{
    open();
    auto *scope = child<QComboBox>(u"filterScope"_s);
    scope->setFocus();
    QTest::keyClick(scope, Qt::Key_Down);
    QWidget *path = QApplication::focusWidget();
    QVERIFY(path && path->objectName().startsWith(u"filterPath"_s));
    QTest::keyClicks(path, u"stage"_s);
    QTest::keyClick(path, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), child(u"filterOperator_0"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // is not
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), child(u"filterValue_0"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"lead"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), child(u"filterRemove_0"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), child(u"filterAdd"_s));
    QCOMPARE(saved(), u"source.stage is-not lead"_s);
}

void TestFlowFilterForm::everyFieldHasAName()
{
    open();
    only();
    child<QPushButton>(u"filterAdd"_s)->click();
    int fields = 0;
    for (const QWidget *widget : child(u"settingsDialog"_s)->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"_L1))
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        fields += widget->objectName().startsWith("filter"_L1) ? 1 : 0;
    }
    QVERIFY(fields >= 11);
}

void TestFlowFilterForm::theCountsSpeakOfTheFilter()
{
    RulesPreview preview;
    preview.rows = 2000;
    preview.changed = 40;
    preview.kinds = {{{u"create"_s, u"left-out"_s}, 37}, {{u"left-out"_s, u"held"_s}, 3}};
    QCOMPARE(kindTexts(preview), QStringList({u"37: Create → Left out"_s, u"3: Left out → Held"_s}));
    preview.unread = QStringList{u"properties.stage"_s};
    QVERIFY(changedText(preview).contains(u"“properties.stage” has not been read yet"_s));
}

void TestFlowFilterForm::whatIsLeftOutCanBePausedButNotResumed()
{
    LinkRow row;
    row.state = LinkState::Paused;
    row.recordId.source = u"1"_s;
    row.reason.code = ReasonCode::LeftOut;
    const RecordActions out = actionsFor(row, false, false);
    QVERIFY(!out.resume && out.pause && out.sync);
    row.reason.code = ReasonCode::PausedByPerson;
    const RecordActions paused = actionsFor(row, false, false);
    QVERIFY(paused.resume && !paused.pause && !paused.sync);
}

void TestFlowFilterForm::screenshots()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("set SAMBAND_SHOTS to a folder to get pictures");
    m_controller->demand(3, u"When a Product is for sale, it will be synchronized with a Companies."_s);
    open(3);
    only();
    type(u"properties.sale"_s, FilterOperator::Is, u"yes"_s);
    child<QPushButton>(u"filterAdd"_s)->click();
    choose(u"filterJoin_1"_s, 1);
    type(u"properties.price"_s, FilterOperator::Above, u"1000"_s, 1);
    QTest::qWait(600);
    QVERIFY(child(u"settingsDialog"_s)->grab().save(folder + u"/light-settings-filter.png"_s));
}

QTEST_MAIN(TestFlowFilterForm)

#include "tst_flowfilter.moc"
