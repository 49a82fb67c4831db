#include "tests/support/palettes.h"
#include "tests/ui/windowfixture.h"
#include "ui/rulewording.h"
#include "ui/settingsdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace samband;
using namespace Qt::StringLiterals;

/// Rules of flows and properties, and the systems, in the settings.
class TestRulesPage : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSavedBeforeItIsCounted();
    void changesOfSeveralFlowsAreAllCounted();
    void revertTakesBack();
    void badInputIsToldAtTheField();
    void whatTheSystemsCannotIsNotSaved();
    void aRefusalSpeaksTheWordsOfThePage();
    void unsavedRulesAreAskedAbout();
    void severalPropertiesGetOneRule();
    void templateNeedsBothSides();
    void limitsOfAFlow();
    void manyPropertiesAreFound();
    void everyFieldHasANameAndAKey();
    void systemsTellTheirManifest();
    void countsInWords();
    void screenshots();

private:
    void goTo(qint64 flow, int property = 0) { child<SettingsDialog>(u"settingsDialog"_s)->goToRules(flow, property); }
    void choose(const QString &rule, const QString &value) const;
    bool canSave() const { return child<QPushButton>(u"settingsSave"_s)->isEnabled(); }
    void shots(const QString &theme);
};

void TestRulesPage::choose(const QString &rule, const QString &value) const
{
    auto *combo = child<QComboBox>(u"rule_"_s + rule);
    combo->setCurrentIndex(combo->findData(value));
}

void TestRulesPage::nothingIsSavedBeforeItIsCounted()
{
    openSettings();
    goTo(1, 4);
    QCOMPARE(child<QComboBox>(u"rule_conflict"_s)->currentText(), u"Ask a person"_s);
    QCOMPARE(child<QComboBox>(u"rule_normaliser"_s)->currentText(), u"Phone number"_s);
    QVERIFY(canSave());
    m_controller->answers = false;
    choose(u"conflict"_s, u"target"_s);
    QVERIFY2(!canSave(), "what it would change is not known yet");
    QVERIFY(child<QLabel>(u"rulesPreviewText"_s)->text().startsWith(u"Counting"_s));
    QTRY_COMPARE(m_controller->calls.count(u"preview rules 1"_s), 1);
    m_controller->answers = true;
    choose(u"conflict"_s, u"source"_s);
    QTRY_VERIFY(canSave());
    QCOMPARE(child<QLabel>(u"rulesPreviewText"_s)->text(), u"30 of 300 records would be decided differently."_s);
    QCOMPARE(child<QLabel>(u"rulesPreviewKinds"_s)->text(), u"30: Conflict → Update"_s);
    QVERIFY(child<QTableView>(u"rulesPreviewTable"_s)->model()->rowCount() > 0);
    QVERIFY2(m_controller->ruled.isEmpty(), "a preview saves nothing");
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(m_controller->ruled.size(), 1);
    QCOMPARE(m_controller->ruled.first().mapping(4)->rules.conflict, ConflictPolicy::Source);
    QCOMPARE(m_controller->ruled.first().mapping(1)->rules, PropertyRules());
}

void TestRulesPage::changesOfSeveralFlowsAreAllCounted()
{
    openSettings();
    goTo(1, 4);
    choose(u"blank"_s, u"clear"_s);
    goTo(3);
    choose(u"creation"_s, u"approval"_s);
    QVERIFY(!canSave());
    QTRY_VERIFY(canSave());
    QCOMPARE(m_controller->calls.count(u"preview rules 1"_s), 1);
    QCOMPARE(m_controller->calls.count(u"preview rules 3"_s), 1);
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(m_controller->ruled.size(), 2);
}

void TestRulesPage::revertTakesBack()
{
    openSettings();
    goTo(1, 4);
    auto *revert = child<QPushButton>(u"rulesRevert"_s);
    QVERIFY(!revert->isEnabled());
    choose(u"direction"_s, u"off"_s);
    QVERIFY(child<QTreeWidget>(u"rulesTree"_s)->currentItem()->text(0).startsWith(u"●"_s));
    revert->click();
    QVERIFY(!revert->isEnabled() && canSave());
    QCOMPARE(child<QComboBox>(u"rule_direction"_s)->currentData().toString(), u"both"_s);
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QVERIFY(m_controller->ruled.isEmpty());
}

void TestRulesPage::badInputIsToldAtTheField()
{
    openSettings();
    goTo(1, 4);
    auto *region = child<QLineEdit>(u"rule_region"_s);
    auto *problem = child<QLabel>(u"problem_region"_s);
    QVERIFY(region->isEnabled() && problem->isHidden());
    region->selectAll();
    QTest::keyClicks(region, u"XX"_s);
    QVERIFY(!problem->isHidden() && problem->text().contains(u"two letters"_s));
    QCOMPARE(region->accessibleDescription(), problem->text().mid(2));
    QVERIFY(!canSave());
    region->selectAll();
    QTest::keyClicks(region, u"se"_s);
    QVERIFY(problem->isHidden());
    QTRY_VERIFY(canSave());
    goTo(1, 1);
    QVERIFY2(!child(u"rule_region"_s)->isEnabled(), "text has no country");
}

