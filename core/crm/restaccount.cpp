// What an account says about itself, its properties and their history; and its budget.
#include "core/crm/failure.h"
#include "core/crm/jsonpath.h"
#include "core/crm/restclient.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

/// The next midnight in \a zone; nothing when the zone is not known.
std::optional<QDateTime> dayEnd(const QString &zone)
{
    const QTimeZone there(zone.toLatin1());
    if (zone.isEmpty() || !there.isValid())
        return std::nullopt;
    return QDateTime::currentDateTimeUtc().toTimeZone(there).date().addDays(1).startOfDay(there);
}

QString nameIn(const Roles &roles, const Fields &fields)
{
    const QString title = titleOf(roles, fields);
    const QString email = valueOf(fields, roles.path.value(u"email"_s));
    return title.isEmpty() ? email : title;
}

} // namespace

Result<HttpReply> RestClient::sendOne(const Operation &operation, const QString &what, std::stop_token stop)
{
    Datatype datatype;
    datatype.name = what;
    return send(datatype, {{&operation, settings()}}, false, std::move(stop)).front();
}

Error RestClient::withDayEnd(Error error) const
{
    const auto end = dayEnd(m_timeZone);
    if (error.kind != ErrorKind::QuotaExhausted)
        return error;
    if (!end) {
        error.text += u' ' + Said::tr("It starts anew at midnight in the account's time zone.");
        if (const qint64 until = m_transport.limiter()->spentUntil(); until > 0) {
            error.retryAfter = std::max<qint64>(0, until - QDateTime::currentMSecsSinceEpoch());
            error.text += u' '
                + Said::tr("No call is made before %1.")
                      .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(until), QLocale::ShortFormat));
        }
        return error;
    }
    error.retryAfter = std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(*end));
    error.text += u' '
        + Said::tr("It starts anew at midnight in the account's time zone (%1): here %2.")
              .arg(m_timeZone, QLocale().toString(end->toLocalTime(), QLocale::ShortFormat));
    return error;
}

Result<AccountInfo> RestClient::account(std::stop_token stop)
{
    const AccountRules &rules = m_manifest.account;
    if (rules.operation.method.isEmpty() || m_account)
        return m_account.value_or(AccountInfo{});
    const auto reply = sendOne(rules.operation, Said::tr("account"), std::move(stop));
    if (!reply)
        return reply.error();
    const QJsonObject answer = QJsonDocument::fromJson(reply->body).object();
    AccountInfo info;
    info.id = textAt(answer, rules.id);
    info.timeZone = textAt(answer, rules.timeZone);
    for (auto setting = rules.settings.cbegin(); setting != rules.settings.cend(); ++setting) {
        if (const QString value = textAt(answer, *setting); !value.isEmpty())
            info.settings.insert(setting.key(), value);
    }
    m_timeZone = info.timeZone;
    for (auto setting = info.settings.cbegin(); setting != info.settings.cend(); ++setting) {
        if (m_manifest.settings.value(setting.key()).isEmpty())
            m_manifest.settings.insert(setting.key(), *setting);
    }
    m_account = info;
    tellDayEnd();
    return info;
}

void RestClient::tellDayEnd()
{
    if (const auto end = dayEnd(m_timeZone))
        m_transport.limiter()->setDayEnd(end->toMSecsSinceEpoch());
}

Result<PropertyList> RestClient::properties(const QString &name, std::stop_token stop)
{
    const auto datatype = find(name);
    if (!datatype)
        return datatype.error();
    const Operation *operation = (*datatype)->operation(Op::Properties);
    if (!operation)
        return PropertyList{};
    const auto reply = send(**datatype, {{operation, settings()}}, false, std::move(stop)).front();
    if (!reply)
        return reply.error();
    const PropertyShape &shape = m_manifest.property;
    const QStringList columns = QStringList{shape.name, shape.label, shape.type, shape.unique} + shape.readOnly;
    const auto answer = rows(**datatype, *reply, {operation->records, {}, columns, {}});
    if (!answer)
        return answer.error();
    PropertyList list;
    list.known = true;
    list.prefix = (*datatype)->prefix;
    for (const QStringList &row : answer->rows) {
        if (!row.at(0).isEmpty())
            list.properties << PropertyInfo{
                list.prefix + row.at(0), row.at(1), row.at(2), row.mid(4).contains("true"_L1), row.at(3) == "true"_L1};
    }
    return list;
}

