#include "tests/support/fakecrm.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString folded(const QString &name)
{
    return name.toCaseFolded().remove(u' ');
}

Record reduced(const Record &record, const QStringList &paths)
{
    Record answer = record;
    answer.fields.clear();
    for (const QString &path : paths)
        put(answer.fields, path, valueOf(record.fields, path));
    return answer;
}

Error stopped()
{
    return {ErrorKind::Cancelled, u"Stopped."_s};
}

} // namespace

FakeCrm::FakeCrm(QString system, Clock clock, std::shared_ptr<Faults> faults)
    : m_system(std::move(system))
    , m_clock(std::move(clock))
    , m_faults(std::move(faults))
{
}

void FakeCrm::addType(const DatatypeTraits &traits, const QStringList &names)
{
    m_types.push_back({traits, QStringList{traits.name} + names, {}});
}

const FakeCrm::Type *FakeCrm::find(const QString &datatype) const
{
    const auto found = std::ranges::find_if(m_types, [&](const Type &type) {
        return std::ranges::any_of(type.names, [&](const QString &name) { return folded(name) == folded(datatype); });
    });
    return found == m_types.end() ? nullptr : &*found;
}

FakeCrm::Type &FakeCrm::at(const QString &datatype)
{
    const Type *type = find(datatype);
    Q_ASSERT_X(type, "FakeCrm", qPrintable(datatype));
    return m_types[static_cast<std::size_t>(type - m_types.data())];
}

QString FakeCrm::add(const QString &datatype, const Fields &fields, const QMap<QString, QString> &refs)
{
    Record record;
    record.id = QString::number(++m_lastId);
    for (auto field = fields.cbegin(); field != fields.cend(); ++field)
        put(record.fields, field.key(), field.value());
    record.refs = refs;
    record.createdAt = record.modifiedAt = time();
    at(datatype).records.emplace(m_lastId, record);
    return record.id;
}

void FakeCrm::takeAfter(const FakeCrm &other)
{
    m_types = other.m_types;
    m_lastId = other.m_lastId;
    pageSize = other.pageSize;
    writes = other.writes;
}

void FakeCrm::edit(const QString &datatype, const QString &id, const Fields &changes)
{
    Record &record = at(datatype).records.at(id.toInt());
    for (auto field = changes.cbegin(); field != changes.cend(); ++field)
        put(record.fields, field.key(), field.value());
    record.modifiedAt = time();
}

void FakeCrm::remove(const QString &datatype, const QString &id)
{
    at(datatype).records.at(id.toInt()).presence = Presence::Absent;
}

void FakeCrm::restore(const QString &datatype, const QString &id)
{
    Record &record = at(datatype).records.at(id.toInt());
    record.presence = Presence::Present;
    record.modifiedAt = time();
}

void FakeCrm::merge(const QString &datatype, const QString &survivor, const QString &absorbed)
{
    Record &kept = at(datatype).records.at(survivor.toInt());
    kept.aliases << absorbed << at(datatype).records.at(absorbed.toInt()).aliases;
    kept.modifiedAt = time();
    remove(datatype, absorbed);
}

QString FakeCrm::survivorOf(const QString &datatype, const QString &id) const
{
    for (const auto &[number, record] : find(datatype)->records) {
        if (record.presence == Presence::Present && record.aliases.contains(id))
            return record.id;
    }
    return id;
}

Fields FakeCrm::fields(const QString &datatype, const QString &id) const
{
    const Type *type = find(datatype);
    return has(datatype, id) ? type->records.at(id.toInt()).fields : Fields();
}

bool FakeCrm::has(const QString &datatype, const QString &id) const
{
    const Type *type = find(datatype);
    const auto found = type->records.find(id.toInt());
    return found != type->records.end() && found->second.presence == Presence::Present;
}

QStringList FakeCrm::ids(const QString &datatype) const
{
    QStringList ids;
    for (const auto &[number, record] : find(datatype)->records) {
        if (record.presence == Presence::Present)
            ids << record.id;
    }
    return ids;
}

