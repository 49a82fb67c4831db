#include "testdocument.h"

#include <QTest>

using namespace samband;
using namespace samband::test;

namespace {

QString merge(const QStringList &rows)
{
    return u"A Alpha Person will merge with a Beta People if one of the following property combinations match:\n\n"_s
        + table(QStringList(u"Alpha Person Property | Beta People Property"_s) + rows);
}

QStringList keysOf(const Flow &flow)
{
    QStringList out;
    for (const MergeKey &key : flow.mergeKeys) {
        QStringList parts;
        for (const auto &part : key.parts)
            parts.append(part.source + u'=' + part.target);
        out.append(parts.join(u'&'));
    }
    return out;
}

} // namespace

class TestDataflowTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void row_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("expected"); // source|target|type|remark
        QTest::addColumn<int>("warnings");
        QTest::newRow("plain") << u"properties.a | b | \"string\""_s << u"properties.a|b|string|"_s << 0;
        QTest::newRow("deeper path") << u"a | post.code | \"integer\""_s << u"a|post.code|integer|"_s << 0;
        QTest::newRow("no quotes") << u"a | b | N/A"_s << u"a|b|N/A|"_s << 0;
        QTest::newRow("no type") << u"a | b | "_s << u"a|b||"_s << 0;
        QTest::newRow("dollar") << u"$original_id | b | \"float\""_s << u"$original_id|b|float|"_s << 0;
        QTest::newRow("remark") << u"a (Needs x in y) | b | \"boolean\""_s << u"a|b|boolean|Needs x in y"_s << 0;
        QTest::newRow("remark on both") << u"a (one) | b (two) | \"string\""_s << u"a|b|string|one; two"_s << 0;
        QTest::newRow("run together") << u"a (one)(two) | b | \"string\""_s << u"a|b|string|one; two"_s << 0;
        QTest::newRow("blanks in a remark") << u"a (Needs  in  ) | b | N/A"_s << u"a|b|N/A|Needs in"_s << 0;
        QTest::newRow("nested and unclosed") << u"a (one (inner) x | b | N/A"_s << u"a|b|N/A|one (inner) x"_s << 0;
        QTest::newRow("only a remark") << u"(Needs  in x) | b | N/A"_s << u"|b|N/A|Needs in x"_s << 1;
        QTest::newRow("empty cell") << u"a |  | N/A"_s << u"a||N/A|"_s << 1;
        QTest::newRow("unknown type") << u"a | b | \"colour\""_s << u"a|b|colour|"_s << 1;
        QTest::newRow("empty part") << u"a..c | b | N/A"_s << u"a..c|b|N/A|"_s << 1;
        QTest::newRow("too deep") << u"a | b%1 | N/A"_s.arg(u".b"_s.repeated(40))
                                  << u"a|b%1|N/A|"_s.arg(u".b"_s.repeated(40)) << 1;
    }

    void row()
    {
        QFETCH(QString, row);
        QFETCH(QString, expected);
        QFETCH(int, warnings);
        const QString text = oneFlow(properties({row}));
        const Dataflow dataflow = read(text);
        QCOMPARE(shown(dataflow.errors), QStringList());
        QCOMPARE(dataflow.flows.first().mappings.size(), 1);
        const Mapping &mapping = dataflow.flows.first().mappings.first();
        QCOMPARE(
            (QStringList{mapping.path.source, mapping.path.target, mapping.type, mapping.remark}).join(u'|'), expected);
        QCOMPARE(mapping.line, lineOf(text, u"* - Alpha"_s) + 3);
        QCOMPARE(dataflow.warnings.size(), warnings);
        const bool addressable = !mapping.path.source.isEmpty() && !mapping.path.target.isEmpty()
            && mapping.path.source != u"a..c"_s && mapping.path.target.size() < 40;
        QCOMPARE(mapping.rules.direction, addressable ? Direction::Both : Direction::Off);
    }

    void onlyItsHeader()
    {
        const Dataflow dataflow = read(oneFlow(properties({})));
        QCOMPARE(shown(dataflow.errors) + shown(dataflow.warnings), QStringList());
        QCOMPARE(dataflow.flows.first().statements.size(), 1);
        QCOMPARE(dataflow.flows.first().mappings.size(), 0);
    }

    void twoRowsOntoOneTarget()
    {
        const QString text =
            oneFlow(properties({u"a | x | N/A"_s, u"b | y | N/A"_s, u"c | x | N/A"_s, u"b | z | N/A"_s}));
        const Dataflow dataflow = read(text);
        QVERIFY(dataflow.usable());
        QCOMPARE(dataflow.flows.first().mappings.size(), 4);
        QCOMPARE(dataflow.warnings.size(), 1);
        QCOMPARE(dataflow.warnings.first().line, lineOf(text, u"* - c"_s));
        QVERIFY(dataflow.warnings.first().text.contains(QString::number(lineOf(text, u"* - a"_s))));
    }

    void mergeKeys()
    {
        const Dataflow dataflow = read(oneFlow(
            merge({u"mail | post.mail"_s, u"first, last | given, family"_s, u"a (why) | b"_s, u"x and y | z and q"_s})
            + properties({})));
        QCOMPARE(shown(dataflow.errors) + shown(dataflow.warnings), QStringList());
        QCOMPARE(keysOf(dataflow.flows.first()),
            QStringList({u"mail=post.mail"_s, u"first=given&last=family"_s, u"a=b"_s, u"x=z&y=q"_s}));
    }

    void mergeKeyOverSeveralLines()
    {
        const Dataflow dataflow =
            read(oneFlow(merge({}).trimmed() + u"\n   * - | first\n       | last\n     - given\n\n       family\n"_s));
        QCOMPARE(shown(dataflow.errors) + shown(dataflow.warnings), QStringList());
        QCOMPARE(keysOf(dataflow.flows.first()), QStringList({u"first=given&last=family"_s}));
    }

    void unevenCombinationMatchesNothing()
    {
        const QString text = oneFlow(merge({u"first, last | name"_s, u"mail | mail"_s, u" | x"_s}));
        const Dataflow dataflow = read(text);
        QCOMPARE(keysOf(dataflow.flows.first()), QStringList({u"mail=mail"_s}));
        QCOMPARE(dataflow.warnings.size(), 2);
        QCOMPARE(dataflow.warnings.first().line, lineOf(text, u"first, last"_s));
    }

    void headerWithTheSystemSpelledDifferently()
    {
        QString text = oneFlow(properties({u"a | b | N/A"_s}));
        text.replace(u"Beta People Property"_s, u"BETA People Property"_s)
            .replace(u"Beta Data Type"_s, u" Data Type"_s);
        QCOMPARE(shown(read(text).errors), QStringList());
    }

    void tableAfterATabAndWithoutBlankLines()
    {
        QString text = oneFlow(properties({u"a | b | N/A"_s}));
        text.replace(u":header-rows: 1\n\n"_s, u":header-rows: 1\n"_s)
            .replace(u"   * -"_s, u"\t* -"_s)
            .replace(u"     - "_s, u"\t  - "_s);
        const Dataflow dataflow = read(text);
        QCOMPARE(shown(dataflow.errors), QStringList());
        QCOMPARE(dataflow.flows.first().mappings.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDataflowTables)
#include "tst_dataflow_tables.moc"
