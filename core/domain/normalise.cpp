#include "core/domain/normalise.h"

#include <QLocale>

#include <phonenumbers/phonenumberutil.h>

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

QString phone(const QString &value, const QString &region)
{
    using i18n::phonenumbers::PhoneNumber;
    using i18n::phonenumbers::PhoneNumberUtil;
    const QString plain = text(value);
    if (plain.isEmpty())
        return {};
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util.Parse(plain.toStdString(), region.toStdString(), &number) != PhoneNumberUtil::NO_PARSING_ERROR
        || !util.IsPossibleNumber(number))
        return plain;
    std::string e164;
    util.Format(number, PhoneNumberUtil::E164, &e164);
    const QString extension =
        number.has_extension() ? u";ext="_s + QString::fromStdString(number.extension()) : QString();
    return QString::fromStdString(e164) + extension;
}

QString number(const QString &value)
{
    const QString plain = text(value);
    bool whole = false;
    const qlonglong integer = QLocale::c().toLongLong(plain, &whole);
    if (whole)
        return QString::number(integer);
    bool real = false;
    const double decimal = QLocale::c().toDouble(plain, &real);
    return real ? QString::number(decimal, 'g', QLocale::FloatingPointShortest) : plain;
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

QString matchName(const QString &name)
{
    QString folded;
    const QString composed = name.normalized(QString::NormalizationForm_KC).toCaseFolded();
    for (const QChar c : composed)
        folded += c.isLetterOrNumber() || c.isSurrogate() ? c : QChar(u' ');
    return folded.simplified();
}

} // namespace samband
