#include "core/engine/rulespreview.h"
#include "tests/support/rig.h"

#include <QTest>

#include <algorithm>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

struct Server {
    const char *name;
    std::function<QString(QString)> format;
    QString sent; ///< a value that it stores in another form
    QString later; ///< another one
};

const std::array servers{
    Server{"trims", [](const QString &s) { return s.trimmed(); }, u"  Berg "_s, u" Dal  "_s},
    Server{"upper case", [](const QString &s) { return s.toUpper(); }, u"Berg"_s, u"Dal"_s},
    Server{"cuts", [](const QString &s) { return s.left(4); }, u"Berg Lund"_s, u"Dalen Lund"_s},
    Server{"collapses spaces", [](const QString &s) { return s.simplified(); }, u"Berg   Lund"_s, u"Dal   Lund"_s},
    Server{
        "number format", [](const QString &s) { return QString::number(s.toDouble(), 'f', 3); }, u"1.5"_s, u"2.25"_s},
};

} // namespace

/// Servers that store what they are sent in a form of their own: on one side or both, on create and on update.
class TestFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownFormIsNobodysEdit_data();
    void ownFormIsNobodysEdit();
    void defaultForABlankStaysWhereItIs_data();
    void defaultForABlankStaysWhereItIs();
    void acceptedDifferenceLastsUntilASideChanges();
    void changedRuleDecidesAnew();

private:
    /// Two more runs, the second one reading everything, write nothing and conclude the same.
    void quiet(Rig &rig, const QString &id);
};

void TestFormats::quiet(Rig &rig, const QString &id)
{
    const int writes = rig.writes();
    rig.run();
    rig.runFull();
    QCOMPARE(rig.writes(), writes);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
}

void TestFormats::ownFormIsNobodysEdit_data()
{
    QTest::addColumn<int>("server");
    QTest::addColumn<bool>("atSource");
    QTest::addColumn<bool>("atTarget");
    for (std::size_t i = 0; i < servers.size(); ++i) {
        QTest::addRow("%s, target", servers.at(i).name) << static_cast<int>(i) << false << true;
        QTest::addRow("%s, source", servers.at(i).name) << static_cast<int>(i) << true << false;
        QTest::addRow("%s, both", servers.at(i).name) << static_cast<int>(i) << true << true;
    }
}

void TestFormats::ownFormIsNobodysEdit()
{
    QFETCH(int, server);
    QFETCH(bool, atSource);
    QFETCH(bool, atTarget);
    const Server &kind = servers.at(static_cast<std::size_t>(server));
    Rig rig;
    if (atSource)
        rig.source.format.insert(u"properties.lastname"_s, kind.format);
    if (atTarget)
        rig.target.format.insert(u"familyName"_s, kind.format);

    const QString id = rig.linkedContact(u"Kari"_s, kind.sent, u"+4791234567"_s); // a create
    quiet(rig, id);
    rig.source.edit(contact, id, {{u"properties.lastname"_s, kind.later}}); // an update of the target
    rig.run();
    QCOMPARE(rig.there(id, u"familyName"_s), atTarget ? kind.format(kind.later) : kind.later);
    QCOMPARE(rig.here(id, u"lastname"_s), kind.later);
    quiet(rig, id);
    if (rig.there(id, u"familyName"_s).trimmed() != kind.later.trimmed()) {
        const LinkDetail detail = rig.detail(ContactFlow, id);
        QCOMPARE(detail.row.reason.code, ReasonCode::StoredDifferently);
    }
    rig.target.edit(contacts, rig.counterpart(id), {{u"familyName"_s, kind.sent}}); // an update of the source
    rig.run();
    QCOMPARE(rig.here(id, u"lastname"_s), atSource ? kind.format(kind.sent) : kind.sent);
    QCOMPARE(rig.there(id, u"familyName"_s), kind.sent);
    quiet(rig, id);
}

void TestFormats::defaultForABlankStaysWhereItIs_data()
{
    QTest::addColumn<bool>("lost");
    QTest::newRow("answered") << false;
    QTest::newRow("answer lost") << true;
}

