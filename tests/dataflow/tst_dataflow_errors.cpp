#include "testdocument.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace samband::test;

class TestDataflowErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void named_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at"); // stands in the line of the error; empty: line 1
        QTest::addColumn<QString>("expected"); // in the error's text
        const QString good = oneFlow(properties({u"one | two | N/A"_s}));
        const auto row = [](const char *name, const QString &text, const QString &at, const QString &expected) {
            QTest::newRow(name) << text << at << expected;
        };
        row("empty", QString(), QString(), u"no dataflow document"_s);
        row("only blank lines", u"\n\n\n"_s, QString(), u"no dataflow document"_s);
        row("prose", u"Dear diary\n"_s, u"Dear diary"_s, u"no dataflow document"_s);
        row("other title", titled(u"Shopping list"_s), u"Shopping list"_s, u"not the title of a dataflow"_s);
        row("title without to", titled(u"Alpha Dataflow"_s), u"Alpha Dataflow"_s, u"not the title of a dataflow"_s);
        row("two titles", good + titled(u"Alpha to Gamma Dataflow"_s), u"Alpha to Gamma"_s, u"second title"_s);
        row("short overline and underline", QString(head()).replace(u"===\n"_s, u"==\n"_s), u"==\n"_s, u"too short"_s);
        row("overline and underline differ", QString(head()).replace(u"===\n\n"_s, u"====\n\n"_s), u"====\n\n"_s,
            u"differ"_s);
        row("title without underline", u"==========\nA to B Dataflow\n\nProse."_s, u"A to B"_s, u"differ"_s);
        row("short underline", QString(good).replace(u"--\nThe"_s, u"-\nThe"_s), u"-\nThe"_s,
            u"Expected at least 27"_s);
        row("other underline", QString(good).replace(QString(27, u'-'), QString(27, u'~')), u"~\nThe"_s,
            u"underlined with"_s);
        row("no underline", QString(good).replace(QString(27, u'-') + u'\n', QString()), u"Alpha Person to"_s,
            u"Expected a line of"_s);
        row("a line of dashes alone", good + u"-----\n\nProse.\n"_s, u"-----\n\nProse"_s, u"no title"_s);
        row("no flow's title", head() + section(u"Glossary"_s, u"Words."_s), u"Glossary"_s,
            u"not the title of a flow"_s);
        row("against the direction", head() + section(u"Beta People to Alpha Person"_s, u""_s), u"Beta People to"_s,
            u"direction"_s);
        row("too few cells", oneFlow(properties({u"one | two"_s})), u"one"_s, u"has 2 cells. Expected 3"_s);
        row("too many cells", oneFlow(properties({u"one | two | N/A | four"_s})), u"one"_s,
            u"has 4 cells. Expected 3"_s);
        row("missing header",
            oneFlow(properties({u"one | two | N/A"_s})).remove(QRegularExpression(u"   \\* - Alpha.*\n.*\n.*\n"_s)),
            u"* - one"_s, u"does not belong"_s);
        row("no header option", QString(good).remove(u"   :header-rows: 1\n"_s), u".. list-table"_s,
            u":header-rows: 1"_s);
        row("no rows at all", QString(good).remove(QRegularExpression(u"   \\* -[^§]*"_s)), u".. list-table"_s,
            u"no rows"_s);
        row("no table",
            oneFlow(u"The following properties are synchronized between a Alpha Person and a Beta People:"_s),
            u"The following"_s, u"none follows"_s);
        row("table without its sentence", oneFlow(table({propertiesHeader})), u".. list-table"_s,
            u"no sentence above"_s);
        row("table outside a flow", head() + table({propertiesHeader}), u".. list-table"_s, u"outside any flow"_s);
        row("columns of another flow", QString(good).replace(u"- Alpha Person Property"_s, u"- Alpha Boat Property"_s),
            u"- Alpha Boat"_s, u"Alpha Boat Property"_s);
        row("columns in the other order", QString(good).replace(u"- Beta People Property"_s, u"- Beta Data Type"_s),
            u"* - Alpha Person"_s, u"Column 2"_s);
        row("text in the table", QString(good).replace(u"   * - one"_s, u"   stray\n   * - one"_s), u"stray"_s,
            QString());
        row("cell out of its column", QString(good).replace(u"     - two"_s, u"    - two"_s), u"- two"_s,
            u"fits no row"_s);
    }

    void named()
    {
        QFETCH(QString, text);
        QFETCH(QString, at);
        QFETCH(QString, expected);
        const Dataflow dataflow = read(text);
        QVERIFY(!dataflow.usable());
        const int line = at.isEmpty() ? 1 : lineOf(text, at);
        QVERIFY(line > 0);
        QStringList there;
        for (const Remark &error : dataflow.errors) {
            if (error.line == line && error.text.contains(expected))
                there.append(error.text);
        }
        QVERIFY2(!there.isEmpty(),
            qPrintable(u"no such error in line %1 of:\n"_s.arg(line) + shown(dataflow.errors).join(u'\n')));
    }

    void onlyTheUsualIsRight()
    {
        QCOMPARE(shown(read(oneFlow(properties({u"one | two | N/A"_s}))).errors), QStringList());
    }

    void errorsComeInOrderAndHaveABound()
    {
        QStringList rows;
        for (int i = 0; i < 2000; ++i)
            rows.append(u"a%1 | b"_s.arg(i));
        const Dataflow dataflow = read(oneFlow(properties(rows)));
        QVERIFY(dataflow.errors.size() > 100);
        QVERIFY(dataflow.errors.size() <= 501);
        for (qsizetype i = 1; i < dataflow.errors.size(); ++i)
            QVERIFY(dataflow.errors.at(i - 1).line <= dataflow.errors.at(i).line);
    }

    void files()
    {
        QTemporaryDir dir;
        const Result<Dataflow> none = loadDataflow(dir.filePath(u"none.rst"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::BadDocument);
        QVERIFY(none.error().text.contains(u"none.rst"_s));
        QVERIFY(!loadDataflow(dir.path()));
        QVERIFY(!loadDataflow(QString()));

        QFile large(dir.filePath(u"large.rst"_s));
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(qint64(8) * 1024 * 1024 + 1));
        large.close();
        QVERIFY(!loadDataflow(large.fileName()));

        QFile bad(dir.filePath(u"bad.rst"_s));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("Dear diary\n");
        bad.close();
        const Result<Dataflow> read = loadDataflow(bad.fileName());
        QVERIFY(read.ok());
        QCOMPARE(read->file, bad.fileName());
        QVERIFY(!read->usable());
    }
};

QTEST_GUILESS_MAIN(TestDataflowErrors)
#include "tst_dataflow_errors.moc"
