#include "app/sandbox/faults.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr std::array<std::pair<const char *, Effect>, 12> effects{
    {{"status", Effect::Status}, {"closeBefore", Effect::CloseBefore}, {"redirect", Effect::Redirect},
        {"lostReply", Effect::LostReply}, {"cutBody", Effect::CutBody}, {"slow", Effect::Slow},
        {"shortPage", Effect::ShortPage}, {"emptyPage", Effect::EmptyPage}, {"html", Effect::Html},
        {"wrongType", Effect::WrongType}, {"contentType", Effect::ContentType}, {"trickle", Effect::Trickle}}};

const QByteArray htmlPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

std::optional<Fault> parsed(const QJsonObject &rule)
{
    Fault fault;
    fault.match = rule["match"_L1].toString().toUtf8();
    fault.nth = rule["nth"_L1].toInt(1);
    fault.times = rule["times"_L1].toInt(1);
    fault.status = rule["status"_L1].toInt(500);
    fault.html = rule["html"_L1].toBool();
    fault.ms = rule["ms"_L1].toInt(1000);
    fault.location = rule["location"_L1].toString(u"http://127.0.0.1:9/elsewhere"_s).toUtf8();
    fault.body = rule["body"_L1].toString().toUtf8();
    const QJsonObject headers = rule["headers"_L1].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        fault.headers.emplace_back(header.key().toUtf8(), scalarText(header.value()));
    const QByteArray name = rule["effect"_L1].toString().toUtf8();
    for (const auto &[known, effect] : effects)
        if (name == known) {
            fault.effect = effect;
            return fault;
        }
    return std::nullopt;
}

// Where a list answer keeps its rows.
QString rowsKey(const QJsonObject &page)
{
    return page.contains(u"items"_s) ? u"items"_s : u"results"_s;
}

QJsonArray firstRows(const QJsonArray &rows, qsizetype keep)
{
    QJsonArray kept;
    for (qsizetype i = 0; i < keep; ++i)
        kept.append(rows[i]);
    return kept;
}

QByteArray shortened(const QByteArray &body, bool empty)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const auto kept = [&](const QJsonArray &rows) { return firstRows(rows, empty ? 0 : rows.size() / 2); };
    if (document.isArray())
        return QJsonDocument(kept(document.array())).toJson(QJsonDocument::Compact);
    QJsonObject page = document.object();
    const QString key = rowsKey(page);
    const QJsonArray rows = kept(page[key].toArray());
    page[key] = rows;
    page.remove(u"paging"_s);
    if (page.contains(u"totalCount"_s))
        page["totalCount"_L1] = (page["page"_L1].toInteger() - 1) * page["pageSize"_L1].toInteger() + rows.size();
    if (page.contains(u"total"_s))
        page["total"_L1] = rows.size();
    return QJsonDocument(page).toJson(QJsonDocument::Compact);
}

QByteArray mistyped(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return "\"unexpected\"";
    QJsonObject page = document.object();
    if (const QString key = rowsKey(page); page.contains(key))
        page[key] = u"unexpected"_s;
    else
        page["id"_L1] = QJsonObject{{"unexpected"_L1, true}};
    return QJsonDocument(page).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray Faults::add(const QJsonArray &rules)
{
    std::vector<Fault> added;
    for (const QJsonValue &rule : rules) {
        const auto fault = parsed(rule.toObject());
        if (!fault)
            return "unknown effect in " + QJsonDocument(rule.toObject()).toJson(QJsonDocument::Compact);
        added.push_back(*fault);
    }
    m_rules.insert(m_rules.end(), added.begin(), added.end());
    return {};
}

std::optional<Fault> Faults::hit(const Request &request)
{
    const QByteArray call = request.method + ' ' + request.path;
    std::optional<Fault> found;
    for (Fault &rule : m_rules) {
        if (!call.startsWith(rule.match))
            continue;
        ++rule.seen;
        if (!found && rule.seen >= rule.nth && (rule.times < 0 || rule.seen < rule.nth + rule.times))
            found = rule;
    }
    return found;
}

Reply faultReply(const Fault &fault)
{
    Reply reply;
    reply.status = fault.effect == Effect::Redirect ? 302 : fault.status;
    reply.headers = fault.headers;
    if (fault.effect == Effect::Redirect) {
        reply.headers.emplace_back("Location", fault.location);
        return reply;
    }
    reply.body = R"({"status":"error","message":"A fault that was switched on","correlationId":"00000000-fa17"})";
    if (!fault.body.isEmpty())
        reply.body = fault.body;
    if (fault.html) {
        reply.body = htmlPage;
        reply.type = "text/html";
    }
    return reply;
}

Reply spoil(const Fault &fault, Reply reply)
{
    switch (fault.effect) {
    case Effect::ShortPage:
    case Effect::EmptyPage:
        reply.body = shortened(reply.body, fault.effect == Effect::EmptyPage);
        break;
    case Effect::WrongType:
        reply.body = mistyped(reply.body);
        break;
    case Effect::Html:
        reply.body = htmlPage;
        reply.type = "text/html";
        break;
    case Effect::ContentType:
        reply.type = "text/plain";
        break;
    case Effect::Trickle:
    case Effect::Status:
    case Effect::CloseBefore:
    case Effect::Redirect:
    case Effect::LostReply:
    case Effect::CutBody:
    case Effect::Slow:
        break;
    }
    return reply;
}

} // namespace samband::sandbox
