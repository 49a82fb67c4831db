#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/choicebox.h"
#include "ui/mainwindow.h"
#include "ui/ruleoffer.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStyleFactory>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// A choice that is made the rule of its flow.
class TestRuleOffer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void choiceBecomesTheRuleByKeys();
    void enterSavesTheRuleAndResolvesNothing();
    void escapeLeavesItAsItIs();
    void anotherRecordTakesTheOfferAway();
    void whatIsTheRuleAlreadyIsSaid();
    void onlyASystemsValueCanBeTheRule();
    void clearedValuesHaveTheirOwnRule();
    void manyRowsBecomeTheRule();
    void screenshots();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    void press(int key)
    {
        QWidget *to = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(to, Qt::Key(key));
    }
    void open();
    bool offered() const { return child(u"ruleOffer"_s)->isVisible(); }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

PropertyRow phone(const QString &source, const QString &target)
{
    return {4, {u"properties.phone"_s, u"directPhone"_s}, PerSide<QString>{u"1"_s, u"1"_s}, {source, target}, {}, {}};
}

} // namespace

void TestRuleOffer::init()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(300);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"rule.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    open();
}

void TestRuleOffer::cleanup()
{
    m_window.reset();
    m_controller.reset();
}

void TestRuleOffer::open()
{
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(!child<QLabel>(u"statusRead"_s)->text().isEmpty());
    m_window->goTo(u"state:conflict"_s);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 2);
    table->selectRow(0);
    table->setFocus();
    QTRY_VERIFY(child(u"choiceBox_4"_s));
}

void TestRuleOffer::choiceBecomesTheRuleByKeys()
{
    QVERIFY2(!child(u"choiceRule_4"_s)->isVisible(), "nothing is chosen yet");
    press(Qt::Key_1);
    QVERIFY(child(u"choiceRule_4"_s)->isVisible());
    press(Qt::Key_6);
    QTRY_VERIFY(offered());
    QVERIFY(child<QLabel>(u"ruleOfferText"_s)->text().contains(u"HubSpot wins"_s));
    QTRY_VERIFY(child<QPushButton>(u"ruleOfferSave"_s)->isEnabled());
    QVERIFY(child<QLabel>(u"ruleOfferPreviewText"_s)->text().startsWith(u"30 of 300"_s));
    QVERIFY2(m_controller->ruled.isEmpty(), "nothing is saved before the numbers are seen");
    press(Qt::Key_Space);
    QCOMPARE(m_controller->ruled.size(), 1);
    QCOMPARE(m_controller->ruled.first().mapping(4)->rules.conflict, ConflictPolicy::Source);
    QVERIFY(!offered());
    QVERIFY(child<QTableView>(u"linkTable"_s)->hasFocus());
}

void TestRuleOffer::enterSavesTheRuleAndResolvesNothing()
{
    press(Qt::Key_2);
    press(Qt::Key_6);
    QTRY_VERIFY(child(u"ruleOfferSave"_s)->hasFocus());
    press(Qt::Key_Return);
    QCOMPARE(m_controller->ruled.size(), 1);
    QCOMPARE(m_controller->ruled.first().mapping(4)->rules.conflict, ConflictPolicy::Target);
    QVERIFY(m_controller->resolved.isEmpty());
}

void TestRuleOffer::escapeLeavesItAsItIs()
{
    press(Qt::Key_1);
    child<QPushButton>(u"choiceRule_4"_s)->click();
    QTRY_VERIFY(offered());
    press(Qt::Key_Escape);
    QVERIFY(!offered() && m_controller->ruled.isEmpty());
    QVERIFY2(child(u"choiceRule_4"_s)->isVisible(), "the choice is still there");
}

void TestRuleOffer::anotherRecordTakesTheOfferAway()
{
    press(Qt::Key_1);
    press(Qt::Key_6);
    QTRY_VERIFY(offered());
    child<QTableView>(u"linkTable"_s)->selectRow(1);
    QVERIFY(!offered());
}