void TestRulesPage::whatTheSystemsCannotIsNotSaved()
{
    openSettings();
    goTo(1, 4);
    m_controller->rulesProblem = u"directPhone cannot be written."_s;
    choose(u"direction"_s, u"to-target"_s);
    QTRY_COMPARE(child<QLabel>(u"rulesPreviewText"_s)->text(), m_controller->rulesProblem);
    QVERIFY(!canSave());
    m_controller->rulesProblem.clear();
    choose(u"direction"_s, u"to-source"_s);
    QTRY_VERIFY(canSave());
}

void TestRulesPage::aRefusalSpeaksTheWordsOfThePage()
{
    openSettings();
    goTo(1, 4);
    m_controller->rulesProblem = u"Set direction=to-target or direction=off."_s;
    m_controller->rulesObstacle = RuleObstacle{Side::Source, u"properties.phone"_s};
    choose(u"direction"_s, u"to-source"_s);
    auto *text = child<QLabel>(u"rulesPreviewText"_s);
    QTRY_VERIFY2(text->text().startsWith(u"phone cannot be changed in HubSpot."_s), qPrintable(text->text()));
    auto *direction = child<QComboBox>(u"rule_direction"_s);
    for (const auto *value : {"to-target", "off"})
        QVERIFY2(text->text().contains(direction->itemText(direction->findData(QString::fromLatin1(value)))), value);
    QVERIFY(!text->text().contains(u"direction="_s));

    m_controller->rulesProblem = u"Set creation=never."_s;
    m_controller->rulesObstacle = RuleObstacle{Side::Target, {}};
    choose(u"direction"_s, u"both"_s);
    choose(u"direction"_s, u"off"_s);
    QTRY_VERIFY2(text->text().startsWith(u"CRMOffice takes no new records"_s), qPrintable(text->text()));
    QVERIFY(text->text().contains(creationWord(Creation::Never)) && !canSave());
}

void TestRulesPage::unsavedRulesAreAskedAbout()
{
    openSettings();
    goTo(1, 4);
    choose(u"conflict"_s, u"source"_s);
    QTest::keyClick(child(u"settingsDialog"_s), Qt::Key_Escape);
    QVERIFY2(child(u"settingsAsk"_s), "a changed rule is lost without a word");
    QVERIFY2(!child<QPushButton>(u"settingsAskSave"_s)->isEnabled(), "what it would change is not counted yet");
    QTest::mouseClick(child<QPushButton>(u"settingsAskCancel"_s), Qt::LeftButton);
    QTRY_VERIFY(!child(u"settingsAsk"_s));
    QTRY_VERIFY(canSave());
    QTest::keyClick(child(u"settingsDialog"_s), Qt::Key_Escape);
    QTest::keyClick(child(u"settingsAsk"_s), Qt::Key_Return);
    QTRY_VERIFY(!child(u"settingsDialog"_s));
    QCOMPARE(m_controller->ruled.size(), 1);
}

