#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// What keeps a write to objects of \a type away, whatever it says: a record that is locked (fact sheet 9.3: 423). The
/// sheet says nothing of batches; one locked record keeps all of a batch away.
std::optional<Problem> lockedRecord(const ObjectType &type, const Request &request);

/// The refusal of a user who may not edit associations (fact sheet 9.4, newest version only).
std::optional<Problem> linkingDenied(const HubspotState &state, const Request &request);

/// An error as bare as it may be: of its members only the message is left (fact sheet 9.1: all are optional).
Reply bared(Reply reply);

} // namespace samband::sandbox
