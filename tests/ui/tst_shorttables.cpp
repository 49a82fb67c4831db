#include "tests/ui/windowfixture.h"
#include "ui/language.h"
#include "ui/reviewmodel.h"
#include "ui/tableview.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QStackedWidget>
#include <QTableView>

using namespace samband;
using namespace Qt::StringLiterals;

/// Causes and proposed links are tables like the others: filtered, sorted, exported; and what is done to many at once
/// says first what it does.
class TestShortTables : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void causesTellSystemAndKind();
    void causesAreReadWhole_data();
    void causesAreReadWhole();
    void causesAreFiltered();
    void causesAreSorted();
    void causesAreExported();
    void aSelectedCauseStaysSelected();
    void proposedLinksAreFiltered();
    void proposedLinksAreSorted();
    void proposedLinksAreExported();
    void acceptingTellsWhatItDoes();
    void oneLinkIsAcceptedAtOnce();

private:
    TableView *causes() const { return child<TableView>(u"causeTable"_s); }
    TableView *review() const
    {
        return child<QStackedWidget>(u"pages"_s)->currentWidget()->findChild<TableView *>(u"reviewTable"_s);
    }
    void openCauses();
    void openReview();
    void type(const QString &field, const QString &text) const;
    static int columnOf(const QTableView *table, const QString &title);
    static QStringList textsOf(const QTableView *table, int column);
    QString exported(const QString &action, const QString &file);
};

void TestShortTables::openCauses()
{
    openWindow();
    goTo(u"causes"_s);
    QTRY_VERIFY(causes()->isVisible() && causes()->model()->rowCount() >= 5);
}

void TestShortTables::openReview()
{
    m_controller->fillFirstRun(30);
    openWindow();
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(review());
    QTRY_COMPARE(review()->model()->rowCount(), 20);
}

void TestShortTables::type(const QString &field, const QString &text) const
{
    auto *edit = child<QStackedWidget>(u"pages"_s)->currentWidget()->findChild<QLineEdit *>(field);
    QVERIFY2(edit && edit->isVisible(), qPrintable(field));
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, text);
}

int TestShortTables::columnOf(const QTableView *table, const QString &title)
{
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (table->model()->headerData(column, Qt::Horizontal).toString().trimmed() == title)
            return column;
    }
    return -1;
}

QStringList TestShortTables::textsOf(const QTableView *table, int column)
{
    QStringList texts;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        texts << table->model()->index(row, column).data().toString().trimmed();
    return texts;
}

QString TestShortTables::exported(const QString &action, const QString &file)
{
    m_window->findChild<QAction *>(action)->trigger();
    auto *dialog = m_window->findChild<QFileDialog *>(u"exportDialog"_s);
    if (!dialog)
        return {};
    const QString path = m_folder.filePath(file);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    if (!QTest::qWaitFor([&] { return QFile::exists(path); }))
        return {};
    QFile written(path);
    return written.open(QIODevice::ReadOnly) ? QString::fromUtf8(written.readAll()) : QString();
}

void TestShortTables::causesTellSystemAndKind()
{
    openCauses();
    const int system = columnOf(causes(), u"System"_s);
    const int kind = columnOf(causes(), u"Kind"_s);
    const int cause = columnOf(causes(), u"Cause"_s);
    QVERIFY(system >= 0 && kind >= 0 && columnOf(causes(), u"Property"_s) >= 0);
    QVERIFY(columnOf(causes(), u"First"_s) >= 0 && columnOf(causes(), u"What to do"_s) >= 0);
    for (const int column : {system, kind, cause})
        QVERIFY(!causes()->isColumnHidden(column));
    const qsizetype refused = textsOf(causes(), cause).indexOf(u"mobilePhone is longer than … characters"_s);
    QVERIFY(refused >= 0);
    QCOMPARE(textsOf(causes(), system).at(refused), u"CRMOffice"_s);
    QCOMPARE(textsOf(causes(), kind).at(refused), u"Not accepted"_s);
    const qsizetype both = textsOf(causes(), kind).indexOf(u"Values differ"_s);
    QVERIFY(both >= 0);
    QCOMPARE(textsOf(causes(), system).at(both), u"both"_s);
}

void TestShortTables::causesAreReadWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("width");
    for (const Language &language : languages()) {
        QTest::addRow("%s, as it opens", qPrintable(language.code)) << language.code << 1280;
        QTest::addRow("%s, on a wide screen", qPrintable(language.code)) << language.code << 1900;
    }
}

