#include "core/engine/doctor.h"

#include "core/crm/jsonlines.h"
#include "core/crm/reach.h"
#include "core/domain/cause.h"
#include "core/domain/path.h"
#include "core/engine/createkey.h"
#include "core/engine/preflight.h"
#include "core/engine/systems.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Doctor)
};

constexpr qint64 day = 24 * 60 * 60 * 1000; // ms
constexpr qint64 skewAllowed = 2 * 60 * 1000; // ms
constexpr qint64 certificateWarnsFor = 21 * day;

QString seconds(qint64 milliseconds)
{
    return Words::tr("%1 s").arg(double(milliseconds) / 1000.0, 0, 'f', 1);
}

/// What \a error says without what is particular to a record: a report may be passed on.
QString told(const Error &error)
{
    QString text = normalisedMessage(error.text);
    if (error.http > 0)
        text += u' ' + Words::tr("(HTTP %1)").arg(error.http);
    return text;
}

int with(const std::vector<Record> &records, const std::function<bool(const Record &)> &has)
{
    return int(std::ranges::count_if(records, has));
}

} // namespace

/// A datatype that the document needs from this side.
struct Doctor::Patient {
    DatatypeTraits traits;
    QStringList paths; ///< what a run reads
    QStringList mapped; ///< of these, what the document synchronises

    QString key(const char *check) const { return traits.name + u'/' + QLatin1StringView(check); }
};

Doctor::Doctor(Session &session, Side side, CheckAccess checkAccess)
    : m_session(session)
    , m_side(side)
    , m_checkAccess(std::move(checkAccess))
    , m_client(*session.client[side])
{
}

DoctorReport Doctor::examine(
    const std::optional<WriteProbe> &probe, const std::function<void(const DoctorCheck &)> &told)
{
    m_told = told;
    m_report = {};
    m_report.side = m_side;
    m_report.system = m_client.system();
    m_report.at = m_session.clock();
    if (const auto connection = m_session.setup.connection(m_side); connection && *connection) {
        m_report.baseUrl = (*connection)->baseUrl;
        m_report.manifest = (*connection)->manifest;
    }
    if (QFile file(m_report.manifest); file.open(QIODevice::ReadOnly))
        m_text = file.readAll();
    examineAll(probe);
    if (m_session.stopped())
        note({u"stopped"_s, Finding::Skipped, Words::tr("Everything after this"),
            Words::tr("you stopped before it was looked at"), Words::tr("Look again to see the rest."), {}});
    return m_report;
}

void Doctor::examineAll(const std::optional<WriteProbe> &probe)
{
    const auto goesOn = [this](auto check) {
        if (!m_session.stopped())
            check();
    };
    goesOn([this] { checkAddress(); });
    goesOn([this] { checkAssumptions(); });
    goesOn([this] { checkSignIn(); });
    for (const Patient &patient : patients())
        goesOn([&] { checkDatatype(patient); });
    goesOn([this] { checkProperties(); });
    for (const Patient &patient : patients()) {
        if (patient.traits.side.canCreate)
            goesOn([&] { checkKey(patient); });
    }
    goesOn([this] { checkClock(); });
    if (probe)
        goesOn([&] { checkWrite(*probe); });
}

void Doctor::note(DoctorCheck check)
{
    if (const QString line = check.place.section(u':', -1); !line.isEmpty())
        check.excerpt = QString::fromUtf8(m_text.split('\n').value(line.toInt() - 1).trimmed());
    m_report.checks << check;
    if (m_told)
        m_told(check);
}

void Doctor::works(const QString &key, const QString &what, const QString &came)
{
    note({key, Finding::Works, what, came, {}, {}});
}

void Doctor::fails(const QString &key, const QString &what, const Error &error, const QString &place)
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
    note({key, stopped ? Finding::Skipped : Finding::Fails, what, samband::told(error), advice, place});
}