QStringList FakeCrm::contents() const
{
    QStringList all;
    for (const Type &type : m_types) {
        for (const auto &[number, record] : type.records) {
            if (record.presence != Presence::Present)
                continue;
            QStringList parts{type.traits.name};
            for (auto field = record.fields.cbegin(); field != record.fields.cend(); ++field)
                parts << u"%1=%2"_s.arg(field.key(), field.value());
            all << parts.join(u"; "_s);
        }
    }
    all.sort();
    return all;
}

Result<DatatypeTraits> FakeCrm::traits(const QString &datatype) const
{
    if (const Type *type = find(datatype))
        return type->traits;
    return Error{ErrorKind::BadManifest, u"%1 has no %2."_s.arg(m_system, datatype)};
}

Result<RecordPage> FakeCrm::page(const PageRequest &request, std::stop_token stop)
{
    ++m_stats.calls;
    if (stop.stop_requested())
        return stopped();
    if (const auto error = m_faults->enter(false))
        return *error;
    const Type &type = at(request.datatype);
    RecordPage page;
    int last = request.cursor.toInt();
    bool more = false;
    for (auto next = type.records.upper_bound(last); next != type.records.end(); ++next) {
        const Record &record = next->second;
        const bool ofParent =
            type.traits.parent.isEmpty() || request.parents.contains(record.refs.value(type.traits.parent));
        const bool wanted = record.presence == Presence::Present && record.modifiedAt >= request.since && ofParent;
        if (!wanted || emptyList == type.traits.name)
            continue;
        more = static_cast<int>(page.records.size()) == pageSize;
        if (more)
            break;
        page.records.push_back(reduced(record, request.paths));
        last = next->first;
    }
    if (more && shortList != type.traits.name)
        page.next = QString::number(last);
    page.complete = !more;
    if (const auto error = m_faults->leave())
        return *error;
    return spoil ? spoil(type.traits.name, std::move(page)) : Result<RecordPage>(std::move(page));
}

Result<Record> FakeCrm::operation(bool isWrite, const std::function<Result<Record>()> &effect)
{
    if (const auto error = m_faults->enter(isWrite))
        return *error;
    auto answer = effect();
    if (const auto error = m_faults->leave())
        return *error;
    return answer;
}

std::vector<Result<Record>> FakeCrm::read(
    const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop)
{
    ++m_stats.calls;
    if (onRead)
        onRead(ids);
    std::vector<Result<Record>> answers;
    for (const QString &id : ids) {
        if (stop.stop_requested()) {
            answers.emplace_back(stopped());
            continue;
        }
        answers.push_back(operation(false, [&]() -> Result<Record> {
            if (const QString now = survivorOf(datatype, id); has(datatype, now))
                return reduced(at(datatype).records.at(now.toInt()), paths);
            Record gone;
            gone.id = id;
            gone.presence = Presence::Absent;
            return gone;
        }));
    }
    return answers;
}

Result<Record> FakeCrm::write(Type &type, const QString &id, const Changes &changes, const QStringList &paths)
{
    if (refuse) {
        if (const auto error = refuse(changes))
            return *error;
    }
    Record &record = type.records.at(id.toInt());
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        const auto reformat = format.value(change.key());
        put(record.fields, change.key(), reformat ? reformat(change.value()) : change.value());
    }
    for (auto blank = defaults.cbegin(); blank != defaults.cend(); ++blank) {
        if (type.traits.side.canCreate && valueOf(record.fields, blank.key()).isEmpty())
            put(record.fields, blank.key(), *blank);
    }
    record.modifiedAt = time();
    return reduced(record, paths);
}

