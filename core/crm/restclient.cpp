#include "core/crm/restclient.h"

#include "core/crm/failure.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

/// Whether \a form needs a setting that is empty.
bool lacksSetting(const QString &form, const QMap<QString, QString> &settings)
{
    return std::any_of(settings.keyValueBegin(), settings.keyValueEnd(),
        [&](const auto &setting) { return setting.second.isEmpty() && form.contains(u'{' + setting.first + u'}'); });
}

Manifest adapted(Manifest manifest, const Connection &connection)
{
    if (!connection.baseUrl.isEmpty())
        manifest.baseUrl = connection.baseUrl;
    manifest.settings.insert(connection.settings);
    Placeholders values;
    for (auto it = manifest.settings.cbegin(); it != manifest.settings.cend(); ++it)
        values.insert(it.key(), it.value());
    for (Datatype &datatype : manifest.datatypes)
        datatype.key = lacksSetting(datatype.key, manifest.settings) ? QString() : filledText(datatype.key, values);
    return manifest;
}

Transport::Options optionsOf(const Manifest &manifest, const Connection &connection)
{
    Transport::Options options;
    options.headers = manifest.headers;
    options.limits = manifest.limits;
    if (connection.pool)
        options.limiter = connection.pool->limiter(manifest.baseUrl, manifest.limits);
    if (connection.token)
        options.token = [token = connection.token] { return token().toUtf8(); };
    options.renewer = connection.renewer;
    options.deadlineMs = connection.deadlineMs;
    options.answerCap = connection.answerCap;
    return options;
}

/// Whether a call of it is about records of its own naming, so that a 404 may be about one of them.
bool namesRecord(const Operation &operation)
{
    return operation.path.contains("{id}"_L1) || operation.path.contains("{parent}"_L1)
        || operation.path.contains("{key}"_L1);
}

int sizeOf(const Datatype &datatype, Op op)
{
    const Operation *operation = datatype.operation(op);
    return operation ? operation->size : 0;
}

} // namespace

RestClient::RestClient(Manifest manifest, Connection connection)
    : m_manifest(adapted(std::move(manifest), connection))
    , m_connection(std::move(connection))
    , m_transport(optionsOf(m_manifest, m_connection))
{
}

Result<const Datatype *> RestClient::find(const QString &name) const
{
    if (const Datatype *found = m_manifest.datatype(name))
        return found;
    QStringList known;
    for (const Datatype &datatype : m_manifest.datatypes)
        known << datatype.name;
    return failure(ErrorKind::BadManifest,
        Said::tr("The manifest of %1 knows no datatype \"%2\"; it knows %3. Add it to the manifest, or correct the "
                 "document.")
            .arg(m_manifest.system, name, known.join(u", "_s)));
}

Placeholders RestClient::settings() const
{
    Placeholders values;
    for (auto it = m_manifest.settings.cbegin(); it != m_manifest.settings.cend(); ++it)
        values.insert(it.key(), it.value());
    values.insert(u"V"_s, m_manifest.settings.value(u"apiVersion"_s));
    return values;
}

CallContext RestClient::context(const Datatype &datatype, bool write) const
{
    CallContext context;
    context.system = m_manifest.system;
    context.what = datatype.name;
    context.host = QUrl(m_manifest.baseUrl).authority();
    context.prefix = datatype.prefix;
    context.token = m_connection.token ? m_connection.token().toUtf8() : QByteArray();
    context.write = write;
    return context;
}

