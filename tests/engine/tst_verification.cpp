#include "core/engine/verificationreport.h"
#include "tests/support/rig.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QXmlStreamReader>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 4096;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeAll(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// Changes a workspace behind the program's back; empty when it went well.
QString change(const QString &path, const QStringList &statements)
{
    QString error;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"outside"_s);
        database.setDatabaseName(path);
        if (!database.open())
            error = database.lastError().text();
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                error += statement + u": "_s + query.lastError().text();
            else if (!statement.startsWith(u"DROP"_s) && query.numRowsAffected() < 1)
                error += statement + u": changes nothing"_s;
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(u"outside"_s);
    return error;
}

/// The checks that do not hold, by key and verdict, without doubles.
QStringList trouble(const Verification &verification)
{
    QStringList found;
    for (const VerifiedCheck &check : verification.checks) {
        if (check.verdict != Verdict::Holds)
            found << check.key + u' ' + toText(check.verdict);
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

Verification verified(const QString &path)
{
    const auto workspace = Workspace::open(path, Workspace::Access::ReadOnly);
    if (!workspace)
        return unreadable(path, 1, workspace.error());
    const auto verification = verify(**workspace, 1'800'000'000'000);
    return verification ? *verification : unreadable(path, 1, verification.error());
}

} // namespace

/// Whether the workspace is in step is proved, and whatever is wrong with it is seen.
class TestVerification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingHolds();
    void whatIsWrongIsSeen_data();
    void whatIsWrongIsSeen();
    void damagedPagesAreSeen();
    void whatWaitsIsNoFailure();
    void flowsThatAreOffSaySo();
    void nothingIsChanged();
    void reportsHoldWhateverStandsInThem();
    void reportsTellNoValue();

private:
    QString copy(const QString &name) const
    {
        const QString path = m_folder.filePath(name + u".samband"_s);
        return QFile::copy(m_folder.filePath(u"whole.samband"_s), path) ? path : QString();
    }

    QTemporaryDir m_folder;
};

void TestVerification::initTestCase()
{
    Rig rig;
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.linkedContact(u"Ola"_s, u"Hansen"_s, u"+4791234568"_s);
    rig.user(u"Per"_s, u"Bruker"_s);
    rig.product(u"Vare"_s);
    rig.run();
    rig.runAll();
    rig.runFull();
    rig.workspace.reset();
    QVERIFY(QFile::copy(rig.path(), m_folder.filePath(u"whole.samband"_s)));
}

void TestVerification::everythingHolds()
{
    const Verification whole = verified(m_folder.filePath(u"whole.samband"_s));
    QVERIFY2(trouble(whole).isEmpty(), qPrintable(trouble(whole).join(u'\n')));
    QCOMPARE(whole.verdict(), Verdict::Holds);
    QCOMPARE(whole.checks.size(), 6 + 4 * 6);
    for (const VerifiedCheck &check : whole.checks)
        QVERIFY2(!check.promise.isEmpty() && !check.compared.isEmpty(), qPrintable(check.key));
}

