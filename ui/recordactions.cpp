#include "ui/recordactions.h"

#include "ui/words.h"

namespace samband {

RecordActions actionsFor(const LinkRow &row, bool hasCandidates, bool hasChoices)
{
    const bool pair = !row.recordId.source.isEmpty() && !row.recordId.target.isEmpty();
    RecordActions can;
    can.resolve = hasChoices;
    can.approve = isApprovable(row);
    can.reject = can.approve;
    can.link = hasCandidates;
    can.unlink = pair || row.state == LinkState::Orphaned;
    const bool leftOut = row.state == LinkState::Paused && row.reason.code == ReasonCode::LeftOut;
    can.resume = (row.state == LinkState::Paused && !leftOut) || row.reason.code == ReasonCode::Flapping;
    can.pause = (row.state != LinkState::Paused || leftOut) && row.state != LinkState::Outside;
    can.archive = row.state == LinkState::Orphaned && row.reason.code != ReasonCode::BothGone;
    const bool isAsked = row.reason.code == ReasonCode::CreateUnsure;
    can.recreate = can.archive || (row.state == LinkState::Ambiguous && (!pair || isAsked));
    can.sync = (row.state != LinkState::Paused || leftOut) && row.state != LinkState::Outside;
    return can;
}

} // namespace samband
