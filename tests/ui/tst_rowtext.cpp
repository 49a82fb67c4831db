#include "core/domain/rowtext.h"
#include "tests/support/fakecontroller.h"
#include "ui/batch.h"
#include "ui/differencedelegate.h"
#include "ui/drafts.h"
#include "ui/linktablemodel.h"
#include "ui/rowexport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// What leaves the tables, and what a person has chosen but not sent.
class TestRowText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formulasAreText_data();
    void formulasAreText();
    void csv();
    void copiedTables();
    void exportIsStreamedAndWhole();
    void stoppedExportLeavesNothing();
    void exportThatCannotBeWritten();
    void jsonKeepsEveryValue();
    void differingCharacters_data();
    void differingCharacters();
    void choicesCanBeTakenBack();
    void oneActIsOneStep();
    void sentChoicesStaySent();
    void batchGoesInPortions();
    void batchStops();

private:
    QTemporaryDir m_folder;
};

void TestRowText::formulasAreText_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("dangerous");
    for (const QString &cell : {u"=1+1"_s, u"+47 22"_s, u"-1"_s, u"@SUM(A1)"_s, u"\t=1"_s, u"\r=1"_s, u"  =1"_s,
             u"\u00A0@x"_s, u"\u200B=1"_s, u"\uFF1D1+1"_s, u"\uFF201"_s})
        QTest::newRow(qPrintable(cell.toHtmlEscaped().simplified() + QString::number(cell.front().unicode())))
            << cell << true;
    for (const QString &cell : {u"Kari"_s, u"22-33"_s, u"a=b"_s, u"'quoted"_s, QString()})
        QTest::newRow(qPrintable(u"plain "_s + cell)) << cell << false;
}

void TestRowText::formulasAreText()
{
    QFETCH(QString, cell);
    QFETCH(bool, dangerous);
    QCOMPARE(harmless(cell), dangerous ? u'\'' + cell : cell);
    if (!dangerous)
        return;
    QVERIFY(QString(csvLine({cell})).remove(u'"').startsWith(u'\''));
    QVERIFY(tsvLine({cell}).startsWith(u'\''));
    QVERIFY(htmlRow({cell}, "td"_L1).startsWith(u"<tr><td>'"_s));
}

void TestRowText::csv()
{
    QCOMPARE(csvLine({u"a"_s, u"b,c"_s, u"say \"x\""_s, u"two\nlines"_s, {}}),
        u"a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\r\n"_s);
    QCOMPARE(csvLine({u"=1,2"_s}), u"\"'=1,2\"\r\n"_s);
    QCOMPARE(csvLine({u"a"_s, u"b;c"_s}, listSeparator(QLocale(u"nb_NO"_s))), u"a;\"b;c\"\r\n"_s);
    QCOMPARE(listSeparator(QLocale(u"en_US"_s)), u',');
}

void TestRowText::copiedTables()
{
    const CopiedTable table = copiedTable({u"Name"_s, u"Phone"_s}, {{u"<b>Kari\tB</b>"_s, u"+47"_s}});
    QCOMPARE(table.tsv, u"Name\tPhone\n<b>Kari B</b>\t'+47\n"_s);
    QVERIFY(table.html.contains(u"<th>Name</th><th>Phone</th>"_s));
    QVERIFY(table.html.contains(u"&lt;b&gt;Kari"_s));
}

void TestRowText::exportIsStreamedAndWhole()
{
    FakeController controller;
    controller.fill(1300);
    controller.rows[0].title.source = u"=HYPERLINK(\"http://evil\")"_s;
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    LinkQuery query;
    query.descending = false;
    query.sortBy = LinkColumn::Flow;
    model.setQuery(query);
    QTRY_COMPARE(model.rowCount(), 1300);
    const QString path = m_folder.filePath(u"view.csv"_s);
    const auto before = controller.pages.size();
    RowExport work(model, model.order(), {0, 1}, RowExport::Format::Csv, path);
    QSignalSpy ended(&work, &Work::ended);
    QSignalSpy progress(&work, &Work::progressed);
    work.start();
    QVERIFY(!QFile::exists(path)); // nothing half-written is ever seen
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(progress.size() >= 3);
    QVERIFY(controller.pages.size() - before >= 3); // page by page
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.startsWith("\xEF\xBB\xBF"));
    const QString text = QString::fromUtf8(written.mid(3));
    QCOMPARE(text.count(u"\r\n"_s), 1301);
    QCOMPARE(text.section(u"\r\n"_s, 1, 1), u"Conflict,\"'=HYPERLINK(\"\"http://evil\"\")\""_s);
    QVERIFY(text.contains(u"Åse"_s));
}

