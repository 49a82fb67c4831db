#include "core/engine/doctordatatype.h"

#include "core/domain/path.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Doctor)
};

constexpr qint64 day = 24 * 60 * 60 * 1000; // ms
const auto nobody = u"999999999999999"_s; // an id that no record has

int with(const std::vector<Record> &records, const std::function<bool(const Record &)> &has)
{
    return int(std::ranges::count_if(records, has));
}

} // namespace

DatatypeExam::DatatypeExam(Session &session, CrmClient &client, DoctorNotes &notes)
    : m_session(session)
    , m_client(client)
    , m_notes(notes)
{
}

void DatatypeExam::examine(const Patient &patient)
{
    const DatatypeTraits &traits = patient.traits;
    const QString what = Words::tr("Reading %1").arg(traits.name);
    PageRequest request;
    request.datatype = traits.name;
    request.paths = patient.paths;
    if (!traits.parent.isEmpty()) {
        request.parents = m_ids.value(traits.parent).mid(0, std::max(1, traits.parentBatch));
        if (request.parents.isEmpty())
            return m_notes.note({patient.key("list"), Finding::Skipped, what,
                Words::tr("it is read by %1, and none was read").arg(traits.parent), {}, {}});
    }
    const auto page = m_client.page(request, m_session.stop);
    if (!page)
        return m_notes.fails(patient.key("list"), what, page.error(), m_notes.placeOf(traits.name, u"list"_s));
    const std::vector<Record> &records = page->records;
    m_notes.works(patient.key("list"), what,
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
    if (traits.parent.isEmpty()) {
        checkSingle(patient, records.front());
        checkGone(patient);
    }
    if (traits.history && !patient.mapped.isEmpty())
        checkHistory(patient, records.front());
    if (traits.changesSince)
        checkChanges(patient);
}

void DatatypeExam::checkSecondPage(const Patient &patient, const RecordPage &first)
{
    const QString what = Words::tr("Second page of %1").arg(patient.traits.name);
    PageRequest request;
    request.datatype = patient.traits.name;
    request.paths = patient.paths;
    request.cursor = first.next;
    const auto page = m_client.page(request, m_session.stop);
    const QString place = m_notes.placeOf(patient.traits.name, u"list"_s);
    if (!page)
        return m_notes.fails(patient.key("second-page"), what, page.error(), place);
    const QStringList seen = m_ids.value(patient.traits.name);
    const int again = with(page->records, [&](const Record &record) { return seen.contains(record.id); });
    for (const Record &record : page->records)
        m_ids[patient.traits.name] << record.id;
    if (page->records.empty() || again == int(page->records.size()))
        return m_notes.note({patient.key("second-page"), Finding::Fails, what,
            page->records.empty() ? Words::tr("it is empty, though the first page said that there are more")
                                  : Words::tr("it brings the records of the first page again"),
            Words::tr("Correct how the manifest asks for the next page."), place});
    const QString came = Words::tr("%1 more records").arg(page->records.size());
    if (again > 0)
        return m_notes.note({patient.key("second-page"), Finding::Note, what,
            came + Words::tr(", %1 of them were on the first page already").arg(again),
            Words::tr("The order of the list is not stable; Samband reads such lists twice."), place});
    m_notes.works(patient.key("second-page"), what, came);
}

void DatatypeExam::checkTimes(const Patient &patient, const std::vector<Record> &records)
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
    const QString place = m_notes.placeOf(patient.traits.name, {});
    if (ahead > 0)
        return m_notes.note(
            {patient.key("times"), Finding::Fails, what, came + Words::tr("; %1 lie in the future").arg(ahead),
                Words::tr("Correct the form of the times in the manifest (seconds, milliseconds, or text)."), place});
    if (modified < int(records.size()) && patient.traits.changesSince)
        return m_notes.note({patient.key("times"), Finding::Fails, what, came,
            Words::tr("Correct where the manifest finds the time of a change, or leave out “changes”."), place});
    if (created < int(records.size()))
        return m_notes.note({patient.key("times"), Finding::Note, what, came,
            Words::tr("Without it a create whose answer was lost may have to be settled by a person."), place});
    m_notes.works(patient.key("times"), what, came);
}

void DatatypeExam::checkPaths(const Patient &patient, const std::vector<Record> &records)
{
    for (const QString &path : patient.mapped) {
        const int filled =
            with(records, [&](const Record &record) { return !valueOf(record.fields, path).trimmed().isEmpty(); });
        const QString what = Words::tr("Property %1 of %2").arg(path, patient.traits.name);
        const QString came = Words::tr("filled in %1 of %2 records").arg(filled).arg(records.size());
        const QString key = patient.key("property/") + path;
        if (filled > 0)
            m_notes.works(key, what, came);
        else
            m_notes.note({key, Finding::Note, what, came,
                Words::tr("Is it spelt like this in %1? A wrong name reads as blank everywhere.")
                    .arg(m_client.system()),
                m_notes.placeOf(patient.traits.name, {})});
    }
}

