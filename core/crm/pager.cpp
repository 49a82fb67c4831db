#include "core/crm/pager.h"

#include "core/crm/failure.h"

#include "core/crm/jsonpath.h"
#include "core/crm/nextlink.h"
#include "core/domain/fingerprint.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

constexpr qint64 never = 32'503'680'000'000; // ms UTC, the year 3000: a window without an end

const Operation &operationFor(const Datatype &datatype, const PageRequest &request)
{
    const Operation *changes = request.since > 0 ? datatype.operation(Op::ListChanges) : nullptr;
    return changes ? *changes : *datatype.operation(Op::List);
}

// Ids that are numbers in order of their value, whatever their length.
bool idLess(const QString &a, const QString &b)
{
    return a.size() == b.size() ? a < b : a.size() < b.size();
}

} // namespace

Pager::Pager(RestClient &client, const Datatype &datatype, const PageRequest &request, std::stop_token stop)
    : m_client(client)
    , m_datatype(datatype)
    , m_request(request)
    , m_operation(operationFor(datatype, request))
    , m_stop(std::move(stop))
{
}

Result<RecordPage> Pager::read()
{
    const auto cursor = ListCursor::decoded(m_request.cursor);
    if (!cursor) {
        return failure(ErrorKind::BadInput,
            Said::tr("\"%1\" is no place in a list of %2: start the list again.")
                .arg(m_request.cursor, m_datatype.name));
    }
    m_cursor = *cursor;
    return m_operation.paging == Paging::PerParent ? readParents() : readList();
}

Placeholders Pager::placeholders() const
{
    Placeholders values = m_client.settings();
    values.insert(u"size"_s, pageSize());
    values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(m_datatype, m_request.paths)));
    const QDateTime since = QDateTime::fromMSecsSinceEpoch(m_request.since, Qt::UTC);
    values.insert(u"since"_s, QString::number(m_request.since));
    const qint64 until = m_request.until > 0 ? m_request.until : never;
    values.insert(u"until"_s, QString::number(until));
    values.insert(u"untilIso"_s, QDateTime::fromMSecsSinceEpoch(until, Qt::UTC).toString(Qt::ISODateWithMs));
    values.insert(u"sinceS"_s, QString::number(m_request.since / 1000));
    values.insert(u"sinceIso"_s, since.toString(Qt::ISODateWithMs));
    const QString &token = m_cursor.token;
    switch (m_operation.paging) {
    case Paging::None:
    case Paging::PerParent:
    case Paging::LinkHeader:
    case Paging::NextUrl:
        break;
    case Paging::Cursor:
        values.insert(u"cursor"_s, token);
        break;
    case Paging::Page:
        values.insert(u"page"_s, token.isEmpty() ? QString::number(m_operation.first) : token);
        break;
    case Paging::Offset:
        values.insert(u"offset"_s, QString::number(m_operation.first + m_cursor.seen));
        break;
    case Paging::KeySet:
        values.insert(u"afterId"_s, token.isEmpty() ? u"0"_s : token);
        break;
    }
    return values;
}

RestClient::Call Pager::call() const
{
    RestClient::Call call{&m_operation, placeholders()};
    const bool byAddress = m_operation.paging == Paging::LinkHeader || m_operation.paging == Paging::NextUrl;
    if (byAddress && !m_cursor.token.isEmpty())
        call.url = onServer(QUrl(m_client.m_manifest.baseUrl), m_cursor.token);
    return call;
}

int Pager::pageSize() const
{
    return m_client.m_pageSizes.value(m_datatype.name, m_operation.size);
}

/// Whether a page that took the system too long is to be asked for again, half as big; so are those after it.
bool Pager::shrinks(const Error &error)
{
    constexpr int smallest = 5;
    const bool sized = m_operation.paging == Paging::Cursor || m_operation.paging == Paging::KeySet;
    if (error.http != tookTooLong || !sized || pageSize() / 2 < smallest)
        return false;
    m_client.m_pageSizes.insert(m_datatype.name, pageSize() / 2);
    return true;
}

