#include "training/log_service.h"

#include "http/error.h"
#include "training/set_service.h"

namespace tp::training {

namespace {

const std::string selectLogs =
    "select l.id, l.assignment_id, l.athlete_id, l.title, l.scheduled_for, l.day, l.performed_at, l.ended_at, "
    "l.perceived_effort, l.notes, l.source, l.version, l.created_at, l.updated_at from app.workout_logs l ";

// What all lists share: the page, whose place and limit are the parameters from `first` on.
std::string latestFirst(int first) {
    const auto at = [&](int place) { return "$" + std::to_string(first + place); };
    return "and (" + at(0) + "::timestamptz is null or (l.performed_at, l.id) < (" + at(0) + ", " + at(1) +
           "::uuid)) order by l.performed_at desc, l.id desc limit " + at(2) + "::int + 1";
}

WorkoutLog logFrom(const db::Row& row) {
    return {row.get<Uuid>(0),     row.maybe<Uuid>(1),        row.get<Uuid>(2),         row.get<std::string>(3),
            row.maybe<Date>(4),   row.get<Date>(5),          row.get<Instant>(6),      row.maybe<Instant>(7),
            row.maybe<int>(8),    row.maybe<std::string>(9), row.get<std::string>(10), row.get<int>(11),
            row.get<Instant>(12), row.get<Instant>(13)};
}

std::vector<WorkoutLog> withSets(db::Transaction& tx, const db::Rows& rows) {
    auto logs = rows.map(logFrom);
    std::vector<Uuid> ids;
    for (const auto& log : logs) ids.push_back(log.id);
    auto sets = readSets(tx, ids);
    for (std::size_t i = 0; i < logs.size(); ++i) logs[i].sets = std::move(sets[i]);
    return logs;
}

// Years in which nobody trained with this, and workouts without an end, are typing errors.
void check(const NewLog& log) {
    const auto earliest = *Instant::parse("1970-01-01T00:00:00Z");
    const auto latest = *Instant::parse("2100-01-01T00:00:00Z");
    constexpr std::int64_t longest = 48LL * 3600 * 1'000'000;
    auto problems = problemsOf(log.sets);
    if (log.performedAt && (*log.performedAt < earliest || *log.performedAt >= latest))
        problems.push_back({"performedAt", "is not between the years 1970 and 2100"});
    if (log.endedAt && log.performedAt &&
        (*log.endedAt < *log.performedAt || log.endedAt->microseconds - log.performedAt->microseconds > longest))
        problems.push_back({"endedAt", "is not within the 48 hours after performedAt"});
    if (log.endedAt && !log.performedAt) problems.push_back({"performedAt", "is missing, though the end is there"});
    if (!problems.empty()) throw http::InvalidInput(problems);
}

WorkoutLog insertLog(db::Transaction& tx, const std::optional<Uuid>& assignmentId, const NewLog& log) {
    check(log);
    const auto inserted = tx.query(
        "insert into app.workout_logs (assignment_id, title, performed_at, ended_at, notes, perceived_effort) "
        "values ($1::uuid, $2::text, coalesce($3::timestamptz, now()), $4::timestamptz, $5::text, $6::smallint) "
        "returning id",
        assignmentId, db::parameter(log.title), log.performedAt, log.endedAt, db::parameter(log.notes),
        log.perceivedEffort);
    const auto id = inserted[0].get<Uuid>(0);
    insertSets(tx, id, log.sets);
    return readLog(tx, id);
}

}  // namespace

WorkoutLog logWorkout(db::Transaction& tx, const Uuid& assignmentId, const NewLog& log) {
    return insertLog(tx, assignmentId, log);
}

WorkoutLog createLog(db::Transaction& tx, const NewLog& log) {
    if (!log.title) throw http::InvalidInput("title", "is missing");
    return insertLog(tx, std::nullopt, log);
}

WorkoutLog changeLog(db::Transaction& tx, const Uuid& logId, int version, const NewLog& log) {
    check(log);
    const auto changed = tx.query(
        "update app.workout_logs set title = coalesce($3::text, title), performed_at = coalesce($4::timestamptz, "
        "performed_at), ended_at = $5::timestamptz, notes = $6::text, perceived_effort = $7::smallint "
        "where id = $1::uuid and athlete_id = app.caller() and version = $2::int",
        logId, version, db::parameter(log.title), log.performedAt, log.endedAt, db::parameter(log.notes),
        log.perceivedEffort);
    if (changed.affected() == 0) {
        readLog(tx, logId);
        throw http::LogChanged();
    }
    tx.later("delete from app.logged_sets where log_id = $1::uuid", logId);
    insertSets(tx, logId, log.sets);
    return readLog(tx, logId);
}

void deleteLog(db::Transaction& tx, const Uuid& logId) {
    const auto deleted =
        tx.query("delete from app.workout_logs where id = $1::uuid and athlete_id = app.caller()", logId);
    if (deleted.affected() == 0) throw http::Forbidden();
}

WorkoutLog readLog(db::Transaction& tx, const Uuid& logId) {
    static const std::string statement = selectLogs + "where l.id = $1::uuid and l.athlete_id = app.caller()";
    const auto rows = tx.query(statement, logId);
    if (rows.empty()) throw http::Forbidden();
    return std::move(withSets(tx, rows).front());
}

std::vector<WorkoutLog> listOwnLogs(db::Transaction& tx, const OwnLogFilter& filter,
                                    const std::optional<BeforeInstant>& before, int limit) {
    static const std::string statement =
        selectLogs +
        "where l.athlete_id = app.caller() and ($1::date is null or l.day >= $1) and ($2::date is null or l.day <= $2) "
        "and ($3::uuid is null or exists (select from app.logged_sets s where s.athlete_id = l.athlete_id "
        "and s.exercise_id = $3 and s.log_id = l.id)) " +
        latestFirst(4);
    return withSets(tx, tx.query(statement, filter.from, filter.to, filter.exerciseId,
                                 db::parameter(before, &BeforeInstant::performedAt),
                                 db::parameter(before, &BeforeInstant::id), limit));
}

std::vector<WorkoutLog> listLogsByCoach(db::Transaction& tx, const LogFilter& filter,
                                        const std::optional<BeforeInstant>& before, int limit) {
    static const std::string statement =
        selectLogs +
        "where l.coach_id = app.caller() "
        "and l.athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.workouts)) "
        "and ($1::uuid is null or l.athlete_id = $1) "
        "and ($2::date is null or l.performed_at >= $2::timestamp at time zone 'UTC') "
        "and ($3::date is null or l.performed_at < ($3 + 1)::timestamp at time zone 'UTC') " +
        latestFirst(4);
    return withSets(tx, tx.query(statement, filter.athleteId, filter.from, filter.to,
                                 db::parameter(before, &BeforeInstant::performedAt),
                                 db::parameter(before, &BeforeInstant::id), limit));
}

std::vector<WorkoutLog> listLogsOfAthlete(db::Transaction& tx, const Uuid& coachId, const Uuid& athleteId,
                                          const std::optional<BeforeInstant>& before, int limit) {
    static const std::string statement =
        selectLogs +
        "join app.coach_athletes c on c.coach_id = $1::uuid and c.athlete_id = l.athlete_id and c.status = 'active' "
        "and c.can_view_workouts join app.sharing_settings s on s.athlete_id = l.athlete_id and s.workouts "
        "where l.athlete_id = $2::uuid " +
        latestFirst(3);
    return withSets(tx, tx.query(statement, coachId, athleteId, db::parameter(before, &BeforeInstant::performedAt),
                                 db::parameter(before, &BeforeInstant::id), limit));
}

}  // namespace tp::training
