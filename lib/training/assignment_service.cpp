#include "training/assignment_service.h"

#include "http/error.h"

namespace tp::training {

namespace {

const std::string assignmentColumns =
    "w.id, w.coach_id, w.athlete_id, w.title, w.notes, w.scheduled_for, w.status, w.created_at, w.completed_at";

// What both lists share: the filters and the page.
const std::string filteredByDay =
    "and ($1::uuid is null or w.athlete_id = $1) and ($2::date is null or w.scheduled_for >= $2) "
    "and ($3::date is null or w.scheduled_for <= $3) and ($4::text is null or w.status = $4) "
    "and ($5::date is null or (w.scheduled_for, w.id) < ($5, $6::uuid)) "
    "order by w.scheduled_for desc, w.id desc limit $7::int + 1";

Assignment assignmentFrom(const db::Row& row) {
    return {row.get<Uuid>(0),        row.maybe<Uuid>(1),        row.get<Uuid>(2),
            row.get<std::string>(3), row.maybe<std::string>(4), row.get<Date>(5),
            row.get<std::string>(6), row.get<Instant>(7),       row.maybe<Instant>(8)};
}

std::vector<Assignment> list(db::Transaction& tx, std::string_view statement, const AssignmentFilter& filter,
                             const std::optional<BeforeDay>& before, int limit) {
    return tx
        .query(statement, filter.athleteId, filter.from, filter.to, db::parameter(filter.status),
               db::parameter(before, &BeforeDay::scheduledFor), db::parameter(before, &BeforeDay::id), limit)
        .map(assignmentFrom);
}

}  // namespace

std::vector<Assignment> createAssignments(db::Transaction& tx, const std::vector<Uuid>& athleteIds,
                                          const NewAssignment& workout) {
    static const std::string statement =
        "insert into app.workout_assignments as w (athlete_id, title, notes, scheduled_for, slots, program_workout_id, "
        "program_title, program_week) "
        "select athlete, $2::text, coalesce($3::text, d.notes), $4::date, coalesce(d.slots, '[]'), d.id, p.title, "
        "d.week "
        "from unnest($1::uuid[]) athlete "
        "left join app.program_workouts d on d.id = $5::uuid and d.owner_id = app.caller() "
        "left join app.programs p on p.id = d.program_id where $5::uuid is null or d.id is not null returning " +
        assignmentColumns;
    const auto made = tx.query(statement, athleteIds, workout.title, db::parameter(workout.notes), workout.scheduledFor,
                               workout.programWorkoutId);
    if (made.empty()) throw http::InvalidInput("programWorkoutId", "is no workout of a program of yours");
    return made.map(assignmentFrom);
}

std::vector<Assignment> listAssignmentsByCoach(db::Transaction& tx, const AssignmentFilter& filter,
                                               const std::optional<BeforeDay>& before, int limit) {
    static const std::string statement =
        "select " + assignmentColumns +
        " from app.workout_assignments w join app.coach_athletes c "
        "on c.coach_id = w.coach_id and c.athlete_id = w.athlete_id and c.status = 'active' "
        "where w.coach_id = app.caller() " +
        filteredByDay;
    return list(tx, statement, filter, before, limit);
}

std::vector<Assignment> listAssignmentsOfAthlete(db::Transaction& tx, const AssignmentFilter& filter,
                                                 const std::optional<BeforeDay>& before, int limit) {
    static const std::string statement = "select " + assignmentColumns +
                                         " from app.workout_assignments w where w.athlete_id = app.caller() " +
                                         filteredByDay;
    return list(tx, statement, filter, before, limit);
}

std::vector<Prescription> listPrescriptions(db::Transaction& tx, const Uuid& athleteId,
                                            const std::vector<Uuid>& assignmentIds) {
    return tx
        .query(
            "select w.id, w.slots::text from app.workout_assignments w "
            "where w.id = any ($2::uuid[]) and w.athlete_id = $1::uuid and w.coach_id = app.caller() order by w.id",
            athleteId, assignmentIds)
        .map([](const db::Row& row) {
            return Prescription{row.get<Uuid>(0), {row.get<std::string>(1)}};
        });
}

Assignment readAssignment(db::Transaction& tx, const Uuid& assignmentId) {
    static const std::string statement =
        "select " + assignmentColumns +
        " from app.workout_assignments w where w.id = $1::uuid and w.athlete_id = app.caller()";
    const auto rows = tx.query(statement, assignmentId);
    if (rows.empty()) throw http::Forbidden();
    return assignmentFrom(rows[0]);
}

}  // namespace tp::training
