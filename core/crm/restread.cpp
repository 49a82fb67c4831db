#include "core/crm/failure.h"
#include "core/crm/jsonpath.h"
#include "core/crm/restclient.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

Record absent(const QString &id)
{
    Record record;
    record.id = id;
    record.presence = Presence::Absent;
    return record;
}

bool aboutRecords(ErrorKind kind)
{
    return kind == ErrorKind::Refused || kind == ErrorKind::NotFound || kind == ErrorKind::Duplicate;
}

} // namespace

std::vector<Result<Record>> RestClient::read(
    const QString &name, const QStringList &ids, const QStringList &paths, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return Records(size_t(ids.size()), datatype.error());
    return readAll(**datatype, ids, paths, std::move(stop));
}

RestClient::Records RestClient::readAll(
    const Datatype &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop)
{
    QStringList wanted = ids;
    wanted.removeDuplicates();
    QMap<QString, Result<Record>> found;
    // Archived records answer for themselves, a hundred at once; what is left after that is looked for one by one.
    for (const Op op : {Op::BatchRead, Op::BatchReadArchived}) {
        if (const Operation *batch = datatype.operation(op); batch && !wanted.isEmpty())
            readBatches(datatype, *batch, wanted, paths, stop, found);
        wanted.removeIf([&found](const QString &id) { return found.contains(id); });
    }
    // a batch leaves out what it does not have: only a direct look tells absent from merged into another
    if (!wanted.isEmpty() && datatype.operation(Op::Read))
        readSingles(datatype, wanted, paths, stop, found);
    else if (!wanted.isEmpty() && !datatype.operation(Op::BatchRead))
        readFromList(datatype, wanted, paths, stop, found);
    Records records;
    for (const QString &id : ids)
        records.push_back(found.contains(id) ? found.value(id, absent(id)) : Result<Record>(absent(id)));
    return records;
}

void RestClient::keep(const Datatype &datatype, const HttpReply &reply, const Operation &operation,
    const QStringList &paths, const QStringList &ids, QMap<QString, Result<Record>> &found)
{
    const RecordShape shape(datatype, paths);
    const auto answer = rows(datatype, reply, shape.of(operation));
    if (!answer) {
        for (const QString &id : ids)
            found.insert(id, answer.error());
        return;
    }
    std::optional<Error> unreadable;
    for (const QStringList &row : answer->rows) {
        Result<Record> record = shape.record(row);
        if (!record) {
            unreadable = explained(datatype, record.error());
            continue;
        }
        if (ids.contains(record->id)) {
            rememberVersion(datatype, record->id, shape.version(row));
            found.insert(record->id, record);
            continue;
        }
        for (const QString &alias : record->aliases) {
            if (ids.contains(alias))
                found.insert(alias, record);
        }
    }
    if (!unreadable || datatype.operation(Op::Read))
        return;
    for (const QString &id : ids) { // where no single record can be asked for, any of them may be the unreadable one
        if (!found.contains(id))
            found.insert(id, *unreadable);
    }
}

// A merged record answers to its old id only when asked for alone: where records merge, a batch's word that an id is
// unknown proves nothing. Elsewhere it does.
void RestClient::keepMissing(
    const Datatype &datatype, const HttpReply &reply, const QStringList &ids, QMap<QString, Result<Record>> &found)
{
    const ErrorRules &rules = m_manifest.errors;
    if (!datatype.mergedIds.isEmpty() || rules.list.isEmpty() || rules.listId.isEmpty() || reply.status != 207)
        return;
    const CallContext call = context(datatype, false);
    for (const QJsonValue &entry : valueAt(bodyIn(reply), rules.list).toArray()) {
        if (errorOfEntry(rules, call, entry.toObject(), reply.status).kind != ErrorKind::NotFound)
            continue;
        for (const QString &id : textsAt(entry, rules.listId)) {
            if (ids.contains(id) && !found.contains(id))
                found.insert(id, absent(id));
        }
    }
}

void RestClient::rememberVersion(const Datatype &datatype, const QString &id, const QString &version)
{
    constexpr int most = 5000; // more than any batch of writes reads before it
    const Operation *update = datatype.operation(Op::Update);
    if (version.isEmpty() || !update || !update->ifMatch)
        return;
    if (m_versions.size() >= most)
        m_versions.clear();
    m_versions.insert(datatype.name + u'/' + id, version);
}

QString RestClient::takeVersion(const Datatype &datatype, const QString &id)
{
    return m_versions.take(datatype.name + u'/' + id);
}

