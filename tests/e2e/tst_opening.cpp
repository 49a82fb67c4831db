#include "app/console/opening.h"
#include "core/engine/livecontroller.h"
#include "core/store/trouble.h"
#include "tests/support/palettes.h"
#include "tests/support/rig.h"
#include "ui/troubledialog.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStyleFactory>
#include <QTest>
#include <QTimer>

#include <unistd.h>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

bool makeNewer(const QString &path)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(path);
        done = database.open() && QSqlQuery(database).exec(u"PRAGMA user_version = 999"_s);
        database.close();
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    return done;
}

} // namespace

/// A start of the console on a workspace that does not open: what is said, what is offered, and what comes of it.
class TestOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(u"Fusion"_s)); }
    void init();
    void troubleIsTold_data();
    void troubleIsTold();
    void inUseIsTold();
    void noRightsAreTold();
    void aWholeOneJustOpens();
    void damagedIsRescuedAndOpened();
    void interruptedRescueIsFinished();
    void givenUpLeavesTheFile();
    void anotherFileIsOpened();
    void newerIsNeverTouched();
    void screenshots();

private:
    /// Runs the start, doing \a steps in turn: each is called until it says that it did its part.
    QString open(QList<std::function<bool(TroubleDialog &)>> steps);
    static std::function<bool(TroubleDialog &)> press(const QString &name);
    static QString text(const TroubleDialog &dialog, const QString &name)
    {
        return dialog.findChild<QLabel *>(name)->text();
    }
    QByteArray damaged() const;

    std::unique_ptr<Rig> m_rig;
    QString m_path;
    QByteArray m_content;
    QString m_chosen; ///< what the person picks as another file
    QStringList m_tried;
    QStringList m_said; ///< headings of the dialogs, in order
};

void TestOpening::init()
{
    m_rig = std::make_unique<Rig>();
    for (int i = 0; i < 40; ++i)
        m_rig->contact(u"Given%1"_s.arg(i), u"Family"_s, u"+47912%1"_s.arg(34000 + i));
    m_rig->runAll();
    m_rig->workspace.reset();
    m_path = m_rig->path();
    m_content = contentOf(m_path);
    m_chosen.clear();
    m_tried.clear();
    m_said.clear();
}

QByteArray TestOpening::damaged() const
{
    constexpr qsizetype page = 4096;
    QByteArray content = m_content;
    for (qsizetype at = 8 * page; at + page <= content.size(); at += 5 * page)
        content.replace(at, page, QByteArray(page, '\x5a'));
    return content;
}

std::function<bool(TroubleDialog &)> TestOpening::press(const QString &name)
{
    return [name](TroubleDialog &dialog) {
        auto *button = dialog.findChild<QPushButton *>(name);
        if (!button->isVisible() || !button->isEnabled())
            return false;
        button->click();
        return true;
    };
}

QString TestOpening::open(QList<std::function<bool(TroubleDialog &)>> steps)
{
    QTimer driver;
    int waited = 0;
    connect(&driver, &QTimer::timeout, this, [&] {
        auto *dialog = qobject_cast<TroubleDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        const QString title = text(*dialog, u"troubleTitle"_s);
        if (m_said.isEmpty() || m_said.last() != title)
            m_said << title;
        const bool patient = ++waited < 2000;
        if (!steps.isEmpty() && patient) {
            const auto step = steps.first(); // it may end the dialog, and with it this list's turn
            if (step(*dialog) && !steps.isEmpty())
                steps.removeFirst();
        } else {
            dialog->done(0); // the test fails by what came of it, instead of hanging
        }
    });
    driver.start(10);
    std::unique_ptr<LiveController> controller;
    Opening opening(
        [&](const QString &path, const std::function<void(const Status &)> &then) {
            m_tried << path;
            controller = std::make_unique<LiveController>(
                path, [](Workspace &) -> Result<Systems> { return Systems{}; }, u"kari"_s, m_rig->clock);
            controller->open(then);
        },
        [&] { controller.reset(); }, [this] { return m_chosen; });
    return opening.run(m_path);
}

void TestOpening::troubleIsTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("trouble");
    QTest::newRow("empty") << QByteArray() << int(Trouble::NoWorkspace);
    QTest::newRow("text") << QByteArray("Kjøp melk\n") << int(Trouble::NoWorkspace);
    QTest::newRow("pages") << QByteArray("pages") << int(Trouble::Damaged);
    QTest::newRow("cut") << QByteArray("cut") << int(Trouble::Damaged);
    QTest::newRow("header") << QByteArray("header") << int(Trouble::Damaged);
    QTest::newRow("whole") << QByteArray("whole") << int(Trouble::None);
}

void TestOpening::troubleIsTold()
{
    QFETCH(QByteArray, content);
    QFETCH(const int, trouble);
    if (content == "pages")
        content = damaged();
    else if (content == "cut")
        content = m_content.first(m_content.size() / 2);
    else if (content == "header")
        content = QByteArray(100, 'x') + m_content.mid(100);
    else if (content == "whole")
        content = m_content;
    QVERIFY(put(m_path, content));
    QCOMPARE(int(troubleOf(m_path)), trouble);
    QCOMPARE(contentOf(m_path), content);
    QCOMPARE(int(troubleOf(m_path + u"-not-there"_s)), int(Trouble::Missing));
    QCOMPARE(int(troubleOf(m_rig->dir.path())), int(Trouble::NoWorkspace));
}

