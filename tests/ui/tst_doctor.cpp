#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/connectionsdialog.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace samband;
using namespace Qt::StringLiterals;

/// The connection doctor in the window.
class TestDoctor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void opensByKeyAndFromConnections();
    void tellsEveryCheckByWordAndShape();
    void namesTheLineToChange();
    void whatWorksCanBeLeftOut();
    void isStoppedAtOnce();
    void closingEndsIt();
    void writesOnlyWhereThePersonSays();
    void reportIsCopiedAndSaved();
    void everythingIsNamed();
    void screenshots();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    QTreeWidget *tree() const { return child<QTreeWidget>(u"doctorChecks"_s); }
    QString text(const QString &name) const { return child<QLabel>(name)->text(); }
    QPushButton *button(const QString &name) const { return child<QPushButton>(name); }
    void open();
    void examineBoth();

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestDoctor::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(60);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(child(u"overviewFlow_1"_s));
}

void TestDoctor::open()
{
    QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(child(u"doctorDialog"_s) && child(u"doctorDialog"_s)->isVisible());
}

void TestDoctor::examineBoth()
{
    open();
    button(u"doctorBoth"_s)->click();
    QTRY_VERIFY(button(u"doctorBoth"_s)->isEnabled());
}

void TestDoctor::opensByKeyAndFromConnections()
{
    open();
    QVERIFY2(!child<QDialog>(u"doctorDialog"_s)->isModal(), "nothing waits for it");
    QVERIFY2(m_controller->examined.isEmpty(), "a person starts it");
    child<QDialog>(u"doctorDialog"_s)->reject();
    QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(child(u"connectionsDialog"_s));
    // the first steps have such a button, too
    child(u"connectionsDialog"_s)->findChild<QPushButton *>(u"connectionExamineTarget"_s)->click();
    QVERIFY(child(u"doctorDialog"_s)->isVisible());
    QCOMPARE(m_controller->examined, QList<DoctorWish>{(DoctorWish{Side::Target, {}})});
}

void TestDoctor::tellsEveryCheckByWordAndShape()
{
    examineBoth();
    QCOMPARE(tree()->topLevelItemCount(), 2);
    QCOMPARE(tree()->topLevelItem(0)->text(0), u"HubSpot"_s);
    for (const Side side : bothSides) {
        const DoctorReport &report = m_controller->doctorReports[side];
        const QTreeWidgetItem *head = tree()->topLevelItem(side == Side::Source ? 0 : 1);
        QCOMPARE(head->childCount(), report.checks.size());
        for (int at = 0; at < report.checks.size(); ++at) {
            QCOMPARE(head->child(at)->text(0), report.checks[at].what);
            QCOMPARE(head->child(at)->text(1), findingWord(report.checks[at].finding));
            QVERIFY(!head->child(at)->icon(1).isNull());
            QCOMPARE(head->child(at)->text(2), report.checks[at].came);
        }
    }
    QVERIFY(tree()->topLevelItem(1)->text(2).contains("1 fails"_L1));
    QVERIFY(text(u"doctorStanding"_s).contains("CRMOffice: 1 of 5 checks fail."_L1));
}

void TestDoctor::namesTheLineToChange()
{
    examineBoth();
    // The first failure is chosen by itself.
    QCOMPARE(text(u"doctorWhat"_s), u"Reading contacts: fails"_s);
    QVERIFY(text(u"doctorPlace"_s).contains("Line 61 of the manifest /home/ane/crmoffice.json"_L1));
    QVERIFY(text(u"doctorExcerpt"_s).contains("\"records\": \"items\""_L1));
    QVERIFY(!text(u"doctorAdvice"_s).isEmpty());
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Home);
    QTest::keyClick(tree(), Qt::Key_Down);
    QCOMPARE(text(u"doctorWhat"_s), u"Address and encryption: works"_s);
    QVERIFY(!child(u"doctorPlace"_s)->isVisible());
}

void TestDoctor::whatWorksCanBeLeftOut()
{
    examineBoth();
    const auto shown = [this] {
        int count = 0;
        for (int system = 0; system < 2; ++system) {
            for (int at = 0; at < tree()->topLevelItem(system)->childCount(); ++at)
                count += tree()->topLevelItem(system)->child(at)->isHidden() ? 0 : 1;
        }
        return count;
    };
    QCOMPARE(shown(), 10);
    child<QCheckBox>(u"doctorRemarks"_s)->click();
    QCOMPARE(shown(), 4);
    button(u"doctorTarget"_s)->click(); // also what is told later
    QTRY_VERIFY(button(u"doctorBoth"_s)->isEnabled());
    QCOMPARE(shown(), 4);
    child<QCheckBox>(u"doctorRemarks"_s)->click();
    QCOMPARE(shown(), 10);
}

