#include "core/domain/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace samband {

namespace {

// The length goes in first, or ("ab", "c") would equal ("a", "bc").
void add(XXH3_state_t &state, const QString &text)
{
    const qsizetype length = text.size();
    XXH3_64bits_update(&state, &length, sizeof length);
    XXH3_64bits_update(&state, text.constData(), static_cast<std::size_t>(length) * sizeof(QChar));
}

} // namespace

qint64 fingerprint(const Fields &fields)
{
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
        add(state, field.key());
        add(state, field.value());
    }
    return static_cast<qint64>(XXH3_64bits_digest(&state));
}

qint64 fingerprint(const QString &text)
{
    return static_cast<qint64>(XXH3_64bits(text.constData(), static_cast<std::size_t>(text.size()) * sizeof(QChar)));
}

} // namespace samband
