#include "app/sandbox/twin.h"

#include <QString>

namespace samband::sandbox {

QByteArray phoneDigits(QByteArrayView value)
{
    QByteArray digits;
    for (const char c : value) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (!QByteArrayView(" +()-./").contains(c))
            return {};
    }
    if (digits.startsWith("0047"))
        return digits.mid(4);
    return digits.size() == 10 && digits.startsWith("47") ? digits.mid(2) : digits;
}

QByteArray stored(const QByteArray &value, bool isPhone, const Formatting &formatting, PhoneStyle style)
{
    QByteArray out = formatting.trim ? value.trimmed() : value;
    if (isPhone && formatting.formatPhones) {
        const QByteArray digits = phoneDigits(out);
        if (digits.size() == 8 && style == PhoneStyle::E164)
            return "+47" + digits;
        if (digits.size() == 8)
            return "+47 " + digits.left(2) + ' ' + digits.mid(2, 2) + ' ' + digits.mid(4, 2) + ' ' + digits.mid(6);
    }
    if (!isPhone && formatting.truncate > 0)
        out = QString::fromUtf8(out).left(formatting.truncate).toUtf8();
    return out;
}

} // namespace samband::sandbox