void RestClient::learnPeople(std::stop_token stop)
{
    const HistoryShape &shape = m_manifest.history;
    const Datatype *people = shape.people.isEmpty() ? nullptr : m_manifest.datatype(shape.people);
    if (m_people || !people)
        return;
    QMap<QString, QString> names;
    PageRequest request;
    request.datatype = people->name;
    request.paths = people->roles.paths() + QStringList{shape.personId};
    do {
        const auto part = page(request, stop);
        if (!part)
            return; // the numbers are shown instead, and it is tried again
        for (const Record &record : part->records)
            names.insert(valueOf(record.fields, shape.personId), nameIn(people->roles, record.fields));
        request.cursor = part->next;
    } while (!request.cursor.isEmpty());
    m_people = names;
}

void RestClient::historyBatch(const Datatype &datatype, const QStringList &ids, const QStringList &paths,
    const HttpReply &reply, QMap<QString, RecordHistory> &found)
{
    const HistoryShape &shape = m_manifest.history;
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    for (const QJsonValue &record : valueAt(body, datatype.operation(Op::History)->records).toArray()) {
        RecordHistory history;
        for (const QString &path : paths) {
            const QString name = path.mid(datatype.prefix.size());
            for (const QJsonValue &past : valueAt(record, shape.values).toObject().value(name).toArray()) {
                const QString person = textAt(past, shape.person);
                const QString known = m_people ? m_people->value(person) : QString();
                history[path] << PastValue{textAt(past, shape.value), parseTime(textAt(past, shape.at)),
                    textAt(past, shape.source),
                    person.isEmpty() || !known.isEmpty() ? known : Said::tr("user %1").arg(person)};
            }
            std::stable_sort(history[path].begin(), history[path].end(),
                [](const PastValue &a, const PastValue &b) { return a.at > b.at; });
        }
        QStringList answered{textAt(record, datatype.id.value(0))};
        answered += textAt(record, datatype.mergedIds).split(u';', Qt::SkipEmptyParts);
        for (const QString &id : answered) {
            if (ids.contains(id))
                found.insert(id, history);
        }
    }
}

std::vector<Result<RecordHistory>> RestClient::history(
    const QString &name, const QStringList &ids, const QStringList &paths, std::stop_token stop)
{
    using Histories = std::vector<Result<RecordHistory>>;
    const auto datatype = find(name);
    if (!datatype)
        return Histories(size_t(ids.size()), datatype.error());
    const Operation *operation = (*datatype)->operation(Op::History);
    QStringList asked = paths;
    asked.removeIf([&](const QString &path) { return !path.startsWith((*datatype)->prefix); });
    if (!operation || asked.isEmpty())
        return Histories(size_t(ids.size()), RecordHistory{});
    learnPeople(stop);
    std::vector<Call> calls;
    QList<QStringList> batches;
    for (qsizetype from = 0; from < ids.size(); from += operation->size) {
        batches << ids.mid(from, operation->size);
        Placeholders values = settings();
        QJsonArray inputs;
        for (const QString &id : batches.last()) {
            values.insert(u"id"_s, id);
            inputs.append(filled(operation->input, values));
        }
        values.insert(u"inputs"_s, inputs);
        values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(**datatype, asked)));
        calls.push_back({operation, values});
    }
    const Replies replies = send(**datatype, calls, false, std::move(stop));
    QMap<QString, RecordHistory> found;
    QMap<QString, Error> failed;
    for (size_t i = 0; i < replies.size(); ++i) {
        const QStringList &batch = batches.at(qsizetype(i));
        if (replies[i].ok())
            historyBatch(**datatype, batch, asked, *replies[i], found);
        for (const QString &id : batch) {
            if (!replies[i].ok())
                failed.insert(id, replies[i].error());
        }
    }
    Histories histories;
    for (const QString &id : ids) {
        if (found.contains(id))
            histories.emplace_back(found.value(id));
        else
            histories.emplace_back(failed.value(id,
                failure(
                    ErrorKind::NotFound, Said::tr("%1 has no such record (%2).").arg(system(), (*datatype)->name))));
    }
    return histories;
}

std::function<QList<Budget>()> RestClient::budgets() const
{
    return [limiter = m_transport.limiter(), name = system()] { return limiter->budgets(name, Transport::now()); };
}

QByteArray RestClient::callState() const
{
    return m_transport.limiter()->saved(Transport::now(), QDateTime::currentMSecsSinceEpoch());
}

void RestClient::restoreCallState(const QByteArray &state)
{
    const std::shared_ptr<Limiter> limiter = m_transport.limiter();
    limiter->restore(state, Transport::now(), QDateTime::currentMSecsSinceEpoch());
    limiter->startCarefully();
}

} // namespace samband