Result<RecordPage> Pager::readList()
{
    auto replies = m_client.send(m_datatype, {call()}, false, m_stop);
    while (!replies.front().ok() && shrinks(replies.front().error()))
        replies = m_client.send(m_datatype, {call()}, false, m_stop);
    if (!replies.front().ok())
        return replies.front().error();
    const RecordShape shape(m_datatype, m_request.paths);
    const auto answer =
        m_client.rows(m_datatype, *replies.front(), shape.of(m_operation, {m_operation.next, m_operation.total}));
    if (!answer)
        return answer.error();
    RecordPage page;
    for (const QStringList &row : answer->rows) {
        Result<Record> record = shape.record(row);
        if (!record)
            return m_client.explained(m_datatype, record.error());
        page.records.push_back(std::move(*record));
    }
    std::optional<Error> error = advance(*replies.front(), answer->page, page);
    if (!error && m_operation.reread)
        error = reread(page);
    if (error)
        return *error;
    return page;
}

std::optional<Error> Pager::advance(const HttpReply &reply, const QStringList &values, RecordPage &page)
{
    const QString next = m_operation.next.isEmpty() ? QString() : values.at(0);
    const QString total = m_operation.total.isEmpty() ? QString() : values.at(1);
    switch (m_operation.paging) {
    case Paging::None:
    case Paging::PerParent:
        page.complete = total.toLongLong() <= qint64(page.records.size());
        return std::nullopt;
    case Paging::Cursor:
        return advanceCursor(next, page);
    case Paging::LinkHeader:
        return advanceAddress(nextLink(reply.headers.value("link")), page);
    case Paging::NextUrl:
        return advanceAddress(next, page);
    case Paging::Page:
    case Paging::Offset:
        return advanceCounted(total, page);
    case Paging::KeySet:
        return advanceKeySet(next, page);
    }
    return std::nullopt;
}

Error Pager::badList(const QString &reason) const
{
    return m_client.explained(m_datatype, failure(ErrorKind::BadAnswer, reason));
}

std::optional<Error> Pager::advanceCursor(const QString &next, RecordPage &page)
{
    page.complete = next.isEmpty();
    if (page.complete)
        return std::nullopt;
    if (next == m_cursor.token || m_cursor.comesRound(quint64(fingerprint(next))))
        return badList(Said::tr("the list names the same next page twice"));
    m_cursor.token = next;
    page.next = m_cursor.encoded();
    return std::nullopt;
}

// Of the address only the part below the server is kept, so that nothing that lies in a workspace leads elsewhere.
std::optional<Error> Pager::advanceAddress(const QString &next, RecordPage &page)
{
    if (next.isEmpty())
        return advanceCursor({}, page);
    const QUrl asked =
        m_cursor.token.isEmpty() ? urlOf(m_client.m_manifest.baseUrl, m_operation, placeholders()) : call().url;
    const QUrl to = asked.resolved(QUrl::fromEncoded(next.toUtf8()));
    if (!to.isValid() || !sameServer(to, asked) || !to.userInfo().isEmpty()) {
        return badList(Said::tr("the list names a next page at another address (%1), where the token is not sent")
                           .arg(serverOf(to)));
    }
    return advanceCursor(belowServer(to), page);
}

// The server's own count decides: a short page in the middle is not the end, and a list that ends before its count is
// not complete.
std::optional<Error> Pager::advanceCounted(const QString &total, RecordPage &page)
{
    quint64 sum = 0;
    for (const Record &record : page.records)
        sum += quint64(fingerprint(record.id));
    if (!page.records.empty() && m_cursor.comesRound(sum))
        return badList(Said::tr("every page brings the same records; the system does not know this way of paging"));
    bool counted = false;
    const qint64 all = total.toLongLong(&counted);
    const bool shrank = counted && all < m_cursor.total;
    m_cursor.sum += sum;
    m_cursor.seen += qint64(page.records.size());
    m_cursor.total = counted ? std::max(m_cursor.total, all) : m_cursor.total;
    const bool enough = counted && m_cursor.seen >= m_cursor.total;
    if (enough || page.records.empty()) {
        endPass(enough || (!counted && m_cursor.total < 0), shrank, page);
        return std::nullopt;
    }
    const int at = m_cursor.token.isEmpty() ? m_operation.first : m_cursor.token.toInt();
    m_cursor.token = QString::number(at + 1);
    page.next = m_cursor.encoded();
    return std::nullopt;
}

