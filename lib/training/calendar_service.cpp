#include "training/calendar_service.h"

#include "http/error.h"

namespace tp::training {

namespace {

const std::string selectEntries =
    "select w.id, w.title, w.scheduled_for, w.status, r.program_id, w.program_title, w.run_id, w.coach_id, "
    "w.athlete_id, w.status <> 'completed' and (w.coach_id is null or w.coach_id = app.caller() or "
    "w.athlete_may_move), "
    "w.reason, (select count(*)::int from jsonb_path_query(w.slots, '$[*].exercises[*]')), "
    "(select count(*)::int from jsonb_path_query(w.slots, '$[*].exercises[*].sets[*]')), l.id "
    "from app.workout_assignments w left join app.program_runs r on r.id = w.run_id "
    "left join app.workout_logs l on l.assignment_id = w.id and (l.athlete_id = app.caller() "
    "or l.athlete_id = any (array(select o.athlete_id from app.open_athletes o where o.workouts))) ";
const std::string byDay = " order by w.scheduled_for, w.id";

CalendarEntry entryFrom(const db::Row& row) {
    return {row.get<Uuid>(0),   row.get<std::string>(1),   row.get<Date>(2),           row.get<std::string>(3),
            row.maybe<Uuid>(4), row.maybe<std::string>(5), row.maybe<Uuid>(6),         row.maybe<Uuid>(7),
            row.get<Uuid>(8),   row.get<bool>(9),          row.maybe<std::string>(10), row.get<int>(11),
            row.get<int>(12),   row.maybe<Uuid>(13)};
}

std::vector<CalendarEntry> entriesWithIds(db::Transaction& tx, const std::vector<Uuid>& ids) {
    static const std::string statement = selectEntries + "where w.id = any ($1::uuid[])" + byDay;
    return tx.query(statement, ids).map(entryFrom);
}

// What an update gives back, which is exactly one.
CalendarEntry changed(db::Transaction& tx, const Uuid& assignmentId, const db::Rows& update) {
    if (update.affected() == 0) throw http::Forbidden();
    return entriesWithIds(tx, {assignmentId}).at(0);
}

}  // namespace

std::vector<CalendarEntry> readCalendar(db::Transaction& tx, const Uuid& athleteId, Date from, Date to) {
    static const std::string statement = selectEntries +
                                         "where w.athlete_id = $1::uuid and app.caller() in (w.athlete_id, w.coach_id) "
                                         "and w.scheduled_for between $2::date and $3::date" +
                                         byDay;
    return tx.query(statement, athleteId, from, to).map(entryFrom);
}

CalendarEntry moveAssignment(db::Transaction& tx, const Uuid& assignmentId, Date day) {
    return changed(
        tx, assignmentId,
        tx.query("update app.workout_assignments set scheduled_for = $2::date where id = $1::uuid", assignmentId, day));
}

std::vector<CalendarEntry> shiftAssignments(db::Transaction& tx, const Uuid& assignmentId, int days) {
    // Locked in one order, so that two shifts don't wait for each other in a circle.
    const auto shifted = tx.query(
                               "with first as (select * from app.workout_assignments where id = $1::uuid), "
                               "open as (select w.id from app.workout_assignments w, first f "
                               "where w.id = f.id or w.run_id = f.run_id and w.status = 'assigned' and w.scheduled_for "
                               ">= f.scheduled_for "
                               "order by w.id for no key update of w) "
                               "update app.workout_assignments w set scheduled_for = w.scheduled_for + $2::int "
                               "from open where w.id = open.id returning w.id",
                               assignmentId, days)
                             .map([](const db::Row& row) { return row.get<Uuid>(0); });
    if (shifted.empty()) throw http::Forbidden();
    return entriesWithIds(tx, shifted);
}

CalendarEntry setStatus(db::Transaction& tx, const Uuid& assignmentId, const std::string& status,
                        const std::optional<std::string>& reason) {
    return changed(tx, assignmentId,
                   tx.query("update app.workout_assignments set status = $2, reason = $3 where id = $1::uuid",
                            assignmentId, status, db::parameter(reason)));
}

void withdrawAssignment(db::Transaction& tx, const Uuid& assignmentId) {
    const auto gone = tx.query("delete from app.workout_assignments where id = $1::uuid", assignmentId);
    if (gone.affected() == 0) throw http::Forbidden();
}

}  // namespace tp::training
