#include "core/crm/manifestcheck.h"

#include "core/crm/failure.h"

#include "core/crm/jsonlines.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

// without this it ends the program where it would throw
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Finding {
    QString pointer;
    QString reason;
};

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Manifest)
};

// The validator reports a wrong leaf and then every container around it: the deepest one says what is wrong.
Finding deepest(valijson::ValidationResults &results)
{
    Finding found;
    size_t depth = 0;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        if (error.context.size() <= depth)
            continue;
        depth = error.context.size();
        found.pointer.clear();
        for (size_t i = 1; i < error.context.size(); ++i) {
            const QString step = QString::fromStdString(error.context[i]);
            found.pointer += u'/' + (step.startsWith(u'[') ? step.mid(1, step.size() - 2) : step);
        }
        found.reason = QString::fromStdString(error.description);
    }
    // "... constraints: 'colour'.": the place is the property, not the object that holds it
    static const QRegularExpression unknown(u"^Object contains a property .*: '(.*)'\\.?$"_s);
    if (const auto match = unknown.match(found.reason); match.hasMatch()) {
        found.pointer += u'/' + match.captured(1);
        found.reason = Said::tr("a manifest has no property of this name here");
    }
    return found;
}

Result<Finding> check(const QJsonObject &manifest, const QJsonObject &schemaObject)
{
    // valijson reports what it cannot use by throwing: nothing of that leaves this function
    try {
        valijson::Schema schema;
        valijson::SchemaParser parser;
        const QJsonValue schemaValue(schemaObject);
        parser.populateSchema(valijson::adapters::QtJsonAdapter(schemaValue), schema);
        valijson::Validator validator;
        valijson::ValidationResults results;
        const QJsonValue value(manifest);
        if (validator.validate(schema, valijson::adapters::QtJsonAdapter(value), &results))
            return Finding{};
        return deepest(results);
    } catch (const std::exception &thrown) {
        return failure(ErrorKind::BadManifest,
            Said::tr("The schema for connector manifests cannot be used: %1").arg(QString::fromUtf8(thrown.what())));
    }
}

} // namespace

Result<QJsonObject> ManifestCheck::validated(const QByteArray &schema) const
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(m_json, &parse);
    if (parse.error != QJsonParseError::NoError) {
        return failure(ErrorKind::BadManifest,
            u"%1:%2: %3"_s.arg(m_file)
                .arg(lineOfOffset(m_json, parse.offset))
                .arg(Said::tr("this is not JSON (%1). Correct the manifest.").arg(parse.errorString())));
    }
    if (!document.isObject())
        return errorAt({}, Said::tr("a manifest is one JSON object"));
    const QJsonDocument schemaDocument = QJsonDocument::fromJson(schema, &parse);
    if (parse.error != QJsonParseError::NoError)
        return failure(ErrorKind::BadManifest,
            Said::tr("The schema for connector manifests is not JSON: %1").arg(parse.errorString()));
    Result<Finding> finding = check(document.object(), schemaDocument.object());
    if (!finding)
        return finding.error();
    if (!finding->reason.isEmpty())
        return errorAt(finding->pointer, finding->reason);
    return document.object();
}

Error ManifestCheck::errorAt(const QString &pointer, const QString &reason) const
{
    const QString place = pointer.isEmpty() ? u"/"_s : pointer;
    return failure(ErrorKind::BadManifest,
        u"%1:%2: %3: %4. %5"_s.arg(m_file)
            .arg(lineOfPointer(m_json, pointer))
            .arg(place, reason.endsWith(u'.') ? reason.chopped(1) : reason, Said::tr("Correct the manifest.")));
}

} // namespace samband