void TestRulesPage::severalPropertiesGetOneRule()
{
    m_controller->moreProperties = 3;
    openSettings();
    auto *tree = child<QTreeWidget>(u"rulesTree"_s);
    goTo(1, 1);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(tree, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(child<QComboBox>(u"rule_normaliser"_s)->currentIndex(), -1); // text, phone, text
    choose(u"conflict"_s, u"newest"_s);
    QTRY_VERIFY(canSave());
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    const Flow saved = m_controller->ruled.value(0);
    for (const int property : {1, 4, 100})
        QCOMPARE(saved.mapping(property)->rules.conflict, ConflictPolicy::Newest);
    QCOMPARE(saved.mapping(101)->rules.conflict, ConflictPolicy::Ask);
    QCOMPARE(saved.mapping(4)->rules.normaliser, Normaliser::Phone);
}

void TestRulesPage::templateNeedsBothSides()
{
    openSettings();
    goTo(1);
    child<QPushButton>(u"rule_template_add"_s)->click();
    auto *table = child<QTableWidget>(u"rule_template"_s);
    QCOMPARE(table->rowCount(), 1);
    table->setItem(0, 0, new QTableWidgetItem(u"name"_s));
    QVERIFY(!child(u"problem_template"_s)->isHidden() && !canSave());
    table->setItem(0, 1, new QTableWidgetItem(u"properties.name"_s));
    QVERIFY(child(u"problem_template"_s)->isHidden());
    QTRY_VERIFY(canSave());
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(m_controller->ruled.value(0).rules.creationTemplate.value(u"name"_s), u"properties.name"_s);
}

void TestRulesPage::limitsOfAFlow()
{
    openSettings();
    goTo(1);
    child<QSpinBox>(u"rule_limit-update_count"_s)->setValue(500);
    QTRY_VERIFY(canSave());
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(m_controller->ruled.value(0).rules.limit(HoldKind::Update), (GuardLimit{500, 25}));
    QCOMPARE(m_controller->ruled.value(0).rules.limit(HoldKind::Create), (GuardLimit{50, 25}));
}

void TestRulesPage::manyPropertiesAreFound()
{
    m_controller->moreProperties = 40;
    openSettings();
    auto *tree = child<QTreeWidget>(u"rulesTree"_s);
    QCOMPARE(tree->topLevelItem(0)->childCount(), 42);
    child<QLineEdit>(u"rulesFind"_s)->setText(u"directphone"_s);
    int shown = 0;
    for (int line = 0; line < 42; ++line)
        shown += tree->topLevelItem(0)->child(line)->isHidden() ? 0 : 1;
    QCOMPARE(shown, 1);
}

void TestRulesPage::everyFieldHasANameAndAKey()
{
    openSettings();
    for (const auto &[tab, property] : {std::pair(1, 0), std::pair(1, 4), std::pair(2, 0)}) {
        goTo(1, property);
        child<QTabWidget>(u"settingsTabs"_s)->setCurrentIndex(tab);
        for (const QWidget *widget : child(u"settingsDialog"_s)->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith("qt_"_L1))
                continue;
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    }
}

void TestRulesPage::systemsTellTheirManifest()
{
    openSettings();
    child<QTabWidget>(u"settingsTabs"_s)->setCurrentIndex(2);
    QTRY_VERIFY(child<QLabel>(u"systemManifestSource"_s)->text().contains(u"hubspot.json"_s));
    QVERIFY(child<QLabel>(u"systemCoversTarget"_s)->text().contains(u"14 notes"_s));
    QVERIFY(child(u"systemShippedTarget"_s)->isHidden());
    m_controller->useManifest(Side::Target, u"/home/ane/bad.json"_s);
    QTRY_VERIFY(child<QLabel>(u"systemProblemTarget"_s)->text().contains(u"bad.json:12"_s));
    QVERIFY(child<QLabel>(u"systemManifestTarget"_s)->text().contains(u"comes with"_s));
    m_controller->useManifest(Side::Target, u"/home/ane/crm.json"_s);
    QTRY_COMPARE(child<QLabel>(u"systemManifestTarget"_s)->text(), u"/home/ane/crm.json"_s);
    QVERIFY(child(u"systemProblemTarget"_s)->isHidden());
    child<QPushButton>(u"systemReloadTarget"_s)->click();
    QCOMPARE(m_controller->calls.last(), u"manifest target /home/ane/crm.json"_s);
    child<QPushButton>(u"systemShippedTarget"_s)->click();
    QCOMPARE(m_controller->calls.last(), u"manifest target "_s);
    QTRY_VERIFY(child(u"systemShippedTarget"_s)->isHidden());
    child<QPushButton>(u"systemConnections"_s)->click();
    QVERIFY(child(u"connectionsDialog"_s));
}

void TestRulesPage::countsInWords()
{
    RulesPreview preview;
    preview.rows = 2000;
    QCOMPARE(changedText(preview), u"None of the 2,000 records is decided differently. What comes later is."_s);
    preview.changed = 40;
    preview.kinds = {{{u"conflict"_s, u"update"_s}, 3}, {{u"update"_s, u"update"_s}, 37}};
    QCOMPARE(
        kindTexts(preview), QStringList({u"37: Update as before, with other values"_s, u"3: Conflict → Update"_s}));
    const PerSide<QString> system{u"HubSpot"_s, u"CRMOffice"_s};
    PropertyRules rules;
    QCOMPARE(particulars(rules, system), QString());
    rules.normaliser = Normaliser::Phone;
    rules.conflict = ConflictPolicy::Target;
    rules.direction = Direction::ToTarget;
    QCOMPARE(particulars(rules, system), u"CRMOffice wins · → CRMOffice · phone NO"_s);
}

void TestRulesPage::shots(const QString &theme)
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    const auto shot = [&](const QString &name) {
        QTest::qWait(500);
        QVERIFY(child(u"settingsDialog"_s)->grab().save(folder + u"/%1-%2.png"_s.arg(theme, name)));
    };
    m_controller->moreProperties = 40;
    openSettings();
    shot(u"settings-console"_s);
    goTo(1);
    shot(u"settings-flow"_s);
    goTo(1, 4);
    choose(u"conflict"_s, u"source"_s);
    shot(u"settings-property"_s);
    auto *region = child<QLineEdit>(u"rule_region"_s);
    region->setText({});
    QTest::keyClicks(region, u"XX"_s);
    shot(u"settings-bad"_s);
    goTo(1, 105);
    shot(u"settings-long"_s);
    m_controller->useManifest(Side::Target, u"/home/ane/bad.json"_s);
    child<QTabWidget>(u"settingsTabs"_s)->setCurrentIndex(2);
    shot(u"settings-systems"_s);
}

void TestRulesPage::screenshots()
{
    if (qEnvironmentVariableIsEmpty("SAMBAND_SHOTS"))
        QSKIP("set SAMBAND_SHOTS to a folder to get pictures");
    shots(u"light"_s);
    cleanup();
    QApplication::setPalette(darkPalette());
    init();
    shots(u"dark"_s);
    QApplication::setPalette(lightPalette());
}

QTEST_MAIN(TestRulesPage)

#include "tst_rulespage.moc"
