#include "core/store/rescue.h"
#include "tests/support/rig.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 4096;
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
    const auto at = random.bounded(content.size() - 100) + 100;
    const auto pageAt = random.bounded(content.size() / pageSize) * pageSize;
    switch (way) {
    case 0:
        for (int i = 0; i < 8; ++i)
            content[random.bounded(content.size())] = static_cast<char>(random.bounded(256));
        break;
    case 1:
        content.replace(pageAt, pageSize, QByteArray(pageSize, '\0'));
        break;
    case 2:
        content.truncate(at);
        break;
    case 3:
        for (int i = 0; i < pageSize; ++i)
            content[pageAt + i] = static_cast<char>(random.bounded(256));
        break;
    case 4:
        for (int i = 0; i < 100; ++i) // the header
            content[i] = static_cast<char>(random.bounded(256));
        break;
    }
    return content;
}

/// The pages of the file that hold these tables and indexes.
QList<int> pagesOf(Workspace &workspace, const QStringList &names)
{
    QList<int> pages;
    QSqlQuery query(workspace.database());
    query.prepare(u"SELECT pageno FROM dbstat WHERE name IN ('%1')"_s.arg(names.join(u"', '"_s)));
    query.exec();
    while (query.next())
        pages << query.value(0).toInt();
    return pages;
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
    void lostLinksAreNotMadeAgain();
    void mergeKeysComeBack();
    void whatPeopleSaidComesAlong();
    void lostRowsKeepTheirNumbers();

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

/// A lost pair whose two names differ is not found again by its names. Nothing but the hold keeps it from being made
/// a second time, for it is fewer than a run may create by itself.
void TestRescue::lostLinksAreNotMadeAgain()
{
    m_rig = std::make_unique<Rig>();
    Rig &rig = *m_rig;
    constexpr int pairs = 40;
    for (int i = 0; i < pairs; ++i)
        rig.contact(u"Given%1"_s.arg(i), u"Family"_s);
    rig.runAll();
    for (const QString &id : rig.source.ids(u"contact"_s)) {
        rig.target.edit(u"contacts"_s, rig.counterpart(id), {{u"givenName"_s, u"There%1"_s.arg(id)}});
        rig.source.edit(u"contact"_s, id, {{u"properties.firstname"_s, u"Here%1"_s.arg(id)}});
    }
    rig.run();
    const QStringList before = rig.target.contents();
    const QList<int> pages = pagesOf(*rig.workspace, {u"link"_s, u"link_source"_s, u"link_target"_s});
    rig.workspace.reset();
    QByteArray content = contentOf(rig.path());
    for (const int page : pages)
        content.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
    write(rig.path(), content);

    const auto report = rescueWorkspace(rig.path(), now);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text));
    QVERIFY(!report->isComplete());
    rig.reopen();
    QVERIFY2(linked(rig).isEmpty(), "the pairs are lost");
    rig.run();
    QCOMPARE(rig.target.contents(), before);
    int held = 0;
    for (const LinkRow &row : rig.rows(ContactFlow))
        held += row.state == LinkState::Held && row.verb == Verb::Create ? 1 : 0;
    QCOMPARE(held, pairs);
}

/// Merge keys are not carried over: the first run makes them anew, and finds lost pairs by them.
void TestRescue::mergeKeysComeBack()
{
    m_rig = std::make_unique<Rig>();
    Rig &rig = *m_rig;
    Dataflow document = rig.dataflow;
    document.flows[ContactFlow].mergeKeys = {{{{u"properties.email"_s, u"email"_s}}}};
    QVERIFY(Setup(*rig.workspace).activate(document));
    const QString ola =
        rig.source.add(u"contact"_s, {{u"properties.firstname"_s, u"Ola"_s}, {u"properties.email"_s, u"ola@x.no"_s}});
    const QString known = rig.target.add(u"contacts"_s, {{u"givenName"_s, u"AS v/Ola"_s}, {u"email"_s, u"ola@x.no"_s}});
    rig.runAll();
    QCOMPARE(rig.counterpart(ola), known);
    const QList<int> pages = pagesOf(*rig.workspace, {u"link"_s, u"link_source"_s, u"link_target"_s});
    rig.workspace.reset();
    QByteArray content = contentOf(rig.path());
    for (const int page : pages)
        content.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
    write(rig.path(), content);
    const auto report = rescueWorkspace(rig.path(), now);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text));
    rig.reopen();
    QCOMPARE(rig.counterpart(ola), QString());
    QSqlQuery query(u"SELECT count(*) FROM flow WHERE key_plan <> ''"_s, rig.workspace->database());
    QVERIFY(query.next());
    QVERIFY2(query.value(0).toInt() == 0, "no keys, no plan");
    query.finish();
    rig.runAll();
    QCOMPARE(rig.counterpart(ola), known);
}

/// A pause of a record that is away, and the bases that an undo goes by.
void TestRescue::whatPeopleSaidComesAlong()
{
    m_rig = std::make_unique<Rig>();
    Rig &rig = *m_rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791111111"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    rig.run();
    const qint64 paused = rig.link(ContactFlow, ola);
    QVERIFY(rig.actions().setPaused({paused}, true));
    rig.source.edit(u"contact"_s, kari, {{u"properties.mobilephone"_s, u"+4792222222"_s}});
    rig.run();
    rig.source.remove(u"contact"_s, ola);
    rig.runFull();
    QCOMPARE(rig.link(ContactFlow, ola), 0);
    const QList<int> pages = pagesOf(*rig.workspace, {u"link_since"_s});
    rig.workspace.reset();
    QByteArray content = contentOf(rig.path());
    for (const int page : pages)
        content.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
    write(rig.path(), content);
    const auto report = rescueWorkspace(rig.path(), now);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text));
    rig.reopen();
    const auto history = RunStore(*rig.workspace).history(0, rig.link(ContactFlow, kari));
    QVERIFY(history && std::ranges::any_of(*history, [](const JournalRow &row) { return !row.base.isEmpty(); }));
    rig.source.restore(u"contact"_s, ola);
    rig.runAll();
    QCOMPARE(rig.link(ContactFlow, ola), paused);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Paused);
}

void TestRescue::lostRowsKeepTheirNumbers()
{
    m_rig = std::make_unique<Rig>();
    Rig &rig = *m_rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    rig.runAll();
    const qint64 last = rig.link(ContactFlow, ola);
    const QList<int> pages = pagesOf(*rig.workspace, {u"link"_s, u"link_source"_s, u"link_target"_s});
    rig.workspace.reset();
    QByteArray content = contentOf(rig.path());
    for (const int page : pages)
        content.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
    write(rig.path(), content);
    const auto report = rescueWorkspace(rig.path(), now);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().text));
    rig.reopen();
    rig.runAll();
    QVERIFY2(rig.link(ContactFlow, kari) > last, "another row's number, and its history");
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
