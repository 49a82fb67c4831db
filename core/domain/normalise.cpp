#include "core/domain/normalise.h"

#include <QLocale>

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

QString text(const QString &value)
{
    if (!value.contains(u'\r'))
        return value.trimmed();
    QString unified = value;
    unified.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return unified.trimmed();
}

/// Words around a number would vanish in E.164, and an edit of them with it ("ask Kari 22 33 44 55"): only an extension
/// may follow the digits.
bool hasWords(const QString &plain, bool extension)
{
    const auto letter = std::ranges::find_if(plain, [](QChar c) { return c.isLetter() || c.isSurrogate(); });
    if (letter == plain.end())
        return false;
    const auto digits = std::count_if(plain.begin(), letter, [](QChar c) { return c.isDigit(); });
    return !extension || digits < 3;
}

QString phone(const QString &value, const QString &region)
{
    using i18n::phonenumbers::PhoneNumber;
    using i18n::phonenumbers::PhoneNumberUtil;
    // Parsing takes time that grows with the square of the length, and no number is nearly as long.
    constexpr int longest = 250;
    const QString plain = text(value);
    if (plain.isEmpty() || plain.size() > longest)
        return plain;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util.Parse(plain.toStdString(), region.toStdString(), &number) != PhoneNumberUtil::NO_PARSING_ERROR
        || !util.IsPossibleNumber(number) || hasWords(plain, number.has_extension()))
        return plain;
    std::string e164;
    util.Format(number, PhoneNumberUtil::E164, &e164);
    const QString extension =
        number.has_extension() ? u";ext="_s + QString::fromStdString(number.extension()) : QString();
    return QString::fromStdString(e164) + extension;
}

QString number(const QString &value)
{
    // A double tells no more than 15 digits apart, and below that every whole number is exact.
    constexpr int exactDigits = 15;
    const QString plain = text(value);
    bool whole = false;
    const qlonglong integer = plain.toLongLong(&whole);
    if (whole)
        return QString::number(integer);
    bool real = false;
    const double decimal = plain.toDouble(&real);
    const QString mantissa = plain.section(u'e', 0, 0, QString::SectionCaseInsensitiveSeps);
    if (!real || !std::isfinite(decimal)
        || std::ranges::count_if(mantissa, [](QChar c) { return c.isDigit(); }) > exactDigits)
        return plain;
    if (std::abs(decimal) < 1e15 && decimal == std::trunc(decimal))
        return QString::number(static_cast<qlonglong>(decimal));
    return QString::number(decimal, 'g', QLocale::FloatingPointShortest);
}

QString boolean(const QString &value)
{
    const QString plain = text(value).toLower();
    if (plain == "true"_L1 || plain == "1"_L1 || plain == "yes"_L1)
        return u"true"_s;
    if (plain == "false"_L1 || plain == "0"_L1 || plain == "no"_L1)
        return u"false"_s;
    return text(value);
}

} // namespace

QString canonical(Normaliser normaliser, const QString &value, const QString &region)
{
    switch (normaliser) {
    case Normaliser::Text:
        return text(value);
    case Normaliser::Phone:
        return phone(value, region);
    case Normaliser::Number:
        return number(value);
    case Normaliser::Boolean:
        return boolean(value);
    }
    return value;
}

bool isPhoneRegion(const QString &region)
{
    std::set<std::string> known;
    i18n::phonenumbers::PhoneNumberUtil::GetInstance()->GetSupportedRegions(&known);
    return known.contains(region.toStdString());
}

QString matchName(const QString &name)
{
    QString folded;
    const QString composed = name.normalized(QString::NormalizationForm_KC).toCaseFolded();
    for (const QChar c : composed)
        folded += c.isLetterOrNumber() || c.isMark() || c.isSurrogate() ? c : QChar(u' ');
    return folded.simplified();
}

} // namespace samband
