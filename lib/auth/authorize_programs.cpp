#include "auth/authorize_programs.h"

#include "auth/forbid.h"
#include "training/program.h"

namespace tp {

void assertMayReadProgram(db::Transaction& tx, const Caller& /*caller*/, const Uuid& programId) {
    static const std::string question = std::string("select exists (select from app.programs p where p.id = $1 and ") +
                                        training::programIsVisible + ")";
    forbidUnless(tx, question, programId);
}

void assertMayReadRuns(db::Transaction& tx, const Caller& /*caller*/, const Uuid& programId) {
    static const std::string question =
        std::string("select exists (select from app.programs p where p.id = $1 and ") + training::programIsVisible +
        ") or exists (select from app.program_runs r where r.program_id = $1 and r.athlete_id = app.caller())";
    forbidUnless(tx, question, programId);
}

void assertProgramIsOwn(db::Transaction& tx, const Caller& /*caller*/, const Uuid& programId) {
    forbidUnless(tx, "select exists (select from app.programs where id = $1 and owner_id = app.caller())", programId);
}

void assertMayGiveProgram(db::Transaction& tx, const Caller& /*caller*/, const std::vector<Uuid>& athleteIds) {
    forbidUnless(tx,
                 "select not exists (select from unnest($1::uuid[]) asked(id) where not exists ("
                 "select from app.coach_athletes c where c.coach_id = app.caller() "
                 "and c.athlete_id = asked.id and c.status = 'active' and c.can_create_programs) "
                 "and not (asked.id = app.caller() and app.user_has_role(app.caller(), 'athlete')))",
                 athleteIds);
}

void assertMayUpdateRuns(db::Transaction& tx, const Caller& /*caller*/, const Uuid& programId,
                         const std::vector<Uuid>& runIds) {
    forbidUnless(tx,
                 "select not exists (select from unnest($2::uuid[]) asked(id) where not exists ("
                 "select from app.program_runs r where r.id = asked.id and r.program_id = $1 and ("
                 "r.coach_id is null and r.athlete_id = app.caller() or r.coach_id = app.caller() and exists ("
                 "select from app.coach_athletes c where c.coach_id = r.coach_id and c.athlete_id = r.athlete_id "
                 "and c.status = 'active' and c.can_create_programs for share))))",
                 programId, runIds);
}

void assertRunIsOwn(db::Transaction& tx, const Caller& /*caller*/, const Uuid& runId) {
    forbidUnless(tx,
                 "select exists (select from app.program_runs r where r.id = $1 and ("
                 "r.coach_id is null and r.athlete_id = app.caller() or r.coach_id = app.caller() and exists ("
                 "select from app.coach_athletes c where c.coach_id = r.coach_id and c.athlete_id = r.athlete_id "
                 "and c.status = 'active' for share)))",
                 runId);
}

void assertMayReadCalendar(db::Transaction& tx, const Caller& /*caller*/, const Uuid& athleteId) {
    forbidUnless(tx,
                 "select $1 = app.caller() or exists (select from app.coach_athletes c "
                 "where c.coach_id = app.caller() and c.athlete_id = $1 and c.status = 'active')",
                 athleteId);
}

void assertMayMoveAssignment(db::Transaction& tx, const Caller& /*caller*/, const Uuid& assignmentId) {
    forbidUnless(tx,
                 "select exists (select from app.workout_assignments w where w.id = $1 and ("
                 "w.athlete_id = app.caller() and (w.coach_id is null or w.athlete_may_move) "
                 "or w.coach_id = app.caller() and exists ("
                 "select from app.coach_athletes c where c.coach_id = w.coach_id and c.athlete_id = w.athlete_id "
                 "and c.status = 'active' for share)))",
                 assignmentId);
}

void assertMayWithdrawAssignment(db::Transaction& tx, const Caller& /*caller*/, const Uuid& assignmentId) {
    forbidUnless(tx,
                 "select exists (select from app.workout_assignments w where w.id = $1 and ("
                 "w.athlete_id = app.caller() and w.coach_id is null "
                 "or w.coach_id = app.caller() and exists ("
                 "select from app.coach_athletes c where c.coach_id = w.coach_id and c.athlete_id = w.athlete_id "
                 "and c.status = 'active' for share)))",
                 assignmentId);
}

}  // namespace tp
