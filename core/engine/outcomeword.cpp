#include "core/engine/rulespreview.h"

namespace samband {

QString outcomeWord(const Decision &decision)
{
    const bool acts =
        !decision.held && (sends(decision.verb) || decision.verb == Verb::Link || decision.verb == Verb::Unlink);
    if (decision.reason.code == ReasonCode::LeftOut)
        return toText(ReasonCode::LeftOut);
    return acts && decision.state != LinkState::Conflict ? toText(decision.verb) : toText(decision.state);
}

} // namespace samband