Doctor::CheckAccess accessOf(const ConnectionRow &connection, TokenVault &vault, std::stop_token stop)
{
    const auto credential = vault.read(connection.tokenSource);
    const auto manifest = loadManifest(connection.manifest);
    if (!credential || !manifest)
        return {};
    return [=, credential = *credential, manifest = *manifest, baseUrl = connection.baseUrl](const QList<Need> &needs) {
        return checkAccess(manifest, baseUrl, credential.access, credential.scopes, needs, stop);
    };
}

QString Doctor::placeOf(const QString &datatype, const QString &operation) const
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

void Doctor::checkAddress()
{
    const QString what = Words::tr("Address and encryption");
    const auto way = reach(m_report.baseUrl, m_session.stop);
    if (!way)
        return fails(u"address"_s, what, way.error());
    QString came =
        Words::tr("%1 answers on port %2 after %3").arg(way->host).arg(way->port).arg(seconds(way->milliseconds));
    came += way->encrypted ? Words::tr(", encrypted (%1)").arg(way->protocol)
                           : Words::tr(", on this machine and not encrypted");
    const qint64 left = way->certificateEndsAt - m_session.clock();
    if (way->encrypted && left < certificateWarnsFor)
        return note({u"address"_s, Finding::Note, what, came,
            Words::tr("The server's certificate ends in %1 days. Tell whoever runs it.").arg(left / day), {}});
    works(u"address"_s, what, came);
}

void Doctor::checkAssumptions()
{
    const auto manifest = loadManifest(m_report.manifest);
    if (!manifest)
        return fails(u"manifest"_s, Words::tr("Manifest"), manifest.error());
    if (manifest->assumed.isEmpty())
        return works(u"manifest"_s, Words::tr("Manifest"), Words::tr("nothing in it is assumed"));
    for (qsizetype at = 0; at < manifest->assumed.size(); ++at) {
        const Assumption &assumption = manifest->assumed[at];
        note({u"assumption/%1"_s.arg(at + 1), Finding::Note, Words::tr("Assumed by the manifest"), assumption.note,
            Words::tr("Nobody confirmed this. The checks below show whether it holds."),
            u"%1:%2"_s.arg(m_report.manifest).arg(assumption.line)});
    }
}

QList<Doctor::Patient> Doctor::patients() const
{
    QList<Patient> found;
    for (const ActiveFlow &active : m_session.flows) {
        const DatatypeTraits &traits = active.traits[m_side];
        auto known = std::ranges::find_if(found, [&](const Patient &each) { return each.traits.name == traits.name; });
        if (known == found.end()) {
            found << Patient{traits, active.paths[m_side], {}};
            known = std::prev(found.end());
        }
        for (const Mapping &mapping : active.flow.mappings) {
            if (!known->mapped.contains(mapping.path[m_side]))
                known->mapped << mapping.path[m_side];
        }
    }
    // What is read by its parents comes after them: it needs their ids.
    std::ranges::stable_partition(found, [](const Patient &each) { return each.traits.parent.isEmpty(); });
    return found;
}

void Doctor::checkSignIn()
{
    const QString what = Words::tr("Sign-in and permissions");
    if (!m_checkAccess)
        return note({u"sign-in"_s, Finding::Skipped, what, Words::tr("there is no token to look at"),
            Words::tr("Sign in first."), {}});
    QList<Need> needs;
    for (const ActiveFlow &active : m_session.flows)
        needs << Need{active.traits[m_side].name, m_side == Side::Target || !active.flow.mappings.isEmpty()};
    const auto access = m_checkAccess(needs);
    if (!access)
        return fails(u"sign-in"_s, what, access.error());
    QString came = access->account.isEmpty() ? Words::tr("the token is accepted")
                                             : Words::tr("the token is accepted, account %1").arg(access->account);
    if (!access->missing.isEmpty())
        return note({u"sign-in"_s, Finding::Fails, what,
            came + Words::tr("; permissions are missing: %1").arg(access->missing.join(", "_L1)),
            Words::tr("Give the token these permissions in %1, then sign in again.").arg(m_report.system), {}});
    if (access->scopesKnown)
        came += Words::tr("; every permission that the document needs is there");
    works(u"sign-in"_s, what, came);
}

