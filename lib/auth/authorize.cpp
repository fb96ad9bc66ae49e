#include "auth/authorize.h"

#include "http/error.h"

namespace tp {

namespace {

// Each question is one row with one truth.
void forbidUnless(db::Transaction& tx, std::string_view question, const auto&... values) {
#ifdef TP_WITHOUT_FIRST_LAYER
    (void)tx, (void)question, ((void)values, ...);
#else
    tx.judged(
        [](const db::Rows& rows) {
            if (!rows[0].get<bool>(0)) throw http::Forbidden();
        },
        question, values...);
#endif
}

void askWhetherOwnAthletes(db::Transaction& tx, const std::vector<Uuid>& athleteIds) {
    forbidUnless(tx,
                 "select not exists (select from unnest($1::uuid[]) asked(id) where not exists ("
                 "select from app.coach_athletes c where c.coach_id = (select app.current_user_id()) "
                 "and c.athlete_id = asked.id and c.status = 'active'))",
                 athleteIds);
}

void askWhetherOwnCoach(db::Transaction& tx, const Uuid& coachId) {
    forbidUnless(tx,
                 "select exists (select from app.coach_athletes where coach_id = $1 "
                 "and athlete_id = (select app.current_user_id()) and status = 'active')",
                 coachId);
}

}  // namespace

void assertCoachOwnsAthlete(db::Transaction& tx, const Coach& /*coach*/, const Uuid& athleteId) {
    askWhetherOwnAthletes(tx, {athleteId});
}

void assertCoachOwnsAthletes(db::Transaction& tx, const Coach& /*coach*/, const std::vector<Uuid>& athleteIds) {
    askWhetherOwnAthletes(tx, athleteIds);
}

void assertAssignmentIsOwn(db::Transaction& tx, const Athlete& /*athlete*/, const Uuid& assignmentId) {
    forbidUnless(tx,
                 "select exists (select from app.workout_assignments where id = $1 "
                 "and athlete_id = (select app.current_user_id()))",
                 assignmentId);
}

void assertSessionIsOwn(db::Transaction& tx, const Caller& /*caller*/, const Uuid& sessionId) {
    forbidUnless(tx, "select exists (select from app.own_sessions() where id = $1)", sessionId);
}

void assertUserInConversation(db::Transaction& tx, const Caller& /*caller*/, const Uuid& conversationId,
                              Participation participation) {
    forbidUnless(tx,
                 "select exists (select from app.conversation_participants where conversation_id = $1 "
                 "and user_id = (select app.current_user_id()) and (left_at is null or $2))",
                 conversationId, participation == Participation::reading);
}

void assertMayConverseWith(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& userIds,
                           [[maybe_unused]] bool isGroup) {
    const bool isCoach = caller.user().has("coach");
#ifndef TP_WITHOUT_FIRST_LAYER
    if (!isCoach && (isGroup || userIds.size() != 1)) throw http::Forbidden();
#endif
    if (isCoach)
        askWhetherOwnAthletes(tx, userIds);
    else
        askWhetherOwnCoach(tx, userIds.front());
}

void assertNotificationsAreOwn(db::Transaction& tx, const Caller& /*caller*/, const std::vector<Uuid>& ids) {
    forbidUnless(tx,
                 "select not exists (select from unnest($1::uuid[]) asked(id) where not exists ("
                 "select from app.notifications n where n.id = asked.id and n.in_app "
                 "and n.recipient_id = (select app.current_user_id())))",
                 ids);
}

}  // namespace tp
