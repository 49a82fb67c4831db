#include "ui/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// What Qt writes on the buttons of its own boxes; it ships no bokmål.
[[maybe_unused]] constexpr const char *buttonTexts[] = {QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"), QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"), QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"), QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Apply"), QT_TRANSLATE_NOOP("QPlatformTheme", "Reset"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"), QT_TRANSLATE_NOOP("QPlatformTheme", "Help"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Retry")};

/// The language of a tag such as "nb-NO" or "no".
QString spokenFor(const QString &tag)
{
    const QString code = tag.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
    return code == "no"_L1 || code == "nn"_L1 ? u"nb"_s : code;
}

/// Where the desktop speaks another language, its dates would be in that one: an English console in Norway gets the
/// English of the United Kingdom, which counts days before months and hours to 24.
QLocale localeFor(const QString &code)
{
    const QLocale desktop = QLocale::system();
    if (desktop.language() != QLocale::C && spokenFor(desktop.bcp47Name()) == code)
        return desktop;
    return code == "nb"_L1 ? QLocale(QLocale::NorwegianBokmal, QLocale::Norway)
                           : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

QList<Language> languages()
{
    return {{u"en"_s, u"English"_s}, {u"nb"_s, u"Norsk bokmål"_s}};
}

QString languageFor(const QString &wanted, const QStringList &preferred)
{
    const QList<Language> known = languages();
    const auto speaks = [&](const QString &code) {
        return std::ranges::any_of(known, [&](const Language &language) { return language.code == code; });
    };
    if (speaks(wanted))
        return wanted;
    for (const QString &tag : preferred) {
        if (speaks(spokenFor(tag)))
            return spokenFor(tag);
    }
    return known.first().code;
}

void speak(const QString &code)
{
    QCoreApplication *application = QCoreApplication::instance();
    // English, too, has a file: it holds the plurals.
    for (QTranslator *old : application->findChildren<QTranslator *>(u"language"_s, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    auto *translator = new QTranslator(application);
    translator->setObjectName(u"language"_s);
    if (translator->load(u":/samband/translations/samband_%1.qm"_s.arg(code)))
        QCoreApplication::installTranslator(translator);
    QLocale::setDefault(localeFor(code));
}

} // namespace samband
