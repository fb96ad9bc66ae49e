// The first layer: who may touch what. A handler that touches somebody's data begins with one of these. Each queues its
// question with the transaction's next statement and throws http::Forbidden from there, before any row is handed out;
// the answer is the same whether the thing exists or not. The second layer, row-level security, repeats every rule.
#pragma once

#include <vector>

#include "db/transaction.h"
#include "http/caller.h"

namespace tp {

// The athlete's connection to this coach is active. Every id must pass.
void assertCoachOwnsAthlete(db::Transaction& tx, const Coach& coach, const Uuid& athleteId);
void assertCoachOwnsAthletes(db::Transaction& tx, const Coach& coach, const std::vector<Uuid>& athleteIds);

// The assignment was made for this athlete.
void assertAssignmentIsOwn(db::Transaction& tx, const Athlete& athlete, const Uuid& assignmentId);

// The session is the caller's.
void assertSessionIsOwn(db::Transaction& tx, const Caller& caller, const Uuid& sessionId);

// To read, a participant may have left (and sees what came before); to write, not.
enum class Participation { reading, writing };
void assertUserInConversation(db::Transaction& tx, const Caller& caller, const Uuid& conversationId,
                              Participation participation);

// The caller may have a conversation with all of these: a coach with own active athletes; an athlete, alone, with one
// own active coach.
void assertMayConverseWith(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& userIds, bool isGroup);

// Every notification was made for the caller.
void assertNotificationsAreOwn(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& ids);

}  // namespace tp