void TestOpening::inUseIsTold()
{
    m_rig->reopen();
    QCOMPARE(int(troubleOf(m_path)), int(Trouble::InUse));
    const QString opened = open({[this](TroubleDialog &dialog) {
        // The other program closes; then it opens.
        m_rig->workspace.reset();
        return press(u"troubleAgain"_s)(dialog);
    }});
    QCOMPARE(opened, m_path);
    QCOMPARE(m_said, QStringList{troubleTitle(Trouble::InUse)});
}

void TestOpening::noRightsAreTold()
{
    if (::geteuid() == 0)
        QSKIP("whoever may do everything is never refused");
    QVERIFY(QFile::setPermissions(m_rig->dir.path(), QFile::ReadOwner | QFile::ExeOwner));
    const Trouble found = troubleOf(m_path);
    QVERIFY(QFile::setPermissions(m_rig->dir.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(int(found), int(Trouble::NoAccess));
}

void TestOpening::aWholeOneJustOpens()
{
    QCOMPARE(open({}), m_path);
    QVERIFY(m_said.isEmpty());
}

void TestOpening::damagedIsRescuedAndOpened()
{
    const QByteArray content = damaged();
    QVERIFY(put(m_path, content));
    QString told;
    const QString opened = open({press(u"troubleRescue"_s), [&](TroubleDialog &dialog) {
                                     told = text(dialog, u"troubleText"_s);
                                     return press(u"troubleAgain"_s)(dialog);
                                 }});
    QCOMPARE(opened, m_path);
    QCOMPARE(m_said.first(), troubleTitle(Trouble::Damaged));
    QCOMPARE(m_tried.size(), 2);
    // The damaged file stands beside it, byte for byte, and the person is told its name.
    const QStringList aside = QDir(m_rig->dir.path()).entryList({u"*.damaged-*"_s}, QDir::Files);
    QVERIFY(!aside.isEmpty());
    QCOMPARE(contentOf(m_rig->dir.filePath(aside.first())), content);
    QVERIFY2(told.contains(aside.first()), qPrintable(told));
    QCOMPARE(int(troubleOf(m_path)), int(Trouble::None));
    // It works: a run puts everything in step and makes nobody twice.
    m_rig->reopen();
    const qsizetype before = m_rig->target.ids(u"contacts"_s).size();
    m_rig->runAll();
    QCOMPARE(m_rig->target.ids(u"contacts"_s).size(), before);
}

void TestOpening::interruptedRescueIsFinished()
{
    QVERIFY(put(rescuedName(m_path), m_content) && put(m_path, damaged()));
    QCOMPARE(int(troubleOf(m_path)), int(Trouble::HalfRescued));
    QCOMPARE(open({press(u"troubleRescue"_s), press(u"troubleAgain"_s)}), m_path);
    QCOMPARE(m_said.first(), troubleTitle(Trouble::HalfRescued));
}

void TestOpening::givenUpLeavesTheFile()
{
    const QByteArray content = damaged();
    QVERIFY(put(m_path, content));
    QCOMPARE(open({press(u"troubleClose"_s)}), QString());
    QCOMPARE(contentOf(m_path), content);
    QVERIFY(QDir(m_rig->dir.path()).entryList({u"*.damaged-*"_s}).isEmpty());
}

void TestOpening::anotherFileIsOpened()
{
    const QString whole = m_rig->dir.filePath(u"whole.samband"_s);
    QVERIFY(put(whole, m_content) && put(m_path, damaged()));
    // The first time the person picks nothing: the same is offered again.
    const QString opened = open({press(u"troubleAnother"_s), [&](TroubleDialog &dialog) {
                                     m_chosen = whole;
                                     return press(u"troubleAnother"_s)(dialog);
                                 }});
    QCOMPARE(opened, whole);
    QCOMPARE(m_tried, (QStringList{m_path, m_path, whole}));
}

void TestOpening::newerIsNeverTouched()
{
    QVERIFY(makeNewer(m_path));
    const QByteArray content = contentOf(m_path);
    QCOMPARE(int(troubleOf(m_path)), int(Trouble::Newer));
    bool offered = true;
    QString told;
    open({[&](TroubleDialog &dialog) {
        offered = dialog.findChild<QPushButton *>(u"troubleRescue"_s)->isVisible();
        told = text(dialog, u"troubleText"_s);
        return press(u"troubleClose"_s)(dialog);
    }});
    QVERIFY2(!offered, "nothing is wrong with it");
    QVERIFY2(told.contains("Update this program"_L1), qPrintable(told));
    QCOMPARE(contentOf(m_path), content);
}

void TestOpening::screenshots()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("SAMBAND_SHOTS names no folder");
    const QString path = u"/home/ane/Documents/Kunder.samband"_s;
    RescueReport report;
    report.setAside = path + u".damaged-20261123-081502"_s;
    report.exportFolder = path + u".export-20261123-081502"_s;
    report.kept = {{u"link"_s, 39'812}, {u"record"_s, 81'220}, {u"journal"_s, 240'117}};
    report.incomplete = QStringList{u"journal"_s, u"link"_s};
    report.lostLinks = 188;
    report.withoutBase = 41;
    for (const auto &[name, palette] : {std::pair{u"light"_s, lightPalette()}, {u"dark"_s, darkPalette()}}) {
        QApplication::setPalette(palette);
        TroubleDialog dialog(Trouble::Damaged, path, Error{ErrorKind::Workspace, {}}, [] {});
        const auto shot = [&](const QString &what) {
            QTest::qWait(120);
            QVERIFY(dialog.grab().save(folder + u"/trouble-%1-%2.png"_s.arg(name, what)));
        };
        dialog.show();
        shot(u"damaged"_s);
        dialog.findChild<QPushButton *>(u"troubleRescue"_s)->click();
        shot(u"under-way"_s);
        dialog.rescued(report);
        shot(u"rescued"_s);
    }
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
