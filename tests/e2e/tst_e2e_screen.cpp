#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The console where there is no screen: it still answers on the terminal, and never crashes.
class TestScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsNeedNoScreen_data();
    void wordsNeedNoScreen();
    void startSaysWhatIsMissing_data();
    void startSaysWhatIsMissing();

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

QTEST_GUILESS_MAIN(TestScreen)
#include "tst_e2e_screen.moc"