void TestRowText::stoppedExportLeavesNothing()
{
    FakeController controller;
    controller.fill(1300);
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 1300);
    const QString path = m_folder.filePath(u"stopped.csv"_s);
    RowExport work(model, model.order(), {0}, RowExport::Format::Csv, path);
    QSignalSpy ended(&work, &Work::ended);
    work.start();
    work.stop();
    QCOMPARE(ended.size(), 1);
    QTest::qWait(50);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!QFile::exists(path));
}

void TestRowText::exportThatCannotBeWritten()
{
    FakeController controller;
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    RowExport work(model, {1}, {0}, RowExport::Format::Csv, m_folder.filePath(u"no/such/folder/a.csv"_s));
    QSignalSpy ended(&work, &Work::ended);
    work.start();
    QCOMPARE(ended.size(), 1);
    QVERIFY(ended.first().first().toString().contains(u"cannot be written"_s));
}

void TestRowText::jsonKeepsEveryValue()
{
    FakeController controller;
    controller.fill(10);
    controller.rows[2].title.source = u"=1+1 \"x\""_s;
    Tokens tokens;
    LinkTableModel model(controller, tokens);
    model.setNames(controller.systems(), {});
    const QString path = m_folder.filePath(u"view.json"_s);
    RowExport work(model, {3, 1}, {0, 1, 2, 8}, RowExport::Format::Json, path);
    QSignalSpy ended(&work, &Work::ended);
    work.start();
    QTRY_COMPARE(ended.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0]["source"_L1].toString(), u"=1+1 \"x\""_s);
    QCOMPARE(rows[1]["sourceId"_L1].toString(), u"10001"_s);
}

void TestRowText::differingCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QList<Stretch>>("expected");
    using L = QList<Stretch>;
    QTest::newRow("same") << u"abc"_s << u"abc"_s << L{};
    QTest::newRow("one digit") << u"22 00 00 01"_s << u"22 00 00 02"_s << L{{10, 1}};
    QTest::newRow("inserted") << u"22 00"_s << u"2200"_s << L{{2, 1}};
    QTest::newRow("missing") << u"2200"_s << u"22 00"_s << L{};
    QTest::newRow("two places") << u"Kari Berg"_s << u"Kori Barg"_s << L{{1, 1}, {6, 1}};
    // Both cells of a pair tell of the same places.
    QTest::newRow("source") << u"22 00 00 01"_s << u"22 11 00 00"_s << L{{3, 2}, {10, 1}};
    QTest::newRow("target") << u"22 11 00 00"_s << u"22 00 00 01"_s << L{{3, 2}, {10, 1}};
    QTest::newRow("moved") << u"abcdef"_s << u"xabcde"_s << L{{5, 1}};
    QTest::newRow("all") << u"abc"_s << u"xyz"_s << L{{0, 3}};
    QTest::newRow("nothing to compare with") << u"abc"_s << QString() << L{{0, 3}};
    QTest::newRow("long") << QString(300, u'a') << u"b"_s << L{{0, 300}};
}

void TestRowText::differingCharacters()
{
    QFETCH(QString, text);
    QFETCH(QString, other);
    QFETCH(QList<Stretch>, expected);
    QCOMPARE(differences(text, other), expected);
}

namespace {

Drafts::Choices chose(Choice choice, const QString &value = {})
{
    return {{4, Resolution{4, choice, value, {u"1"_s, u"2"_s}}}};
}

} // namespace

