#pragma once

#include "tests/support/rig.h"

#include <random>
#include <tuple>

namespace samband {

/// One step of a generated schedule: numbers only, which are read against what is there when it is played, so that a
/// schedule still means something when steps are dropped from it.
struct LifeStep {
    enum class Kind {
        EditSource,
        EditTarget,
        AddSource,
        AddTarget,
        Remove,
        Restore,
        Merge,
        Run,
        Resolve,
        Approve,
        Reject,
        Pause,
        Undo,
        Unlink,
        Link,
        Rules,
        Wait,
    };
    static constexpr int kinds = static_cast<int>(Kind::Wait) + 1;

    Kind kind = Kind::Run;
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
};

/// A whole schedule: how the two servers store what they are sent, the rules at the start, and what happens.
struct Story {
    unsigned seed = 0; ///< servers and rules
    QList<LifeStep> steps;

    static Story generated(unsigned seed, int length);
};

/// Plays a schedule over the real engine, a real workspace file and two systems in memory. It keeps its own book of who
/// edited what, apart from the workspace: each edit carries a token of its own that every server's format preserves.
class Life {
public:
    explicit Life(const Story &schedule);

    /// The fault found, or nothing.
    QString play();
    /// What happened, one line a step.
    QStringList story() const { return m_story; }

    int edits = 0;
    int runs = 0;
    int answers = 0; ///< choices of the operator
    int hits = 0; ///< faults injected

private:
    /// What the book knows of one property of one record.
    struct Cell {
        QString token; ///< empty: blank
        int edited = 0; ///< step of the last edit by a person
        bool known = true; ///< the other side has seen it, or need not
    };
    struct Place {
        Side side = Side::Source;
        QString id;
        int property = 0; ///< index of the mapping
        bool operator<(const Place &more) const
        {
            return std::tie(side, id, property) < std::tie(more.side, more.id, more.property);
        }
    };

    static constexpr int given = 0; ///< places of the demo document's properties
    static constexpr int family = 1;
    static constexpr qint64 pastBackOff = 25LL * 60 * 60 * 1000; ///< ms: longer than any wait of a failing record

    void step(const LifeStep &step);
    void edit(Side side, const LifeStep &step);
    void add(Side side, const LifeStep &step);
    void remove(const LifeStep &step);
    void restore(const LifeStep &step);
    void merge(const LifeStep &step);
    void runOnce(const LifeStep &step);
    void actMeanwhile(const LifeStep &step);
    void resolve(const LifeStep &step);
    void unlink(const LifeStep &step);
    void link(const LifeStep &step);
    void undo(const LifeStep &step);
    void changeRules(const LifeStep &step);

    RunReport plainRun(bool full, bool approveAll);
    bool answerRow(const LinkRow &row, unsigned dice);
    bool answerAll(unsigned dice);
    void chooseFor(const LinkRow &row, const PropertyRow &property, Choice choice);
    void noteChosen(const LinkRow &row, int property);
    void structureChanged();
    void allow(const QString &sourceId);
    void onWrite(Side side, const QString &datatype, const QString &id, const Fields &before, const Changes &sent);
    void checkConflicts();
    void checkEnd();

    FakeCrm &crm(Side side) { return side == Side::Source ? m_rig.source : m_rig.target; }
    static QString type(Side side)
    {
        return side == Side::Source ? QStringLiteral("contact") : QStringLiteral("contacts");
    }
    const Flow &flow() const { return m_rig.dataflow.flows.at(ContactFlow); }
    QString path(Side side, int property) const { return flow().mappings.at(property).path[side]; }
    static bool waits(LinkState state) { return needsPerson(state) && state != LinkState::NotCreatable; }
    QString token(int property, const QString &value) const;
    bool isNoEdit(const Place &place, const QString &token) const;
    void share(const Place &place);
    void shareBlank(const Place &place);
    QString personOf(Side side, const Fields &fields) const;
    std::optional<LinkRow> rowAt(unsigned number) const;
    void fail(const QString &fault);
    void say(const QString &what) { m_story << what; }

    Story m_schedule;
    Rig m_rig;
    int m_now = 0; ///< number of the step being played
    int m_serial = 0;
    QMap<Place, Cell> m_book;
    QMap<Place, int> m_chosenAt;
    PerSide<QMap<QString, int>> m_made; ///< person -> records the engine created
    PerSide<QMap<QString, int>> m_allowed; ///< person -> how many of them somebody asked for or made necessary
    QList<std::pair<Side, QString>> m_removed;
    QStringList m_restored; ///< a write to a record that was gone when it was looked for is nobody's any more
    QStringList m_merged; ///< records whose link may come with another one's base
    std::set<qint64> m_undone; ///< rows of which something was taken back
    QStringList m_story;
    QString m_fault;
};

/// Drops steps as long as the schedule still fails; returns a schedule in which every step is needed.
Story shrunk(const Story &schedule);

} // namespace samband
