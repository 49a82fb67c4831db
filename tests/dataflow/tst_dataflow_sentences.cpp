#include "testdocument.h"

#include <QTest>

using namespace samband;
using namespace samband::test;

class TestDataflowSentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kind_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("about");
        const auto row = [](const char *name, const QString &sentence, const QString &kind,
                             const QStringList &about = {}) { QTest::newRow(name) << sentence << kind << about; };
        row("always", u"Every Alpha Person will be synchronized with a Beta People."_s, u"always"_s);
        row("always without a full stop", u"Every Alpha Person will be synchronized with a Beta People"_s, u"always"_s);
        row("always over two lines", u"Every Alpha Person\nwill be synchronized with a Beta People."_s, u"always"_s);
        row("always, system in other case", u"Every ALPHA Person will be synchronized with a beta People."_s,
            u"always"_s);
        row("every with a condition", u"Every Alpha Person with a pension will be synchronized with a Beta People."_s,
            u"when"_s, {u"Every Alpha Person with a pension will be synchronized with a Beta People"_s});
        row("every with a condition behind",
            u"Every Alpha Person will be synchronized with a Beta People if it is paid."_s, u"when"_s,
            {u"Every Alpha Person will be synchronized with a Beta People if it is paid"_s});
        row("when", u"When a Alpha Person has a pension, it  will be synchronized with a Beta People."_s, u"when"_s,
            {u"a Alpha Person has a pension"_s});
        row("when without the word", u"If the pension is above 10, it  will be synchronized with a Beta People."_s,
            u"when"_s, {u"If the pension is above 10"_s});
        row("when in two sentences",
            u"Its age is known. Its pension is paid, it  will be synchronized with a Beta People."_s, u"when"_s,
            {u"Its age is known. Its pension is paid"_s});
        row("when with a sentence behind",
            u"When a Alpha Person is old, it will be synchronized with a Beta People. Only in May."_s, u"when"_s,
            {u"a Alpha Person is old. Only in May"_s});
        row("link first",
            u"Before any synchronization can take place, a link between a Alpha Person and a Beta People must be established."_s,
            u"link-first"_s);
        row("if a match exists", u"If a match exists, the Alpha Person will merge with the existing Beta People."_s,
            u"match-or-create"_s);
        row("if none is found", u"If none is found, a new Beta People will be created."_s, u"match-or-create"_s);
        row("both in one paragraph, no full stop",
            u"If a match is found, the Alpha Person merges with the existing Beta People If none is found a Beta People will be created"_s,
            u"match-or-create"_s);
        row("created when connected",
            u"A new Beta People will be created from a Alpha Person if it is connected to a Alpha House, Boat, or "
            u"Alpha Old Car that is "
            "synchronized into Beta."_s,
            u"created-when-connected"_s, {u"House"_s, u"Boat"_s, u"Old Car"_s});
        row("connected to one or the other",
            u"A new Beta People will be created from a Alpha Person if it is connected to a House, or Boat that is synchronized into Beta."_s,
            u"created-when-connected"_s, {u"House"_s, u"Boat"_s});
        row("connected to one",
            u"A new Beta People will be created from a Alpha Person if it is connected to a House that is synchronized into Beta."_s,
            u"created-when-connected"_s, {u"House"_s});
        row("linked",
            u"Once a link between a Alpha Person and a Beta People is established, it will keep in sync between the "
            u"two systems, "
            "regardless of where it is edited."_s,
            u"linked"_s);
        row("unknown", u"On Sundays nothing happens."_s, u"unknown"_s);
    }

    void kind()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, kind);
        QFETCH(QStringList, about);
        const QString text = oneFlow(u'\n' + sentence);
        const Dataflow dataflow = read(text);
        QCOMPARE(shown(dataflow.errors), QStringList());
        QCOMPARE(dataflow.flows.size(), 1);
        const Flow &flow = dataflow.flows.first();
        QCOMPARE(flow.statements.size(), 1);
        QCOMPARE(toText(flow.statements.first().kind), kind);
        QCOMPARE(flow.statements.first().about, about);
        QCOMPARE(flow.statements.first().text, sentence.simplified());
        QCOMPARE(flow.statements.first().line, lineOf(text, sentence));
        QCOMPARE(flow.rules.enabled, kind != u"when"_s);
        QCOMPARE(dataflow.warnings.size(), kind == u"unknown"_s ? 1 : 0);
    }

    void twelveConnectedTypes()
    {
        QStringList types;
        for (int i = 0; i < 12; ++i)
            types.append(u"Type %1"_s.arg(i));
        const QString list = types.mid(0, 11).join(u", "_s) + u", or "_s + types.last();
        const Dataflow dataflow = read(oneFlow(
            u"A new Beta People will be created from a Alpha Person if it is connected to a %1 that is synchronized into Beta."_s
                .arg(list)));
        QCOMPARE(dataflow.flows.first().statements.first().about, types);
    }

    void unknownKeepsItsPlace()
    {
        const QString text = oneFlow(
            u"Every Alpha Person will be synchronized with a Beta People.\n\nMind the gap.\n\n"_s + properties({}));
        const Dataflow dataflow = read(text);
        QCOMPARE(dataflow.flows.first().statements.size(), 3);
        QCOMPARE(dataflow.flows.first().statements.at(1).kind, StatementKind::Unknown);
        QCOMPARE(dataflow.warnings.size(), 1);
        QCOMPARE(dataflow.warnings.first().line, lineOf(text, u"Mind the gap."_s));
        QVERIFY(dataflow.warnings.first().text.contains(u"Mind the gap."_s));
    }

    void sentenceOfAnotherSectionIsMarked()
    {
        const Dataflow dataflow = read(oneFlow(u"Every Alpha Boat will be synchronized with a Beta Harbour."_s));
        QCOMPARE(dataflow.flows.first().statements.first().kind, StatementKind::Always);
        QCOMPARE(dataflow.warnings.size(), 2);
        QVERIFY(dataflow.usable());
    }
};

QTEST_GUILESS_MAIN(TestDataflowSentences)
#include "tst_dataflow_sentences.moc"
