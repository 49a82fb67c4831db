#include "core/store/backup.h"
#include "core/store/migrations.h"
#include "storefixture.h"

#include <QProcess>
#include <QThread>

using namespace samband;
using namespace Qt::StringLiterals;

class TestWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsPrivateFile();
    void refusesWhatIsNoWorkspace_data();
    void refusesWhatIsNoWorkspace();
    void refusesNewerVersion();
    void refusesDamaged();
    void refusesToCreate();
    void locksOutSecondWriter();
    void survivesLeftLock();
    void migratesStepByStep();
    void failingMigrationLeavesVersion();
    void copiesBeforeMigrating();
    void refusesToMigrateWithoutCopy();
    void rollsBack();
    void nestedFailureRollsBackAll();
    void fullDiskIsAnError();
    void readsWhileAnotherWrites();
    void opensClosedFileReadOnly();
    void companionWritesBesideHolder();
    void twoThreads();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// A plain SQLite database beside the store, for tests that need a file of another kind.
template<class Work> void withDatabase(const QString &path, Work work)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        work(database);
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

constexpr QFile::Permissions others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

void TestWorkspace::createsPrivateFile()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    for (const QString &file : {fixture.path, fixture.path + u"-wal"_s, fixture.path + u"-shm"_s}) {
        QVERIFY2(QFile::exists(file), qPrintable(file));
        QCOMPARE(QFile::permissions(file) & others, QFile::Permissions());
    }
    QCOMPARE(fixture.number(u"PRAGMA application_id"_s), qint64(applicationId));
    QCOMPARE(fixture.number(u"PRAGMA user_version"_s), qint64(migrations().size()));
    QSqlQuery mode(u"PRAGMA journal_mode"_s, fixture.workspace->database());
    QVERIFY(mode.next());
    QCOMPARE(mode.value(0).toString(), u"wal"_s);
}

void TestWorkspace::refusesWhatIsNoWorkspace_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello, this is a shopping list");
    QTest::newRow("long text") << QByteArray(5000, 'x');
    QTest::newRow("other database") << QByteArray("database");
}

void TestWorkspace::refusesWhatIsNoWorkspace()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    if (content == "database")
        withDatabase(path, [](QSqlDatabase &db) { QSqlQuery(db).exec(u"CREATE TABLE mine(a)"_s); });
    else
        write(path, content);
    const QByteArray before = contentOf(path);
    for (const Workspace::Access access : {Workspace::Access::ReadWrite, Workspace::Access::ReadOnly}) {
        const auto opened = Workspace::open(path, access);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, ErrorKind::Workspace);
        QVERIFY(opened.error().text.contains(path));
        QCOMPARE(contentOf(path), before);
    }
    const auto folderOpened = Workspace::open(folder.path(), Workspace::Access::ReadWrite);
    QVERIFY(!folderOpened.ok());
    const auto missing = Workspace::open(folder.filePath(u"missing"_s), Workspace::Access::ReadWrite);
    QVERIFY(!missing.ok());
    QVERIFY(!QFile::exists(folder.filePath(u"missing"_s)));
}

void TestWorkspace::refusesNewerVersion()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    must(Workspace::create(path)).reset();
    withDatabase(path, [](QSqlDatabase &db) { QSqlQuery(db).exec(u"PRAGMA user_version = 4711"_s); });
    const QByteArray before = contentOf(path);
    const auto opened = Workspace::open(path, Workspace::Access::ReadWrite);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().kind, ErrorKind::Workspace);
    QVERIFY(opened.error().text.contains(u"4711"_s));
    QCOMPARE(contentOf(path), before);
}

void TestWorkspace::refusesDamaged()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    must(Workspace::create(path)).reset();
    QByteArray content = contentOf(path);
    QVERIFY(content.size() > 20'000);
    for (qsizetype at = 8192; at < content.size(); ++at)
        content[at] = static_cast<char>(at * 7);
    write(path, content);
    const auto opened = Workspace::open(path, Workspace::Access::ReadWrite);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().kind, ErrorKind::Workspace);
    QVERIFY2(opened.error().text.contains(u"damaged"_s), qPrintable(opened.error().text));
    QCOMPARE(contentOf(path), content);
}

void TestWorkspace::refusesToCreate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    write(path, "precious");
    const auto existing = Workspace::create(path);
    QVERIFY(!existing.ok());
    QCOMPARE(contentOf(path), QByteArray("precious"));
    for (const QString &bad : {folder.path(), folder.filePath(u"no/such/folder/file"_s), u"/proc/samband"_s}) {
        const auto made = Workspace::create(bad);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().kind, ErrorKind::Workspace);
        QVERIFY(!made.error().text.isEmpty());
    }
}

