#include "core/engine/doctor.h"

#include "core/crm/reach.h"
#include "core/crm/tokenkeeper.h"
#include "core/domain/path.h"
#include "core/engine/createkey.h"
#include "core/engine/doctordatatype.h"
#include "core/engine/preflight.h"
#include "core/engine/systems.h"

#include <QCoreApplication>

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

/// The report on \a side of \a session before anything was looked at.
DoctorReport reportOn(Session &session, Side side)
{
    DoctorReport report;
    report.side = side;
    report.system = session.client[side]->system();
    report.at = session.clock();
    if (const auto connection = session.setup.connection(side); connection && *connection) {
        report.baseUrl = (*connection)->baseUrl;
        report.manifest = (*connection)->manifest;
    }
    return report;
}

} // namespace

Doctor::Doctor(Session &session, Side side, CheckAccess checkAccess, std::function<void(const DoctorCheck &)> told)
    : m_session(session)
    , m_side(side)
    , m_checkAccess(std::move(checkAccess))
    , m_client(*session.client[side])
    , m_notes(reportOn(session, side), std::move(told))
{
}

DoctorReport Doctor::examine(const std::optional<WriteProbe> &probe)
{
    examineAll(probe);
    if (m_session.stopped())
        m_notes.note({u"stopped"_s, Finding::Skipped, Words::tr("Everything after this"),
            Words::tr("you stopped before it was looked at"), Words::tr("Look again to see the rest."), {}});
    return m_notes.report();
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
    DatatypeExam datatypes(m_session, m_client, m_notes);
    for (const Patient &patient : patients())
        goesOn([&] { datatypes.examine(patient); });
    goesOn([this] { checkProperties(); });
    for (const Patient &patient : patients()) {
        if (patient.traits.side.canCreate)
            goesOn([&] { checkKey(patient); });
    }
    goesOn([this] { checkClock(); });
    if (probe)
        goesOn([&] { checkWrite(*probe); });
}

Doctor::CheckAccess accessOf(const ConnectionRow &connection, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, std::stop_token stop)
{
    const auto credential = vault->read(connection.tokenSource);
    const auto manifest = loadManifest(connection.manifest, connection.settings);
    if (!credential || !manifest)
        return {};
    const auto keeper = keeperOf(connection, *manifest, vault, clock);
    if (!keeper->load())
        return {};
    return [=, scopes = credential->scopes, manifest = *manifest, baseUrl = connection.baseUrl](
               const QList<Need> &needs) -> Result<AccessReport> {
        if (keeper->isDue()) {
            if (const Status renewed = keeper->renew({}, stop); !renewed)
                return renewed.error();
        }
        const QString token = keeper->token();
        auto report = checkAccess(manifest, baseUrl, token, scopes, needs, stop);
        // A clock that is off, or a token that was revoked alone: what a run would renew is no reason to sign in again.
        if (report || report.error().kind != ErrorKind::Unauthorized || !keeper->renew(token.toUtf8(), stop))
            return report;
        return checkAccess(manifest, baseUrl, keeper->token(), scopes, needs, stop);
    };
}

void Doctor::checkAddress()
{
    const QString what = Words::tr("Address and encryption");
    const auto way = reach(m_notes.report().baseUrl, m_session.stop);
    if (!way)
        return m_notes.fails(u"address"_s, what, way.error());
    QString came =
        Words::tr("%1 answers on port %2 after %3").arg(way->host).arg(way->port).arg(seconds(way->milliseconds));
    came += way->encrypted ? Words::tr(", encrypted (%1)").arg(way->protocol)
                           : Words::tr(", on this machine and not encrypted");
    const qint64 left = way->certificateEndsAt - m_session.clock();
    if (way->encrypted && left < certificateWarnsFor)
        return m_notes.note({u"address"_s, Finding::Note, what, came,
            Words::tr("The server's certificate ends in %1 days. Tell whoever runs it.").arg(left / day), {}});
    m_notes.works(u"address"_s, what, came);
}

void Doctor::checkAssumptions()
{
    const auto manifest = loadManifest(m_notes.report().manifest);
    if (!manifest)
        return m_notes.fails(u"manifest"_s, Words::tr("Manifest"), manifest.error());
    if (manifest->assumed.isEmpty())
        return m_notes.works(u"manifest"_s, Words::tr("Manifest"), Words::tr("nothing in it is assumed"));
    for (qsizetype at = 0; at < manifest->assumed.size(); ++at) {
        const Assumption &assumption = manifest->assumed[at];
        m_notes.note({u"assumption/%1"_s.arg(at + 1), Finding::Note, Words::tr("Assumed by the manifest"),
            assumption.note, Words::tr("Nobody confirmed this. The checks below show whether it holds."),
            u"%1:%2"_s.arg(m_notes.report().manifest).arg(assumption.line)});
    }
}

