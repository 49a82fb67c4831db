#include "tests/sandbox/client.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxAssociations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void linksAndUnlinks();
    void leavesOutContactsWithoutLinks();
    void replacesLabels();
    void refusesDeadEnds();
    void listsWithTheContacts();
    void createsWithTheContact();

private:
    QString contactPath() const { return u"/crm/objects/2026-09/contacts/%1/associations/companies"_s.arg(m_contact); }
    Answer batch(const QString &verb, const QByteArray &body)
    {
        return m_client->hub("POST", u"/crm/associations/2026-09/contacts/companies/batch/"_s + verb, body);
    }
    QByteArray pair() const
    {
        return u"{\"inputs\":[{\"from\":{\"id\":\"%1\"},\"to\":{\"id\":\"%2\"}}]}"_s.arg(m_contact, m_company).toUtf8();
    }

    std::unique_ptr<Client> m_client;
    QString m_contact;
    QString m_company;
};

void TestSandboxAssociations::init()
{
    m_client = std::make_unique<Client>();
    m_contact = m_client->hub("POST", u"/crm/objects/2026-09/contacts"_s, R"({"properties":{"firstname":"A"}})")
                    .json()["id"_L1]
                    .toString();
    m_company = m_client->hub("GET", u"/crm/objects/2026-09/companies"_s).rows()[0]["id"_L1].toString();
}

void TestSandboxAssociations::linksAndUnlinks()
{
    QCOMPARE(batch(u"associate/default"_s, pair()).status, 200);
    const QJsonArray links = m_client->hub("GET", contactPath()).rows();
    QCOMPARE(links.size(), 1);
    QVERIFY(links[0]["toObjectId"_L1].isDouble());
    QCOMPARE(QString::number(links[0]["toObjectId"_L1].toInteger()), m_company);
    QCOMPARE(links[0]["associationTypes"_L1].toArray().size(), 2); // the first company is the primary one
    QCOMPARE(m_client->hub("DELETE", contactPath() + u'/' + m_company).status, 204);
    QCOMPARE(m_client->hub("GET", contactPath()).rows().size(), 0);
    QCOMPARE(m_client
                 ->hub("PUT",
                     u"/crm/objects/2026-09/contacts/%1/associations/default/companies/%2"_s.arg(m_contact, m_company))
                 .status,
        200);
    QCOMPARE(m_client->hub("GET", contactPath()).rows().size(), 1);
    const QByteArray archive =
        u"{\"inputs\":[{\"from\":{\"id\":\"%1\"},\"to\":[{\"id\":\"%2\"}]}]}"_s.arg(m_contact, m_company).toUtf8();
    QCOMPARE(batch(u"archive"_s, archive).status, 200);
    QCOMPARE(m_client->hub("GET", contactPath()).rows().size(), 0);
}

void TestSandboxAssociations::leavesOutContactsWithoutLinks()
{
    const QByteArray body = u"{\"inputs\":[{\"id\":\"%1\"},{\"id\":\"5\"}]}"_s.arg(m_contact).toUtf8();
    const Answer none = batch(u"read"_s, body);
    QCOMPARE(none.status, 200);
    QCOMPARE(none.rows().size(), 0);
    batch(u"associate/default"_s, pair());
    const QJsonArray one = batch(u"read"_s, body).rows();
    QCOMPARE(one.size(), 1);
    QCOMPARE(one[0]["from"_L1]["id"_L1].toString(), m_contact);
    QCOMPARE(batch(u"read"_s, "{\"inputs\":[" + QByteArrayList(1001, R"({"id":"1"})").join(',') + "]}").status, 400);
}

void TestSandboxAssociations::replacesLabels()
{
    const auto put = [&](const QByteArray &specs) {
        return m_client->hub("PUT", contactPath() + u'/' + m_company, specs).status;
    };
    const auto types = [&] {
        QList<int> ids;
        for (const QJsonValue &type : m_client->hub("GET", contactPath()).rows()[0]["associationTypes"_L1].toArray())
            ids.append(type["typeId"_L1].toInt());
        return ids;
    };
    QCOMPARE(put(R"([{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":931}])"), 201);
    QCOMPARE(types(), (QList<int>{279, 1, 931}));
    QCOMPARE(put(R"([{"associationCategory":"USER_DEFINED","associationTypeId":37}])"), 201);
    QCOMPARE(types(), (QList<int>{279, 1, 37}));
    QCOMPARE(put(R"([{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":4444}])"), 400);
    QCOMPARE(m_client->hub("GET", u"/crm/associations/2026-09/contacts/companies/labels"_s).rows().size(), 4);
}

void TestSandboxAssociations::refusesDeadEnds()
{
    m_client->hub("DELETE", u"/crm/objects/2026-09/companies/"_s + m_company);
    const Answer answer = batch(u"associate/default"_s, pair());
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.json()["context"_L1]["INVALID_OBJECT_IDS"_L1][0].toString().contains(m_company));
}

void TestSandboxAssociations::listsWithTheContacts()
{
    qsizetype linked = 0;
    for (const QJsonValue &contact :
        m_client->hub("GET", u"/crm/objects/2026-09/contacts?limit=100&associations=companies"_s).rows())
        linked += contact["associations"_L1]["companies"_L1]["results"_L1].toArray().isEmpty() ? 0 : 1;
    QVERIFY2(linked > 50 && linked < 90, qPrintable(QString::number(linked)));
}

void TestSandboxAssociations::createsWithTheContact()
{
    const QByteArray body =
        u"{\"properties\":{\"firstname\":\"B\"},\"associations\":[{\"to\":{\"id\":\"%1\"},\"types\":[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":279}]}]}"_s
            .arg(m_company)
            .toUtf8();
    m_contact = m_client->hub("POST", u"/crm/objects/2026-09/contacts"_s, body).json()["id"_L1].toString();
    QCOMPARE(m_client->hub("GET", contactPath()).rows().size(), 1);
    const Answer found = m_client->hub("POST", u"/crm/objects/2026-09/contacts/search"_s,
        u"{\"limit\":200,\"filterGroups\":[{\"filters\":[{\"propertyName\":\"associations.company\",\"operator\":\"EQ\",\"value\":\"%1\"}]}]}"_s
            .arg(m_company)
            .toUtf8());
    QVERIFY(found.json()["total"_L1].toInt() >= 1);
    QCOMPARE(found.rows().last()["id"_L1].toString(), m_contact);
}

QTEST_GUILESS_MAIN(TestSandboxAssociations)
#include "tst_sandbox_associations.moc"