void RestClient::readBatches(const Datatype &datatype, const Operation &operation, const QStringList &ids,
    const QStringList &paths, std::stop_token stop, QMap<QString, Result<Record>> &found)
{
    QList<QStringList> batches;
    for (qsizetype from = 0; from < ids.size(); from += operation.size)
        batches << ids.mid(from, operation.size);
    while (!batches.isEmpty()) {
        std::vector<Call> calls;
        for (const QStringList &batch : batches) {
            Placeholders values = settings();
            QJsonArray inputs;
            for (const QString &id : batch) {
                values.insert(u"id"_s, idIn(datatype, id));
                inputs.append(filled(operation.input, values));
            }
            values.insert(u"inputs"_s, inputs);
            values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(datatype, paths)));
            calls.push_back({&operation, values});
        }
        const Replies replies = send(datatype, calls, false, stop);
        QList<QStringList> again;
        for (size_t i = 0; i < replies.size(); ++i) {
            const QStringList &batch = batches.at(qsizetype(i));
            if (replies[i].ok()) {
                keep(datatype, *replies[i], operation, paths, batch, found);
                keepMissing(datatype, *replies[i], batch, found);
            } else if (!aboutRecords(replies[i].error().kind)
                && (replies[i].error().http != tookTooLong || batch.size() == 1)) {
                for (const QString &id : batch)
                    found.insert(id, replies[i].error());
            } else if (batch.size() > 1) {
                again << batch.mid(0, batch.size() / 2) << batch.mid(batch.size() / 2);
            } else if (replies[i].error().kind != ErrorKind::NotFound) {
                found.insert(batch.first(), replies[i].error());
            }
        }
        batches = again;
    }
}

void RestClient::readSingles(const Datatype &datatype, const QStringList &ids, const QStringList &paths,
    std::stop_token stop, QMap<QString, Result<Record>> &found)
{
    const Operation &operation = *datatype.operation(Op::Read);
    std::vector<Call> calls;
    for (const QString &id : ids) {
        Placeholders values = settings();
        values.insert(u"id"_s, id);
        values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(datatype, paths)));
        calls.push_back({&operation, values});
    }
    const Replies replies = send(datatype, calls, false, std::move(stop));
    const RecordShape shape(datatype, paths);
    for (size_t i = 0; i < replies.size(); ++i) {
        const QString &id = ids.at(qsizetype(i));
        if (!replies[i].ok()) {
            const bool gone = replies[i].error().kind == ErrorKind::NotFound;
            found.insert(id, gone ? Result<Record>(absent(id)) : Result<Record>(replies[i].error()));
            continue;
        }
        const auto answer = rows(datatype, *replies[i], shape.of(operation));
        if (!answer || answer->rows.size() != 1) {
            found.insert(id,
                answer ? explained(datatype, failure(ErrorKind::BadAnswer, Said::tr("the answer is not one record")))
                       : answer.error());
            continue;
        }
        const QString own = shape.version(answer->rows.front());
        rememberVersion(datatype, id, own.isEmpty() ? QString::fromLatin1(replies[i]->headers.value("etag")) : own);
        Result<Record> record = shape.record(answer->rows.front());
        if (record && record->id != id && !record->aliases.contains(id))
            record->aliases << id; // merged: the old id answers for the new record
        found.insert(id, record ? record : Result<Record>(explained(datatype, record.error())));
    }
}

void RestClient::readFromList(const Datatype &datatype, const QStringList &ids, const QStringList &paths,
    std::stop_token stop, QMap<QString, Result<Record>> &found)
{
    PageRequest request;
    request.datatype = datatype.name;
    request.paths = paths;
    if (!datatype.parent.isEmpty()) {
        for (const QString &id : ids)
            request.parents << id.section(u'-', 0, 0);
        request.parents.removeDuplicates();
    }
    const QStringList parents = request.parents;
    const qsizetype most = datatype.parent.isEmpty() ? 1 : datatype.operation(Op::List)->size;
    for (qsizetype from = 0; from == 0 || from < parents.size(); from += most) {
        request.parents = parents.mid(from, most);
        request.cursor.clear();
        bool complete = false;
        do {
            const Result<RecordPage> part = page(request, stop);
            if (!part) {
                for (const QString &id : ids)
                    found.insert(id, part.error());
                return;
            }
            for (const Record &record : part->records) {
                if (ids.contains(record.id))
                    found.insert(record.id, record);
            }
            request.cursor = part->next;
            complete = part->complete;
        } while (!request.cursor.isEmpty());
        if (complete)
            continue;
        for (const QString &id : ids) { // an incomplete list proves nothing about what is not in it
            if (!found.contains(id))
                found.insert(id,
                    explained(datatype,
                        failure(ErrorKind::BadAnswer, Said::tr("the list ended early, and the record is not in it"))));
        }
    }
}

} // namespace samband