/// Why a record waits, and what to do about it, is what the table is there for: no person has to hover for it.
void TestShortTables::causesAreReadWhole()
{
    QFETCH(const QString, language);
    QFETCH(const int, width);
    speak(language);
    const auto back = qScopeGuard([] { speak(u"en"_s); });
    openWindow();
    m_window->resize(width, 780);
    goTo(u"causes"_s);
    QTRY_VERIFY(causes()->isVisible() && causes()->model()->rowCount() >= 5);
    QTest::qWait(50);
    const QHeaderView *header = causes()->horizontalHeader();
    const int margin = causes()->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, causes()) + 1;
    QStringList cut;
    for (int column = 0; column < header->count(); ++column) {
        const QString title = causes()->model()->headerData(column, Qt::Horizontal).toString();
        if (header->sectionSize(column) < header->sectionSizeHint(column))
            cut << u"the heading %1"_s.arg(title);
        for (int row = 0; row < causes()->model()->rowCount(); ++row) {
            const QModelIndex cell = causes()->model()->index(row, column);
            QRect room = causes()->visualRect(cell).adjusted(margin, 0, -margin, 0);
            if (!cell.data(Qt::DecorationRole).isNull())
                room.setWidth(room.width() - causes()->iconSize().width() - 2 * margin);
            const QString text = cell.data().toString();
            const QRect wanted = causes()->fontMetrics().boundingRect(0, 0, room.width(), 1000, Qt::TextWordWrap, text);
            if (wanted.height() > room.height() || wanted.width() > room.width())
                cut << u"%1: %2"_s.arg(title, text);
        }
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

void TestShortTables::causesAreFiltered()
{
    openCauses();
    const int all = causes()->model()->rowCount();
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(child<QLineEdit>(u"causeFilter_0"_s)->hasFocus());
    type(u"causeFilter_%1"_s.arg(columnOf(causes(), u"Kind"_s)), u"not acc"_s);
    QTRY_COMPARE(causes()->model()->rowCount(), 1);
    QVERIFY(child<QPushButton>(u"causeSync"_s)->isEnabled());
    type(u"causeFilter_%1"_s.arg(columnOf(causes(), u"Kind"_s)), u"no such kind"_s);
    QTRY_COMPARE(causes()->model()->rowCount(), 0);
    QVERIFY(causes()->emptyText().contains(u"Clear"_s));
    QVERIFY(!child<QPushButton>(u"causeSync"_s)->isEnabled());
    type(u"causeFilter_%1"_s.arg(columnOf(causes(), u"Kind"_s)), {});
    QTRY_COMPARE(causes()->model()->rowCount(), all);
}

void TestShortTables::causesAreSorted()
{
    openCauses();
    const int records = columnOf(causes(), u"Records"_s);
    const auto counts = [&] {
        QList<int> found;
        for (const QString &text : textsOf(causes(), records))
            found << QLocale().toInt(text);
        return found;
    };
    const QList<int> first = counts();
    QVERIFY2(std::is_sorted(first.begin(), first.end(), std::greater<>()), "what concerns most records is on top");
    QVERIFY(first.first() != first.last());
    causes()->sortByColumn(records, Qt::AscendingOrder);
    QTRY_VERIFY(counts().first() == first.last());
    const QList<int> turned = counts();
    QVERIFY(std::is_sorted(turned.begin(), turned.end()));
}

void TestShortTables::causesAreExported()
{
    openCauses();
    const QString csv = exported(u"actionExportCsv"_s, u"causes.csv"_s);
    QCOMPARE(csv.count("\r\n"_L1), causes()->model()->rowCount() + 1);
    QVERIFY2(csv.contains("Not accepted"_L1) && csv.contains("CRMOffice"_L1), qPrintable(csv));
    const QJsonArray json = QJsonDocument::fromJson(exported(u"actionExportJson"_s, u"causes.json"_s).toUtf8()).array();
    QCOMPARE(json.size(), causes()->model()->rowCount());
    const QJsonObject row = json.first().toObject();
    for (const char *key : {"state", "records", "system", "category", "property", "cause", "todo", "first", "last"})
        QVERIFY2(row.contains(QLatin1StringView(key)), key);
}

/// The list is counted anew all the time: what a person is about to retry must not become another cause.
void TestShortTables::aSelectedCauseStaysSelected()
{
    openCauses();
    const int cause = columnOf(causes(), u"Cause"_s);
    causes()->selectRow(2);
    const QString chosen = textsOf(causes(), cause).at(2);
    // One record more of the last cause, so that the list is another one.
    m_controller->fill(340);
    m_controller->requestSummary();
    QTRY_VERIFY(QLocale().toInt(textsOf(causes(), columnOf(causes(), u"Records"_s)).first()) > 0);
    QTest::qWait(50);
    QCOMPARE(textsOf(causes(), cause).at(causes()->currentIndex().row()), chosen);
    QCOMPARE(causes()->selectedIds().size(), 1);
}

void TestShortTables::proposedLinksAreFiltered()
{
    openReview();
    type(u"reviewFilter_%1"_s.arg(ReviewModel::WhyColumn), u"likely"_s);
    QTRY_VERIFY(review()->model()->rowCount() < 20);
    const int likely = review()->model()->rowCount();
    QVERIFY(likely > 0);
    for (const QString &why : textsOf(review(), ReviewModel::WhyColumn))
        QVERIFY2(why.contains("likely"_L1), qPrintable(why));
    // What is hidden by a filter keeps its tick, and the question says so.
    type(u"reviewFilter_%1"_s.arg(ReviewModel::WhyColumn), u"no such reason"_s);
    QTRY_COMPARE(review()->model()->rowCount(), 0);
    m_yes = false;
    m_window->findChild<QAction *>(u"actionReviewAccept"_s)->trigger();
    QCOMPARE(m_questions.size(), 1);
    QVERIFY2(m_questions.first().text.contains(u"14 of them are ticked, but hidden"_s),
        qPrintable(m_questions.first().text));
}

void TestShortTables::proposedLinksAreSorted()
{
    openReview();
    const QStringList first = textsOf(review(), ReviewModel::SourceColumn);
    review()->sortByColumn(ReviewModel::SourceColumn, Qt::DescendingOrder);
    QTRY_VERIFY(textsOf(review(), ReviewModel::SourceColumn) != first);
    const QStringList names = textsOf(review(), ReviewModel::SourceColumn);
    const QCollator order;
    QVERIFY(std::is_sorted(
        names.begin(), names.end(), [&](const QString &a, const QString &b) { return order.compare(a, b) > 0; }));
    // Rows have moved; a tick belongs to its link.
    review()->setFocus();
    review()->goTo(0);
    const bool was = review()->model()->index(0, 0).data(Qt::CheckStateRole) == Qt::Checked;
    QTest::keyClick(review(), Qt::Key_Space);
    QCOMPARE(review()->model()->index(0, 0).data(Qt::CheckStateRole) == Qt::Checked, !was);
}

void TestShortTables::proposedLinksAreExported()
{
    openReview();
    const QString csv = exported(u"actionExportCsv"_s, u"links.csv"_s);
    QCOMPARE(csv.count("\r\n"_L1), 21);
    QVERIFY2(csv.contains("likely the same"_L1), qPrintable(csv));
    const QJsonArray json = QJsonDocument::fromJson(exported(u"actionExportJson"_s, u"links.json"_s).toUtf8()).array();
    QCOMPARE(json.size(), 20);
    for (const char *key : {"source", "target", "score", "why", "flow", "differs"})
        QVERIFY2(json.first().toObject().contains(QLatin1StringView(key)), key);
}

void TestShortTables::acceptingTellsWhatItDoes()
{
    openReview();
    review()->selectAll();
    review()->setFocus();
    QTest::keyClick(review(), Qt::Key_Space);
    if (child<QStackedWidget>(u"pages"_s)->currentWidget()->findChild<QPushButton *>(u"reviewAccept"_s)->text()
        != u"Accept the 20 ticked"_s)
        QTest::keyClick(review(), Qt::Key_Space);
    m_yes = false;
    QTest::keyClick(review(), Qt::Key_Return);
    QCOMPARE(m_questions.size(), 1);
    const QString text = m_questions.first().text;
    QVERIFY2(text.contains(u"links 20 pairs"_s) && text.contains(u"likely the same"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Nothing is written now"_s), qPrintable(text));
    QCOMPARE(m_questions.first().action, u"Accept 20 links"_s);
    QVERIFY2(m_controller->calls.filter(u"approve"_s).isEmpty(), "nothing before the answer");
    // Those that will be conflicts are counted before they are.
    int differing = 0;
    for (const QString &differs : textsOf(review(), ReviewModel::DifferColumn))
        differing += differs.isEmpty() ? 0 : 1;
    QVERIFY(differing > 0);
    QVERIFY2(text.contains(u"In %1 of them values differ"_s.arg(differing)), qPrintable(text));
    m_yes = true;
    QTest::keyClick(review(), Qt::Key_Return);
    QCOMPARE(m_controller->calls.filter(u"approve"_s).size(), 1);
}

void TestShortTables::oneLinkIsAcceptedAtOnce()
{
    openReview();
    review()->selectAll();
    review()->setFocus();
    auto *accept = child<QStackedWidget>(u"pages"_s)->currentWidget()->findChild<QPushButton *>(u"reviewAccept"_s);
    while (accept->isEnabled())
        QTest::keyClick(review(), Qt::Key_Space);
    review()->goTo(3);
    QTest::keyClick(review(), Qt::Key_Space);
    QTest::keyClick(review(), Qt::Key_Return);
    QVERIFY(m_questions.isEmpty());
    QCOMPARE(m_controller->calls.filter(u"approve"_s).size(), 1);
}

QTEST_MAIN(TestShortTables)

#include "tst_shorttables.moc"
