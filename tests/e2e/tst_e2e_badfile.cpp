#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool setVersion(const QString &file, int version)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"version"_s);
        database.setDatabaseName(file);
        done = database.open() && QSqlQuery(database).exec(u"PRAGMA user_version = %1"_s.arg(version));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"version"_s);
    return done;
}

int versionOf(const QString &file)
{
    // SQLite keeps it in its header (sqlite.org/fileformat.html §1.3).
    const QByteArray bytes = contentsOf(file).mid(60, 4);
    int version = 0;
    for (const char byte : bytes)
        version = version * 256 + static_cast<unsigned char>(byte);
    return version;
}

} // namespace

/// Workspace files that cannot be made, opened or shared.
class TestBadFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unwritableFolder_data();
    void unwritableFolder();
    void existingFileIsNotOverwritten();
    void noWorkspace_data();
    void noWorkspace();
    void newerVersionIsLeftAlone();
    void cutFileIsRefused();
    void secondProcessIsToldWho();
    void fullDiskLosesNothing();

private:
    std::unique_ptr<World> m_world;
};

void TestBadFile::init()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"30"_s, u"--seed"_s, u"7"_s});
    QVERIFY(m_world->sandbox.isRunning());
}

void TestBadFile::unwritableFolder_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("below a file") << u"%1/file/work.samband"_s;
    QTest::newRow("no such folder") << u"%1/nowhere/work.samband"_s;
    QTest::newRow("a folder itself") << u"%1"_s;
    QTest::newRow("where nobody may make files") << u"/proc/work.samband"_s;
    QTest::newRow("a full device") << u"/dev/full"_s;
}

void TestBadFile::unwritableFolder()
{
    QFETCH(QString, path);
    QFile file(m_world->folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    if (path.contains("%1"_L1))
        path = path.arg(m_world->folder.path());
    const Outcome refused = Ctl(path)({u"init"_s, u"--dataflow"_s, demoDocument()});
    QCOMPARE(refused.exit, 1);
    QCOMPARE(refused.errors.size(), 1);
    QVERIFY2(refused.told().contains("/"_L1) && refused.told().size() > 40, refused.err.constData());
    QCOMPARE(refused.errors.first()["error"_L1].toString(), u"workspace"_s);
}

void TestBadFile::existingFileIsNotOverwritten()
{
    QVERIFY(m_world->prepare());
    const QByteArray before = contentsOf(m_world->ctl.workspace());
    const Outcome again = m_world->ctl({u"init"_s, u"--dataflow"_s, demoDocument()});
    QCOMPARE(again.exit, 1);
    QVERIFY2(again.told().contains(m_world->ctl.workspace()), again.err.constData());
    QCOMPARE(contentsOf(m_world->ctl.workspace()), before);
}

void TestBadFile::noWorkspace_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<bool>("there");
    QTest::newRow("missing") << QByteArray() << false;
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("text") << QByteArray("Kjøp melk\n") << true;
    QTest::newRow("half a header") << QByteArray("SQLite format 3\0", 16) + QByteArray(2000, 'x') << true;
}

void TestBadFile::noWorkspace()
{
    QFETCH(const QByteArray, contents);
    QFETCH(const bool, there);
    const QString path = m_world->ctl.workspace();
    if (there) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
    }
    for (const QStringList &arguments : {QStringList{u"run"_s}, QStringList{u"plan"_s}, QStringList{u"links"_s},
             QStringList{u"runs"_s}, QStringList{u"approve"_s, u"--all"_s}}) {
        const Outcome refused = m_world->ctl(arguments);
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.told().contains(path), refused.err.constData());
    }
    QCOMPARE(QFile::exists(path), there);
    QCOMPARE(contentsOf(path), contents);
}