void TestWorkspace::locksOutSecondWriter()
{
    StoreFixture fixture;
    const auto second = Workspace::open(fixture.path, Workspace::Access::ReadWrite);
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, ErrorKind::Busy);
    QVERIFY(second.error().text.contains(QString::number(QCoreApplication::applicationPid())));
    fixture.workspace.reset();
    QVERIFY(Workspace::open(fixture.path, Workspace::Access::ReadWrite).ok());
}

void TestWorkspace::survivesLeftLock()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    must(Workspace::create(path)).reset();
    QProcess gone;
    gone.start(u"true"_s, QStringList());
    QVERIFY(gone.waitForStarted());
    const qint64 pid = gone.processId();
    QVERIFY(gone.waitForFinished());
    write(path + u".lock"_s, QByteArray::number(pid) + "\ntrue\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    QVERIFY(Workspace::open(path, Workspace::Access::ReadWrite).ok());
}

void TestWorkspace::migratesStepByStep()
{
    const QTemporaryDir folder;
    withDatabase(folder.filePath(u"file"_s), [](QSqlDatabase &db) {
        const QList<Migration> first{{u"CREATE TABLE a(x)"_s, u"INSERT INTO a VALUES(1)"_s}};
        QVERIFY(migrate(db, u"file"_s, first).ok());
        const QList<Migration> both =
            first + QList<Migration>{{u"ALTER TABLE a ADD COLUMN y"_s, u"UPDATE a SET y = x + 1"_s}};
        QVERIFY(migrate(db, u"file"_s, both).ok());
        QVERIFY(migrate(db, u"file"_s, both).ok()); // nothing left to do
        QSqlQuery query(u"SELECT x, y FROM a"_s, db);
        QVERIFY(query.next());
        QCOMPARE(query.value(1).toInt(), 2);
        QVERIFY(!query.next());
    });
}

void TestWorkspace::failingMigrationLeavesVersion()
{
    const QTemporaryDir folder;
    withDatabase(folder.filePath(u"file"_s), [](QSqlDatabase &db) {
        const QList<Migration> steps{{u"CREATE TABLE a(x)"_s}, {u"CREATE TABLE b(x)"_s, u"CREATE NONSENSE"_s}};
        QVERIFY(!migrate(db, u"file"_s, steps).ok());
        QSqlQuery version(u"PRAGMA user_version"_s, db);
        QVERIFY(version.next());
        QCOMPARE(version.value(0).toInt(), 1);
        QCOMPARE(db.tables(), QStringList{u"a"_s});
    });
}

void TestWorkspace::copiesBeforeMigrating()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"it's a file"_s);
    const QList<Migration> first = migrations().mid(0, 1);
    withDatabase(path, [&](QSqlDatabase &db) {
        QVERIFY(migrateSafely(db, path, first).ok());
        QVERIFY(QSqlQuery(db).exec(u"INSERT INTO setting VALUES('a', 'kept')"_s));
    });
    const QStringList copies{u"*.backup*"_s};
    QVERIFY2(QDir(folder.path()).entryList(copies).isEmpty(), "a new file needs no copy");
    const QList<Migration> failing = first + QList<Migration>{{u"DELETE FROM setting"_s, u"CREATE NONSENSE"_s}};
    const QList<Migration> second = first + QList<Migration>{{u"DELETE FROM setting"_s}};
    withDatabase(path, [&](QSqlDatabase &db) {
        QVERIFY(!migrateSafely(db, path, failing).ok());
        QSqlQuery query(u"SELECT value FROM setting WHERE key = 'a'"_s, db);
        QVERIFY2(query.next(), "a failing step leaves the old version whole");
    });
    withDatabase(path, [&](QSqlDatabase &db) {
        for (int i = 0; i < 4; ++i) {
            QVERIFY(migrateSafely(db, path, second).ok());
            QVERIFY(QSqlQuery(db).exec(u"PRAGMA user_version = 1"_s));
        }
    });
    const QStringList names = QDir(folder.path()).entryList(copies);
    QCOMPARE(names.size(), 3); // the newest three of five
    for (const QString &name : names) {
        QVERIFY(name.contains(u".version1-"_s));
        QCOMPARE(QFile::permissions(folder.filePath(name)) & others, QFile::Permissions());
    }
}

void TestWorkspace::refusesToMigrateWithoutCopy()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    const QList<Migration> first = migrations().mid(0, 1);
    withDatabase(path, [&](QSqlDatabase &db) { QVERIFY(migrateSafely(db, path, first).ok()); });
    const QByteArray before = contentOf(path);
    // Where the copy would have to be made there is no folder: works for every user, also where nothing is forbidden.
    const QString nowhere = folder.filePath(u"no/such/file"_s);
    withDatabase(path, [&](QSqlDatabase &db) {
        const Status done = migrateSafely(db, nowhere, first + QList<Migration>{{u"DELETE FROM setting"_s}});
        QVERIFY(!done.ok());
        QVERIFY2(done.error().text.contains(u"no copy"_s), qPrintable(done.error().text));
    });
    QCOMPARE(contentOf(path), before);
}