void TestVerification::whatIsWrongIsSeen_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QStringList>("expected");
    const QString kari = u"(SELECT l.id FROM link l JOIN record r ON r.id = l.source WHERE r.title LIKE 'Kari%' AND "
                         "l.target IS NOT NULL ORDER BY l.id LIMIT 1)"_s;
    const QString ola = QString(kari).replace(u"Kari"_s, u"Ola"_s);
    const QString record = u"(SELECT source FROM link WHERE id = %1)"_s.arg(kari);
    QTest::newRow("journal changed") << QStringList{u"DROP TRIGGER journal_no_update"_s,
        u"UPDATE journal SET title = 'x' WHERE id = 2"_s}
                                     << QStringList{u"journal fails"_s};
    QTest::newRow("journal cut") << QStringList{u"DROP TRIGGER journal_no_delete"_s,
        u"DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)"_s}
                                 << QStringList{u"journal fails"_s};
    QTest::newRow("open intent") << QStringList{
        u"INSERT INTO intent(run, link, side, verb, record_id, fields, expected, key, started, status) "
        "VALUES(1, %1, 'target', 'update', '1', '{}', '{}', 'k', 1, 'open')"_s.arg(
            kari)} << QStringList{u"intents waits"_s};
    QTest::newRow("record lost") << QStringList{u"DELETE FROM record WHERE id = "_s + record}
                                 << QStringList{u"agree fails"_s, u"references fails"_s};
    QTest::newRow("counts") << QStringList{u"UPDATE link_count SET rows = rows + 1 WHERE flow = 1"_s}
                            << QStringList{u"rows fails"_s};
    QTest::newRow("source twice") << QStringList{u"DROP INDEX link_source"_s,
        u"INSERT INTO link(flow, source, state, since, paused, reason) SELECT flow, source, (SELECT l.state FROM link "
        u"l "
        "WHERE l.target IS NOT NULL LIMIT 1), 1, 0, reason FROM link WHERE id = %1"_s.arg(kari)}
                                  << QStringList{u"agree fails"_s, u"once fails"_s};
    QTest::newRow("target twice") << QStringList{
        u"UPDATE link SET target = (SELECT target FROM link WHERE id = %1) WHERE id = %2"_s.arg(
            kari, ola)} << QStringList{u"agree fails"_s, u"once fails"_s};
    QTest::newRow("row lost") << QStringList{u"DELETE FROM link WHERE id = "_s + kari}
                              << QStringList{u"covered waits"_s};
    QTest::newRow("values changed") << QStringList{
        u"UPDATE record SET fields = replace(fields, 'Nordmann', 'Endret') WHERE id = "_s
        + record} << QStringList{u"agree fails"_s, u"shadows fails"_s};
    QTest::newRow("base changed") << QStringList{u"UPDATE link SET base = replace(base, 'Nordmann', 'Endret') WHERE "
                                                 "id = "_s
        + kari} << QStringList{u"agree fails"_s};
    QTest::newRow("base lost") << QStringList{u"UPDATE link SET base = '' WHERE id = "_s + kari}
                               << QStringList{u"agree fails"_s};
    QTest::newRow("state changed") << QStringList{u"UPDATE record SET present = 0 WHERE id = "_s + record}
                                   << QStringList{u"agree fails"_s};
    QTest::newRow("sum") << QStringList{u"UPDATE run_flow SET read = read + 1 WHERE run = (SELECT max(id) FROM run)"_s}
                         << QStringList{u"sum fails"_s};
    QTest::newRow("run left")
        << QStringList{u"UPDATE run SET status = 'running' WHERE id = (SELECT max(id) FROM run)"_s}
        << QStringList{u"sum waits"_s};
    QTest::newRow("never read") << QStringList{u"UPDATE datatype SET complete = 0"_s} << QStringList{u"read waits"_s};
    QTest::newRow("changed since") << QStringList{
        u"UPDATE link SET base = replace(base, 'Nordmann', 'Endret'), marked = 1 WHERE id = "_s
        + kari} << QStringList{u"agree waits"_s};
}

void TestVerification::whatIsWrongIsSeen()
{
    QFETCH(const QStringList, statements);
    QFETCH(const QStringList, expected);
    const QString path = copy(QString::fromLatin1(QTest::currentDataTag()));
    const QString error = change(path, statements);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    const Verification verification = verified(path);
    QCOMPARE(trouble(verification), expected);
    for (const VerifiedCheck &check : verification.checks)
        QVERIFY2(check.verdict == Verdict::Holds || !check.found.isEmpty(), qPrintable(check.key));
}

void TestVerification::damagedPagesAreSeen()
{
    const QByteArray whole = contentOf(m_folder.filePath(u"whole.samband"_s));
    const QString path = m_folder.filePath(u"damaged.samband"_s);
    int opened = 0;
    for (qsizetype page = 1; page < whole.size() / pageSize; ++page) {
        QFile::remove(path);
        QVERIFY(writeAll(path, QByteArray(whole).replace(page * pageSize, pageSize, QByteArray(pageSize, '\x5a'))));
        opened += Workspace::open(path, Workspace::Access::ReadOnly) ? 1 : 0;
        const Verification verification = verified(path);
        QVERIFY2(trouble(verification) == QStringList{u"file fails"_s},
            qPrintable(QString::number(page) + trouble(verification).join(u' ')));
        QVERIFY(!verification.checks.last().found.isEmpty());
    }
    QVERIFY(opened > 5); // most damage does not keep the file from being opened
}

