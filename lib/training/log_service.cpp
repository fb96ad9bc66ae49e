#include "training/log_service.h"

#include "http/error.h"
#include "json/write.h"

namespace tp::training {

namespace {

const std::string selectLogs =
    "select l.id, l.assignment_id, l.athlete_id, l.title, l.scheduled_for, l.performed_at, l.perceived_effort, "
    "l.notes, l.sets::text, l.created_at from app.workout_logs l ";

WorkoutLog logFrom(const db::Row& row) {
    return {row.get<Uuid>(0),          row.get<Uuid>(1),    row.get<Uuid>(2),  row.get<std::string>(3),
            row.get<Date>(4),          row.get<Instant>(5), row.maybe<int>(6), row.maybe<std::string>(7),
            {row.get<std::string>(8)}, row.get<Instant>(9)};
}

std::string jsonOf(const std::vector<LoggedSet>& sets) {
    json::Writer writer;
    json::write(writer, sets);
    return std::string(writer.written());
}

}  // namespace

WorkoutLog logWorkout(db::Transaction& tx, const Uuid& assignmentId, const NewLog& log) {
    const auto inserted = tx.query(
        "insert into app.workout_logs (assignment_id, performed_at, notes, perceived_effort, sets) "
        "select w.id, coalesce($2::timestamptz, now()), $3::text, $4::smallint, $5::jsonb from app.workout_assignments "
        "w "
        "where w.id = $1::uuid and w.athlete_id = app.caller()",
        assignmentId, log.performedAt, db::parameter(log.notes), log.perceivedEffort, jsonOf(log.sets));
    if (inserted.affected() == 0) throw http::Forbidden();
    static const std::string statement =
        selectLogs + "where l.assignment_id = $1::uuid and l.athlete_id = app.caller()";
    return logFrom(tx.query(statement, assignmentId)[0]);
}

std::vector<WorkoutLog> listLogsByCoach(db::Transaction& tx, const LogFilter& filter,
                                        const std::optional<BeforeInstant>& before, int limit) {
    static const std::string statement =
        selectLogs +
        "where l.coach_id = app.caller() "
        "and l.athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.workouts)) "
        "and ($1::uuid is null or l.athlete_id = $1) "
        "and ($2::date is null or l.performed_at >= $2::timestamp at time zone 'UTC') "
        "and ($3::date is null or l.performed_at < ($3 + 1)::timestamp at time zone 'UTC') "
        "and ($4::timestamptz is null or (l.performed_at, l.id) < ($4, $5::uuid)) "
        "order by l.performed_at desc, l.id desc limit $6::int + 1";
    return tx
        .query(statement, filter.athleteId, filter.from, filter.to, db::parameter(before, &BeforeInstant::performedAt),
               db::parameter(before, &BeforeInstant::id), limit)
        .map(logFrom);
}

std::vector<WorkoutLog> listLogsOfAthlete(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId,
                                          const std::optional<BeforeInstant>& before, int limit) {
    static const std::string statement =
        selectLogs +
        "join app.coach_athletes c on c.coach_id = $1::uuid and c.athlete_id = l.athlete_id and c.status = 'active' "
        "and c.can_view_workouts join app.sharing_settings s on s.athlete_id = l.athlete_id and s.workouts "
        "where l.athlete_id = $2::uuid and ($3::timestamptz is null or (l.performed_at, l.id) < ($3, $4::uuid)) "
        "order by l.performed_at desc, l.id desc limit $5::int + 1";
    return tx
        .query(statement, coachId, athleteId, db::parameter(before, &BeforeInstant::performedAt),
               db::parameter(before, &BeforeInstant::id), limit)
        .map(logFrom);
}

}  // namespace tp::training
