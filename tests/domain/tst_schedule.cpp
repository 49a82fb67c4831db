#include "tests/domain/world.h"

#include <random>

using namespace samband;
using namespace samband::test;

namespace {

/// One generated life of a pair. It keeps its own book of what was edited and not yet seen by the other side, apart
/// from the base: an overwrite of such a value without a rule or a choice, or one that nobody shows at the end, is a
/// loss.
class Life {
public:
    explicit Life(unsigned seed)
        : m_random(seed)
    {
        QList<PropertyRules> rules;
        for (int property = 0; property < 1 + below(3); ++property)
            rules << PropertyRules{below(3) ? Normaliser::Text : Normaliser::Phone, one<Direction>(),
                one<ConflictPolicy>(), one<BlankPolicy>()};
        m_world.flow = flowOf(rules);
        for (const Side side : bothSides)
            m_world.format[side] = formats.at(static_cast<std::size_t>(below(int(formats.size()))));
    }

    /// The fault found, or nothing.
    QString play()
    {
        for (int step = 0; step < 12 && m_fault.isEmpty(); ++step) {
            switch (below(5)) {
            case 0:
            case 1:
                edit(below(2) ? Side::Source : Side::Target);
                break;
            case 2:
                choose();
                break;
            case 3:
                run({fate(), fate()}, below(3) == 0);
                break;
            case 4:
                lookAway();
                break;
            }
        }
        for (int round = 0; round < 3 && m_fault.isEmpty(); ++round)
            run({}, false);
        return m_fault.isEmpty() ? faultAtEnd() : m_fault;
    }

    qint64 edits = 0;
    qint64 writes = 0;
    qint64 conflicts = 0;

private:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    template<class E> E one()
    {
        const QList<E> values = all<E>();
        return values.at(below(int(values.size())));
    }
    Fate fate()
    {
        const int dice = below(6);
        return dice == 0 ? Fate::Refused : dice == 1 ? Fate::ReplyLost : Fate::Answered;
    }
    QString value(Side side, int property) const { return valueOf(m_world.held[side].fields, pathOf(property)); }
    QString normal(int property, const QString &text) const
    {
        return canonical(m_world.flow.mapping(property)->rules.normaliser, text);
    }
    bool isUnseen(Side side, int property) const
    {
        return normal(property, value(side, property)) != normal(property, valueOf(m_known[side], pathOf(property)));
    }

    void edit(Side side)
    {
        const int property = 1 + below(int(m_world.flow.mappings.size()));
        const int serial = 100 + int(++edits);
        const QList<QString> values{{}, u"%1 ola"_s.arg(serial), u" 22334%1 "_s.arg(serial),
            u"+47 22 33 4%1"_s.arg(serial), value(other(side), property), value(other(side), property) + u' '};
        put(m_world.held[side].fields, pathOf(property),
            stored(m_world.format[side], values.at(below(int(values.size())))));
        m_world.held[side].modifiedAt = ++m_clock;
    }

    void choose()
    {
        static constexpr std::array choices{
            Choice::TakeSource, Choice::TakeTarget, Choice::TakeBase, Choice::TakeValue, Choice::AcceptDifference};
        const int property = 1 + below(int(m_world.flow.mappings.size()));
        m_world.resolutions = {{property, choices.at(static_cast<std::size_t>(below(5))), u"typed %1"_s.arg(below(100)),
            {value(Side::Source, property), value(Side::Target, property)}}};
    }

    /// A run that could not read one side does nothing at all.
    void lookAway()
    {
        LinkView view = m_world.view();
        view.seen[below(2) ? Side::Source : Side::Target].presence = Presence::Unknown;
        const Decision decision = reconcile(view);
        if (!writesNothing(decision) || decision.verb != Verb::Nothing)
            m_fault = u"acted on a side that was not read"_s;
    }

    void run(const PerSide<Fate> &fates, bool editMeanwhile)
    {
        const PerSide<Shadow> seen = m_world.held;
        const Decision decision = reconcile(m_world.view());
        conflicts += decision.state == LinkState::Conflict ? 1 : 0;
        for (const PropertyDecision &property : decision.properties)
            checkOverwrites(property);
        // A person may edit a side that is not written to; the one that is gets read again just before.
        for (const Side side : bothSides) {
            if (editMeanwhile && decision.write[side].isEmpty())
                edit(side);
        }
        m_world.carryOut(decision, seen, fates);
        for (const PropertyDecision &property : decision.properties)
            note(property, seen, fates);
        if (fates == PerSide<Fate>{})
            m_world.resolutions.clear();
        m_last = decision;
    }