void TestWorkspace::rollsBack()
{
    StoreFixture fixture;
    const Status failed = fixture.workspace->transaction([&]() -> Status {
        must(fixture.setup.saveSetting(u"a"_s, u"1"_s));
        return Error{ErrorKind::BadInput, u"no"_s};
    });
    QCOMPARE(failed.error().text, u"no"_s);
    QCOMPARE(fixture.setup.setting(u"a"_s, u"none"_s), u"none"_s);
    QVERIFY(fixture.setup.saveSetting(u"a"_s, u"2"_s).ok());
    QCOMPARE(fixture.setup.setting(u"a"_s), u"2"_s);
}

void TestWorkspace::nestedFailureRollsBackAll()
{
    StoreFixture fixture;
    const Status failed = fixture.workspace->transaction([&]() -> Status {
        must(fixture.setup.saveSetting(u"a"_s, u"1"_s));
        const Status inner = fixture.workspace->transaction([]() -> Status {
            return Error{ErrorKind::BadInput, u"inner"_s};
        });
        return inner.ok() ? Status(Done{}) : Status(Done{}); // an inner failure that is not passed on
    });
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().text, u"inner"_s);
    QCOMPARE(fixture.setup.setting(u"a"_s, u"none"_s), u"none"_s);
}

void TestWorkspace::fullDiskIsAnError()
{
    StoreFixture fixture;
    fixture.execute(u"PRAGMA max_page_count = 1"_s); // SQLite clamps it to what the file has
    std::vector<Record> many;
    for (int i = 0; i < 2000; ++i)
        many.push_back(StoreFixture::record(QString::number(i), u"Name %1"_s.arg(i)));
    must(fixture.records.beginRead(fixture.type.source, true, 1));
    const Status full = fixture.records.ingest(fixture.type.source, fixture.roles, many, u"next"_s);
    QVERIFY(!full.ok());
    QCOMPARE(full.error().kind, ErrorKind::Workspace);
    QVERIFY2(full.error().text.contains(u"room"_s), qPrintable(full.error().text));
    QCOMPARE(fixture.number(u"SELECT count(*) FROM record"_s), 0);
    QCOMPARE(must(fixture.records.readState(Side::Source, u"people"_s)).cursor, QString());
    fixture.execute(u"PRAGMA max_page_count = 1000000"_s);
    QVERIFY(fixture.records.ingest(fixture.type.source, fixture.roles, many, u"next"_s).ok());
}

void TestWorkspace::readsWhileAnotherWrites()
{
    StoreFixture fixture;
    const auto reader = must(Workspace::open(fixture.path, Workspace::Access::ReadOnly));
    Setup seen(*reader);
    must(fixture.workspace->transaction([&]() -> Status {
        must(fixture.setup.saveSetting(u"a"_s, u"1"_s));
        if (seen.setting(u"a"_s, u"not yet"_s) != u"not yet"_s)
            return Error{ErrorKind::BadInput, u"an uncommitted value was seen"_s};
        return Done{};
    }));
    QCOMPARE(seen.setting(u"a"_s), u"1"_s);
    const Status written = seen.saveSetting(u"a"_s, u"2"_s);
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Workspace);
}

void TestWorkspace::opensClosedFileReadOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    must(Workspace::create(path)).reset();
    QVERIFY(!QFile::exists(path + u"-wal"_s));
    {
        const auto reader = must(Workspace::open(path, Workspace::Access::ReadOnly));
        QCOMPARE(must(Views(*reader).summary()).flows.size(), 0);
    }
    QVERIFY(Workspace::open(path, Workspace::Access::ReadWrite).ok());
}

void TestWorkspace::companionWritesBesideHolder()
{
    StoreFixture fixture;
    const auto companion = must(Workspace::open(fixture.path, Workspace::Access::Companion));
    QVERIFY(Setup(*companion).saveSetting(u"a"_s, u"1"_s).ok());
    QCOMPARE(fixture.setup.setting(u"a"_s), u"1"_s);
}

void TestWorkspace::twoThreads()
{
    StoreFixture fixture;
    constexpr int rounds = 200;
    int wrong = 0;
    const std::unique_ptr<QThread> reader(QThread::create([&wrong, path = fixture.path] {
        const auto workspace = must(Workspace::open(path, Workspace::Access::ReadOnly));
        int last = 0;
        while (last < rounds) {
            const int value = Setup(*workspace).setting(u"n"_s, u"0"_s).toInt();
            wrong += value < last ? 1 : 0;
            last = value;
        }
    }));
    reader->start();
    for (int i = 1; i <= rounds; ++i)
        must(fixture.setup.saveSetting(u"n"_s, QString::number(i)));
    QVERIFY(reader->wait());
    QCOMPARE(wrong, 0);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
