#include "testdocument.h"

#include "core/dataflow/dataflowjson.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace samband;
using namespace samband::test;

namespace {

/// A flow as "source > target: statements; path=path type …".
QString picture(const Flow &flow)
{
    QStringList kinds;
    for (const Statement &statement : flow.statements)
        kinds.append(toText(statement.kind));
    QString out = flow.datatype.source + u" > "_s + flow.datatype.target + u": "_s + kinds.join(u' ') + u';';
    for (const Mapping &mapping : flow.mappings)
        out += u' ' + mapping.path.source + u'=' + mapping.path.target + u' ' + mapping.type;
    return out;
}

QStringList pictures(const Dataflow &dataflow)
{
    QStringList out;
    for (const Flow &flow : dataflow.flows)
        out.append(picture(flow));
    return out;
}

/// The datatypes the title of a section names, as "system/datatype > system/datatype".
QString ends(const Dataflow &dataflow)
{
    const Flow &flow = dataflow.flows.first();
    return flow.system.source + u'/' + flow.datatype.source + u" > "_s + flow.system.target + u'/'
        + flow.datatype.target;
}

} // namespace

class TestDataflowDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shippedDemo()
    {
        const Dataflow dataflow = readDataflow(demo(), u"demo.rst"_s);
        QCOMPARE(shown(dataflow.errors) + shown(dataflow.warnings), QStringList());
        QCOMPARE(dataflow.system.source, u"HubSpot"_s);
        QCOMPARE(dataflow.system.target, u"CRMOffice"_s);
        QCOMPARE(dataflow.generated, u"2026-11-22 09:00:00"_s);
        QCOMPARE(pictures(dataflow),
            QStringList({u"Contact > Contacts: always linked properties; properties.firstname=givenName string "
                         "properties.lastname=familyName string properties.mobilephone=mobilePhone string "
                         "properties.phone=directPhone string"_s,
                u"Contactcompanyassociation > Contacts: always linked properties;"_s,
                u"Product > Companies: always linked properties;"_s, u"User > Contacts: always linked properties;"_s}));
        for (const Flow &flow : dataflow.flows)
            QCOMPARE(flow.position, dataflow.flows.indexOf(flow));
    }

    void theUsersDocument()
    {
        const QString path = QStringLiteral(SAMBAND_SOURCE_DIR "/../shared/dataflow/hubspot-crmoffice.rst");
        if (!QFileInfo::exists(path))
            QSKIP("The user's document does not lie beside this checkout.");
        const Result<Dataflow> dataflow = loadDataflow(path);
        QVERIFY(dataflow.ok());
        QCOMPARE(shown(dataflow->errors) + shown(dataflow->warnings), QStringList());
        QCOMPARE(dataflow->flows.size(), 4);
        for (const Flow &flow : dataflow->flows)
            QCOMPARE(flow.mappings.size(), flow.position == 0 ? 4 : 0);
        const Dataflow shipped = readDataflow(demo(), u"demo.rst"_s);
        QCOMPARE(pictures(*dataflow), pictures(shipped));
    }

    void lineEnds()
    {
        const QByteArray lf = demo();
        const Dataflow expected = readDataflow(lf, {});
        for (const char *end : {"\r\n", "\r"}) {
            const Dataflow dataflow = readDataflow(QByteArray(lf).replace("\n", end), {});
            QCOMPARE(dataflow.flows, expected.flows);
            QCOMPARE(shown(dataflow.errors), QStringList());
        }
        QCOMPARE(readDataflow("\xEF\xBB\xBF" + lf, {}).flows, expected.flows);
        QCOMPARE(readDataflow(lf.trimmed(), {}).flows, expected.flows);
    }

    void noFlowAtAll()
    {
        const Dataflow dataflow = read(head());
        QCOMPARE(shown(dataflow.errors) + shown(dataflow.warnings), QStringList());
        QVERIFY(dataflow.flows.isEmpty());
        QCOMPARE(dataflow.system.source, u"Alpha"_s);
    }

    void systems_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &source, const QString &target, const QString &title,
                             const QString &expected) { QTest::newRow(name) << source << target << title << expected; };
        row("plain", u"Alpha"_s, u"Beta"_s, u"Alpha Person to Beta People"_s, u"Alpha/Person > Beta/People"_s);
        row("words", u"Big Blue"_s, u"Beta"_s, u"Big Blue Customers person to Beta People (human data)"_s,
            u"Big Blue/Customers person > Beta/People (human data)"_s);
        row("spelled differently", u"Alpha"_s, u"BetaBase"_s, u"ALPHA Person to Beta Base People"_s,
            u"ALPHA/Person > Beta Base/People"_s);
        row("empty target", u"Alpha"_s, QString(), u"Alpha Person to  Old People"_s, u"Alpha/Person > /Old People"_s);
        row("left out in the section", u"Alpha"_s, u"Beta"_s, u"Alpha Person to  Old People"_s,
            u"Alpha/Person > /Old People"_s);
        row("empty source", QString(), u"Beta"_s, u" Person to Beta People"_s, u"/Person > Beta/People"_s);
        row("to in a datatype", u"Alpha"_s, u"Beta"_s, u"Alpha Way to Pay to Beta People"_s,
            u"Alpha/Way to Pay > Beta/People"_s);
        row("to, empty target", u"Alpha"_s, QString(), u"Alpha Way to Pay to  People"_s,
            u"Alpha/Way to Pay > /People"_s);
    }

    void systems()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        QFETCH(QString, title);
        QFETCH(QString, expected);
        const qsizetype split = title.lastIndexOf(u" to "_s);
        const QString from = title.left(split);
        const QString to = title.mid(split + 4);
        const QString body = u"Every %1 will be synchronized with a %2.\n\n"
                             "The following properties are synchronized between a %1 and a %2:\n\n"_s.arg(from, to)
            + table({from + u" Property | "_s + to + u" Property | "_s + target + u" Data Type"_s,
                u"a | b | \"string\""_s});
        const Dataflow dataflow = read(head(source, target) + section(title, body));
        QCOMPARE(shown(dataflow.errors) + shown(dataflow.warnings), QStringList());
        QCOMPARE(dataflow.system.source, source);
        QCOMPARE(dataflow.system.target, target);
        QCOMPARE(dataflow.flows.size(), 1);
        QCOMPARE(ends(dataflow), expected);
        QCOMPARE(dataflow.flows.first().statements.first().kind, StatementKind::Always);
        QCOMPARE(dataflow.flows.first().mappings.size(), 1);
        QCOMPARE(dataflow.flows.first().title, title.trimmed());
    }

    void anotherSystemInASectionIsAWarning()
    {
        const Dataflow dataflow = read(head()
            + section(
                u"Alpha Person to Gamma People"_s, u"Every Alpha Person will be synchronized with a Gamma People."_s));
        QVERIFY(dataflow.usable());
        QCOMPARE(ends(dataflow), u"Alpha/Person > Gamma/People"_s);
        QCOMPARE(dataflow.warnings.size(), 1);
    }

    void sameSectionTwice()
    {
        const QString body = u"Every Alpha Person will be synchronized with a Beta People.\n\n"_s
            + properties({u"a | b | \"string\""_s});
        const QString one = section(u"Alpha Person to Beta People"_s, body);
        const Dataflow twice = read(head() + one + one);
        QCOMPARE(twice.flows.size(), 2);
        QCOMPARE(twice.flows.at(1).position, 1);
        QCOMPARE(shown(twice.errors) + shown(twice.warnings), QStringList());

        const QString other = section(u"Alpha Person to Beta People"_s,
            u"When a Alpha Person is old, it  will be synchronized with a Beta People.\n\n"_s
                + properties({u"c | b | \"float\""_s}));
        const QString text = head() + one + other;
        const Dataflow differs = read(text);
        QVERIFY(differs.usable());
        QCOMPARE(differs.flows.size(), 2);
        // Every record or some; b from a or from c; string or float.
        QCOMPARE(differs.warnings.size(), 3);
        QCOMPARE(differs.warnings.first().line, lineOf(text, u"When a"_s));
    }

    void ninetyFlows()
    {
        QString text = head();
        for (int i = 0; i < 90; ++i) {
            QString body = u"Every Alpha Person will be synchronized with a Beta People.\n\n"_s
                + properties({u"a | b | \"string\""_s, u"c | d | \"string\""_s, u"e (Needs x) | f | N/A"_s});
            const QString name = u"Person%1"_s.arg(i);
            text +=
                section(u"Alpha Person to Beta People"_s.replace(u"Person"_s, name), body.replace(u"Person"_s, name));
        }
        const Dataflow dataflow = read(text);
        QCOMPARE(shown(dataflow.errors) + shown(dataflow.warnings), QStringList());
        QCOMPARE(dataflow.flows.size(), 90);
        QCOMPARE(dataflow.flows.last().line, lineOf(text, u"Alpha Person89 to"_s));
        QCOMPARE(dataflow.flows.last().datatype.source, u"Person89"_s);
    }

    void json()
    {
        const QString text = head()
            + section(u"Alpha Person to Beta People"_s,
                u"A Alpha Person will merge with a Beta People if one of the following property combinations match:\n\n"_s
                    + table({u"Alpha Person Property | Beta People Property"_s, u"a, b | c, d"_s})
                    + properties({u"x (why) | y | \"colour\""_s}));
        const QJsonObject document = QJsonDocument::fromJson(dataflowJson(read(text))).object();
        QCOMPARE(document.keys(), QStringList({u"errors"_s, u"flows"_s, u"source"_s, u"target"_s, u"warnings"_s}));
        QCOMPARE(document.value("source"_L1).toString(), u"Alpha"_s);
        const QJsonObject flow = document.value("flows"_L1).toArray().first().toObject();
        QCOMPARE(flow.keys(),
            QStringList(
                {u"line"_s, u"mappings"_s, u"mergeKeys"_s, u"source"_s, u"statements"_s, u"target"_s, u"title"_s}));
        QCOMPARE(flow.value("target"_L1).toString(), u"People"_s);
        const auto compact = [](const QJsonValue &value) {
            return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
        };
        QCOMPARE(compact(flow.value("mergeKeys"_L1)),
            QByteArray(R"([[{"source":"a","target":"c"},{"source":"b","target":"d"}]])"));
        QCOMPARE(compact(flow.value("mappings"_L1)),
            QByteArray(R"([{"line":%1,"remark":"why","source":"x","target":"y","type":"colour"}])")
                .replace("%1", QByteArray::number(lineOf(text, u"x (why)"_s))));
        const QJsonObject statement = flow.value("statements"_L1).toArray().first().toObject();
        QCOMPARE(statement.keys(), QStringList({u"kind"_s, u"line"_s, u"text"_s}));
        QCOMPARE(statement.value("kind"_L1).toString(), u"merge"_s);
        const QJsonObject warning = document.value("warnings"_L1).toArray().first().toObject();
        QCOMPARE(warning.value("line"_L1).toInt(), lineOf(text, u"x (why)"_s));
        QVERIFY(dataflowJson(read(QString())).contains("\"errors\":[{"));
    }
};

QTEST_GUILESS_MAIN(TestDataflowDocument)
#include "tst_dataflow_document.moc"
