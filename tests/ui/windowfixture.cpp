#include "tests/ui/windowfixture.h"

#include "tests/support/palettes.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QStyleFactory>
#include <QTableView>
#include <QTreeWidget>

namespace samband {

using namespace Qt::StringLiterals;

void WindowFixture::initTestCase()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(lightPalette());
}

void WindowFixture::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(300);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_questions.clear();
    m_yes = true;
}

void WindowFixture::cleanup()
{
    m_window.reset();
    m_controller.reset();
}

void WindowFixture::openWindow()
{
    m_window = std::make_unique<MainWindow>(
        *m_controller, *m_settings, [this](QWidget *, const Question &question, const std::function<void()> &yes) {
            m_questions << question;
            if (m_yes)
                yes();
        });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(child<QLabel>(u"statusRead"_s)->text().isEmpty(), false);
    QTest::qWait(0);
}

void WindowFixture::openSettings()
{
    openWindow();
    press(Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(child(u"settingsDialog"_s));
    QTRY_COMPARE(child<QTreeWidget>(u"rulesTree"_s)->topLevelItemCount(), 4);
}

void WindowFixture::click(const QString &name) const
{
    auto *button = child<QAbstractButton>(name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

void WindowFixture::goTo(const QString &key)
{
    m_window->goTo(key);
    QTest::qWait(20);
}

QTableView *WindowFixture::table() const
{
    return child<QTableView>(u"linkTable"_s);
}

int WindowFixture::shownRows() const
{
    return table()->model()->rowCount();
}

void WindowFixture::select(int row)
{
    QTRY_VERIFY(shownRows() > row);
    table()->setFocus();
    table()->selectRow(row);
    QTest::qWait(20);
}

} // namespace samband
