#include "app/sandbox/people.h"

#include "app/sandbox/names.h"
#include "app/sandbox/twin.h"

namespace samband::sandbox {

namespace {

QByteArray digitsAfter(const char *start, Dice &dice)
{
    QByteArray digits = start;
    while (digits.size() < 8)
        digits += char('0' + dice.below(10));
    return digits;
}

QByteArray pairs(const QByteArray &digits)
{
    return digits.left(2) + ' ' + digits.mid(2, 2) + ' ' + digits.mid(4, 2) + ' ' + digits.mid(6);
}

} // namespace

QByteArray givenName(Dice &dice)
{
    return dice.percent(15) ? dice.pick(names::doubled) : dice.pick(names::given);
}

QByteArray familyName(Dice &dice)
{
    return QByteArray(dice.pick(names::familyStart)) + dice.pick(names::familyEnd);
}

QByteArray firmName(Dice &dice)
{
    return QByteArray(dice.pick(names::firmStart)) + ' ' + dice.pick(names::firmTrade) + ' '
        + dice.pick(names::firmForm);
}

QByteArray mobileDigits(Dice &dice)
{
    static constexpr std::array starts{
        "40", "41", "45", "46", "47", "48", "90", "91", "92", "93", "95", "97", "98", "99"};
    return digitsAfter(dice.pick(starts), dice);
}

QByteArray landlineDigits(Dice &dice)
{
    static constexpr std::array starts{"22", "23", "32", "33", "35", "37", "51", "52", "53", "55", "56", "61", "62",
        "64", "66", "69", "71", "73", "75", "77"};
    return digitsAfter(dice.pick(starts), dice);
}

QByteArray spelled(const QByteArray &digits, Dice &dice)
{
    switch (dice.below(7)) {
    case 0:
        return digits;
    case 1:
        return pairs(digits);
    case 2:
        return "+47 " + pairs(digits);
    case 3:
        return "+47" + digits;
    case 4:
        return "0047" + digits;
    case 5:
        return "(+47) " + pairs(digits);
    default:
        return digits.left(3) + ' ' + digits.mid(3, 2) + ' ' + digits.mid(5);
    }
}

QByteArray respelled(const QByteArray &phone, Dice &dice)
{
    const QByteArray digits = phoneDigits(phone);
    if (digits.size() != 8)
        return phone;
    QByteArray other = phone;
    while (other == phone)
        other = spelled(digits, dice);
    return other;
}

Person newPerson(Dice &dice)
{
    Person person{givenName(dice), familyName(dice), {}, {}};
    if (dice.percent(85))
        person.mobile = spelled(mobileDigits(dice), dice);
    if (person.mobile.isEmpty() || dice.percent(45))
        person.phone = spelled(landlineDigits(dice), dice);
    return person;
}

} // namespace samband::sandbox
