#pragma once

#include "tests/support/rig.h"

#include <QTest>

/// Writes that a process left open when it died.
namespace samband::leftopen {

using namespace Qt::StringLiterals;

inline const auto contact = u"contact"_s;
inline const auto contacts = u"contacts"_s;
inline constexpr qint64 overlap = 120'000; // ms a new target record may stay hidden

/// Leaves a write open, as a process that died just after it was sent would.
inline void leaveOpen(Rig &rig, qint64 link, Verb verb, const QString &recordId, const Changes &fields,
    const Fields &expected = {}, Side side = Side::Target)
{
    Intent intent;
    intent.link = link;
    intent.side = side;
    intent.verb = verb;
    intent.recordId = recordId;
    intent.fields = fields;
    intent.expected = expected;
    intent.key = u"key"_s;
    intent.startedAt = rig.now;
    const auto begun = LinkStore(*rig.workspace).begin({intent});
    QVERIFY(begun);
}

inline bool nothingOpen(const Rig &rig)
{
    const auto open = LinkStore(*rig.workspace).openIntents();
    return open && open->isEmpty();
}

} // namespace samband::leftopen