void TestVerification::whatWaitsIsNoFailure()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.source.edit(u"contact"_s, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(u"contacts"_s, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    const auto verification = verify(*rig.workspace, rig.now);
    QVERIFY(verification);
    QCOMPARE(trouble(*verification), QStringList{u"waiting waits"_s});
    QCOMPARE(verification->verdict(), Verdict::Waits);
}

void TestVerification::flowsThatAreOffSaySo()
{
    Rig rig;
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.enabled = false; });
    rig.run();
    const auto verification = verify(*rig.workspace, rig.now);
    QVERIFY(verification);
    QVERIFY2(trouble(*verification).isEmpty(), qPrintable(trouble(*verification).join(u'\n')));
    const auto off = std::ranges::find(verification->checks, u"enabled"_s, &VerifiedCheck::key);
    QVERIFY(off != verification->checks.end() && !off->found.isEmpty());
}

void TestVerification::nothingIsChanged()
{
    const QString path = copy(u"untouched"_s);
    const QByteArray before = contentOf(path);
    verified(path);
    QVERIFY(contentOf(path) == before);
}

void TestVerification::reportsHoldWhateverStandsInThem()
{
    const QString nasty = u"<script>alert(1)</script> & ]]> \"' \u001b[31m \u202e \u0000 \u0085 æøå"_s;
    Verification verification{nasty, 1'800'000'000'000, {}};
    for (const Verdict verdict : {Verdict::Holds, Verdict::Waits, Verdict::Fails})
        verification.checks << VerifiedCheck{nasty, nasty, nasty, nasty, verdict, nasty, {nasty, nasty}};
    verification.checks << VerifiedCheck{u"file"_s, {}, nasty, nasty, Verdict::Holds, {}};

    const QString page = QString::fromUtf8(verificationHtml(verification));
    QVERIFY(!page.contains(u"<script"_s) && page.contains(u"&lt;script&gt;"_s));
    QVERIFY(!page.contains(u'\u001b') && !page.contains(u'\u202e') && !page.contains(QChar(0)));
    QVERIFY(!page.contains(u"http"_s) && page.contains(u"prefers-color-scheme"_s));

    QXmlStreamReader xml(verificationJunit(verification));
    QMap<QString, int> elements;
    QStringList tests;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        ++elements[xml.name().toString()];
        if (xml.name() == "testsuites"_L1)
            tests << xml.attributes().value("tests"_L1).toString() << xml.attributes().value("failures"_L1).toString()
                  << xml.attributes().value("skipped"_L1).toString();
        if (xml.name() == "failure"_L1)
            QVERIFY(!xml.attributes().value("message"_L1).isEmpty());
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(tests, (QStringList{u"4"_s, u"1"_s, u"1"_s}));
    QCOMPARE(elements.value(u"testcase"_s), 4);
    QCOMPARE(elements.value(u"failure"_s), 1);
    QCOMPARE(elements.value(u"skipped"_s), 1);
    QCOMPARE(verdictJson(verification)["fails"_L1].toInt(), 1);
}

void TestVerification::reportsTellNoValue()
{
    const QString path = copy(u"values"_s);
    QCOMPARE(change(path, {u"UPDATE link SET base = replace(base, 'Nordmann', 'Endret')"_s}), QString());
    const Verification verification = verified(path);
    QByteArray all = verificationHtml(verification) + verificationJunit(verification);
    for (const VerifiedCheck &check : verification.checks)
        all += checkLine(check).toUtf8() + QJsonDocument(checkJson(check)).toJson();
    QVERIFY(all.contains("lastname"));
    for (const char *value : {"Nordmann", "Endret", "Kari", "91234567"})
        QVERIFY2(!all.contains(value), value);
}

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"