    void checkOverwrites(const PropertyDecision &property)
    {
        const BlankPolicy blank = m_world.flow.mapping(property.property)->rules.blank;
        for (const Side side : bothSides) {
            if (!samband::writes(property.action, side))
                continue;
            ++writes;
            const bool ruled = property.reason.code == ReasonCode::PolicyDecided
                || property.reason.code == ReasonCode::PersonChose
                || (property.reason.code == ReasonCode::Cleared && blank != BlankPolicy::Hold);
            if (!ruled && isUnseen(side, property.property)
                && !normal(property.property, value(side, property.property)).isEmpty())
                m_fault = u"lost “%1”: overwritten without a rule or a choice"_s.arg(value(side, property.property));
        }
    }

    /// Both sides know of each other's value once everything that was to be written was answered.
    void note(const PropertyDecision &property, const PerSide<Shadow> &seen, const PerSide<Fate> &fates)
    {
        const bool agreed = property.action == PropertyAction::Agree;
        bool answered = agreed;
        for (const Side side : bothSides) {
            if (!samband::writes(property.action, side))
                continue;
            if (fates[side] != Fate::Answered)
                return;
            const QString path = pathOf(property.property);
            if (taken(m_world.flow.mapping(property.property)->rules, valueOf(seen[side].fields, path),
                    property.result[side], valueOf(m_world.held[side].fields, path))
                == Taken::NotTaken)
                return;
            answered = true;
        }
        if (!answered)
            return;
        if (agreed && property.reason.code != ReasonCode::PersonChose
            && normal(property.property, property.result.source) != normal(property.property, property.result.target))
            m_fault = u"different values were taken as agreed"_s;
        const QString path = pathOf(property.property);
        for (const Side side : bothSides)
            put(m_known[side], path,
                valueOf(samband::writes(property.action, side) ? m_world.held[side].fields : seen[side].fields, path));
    }

    QString faultAtEnd()
    {
        const LinkState state = m_last.state;
        for (const PropertyDecision &property : m_last.properties) {
            const bool dropped = isDropped(m_world, property);
            const bool writing =
                samband::writes(property.action, Side::Source) || samband::writes(property.action, Side::Target);
            if (writing && !dropped)
                return u"still writing after three whole runs"_s;
            const bool waits =
                dropped || property.action == PropertyAction::Conflict || property.action == PropertyAction::HoldBlank;
            if (waits && !dropped && state != LinkState::Conflict && state != LinkState::Held)
                return u"waits for a person and does not show it"_s;
            for (const Side side : bothSides) {
                if (isUnseen(side, property.property) && !waits && property.reason.code != ReasonCode::OneWay)
                    return u"“%1” reached nobody and nobody sees it"_s.arg(value(side, property.property));
            }
        }
        return {};
    }

    std::mt19937 m_random;
    World m_world;
    PerSide<Fields> m_known; ///< values that the other side knows of
    Decision m_last;
    qint64 m_clock = 0;
    QString m_fault;
};

} // namespace

class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost();
};

void TestSchedule::nothingIsLost()
{
    const unsigned first = static_cast<unsigned>(qEnvironmentVariableIntValue("SAMBAND_SEED"));
    const unsigned count = exhaustive() ? 400'000 : 40'000;
    qint64 edits = 0;
    qint64 writes = 0;
    qint64 conflicts = 0;
    for (unsigned seed = first; seed < first + count; ++seed) {
        Life life(seed);
        const QString fault = life.play();
        QVERIFY2(fault.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(fault)));
        edits += life.edits;
        writes += life.writes;
        conflicts += life.conflicts;
    }
    qInfo("%u schedules: %lld edits, %lld writes, %lld runs with a conflict", count, edits, writes, conflicts);
    QVERIFY(edits > count && writes > count / 4 && conflicts > count / 10);
}

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
