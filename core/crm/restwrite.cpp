#include "core/crm/restclient.h"
#include "core/crm/writer.h"

namespace samband {

std::vector<Result<Record>> RestClient::create(
    const QString &name, const std::vector<NewRecord> &records, const QStringList &paths, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return Records(records.size(), datatype.error());
    std::vector<Writer::Input> inputs;
    bool keyed = !(*datatype)->key.isEmpty();
    for (const NewRecord &record : records) {
        inputs.push_back({record.key, {}, record.fields});
        keyed = keyed && record.unique;
    }
    const Writer::Kind kind = keyed ? Writer::Kind::Upsert : Writer::Kind::Create;
    return Writer(*this, **datatype, kind, paths, std::move(stop)).write(inputs);
}

std::vector<Result<Record>> RestClient::update(
    const QString &name, const std::vector<RecordChange> &changes, const QStringList &paths, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return Records(changes.size(), datatype.error());
    std::vector<Writer::Input> inputs;
    for (const RecordChange &change : changes)
        inputs.push_back({change.key, change.id, change.fields, change.known});
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
