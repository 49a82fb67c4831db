#include <QDirIterator>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

/// The console where there is no screen: it still answers on the terminal, and never crashes.
class TestScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsNeedNoScreen_data();
    void wordsNeedNoScreen();
    void startSaysWhatIsMissing_data();
    void startSaysWhatIsMissing();
    void endedFromOutsideItTakesTheDemoAlong_data();
    void endedFromOutsideItTakesTheDemoAlong();
    void secondStartRaisesTheFirstWindow();

private:
    struct End {
        bool crashed = false;
        int code = -1;
        QString out;
        QString err;
    };
    End run(const QStringList &arguments, const QString &language, const QString &display = {});

    QTemporaryDir m_home;
};

TestScreen::End TestScreen::run(const QStringList &arguments, const QString &language, const QString &display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"LC_ALL"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home.path());
    QSettings(m_home.filePath(u"Samband/samband.conf"_s), QSettings::IniFormat).setValue("language", language);
    if (!display.isEmpty())
        environment.insert(u"DISPLAY"_s, display);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SAMBAND_CONSOLE), arguments);
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::CrashExit, process.exitCode(),
        QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

void TestScreen::wordsNeedNoScreen_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("said");
    QTest::newRow("help") << u"--help"_s << u"--workspace"_s;
    QTest::newRow("short help") << u"-h"_s << u"--demo"_s;
    QTest::newRow("version") << u"--version"_s << u"samband "_s;
}

void TestScreen::wordsNeedNoScreen()
{
    QFETCH(const QString, argument);
    QFETCH(const QString, said);
    const End end = run({argument}, u"en"_s);
    QVERIFY2(!end.crashed, qPrintable(end.err));
    QCOMPARE(end.code, 0);
    QVERIFY2(end.out.contains(said), qPrintable(end.out));
}

void TestScreen::startSaysWhatIsMissing_data()
{
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << QString() << u"en"_s << u"samband: There is no screen"_s;
    QTest::newRow("one that does not answer") << u":4242"_s << u"en"_s << u"samband: There is no screen"_s;
    QTest::newRow("in Norwegian") << QString() << u"nb"_s << u"samband: Det finnes ingen skjerm"_s;
}

void TestScreen::startSaysWhatIsMissing()
{
    QFETCH(const QString, display);
    QFETCH(const QString, language);
    QFETCH(const QString, said);
    const End end = run({u"--demo"_s}, language, display);
    QVERIFY2(!end.crashed, qPrintable(end.err));
    QCOMPARE(end.code, 1);
    QVERIFY2(end.err.contains(said), qPrintable(end.err));
    QVERIFY2(end.err.contains(u"sambandctl"_s), qPrintable(end.err));
}

void TestScreen::endedFromOutsideItTakesTheDemoAlong_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("the desktop ends the session") << SIGTERM;
    QTest::newRow("Ctrl+C in the terminal") << SIGINT;
}

void TestScreen::endedFromOutsideItTakesTheDemoAlong()
{
    QFETCH(const int, signal);
    const QTemporaryDir temporary;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home.path());
    environment.insert(u"TMPDIR"_s, temporary.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SAMBAND_CONSOLE), {u"--demo"_s, u"--contacts"_s, u"20"_s});
    const auto workspaces = [&temporary] {
        int count = 0;
        for (QDirIterator it(temporary.path(), {u"*.samband"_s}, QDir::Files, QDirIterator::Subdirectories);
             it.hasNext(); it.next())
            ++count;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(workspaces(), 1, 60'000);
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(workspaces(), 0);
}

/// The first one says when it comes to the front; the second one opens nothing and ends well.
void TestScreen::secondStartRaisesTheFirstWindow()
{
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(u"Twice.samband"_s);
    QProcess founder;
    founder.start(QStringLiteral(SAMBAND_CTL),
        {u"--workspace"_s, workspace, u"init"_s, u"--dataflow"_s, QStringLiteral(SAMBAND_DOCUMENT)});
    QVERIFY(founder.waitForFinished(60'000));
    QCOMPARE(founder.exitCode(), 0);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home.path());
    environment.insert(u"TMPDIR"_s, folder.path()); // where the two meet
    environment.insert(u"QT_LOGGING_RULES"_s, u"samband.window.debug=true"_s);
    QProcess first;
    first.setProcessEnvironment(environment);
    first.start(QStringLiteral(SAMBAND_CONSOLE), {u"--workspace"_s, workspace});
    QByteArray said;
    const auto says = [&](const QByteArray &line) {
        said += first.readAllStandardError();
        return said.contains(line);
    };
    QTRY_VERIFY2_WITH_TIMEOUT(says("the window is open"), said.constData(), 60'000);
    QVERIFY(!says("another start"));
    // From another folder and by another path: it is the same file.
    QProcess second;
    second.setProcessEnvironment(environment);
    second.setWorkingDirectory(folder.path());
    second.start(QStringLiteral(SAMBAND_CONSOLE), {u"./Twice.samband"_s});
    QVERIFY2(second.waitForFinished(60'000), "the second start opened a window of its own");
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY2(says("another start: the window comes to the front"), said.constData());
    QVERIFY(!second.readAllStandardError().contains("the window is open"));
    QCOMPARE(first.state(), QProcess::Running);
    first.terminate();
    QVERIFY(first.waitForFinished(20'000));
}

QTEST_GUILESS_MAIN(TestScreen)
#include "tst_e2e_screen.moc"