void DatatypeExam::checkSingle(const Patient &patient, const Record &known)
{
    const QString what = Words::tr("Reading one of %1 by its id").arg(patient.traits.name);
    const auto read = m_client.read(patient.traits.name, {known.id}, patient.paths, m_session.stop);
    const QString place = m_notes.placeOf(patient.traits.name, u"read"_s);
    if (!read.front())
        return m_notes.fails(patient.key("read"), what, read.front().error(), place);
    if (read.front()->presence != Presence::Present)
        return m_notes.note(
            {patient.key("read"), Finding::Fails, what, Words::tr("the list has it, but by its id it is gone"),
                Words::tr("Correct the read call, or where the manifest finds a record's id."), place});
    QStringList differing;
    for (const QString &path : patient.paths) {
        if (valueOf(read.front()->fields, path) != valueOf(known.fields, path))
            differing << path;
    }
    if (differing.isEmpty())
        return m_notes.works(patient.key("read"), what, Words::tr("the same values as in the list"));
    m_notes.note({patient.key("read"), Finding::Note, what,
        Words::tr("other values than in the list: %1").arg(differing.join(", "_L1)),
        Words::tr("Somebody may have edited it just now; if it stays, the two calls show different properties."),
        place});
}

/// Only a record that reads as gone is ever taken for deleted: what a system answers then must be understood.
void DatatypeExam::checkGone(const Patient &patient)
{
    const QString what = Words::tr("Reading one of %1 that is not there").arg(patient.traits.name);
    const QString place = m_notes.placeOf(patient.traits.name, u"read"_s);
    const auto read = m_client.read(patient.traits.name, {nobody}, patient.paths, m_session.stop).front();
    if (read && read->presence != Presence::Present)
        return m_notes.works(patient.key("gone"), what, Words::tr("it reads as gone"));
    if (!read && read.error().kind == ErrorKind::Cancelled)
        return m_notes.fails(patient.key("gone"), what, read.error(), place);
    m_notes.note({patient.key("gone"), Finding::Note, what,
        read ? Words::tr("a record came for an id that was made up") : toldWithoutRecord(read.error()),
        Words::tr("Nothing is lost by it, but a record that is deleted may not be noticed. Compare the read call in "
                  "the manifest with what %1 documents.")
            .arg(m_client.system()),
        place});
}

void DatatypeExam::checkHistory(const Patient &patient, const Record &known)
{
    const QString what = Words::tr("What properties of %1 have held").arg(patient.traits.name);
    const auto past = m_client.history(patient.traits.name, {known.id}, patient.mapped, m_session.stop).front();
    if (!past)
        return m_notes.fails(
            patient.key("history"), what, past.error(), m_notes.placeOf(patient.traits.name, u"history"_s));
    qsizetype values = 0;
    qsizetype named = 0;
    for (const QList<PastValue> &held : *past) {
        values += held.size();
        named += std::ranges::count_if(held, [](const PastValue &value) { return !value.who.isEmpty(); });
    }
    m_notes.works(patient.key("history"), what,
        values == 0 ? Words::tr("it is told, and the record looked at has had no other values")
                    : Words::tr("%1 values, %2 of them say who gave them").arg(values).arg(named));
}

void DatatypeExam::checkChanges(const Patient &patient)
{
    const QString what = Words::tr("What changed in %1").arg(patient.traits.name);
    const QString place = m_notes.placeOf(patient.traits.name, u"changes"_s);
    PageRequest request;
    request.datatype = patient.traits.name;
    request.paths = patient.paths;
    request.since = m_session.clock() - day;
    if (!patient.traits.parent.isEmpty())
        request.parents = m_ids.value(patient.traits.parent).mid(0, std::max(1, patient.traits.parentBatch));
    const auto page = m_client.page(request, m_session.stop);
    if (!page)
        return m_notes.fails(patient.key("changes"), what, page.error(), place);
    const int older = with(page->records,
        [&](const Record &record) { return record.modifiedAt > 0 && record.modifiedAt < request.since - day; });
    const QString came = Words::tr("%1 records on the first page of the last day").arg(page->records.size());
    if (older > 0)
        return m_notes.note(
            {patient.key("changes"), Finding::Fails, what, came + Words::tr(", %1 of them are older").arg(older),
                Words::tr(
                    "The system does not look at the time it is asked for: correct its name or form in the manifest."),
                place});
    m_notes.works(patient.key("changes"), what, came);
}

} // namespace samband
