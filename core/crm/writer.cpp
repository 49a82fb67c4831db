#include "core/crm/writer.h"

#include "core/crm/failure.h"

#include "core/crm/jsonpath.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Answer", text);
}

// Refused as a whole, nothing of it done: the halves may be sent.
bool refusedWhole(ErrorKind kind)
{
    return kind == ErrorKind::Refused || kind == ErrorKind::NotFound || kind == ErrorKind::Duplicate;
}

QStringList textsAt(const QJsonValue &value, const QStringList &paths)
{
    QStringList texts;
    for (const QString &path : paths) {
        const QJsonValue at = valueAt(value, path);
        for (const QJsonValue &entry : at.isArray() ? at.toArray() : QJsonArray{at}) {
            if (const QString text = textAt(entry); !text.isEmpty())
                texts << text;
        }
    }
    return texts;
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
    readBack();
    std::vector<Result<Record>> results;
    for (size_t i = 0; i < inputs.size(); ++i) {
        if (!m_done[i])
            unknown(i, tr("the answer does not mention it"));
        results.push_back(std::move(*m_done[i]));
    }
    return results;
}

void Writer::prepare()
{
    QStringList columns = m_paths;
    for (size_t i = 0; i < m_inputs->size(); ++i) {
        const Input &input = (*m_inputs)[i];
        for (const QString &path : input.fields.keys()) {
            if (!columns.contains(path))
                columns << path;
        }
        if (!m_single && !m_batch) {
            m_done[i] = failure(ErrorKind::BadInput,
                tr("%1 does not let anybody write this (%2): nothing was sent.")
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
    values.insert(u"id"_s, (*m_inputs)[input].id);
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
            } else if (replies[i].error().kind == ErrorKind::NotFound && m_kind != Kind::Create && m_single) {
                m_singles.push_back(group.front()); // a merged record answers to its old id only when called alone
            } else {
                for (const size_t input : group)
                    m_done[input] = replies[i].error();
            }
        }
        groups = std::move(again);
    }
}

void Writer::takeBatch(const Group &group, const HttpReply &reply)
{
    Group open = group;
    std::vector<Error> nobodys;
    takeErrors(open, reply, nobodys);
    if (m_kind == Kind::Archive) {
        for (const size_t input : open)
            m_done[input] = gone((*m_inputs)[input].id);
        return;
    }
    const auto answer = m_client.rows(m_datatype, reply, m_shape->of(*m_batch));
    if (!answer) {
        for (const size_t input : open)
            unknown(input, answer.error().text);
        return;
    }
    std::vector<const QStringList *> unmatched;
    for (const QStringList &row : answer->rows)
        takeRow(open, row, unmatched);
    if (m_kind == Kind::Create)
        matchByContent(open, unmatched);
    // errors that name no input belong to what is left, if that adds up
    if (unmatched.empty() && nobodys.size() == open.size() && !open.empty()) {
        for (const size_t input : open)
            m_done[input] = nobodys.front();
        open.clear();
    }
    for (const size_t input : open)
        unknown(input, tr("the answer does not mention it"));
}

void Writer::takeErrors(Group &open, const HttpReply &reply, std::vector<Error> &nobodys)
{
    const ErrorRules &rules = m_client.manifest().errors;
    if (rules.list.isEmpty() || reply.body.isEmpty())
        return;
    const CallContext call = m_client.context(m_datatype, true);
    const QJsonArray entries = valueAt(QJsonDocument::fromJson(reply.body).object(), rules.list).toArray();
    for (const QJsonValue &entry : entries) {
        const Error error = errorOfEntry(rules, call, entry.toObject(), reply.status);
        const QStringList keys = textsAt(entry, rules.listKey);
        const QStringList ids = textsAt(entry, rules.listId);
        const auto concerned = std::partition(open.begin(), open.end(), [&](size_t input) {
            const Input &what = (*m_inputs)[input];
            return !keys.contains(what.key) && (what.id.isEmpty() || !ids.contains(what.id));
        });
        if (concerned == open.end())
            nobodys.push_back(error);
        for (auto it = concerned; it != open.end(); ++it) {
            if (error.kind == ErrorKind::NotFound && m_kind == Kind::Archive)
                m_done[*it] = gone((*m_inputs)[*it].id);
            else if (error.kind == ErrorKind::NotFound && m_kind == Kind::Update && m_single)
                m_singles.push_back(*it);
            else
                m_done[*it] = error;
        }
        open.erase(concerned, open.end());
    }
}

void Writer::takeRow(Group &open, const QStringList &row, std::vector<const QStringList *> &unmatched)
{
    const Result<Record> record = m_shape->record(row);
    const auto found = std::find_if(open.begin(), open.end(), [&](size_t input) {
        const Input &what = (*m_inputs)[input];
        if (m_kind == Kind::Create)
            return !m_shape->key(row).isEmpty() && m_shape->key(row) == what.key;
        return record.ok() && (record->id == what.id || record->aliases.contains(what.id));
    });
    if (found == open.end()) {
        unmatched.push_back(&row);
        return;
    }
    const size_t input = *found;
    open.erase(found);
    keep(input, row);
}