void TestDoctor::isStoppedAtOnce()
{
    m_controller->doctorEnds = false;
    open();
    button(u"doctorSource"_s)->click();
    QTRY_VERIFY(tree()->topLevelItem(0)->childCount() == 1);
    QVERIFY(!button(u"doctorBoth"_s)->isEnabled());
    QVERIFY(child(u"doctorProgress"_s)->isVisible());
    button(u"doctorStop"_s)->click();
    QVERIFY(m_controller->calls.contains(u"cancelExamination"_s));
    QTRY_VERIFY(button(u"doctorBoth"_s)->isEnabled());
    QVERIFY(!button(u"doctorStop"_s)->isEnabled());
    QVERIFY(!child(u"doctorProgress"_s)->isVisible());
    QVERIFY2(text(u"doctorStanding"_s).contains("could not be looked at"_L1), qPrintable(text(u"doctorStanding"_s)));
}

void TestDoctor::closingEndsIt()
{
    m_controller->doctorEnds = false;
    open();
    button(u"doctorSource"_s)->click();
    child<QDialog>(u"doctorDialog"_s)->reject();
    QVERIFY(m_controller->calls.contains(u"cancelExamination"_s));
}

void TestDoctor::writesOnlyWhereThePersonSays()
{
    open();
    QVERIFY(!child(u"probeWrite"_s)->isVisible());
    child<QCheckBox>(u"doctorMayWrite"_s)->click();
    QVERIFY(child(u"probeWrite"_s)->isVisible());
    QVERIFY2(!button(u"probeWrite"_s)->isEnabled(), "no record is named");
    child<QComboBox>(u"probeSystem"_s)->setCurrentIndex(1);
    QCOMPARE(child<QComboBox>(u"probeDatatype"_s)->currentText(), u"Contacts"_s);
    QVERIFY(child<QComboBox>(u"probeProperty"_s)->findText(u"familyName"_s) >= 0);
    child<QComboBox>(u"probeProperty"_s)->setCurrentText(u"familyName"_s);
    QTest::keyClicks(child<QLineEdit>(u"probeRecord"_s), u"4711 "_s);
    QTest::keyClick(child<QLineEdit>(u"probeRecord"_s), Qt::Key_Return);
    for (const DoctorWish &wish : std::as_const(m_controller->examined))
        QVERIFY2(!wish.probe, "Enter in a field writes nothing");
    QTRY_VERIFY(button(u"probeWrite"_s)->isEnabled());
    QVERIFY(button(u"probeWrite"_s)->text().contains("CRMOffice"_L1));
    button(u"probeWrite"_s)->click();
    const WriteProbe probe{u"Contacts"_s, u"4711"_s, u"familyName"_s};
    QCOMPARE(m_controller->examined.last(), (DoctorWish{Side::Target, probe}));
}

void TestDoctor::reportIsCopiedAndSaved()
{
    open();
    QVERIFY2(!button(u"doctorCopy"_s)->isEnabled(), "there is none yet");
    examineBoth();
    button(u"doctorCopy"_s)->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains("[fails] Reading contacts"_L1) && copied.contains("HubSpot"_L1));
    for (const QString &format : {u"txt"_s, u"json"_s}) {
        button(u"doctorSave"_s)->click();
        auto *dialog = child<QFileDialog>(u"doctorSaveDialog"_s);
        QVERIFY(dialog);
        const QString path = m_folder.filePath(u"report."_s + format);
        Q_EMIT dialog->fileSelected(path);
        delete dialog;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray saved = file.readAll();
        if (format == "txt"_L1)
            QCOMPARE(QString::fromUtf8(saved), copied);
        else
            QCOMPARE(QJsonDocument::fromJson(saved).array().size(), 2);
    }
}

void TestDoctor::everythingIsNamed()
{
    open();
    child<QCheckBox>(u"doctorMayWrite"_s)->click();
    for (const QWidget *widget : child(u"doctorDialog"_s)->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_"_L1)
            || !widget->isVisible())
            continue;
        const auto *pressed = qobject_cast<const QAbstractButton *>(widget);
        const bool part = qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr;
        const QString name = pressed && widget->accessibleName().isEmpty() ? pressed->text() : widget->accessibleName();
        QVERIFY2(part || !name.isEmpty(), qPrintable(widget->objectName()));
    }
}

void TestDoctor::screenshots()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("SAMBAND_SHOTS names no folder");
    const auto shot = [&](const QString &name) {
        QTest::qWait(200);
        QVERIFY(child(u"doctorDialog"_s)->grab().save(folder + u"/doctor-%1.png"_s.arg(name)));
    };
    for (const auto &[name, palette] : {std::pair{u"light"_s, lightPalette()}, {u"dark"_s, darkPalette()}}) {
        QApplication::setPalette(palette);
        cleanup();
        init();
        open();
        shot(name + u"-empty"_s);
        examineBoth();
        shot(name);
        child<QCheckBox>(u"doctorMayWrite"_s)->click();
        m_controller->doctorEnds = false;
        button(u"doctorSource"_s)->click();
        shot(name + u"-running"_s);
    }
}

QTEST_MAIN(TestDoctor)
#include "tst_doctor.moc"
