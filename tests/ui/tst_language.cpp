#include "core/domain/reason.h"
#include "ui/language.h"
#include "ui/words.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList texts; ///< one, or one per plural form
    bool finished = true;
};

/// The text of a translation element, or its plural forms.
QStringList readTexts(QXmlStreamReader &xml)
{
    QStringList forms;
    QString text;
    while (xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters())
            text += xml.text();
        else if (xml.isStartElement())
            forms << xml.readElementText();
    }
    if (forms.isEmpty() && !text.trimmed().isEmpty())
        forms << text;
    return forms;
}

QList<Message> readTranslations(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QString context;
    for (QXmlStreamReader xml(&file); !xml.atEnd();) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages << Message{context, {}, {}, true};
        else if (xml.name() == "source"_L1)
            messages.last().source = xml.readElementText();
        else if (xml.name() == "translation"_L1) {
            messages.last().finished = !xml.attributes().hasAttribute("type"_L1);
            messages.last().texts = readTexts(xml);
        }
    }
    return messages;
}

/// The places of a text that are filled in later, sorted: "%1 %2 %n".
QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(u"%L?(\\d+|n)"_s);
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

/// "&Open" has a key of its own; "Settle && go" has none.
bool hasMnemonic(const QString &text)
{
    static const QRegularExpression mnemonic(u"(?<!&)&(?=[^& ])"_s);
    return mnemonic.match(text).hasMatch();
}

/// What is wrong with the translation of \a message; empty when nothing is.
QString faultOf(const Message &message)
{
    if (!message.finished || message.texts.isEmpty())
        return u"is not translated"_s;
    for (const QString &text : message.texts) {
        if (text.trimmed().isEmpty())
            return u"is empty"_s;
        // One of something may be said in words.
        QStringList places = placesOf(message.source);
        if (message.texts.size() > 1 && !text.contains("%n"_L1))
            places.removeAll(u"%n"_s);
        if (placesOf(text) != places)
            return u"fills in other places: “%1”"_s.arg(text);
        if (hasMnemonic(text) != hasMnemonic(message.source))
            return u"has a key where the other has none: “%1”"_s.arg(text);
        if (text.endsWith(u'…') != message.source.endsWith(u'…'))
            return u"differs in what … promises: “%1”"_s.arg(text);
        if (text.front().isSpace() != message.source.front().isSpace()
            || text.back().isSpace() != message.source.back().isSpace())
            return u"begins or ends with another blank: “%1”"_s.arg(text);
    }
    return {};
}

} // namespace

/// Every text in every language, and switching between them.
class TestLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { speak(u"en"_s); }
    void isChosen_data();
    void isChosen();
    void changesTexts();
    void isComplete_data();
    void isComplete();
    void filesAreUpToDate_data();
    void filesAreUpToDate();
};

void TestLanguage::isChosen_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("preferred");
    QTest::addColumn<QString>("code");
    QTest::newRow("a person's choice wins") << u"en"_s << QStringList{u"nb-NO"_s} << u"en"_s;
    QTest::newRow("the desktop's") << QString() << QStringList{u"nb-NO"_s, u"en-US"_s} << u"nb"_s;
    QTest::newRow("Norwegian without a written form") << QString() << QStringList{u"no"_s} << u"nb"_s;
    QTest::newRow("Nynorsk") << QString() << QStringList{u"nn_NO"_s} << u"nb"_s;
    QTest::newRow("the second best") << QString() << QStringList{u"fi-FI"_s, u"nb"_s, u"en"_s} << u"nb"_s;
    QTest::newRow("none that there is") << QString() << QStringList{u"fi-FI"_s} << u"en"_s;
    QTest::newRow("nonsense") << u"xx"_s << QStringList{} << u"en"_s;
}

void TestLanguage::isChosen()
{
    QFETCH(const QString, wanted);
    QFETCH(const QStringList, preferred);
    QTEST(languageFor(wanted, preferred), "code");
}

void TestLanguage::changesTexts()
{
    speak(u"en"_s);
    const QString english = stateWord(LinkState::InSync);
    const QString reason = sentence({ReasonCode::AllAgree, {}}, {u"A"_s, u"B"_s});
    QCOMPARE(english, u"In sync"_s);
    speak(u"nb"_s);
    QVERIFY(stateWord(LinkState::InSync) != english);
    QVERIFY(sentence({ReasonCode::AllAgree, {}}, {u"A"_s, u"B"_s}) != reason);
    QCOMPARE(QLocale().language(), QLocale::NorwegianBokmal);
    speak(u"en"_s);
    QCOMPARE(stateWord(LinkState::InSync), english);
    QCOMPARE(QLocale().language(), QLocale::English);
}

void TestLanguage::isComplete_data()
{
    QTest::addColumn<QString>("file");
    for (const Language &language : languages())
        QTest::newRow(qPrintable(language.code)) << u"resources/translations/samband_%1.ts"_s.arg(language.code);
}

void TestLanguage::isComplete()
{
    QFETCH(const QString, file);
    const QList<Message> messages = readTranslations(QStringLiteral(SAMBAND_SOURCE_DIR "/") + file);
    QVERIFY(!messages.isEmpty());
    QStringList faults;
    for (const Message &message : messages) {
        const QString fault = faultOf(message);
        if (!fault.isEmpty())
            faults << u"%1: “%2” %3"_s.arg(message.context, message.source, fault);
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u"%1 faults:\n%2"_s.arg(faults.size()).arg(faults.join(u'\n').left(4000))));
}

void TestLanguage::filesAreUpToDate_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("nb") << u"nb"_s << QStringList{};
    QTest::newRow("en") << u"en"_s << QStringList{u"-pluralonly"_s};
}

void TestLanguage::filesAreUpToDate()
{
    QFETCH(const QString, code);
    QFETCH(const QStringList, options);
    const QString name = u"samband_%1.ts"_s.arg(code);
    const QString committed = QStringLiteral(SAMBAND_SOURCE_DIR "/resources/translations/") + name;
    QTemporaryDir folder;
    QVERIFY(QFile::copy(committed, folder.filePath(name)));
    QProcess update;
    update.setWorkingDirectory(QStringLiteral(SAMBAND_SOURCE_DIR));
    update.setProcessChannelMode(QProcess::MergedChannels);
    update.start(QStringLiteral(SAMBAND_LUPDATE),
        QStringList{u"-silent"_s, u"-I"_s, u"."_s, u"-locations"_s, u"none"_s, u"-no-obsolete"_s} + options
            + QStringList{u"app"_s, u"core"_s, u"ui"_s, u"-ts"_s, folder.filePath(name)});
    QVERIFY(update.waitForFinished(120'000));
    // A word of it means a text whose context is not the one that is asked for when the program runs.
    QCOMPARE(QString::fromUtf8(update.readAll()), QString());
    QFile before(committed);
    QFile after(folder.filePath(name));
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    QVERIFY2(before.readAll() == after.readAll(),
        "Texts were added or changed: run `ninja translations` in the build folder and translate what is new.");
}

QTEST_MAIN(TestLanguage)

#include "tst_language.moc"
