#include "tests/e2e/consolestory.h"

#include <QAction>
#include <QLineEdit>

using namespace samband;
using namespace Qt::StringLiterals;

/// What goes wrong in many records for one cause, over both systems: one group, tried again at once, gone when its
/// records are well. The functions are one story and run in their order.
class TestConsoleCauses : public ConsoleStory {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void cleanupTestCase() { close(); }

    void refusalsAreOneCause();
    void otherKindsAreOtherCauses();
    void causeOpensItsRecords();
    void retryTriesOnlyTheGroup();
    void causeGoesWhenItsRecordsAreWell();

private:
    enum Column { Records = 1, System, Kind, Property, Sentence, ToDo, First, Last };
    static constexpr auto locked = "is locked by an import";

    QTableView *causes() const { return child<QTableView>(u"causeTable"_s); }
    QString cell(int row, int column) const
    {
        return causes()->model()->index(row, column).data().toString().trimmed();
    }
    int row() const { return rowWith(causes(), Sentence, QLatin1StringView(locked)); }
    void refuse(const QList<int> &pairs, int status);
    void wellAgain() { QCOMPARE(m_systems->office("DELETE", u"/_sandbox/faults"_s).status, 200); }
};

void TestConsoleCauses::init()
{
    if (m_broken)
        QSKIP("an earlier part of the story failed");
    if (!m_window)
        open();
    if (m_pairs.isEmpty())
        linkAll();
}

/// CRMOffice refuses every write to these from now on, each with its own number in the words.
void TestConsoleCauses::refuse(const QList<int> &pairs, int status)
{
    QJsonArray rules;
    for (const int at : pairs) {
        const QJsonObject problem{{"title"_L1, u"Refused"_s}, {"status"_L1, status},
            {"detail"_L1, u"Record %1 %2."_s.arg(m_pairs[at].crmoffice, QLatin1StringView(locked))}};
        rules << QJsonObject{{"match"_L1, u"PATCH /contacts/"_s + m_pairs[at].crmoffice}, {"effect"_L1, u"status"_s},
            {"status"_L1, status}, {"times"_L1, -1},
            {"body"_L1, QString::fromUtf8(QJsonDocument(problem).toJson(QJsonDocument::Compact))}};
    }
    QCOMPARE(m_systems->office("POST", u"/_sandbox/faults"_s, QJsonDocument(rules).toJson()).status, 200);
}

void TestConsoleCauses::refusalsAreOneCause()
{
    const QList<int> some{3, 4, 5};
    refuse(some, 422);
    for (const int at : some)
        edit(m_pairs[at], {{"lastname"_L1, u"Sperret%1"_s.arg(at)}}, {});
    QVERIFY(syncs());
    m_window->goTo(u"causes"_s);
    QTRY_VERIFY(row() >= 0);
    const int at = row();
    QCOMPARE(cell(at, Records), u"3"_s);
    QCOMPARE(cell(at, System), u"CRMOffice"_s);
    QCOMPARE(cell(at, Kind), u"Not accepted"_s);
    QVERIFY2(!cell(at, Sentence).contains(m_pairs[3].crmoffice), qPrintable(cell(at, Sentence)));
    for (const int column : {ToDo, First, Last})
        QVERIFY(!cell(at, column).isEmpty());
    for (const int pair : some)
        QVERIFY(!inCrmoffice(m_pairs[pair], u"familyName"_s).startsWith("Sperret"_L1));
}

/// The same words, but of another kind, ask for something else to be done.
void TestConsoleCauses::otherKindsAreOtherCauses()
{
    refuse({8}, 409);
    edit(m_pairs[8], {{"lastname"_L1, u"Dobbel"_s}}, {});
    QVERIFY(syncs());
    m_window->goTo(u"causes"_s);
    QTRY_VERIFY(rowWith(causes(), Kind, u"Duplicate"_s) >= 0);
    const int at = rowWith(causes(), Kind, u"Duplicate"_s);
    QCOMPARE(cell(at, Records), u"1"_s);
    QVERIFY(cell(at, ToDo) != cell(rowWith(causes(), Kind, u"Not accepted"_s), ToDo));
    auto *filter = child<QLineEdit>(u"causeFilter_%1"_s.arg(int(Kind)));
    QTest::keyClicks(filter, u"duplic"_s);
    QTRY_COMPARE(causes()->model()->rowCount(), 1);
    filter->clear();
    QTRY_VERIFY(causes()->model()->rowCount() > 1);
}

void TestConsoleCauses::causeOpensItsRecords()
{
    m_window->goTo(u"causes"_s);
    int at = -1;
    QTRY_VERIFY((at = rowWith(causes(), Kind, u"Not accepted"_s)) >= 0);
    while (cell(at, Records) != u"3"_s && at < causes()->model()->rowCount())
        ++at;
    causes()->setFocus();
    causes()->selectRow(at);
    QTest::keyClick(causes(), Qt::Key_Return);
    QTRY_VERIFY(table()->isVisible());
    QTRY_COMPARE(table()->model()->rowCount(), 3);
}

void TestConsoleCauses::retryTriesOnlyTheGroup()
{
    wellAgain();
    QVERIFY(syncs());
    QVERIFY2(
        inCrmoffice(m_pairs[3], u"familyName"_s) != u"Sperret3"_s, "a refused record rests before it is tried again");
    m_window->goTo(u"causes"_s);
    int at = -1;
    QTRY_VERIFY((at = row()) >= 0);
    while (at < causes()->model()->rowCount() && cell(at, Kind) != u"Not accepted"_s)
        ++at;
    causes()->setFocus();
    causes()->selectRow(at);
    QCOMPARE(cell(at, Records), u"3"_s);
    const auto before = m_ended->size();
    QTest::keyClick(causes(), Qt::Key_S);
    QVERIFY(endsAfter(before));
    for (const int pair : {3, 4, 5})
        QCOMPARE(inCrmoffice(m_pairs[pair], u"familyName"_s), u"Sperret%1"_s.arg(pair));
    QVERIFY2(inCrmoffice(m_pairs[8], u"familyName"_s) != u"Dobbel"_s, "another cause was not asked for");
}

void TestConsoleCauses::causeGoesWhenItsRecordsAreWell()
{
    m_window->goTo(u"causes"_s);
    QTRY_VERIFY(rowWith(causes(), Kind, u"Duplicate"_s) == row());
    QVERIFY(row() >= 0);
    // Somebody corrects it in the system itself: the record agrees, and nothing of ours has to be asked.
    edit(m_pairs[8], {}, {{"familyName"_L1, u"Dobbel"_s}});
    QVERIFY(syncs());
    QTRY_COMPARE(row(), -1);
}

QTEST_MAIN(TestConsoleCauses)
#include "tst_console_causes.moc"
