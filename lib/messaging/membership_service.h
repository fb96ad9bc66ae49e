// Who is in a group. The database repeats who may say so, and locks what it relies on until the commit.
#pragma once

#include <vector>

#include "db/transaction.h"
#include "types/uuid.h"

namespace tp::messaging {

// Adds athletes to a group of the calling coach: all of them, or nobody where one is no active athlete who lets
// messages be sent. Who is in it stays as before. Who is new sees what is written from now on; who was in it before
// sees that, too, and nothing of the time in between.
void addToGroup(db::Transaction& tx, const Uuid& conversationId, const std::vector<Uuid>& athleteIds);

// Takes somebody out of a group of the calling coach; nothing happens where that user is not in it.
// Throws http::CannotLeave where it is the coach.
void removeFromGroup(db::Transaction& tx, const Uuid& conversationId, const Uuid& userId);

// The calling athlete leaves a group, and goes on seeing what came before; nothing happens where that has been done.
// Throws http::CannotLeave where it is a direct conversation, or the caller the group's coach.
void leaveGroup(db::Transaction& tx, const Uuid& conversationId);

}  // namespace tp::messaging
