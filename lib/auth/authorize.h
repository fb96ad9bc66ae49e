// The first layer: who may touch what. A handler that touches somebody's data begins with one of these. Each queues its
// question with the transaction's next statement and throws http::Forbidden from there, before any row is handed out;
// the answer is the same whether the thing exists or not. The second layer, row-level security, repeats every rule.
#pragma once

#include <vector>

#include "coaching/permissions.h"
#include "db/transaction.h"
#include "http/caller.h"

namespace tp {

// The athlete's connection to this coach is active. Every id must pass.
void assertCoachOwnsAthlete(db::Transaction& tx, const Coach& coach, const Uuid& athleteId);
void assertCoachOwnsAthletes(db::Transaction& tx, const Coach& coach, const std::vector<Uuid>& athleteIds);

// The coach may see this kind of the athlete's data: the connection is active, its permission and the athlete's sharing
// of that kind are on; for the overview an active or paused connection is enough. Goes into the athlete's access log,
// whatever comes of it.
void assertCoachMayView(db::Transaction& tx, const Coach& coach, const Uuid& athleteId, http::DataKind kind);

// The athlete is this coach's, active or paused, and no permission in `wanted` is on that is off now. Held until the
// end of the transaction.
void assertCoachMayNarrow(db::Transaction& tx, const Coach& coach, const Uuid& athleteId,
                          const coaching::Permissions& wanted);

// The caller may read what the coach tells of him- or herself: an own athlete, whoever has an open invitation, an
// administrator, or that coach.
void assertMayReadCoach(db::Transaction& tx, const Caller& caller, const Uuid& coachId);

// There is a connection with this athlete, or coach, active or paused.
void assertCoachHasAthlete(db::Transaction& tx, const Coach& coach, const Uuid& athleteId);
void assertAthleteHasCoach(db::Transaction& tx, const Athlete& athlete, const Uuid& coachId);

// The coach made the invitation.
void assertInvitationIsOwn(db::Transaction& tx, const Coach& coach, const Uuid& invitationId);
// The invitation is bound to this athlete, or to the athlete's verified address. (Who has a code needs no address: the
// database judges codes.)
void assertInvitationIsFor(db::Transaction& tx, const Athlete& athlete, const Uuid& invitationId);

// The assignment was made for this athlete.
void assertAssignmentIsOwn(db::Transaction& tx, const Athlete& athlete, const Uuid& assignmentId);
// The log is this athlete's.
void assertLogIsOwn(db::Transaction& tx, const Athlete& athlete, const Uuid& logId);

// The exercise is the library's, the caller's own, or that of a coach or athlete whom the caller is connected to. Every
// id must pass.
void assertMayReadExercise(db::Transaction& tx, const Caller& caller, const Uuid& exerciseId);
void assertMayReadExercises(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& exerciseIds);
// The exercise is the caller's own.
void assertExerciseIsOwn(db::Transaction& tx, const Caller& caller, const Uuid& exerciseId);
// The athlete made the import.
void assertImportIsOwn(db::Transaction& tx, const Athlete& athlete, const Uuid& importId);

// The session is the caller's.
void assertSessionIsOwn(db::Transaction& tx, const Caller& caller, const Uuid& sessionId);

// To read, a participant may have left (and sees what came before); to write, not, and a coach needs the permission to
// send messages in a direct conversation.
enum class Participation { reading, writing };
void assertUserInConversation(db::Transaction& tx, const Caller& caller, const Uuid& conversationId,
                              Participation participation);

// The conversation is a group of this coach's, who has not left it.
void assertCoachOwnsGroup(db::Transaction& tx, const Coach& coach, const Uuid& conversationId);
// The message is one that the caller sees in the conversation.
void assertMessageIsShown(db::Transaction& tx, const Caller& caller, const Uuid& conversationId, const Uuid& messageId);
// The caller sent the message and has not left the conversation.
void assertMessageIsOwn(db::Transaction& tx, const Caller& caller, const Uuid& conversationId, const Uuid& messageId);

// The caller may have a conversation with all of these: a coach with own active athletes who let messages be sent; an
// athlete, alone, with one own active coach.
void assertMayConverseWith(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& userIds, bool isGroup);

// Every notification was made for the caller.
void assertNotificationsAreOwn(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& ids);

}  // namespace tp
