#include "ui/helpwords.h"

#include <QCoreApplication>

namespace samband {

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(samband::Help)
};

} // namespace

QList<HelpWord> helpWords()
{
    return {
        {Help::tr("System"), Help::tr("One of the two customer registers that Samband keeps in step.")},
        {Help::tr("Side"),
            Help::tr("Which of the two systems is meant: the document names the source first, the target second. Edits "
                     "move both ways.")},
        {Help::tr("Record"), Help::tr("One entry in one system: a contact, a company, a user.")},
        {Help::tr("Property"), Help::tr("One piece of a record, such as its mobile phone.")},
        {Help::tr("Dataflow"), Help::tr("The document that says what belongs together in the two systems.")},
        {Help::tr("Flow"),
            Help::tr("One section of that document: one kind of record in the source, and its counterpart in the "
                     "target.")},
        {Help::tr("Mapping"),
            Help::tr("One row of a flow's table: this property of the one record belongs to that one of the other.")},
        {Help::tr("Statement"), Help::tr("One sentence of the document that can be checked against the records.")},
        {Help::tr("Link"),
            Help::tr("Says that two records, one in each system, belong together. From then on each follows the edits "
                     "of the other.")},
        {Help::tr("Base"),
            Help::tr("What the two records held when they last agreed. Whatever differs from it has been edited.")},
        {Help::tr("Shadow"), Help::tr("What a record held when Samband last read it.")},
        {Help::tr("Delta"), Help::tr("What has been edited: the shadow held against the base.")},
        {Help::tr("Decision"), Help::tr("What should happen to a pair or a lone record, and why.")},
        {Help::tr("Plan"),
            Help::tr("Every decision of a run together. A preview shows it before anything is written.")},
        {Help::tr("Hold"), Help::tr("Keeps back a write that is allowed, until you approve it.")},
        {Help::tr("Resolution"),
            Help::tr(
                "What you chose: a value, an approval, a rejection. It counts for the values that you saw; when one "
                "of them changes, you are asked again.")},
        {Help::tr("Run"), Help::tr("One round: Samband reads both systems and carries out what is decided.")},
        {Help::tr("Intent"),
            Help::tr("A write that is on disk before it is sent. So neither a crash nor a lost answer makes it happen "
                     "twice.")},
        {Help::tr("Outcome"), Help::tr("What came of a write: what the system holds now, or why it refused.")},
        {Help::tr("Journal"),
            Help::tr("Everything that has happened, line by line. Lines are added, never changed; writes can be undone "
                     "from there.")},
    };
}

QString stateMeaning(LinkState state)
{
    switch (state) {
    case LinkState::InSync:
        return Help::tr("both records agree");
    case LinkState::Pending:
        return Help::tr("decided, not yet written");
    case LinkState::Conflict:
        return Help::tr("changed differently in both systems: you choose");
    case LinkState::Held:
        return Help::tr("allowed, but waits for your approval");
    case LinkState::Ambiguous:
        return Help::tr("looks like several others: you pick one");
    case LinkState::Unlinked:
        return Help::tr("waits for a link, perhaps with a suggestion");
    case LinkState::NotCreatable:
        return Help::tr("lacks what the other system needs");
    case LinkState::Failing:
        return Help::tr("a system refuses it; tried again later");
    case LinkState::Orphaned:
        return Help::tr("one side of the pair is gone: you decide");
    case LinkState::Paused:
        return Help::tr("taken out by you or by the flow's filter");
    case LinkState::Outside:
        return Help::tr("no flow promises it a counterpart");
    }
    return {};
}

} // namespace samband
