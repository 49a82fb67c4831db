#include "tests/e2e/programs.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

struct Ended {
    int exit = -1; ///< -1: it did not start, crashed, or did not end in time
    QString said;
};

Ended run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
    if (!ended)
        process.kill();
    process.waitForFinished(5000);
    return {ended ? process.exitCode() : -1, QString::fromUtf8(process.readAll())};
}

/// The command lines of the processes that \a parent started.
QStringList childrenOf(qint64 parent)
{
    QStringList found;
    for (QDirIterator folder(u"/proc"_s, QDir::Dirs); folder.hasNext();) {
        const QString path = folder.next();
        QFile stat(path + u"/stat"_s);
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        // pid (name) state parent …; the name may hold anything but is the last thing in brackets.
        const QByteArray line = stat.readAll();
        const QList<QByteArray> after = line.mid(line.lastIndexOf(')') + 2).split(' ');
        QFile command(path + u"/cmdline"_s);
        if (after.value(1).toLongLong() == parent && command.open(QIODevice::ReadOnly))
            found << QString::fromUtf8(command.readAll()).replace(u'\0', u' ');
    }
    return found;
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    for (QDirIterator file(folder, QDir::Files, QDirIterator::Subdirectories); file.hasNext();)
        files << QDir(folder).relativeFilePath(file.next());
    files.sort();
    return files;
}

} // namespace

/// What `cmake --install` and CPack make of the build, and the console as a citizen of the desktop.
class TestInstall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsInItsPlace();
    void installedProgramsStart();
    void installedDemoFindsItsSystems();
    void secondStartHandsOverToTheFirst();
    void desktopDataIsValid_data();
    void desktopDataIsValid();
    void describesThisVersion();
    void describesWhatAShopShows();
    void packagesAreMade();
    void packageIsInstalledAndStarts();

private:
    QString at(const QString &path) const { return m_folder.filePath(path); }
    void unpack(const QString &package, const QString &root) const;

    QTemporaryDir m_folder;
    QTemporaryDir m_home;
    QTemporaryDir m_packages; ///< what CPack made
};

void TestInstall::initTestCase()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("HOME", m_home.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
    const Ended installed = run(
        QStringLiteral(SAMBAND_CMAKE), {u"--install"_s, QStringLiteral(SAMBAND_BUILD), u"--prefix"_s, m_folder.path()});
    QVERIFY2(installed.exit == 0, qPrintable(installed.said));
}

void TestInstall::everythingIsInItsPlace()
{
    const QStringList expected{u"bin/samband"_s, u"bin/sambandctl"_s, u"libexec/samband/samband-sandbox"_s,
        u"share/applications/no.samband.Samband.desktop"_s,
        u"share/icons/hicolor/scalable/apps/no.samband.Samband.svg"_s,
        u"share/metainfo/no.samband.Samband.metainfo.xml"_s, u"share/mime/packages/no.samband.Samband.xml"_s};
    QCOMPARE(filesBelow(m_folder.path()), expected);
}

void TestInstall::installedProgramsStart()
{
    for (const QString &program : {u"bin/samband"_s, u"bin/sambandctl"_s}) {
        const Ended ended = run(at(program), {u"--version"_s});
        QVERIFY2(ended.exit == 0 && ended.said.contains(QLatin1StringView(SAMBAND_VERSION)), qPrintable(ended.said));
    }
}

