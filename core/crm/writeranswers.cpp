#include "core/crm/jsonpath.h"
#include "core/crm/writer.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

Record gone(const QString &id)
{
    Record record;
    record.id = id;
    record.presence = Presence::Absent;
    return record;
}

} // namespace

void Writer::takeBatch(const Group &group, const HttpReply &reply)
{
    noteWhen(group, reply);
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
    if (m_kind == Kind::Create) // by key it is asked for, and certain
        matchByContent(open, unmatched);
    // errors that name no input belong to what is left, if that adds up
    if (unmatched.empty() && nobodys.size() == open.size() && !open.empty()) {
        for (const size_t input : open)
            m_done[input] = nobodys.front();
        open.clear();
    }
    for (const size_t input : open)
        unknown(input, Said::tr("the answer does not mention it"));
}

void Writer::noteWhen(const Group &written, const HttpReply &reply)
{
    if (const auto answered = answeredAt(reply)) {
        for (const size_t input : written)
            m_answeredAt.insert(input, *answered);
    }
}

void Writer::takeErrors(Group &open, const HttpReply &reply, std::vector<Error> &nobodys)
{
    const ErrorRules &rules = m_client.manifest().errors;
    if (rules.list.isEmpty() || reply.body.isEmpty())
        return;
    const CallContext call = m_client.context(m_datatype, true);
    const QJsonArray entries = valueAt(bodyIn(reply), rules.list).toArray();
    for (const QJsonValue &entry : entries) {
        const Error error = errorOfEntry(rules, call, entry.toObject(), reply.status);
        const QStringList keys = textsAt(entry, rules.listKey);
        const QStringList ids = textsAt(entry, rules.listId);
        const auto concerned = std::partition(open.begin(), open.end(), [&](size_t input) {
            const Input &what = (*m_inputs)[input];
            const QString &own = m_kind == Kind::Upsert ? what.key : what.id;
            return !keys.contains(what.key) && (own.isEmpty() || !ids.contains(own));
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
    const auto found = std::find_if(open.begin(), open.end(), [&](size_t input) { return isOf(record, row, input); });
    if (found == open.end()) {
        unmatched.push_back(&row);
        return;
    }
    const size_t input = *found;
    open.erase(found);
    keep(input, row);
}

/// Whether a row of the answer says that it is about \a input.
bool Writer::isOf(const Result<Record> &record, const QStringList &row, size_t input) const
{
    const Input &what = (*m_inputs)[input];
    switch (m_kind) {
    case Kind::Create:
        return !what.key.isEmpty() && m_shape->key(row) == what.key;
    case Kind::Upsert:
        return m_shape->key(row) == what.key || (record && valueOf(record->fields, m_datatype.key) == what.key);
    case Kind::Update:
    case Kind::Archive:
        return record && (record->id == what.id || record->aliases.contains(what.id));
    }
    return false;
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

void Writer::takeSingle(size_t input, const HttpReply &reply)
{
    noteWhen({input}, reply);
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
        unknown(input, answer ? Said::tr("the answer is not one record") : answer.error().text);
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
    if (!m_used->wholeAnswer && !m_shape->knows(row, m_paths)) {
        // What was not written and is not mentioned stands as it was read just before. What was written must be told.
        if (m_kind == Kind::Update && record->id == what.id && !what.known.isEmpty()
            && m_shape->knows(row, what.fields.keys()))
            fillIn(*record, row, what);
        else
            m_readBack.push_back(input);
    }
    for (const QString &path : record->fields.keys()) {
        if (!m_paths.contains(path) && !what.fields.contains(path))
            record->fields.remove(path);
    }
    m_done[input] = std::move(record);
}

void Writer::fillIn(Record &record, const QStringList &row, const Input &what) const
{
    for (const QString &path : m_paths) {
        if (!m_shape->knows(row, {path}))
            put(record.fields, path, valueOf(what.known, path));
    }
}

} // namespace samband
