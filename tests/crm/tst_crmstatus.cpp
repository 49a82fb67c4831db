#include "hubspotanswers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

enum class Way { BatchCreate, BatchUpdate, BatchArchive, Search, Associations };

/// What \a way comes to when every call of it is answered with the same status.
QList<Error> outcomeOf(RestClient &client, Way way)
{
    QList<Error> errors;
    const auto collect = [&](const auto &results) {
        for (const auto &one : results)
            errors << (one ? Error{} : one.error());
    };
    const Changes changes{{u"properties.firstname"_s, u"Kari"_s}};
    switch (way) {
    case Way::BatchCreate:
        collect(client.create(u"contact"_s, {{u"k1"_s, changes}, {u"k2"_s, changes}}, paths, {}));
        break;
    case Way::BatchUpdate:
        collect(client.update(u"contact"_s, {{u"k1"_s, u"1"_s, changes}, {u"k2"_s, u"2"_s, changes}}, paths, {}));
        break;
    case Way::BatchArchive:
        collect(client.archive(u"contact"_s, {u"1"_s, u"2"_s}, {}));
        break;
    case Way::Search: {
        PageRequest request = asking(u"contact"_s);
        request.since = 1'000;
        collect(QList<Result<RecordPage>>{client.page(request, {})});
        break;
    }
    case Way::Associations: {
        PageRequest request = asking(u"contactcompanyassociation"_s, {});
        request.parents = QStringList{u"1"_s, u"2"_s};
        collect(QList<Result<RecordPage>>{client.page(request, {})});
        break;
    }
    }
    return errors;
}

bool writes(Way way)
{
    return way == Way::BatchCreate || way == Way::BatchUpdate || way == Way::BatchArchive;
}

} // namespace

/// Every status code of the fact sheet (9.3) at the calls that take many records at once: what each record is told, and
/// that nothing is sent twice whose fate is not known.
class TestCrmStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codes_data();
    void codes();
};

void TestCrmStatus::codes_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("again"); // asked more than once
    using enum ErrorKind;
    const QList<std::pair<Way, const char *>> ways{{Way::BatchCreate, "create"}, {Way::BatchUpdate, "update"},
        {Way::BatchArchive, "archive"}, {Way::Search, "search"}, {Way::Associations, "associations"}};
    for (const auto &[way, name] : ways) {
        const auto row = [&](int status, ErrorKind kind, bool again) {
            QTest::newRow((QByteArray(name) + ' ' + QByteArray::number(status)).constData())
                << way << status << kind << again;
        };
        row(401, Unauthorized, false);
        row(403, Forbidden, false);
        row(423, Locked, true);
        row(429, RateLimited, true);
        row(477, Unavailable, true);
        for (const int status : {500, 502, 503, 504, 521, 522, 523, 524, 525, 526})
            row(status, writes(way) ? OutcomeUnknown : Unavailable, !writes(way));
        // A refused batch is halved until the record is found that it is about; a page is asked for once.
        row(400, Refused, writes(way));
        row(409, Duplicate, writes(way));
        if (way != Way::BatchArchive) // what is gone there already is done
            row(404, NotFound, writes(way));
    }
}

void TestCrmStatus::codes()
{
    QFETCH(Way, way);
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, again);
    QByteArrayList bodies;
    FakeHttp server([&](const SeenRequest &request) {
        bodies << request.method + ' ' + request.target + ' ' + request.body;
        FakeAnswer answer = rawAnswer(status == 403
                ? R"({"message":"Nei","errors":[{"context":{"requiredGranularScopes":["crm.objects.contacts.write"]}}]})"
                : R"({"message":"Nei"})",
            status);
        return answer;
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const QList<Error> errors = outcomeOf(client, way);
    QVERIFY(!errors.isEmpty());
    for (const Error &error : errors) {
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.text.contains(u"HubSpot"_s) && !error.text.contains(secret), qPrintable(error.text));
    }
    QCOMPARE(server.seen.size() > 1, again);
    if (kind == ErrorKind::OutcomeUnknown)
        QCOMPARE(QSet<QByteArray>(bodies.begin(), bodies.end()).size(), bodies.size());
}

QTEST_GUILESS_MAIN(TestCrmStatus)
#include "tst_crmstatus.moc"