void TestInstall::installedDemoFindsItsSystems()
{
    QProcess console;
    console.start(at(u"bin/samband"_s), {u"--demo"_s, u"--contacts"_s, u"20"_s});
    QVERIFY(console.waitForStarted());
    const QString program = at(u"libexec/samband/samband-sandbox"_s);
    QTRY_VERIFY_WITH_TIMEOUT(childrenOf(console.processId()).join(u'\n').contains(program), 30'000);
    QCOMPARE(console.state(), QProcess::Running);
    console.terminate();
    QVERIFY(console.waitForFinished(10'000));
}

void TestInstall::secondStartHandsOverToTheFirst()
{
    World world({u"--contacts"_s, u"20"_s, u"--seed"_s, u"7"_s});
    QVERIFY(world.sandbox.isRunning() && world.prepare());
    QProcess first;
    first.start(at(u"bin/samband"_s), {world.ctl.workspace()});
    QVERIFY(first.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(world.ctl.workspace() + u".lock"_s), 30'000);

    const Ended second = run(at(u"bin/samband"_s), {u"--workspace"_s, world.ctl.workspace()});
    QVERIFY2(second.exit == 0, qPrintable(second.said));
    QCOMPARE(second.said, QString());
    QCOMPARE(first.state(), QProcess::Running);

    // A crash leaves the socket behind: the next start is the first one again.
    first.kill();
    QVERIFY(first.waitForFinished(10'000));
    QProcess third;
    third.start(at(u"bin/samband"_s), {world.ctl.workspace()});
    QVERIFY(third.waitForStarted());
    QTest::qWait(1000);
    QCOMPARE(third.state(), QProcess::Running);
    third.kill();
    third.waitForFinished(10'000);
}

void TestInstall::desktopDataIsValid_data()
{
    QTest::addColumn<QString>("checker");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("desktop entry") << u"desktop-file-validate"_s
                                   << QStringList{u"share/applications/no.samband.Samband.desktop"_s};
    QTest::newRow("AppStream") << u"appstreamcli"_s
                               << QStringList{u"validate"_s, u"--no-net"_s,
                                      u"share/metainfo/no.samband.Samband.metainfo.xml"_s};
}

void TestInstall::desktopDataIsValid()
{
    QFETCH(const QString, checker);
    QFETCH(QStringList, arguments);
    const QString program = QStandardPaths::findExecutable(checker);
    if (program.isEmpty())
        QSKIP(qPrintable(u"%1 is not installed here"_s.arg(checker)));
    arguments.last() = at(arguments.last());
    const Ended ended = run(program, arguments);
    QVERIFY2(ended.exit == 0, qPrintable(ended.said));
}

void TestInstall::describesThisVersion()
{
    QFile file(at(u"share/metainfo/no.samband.Samband.metainfo.xml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString newest;
    while (!xml.atEnd() && newest.isEmpty()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "release"_L1)
            newest = xml.attributes().value("version"_L1).toString();
    }
    QCOMPARE(newest, QStringLiteral(SAMBAND_VERSION));
}

/// What a software centre shows before somebody installs it, and each picture is one of those in the repository.
void TestInstall::describesWhatAShopShows()
{
    QFile file(at(u"share/metainfo/no.samband.Samband.metainfo.xml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QMap<QString, int> found;
    QStringList pictures;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        ++found[name == "url"_L1 ? u"url:"_s + xml.attributes().value("type"_L1).toString() : name];
        if (name == "image"_L1)
            pictures << xml.readElementText().section(u'/', -1);
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (const QString &wanted : {u"url:homepage"_s, u"url:bugtracker"_s, u"content_rating"_s, u"release"_s,
             u"launchable"_s, u"summary"_s, u"description"_s})
        QVERIFY2(found.value(wanted) > 0, qPrintable(wanted));
    QCOMPARE(pictures.size(), 3);
    for (const QString &picture : std::as_const(pictures))
        QVERIFY2(QFile::exists(u"" SAMBAND_SOURCE_DIR "/resources/screenshots/"_s + picture), qPrintable(picture));
}

void TestInstall::packagesAreMade()
{
    if (QStandardPaths::findExecutable(u"dpkg-shlibdeps"_s).isEmpty())
        QSKIP("dpkg-dev is not installed here");
    if (qstrlen(SAMBAND_SANITIZE) > 0)
        QSKIP("a sanitized program needs libraries of no package");
    const QTemporaryDir &out = m_packages;
    const Ended packed = run(QStringLiteral(SAMBAND_CPACK),
        {u"--config"_s, QStringLiteral(SAMBAND_BUILD "/CPackConfig.cmake"), u"-B"_s, out.path()});
    QVERIFY2(packed.exit == 0, qPrintable(packed.said));
    const auto about = [&](const QString &name) {
        const QStringList file = QDir(out.path()).entryList({name + u"_*.deb"_s});
        return file.size() == 1 ? run(u"dpkg-deb"_s, {u"--info"_s, out.filePath(file.first())}).said : QString();
    };
    const QString product = about(u"samband"_s);
    QVERIFY2(product.contains("libqt6sql6-sqlite"_L1) && product.contains("libqt6widgets6"_L1), qPrintable(product));
    // GPL: only the demo may need it.
    QVERIFY(!product.contains("httpserver"_L1));
    QVERIFY(about(u"samband-demo"_s).contains("httpserver"_L1));
}

/// Installs \a package below \a root with a package database of its own; who is not root takes it apart there instead.
void TestInstall::unpack(const QString &package, const QString &root) const
{
    const QStringList files = QDir(m_packages.path()).entryList({package + u"_*.deb"_s});
    QCOMPARE(files.size(), 1);
    const QString file = m_packages.filePath(files.first());
    const bool isRoot = QFileInfo(u"/proc/self"_s).ownerId() == 0;
    // What it depends on is that of this machine: the programs are started here, not inside.
    const Ended done = isRoot
        ? run(u"dpkg"_s,
            {u"--root="_s + root, u"--force-depends"_s, u"--log="_s + root + u"/dpkg.log"_s, u"--install"_s, file})
        : run(u"dpkg-deb"_s, {u"--extract"_s, file, root});
    QVERIFY2(done.exit == 0, qPrintable(done.said));
    if (isRoot) {
        const Ended state = run(u"dpkg-query"_s,
            {u"--admindir="_s + root + u"/var/lib/dpkg"_s, u"--show"_s, u"--showformat=${Status}"_s, package});
        QCOMPARE(state.said, u"install ok installed"_s);
    }
}

/// The package is what people get: its programs start, and the demo in it syncs to its end.
void TestInstall::packageIsInstalledAndStarts()
{
    if (QDir(m_packages.path()).isEmpty())
        QSKIP("no package was made here");
    QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(u"var/lib/dpkg/info"_s) && QDir(root.path()).mkpath(u"var/lib/dpkg/updates"_s));
    QFile status(root.filePath(u"var/lib/dpkg/status"_s));
    QVERIFY(status.open(QIODevice::WriteOnly));
    status.close();
    for (const QString &package : {u"samband"_s, u"samband-demo"_s}) {
        unpack(package, root.path());
        if (QTest::currentTestFailed())
            return;
    }
    const auto inside = [&](const QString &path) { return root.filePath(u"usr/"_s + path); };
    for (const QString &program : {u"bin/samband"_s, u"bin/sambandctl"_s}) {
        const Ended ended = run(inside(program), {u"--version"_s});
        QVERIFY2(ended.exit == 0 && ended.said.contains(QLatin1StringView(SAMBAND_VERSION)), qPrintable(ended.said));
    }
    QProcess sandbox;
    sandbox.start(inside(u"libexec/samband/samband-sandbox"_s),
        {u"--contacts"_s, u"20"_s, u"--seed"_s, u"7"_s, u"--parent-pid"_s,
            QString::number(QCoreApplication::applicationPid())});
    QVERIFY(sandbox.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(sandbox.canReadLine(), 30'000);
    const QJsonObject ready = QJsonDocument::fromJson(sandbox.readLine()).object();
    qputenv("SAMBAND_PACKAGE_HUBSPOT", "sandbox-hubspot");
    qputenv("SAMBAND_PACKAGE_CRMOFFICE", "sandbox-crmoffice");
    const QString workspace = root.filePath(u"demo.samband"_s);
    const auto ctl = [&](const QStringList &arguments) {
        return run(inside(u"bin/sambandctl"_s), QStringList{u"--workspace"_s, workspace} + arguments);
    };
    const QList<QStringList> steps{{u"init"_s, u"--dataflow"_s, demoDocument()},
        {u"connect"_s, u"hubspot"_s, u"--base-url"_s, ready["hubspot"_L1].toString(), u"--token-env"_s,
            u"SAMBAND_PACKAGE_HUBSPOT"_s},
        {u"connect"_s, u"crmoffice"_s, u"--base-url"_s, ready["crmoffice"_L1].toString(), u"--token-env"_s,
            u"SAMBAND_PACKAGE_CRMOFFICE"_s}};
    for (const QStringList &step : steps) {
        const Ended done = ctl(step);
        QVERIFY2(done.exit == 0, qPrintable(done.said));
    }
    const Ended synced = ctl({u"--json"_s, u"run"_s, u"--approve-all"_s});
    QVERIFY2(synced.exit == 0 || synced.exit == 2, qPrintable(synced.said));
    const QJsonArray flows =
        QJsonDocument::fromJson(synced.said.trimmed().section(u'\n', -1).toUtf8()).object()["flows"_L1].toArray();
    QVERIFY2(!flows.isEmpty() && flows.first()["written"_L1].toInt() > 0, qPrintable(synced.said));
    // The window of the package opens that workspace, and the demo it brings along.
    QProcess console;
    console.start(inside(u"bin/samband"_s), {u"--demo"_s, u"--contacts"_s, u"20"_s});
    QVERIFY(console.waitForStarted());
    const QString demo = inside(u"libexec/samband/samband-sandbox"_s);
    QTRY_VERIFY_WITH_TIMEOUT(childrenOf(console.processId()).join(u'\n').contains(demo), 30'000);
    console.terminate();
    QVERIFY(console.waitForFinished(10'000));
    sandbox.kill();
    sandbox.waitForFinished(5000);
}

QTEST_GUILESS_MAIN(TestInstall)

#include "tst_e2e_install.moc"
