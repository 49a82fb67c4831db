#include "core/store/planstore.h"
#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

/// Rows of a plan that wait for each other.
class TestPlanChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeChainComesWithTheLine();
    void circlesEnd();
};

namespace {

PlanLine lineOf(qint64 id, Verb verb, const QString &title, qint64 after)
{
    PlanLine line;
    line.id = id;
    line.flow = 1;
    line.verb = verb;
    line.title.source = title;
    line.mark.after = after;
    return line;
}

} // namespace

void TestPlanChain::wholeChainComesWithTheLine()
{
    StoreFixture world;
    PlanStore plans(*world.workspace);
    must(plans.begin(1));
    must(plans.append({lineOf(1, Verb::Create, u"Company"_s, 0), lineOf(2, Verb::Link, u"Contact"_s, 1),
                          lineOf(3, Verb::Link, u"Role"_s, 2), lineOf(4, Verb::Update, u"Other"_s, 0)},
        {{}, {}, {}, {}}));
    const std::vector<PlanLine> lines = must(plans.lines({3, 4, 2}));
    QCOMPARE(lines.size(), std::size_t(3));
    const QList<PlanLeader> chain{{2, Verb::Link, u"Contact"_s}, {1, Verb::Create, u"Company"_s}};
    QCOMPARE(lines[0].leaders, chain);
    QVERIFY(lines[1].leaders.isEmpty());
    QCOMPARE(lines[2].leaders, chain.mid(1));
}

/// No run makes one, but a file can be damaged: what waits for itself must not take for ever.
void TestPlanChain::circlesEnd()
{
    StoreFixture world;
    PlanStore plans(*world.workspace);
    must(plans.begin(1));
    must(plans.append(
        {lineOf(1, Verb::Link, u"One"_s, 2), lineOf(2, Verb::Link, u"Other"_s, 1)}, {QString(), QString()}));
    const std::vector<PlanLine> lines = must(plans.lines({1}));
    QCOMPARE(lines.front().leaders.first().id, 2);
    QVERIFY(lines.front().leaders.size() < 100);
}

QTEST_GUILESS_MAIN(TestPlanChain)

#include "tst_planchain.moc"