void Doctor::checkDatatype(const Patient &patient)
{
    const DatatypeTraits &traits = patient.traits;
    const QString what = Words::tr("Reading %1").arg(traits.name);
    PageRequest request;
    request.datatype = traits.name;
    request.paths = patient.paths;
    if (!traits.parent.isEmpty()) {
        request.parents = m_ids.value(traits.parent).mid(0, std::max(1, traits.parentBatch));
        if (request.parents.isEmpty())
            return note({patient.key("list"), Finding::Skipped, what,
                Words::tr("it is read by %1, and none was read").arg(traits.parent), {}, {}});
    }
    const auto page = m_client.page(request, m_session.stop);
    if (!page)
        return fails(patient.key("list"), what, page.error(), placeOf(traits.name, u"list"_s));
    const std::vector<Record> &records = page->records;
    works(patient.key("list"), what,
        page->next.isEmpty() ? Words::tr("%1 records, all there is").arg(records.size())
                             : Words::tr("%1 records on the first page, and there are more").arg(records.size()));
    for (const Record &record : records)
        m_ids[traits.name] << record.id;
    if (!page->next.isEmpty() && traits.parent.isEmpty())
        checkSecondPage(patient, *page);
    if (records.empty())
        return;
    checkTimes(patient, records);
    checkPaths(patient, records);
    if (traits.parent.isEmpty())
        checkSingle(patient, records.front());
    if (traits.changesSince)
        checkChanges(patient);
}

void Doctor::checkSecondPage(const Patient &patient, const RecordPage &first)
{
    const QString what = Words::tr("Second page of %1").arg(patient.traits.name);
    PageRequest request;
    request.datatype = patient.traits.name;
    request.paths = patient.paths;
    request.cursor = first.next;
    const auto page = m_client.page(request, m_session.stop);
    const QString place = placeOf(patient.traits.name, u"list"_s);
    if (!page)
        return fails(patient.key("second-page"), what, page.error(), place);
    const QStringList seen = m_ids.value(patient.traits.name);
    const int again = with(page->records, [&](const Record &record) { return seen.contains(record.id); });
    for (const Record &record : page->records)
        m_ids[patient.traits.name] << record.id;
    if (page->records.empty() || again == int(page->records.size()))
        return note({patient.key("second-page"), Finding::Fails, what,
            page->records.empty() ? Words::tr("it is empty, though the first page said that there are more")
                                  : Words::tr("it brings the records of the first page again"),
            Words::tr("Correct how the manifest asks for the next page."), place});
    const QString came = Words::tr("%1 more records").arg(page->records.size());
    if (again > 0)
        return note({patient.key("second-page"), Finding::Note, what,
            came + Words::tr(", %1 of them were on the first page already").arg(again),
            Words::tr("The order of the list is not stable; Samband reads such lists twice."), place});
    works(patient.key("second-page"), what, came);
}

void Doctor::checkTimes(const Patient &patient, const std::vector<Record> &records)
{
    const QString what = Words::tr("Times of %1").arg(patient.traits.name);
    const qint64 now = m_session.clock();
    const int created = with(records, [](const Record &record) { return record.createdAt > 0; });
    const int modified = with(records, [](const Record &record) { return record.modifiedAt > 0; });
    const int ahead = with(records, [&](const Record &record) { return record.modifiedAt > now + day; });
    const QString came = Words::tr("%1 of %2 say when they were created, %3 when they were changed")
                             .arg(created)
                             .arg(records.size())
                             .arg(modified);
    const QString place = placeOf(patient.traits.name, {});
    if (ahead > 0)
        return note({patient.key("times"), Finding::Fails, what, came + Words::tr("; %1 lie in the future").arg(ahead),
            Words::tr("Correct the form of the times in the manifest (seconds, milliseconds, or text)."), place});
    if (modified < int(records.size()) && patient.traits.changesSince)
        return note({patient.key("times"), Finding::Fails, what, came,
            Words::tr("Correct where the manifest finds the time of a change, or leave out “changes”."), place});
    if (created < int(records.size()))
        return note({patient.key("times"), Finding::Note, what, came,
            Words::tr("Without it a create whose answer was lost may have to be settled by a person."), place});
    works(patient.key("times"), what, came);
}

