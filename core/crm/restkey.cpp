// Records that are known by a unique property of our own, in an account that has it.
#include "core/crm/failure.h"
#include "core/crm/restclient.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

Record absent()
{
    Record record;
    record.presence = Presence::Absent;
    return record;
}

bool aboutRecords(ErrorKind kind)
{
    return kind == ErrorKind::Refused || kind == ErrorKind::NotFound;
}

Error noKey(const QString &system, const QString &datatype)
{
    return failure(ErrorKind::BadInput,
        Said::tr("The manifest of %1 names no unique property of ours for %2.").arg(system, datatype));
}

} // namespace

std::vector<Result<Record>> CrmClient::readByKey(
    const QString &datatype, const QStringList &keys, const QStringList &, std::stop_token)
{
    return std::vector<Result<Record>>(size_t(keys.size()), noKey(system(), datatype));
}

Status CrmClient::makeKeyProperty(const QString &datatype, std::stop_token)
{
    return noKey(system(), datatype);
}

Status RestClient::makeKeyProperty(const QString &name, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return datatype.error();
    const Operation *operation = (*datatype)->operation(Op::MakeKey);
    if (!operation || (*datatype)->key.isEmpty())
        return noKey(system(), (*datatype)->name);
    const auto reply = send(**datatype, {{operation, settings()}}, true, std::move(stop)).front();
    return reply ? Status(Done{}) : Status(reply.error());
}

std::vector<Result<Record>> RestClient::readByKey(
    const QString &name, const QStringList &keys, const QStringList &paths, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return Records(size_t(keys.size()), datatype.error());
    if ((*datatype)->key.isEmpty())
        return Records(size_t(keys.size()), noKey(system(), (*datatype)->name));
    QStringList wanted = keys;
    wanted.removeDuplicates();
    Found found;
    if ((*datatype)->operation(Op::BatchReadByKey))
        readKeyBatches(**datatype, wanted, paths, stop, found);
    wanted.removeIf([&found](const QString &key) { return found.contains(key); });
    // What a batch leaves out proves nothing: absent is what a direct look does not find.
    readKeys(**datatype, wanted, paths, std::move(stop), found);
    Records records;
    for (const QString &key : keys)
        records.push_back(found.value(key, absent()));
    return records;
}

void RestClient::readKeyBatches(
    const Datatype &datatype, const QStringList &keys, const QStringList &paths, std::stop_token stop, Found &found)
{
    const Operation &operation = *datatype.operation(Op::BatchReadByKey);
    const QStringList asked = paths + QStringList{datatype.key};
    std::vector<Call> calls;
    QList<QStringList> batches;
    for (qsizetype from = 0; from < keys.size(); from += operation.size) {
        batches << keys.mid(from, operation.size);
        Placeholders values = settings();
        QJsonArray inputs;
        for (const QString &key : batches.last()) {
            values.insert(u"key"_s, key);
            inputs.append(filled(operation.input, values));
        }
        values.insert(u"inputs"_s, inputs);
        values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(datatype, asked)));
        calls.push_back({&operation, values});
    }
    const RecordShape shape(datatype, asked);
    const Replies replies = send(datatype, calls, false, std::move(stop));
    for (size_t i = 0; i < replies.size(); ++i) {
        const QStringList &batch = batches.at(qsizetype(i));
        const auto answer = replies[i] ? rows(datatype, *replies[i], shape.of(operation)) : replies[i].error();
        for (const QString &key : batch) {
            if (!answer && !aboutRecords(answer.error().kind))
                found.insert(key, answer.error());
        }
        if (!answer)
            continue;
        for (const QStringList &row : answer->rows) {
            Result<Record> record = shape.record(row);
            const QString key = record ? record->fields.take(datatype.key) : QString();
            if (batch.contains(key))
                found.insert(key, record);
        }
    }
}

void RestClient::readKeys(
    const Datatype &datatype, const QStringList &keys, const QStringList &paths, std::stop_token stop, Found &found)
{
    const Operation &operation = *datatype.operation(Op::ReadByKey);
    const QStringList asked = paths + QStringList{datatype.key};
    std::vector<Call> calls;
    for (const QString &key : keys) {
        Placeholders values = settings();
        values.insert(u"key"_s, key);
        values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(datatype, asked)));
        calls.push_back({&operation, values});
    }
    const RecordShape shape(datatype, asked);
    const Replies replies = send(datatype, calls, false, std::move(stop));
    for (size_t i = 0; i < replies.size(); ++i) {
        const QString &key = keys.at(qsizetype(i));
        if (!replies[i]) {
            const bool gone = replies[i].error().kind == ErrorKind::NotFound;
            found.insert(key, gone ? Result<Record>(absent()) : Result<Record>(replies[i].error()));
            continue;
        }
        const auto answer = rows(datatype, *replies[i], shape.of(operation));
        Result<Record> record = answer && answer->rows.size() == 1 ? shape.record(answer->rows.front())
            : answer ? failure(ErrorKind::BadAnswer, Said::tr("the answer is not one record"))
                     : answer.error();
        // A system that passes over what it does not know would answer for somebody else.
        if (record && record->fields.take(datatype.key) != key)
            record = explained(
                datatype, failure(ErrorKind::BadAnswer, Said::tr("the answer is not the record that was asked for")));
        found.insert(key, record);
    }
}

} // namespace samband