void TestBadFile::newerVersionIsLeftAlone()
{
    QVERIFY(m_world->prepare());
    const QString path = m_world->ctl.workspace();
    const int version = versionOf(path);
    QVERIFY(version > 0);
    QVERIFY(setVersion(path, version + 1));
    const QByteArray before = contentsOf(path);
    for (const QString &verb : {u"run"_s, u"links"_s}) {
        const Outcome refused = m_world->ctl({verb});
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.told().contains("newer"_L1), refused.err.constData());
    }
    QCOMPARE(contentsOf(path), before);
    QCOMPARE(m_world->sandbox.writes(), 0);
    QVERIFY(setVersion(path, version));
    QCOMPARE(m_world->ctl({u"run"_s}).exit, 2);
}

void TestBadFile::cutFileIsRefused()
{
    QVERIFY(m_world->prepare());
    QCOMPARE(m_world->ctl({u"run"_s}).exit, 2);
    const QString path = m_world->ctl.workspace();
    const QByteArray whole = contentsOf(path);
    QVERIFY(QFile::resize(path, whole.size() / 2));
    const Outcome refused = m_world->ctl({u"run"_s});
    QCOMPARE(refused.exit, 1);
    QVERIFY2(!refused.told().isEmpty(), refused.err.constData());
    QCOMPARE(m_world->sandbox.writes(), 0);
}

void TestBadFile::secondProcessIsToldWho()
{
    QVERIFY(m_world->prepare());
    const auto calls = [&] { return m_world->sandbox.counters(Crm::Hubspot)["total"_L1].toInteger(); };
    const auto pace = [&](int latency) {
        m_world->sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"latency"_L1, latency}});
    };
    pace(5000); // whatever else this machine does, the first still runs while the others ask
    const qint64 prepared = calls();
    const auto first = m_world->ctl.start({u"run"_s});
    QTRY_VERIFY_WITH_TIMEOUT(calls() > prepared, 30'000); // it reads now, and so holds the workspace
    for (const QStringList &arguments : {QStringList{u"run"_s}, QStringList{u"approve"_s, u"--all"_s}}) {
        const Outcome second = m_world->ctl(arguments);
        QCOMPARE(second.exit, 1);
        QCOMPARE(second.errors.value(0)["error"_L1].toString(), u"busy"_s);
        QVERIFY2(second.told().contains("sambandctl"_L1), second.err.constData());
        QVERIFY2(second.told().contains(QString::number(first->processId())), second.err.constData());
    }
    QVERIFY(first->state() == QProcess::Running);
    // Looking is allowed meanwhile.
    QVERIFY(m_world->ctl({u"links"_s}).exit != 1);
    pace(0);
    QCOMPARE(outcomeOf(*first).exit, 2);
    QCOMPARE(m_world->ctl({u"approve"_s, u"--all"_s}).exit, 0);
}

void TestBadFile::fullDiskLosesNothing()
{
    QVERIFY(m_world->prepare());
    // A file size limit is a disk that is full for this program alone.
    QProcess limited;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HUBSPOT_TOKEN"_s, u"sandbox-hubspot"_s);
    environment.insert(u"CRMOFFICE_TOKEN"_s, u"sandbox-crmoffice"_s);
    limited.setProcessEnvironment(environment);
    const qint64 blocks = QFileInfo(m_world->ctl.workspace()).size() / 1024 + 8;
    limited.start(u"bash"_s,
        {u"-c"_s, u"trap '' XFSZ; ulimit -f %1; exec \"$@\""_s.arg(blocks), u"bash"_s, m_world->ctl.program(),
            u"--workspace"_s, m_world->ctl.workspace(), u"--json"_s, u"run"_s, u"--approve-all"_s});
    const Outcome full = outcomeOf(limited);
    QCOMPARE(full.exit, 1);
    QVERIFY2(!full.told().isEmpty(), full.err.constData());
    qInfo("%s", full.err.constData());
    const Outcome good = m_world->ctl({u"run"_s, u"--approve-all"_s});
    QVERIFY2(good.exit == 2, good.err.constData());
    QCOMPARE(wrongSums(good.last()), QString());
    QCOMPARE(m_world->ctl({u"run"_s}).last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(m_world->unexplained(), QString());
}

QTEST_GUILESS_MAIN(TestBadFile)
#include "tst_e2e_badfile.moc"