void Doctor::checkPaths(const Patient &patient, const std::vector<Record> &records)
{
    for (const QString &path : patient.mapped) {
        const int filled =
            with(records, [&](const Record &record) { return !valueOf(record.fields, path).trimmed().isEmpty(); });
        const QString what = Words::tr("Property %1 of %2").arg(path, patient.traits.name);
        const QString came = Words::tr("filled in %1 of %2 records").arg(filled).arg(records.size());
        const QString key = patient.key("property/") + path;
        if (filled > 0)
            works(key, what, came);
        else
            note({key, Finding::Note, what, came,
                Words::tr("Is it spelt like this in %1? A wrong name reads as blank everywhere.").arg(m_report.system),
                placeOf(patient.traits.name, {})});
    }
}

void Doctor::checkSingle(const Patient &patient, const Record &known)
{
    const QString what = Words::tr("Reading one of %1 by its id").arg(patient.traits.name);
    const auto read = m_client.read(patient.traits.name, {known.id}, patient.paths, m_session.stop);
    const QString place = placeOf(patient.traits.name, u"read"_s);
    if (!read.front())
        return fails(patient.key("read"), what, read.front().error(), place);
    if (read.front()->presence != Presence::Present)
        return note({patient.key("read"), Finding::Fails, what, Words::tr("the list has it, but by its id it is gone"),
            Words::tr("Correct the read call, or where the manifest finds a record's id."), place});
    QStringList differing;
    for (const QString &path : patient.paths) {
        if (valueOf(read.front()->fields, path) != valueOf(known.fields, path))
            differing << path;
    }
    if (differing.isEmpty())
        return works(patient.key("read"), what, Words::tr("the same values as in the list"));
    note({patient.key("read"), Finding::Note, what,
        Words::tr("other values than in the list: %1").arg(differing.join(", "_L1)),
        Words::tr("Somebody may have edited it just now; if it stays, the two calls show different properties."),
        place});
}

void Doctor::checkChanges(const Patient &patient)
{
    const QString what = Words::tr("What changed in %1").arg(patient.traits.name);
    const QString place = placeOf(patient.traits.name, u"changes"_s);
    PageRequest request;
    request.datatype = patient.traits.name;
    request.paths = patient.paths;
    request.since = m_session.clock() - day;
    if (!patient.traits.parent.isEmpty())
        request.parents = m_ids.value(patient.traits.parent).mid(0, std::max(1, patient.traits.parentBatch));
    const auto page = m_client.page(request, m_session.stop);
    if (!page)
        return fails(patient.key("changes"), what, page.error(), place);
    const int older = with(page->records,
        [&](const Record &record) { return record.modifiedAt > 0 && record.modifiedAt < request.since - day; });
    const QString came = Words::tr("%1 records on the first page of the last day").arg(page->records.size());
    if (older > 0)
        return note(
            {patient.key("changes"), Finding::Fails, what, came + Words::tr(", %1 of them are older").arg(older),
                Words::tr(
                    "The system does not look at the time it is asked for: correct its name or form in the manifest."),
                place});
    works(patient.key("changes"), what, came);
}

void Doctor::checkProperties()
{
    const QString what = Words::tr("Properties of the mappings in the account");
    const auto found = findings(m_session);
    if (!found)
        return fails(u"properties"_s, what, found.error());
    int mine = 0;
    for (const PropertyFinding &finding : *found) {
        if (finding.side != m_side)
            continue;
        note({u"properties/%1"_s.arg(++mine), Finding::Fails, what, finding.text, {}, {}});
    }
    if (mine == 0)
        works(u"properties"_s, what, Words::tr("nothing is missing or locked, as far as the system tells"));
}

