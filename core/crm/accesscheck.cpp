#include "core/crm/accesscheck.h"

#include "core/crm/address.h"
#include "core/crm/body.h"
#include "core/crm/classify.h"
#include "core/crm/failure.h"
#include "core/crm/jsonpath.h"
#include "core/crm/transport.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::AccessCheck)
};

/// Everything one probe needs to be sent.
struct Asking {
    const Manifest &manifest;
    QString baseUrl;
    QString token;
    std::stop_token stop;
};

Result<QJsonValue> answerTo(const AccessProbe &probe, const Asking &asking)
{
    Placeholders values;
    for (auto it = asking.manifest.settings.cbegin(); it != asking.manifest.settings.cend(); ++it)
        values.insert(it.key(), it.value());
    values.insert(u"V"_s, asking.manifest.settings.value(u"apiVersion"_s));
    values.insert(u"token"_s, asking.token);
    Operation operation;
    operation.method = probe.method;
    operation.path = probe.path;
    operation.body = probe.body;
    Transport::Options options;
    options.headers = asking.manifest.headers;
    options.token = [token = asking.token.toUtf8()] { return token; };
    options.deadlineMs = 30'000;
    options.answerCap = 8 * 1024 * 1024;
    Transport transport(options);
    const HttpRequest request{
        operation.method, urlOf(asking.baseUrl, operation, values), bodyOf(operation, values), {}, false};
    const auto judge = [&](size_t, const HttpReply &reply, int attempt) {
        return verdictOf(asking.manifest.retry, asking.manifest.errors, request, reply, attempt, 0.5);
    };
    const HttpReply reply = transport.send({request}, judge, asking.stop).front();
    CallContext call;
    call.system = asking.manifest.system;
    call.what = Words::tr("the check of the sign-in");
    call.host = QUrl(asking.baseUrl).authority();
    call.path = request.url.path();
    call.token = asking.token.toUtf8();
    if (const auto error = errorOf(asking.manifest.errors, call, reply))
        return *error;
    const QJsonDocument json = QJsonDocument::fromJson(reply.body);
    return json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
}

Error refusal(const Manifest &manifest, const Error &error)
{
    if (error.kind != ErrorKind::Unauthorized)
        return error;
    Error said = error;
    said.text = Words::tr("%1 refused the token: it is mistyped, was revoked or has ended, or is for another system. "
                          "Copy it again there, whole, and paste it here.")
                    .arg(manifest.system);
    return said;
}

QStringList scopesNeeded(const Manifest &manifest, const QList<Need> &needs)
{
    QStringList all;
    for (const Need &need : needs) {
        const Datatype *datatype = manifest.datatype(need.datatype);
        const Permissions permissions = manifest.access.needs.value(datatype ? datatype->name : need.datatype);
        all << permissions.read << (need.write ? permissions.write : QStringList());
    }
    all.removeDuplicates();
    return all;
}

} // namespace

Status checkShape(const QString &token)
{
    const bool plain = std::all_of(
        token.cbegin(), token.cend(), [](QChar letter) { return letter.unicode() > 32 && letter.unicode() < 127; });
    if (!token.isEmpty() && plain && token.size() <= 8192)
        return Done{};
    return failure(ErrorKind::BadInput,
        token.isEmpty()
            ? Words::tr("There is no token. Copy it from the system and paste it here.")
            : Words::tr("This is no token: a token is one word without blanks. Copy only the token itself."));
}

Result<AccessReport> checkAccess(const Manifest &manifest, const QString &baseUrl, const QString &token,
    const QStringList &scopes, const QList<Need> &needs, std::stop_token stop)
{
    if (const Status shape = checkShape(token); !shape)
        return shape.error();
    const auto address = serverAddress(baseUrl.isEmpty() ? manifest.baseUrl : baseUrl);
    if (!address)
        return address.error();
    const Asking asking{manifest, baseUrl.isEmpty() ? manifest.baseUrl : baseUrl, token, std::move(stop)};
    AccessReport report;
    if (const auto &probe = manifest.access.account) {
        const auto answer = answerTo(*probe, asking);
        if (!answer && answer.error().kind != ErrorKind::Forbidden)
            return refusal(manifest, answer.error());
        if (answer) {
            const QString id = probe->id.isEmpty() ? QString() : textAt(*answer, probe->id);
            const QString name = probe->name.isEmpty() ? QString() : textAt(*answer, probe->name);
            report.account = name.isEmpty() || id.isEmpty() ? id + name : u"%1 (%2)"_s.arg(id, name);
        }
    }
    report.scopes = scopes;
    report.scopesKnown = !scopes.isEmpty();
    if (const auto &probe = manifest.access.granted; probe && scopes.isEmpty()) {
        // A system that does not tell leaves the scopes unknown; what is missing then shows at the first call.
        if (const auto answer = answerTo(*probe, asking)) {
            const QJsonValue told = valueAt(*answer, probe->scopes);
            report.scopes = told.toVariant().toStringList();
            report.scopesKnown = told.isArray() || !report.scopes.isEmpty();
        }
    }
    if (report.scopesKnown)
        report.missing = missingScopes(scopesNeeded(manifest, needs), report.scopes);
    return report;
}

} // namespace samband
