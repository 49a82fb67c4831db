#include "core/store/rescue.h"
#include "tests/support/rig.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 1, 2), QTime(3, 4, 5));

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// One way in which a disk spoils a file; \a random says where.
QByteArray spoiled(QByteArray content, int way, QRandomGenerator &random)
{
    constexpr int page = 4096;
    const auto at = random.bounded(content.size() - 100) + 100;
    const auto pageAt = random.bounded(content.size() / page) * page;
    switch (way) {
    case 0:
        for (int i = 0; i < 8; ++i)
            content[random.bounded(content.size())] = static_cast<char>(random.bounded(256));
        break;
    case 1:
        content.replace(pageAt, page, QByteArray(page, '\0'));
        break;
    case 2:
        content.truncate(at);
        break;
    case 3:
        for (int i = 0; i < page; ++i)
            content[pageAt + i] = static_cast<char>(random.bounded(256));
        break;
    case 4:
        for (int i = 0; i < 100; ++i) // the header
            content[i] = static_cast<char>(random.bounded(256));
        break;
    }
    return content;
}

/// Source records that the rescued workspace says are linked.
QSet<QString> linked(const Rig &rig)
{
    QSet<QString> ids;
    for (const LinkRow &row : rig.rows(ContactFlow)) {
        if (!row.recordId.source.isEmpty() && !row.recordId.target.isEmpty())
            ids.insert(row.recordId.source);
    }
    return ids;
}

} // namespace

/// Workspace files spoiled at many places, and what a rescue makes of them.
class TestRescue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void spoiledAnywhere_data();
    void spoiledAnywhere();
    void wholeFileIsLeftAlone();
    void interruptedIsFinished();

private:
    std::unique_ptr<Rig> m_rig;
    QByteArray m_content;
    QStringList m_target; ///< what the target holds
};

void TestRescue::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->source.pageSize = m_rig->target.pageSize = 50;
    for (int i = 0; i < 150; ++i)
        m_rig->contact(u"Given%1"_s.arg(i), u"Family"_s, i % 5 == 0 ? QString() : u"+47912%1"_s.arg(34000 + i));
    m_rig->runAll();
    QCOMPARE(linked(*m_rig).size(), 150);
    m_rig->workspace.reset();
    m_content = contentOf(m_rig->path());
    m_target = m_rig->target.contents();
}

void TestRescue::spoiledAnywhere_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("bytes") << 0;
    QTest::newRow("zeroed page") << 1;
    QTest::newRow("cut off") << 2;
    QTest::newRow("random page") << 3;
    QTest::newRow("header") << 4;
}

void TestRescue::spoiledAnywhere()
{
    QFETCH(int, way);
    Rig &rig = *m_rig;
    const int rounds = qEnvironmentVariableIsSet("SAMBAND_ALL") ? 400 : 10;
    int rescued = 0;
    int refused = 0;
    qint64 kept = 0;
    for (int round = 0; round < rounds; ++round) {
        QRandomGenerator random(static_cast<quint32>(way * 1000 + round));
        const QByteArray content = spoiled(m_content, way, random);
        for (const QFileInfo &file : QDir(rig.dir.path()).entryInfoList(QDir::Files))
            QFile::remove(file.filePath());
        write(rig.path(), content);
        const auto report = rescueWorkspace(rig.path(), now);
        QVERIFY2(QDir(rig.dir.path()).entryList({u"*.rescu*"_s}, QDir::AllEntries).isEmpty(), "a half-built file");
        if (!report) {
            ++refused;
            QVERIFY(!report.error().text.isEmpty());
            QCOMPARE(contentOf(rig.path()), content);
            continue;
        }
        ++rescued;
        QCOMPARE(contentOf(report->setAside), content);
        rig.reopen();
        const QSet<QString> survived = linked(rig);
        kept += survived.size();
        const int writes = rig.target.writes;
        RunRequest preview;
        preview.preview = true;
        const RunReport plan = rig.run(preview);
        QCOMPARE(plan.run.status, u"preview"_s);
        for (const QString &source : survived) {
            const LinkRow row = rig.row(ContactFlow, source);
            QVERIFY2(row.verb != Verb::Create && !row.recordId.target.isEmpty(),
                qPrintable(u"round %1: %2 would be created again"_s.arg(round).arg(source)));
        }
        rig.run();
        QVERIFY2(rig.target.writes == writes, qPrintable(u"round %1 wrote"_s.arg(round)));
        QCOMPARE(rig.target.contents(), m_target);
        QVERIFY(!RunStore(*rig.workspace).brokenJournalRow()->has_value());
        rig.workspace.reset();
    }
    QVERIFY(rescued + refused == rounds);
    qInfo("%d files: %d rescued, %d refused, %.1f of 150 links kept", rounds, rescued, refused,
        rescued == 0 ? 0.0 : double(kept) / rescued);
}

void TestRescue::wholeFileIsLeftAlone()
{
    const auto report = rescueWorkspace(m_rig->path(), now);
    QVERIFY(!report);
    QCOMPARE(contentOf(m_rig->path()), m_content);
    QCOMPARE(QDir(m_rig->dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void TestRescue::interruptedIsFinished()
{
    Rig &rig = *m_rig;
    QVERIFY(QFile::copy(rig.path(), rescuedName(rig.path())));
    write(rig.path(), "damaged");
    QVERIFY(!Workspace::open(rig.path(), Workspace::Access::ReadWrite).ok());
    const auto report = rescueWorkspace(rig.path(), now);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text));
    QCOMPARE(contentOf(report->setAside), QByteArray("damaged"));
    QCOMPARE(contentOf(rig.path()), m_content);
    rig.reopen();
    QCOMPARE(linked(rig).size(), 150);
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