void Doctor::checkKey(const Patient &patient)
{
    const QString what = Words::tr("How new %1 are kept from being made twice").arg(patient.traits.name);
    const QString place = placeOf(patient.traits.name, {});
    const auto standing = keyStanding(m_client, patient.traits, m_session.stop);
    if (!standing)
        return fails(patient.key("made-once"), what, standing.error(), place);
    const QString advice = keyAdvice(*standing, m_report.system);
    note({patient.key("made-once"), advice.isEmpty() ? Finding::Works : Finding::Note, what, keyText(*standing), advice,
        advice.isEmpty() ? QString() : place});
}

void Doctor::checkClock()
{
    const auto ahead = m_client.clockAhead();
    const QString what = Words::tr("Clocks");
    if (!ahead)
        return works(u"clock"_s, what, Words::tr("the system does not tell its time"));
    const QString came = Words::tr("they differ by %1").arg(seconds(std::abs(*ahead)));
    if (std::abs(*ahead) <= skewAllowed)
        return works(u"clock"_s, what, came);
    note({u"clock"_s, Finding::Note, what, came,
        Words::tr("Samband allows for it. Set this machine's clock if it is the wrong one."), {}});
}

/// Adds a letter to the value, reads it back, and puts the old value back, whatever happened to the first write, and
/// whoever wants to stop meanwhile.
void Doctor::checkWrite(const WriteProbe &probe)
{
    const QString what = Words::tr("Writing %1 and putting it back").arg(probe.path);
    const QString key = probe.datatype + u"/write"_s;
    const QString place = placeOf(probe.datatype, u"update"_s);
    const auto before = m_client.read(probe.datatype, {probe.recordId}, {probe.path}, m_session.stop);
    if (!before.front())
        return fails(key, what, before.front().error(), placeOf(probe.datatype, u"read"_s));
    if (before.front()->presence != Presence::Present)
        return note({key, Finding::Fails, what, Words::tr("there is no such record"),
            Words::tr("Name a record that may be changed for a moment."), {}});
    const QString old = valueOf(before.front()->fields, probe.path);
    const QString marked = old.isEmpty() ? u"x"_s : old + u'x';
    const auto send = [&](const QString &value, std::stop_token stop) {
        RecordChange change{u"doctor"_s, probe.recordId, {{probe.path, value}}, {}};
        return m_client.update(probe.datatype, {change}, {probe.path}, std::move(stop)).front();
    };
    const auto wrote = send(marked, m_session.stop);
    if (!wrote && wrote.error().kind == ErrorKind::Cancelled) // it was not sent
        return fails(key, what, wrote.error(), place);
    // Refused means that nothing was written; after everything else the old value is put back.
    const bool untouched = !wrote && wrote.error().kind == ErrorKind::Refused;
    const auto back = untouched ? wrote : send(old, {});
    const auto after = m_client.read(probe.datatype, {probe.recordId}, {probe.path}, {});
    const bool restored = after.front() && valueOf(after.front()->fields, probe.path) == old;
    if (!restored)
        return note({key, Finding::Fails, what,
            Words::tr("the old value could not be put back: %1").arg(back ? QString() : samband::told(back.error())),
            Words::tr("Set the property by hand in %1: it may end with an x too many.").arg(m_report.system), place});
    if (!wrote)
        return fails(key, what, wrote.error(), place);
    if (valueOf(wrote->fields, probe.path) != marked)
        return note({key, Finding::Note, what,
            Words::tr("%1 stored another spelling than it was sent; the old value is back").arg(m_report.system),
            Words::tr("Samband shows such properties as stored differently and keeps them in step."), place});
    works(key, what, Words::tr("written, read back, and put back"));
}

} // namespace samband
