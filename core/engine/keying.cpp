// Which key a create is sent with.
#include "core/engine/arrival.h"
#include "core/engine/createkey.h"
#include "core/engine/executor.h"
#include "core/engine/reading.h"

namespace samband {

/// Creates by key, where the account takes it: a record whose create was not there when it was looked for is tried
/// again with the same key, for the first attempt may still arrive.
Status Executor::giveKeys(std::vector<Write> &writes)
{
    for (const Side side : bothSides) {
        std::vector<Write *> creates;
        QList<qint64> links;
        for (Write &write : writes) {
            if (write.side == side && write.step->decision.verb == Verb::Create) {
                creates.push_back(&write);
                links << write.step->entry.id;
            }
        }
        if (creates.empty())
            continue;
        const auto byKey = makesByKey(m_session, side, m_active.traits[side]);
        if (!byKey && endsReading(byKey.error().kind))
            return byKey.error();
        if (!byKey || !*byKey)
            continue;
        auto used = m_session.links.keysToUseAgain(side, links);
        if (!used)
            return used.error();
        used->removeIf([](auto key) { return !isCreateKey(key.value()); });
        if (const Status looked = lookForKeys(*used, side); !looked)
            return looked;
        for (Write *write : creates)
            write->key = used->value(write->step->entry.id, newCreateKey());
    }
    std::erase_if(writes, [&](const Write &write) { return m_session.blocked.contains(write.step->entry.id); });
    return Done{};
}

/// A record that was not there when it was looked for may have arrived since, and somebody may have edited it: to send
/// the same key again would overwrite that. Its create is opened again, for recovery to settle. A key whose record a
/// person gave to another row is left out of \a keys (link -> key).
Status Executor::lookForKeys(QMap<qint64, QString> &keys, Side side)
{
    if (keys.isEmpty())
        return Done{};
    const DatatypeTraits &traits = m_active.traits[side];
    const QList<qint64> links = keys.keys();
    const auto held =
        m_session.client[side]->readByKey(traits.name, keys.values(), m_active.paths[side], m_session.stop);
    for (qsizetype i = 0; i < links.size(); ++i) {
        const Result<Record> &holder = held[std::size_t(i)];
        if (!holder && holder.error().scope() == Scope::Run)
            return holder.error();
        if (holder && holder->presence != Presence::Present)
            continue;
        const auto taken = holder ? isOfAnotherRow(links[i], side, *holder) : Result<bool>(false);
        if (!taken)
            return taken.error();
        if (*taken) {
            keys.remove(links[i]);
            continue;
        }
        if (const Status opened = lookUpFirst(links[i], side); !opened)
            return opened;
    }
    return Done{};
}

Result<bool> Executor::isOfAnotherRow(qint64 link, Side side, const Record &record)
{
    const int datatype = m_active.datatype[side];
    const Status taken = m_session.records.observe(datatype, m_active.traits[side].side.roles, {record});
    const auto stored = taken ? m_session.records.find(datatype, record.id) : Result<StoredRecord>(taken.error());
    return stored ? m_session.links.isAnothers(link, side, stored->id) : Result<bool>(stored.error());
}

/// Leaves the row of a create to recovery.
Status Executor::lookUpFirst(qint64 link, Side side)
{
    const auto entry = m_session.links.entry(link);
    if (!entry)
        return entry.error();
    m_session.blocked.insert(link);
    return m_session.workspace.transaction([&]() -> Status {
        if (const Status opened = m_session.links.openAgain(link, side); !opened)
            return opened;
        Settlement settlement = lookAgain(*entry, {});
        settlement.reason = {ReasonCode::WriteOpen, {toText(side)}};
        settlement.verb = Verb::Create;
        settlement.keepsCount = true;
        return m_session.links.settle(settlement, m_session.clock());
    });
}

} // namespace samband
