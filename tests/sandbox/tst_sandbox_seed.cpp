#include "tests/sandbox/client.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxSeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isTheSameForASeed();
    void liesInThePast();
    void sharesPeopleBetweenTheSystems();
    void spellsPhonesDifferently();
    void holdsTheAwkwardCases();
    void namesThingsAlike();

private:
    QString keyOf(const QJsonValue &record, const char *given, const char *family)
    {
        return (record[QLatin1StringView(given)].toString() + u' ' + record[QLatin1StringView(family)].toString())
            .trimmed();
    }
    QString digits(const QJsonValue &value)
    {
        QString text = value.toString().remove(QRegularExpression(u"[^0-9]"_s));
        return text.right(8);
    }
    QSet<QString> people(const QJsonArray &records, const char *given, const char *family, const char *phone)
    {
        QSet<QString> keys;
        for (const QJsonValue &record : records)
            if (const QString number = digits(record[QLatin1StringView(phone)]); !number.isEmpty())
                keys.insert(keyOf(record, given, family) + number);
        return keys;
    }

    QByteArray m_hubText;
    QJsonObject m_hub;
    QJsonObject m_office;
};

void TestSandboxSeed::initTestCase()
{
    Client client({.contacts = 2000, .seed = 7});
    m_hubText = client.hub("GET", u"/_sandbox/state"_s).body;
    m_hub = QJsonDocument::fromJson(m_hubText).object();
    m_office = client.office("GET", u"/_sandbox/state"_s).json();
}

void TestSandboxSeed::isTheSameForASeed()
{
    Client again({.contacts = 2000, .seed = 7});
    QCOMPARE(again.hub("GET", u"/_sandbox/state"_s).body, m_hubText);
    QCOMPARE(again.office("GET", u"/_sandbox/state"_s).json(), m_office);
    Client other({.contacts = 2000, .seed = 8});
    QVERIFY(other.hub("GET", u"/_sandbox/state"_s).body != m_hubText);
}

void TestSandboxSeed::liesInThePast()
{
    for (const QJsonValue &contact : m_hub["contacts"_L1].toArray()) {
        QVERIFY(contact["createdAt"_L1].toString() <= contact["modifiedAt"_L1].toString());
        QVERIFY(contact["modifiedAt"_L1].toString() < u"2025-05"_s);
    }
}

void TestSandboxSeed::sharesPeopleBetweenTheSystems()
{
    const QJsonArray contacts = m_hub["contacts"_L1].toArray();
    QCOMPARE(contacts.size(), 2000);
    QSet<QString> both = people(contacts, "firstname", "lastname", "mobilephone");
    both.unite(people(contacts, "firstname", "lastname", "phone"));
    const QJsonArray others = m_office["contacts"_L1].toArray();
    int shared = 0;
    for (const QJsonValue &other : others) {
        const QString name = keyOf(other, "givenName", "familyName");
        if (both.contains(name + digits(other["mobilePhone"_L1]))
            || both.contains(name + digits(other["directPhone"_L1])))
            ++shared;
    }
    QVERIFY2(shared > 1100 && shared < 1350, qPrintable(QString::number(shared)));
    QVERIFY2(others.size() - shared >= 190, qPrintable(QString::number(others.size() - shared)));
    QCOMPARE(m_hub["companies"_L1].toArray().size(), 200);
    QCOMPARE(m_hub["products"_L1].toArray().size(), 20);
    QCOMPARE(m_hub["users"_L1].toArray().size(), 4);
}

void TestSandboxSeed::spellsPhonesDifferently()
{
    static const QRegularExpression plus(u"^\\+47 \\d"_s);
    int withPlus = 0;
    int withZeros = 0;
    int inBrackets = 0;
    for (const QJsonValue &contact : m_office["contacts"_L1].toArray()) {
        const QString phone = contact["mobilePhone"_L1].toString();
        withPlus += plus.match(phone).hasMatch() ? 1 : 0;
        withZeros += phone.startsWith("0047"_L1) ? 1 : 0;
        inBrackets += phone.startsWith("(+47)"_L1) ? 1 : 0;
        QVERIFY(phone.size() <= 20);
    }
    QVERIFY(withPlus > 50 && withZeros > 50 && inBrackets > 50);
}

void TestSandboxSeed::holdsTheAwkwardCases()
{
    int nameless = 0;
    int veryLong = 0;
    int blanks = 0;
    int odd = 0;
    int abroad = 0;
    for (const QJsonValue &contact : m_hub["contacts"_L1].toArray()) {
        const QString first = contact["firstname"_L1].toString();
        const QString phone = contact["phone"_L1].toString();
        nameless += first.isEmpty() && contact["lastname"_L1].toString().isEmpty() ? 1 : 0;
        veryLong += contact["lastname"_L1].toString().size() > 150 ? 1 : 0;
        blanks += first != first.trimmed() ? 1 : 0;
        odd += phone.contains("sentralbord "_L1) || (!phone.isEmpty() && digits(phone).isEmpty()) ? 1 : 0;
        abroad += phone.startsWith("+46"_L1) || phone.startsWith("+44"_L1) || phone.startsWith("+1"_L1)
                || phone.startsWith("+45"_L1)
            ? 1
            : 0;
    }
    QVERIFY(nameless > 3 && veryLong > 3 && blanks > 3 && odd > 6 && abroad > 3);
    QHash<QString, int> twice;
    for (const QJsonValue &contact : m_office["contacts"_L1].toArray())
        ++twice[keyOf(contact, "givenName", "familyName") + digits(contact["mobilePhone"_L1])];
    QVERIFY(std::count_if(twice.begin(), twice.end(), [](int count) { return count > 1; }) > 8);
}

void TestSandboxSeed::namesThingsAlike()
{
    QSet<QString> firms;
    for (const QJsonValue &company : m_office["companies"_L1].toArray())
        firms.insert(company["name"_L1].toString());
    int products = 0;
    for (const QJsonValue &product : m_hub["products"_L1].toArray())
        products += firms.contains(product["name"_L1].toString()) ? 1 : 0;
    QVERIFY(products >= 5 && products < 15);
    const QSet<QString> contacts = [&] {
        QSet<QString> names;
        for (const QJsonValue &contact : m_office["contacts"_L1].toArray())
            names.insert(keyOf(contact, "givenName", "familyName"));
        return names;
    }();
    int users = 0;
    for (const QJsonValue &user : m_hub["users"_L1].toArray())
        users += contacts.contains(keyOf(user, "firstName", "lastName")) ? 1 : 0;
    QVERIFY(users >= 2);
}

QTEST_GUILESS_MAIN(TestSandboxSeed)
#include "tst_sandbox_seed.moc"
