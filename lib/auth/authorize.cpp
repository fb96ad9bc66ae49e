#include "auth/authorize.h"

#include "auth/forbid.h"
#include "http/error.h"

namespace tp {

namespace {

void askWhetherOwnAthletes(db::Transaction& tx, const std::vector<Uuid>& athleteIds) {
    forbidUnless(tx,
                 "select not exists (select from unnest($1::uuid[]) asked(id) where not exists ("
                 "select from app.coach_athletes c where c.coach_id = app.caller() "
                 "and c.athlete_id = asked.id and c.status = 'active'))",
                 athleteIds);
}

void askWhetherOwnCoach(db::Transaction& tx, const Uuid& coachId) {
    forbidUnless(tx,
                 "select exists (select from app.coach_athletes where coach_id = $1 "
                 "and athlete_id = app.caller() and status = 'active')",
                 coachId);
}

void askWhetherMayWriteTo(db::Transaction& tx, const std::vector<Uuid>& athleteIds) {
    forbidUnless(tx,
                 "select not exists (select from unnest($1::uuid[]) asked(id) where not exists ("
                 "select from app.coach_athletes c where c.coach_id = app.caller() "
                 "and c.athlete_id = asked.id and c.status = 'active' and c.can_send_messages))",
                 athleteIds);
}

// What must hold of a connection c and the athlete's sharing s.
const char* conditionOf(http::DataKind kind) {
    switch (kind) {
        case http::DataKind::overview: return "c.status in ('active', 'inactive')";
        case http::DataKind::workouts: return "c.status = 'active' and c.can_view_workouts and s.workouts";
        case http::DataKind::progress: return "c.status = 'active' and c.can_view_progress and s.progress";
        case http::DataKind::analytics: return "c.status = 'active' and c.can_view_analytics and s.analytics";
        case http::DataKind::personalInfo: return "c.status = 'active' and s.personal_info";
    }
    return "false";
}

}  // namespace

void assertCoachOwnsAthlete(db::Transaction& tx, const Coach& /*coach*/, const Uuid& athleteId) {
    askWhetherOwnAthletes(tx, {athleteId});
}

void assertCoachOwnsAthletes(db::Transaction& tx, const Coach& /*coach*/, const std::vector<Uuid>& athleteIds) {
    askWhetherOwnAthletes(tx, athleteIds);
}

void assertCoachMayView(db::Transaction& tx, const Coach& coach, const Uuid& athleteId, http::DataKind kind) {
    coach.asksFor(athleteId, kind);
    coach.shows(athleteId, kind);
    forbidUnless(tx,
                 std::string("select exists (select from app.coach_athletes c join app.sharing_settings s "
                             "on s.athlete_id = c.athlete_id where c.coach_id = app.caller() "
                             "and c.athlete_id = $1 and ") +
                     conditionOf(kind) + ")",
                 athleteId);
}

void assertCoachMayNarrow(db::Transaction& tx, const Coach& /*coach*/, const Uuid& athleteId,
                          const coaching::Permissions& wanted) {
    forbidUnless(tx,
                 "select exists (select from app.coach_athletes where coach_id = app.caller() "
                 "and athlete_id = $1 and status in ('active', 'inactive') "
                 "and can_view_workouts >= $2::boolean and can_view_progress >= $3::boolean "
                 "and can_view_analytics >= $4::boolean and can_create_programs >= $5::boolean "
                 "and can_send_messages >= $6::boolean for no key update)",
                 athleteId, wanted.viewWorkouts, wanted.viewProgress, wanted.viewAnalytics, wanted.createPrograms,
                 wanted.sendMessages);
}

void assertCoachHasAthlete(db::Transaction& tx, const Coach& /*coach*/, const Uuid& athleteId) {
    forbidUnless(tx,
                 "select exists (select from app.coach_athletes where coach_id = app.caller() "
                 "and athlete_id = $1 and status in ('active', 'inactive'))",
                 athleteId);
}

void assertAthleteHasCoach(db::Transaction& tx, const Athlete& /*athlete*/, const Uuid& coachId) {
    forbidUnless(tx,
                 "select exists (select from app.coach_athletes where coach_id = $1 "
                 "and athlete_id = app.caller() and status in ('active', 'inactive'))",
                 coachId);
}

void assertMayReadCoach(db::Transaction& tx, const Caller& /*caller*/, const Uuid& coachId) {
    forbidUnless(tx,
                 "select $1 = app.caller() or app.user_has_role(app.caller(), 'admin') "
                 "or exists (select from app.received_invitations() i where i.coach_id = $1) "
                 "or exists (select from app.coach_athletes where coach_id = $1 "
                 "and athlete_id = app.caller() and status in ('active', 'inactive'))",
                 coachId);
}

void assertInvitationIsOwn(db::Transaction& tx, const Coach& /*coach*/, const Uuid& invitationId) {
    forbidUnless(tx,
                 "select exists (select from app.invitations where id = $1 "
                 "and coach_id = app.caller())",
                 invitationId);
}

void assertInvitationIsFor(db::Transaction& tx, const Athlete& /*athlete*/, const Uuid& invitationId) {
    forbidUnless(tx,
                 "select exists (select from app.invitations i "
                 "join app.users u on u.id = app.caller() "
                 "where i.id = $1 and (i.recipient_id = u.id or (i.recipient_id is null "
                 "and lower(i.email) = lower(u.email) and u.email_verified_at is not null)))",
                 invitationId);
}

void assertAssignmentIsOwn(db::Transaction& tx, const Athlete& /*athlete*/, const Uuid& assignmentId) {
    forbidUnless(tx,
                 "select exists (select from app.workout_assignments where id = $1 "
                 "and athlete_id = app.caller())",
                 assignmentId);
}

void assertMayReadExercise(db::Transaction& tx, const Caller& caller, const Uuid& exerciseId) {
    assertMayReadExercises(tx, caller, {exerciseId});
}

void assertMayReadExercises(db::Transaction& tx, const Caller& /*caller*/, const std::vector<Uuid>& exerciseIds) {
    forbidUnless(tx,
                 "select not exists (select from unnest($1::uuid[]) asked(id) where not exists ("
                 "select from app.exercises e where e.id = asked.id and (e.owner_id is null "
                 "or e.owner_id = app.caller() or exists (select from app.coach_athletes c where c.status = 'active' "
                 "and ((c.coach_id = app.caller() and c.athlete_id = e.owner_id) "
                 "or (c.athlete_id = app.caller() and c.coach_id = e.owner_id))))))",
                 exerciseIds);
}

void assertImportIsOwn(db::Transaction& tx, const Athlete& /*athlete*/, const Uuid& importId) {
    forbidUnless(tx, "select exists (select from app.imports where id = $1 and athlete_id = app.caller())", importId);
}

void assertExerciseIsOwn(db::Transaction& tx, const Caller& /*caller*/, const Uuid& exerciseId) {
    forbidUnless(tx, "select exists (select from app.exercises where id = $1 and owner_id = app.caller())", exerciseId);
}

void assertLogIsOwn(db::Transaction& tx, const Athlete& /*athlete*/, const Uuid& logId) {
    forbidUnless(tx, "select exists (select from app.workout_logs where id = $1 and athlete_id = app.caller())", logId);
}

void assertSessionIsOwn(db::Transaction& tx, const Caller& /*caller*/, const Uuid& sessionId) {
    forbidUnless(tx, "select exists (select from app.own_sessions() where id = $1)", sessionId);
}

void assertUserInConversation(db::Transaction& tx, const Caller& /*caller*/, const Uuid& conversationId,
                              Participation participation) {
    forbidUnless(tx,
                 "select exists (select from app.conversation_participants where conversation_id = $1 "
                 "and user_id = app.caller() and (left_at is null and can_write or $2))",
                 conversationId, participation == Participation::reading);
}

void assertCoachOwnsGroup(db::Transaction& tx, const Coach& /*coach*/, const Uuid& conversationId) {
    forbidUnless(tx,
                 "select exists (select from app.conversations c join app.conversation_participants p "
                 "on p.conversation_id = c.id and p.user_id = app.caller() and p.left_at is null "
                 "where c.id = $1 and c.is_group and c.coach_id = app.caller())",
                 conversationId);
}

void assertMessageIsShown(db::Transaction& tx, const Caller& /*caller*/, const Uuid& conversationId,
                          const Uuid& messageId) {
    forbidUnless(tx,
                 "select exists (select from app.conversation_participants p join app.messages m "
                 "on m.conversation_id = p.conversation_id and app.sees(p, m.seq) "
                 "where p.conversation_id = $1 and p.user_id = app.caller() and m.id = $2)",
                 conversationId, messageId);
}

void assertMessageIsOwn(db::Transaction& tx, const Caller& /*caller*/, const Uuid& conversationId,
                        const Uuid& messageId) {
    forbidUnless(tx,
                 "select exists (select from app.conversation_participants p join app.messages m "
                 "on m.conversation_id = p.conversation_id and m.sender_id = p.user_id "
                 "where p.conversation_id = $1 and p.user_id = app.caller() and p.left_at is null and m.id = $2)",
                 conversationId, messageId);
}

void assertMayConverseWith(db::Transaction& tx, const Caller& caller, const std::vector<Uuid>& userIds,
                           [[maybe_unused]] bool isGroup) {
    const bool isCoach = caller.user().has("coach");
#ifndef TP_WITHOUT_FIRST_LAYER
    if (!isCoach && (isGroup || userIds.size() != 1)) throw http::Forbidden();
#endif
    if (isCoach)
        askWhetherMayWriteTo(tx, userIds);
    else
        askWhetherOwnCoach(tx, userIds.front());
}

void assertNotificationsAreOwn(db::Transaction& tx, const Caller& /*caller*/, const std::vector<Uuid>& ids) {
    forbidUnless(tx,
                 "select not exists (select from unnest($1::uuid[]) asked(id) where not exists ("
                 "select from app.notifications n where n.id = asked.id and n.in_app "
                 "and n.recipient_id = app.caller()))",
                 ids);
}

}  // namespace tp
