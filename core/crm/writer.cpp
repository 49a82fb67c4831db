#include "core/crm/writer.h"

#include "core/crm/failure.h"

#include "core/crm/jsonpath.h"
#include "core/domain/storedform.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

// Refused as a whole, nothing of it done: the halves may be sent.
bool refusedWhole(ErrorKind kind)
{
    return kind == ErrorKind::Refused || kind == ErrorKind::NotFound || kind == ErrorKind::Duplicate;
}

// Not known whether it was done.
bool leavesOpen(ErrorKind kind)
{
    return kind == ErrorKind::OutcomeUnknown || kind == ErrorKind::BadAnswer || kind == ErrorKind::Unavailable;
}

Record gone(const QString &id)
{
    Record record;
    record.id = id;
    record.presence = Presence::Absent;
    return record;
}

} // namespace

Writer::Writer(RestClient &client, const Datatype &datatype, Kind kind, const QStringList &paths, std::stop_token stop)
    : m_client(client)
    , m_datatype(datatype)
    , m_kind(kind)
    , m_paths(paths)
    , m_stop(std::move(stop))
{
    switch (kind) {
    case Kind::Create:
        m_single = datatype.operation(Op::Create);
        m_batch = datatype.operation(Op::BatchCreate);
        break;
    case Kind::Upsert:
        m_batch = datatype.operation(Op::BatchUpsert);
        break;
    case Kind::Update:
        m_single = datatype.operation(Op::Update);
        m_batch = datatype.operation(Op::BatchUpdate);
        break;
    case Kind::Archive:
        m_single = datatype.operation(Op::Archive);
        m_batch = datatype.operation(Op::BatchArchive);
        break;
    }
}

std::vector<Result<Record>> Writer::write(const std::vector<Input> &inputs)
{
    m_inputs = &inputs;
    m_forms.resize(inputs.size());
    m_done.resize(inputs.size());
    prepare();
    std::vector<size_t> open;
    for (size_t i = 0; i < inputs.size(); ++i) {
        if (!m_done[i])
            open.push_back(i);
    }
    if (m_batch && (open.size() > 1 || !m_single)) {
        // one record twice in a batch is an error there: its second change goes in the next round
        while (!open.empty()) {
            std::vector<Group> groups = nextRound(open);
            QSet<size_t> sent;
            for (const Group &group : groups) {
                for (const size_t input : group)
                    sent.insert(input);
            }
            std::erase_if(open, [&sent](size_t input) { return sent.contains(input); });
            writeBatches(std::move(groups));
        }
        writeSingles(m_singles);
    } else {
        writeSingles(open);
    }
    askByKey();
    readBack();
    std::vector<Result<Record>> results;
    for (size_t i = 0; i < inputs.size(); ++i) {
        if (!m_done[i])
            unknown(i, Said::tr("the answer does not mention it"));
        results.push_back(std::move(*m_done[i]));
    }
    return results;
}

void Writer::prepare()
{
    QStringList columns = m_paths;
    if (m_kind == Kind::Upsert)
        columns << m_datatype.key; // where the answer tells it, a record is known by it
    for (size_t i = 0; i < m_inputs->size(); ++i) {
        const Input &input = (*m_inputs)[i];
        for (const QString &path : input.fields.keys()) {
            if (!columns.contains(path))
                columns << path;
        }
        if (!m_single && !m_batch) {
            m_done[i] = failure(ErrorKind::BadInput,
                Said::tr("%1 does not let anybody write this (%2): nothing was sent.")
                    .arg(m_client.system(), m_datatype.name));
        } else if (auto form = writtenForm(m_datatype, input.fields); form.ok()) {
            m_forms[i] = std::move(*form);
        } else {
            m_done[i] = form.error();
        }
    }
    m_shape.emplace(m_datatype, columns);
}

std::vector<Writer::Group> Writer::nextRound(const std::vector<size_t> &inputs) const
{
    std::vector<Group> groups;
    QSet<QString> ids;
    for (const size_t input : inputs) {
        const QString &id = (*m_inputs)[input].id;
        if (!id.isEmpty() && ids.contains(id))
            continue;
        ids.insert(id);
        if (groups.empty() || groups.back().size() >= size_t(m_batch->size))
            groups.emplace_back();
        groups.back().push_back(input);
    }
    return groups;
}

Placeholders Writer::placeholders(size_t input) const
{
    Placeholders values = m_client.settings();
    values.insert(u"id"_s, idIn(m_datatype, (*m_inputs)[input].id));
    values.insert(u"key"_s, (*m_inputs)[input].key);
    values.insert(u"values"_s, m_forms[input]);
    return values;
}

