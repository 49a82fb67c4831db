#include "tests/support/fakecontroller.h"

namespace samband {

using namespace Qt::StringLiterals;

void FakeController::makeDoctorReports()
{
    doctorReports.source = {Side::Source, u"HubSpot"_s, u"https://api.hubapi.com"_s,
        u":/samband/connectors/hubspot.json"_s, 1'795'000'000'000,
        {{u"address"_s, Finding::Works, u"Address and encryption"_s,
             u"api.hubapi.com answers on port 443 after 0.1 s, encrypted (TLSv1.3)"_s, {}, {}},
            {u"sign-in"_s, Finding::Works, u"Sign-in and permissions"_s,
                u"the token is accepted, account 4711; every permission that the document needs is there"_s, {}, {}},
            {u"contact/list"_s, Finding::Works, u"Reading contact"_s,
                u"100 records on the first page, and there are more"_s, {}, {}},
            {u"contact/second-page"_s, Finding::Works, u"Second page of contact"_s, u"100 more records"_s, {}, {}},
            {u"clock"_s, Finding::Note, u"Clocks"_s, u"they differ by 140.0 s"_s,
                u"Samband allows for it. Set this machine's clock if it is the wrong one."_s, {}}}};
    const QString manifest = u"/home/ane/crmoffice.json"_s;
    doctorReports.target = {Side::Target, u"CRMOffice"_s, u"https://crm.example.com/api"_s, manifest, 1'795'000'000'000,
        {{u"address"_s, Finding::Works, u"Address and encryption"_s,
             u"crm.example.com answers on port 443 after 0.2 s, encrypted (TLSv1.3)"_s, {}, {}},
            {u"assumption/1"_s, Finding::Note, u"Assumed by the manifest"_s,
                u"The list is paged by number, 100 records a page."_s,
                u"Nobody confirmed this. The checks below show whether it holds."_s, manifest + u":12"_s,
                u"\"pageSize\": 100,"_s},
            {u"sign-in"_s, Finding::Works, u"Sign-in and permissions"_s, u"the token is accepted"_s, {}, {}},
            {u"contacts/list"_s, Finding::Fails, u"Reading contacts"_s,
                u"The answer has no list under “items”. (HTTP 200)"_s,
                u"Compare the call and the shape of the answer in the manifest with what CRMOffice documents."_s,
                manifest + u":61"_s,
                u"\"list\": {\"method\": \"GET\", \"path\": \"contacts\", \"records\": \"items\"}"_s},
            {u"companies/list"_s, Finding::Skipped, u"Reading companies"_s,
                u"it is read by contacts, and none was read"_s, {}, {}}}};
}

void FakeController::examine(const DoctorWish &wish)
{
    calls << u"examine %1%2"_s.arg(toText(wish.side), wish.probe ? u" and write"_s : QString());
    examined << wish;
    const DoctorReport report = doctorReports[wish.side];
    const qsizetype told = doctorEnds ? report.checks.size() : 1;
    for (const DoctorCheck &check : report.checks.first(told))
        answer([=, this] { Q_EMIT doctorChecked(wish.side, check); });
    if (doctorEnds)
        answer([=, this] { Q_EMIT doctorReady(report); });
}

void FakeController::cancelExamination()
{
    calls << u"cancelExamination"_s;
    if (examined.isEmpty())
        return;
    DoctorReport report = doctorReports[examined.last().side];
    report.checks = report.checks.first(1);
    report.checks << DoctorCheck{u"stopped"_s, Finding::Skipped, u"Everything after this"_s,
        u"you stopped before it was looked at"_s, u"Look again to see the rest."_s, {}};
    answer([=, this] { Q_EMIT doctorReady(report); });
}

} // namespace samband
