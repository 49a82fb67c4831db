#include "testdocument.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace samband;
using namespace samband::test;

namespace {

int linesOf(const QByteArray &bytes)
{
    // A line end is LF, CRLF or CR; this counts CRLF twice, which is an upper bound.
    return static_cast<int>(bytes.count('\n') + bytes.count('\r')) + 1;
}

/// What must hold of any document, however broken; empty when it does.
QString broken(const Dataflow &dataflow, const QByteArray &bytes)
{
    const int last = linesOf(bytes);
    const auto inside = [last](int line) { return line >= 1 && line <= last; };
    for (const Flow &flow : dataflow.flows) {
        if (!inside(flow.line))
            return u"flow outside the file"_s;
        for (const Statement &statement : flow.statements) {
            if (!inside(statement.line) || statement.line <= flow.line)
                return u"statement outside its flow"_s;
        }
        for (const Mapping &mapping : flow.mappings) {
            if (!inside(mapping.line) || mapping.line <= flow.line)
                return u"mapping outside its flow"_s;
        }
    }
    for (const Remark &remark : dataflow.errors + dataflow.warnings) {
        if (!inside(remark.line) || remark.text.isEmpty())
            return u"remark outside the file or without a text"_s;
    }
    return {};
}

QByteArray mutate(QByteArray bytes, QRandomGenerator &random)
{
    const auto place = [&bytes, &random] {
        return static_cast<qsizetype>(random.bounded(static_cast<quint32>(bytes.size()) + 1));
    };
    const int edits = 1 + random.bounded(8);
    for (int i = 0; i < edits && !bytes.isEmpty(); ++i) {
        const qsizetype at = place();
        switch (random.bounded(7)) {
        case 0:
            bytes.remove(at, random.bounded(40));
            break;
        case 1:
            bytes.insert(at, static_cast<char>(random.bounded(256)));
            break;
        case 2:
            bytes.insert(at, bytes.mid(place(), random.bounded(200)));
            break;
        case 3:
            bytes.insert(at, random.bounded(2) ? "\n" : "\r\n");
            break;
        case 4:
            bytes.insert(at, QByteArray(random.bounded(60), "-=* (:\"."[random.bounded(8)]));
            break;
        case 5:
            bytes.truncate(at);
            break;
        default:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(random.bounded(256));
        }
    }
    return bytes;
}

} // namespace

class TestDataflowHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mutations()
    {
        const QByteArray seedDocument = demo();
        QVERIFY(!seedDocument.isEmpty());
        QRandomGenerator random(20260101);
        int usable = 0;
        const auto once = [&] {
            const QByteArray bytes = mutate(seedDocument, random);
            const Dataflow dataflow = readDataflow(bytes, u"fuzz.rst"_s);
            usable += dataflow.usable() ? 1 : 0;
            const QString why = broken(dataflow, bytes);
            QVERIFY2(why.isEmpty(), (why.toUtf8() + '\n' + bytes).constData());
        };
        for (int i = 0; i < 3000; ++i)
            once();
        // Both ways were walked: mutations that do no harm and mutations that do.
        QVERIFY(usable > 30);
        QVERIFY(usable < 2970);
        QElapsedTimer clock;
        clock.start();
        const qint64 extra = qEnvironmentVariableIntValue("SAMBAND_FUZZ_SECONDS") * qint64(1000);
        while (clock.elapsed() < extra)
            once();
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        const QByteArray good = demo();
        QTest::newRow("50 MB") << QByteArray(50 * 1024 * 1024, 'x') << 1 << u"50 MB"_s;
        QTest::newRow("zero byte") << QByteArray("ab\ncd") + '\0' + "e" << 2 << u"not text"_s;
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << 1 << u"UTF-8"_s;
        QTest::newRow("wide characters") << QByteArray("\xff\xfeH\0u\0b\0", 8) << 1 << u"not text"_s;
        QTest::newRow("not UTF-8") << QByteArray("one\ntwo\nbl\xe5\n") << 3 << u"UTF-8"_s;
        QTest::newRow("endless line") << good + QByteArray(1024 * 1024, 'a') << static_cast<int>(good.count('\n')) + 1
                                      << u"longer than"_s;
        QTest::newRow("endless lines") << QByteArray(1024 * 1024, '\n') << 200'001 << u"more than 200000 lines"_s;
    }

    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(QString, word);
        const Dataflow dataflow = readDataflow(bytes, u"hostile"_s);
        QCOMPARE(dataflow.errors.size(), 1);
        QCOMPARE(dataflow.errors.first().line, line);
        QVERIFY2(dataflow.errors.first().text.contains(word), qPrintable(dataflow.errors.first().text));
        QVERIFY(dataflow.flows.isEmpty());
    }

    void deepNesting()
    {
        QString rows;
        for (int depth = 1; depth < 3000; ++depth)
            rows += QString(depth, u' ') + u"* - x\n"_s;
        const Dataflow table = read(oneFlow(properties({}).trimmed() + u'\n' + rows));
        QVERIFY(!table.usable());
        QString sections;
        for (int depth = 0; depth < 3000; ++depth)
            sections += u"Part\n"_s + QString(4 + depth % 20, "~^#+"_L1[depth % 4]) + u"\n\n"_s;
        QVERIFY(!read(head() + sections).usable());
        const Dataflow brackets = read(oneFlow(properties({u"a "_s + QString(8000, u'(') + u" | b | N/A"_s})));
        QCOMPARE(brackets.flows.first().mappings.first().path.source, u"a"_s);
    }

    void manySentencesAndRows()
    {
        QStringList rows;
        for (int i = 0; i < 20'000; ++i)
            rows.append(u"s%1 | t%1 | \"string\""_s.arg(i));
        const Dataflow dataflow = read(oneFlow(u"Odd one out.\n\n"_s.repeated(20'000) + properties(rows)));
        QVERIFY(dataflow.usable());
        QCOMPARE(dataflow.flows.first().statements.size(), 20'001);
        QCOMPARE(dataflow.flows.first().mappings.size(), 20'000);
        QCOMPARE(dataflow.warnings.size(), 501);
    }

    void titleFullOfTos()
    {
        const QString title = u"Alpha Person"_s + u" to"_s.repeated(4000) + u" to Beta People"_s;
        const Dataflow dataflow = read(head() + section(title, u"Every one."_s));
        QCOMPARE(dataflow.flows.size(), 1);
    }

    void aThousandDocuments()
    {
        const QByteArray bytes = demo();
        qsizetype flows = 0;
        for (int i = 0; i < 1000; ++i)
            flows += readDataflow(bytes, u"demo.rst"_s).flows.size();
        QCOMPARE(flows, 4000);
    }
};

QTEST_GUILESS_MAIN(TestDataflowHostile)
#include "tst_dataflow_hostile.moc"