void Writer::writeBatches(std::vector<Group> groups)
{
    m_used = m_batch;
    while (!groups.empty()) {
        std::vector<RestClient::Call> calls;
        for (const Group &group : groups) {
            QJsonArray inputs;
            for (const size_t input : group)
                inputs.append(filled(m_batch->input, placeholders(input)));
            Placeholders values = m_client.settings();
            values.insert(u"inputs"_s, inputs);
            values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(m_datatype, m_paths)));
            calls.push_back({m_batch, values});
        }
        const auto replies = m_client.send(m_datatype, calls, true, m_stop);
        std::vector<Group> again;
        for (size_t i = 0; i < replies.size(); ++i) {
            const Group &group = groups[i];
            if (replies[i].ok()) {
                takeBatch(group, *replies[i]);
            } else if (refusedWhole(replies[i].error().kind) && group.size() > 1) {
                const auto half = group.begin() + qsizetype(group.size() / 2);
                again.emplace_back(group.begin(), half);
                again.emplace_back(half, group.end());
            } else if (replies[i].error().kind == ErrorKind::NotFound && m_single
                && !(*m_inputs)[group.front()].id.isEmpty()) {
                m_singles.push_back(group.front()); // a merged record answers to its old id only when called alone
            } else {
                for (const size_t input : group)
                    m_done[input] = replies[i].error();
            }
        }
        groups = std::move(again);
    }
}

void Writer::writeSingles(const std::vector<size_t> &wanted)
{
    m_used = m_single;
    const bool guarded = m_single && (m_single->whole || m_single->ifMatch);
    const std::vector<size_t> inputs = guarded ? readBefore(wanted) : wanted;
    std::vector<RestClient::Call> calls;
    for (const size_t input : inputs)
        calls.push_back(callFor(input));
    const auto replies = m_client.send(m_datatype, calls, true, m_stop);
    for (size_t i = 0; i < replies.size(); ++i) {
        const size_t input = inputs[i];
        if (replies[i].ok())
            takeSingle(input, *replies[i]);
        else if (m_kind == Kind::Archive && replies[i].error().kind == ErrorKind::NotFound)
            m_done[input] = gone((*m_inputs)[input].id);
        else
            m_done[input] = replies[i].error();
    }
}

RestClient::Call Writer::callFor(size_t input) const
{
    RestClient::Call call{m_single, placeholders(input)};
    if (m_single->whole)
        call.body = bodyAround(*m_single, call.values, m_wholes.value(input));
    if (m_single->ifMatch)
        call.headers.insert("If-Match", m_versions.value(input).toLatin1());
    return call;
}

/// What became of records whose answer was lost, or does not say which of them it is about: the system is asked for
/// their keys. One that it does not have yet may still be under way, so nothing is concluded from that.
void Writer::askByKey()
{
    if (m_kind != Kind::Upsert || m_stop.stop_requested())
        return;
    QStringList keys;
    std::vector<size_t> inputs;
    for (size_t i = 0; i < m_done.size(); ++i) {
        if (m_done[i] && (*m_done[i] || !leavesOpen(m_done[i]->error().kind)))
            continue;
        keys << (*m_inputs)[i].key;
        inputs.push_back(i);
    }
    if (keys.isEmpty())
        return;
    std::vector<Result<Record>> found = m_client.readByKey(m_datatype.name, keys, m_paths, m_stop);
    for (size_t i = 0; i < found.size(); ++i) {
        if (found[i] && found[i]->presence == Presence::Present)
            m_done[inputs[i]] = std::move(found[i]);
    }
}

void Writer::readBack()
{
    QStringList ids;
    for (const size_t input : m_readBack)
        ids << (*m_done[input])->id;
    if (ids.isEmpty())
        return;
    std::vector<Result<Record>> fresh = m_client.readAll(m_datatype, ids, m_paths, m_stop);
    for (size_t i = 0; i < fresh.size(); ++i) {
        const size_t input = m_readBack[i];
        const Record &answered = **m_done[input];
        if (fresh[i].ok() && isOverwritten(input, *fresh[i])) {
            unknown(input, Said::tr("somebody changed the record before it could be read back"));
            continue;
        }
        if (fresh[i].ok()) {
            for (const QString &alias : answered.aliases) {
                if (!fresh[i]->aliases.contains(alias))
                    fresh[i]->aliases << alias;
            }
            m_done[input] = std::move(fresh[i]);
            continue;
        }
        const Changes &sent = (*m_inputs)[input].fields;
        const bool told = std::all_of(sent.keyBegin(), sent.keyEnd(),
            [&](const QString &path) { return sent.value(path).isEmpty() || answered.fields.contains(path); });
        if (!told || m_kind == Kind::Update)
            unknown(input, fresh[i].error().text);
    }
}

/// Whether what is read back may be somebody's edit in place of what the server made of what it was sent: the record
/// was changed after the server had answered, and the value is none that it makes of what was sent. Without a time from
/// both nobody can tell, and it counts as the server's.
bool Writer::isOverwritten(size_t input, const Record &fresh) const
{
    constexpr qint64 second = 1000; // the answer tells whole seconds
    const auto answered = m_answeredAt.constFind(input);
    if (m_kind != Kind::Update || answered == m_answeredAt.cend() || fresh.modifiedAt < *answered + second)
        return false;
    const Changes &sent = (*m_inputs)[input].fields;
    return std::any_of(sent.keyBegin(), sent.keyEnd(), [&](const QString &path) {
        return !isServersForm(PropertyRules(), sent.value(path), valueOf(fresh.fields, path));
    });
}

void Writer::unknown(size_t input, const QString &why)
{
    m_done[input] = failure(ErrorKind::OutcomeUnknown,
        Said::tr("It is not known whether %1 wrote a record (%2): %3. It is looked up before anything is sent again.")
            .arg(m_client.system(), m_datatype.name, why));
}

} // namespace samband