// What is deleted while a list is read moves unread records to pages already read. Where the order stays, a count that
// shrank tells; elsewhere only reading everything twice and finding the same does.
void Pager::endPass(bool whole, bool shrank, RecordPage &page)
{
    const bool verified = m_cursor.pass > 1 && m_cursor.sum == m_cursor.sumBefore;
    page.complete = whole && !shrank && (m_operation.stable || verified);
    const bool again = shrank || (whole && !page.complete);
    if (!again || m_cursor.pass >= mostPasses)
        return;
    m_cursor.restart(QString::number(m_operation.first));
    page.next = m_cursor.encoded();
}

// Every page starts after the last id of the one before, so no query ever nears the server's cap on results and records
// that change while the list is read move no others.
std::optional<Error> Pager::advanceKeySet(const QString &next, RecordPage &page)
{
    QString last = m_cursor.token;
    for (const Record &record : page.records) {
        if (last.isEmpty() || idLess(last, record.id))
            last = record.id;
    }
    page.complete = next.isEmpty();
    if (page.complete)
        return std::nullopt;
    if (last == m_cursor.token)
        return badList(Said::tr("the list goes on, yet brings nothing new"));
    m_cursor.token = last;
    page.next = m_cursor.encoded();
    return std::nullopt;
}

std::optional<Error> Pager::reread(RecordPage &page)
{
    QStringList ids;
    for (const Record &record : page.records)
        ids << record.id;
    page.records.clear();
    for (Result<Record> &record : m_client.readAll(m_datatype, ids, m_request.paths, m_stop)) {
        if (!record)
            return record.error();
        page.records.push_back(std::move(*record));
    }
    return std::nullopt;
}

bool Pager::onlyMissing(const HttpReply &reply) const
{
    for (const QJsonValue &entry : valueAt(bodyIn(reply), m_client.m_manifest.errors.list).toArray()) {
        const Error error = errorOfEntry(
            m_client.m_manifest.errors, m_client.context(m_datatype, false), entry.toObject(), reply.status);
        if (error.kind != ErrorKind::NotFound)
            return false;
    }
    return true;
}

Result<RecordPage> Pager::readParents()
{
    if (m_request.parents.size() > m_operation.size) {
        return failure(ErrorKind::BadInput,
            Said::tr("%1 takes at most %2 parents of %3 at once.")
                .arg(m_client.system())
                .arg(m_operation.size)
                .arg(m_datatype.name));
    }
    RecordPage page;
    Placeholders values = placeholders();
    QJsonArray inputs;
    const QJsonObject open = QJsonDocument::fromJson(m_cursor.token.toUtf8()).object();
    for (const QString &parent : m_cursor.token.isEmpty() ? m_request.parents : QStringList(open.keys())) {
        values.insert(u"parent"_s, parent);
        values.insert(u"cursor"_s, open.value(parent).toString());
        inputs.append(filled(m_operation.input, values));
    }
    page.complete = inputs.isEmpty();
    if (page.complete)
        return page;
    values.insert(u"inputs"_s, inputs);
    const auto replies = m_client.send(m_datatype, {{&m_operation, values}}, false, m_stop);
    if (!replies.front().ok())
        return replies.front().error();
    const RecordShape shape(m_datatype, m_request.paths);
    const auto answer = m_client.rows(m_datatype, *replies.front(), shape.of(m_operation));
    if (!answer)
        return answer.error();
    QJsonObject further;
    for (const QStringList &row : answer->rows) {
        Result<Record> record = shape.record(row);
        if (!record)
            return m_client.explained(m_datatype, record.error());
        if (!shape.parentCursor(row).isEmpty())
            further.insert(shape.parent(row), shape.parentCursor(row));
        page.records.push_back(std::move(*record));
    }
    // a parent that could not be read leaves the whole incomplete; "seen" remembers that over the pages
    if (!onlyMissing(*replies.front()))
        m_cursor.seen = 1;
    m_cursor.token = QString::fromUtf8(QJsonDocument(further).toJson(QJsonDocument::Compact));
    page.next = further.isEmpty() ? QString() : m_cursor.encoded();
    page.complete = further.isEmpty() && m_cursor.seen == 0;
    return page;
}

Result<RecordPage> RestClient::page(const PageRequest &request, std::stop_token stop)
{
    const auto datatype = find(request.datatype);
    if (!datatype)
        return datatype.error();
    return Pager(*this, **datatype, request, std::move(stop)).read();
}

} // namespace samband