// Where our key does not come back, a new record is known by what it holds. Records sent with equal values are
// interchangeable; else the best likeness must be the only one, or nothing is assumed.
void Writer::matchByContent(Group &open, std::vector<const QStringList *> &rows)
{
    const auto likeness = [this](const QStringList &row, size_t input) {
        const Result<Record> record = m_shape->record(row);
        const Changes &sent = (*m_inputs)[input].fields;
        int equal = 0;
        for (auto it = sent.cbegin(); record.ok() && it != sent.cend(); ++it)
            equal += valueOf(record->fields, it.key()) == it.value() ? 1 : 0;
        return equal;
    };
    const auto take = [&](qsizetype row, qsizetype place) {
        const size_t input = open[size_t(place)];
        keep(input, *rows[size_t(row)]);
        open.erase(open.begin() + place);
        rows.erase(rows.begin() + row);
    };
    for (qsizetype row = 0; row < qsizetype(rows.size());) {
        const auto same = std::find_if(open.begin(), open.end(),
            [&](size_t input) { return likeness(*rows[size_t(row)], input) == int((*m_inputs)[input].fields.size()); });
        if (same == open.end())
            ++row;
        else
            take(row, same - open.begin());
    }
    for (bool moved = true; moved;) {
        moved = false;
        for (qsizetype row = 0; row < qsizetype(rows.size()) && !moved; ++row) {
            std::vector<int> score;
            for (const size_t input : open)
                score.push_back(likeness(*rows[size_t(row)], input));
            const auto best = std::max_element(score.begin(), score.end());
            if (best == score.end() || std::count(score.begin(), score.end(), *best) != 1
                || (*best == 0 && open.size() > 1))
                continue;
            take(row, best - score.begin());
            moved = true;
        }
    }
}

void Writer::writeSingles(const std::vector<size_t> &inputs)
{
    m_used = m_single;
    std::vector<RestClient::Call> calls;
    for (const size_t input : inputs)
        calls.push_back({m_single, placeholders(input)});
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

void Writer::takeSingle(size_t input, const HttpReply &reply)
{
    const Input &what = (*m_inputs)[input];
    if (m_kind == Kind::Archive) {
        m_done[input] = gone(what.id);
        return;
    }
    if (reply.body.isEmpty() && m_kind == Kind::Update) {
        Record record;
        record.id = what.id;
        m_done[input] = record;
        m_readBack.push_back(input);
        return;
    }
    const auto answer = m_client.rows(m_datatype, reply, m_shape->of(*m_single));
    if (answer && answer->rows.size() == 1)
        keep(input, answer->rows.front());
    else
        unknown(input, answer ? tr("the answer is not one record") : answer.error().text);
}

void Writer::keep(size_t input, const QStringList &row)
{
    const Input &what = (*m_inputs)[input];
    Result<Record> record = m_shape->record(row);
    if (!record) {
        unknown(input, record.error().text);
        return;
    }
    if (!what.id.isEmpty() && record->id != what.id && !record->aliases.contains(what.id))
        record->aliases << what.id;
    if (!m_used->wholeAnswer && !m_shape->knows(row, m_paths))
        m_readBack.push_back(input);
    for (const QString &path : record->fields.keys()) {
        if (!m_paths.contains(path) && !what.fields.contains(path))
            record->fields.remove(path);
    }
    m_done[input] = std::move(record);
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

void Writer::unknown(size_t input, const QString &why)
{
    m_done[input] = failure(ErrorKind::OutcomeUnknown,
        tr("It is not known whether %1 wrote a record (%2): %3. It is looked up before anything is sent again.")
            .arg(m_client.system(), m_datatype.name, why));
}

std::vector<Result<Record>> RestClient::create(
    const QString &name, const std::vector<NewRecord> &records, const QStringList &paths, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return Records(records.size(), datatype.error());
    std::vector<Writer::Input> inputs;
    for (const NewRecord &record : records)
        inputs.push_back({record.key, {}, record.fields});
    return Writer(*this, **datatype, Writer::Kind::Create, paths, std::move(stop)).write(inputs);
}

std::vector<Result<Record>> RestClient::update(
    const QString &name, const std::vector<RecordChange> &changes, const QStringList &paths, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return Records(changes.size(), datatype.error());
    std::vector<Writer::Input> inputs;
    for (const RecordChange &change : changes)
        inputs.push_back({change.key, change.id, change.fields});
    return Writer(*this, **datatype, Writer::Kind::Update, paths, std::move(stop)).write(inputs);
}

std::vector<Result<Record>> RestClient::archive(const QString &name, const QStringList &ids, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return Records(size_t(ids.size()), datatype.error());
    std::vector<Writer::Input> inputs;
    for (const QString &id : ids)
        inputs.push_back({{}, id, {}});
    return Writer(*this, **datatype, Writer::Kind::Archive, {}, std::move(stop)).write(inputs);
}

} // namespace samband
