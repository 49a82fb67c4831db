#include "cuttexts.h"
#include "tests/support/palettes.h"
#include "tour.h"
#include "ui/language.h"
#include "ui/look.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QStyleFactory>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
}

bool isOwn(const QWidget *widget)
{
    return widget->isVisible() && !widget->objectName().startsWith(u"qt_"_s);
}

/// What a screen reader is told of \a widget and what is in it.
QStringList unnamedIn(QWidget *shown)
{
    QStringList bad;
    for (QWidget *widget : shown->findChildren<QWidget *>()) {
        if (!isOwn(widget) || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        if (!access || access->role() == QAccessible::NoRole)
            bad << nameOf(widget) + u" has no role"_s;
        else if (access->text(QAccessible::Name).trimmed().isEmpty())
            bad << nameOf(widget) + u" has no name"_s;
    }
    return bad;
}

/// Rows that a screen reader cannot read: a cell with something to see has something to say.
QStringList silentCells(QWidget *shown)
{
    QStringList bad;
    for (auto *view : shown->findChildren<QAbstractItemView *>()) {
        if (!isOwn(view) || !view->model())
            continue;
        for (int column = 0; view->model()->rowCount() > 0 && column < view->model()->columnCount(); ++column) {
            const QModelIndex cell = view->model()->index(0, column);
            const bool seen = !cell.data(Qt::DecorationRole).isNull();
            const bool said = !cell.data(Qt::DisplayRole).toString().isEmpty()
                || !cell.data(Qt::AccessibleTextRole).toString().isEmpty();
            if (seen && !said)
                bad << nameOf(view) + u" column %1 shows a sign and says nothing"_s.arg(column);
        }
    }
    return bad;
}

/// Texts that are hard to see against what is behind them (WCAG 2.1, 1.4.3: 4.5:1).
QStringList paleIn(QWidget *shown)
{
    QStringList bad;
    for (QWidget *widget : shown->findChildren<QWidget *>()) {
        const bool isText = qobject_cast<QLabel *>(widget) || qobject_cast<QAbstractButton *>(widget);
        if (!isOwn(widget) || !isText || !widget->isEnabled())
            continue;
        const QPalette palette = widget->palette();
        const QColor ink = palette.color(widget->foregroundRole());
        const double ratio = contrast(ink, palette.color(widget->backgroundRole()));
        if (ratio < 4.5)
            bad << nameOf(widget) + u" %1:1"_s.arg(ratio, 0, 'f', 1);
    }
    return bad;
}

} // namespace

/// Everything the console shows, as those meet it who hear it, who see little, or who use the keyboard alone.
class TestAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everything_data();
    void everything();
};

void TestAccess::initTestCase()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
}

void TestAccess::everything_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<TourRows>("rows");
    QTest::addColumn<bool>("dark");
    for (const Language &language : languages()) {
        const auto row = [&](const char *of) -> QTestData & {
            return QTest::addRow("%s, %s", qPrintable(language.code), of) << language.code;
        };
        row("light") << TourRows::Usual << false;
        row("dark") << TourRows::Usual << true;
        row("long names") << TourRows::LongNames << false;
        row("nothing to show") << TourRows::None << true;
        row("before the first run") << TourRows::FirstRun << false;
    }
}

void TestAccess::everything()
{
    QFETCH(QString, language);
    QFETCH(TourRows, rows);
    QFETCH(bool, dark);
    speak(language);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    QStringList bad;
    int stops = 0;
    Tour tour(rows);
    const bool whole = tour.lead([&](const QString &where, QWidget *shown) {
        ++stops;
        for (const QStringList &found : {unnamedIn(shown), silentCells(shown), paleIn(shown), cutTexts(shown)})
            for (const QString &one : found)
                bad << where + u": "_s + one;
    });
    speak(u"en"_s);
    bad.removeDuplicates();
    QVERIFY2(whole, qPrintable(tour.trouble()));
    QVERIFY(stops >= 10);
    QVERIFY2(bad.isEmpty(), qPrintable(u'\n' + bad.join(u'\n')));
}

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