/// A default that the server puts into a new record is nobody's value: it does not travel back.
void TestFormats::defaultForABlankStaysWhereItIs()
{
    QFETCH(bool, lost);
    Rig rig;
    rig.linkedContact(u"Ola"_s, u"Dal"_s, u"+4791111111"_s, u"+4722222222"_s);
    rig.target.defaults.insert(u"directPhone"_s, u"N/A"_s);
    const QString id = rig.contact(u"Kari"_s, u"Berg"_s, u"+4791234567"_s);
    if (lost) {
        *rig.faults = Faults{};
        rig.faults->nthWrite = 1;
        rig.faults->when = Faults::When::After;
        rig.faults->kind = ErrorKind::OutcomeUnknown;
    }
    rig.run();
    *rig.faults = Faults{};
    rig.wait(10 * 60 * 1000);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QVERIFY2(rig.here(id, u"phone"_s).isEmpty(), "nobody typed that in the source");
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    quiet(rig, id);
    rig.source.edit(contact, id, {{u"properties.phone"_s, u"+4722334455"_s}});
    rig.run();
    QCOMPARE(rig.there(id, u"directPhone"_s), u"+4722334455"_s);
    rig.source.edit(contact, id, {{u"properties.phone"_s, u""_s}});
    rig.saveRules(ContactFlow, [](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.blank = BlankPolicy::Clear;
    });
    rig.run();
    QCOMPARE(rig.there(id, u"directPhone"_s), u"N/A"_s);
    QVERIFY(rig.here(id, u"phone"_s).isEmpty());
    quiet(rig, id);
}

void TestFormats::acceptedDifferenceLastsUntilASideChanges()
{
    Rig rig;
    const QString id = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(id), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Conflict);
    QVERIFY(rig.choose(id, u"lastname"_s, Choice::AcceptDifference));
    rig.run();
    quiet(rig, id);
    QCOMPARE(rig.here(id, u"lastname"_s), u"Berg"_s);
    QCOMPARE(rig.there(id, u"familyName"_s), u"Dal"_s);
    rig.source.edit(contact, id, {{u"properties.firstname"_s, u"Kaja"_s}}); // another property changes nothing
    rig.run();
    QCOMPARE(rig.there(id, u"familyName"_s), u"Dal"_s);
    rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Vik"_s}});
    rig.run();
    QCOMPARE(rig.there(id, u"familyName"_s), u"Vik"_s);
}

/// A new rule marks the rows of its flow; base and history stay, and the journal says who changed what.
void TestFormats::changedRuleDecidesAnew()
{
    Rig rig;
    const QString id = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString other = rig.linkedContact(u"Ola"_s, u"Dal"_s);
    rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(id), {{u"familyName"_s, u"Vik"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Conflict);
    Flow wanted = rig.dataflow.flows.at(ContactFlow);
    wanted.mappings[1].rules.conflict = ConflictPolicy::Target;
    const auto preview = previewRules(*rig.workspace, wanted);
    QVERIFY(preview);
    QCOMPARE(preview->rows, 2);
    QCOMPARE(preview->changed, 1);
    QCOMPARE(preview->kinds.value({u"conflict"_s, u"update"_s}), 1);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Conflict);
    const auto base = rig.detail(ContactFlow, other).properties.at(1).base;

    QVERIFY(rig.actions().saveRules(wanted));
    const auto journal = Views(*rig.workspace).journalOrder({});
    QVERIFY(journal);
    const auto lines = Views(*rig.workspace).journalRows({journal->front()});
    QVERIFY(lines);
    const JournalRow &line = lines->front();
    QCOMPARE(line.kind, u"ruled"_s);
    QCOMPARE(line.who, u"kari"_s);
    QCOMPARE(line.before, (Changes{{u"properties.lastname conflict"_s, u"ask"_s}}));
    QCOMPARE(line.after, (Changes{{u"properties.lastname conflict"_s, u"target"_s}}));
    rig.run();
    QCOMPARE(rig.here(id, u"lastname"_s), u"Vik"_s);
    QCOMPARE(rig.detail(ContactFlow, other).properties.at(1).base, base);
    QVERIFY(rig.actions().saveRules(wanted));
    QCOMPARE(
        Views(*rig.workspace).journalOrder({})->size(), journal->size() + 1); // its write, and nothing more about rules
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_engine_formats.moc"