Result<DatatypeTraits> RestClient::traits(const QString &name) const
{
    const auto found = find(name);
    if (!found)
        return found.error();
    const Datatype &datatype = **found;
    DatatypeTraits traits;
    traits.name = datatype.name;
    traits.side.roles = datatype.roles;
    traits.side.canCreate = datatype.operation(Op::Create) || datatype.operation(Op::BatchCreate);
    traits.side.canUpdate = datatype.operation(Op::Update) || datatype.operation(Op::BatchUpdate);
    for (const Reference &ref : datatype.refs)
        traits.side.belongsTo << ref.datatype;
    traits.canArchive = datatype.operation(Op::Archive) || datatype.operation(Op::BatchArchive);
    traits.changesSince = datatype.operation(Op::ListChanges) != nullptr;
    traits.overlap = datatype.overlapMs;
    traits.lag = datatype.lagMs;
    traits.parent = datatype.parent;
    traits.parentBatch = datatype.parent.isEmpty() ? 0 : sizeOf(datatype, Op::List);
    traits.history = datatype.operation(Op::History) != nullptr;
    traits.readBatch = std::max(1, sizeOf(datatype, Op::BatchRead));
    const int created = sizeOf(datatype, Op::BatchCreate);
    const int updated = sizeOf(datatype, Op::BatchUpdate);
    traits.writeBatch =
        std::max(1, created == 0 || updated == 0 ? std::max(created, updated) : std::min(created, updated));
    traits.keyProperty = datatype.key;
    traits.canMakeKey = !datatype.key.isEmpty() && datatype.operation(Op::MakeKey);
    if (!datatype.openUrl.isEmpty() && !lacksSetting(datatype.openUrl, m_manifest.settings))
        traits.openUrl = filledText(datatype.openUrl, settings());
    return traits;
}

RestClient::Replies RestClient::send(
    const Datatype &datatype, const std::vector<Call> &calls, bool write, std::stop_token stop)
{
    std::vector<HttpRequest> requests;
    requests.reserve(calls.size());
    for (const Call &call : calls) {
        requests.push_back({call.operation->method,
            call.url.isEmpty() ? urlOf(m_manifest.baseUrl, *call.operation, call.values) : call.url,
            call.body.isEmpty() ? bodyOf(*call.operation, call.values) : call.body, call.operation->limit, write,
            call.headers});
    }
    const auto judge = [this, &requests](size_t index, const HttpReply &reply, int attempt) {
        return verdictOf(m_manifest.retry, m_manifest.errors, requests[index], reply, attempt,
            QRandomGenerator::global()->generateDouble());
    };
    tellDayEnd();
    const std::vector<HttpReply> answers = m_transport.send(requests, judge, std::move(stop));

    CallContext call = context(datatype, write);
    std::optional<Error> ended; // why calls after it were not sent
    for (size_t index = 0; index < answers.size(); ++index) {
        const HttpReply &answer = answers[index];
        const bool untold = !answer.daySpent && !answer.signIn && answer.heldUntil == 0;
        call.oneRecord = namesRecord(*calls[index].operation);
        const auto error =
            answer.ending == Ending::Skipped && untold ? std::nullopt : errorOf(m_manifest.errors, call, answer);
        if (error && error->scope() == Scope::Run)
            ended = withDayEnd(*error);
    }
    Replies replies;
    replies.reserve(answers.size());
    for (size_t index = 0; index < answers.size(); ++index) {
        const HttpReply &answer = answers[index];
        call.oneRecord = namesRecord(*calls[index].operation);
        call.path = call.oneRecord ? QString() : requests[index].url.path();
        if (const auto error = errorOf(m_manifest.errors, call, answer))
            replies.emplace_back(answer.ending == Ending::Skipped && ended ? *ended : withDayEnd(*error));
        else
            replies.emplace_back(answer);
    }
    return replies;
}

Error RestClient::explained(const Datatype &datatype, const Error &error) const
{
    Error full = error;
    full.text =
        Said::tr("%1 (%2): %3. Check the address and the manifest.").arg(m_manifest.system, datatype.name, error.text);
    return full;
}

Result<AnswerRows> RestClient::rows(const Datatype &datatype, const HttpReply &reply, const AnswerShape &shape) const
{
    const QByteArray type = reply.headers.value("content-type").toLower();
    if (!type.isEmpty() && !type.contains("json")) {
        return explained(datatype,
            failure(ErrorKind::BadAnswer,
                Said::tr("the answer is %1 instead of JSON").arg(QString::fromLatin1(type.split(';').first())),
                reply.status));
    }
    Result<AnswerRows> parsed = parseAnswer(reply.body, shape);
    if (!parsed)
        return explained(datatype, parsed.error());
    return parsed;
}

Result<std::unique_ptr<CrmClient>> makeClient(
    const QByteArray &manifest, const QByteArray &schema, const QString &file, const Connection &connection)
{
    Result<Manifest> read = readManifest(manifest, schema, file);
    if (!read)
        return read.error();
    return std::unique_ptr<CrmClient>(std::make_unique<RestClient>(std::move(*read), connection));
}

} // namespace samband
