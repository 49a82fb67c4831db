#pragma once

#include <QString>

namespace samband {

/// Last segment of a dotted property path: what people call the property ("postAddress.postCode" is "postCode").
inline QString shortName(const QString &path)
{
    return path.section(u'.', -1);
}

} // namespace samband