void TestRuleOffer::whatIsTheRuleAlreadyIsSaid()
{
    press(Qt::Key_1);
    press(Qt::Key_6);
    QTRY_VERIFY(child<QPushButton>(u"ruleOfferSave"_s)->isEnabled());
    child<QPushButton>(u"ruleOfferSave"_s)->click();
    child<QTableView>(u"linkTable"_s)->setFocus();
    press(Qt::Key_6);
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"already"_s));
    QVERIFY(!offered());
    QCOMPARE(m_controller->ruled.size(), 1);
}

void TestRuleOffer::onlyASystemsValueCanBeTheRule()
{
    press(Qt::Key_6);
    QVERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"Choose the value of HubSpot or CRMOffice"_s));
    press(Qt::Key_3);
    QVERIFY(!child(u"choiceRule_4"_s)->isVisible());
    press(Qt::Key_6);
    QTest::qWait(50);
    QVERIFY(!offered());
}

void TestRuleOffer::clearedValuesHaveTheirOwnRule()
{
    PropertyDecision conflict;
    conflict.action = PropertyAction::Conflict;
    PropertyDecision held;
    held.action = PropertyAction::HoldBlank;
    PropertyDecision flaps;
    flaps.action = PropertyAction::Flapping;
    const auto word = [](const std::optional<RuleWish> &wish) {
        return wish ? wish->word.name + u'=' + wish->word.value : QString();
    };
    QCOMPARE(word(ruleFor(1, phone(u"2"_s, u"3"_s), conflict, Choice::TakeTarget)), u"conflict=target"_s);
    QCOMPARE(word(ruleFor(1, phone({}, u"1"_s), held, Choice::TakeSource)), u"blank=clear"_s);
    QCOMPARE(word(ruleFor(1, phone({}, u"1"_s), held, Choice::TakeTarget)), u"blank=refill"_s);
    QCOMPARE(word(ruleFor(1, phone(u"1"_s, {}), held, Choice::TakeTarget)), u"blank=clear"_s);
    QVERIFY(!ruleFor(1, phone(u"2"_s, u"3"_s), conflict, Choice::TakeBase));
    QVERIFY(!ruleFor(1, phone(u"2"_s, u"3"_s), flaps, Choice::TakeSource));
}

void TestRuleOffer::manyRowsBecomeTheRule()
{
    child<QTableView>(u"linkTable"_s)->selectAll();
    QTRY_VERIFY(child(u"manyProperty_4"_s));
    QVERIFY(!child(u"manyRule"_s)->isVisible());
    press(Qt::Key_2);
    QVERIFY(child<QPushButton>(u"manyRule"_s)->text().contains(u"phone"_s));
    press(Qt::Key_6);
    QTRY_VERIFY(child<QPushButton>(u"ruleOfferSave"_s)->isEnabled());
    child<QPushButton>(u"ruleOfferSave"_s)->click();
    QCOMPARE(m_controller->ruled.first().mapping(4)->rules.conflict, ConflictPolicy::Target);
    QVERIFY(m_controller->resolved.isEmpty());
}

void TestRuleOffer::screenshots()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("set SAMBAND_SHOTS to a folder to get pictures");
    for (const auto &[name, palette] : {std::pair{u"light"_s, lightPalette()}, {u"dark"_s, darkPalette()}}) {
        QApplication::setPalette(palette);
        cleanup();
        init();
        press(Qt::Key_1);
        press(Qt::Key_6);
        QTRY_VERIFY(child<QPushButton>(u"ruleOfferSave"_s)->isEnabled());
        QTest::qWait(200);
        QVERIFY(m_window->grab().save(folder + u"/%1-ruleoffer.png"_s.arg(name)));
        manyRowsBecomeTheRule();
        m_controller->ruled.clear();
        press(Qt::Key_1);
        press(Qt::Key_6);
        QTest::qWait(300);
        QVERIFY(m_window->grab().save(folder + u"/%1-ruleoffer-many.png"_s.arg(name)));
    }
}

QTEST_MAIN(TestRuleOffer)

#include "tst_ruleoffer.moc"
