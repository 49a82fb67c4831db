#include "core/domain/meaning.h"

#include "core/domain/normalise.h"

#include <QDateTime>
#include <QRegularExpression>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = 24 * 60 * 60 * 1000; // ms

qint64 dayOf(const Moment &moment)
{
    const qint64 days = moment.at / day;
    return moment.at % day < 0 ? days - 1 : days;
}

bool isTruth(const QString &text)
{
    const QString word = foldedText(text);
    return word == "true"_L1 || word == "false"_L1 || word == "yes"_L1 || word == "no"_L1;
}

std::strong_ordering magnitude(const Decimal &a, const Decimal &b)
{
    if (const auto longer = a.whole.size() <=> b.whole.size(); longer != 0)
        return longer;
    if (const int digits = a.whole.compare(b.whole); digits != 0)
        return digits <=> 0;
    // Digits behind the point compare from the left, and a missing one is the least.
    return a.fraction.compare(b.fraction) <=> 0;
}

} // namespace

QString foldedText(const QString &text)
{
    return canonical(Normaliser::Text, text).normalized(QString::NormalizationForm_C).toCaseFolded();
}

std::optional<Decimal> decimalIn(const QString &text)
{
    static const QRegularExpression form(u"^([+-]?)(0|[1-9][0-9]*)(?:\\.([0-9]+))?(?:[eE][+-]?[0-9]{1,3})?$"_s);
    static const QRegularExpression plain(u"^([+-]?)(0|[1-9][0-9]*)(?:\\.([0-9]+))?$"_s);
    QString trimmed = text.trimmed();
    if (!form.match(trimmed).hasMatch())
        return std::nullopt;
    if (trimmed.contains(u'e', Qt::CaseInsensitive))
        trimmed = canonical(Normaliser::Number, trimmed);
    const auto match = plain.match(trimmed);
    if (!match.hasMatch())
        return std::nullopt;
    Decimal number{match.captured(1) == "-"_L1, match.captured(2), match.captured(3)};
    if (number.whole == "0"_L1)
        number.whole.clear();
    while (number.fraction.endsWith(u'0'))
        number.fraction.chop(1);
    if (number.whole.isEmpty() && number.fraction.isEmpty())
        number.negative = false;
    return number;
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    if (a.negative != b.negative)
        return a.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.negative ? magnitude(b, a) : magnitude(a, b);
}

std::optional<Moment> momentIn(const QString &text)
{
    static const QRegularExpression form(
        u"^([0-9]{4}-[0-9]{2}-[0-9]{2})"
        "(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)(?:(Z)|([+-])([0-9]{2}):?([0-9]{2}))?)?$"_s);
    const auto match = form.match(text.trimmed());
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!match.hasMatch() || !date.isValid())
        return std::nullopt;
    const QString clock = match.captured(2);
    const QTime time = clock.isEmpty() ? QTime(0, 0) : QTime::fromString(clock, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    const qint64 minutes = match.captured(5).toInt() * 60 + match.captured(6).toInt();
    const qint64 ahead = (match.captured(4) == "-"_L1 ? -minutes : minutes) * 60'000;
    return Moment{QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - ahead, clock.isEmpty()};
}

std::optional<std::strong_ordering> ordered(const QString &held, const QString &wanted)
{
    const auto number = decimalIn(held);
    const auto wantedNumber = decimalIn(wanted);
    if (number && wantedNumber)
        return *number <=> *wantedNumber;
    const auto moment = momentIn(held);
    const auto wantedMoment = momentIn(wanted);
    if (!moment || !wantedMoment)
        return std::nullopt;
    return wantedMoment->isDay ? dayOf(*moment) <=> dayOf(*wantedMoment) : moment->at <=> wantedMoment->at;
}

bool means(const std::optional<PropertyRules> &rules, const QString &held, const QString &wanted)
{
    if (rules)
        return foldedText(canonical(*rules, held)) == foldedText(canonical(*rules, wanted));
    if (isTruth(wanted))
        return foldedText(canonical(Normaliser::Boolean, held)) == foldedText(canonical(Normaliser::Boolean, wanted));
    const auto order = ordered(held, wanted);
    return order ? *order == std::strong_ordering::equal : foldedText(held) == foldedText(wanted);
}

} // namespace samband