std::vector<Result<Record>> FakeCrm::create(
    const QString &datatype, const std::vector<NewRecord> &records, const QStringList &paths, std::stop_token stop)
{
    ++m_stats.calls;
    std::vector<Result<Record>> answers;
    for (const NewRecord &wanted : records) {
        if (stop.stop_requested()) {
            answers.emplace_back(stopped());
            continue;
        }
        answers.push_back(operation(true, [&]() -> Result<Record> {
            if (refuse) {
                if (const auto error = refuse(wanted.fields))
                    return *error;
            }
            ++writes;
            if (onWrite)
                onWrite(at(datatype).traits.name, {}, {}, wanted.fields);
            QString id = wanted.unique ? holderOf(at(datatype), wanted.key) : QString();
            if (id.isEmpty())
                id = add(datatype, {});
            if (wanted.unique)
                put(at(datatype).records.at(id.toInt()).fields, at(datatype).traits.keyProperty, wanted.key);
            auto answer = write(at(datatype), id, wanted.fields, paths);
            if (answer && distort)
                distort(*answer);
            return answer;
        }));
    }
    return answers;
}

std::vector<Result<Record>> FakeCrm::update(
    const QString &datatype, const std::vector<RecordChange> &changes, const QStringList &paths, std::stop_token stop)
{
    ++m_stats.calls;
    std::vector<Result<Record>> answers;
    for (const RecordChange &change : changes) {
        if (stop.stop_requested()) {
            answers.emplace_back(stopped());
            continue;
        }
        answers.push_back(operation(true, [&]() -> Result<Record> {
            const QString id = survivorOf(datatype, change.id);
            if (!has(datatype, id))
                return Error{ErrorKind::NotFound, u"There is no %1."_s.arg(id)};
            if (onWrite)
                onWrite(at(datatype).traits.name, id, at(datatype).records.at(id.toInt()).fields, change.fields);
            auto answer = write(at(datatype), id, change.fields, paths);
            writes += answer ? 1 : 0;
            return answer;
        }));
    }
    return answers;
}

std::vector<Result<Record>> FakeCrm::archive(const QString &datatype, const QStringList &ids, std::stop_token stop)
{
    ++m_stats.calls;
    std::vector<Result<Record>> answers;
    for (const QString &id : ids) {
        if (stop.stop_requested()) {
            answers.emplace_back(stopped());
            continue;
        }
        answers.push_back(operation(true, [&]() -> Result<Record> {
            ++writes;
            if (has(datatype, id))
                remove(datatype, id);
            Record gone;
            gone.id = id;
            gone.presence = Presence::Absent;
            return gone;
        }));
    }
    return answers;
}

void FakeCrm::haveKeys(const QString &datatype, const QString &path)
{
    at(datatype).traits.keyProperty = path;
    propertyLists[at(datatype).traits.name].properties << PropertyInfo{path, path, u"string"_s, false, true};
}

QString FakeCrm::holderOf(const Type &type, const QString &key) const
{
    for (const auto &[number, record] : type.records) {
        if (record.presence == Presence::Present && valueOf(record.fields, type.traits.keyProperty) == key)
            return record.id;
    }
    return {};
}

std::vector<Result<Record>> FakeCrm::readByKey(
    const QString &datatype, const QStringList &keys, const QStringList &paths, std::stop_token stop)
{
    QStringList ids;
    for (const QString &key : keys)
        ids << holderOf(at(datatype), key);
    return read(datatype, ids, paths, std::move(stop));
}

void FakeCrm::tellHistory(const QString &datatype)
{
    at(datatype).traits.history = true;
}

Result<PropertyList> FakeCrm::properties(const QString &datatype, std::stop_token)
{
    ++asked;
    if (propertiesError)
        return *propertiesError;
    return propertyLists.value(datatype);
}

std::vector<Result<RecordHistory>> FakeCrm::history(
    const QString &, const QStringList &ids, const QStringList &, std::stop_token)
{
    pastAsked << ids;
    std::vector<Result<RecordHistory>> told;
    for (const QString &id : ids)
        told.emplace_back(past.value(id));
    return told;
}

} // namespace samband
