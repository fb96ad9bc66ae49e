// Permissions and sharing switches, as the athlete and the coach set them.
#pragma once

#include "coaching/permissions.h"
#include "db/transaction.h"
#include "types/uuid.h"

namespace tp::coaching {

// The calling athlete's switches.
Sharing readSharing(db::Transaction& tx);
Sharing setSharing(db::Transaction& tx, const Sharing& wanted);

// Of the connection between the two, one of whom is the caller. Throws http::Forbidden where it is neither active nor
// paused, or where the caller is the coach and gives what is not there.
Permissions setPermissions(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId, const Permissions& wanted);

}  // namespace tp::coaching