QList<Patient> Doctor::patients() const
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
        return m_notes.note({u"sign-in"_s, Finding::Skipped, what, Words::tr("there is no token to look at"),
            Words::tr("Sign in first."), {}});
    QList<Need> needs;
    for (const ActiveFlow &active : m_session.flows)
        needs << Need{active.traits[m_side].name, m_side == Side::Target || !active.flow.mappings.isEmpty()};
    const auto access = m_checkAccess(needs);
    if (!access)
        return m_notes.fails(u"sign-in"_s, what, access.error());
    QString came = access->account.isEmpty() ? Words::tr("the token is accepted")
                                             : Words::tr("the token is accepted, account %1").arg(access->account);
    if (!access->missing.isEmpty())
        return m_notes.note({u"sign-in"_s, Finding::Fails, what,
            came + Words::tr("; permissions are missing: %1").arg(access->missing.join(", "_L1)),
            Words::tr("Give the token these permissions in %1, then sign in again.").arg(m_client.system()), {}});
    if (access->scopesKnown)
        came += Words::tr("; every permission that the document needs is there");
    m_notes.works(u"sign-in"_s, what, came);
}

void Doctor::checkProperties()
{
    const QString what = Words::tr("Properties of the mappings in the account");
    const auto found = findings(m_session);
    if (!found)
        return m_notes.fails(u"properties"_s, what, found.error());
    int mine = 0;
    for (const PropertyFinding &finding : *found) {
        if (finding.side != m_side)
            continue;
        m_notes.note({u"properties/%1"_s.arg(++mine), Finding::Fails, what, finding.text, {}, {}});
    }
    if (mine == 0)
        m_notes.works(u"properties"_s, what, Words::tr("nothing is missing or locked, as far as the system tells"));
}

void Doctor::checkKey(const Patient &patient)
{
    const QString what = Words::tr("How new %1 are kept from being made twice").arg(patient.traits.name);
    const QString place = m_notes.placeOf(patient.traits.name, {});
    const auto standing = keyStanding(m_client, patient.traits, m_session.stop);
    if (!standing)
        return m_notes.fails(patient.key("made-once"), what, standing.error(), place);
    const QString advice = keyAdvice(*standing, m_client.system());
    m_notes.note({patient.key("made-once"), advice.isEmpty() ? Finding::Works : Finding::Note, what, keyText(*standing),
        advice, advice.isEmpty() ? QString() : place});
}

void Doctor::checkClock()
{
    const auto ahead = m_client.clockAhead();
    const QString what = Words::tr("Clocks");
    if (!ahead)
        return m_notes.works(u"clock"_s, what, Words::tr("the system does not tell its time"));
    const QString came = Words::tr("they differ by %1").arg(seconds(std::abs(*ahead)));
    if (std::abs(*ahead) <= skewAllowed)
        return m_notes.works(u"clock"_s, what, came);
    m_notes.note({u"clock"_s, Finding::Note, what, came,
        Words::tr("Samband allows for it. Set this machine's clock if it is the wrong one."), {}});
}

/// Adds a letter to the value, reads it back, and puts the old value back, whatever happened to the first write, and
/// whoever wants to stop meanwhile.
void Doctor::checkWrite(const WriteProbe &probe)
{
    const QString what = Words::tr("Writing %1 and putting it back").arg(probe.path);
    const QString key = probe.datatype + u"/write"_s;
    const QString place = m_notes.placeOf(probe.datatype, u"update"_s);
    const auto before = m_client.read(probe.datatype, {probe.recordId}, {probe.path}, m_session.stop);
    if (!before.front())
        return m_notes.fails(key, what, before.front().error(), m_notes.placeOf(probe.datatype, u"read"_s));
    if (before.front()->presence != Presence::Present)
        return m_notes.note({key, Finding::Fails, what, Words::tr("there is no such record"),
            Words::tr("Name a record that may be changed for a moment."), {}});
    const QString old = valueOf(before.front()->fields, probe.path);
    const QString marked = old.isEmpty() ? u"x"_s : old + u'x';
    const auto send = [&](const QString &value, std::stop_token stop) {
        RecordChange change{u"doctor"_s, probe.recordId, {{probe.path, value}}, {}};
        return m_client.update(probe.datatype, {change}, {probe.path}, std::move(stop)).front();
    };
    const auto wrote = send(marked, m_session.stop);
    if (!wrote && wrote.error().kind == ErrorKind::Cancelled) // it was not sent
        return m_notes.fails(key, what, wrote.error(), place);
    // A refusal means that nothing was written; after everything else the old value is put back.
    const bool untouched =
        !wrote && (wrote.error().kind == ErrorKind::Refused || wrote.error().kind == ErrorKind::Forbidden);
    const auto back = untouched ? wrote : send(old, {});
    const auto after = m_client.read(probe.datatype, {probe.recordId}, {probe.path}, {});
    const bool restored = after.front() && valueOf(after.front()->fields, probe.path) == old;
    if (!restored)
        return m_notes.note({key, Finding::Fails, what,
            Words::tr("the old value could not be put back: %1")
                .arg(back ? QString() : toldWithoutRecord(withoutValue(back.error(), old))),
            Words::tr("Set the property by hand in %1: it may end with an x too many.").arg(m_client.system()), place});
    if (!wrote)
        return m_notes.fails(key, what, withoutValue(wrote.error(), old), place,
            untouched ? Words::tr("; nothing was changed") : Words::tr("; the old value is back"));
    if (valueOf(wrote->fields, probe.path) != marked)
        return m_notes.note({key, Finding::Note, what,
            Words::tr("%1 stored another spelling than it was sent; the old value is back").arg(m_client.system()),
            Words::tr("Samband shows such properties as stored differently and keeps them in step."), place});
    m_notes.works(key, what, Words::tr("written, read back, and put back"));
}

} // namespace samband
