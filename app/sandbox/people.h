#pragma once

#include "app/sandbox/dice.h"

#include <QByteArray>

namespace samband::sandbox {

/// A person as one system spells it.
struct Person {
    QByteArray given;
    QByteArray family;
    QByteArray mobile;
    QByteArray phone;
};

QByteArray givenName(Dice &dice);
QByteArray familyName(Dice &dice);
QByteArray firmName(Dice &dice);
/// Eight digits of a valid Norwegian number.
QByteArray mobileDigits(Dice &dice);
QByteArray landlineDigits(Dice &dice);
/// One of the many ways to write \a digits.
QByteArray spelled(const QByteArray &digits, Dice &dice);
/// \a phone (spelled or not a number at all) in another spelling, if it has one.
QByteArray respelled(const QByteArray &phone, Dice &dice);
/// A new person, who has at least one phone.
Person newPerson(Dice &dice);

} // namespace samband::sandbox
