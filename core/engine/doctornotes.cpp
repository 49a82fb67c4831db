#include "core/engine/doctornotes.h"

#include "core/crm/jsonlines.h"
#include "core/domain/cause.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Doctor)
};

} // namespace

QString toldWithoutRecord(const Error &error)
{
    QString text = normalisedMessage(error.text);
    if (error.http > 0)
        text += u' ' + Words::tr("(HTTP %1)").arg(error.http);
    return text;
}

Error withoutValue(Error error, const QString &value)
{
    QStringList parts = value.split(u' ', Qt::SkipEmptyParts);
    parts.prepend(value); // whole before its words
    for (const QString &part : std::as_const(parts)) {
        if (part.size() > 2)
            error.text.replace(part, u"…"_s, Qt::CaseInsensitive);
    }
    return error;
}

DoctorNotes::DoctorNotes(DoctorReport about, std::function<void(const DoctorCheck &)> told)
    : m_report(std::move(about))
    , m_told(std::move(told))
{
    if (QFile file(m_report.manifest); file.open(QIODevice::ReadOnly))
        m_text = file.readAll();
}

void DoctorNotes::note(DoctorCheck check)
{
    if (const QString line = check.place.section(u':', -1); !line.isEmpty())
        check.excerpt = QString::fromUtf8(m_text.split('\n').value(line.toInt() - 1).trimmed());
    m_report.checks << check;
    if (m_told)
        m_told(check);
}

void DoctorNotes::works(const QString &key, const QString &what, const QString &came)
{
    note({key, Finding::Works, what, came, {}, {}});
}

void DoctorNotes::fails(
    const QString &key, const QString &what, const Error &error, const QString &place, const QString &more)
{
    QString advice;
    switch (error.kind) {
    case ErrorKind::Unauthorized:
        advice = Words::tr("Sign in again.");
        break;
    case ErrorKind::Forbidden:
        advice = Words::tr("Give the token the permission for it in %1, then sign in again.").arg(m_report.system);
        break;
    case ErrorKind::NotFound:
    case ErrorKind::BadAnswer:
    case ErrorKind::Refused:
        advice = Words::tr("Compare the call and the shape of the answer in the manifest with what %1 documents.")
                     .arg(m_report.system);
        break;
    case ErrorKind::Network:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Unavailable:
        advice = Words::tr("Check the network, then look again in a few minutes.");
        break;
    case ErrorKind::RateLimited:
    case ErrorKind::QuotaExhausted:
        advice = Words::tr("Wait until %1 takes calls again, then look once more.").arg(m_report.system);
        break;
    case ErrorKind::Cancelled:
    case ErrorKind::Duplicate:
    case ErrorKind::Locked:
    case ErrorKind::Stale:
    case ErrorKind::BadDocument:
    case ErrorKind::BadManifest:
    case ErrorKind::BadInput:
    case ErrorKind::Workspace:
    case ErrorKind::Busy:
        break;
    }
    const bool stopped = error.kind == ErrorKind::Cancelled;
    note({key, stopped ? Finding::Skipped : Finding::Fails, what, toldWithoutRecord(error) + more, advice, place});
}

QString DoctorNotes::placeOf(const QString &datatype, const QString &operation) const
{
    const QJsonArray datatypes = QJsonDocument::fromJson(m_text).object()["datatypes"_L1].toArray();
    for (qsizetype at = 0; at < datatypes.size(); ++at) {
        if (datatypes[at].toObject()["name"_L1].toString() != datatype)
            continue;
        const QString pointer =
            u"/datatypes/%1%2"_s.arg(at).arg(operation.isEmpty() ? QString() : u"/operations/"_s + operation);
        return u"%1:%2"_s.arg(m_report.manifest).arg(lineOfPointer(m_text, pointer));
    }
    return m_report.manifest;
}

} // namespace samband