void TestRowText::choicesCanBeTakenBack()
{
    Drafts drafts;
    QVERIFY(drafts.undo().isEmpty());
    drafts.change({{1, chose(Choice::TakeSource)}}, u"first"_s);
    drafts.change({{1, chose(Choice::TakeTarget)}}, u"second"_s);
    drafts.change({{1, chose(Choice::TakeTarget)}}, u"no change"_s);
    QCOMPARE(drafts.undo(), u"second"_s);
    QCOMPARE(drafts.of(1), chose(Choice::TakeSource));
    QCOMPARE(drafts.undo(), u"first"_s);
    QVERIFY(drafts.all().isEmpty());
    QCOMPARE(drafts.redo(), u"first"_s);
    QCOMPARE(drafts.redo(), u"second"_s);
    QCOMPARE(drafts.of(1), chose(Choice::TakeTarget));
    drafts.undo();
    drafts.change({{2, chose(Choice::TakeBase)}}, u"another way"_s);
    QVERIFY(!drafts.canRedo());
}

void TestRowText::oneActIsOneStep()
{
    Drafts drafts;
    Drafts::Many all;
    for (qint64 link = 1; link <= 5000; ++link)
        all.insert(link, chose(Choice::TakeTarget));
    drafts.change({{7, chose(Choice::TakeSource)}}, u"one"_s);
    drafts.change(all, u"all"_s);
    QCOMPARE(drafts.all().size(), 5000);
    drafts.undo();
    QCOMPARE(drafts.all().size(), 1);
    QCOMPARE(drafts.of(7), chose(Choice::TakeSource));
    // A typed value is one step, not one per letter.
    for (const QString &typed : {u"2"_s, u"22"_s, u"22 3"_s})
        drafts.change({{8, chose(Choice::TakeValue, typed)}}, u"typed"_s, u"8 4"_s);
    drafts.undo();
    QVERIFY(drafts.of(8).isEmpty());
    QVERIFY(drafts.canUndo());
}

void TestRowText::sentChoicesStaySent()
{
    Drafts drafts;
    drafts.change({{1, chose(Choice::TakeSource)}, {2, chose(Choice::TakeSource)}}, u"both"_s);
    QCOMPARE(drafts.take({1, 9}).keys(), QList<qint64>{1});
    drafts.undo();
    QVERIFY(drafts.all().isEmpty());
    drafts.redo();
    QCOMPARE(drafts.all().keys(), QList<qint64>{2});
    // What no longer binds cannot be brought up again.
    drafts.adopt(2, {});
    QVERIFY(!drafts.canUndo());
}

void TestRowText::batchGoesInPortions()
{
    FakeController controller;
    controller.fill(1200);
    QList<qint64> links;
    for (qint64 id = 1; id <= 1200; ++id)
        links << id;
    QList<qint64> done;
    Batch batch(
        controller, links, u"Pausing"_s, [&](const QList<qint64> &some, bool) { controller.setPaused(some, true); },
        [&](const BatchEnd &end) { done = end.done; });
    QSignalSpy ended(&batch, &Work::ended);
    batch.start();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(done, links);
    QCOMPARE(controller.calls, (QStringList{u"pause 500 rows"_s, u"pause 500 rows"_s, u"pause 200 rows"_s}));
}

void TestRowText::batchStops()
{
    FakeController controller;
    controller.fill(1200);
    QList<qint64> links;
    for (qint64 id = 1; id <= 1200; ++id)
        links << id;
    QList<qint64> done;
    Batch batch(
        controller, links, u"Pausing"_s, [&](const QList<qint64> &some, bool) { controller.setPaused(some, true); },
        [&](const BatchEnd &end) { done = end.done; });
    QSignalSpy ended(&batch, &Work::ended);
    batch.start();
    batch.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(done.size(), 500);
    QVERIFY(ended.first().first().toString().contains(u"500 of 1,200"_s));
}

QTEST_MAIN(TestRowText)
#include "tst_rowtext.moc"
