#include "ui/startdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// From nothing to a workspace.
class TestStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_start.reset(); }
    void readsTheDocumentBeforeAnythingIsWritten();
    void tellsErrorsWithTheirLines();
    void makesNothingWhenCancelled();
    void tellsWhyAFileCannotBe();
    void offersTheDemoOnlyWhereItIs();
    void everythingIsNamed();

private:
    template<class T = QWidget> T *part(const QString &name) const { return m_start->findChild<T *>(name); }
    void begin(const QString &demoMissing = {});

    QTemporaryDir m_folder;
    std::unique_ptr<StartDialog> m_start;
    Result<Dataflow> m_document = Dataflow{};
    Status m_made = Done{};
    QStringList m_founded;
};

void TestStart::init()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    m_founded.clear();
    m_made = Done{};
    Dataflow dataflow;
    dataflow.system = {u"HubSpot"_s, u"CRMOffice"_s};
    Flow contact;
    contact.title = u"Contact"_s;
    contact.mappings.resize(4);
    Flow product;
    product.title = u"Product"_s;
    dataflow.flows = {contact, product};
    m_document = dataflow;
}

void TestStart::begin(const QString &demoMissing)
{
    StartTasks tasks;
    tasks.demoMissing = demoMissing;
    tasks.readDocument = [this](const QString &, const std::function<void(const Result<Dataflow> &)> &use) {
        QMetaObject::invokeMethod(
            this, [this, use] { use(m_document); }, Qt::QueuedConnection);
    };
    tasks.found = [this](const QString &path, const Dataflow &, const std::function<void(const Status &)> &use) {
        m_founded << path;
        QMetaObject::invokeMethod(
            this, [this, use] { use(m_made); }, Qt::QueuedConnection);
    };
    m_start = std::make_unique<StartDialog>(tasks);
    m_start->show();
    m_start->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_start.get()));
}

void TestStart::readsTheDocumentBeforeAnythingIsWritten()
{
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    auto *next = part<QPushButton>(u"startNext"_s);
    QVERIFY(!next->isEnabled());
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(next->isEnabled());
    QVERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"Contact: 4 properties"_s));
    QVERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"Product: links only"_s));
    QTest::keyClick(part(u"startDocument"_s), Qt::Key_Return);
    QVERIFY(part<QLineEdit>(u"startFile"_s)->text().endsWith(u"HubSpot-CRMOffice.samband"_s));
    const QString file = m_folder.filePath(u"a.samband"_s);
    part<QLineEdit>(u"startFile"_s)->setText(file);
    QVERIFY(m_founded.isEmpty());
    next->click();
    QTRY_COMPARE(m_start->result(), int(QDialog::Accepted));
    QCOMPARE(m_founded, QStringList{file});
    QCOMPARE(m_start->choice(), StartDialog::Choice::Workspace);
    QCOMPARE(m_start->workspace(), file);
}

void TestStart::tellsErrorsWithTheirLines()
{
    Dataflow bad;
    bad.errors = {{12, u"a table row has three cells"_s}, {40, u"no section"_s}};
    m_document = bad;
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"line 12: a table row has three cells"_s));
    QVERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"line 40"_s));
    QVERIFY(!part<QPushButton>(u"startNext"_s)->isEnabled());
    m_document = Error{ErrorKind::BadDocument, u"It is a directory."_s};
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane"_s);
    QTRY_VERIFY(part<QLabel>(u"startFindings"_s)->text().contains(u"It is a directory."_s));
}

void TestStart::makesNothingWhenCancelled()
{
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(part<QPushButton>(u"startNext"_s)->isEnabled());
    part<QPushButton>(u"startNext"_s)->click();
    part<QPushButton>(u"startBack"_s)->click();
    QVERIFY(part(u"startDocument"_s)->isVisible());
    part<QPushButton>(u"startNext"_s)->click();
    QTest::keyClick(m_start.get(), Qt::Key_Escape);
    QVERIFY(!m_start->isVisible() && m_founded.isEmpty());
    QCOMPARE(m_start->choice(), StartDialog::Choice::None);
}

void TestStart::tellsWhyAFileCannotBe()
{
    begin();
    part<QPushButton>(u"startNew"_s)->click();
    part<QLineEdit>(u"startDocument"_s)->setText(u"/home/ane/flows.rst"_s);
    QTRY_VERIFY(part<QPushButton>(u"startNext"_s)->isEnabled());
    part<QPushButton>(u"startNext"_s)->click();
    auto *file = part<QLineEdit>(u"startFile"_s);
    auto *note = part<QLabel>(u"startFileNote"_s);
    const QString there = m_folder.filePath(u"there.samband"_s);
    QFile existing(there);
    QVERIFY(existing.open(QIODevice::WriteOnly));
    file->setText({});
    QVERIFY(note->text().contains(u"Name the file"_s));
    file->setText(there);
    QVERIFY(note->text().contains(u"there already"_s));
    file->setText(u"/no/such/folder/a.samband"_s);
    QVERIFY(note->text().contains(u"no folder"_s) && !part<QPushButton>(u"startNext"_s)->isEnabled());
    m_made = Error{ErrorKind::Workspace, u"The disk is full."_s};
    file->setText(m_folder.filePath(u"b.samband"_s));
    part<QPushButton>(u"startNext"_s)->click();
    QTRY_VERIFY(note->text().contains(u"The disk is full."_s));
    QVERIFY2(m_start->isVisible() && part<QPushButton>(u"startNext"_s)->isEnabled(), "it can be tried again");
}

void TestStart::offersTheDemoOnlyWhereItIs()
{
    begin(u"not installed"_s);
    QVERIFY(!part(u"startDemo"_s)->isEnabled());
    begin();
    part<QPushButton>(u"startDemo"_s)->click();
    QCOMPARE(m_start->choice(), StartDialog::Choice::Demo);
}

void TestStart::everythingIsNamed()
{
    const auto named = [](const QWidget *root) {
        for (const QWidget *widget : root->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith("qt_"_L1))
                continue;
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    };
    begin();
    named(m_start.get());
    part<QPushButton>(u"startNew"_s)->click();
    named(m_start.get());
}

QTEST_MAIN(TestStart)
#include "tst_start.moc"
