#include "tests/engine/scenario.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

void must(const Status &status)
{
    if (!status)
        qFatal("%s", qPrintable(status.error().text));
}

} // namespace

Scenario::Scenario(int seed, Day day)
{
    if (day == Day::Usual)
        usualDay(seed);
    else
        firstDay();
    rig.source.pageSize = 2 + seed % 4;
    rig.target.pageSize = 2 + (seed / 4) % 4;
    rig.wait(1000);
}

void Scenario::firstDay()
{
    rig.workspace.reset();
    QFile::remove(rig.path());
    for (int i = 0; i < 3; ++i)
        rig.contact(u"Given%1"_s.arg(i), u"Family"_s, u"+479123456%1"_s.arg(i));
    rig.targetContact(u"Given0"_s, u"Family"_s, u"+4791234560"_s, u"+4722000000"_s);
    const QString known = rig.contact(u"Known"_s, u"Person"_s, u"+4797777777"_s, u"+4722111111"_s);
    rig.targetContact(u"Known"_s, u"Person"_s, u"+4797777777"_s, u"+4722999999"_s);
    rig.association(known, rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}}));
    rig.product(u"Rapport"_s);
    rig.user(u"Siri"_s, u"Lund"_s);
}

void Scenario::usualDay(int seed)
{
    for (int i = 0; i < 4; ++i)
        linked << rig.contact(u"Given%1"_s.arg(i), u"Family"_s, u"+479123456%1"_s.arg(i));
    linked << rig.contact(u"Gone"_s, u"Family"_s) << rig.contact(u"Lost"_s, u"Family"_s);
    rig.runAll();
    const QString away = rig.counterpart(linked.at(4));
    rig.target.remove(contacts, away);
    rig.source.remove(contact, linked.at(5));
    rig.runFull();

    rig.wait(pastBackOff);
    rig.source.edit(contact, linked.at(0), {{u"properties.lastname"_s, u"Source%1"_s.arg(seed)}});
    rig.target.edit(contacts, rig.counterpart(linked.at(1)), {{u"directPhone"_s, u"+4722334455"_s}});
    rig.source.edit(contact, linked.at(2), {{u"properties.firstname"_s, u"Both"_s}});
    rig.target.edit(contacts, rig.counterpart(linked.at(2)), {{u"mobilePhone"_s, u"+4793333333"_s}});
    rig.source.edit(contact, linked.at(3), {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(linked.at(3)), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    // Undo what that run carried out of the work that is to fail: new edits of the same kind.
    rig.wait(pastBackOff);
    rig.source.edit(contact, linked.at(0), {{u"properties.lastname"_s, u"Later%1"_s.arg(seed)}});
    rig.target.edit(contacts, rig.counterpart(linked.at(1)), {{u"directPhone"_s, u"+4722334466"_s}});
    rig.source.edit(contact, linked.at(2), {{u"properties.firstname"_s, u"Moved"_s}});
    rig.target.edit(contacts, rig.counterpart(linked.at(2)), {{u"mobilePhone"_s, u"+4794444444"_s}});
    must(rig.choose(linked.at(3), u"lastname"_s, Choice::TakeValue, u"Berg Dal"_s));
    must(rig.chooseForPair(ContactFlow, linked.at(4), Choice::Recreate));
    must(rig.chooseForPair(ContactFlow, linked.at(5), Choice::Archive));

    const QString fresh = rig.contact(u"New"_s, u"Person"_s, u"+4795555555"_s);
    rig.contact(u"Newer"_s, u"Person%1"_s.arg(seed), u"+4796666666"_s);
    rig.contact(u"Known"_s, u"Person"_s, u"+4797777777"_s);
    rig.targetContact(u"Known"_s, u"Person"_s, u"+4797777777"_s, u"+4722000000"_s);
    rig.association(fresh, rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}}));
    rig.product(u"Rapport"_s);
    rig.user(u"Siri"_s, u"Lund"_s);
}

QStringList Scenario::outcome() const
{
    QStringList all{u"-- source"_s};
    all << rig.source.contents() << u"-- target"_s << rig.target.contents() << u"-- links"_s;
    QStringList links;
    for (const DemoFlow flow : {ContactFlow, AssociationFlow, ProductFlow, UserFlow}) {
        for (const LinkRow &row : rig.rows(flow))
            links << u"%1: %2 = %3 (%4)"_s.arg(flow).arg(row.title.source, row.title.target, toText(row.state));
    }
    links.sort();
    return all + links;
}

bool Scenario::runUntilQuiet()
{
    for (int i = 0; i < 4; ++i) {
        rig.wait(pastBackOff);
        const RunReport report = rig.runAll();
        if (report.run.status == "done"_L1 && report.writes == 0)
            return true;
    }
    return false;
}

QString difference(const QStringList &found, const QStringList &wanted)
{
    QString text;
    for (const QString &line : found) {
        if (!wanted.contains(line))
            text += u"\n  unexpected: "_s + line;
    }
    for (const QString &line : wanted) {
        if (!found.contains(line))
            text += u"\n  missing: "_s + line;
    }
    return text.isEmpty() && found.size() != wanted.size() ? u"\n  a line is there twice: "_s + found.join(u'\n')
                                                           : text;
}

} // namespace samband
