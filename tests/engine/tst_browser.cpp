#include "core/engine/browser.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// What a browser gets to know of the environment.
class TestBrowser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsStayHere();
};

void TestBrowser::secretsStayHere()
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/bin"_s);
    environment.insert(u"HOME"_s, u"/home/ane"_s);
    environment.insert(u"SAMBAND_DEMO_HUBSPOT"_s, u"token-1"_s);
    environment.insert(u"MY_TOKEN"_s, u"token-2"_s);
    environment.insert(u"MY_TOKEN_AGAIN"_s, u"token-2"_s);
    environment.insert(u"EMPTY"_s, QString());
    const QProcessEnvironment left = withoutSecrets(environment, {u"MY_TOKEN"_s, u"NOT_SET"_s});
    QStringList names = left.keys();
    names.sort();
    QCOMPARE(names, (QStringList{u"EMPTY"_s, u"HOME"_s, u"PATH"_s}));
}

QTEST_APPLESS_MAIN(TestBrowser)
#include "tst_browser.moc"
