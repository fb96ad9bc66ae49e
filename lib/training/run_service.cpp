#include "training/run_service.h"

#include <algorithm>

#include "http/error.h"
#include "json/document.h"
#include "json/write.h"
#include "training/schedule.h"

namespace tp::training {

namespace {

const std::string selectRuns =
    "select r.id, r.program_id, r.title, r.athlete_id, u.display_name, r.start_date, to_json(r.weekdays)::text, "
    "r.athlete_may_move, w.upcoming, w.completed, coalesce(r.program_version = p.version, false), r.created_at, "
    "r.ended_at from app.program_runs r join app.users u on u.id = r.athlete_id "
    "left join app.programs p on p.id = r.program_id "
    // The day is asked for once a run, not once an assignment.
    "cross join lateral (select app.today_of(r.athlete_id) as today offset 0) t "
    "cross join lateral (select (count(*) filter (where w.status = 'assigned' and w.scheduled_for >= t.today))::int "
    "as upcoming, (count(*) filter (where w.status = 'completed'))::int as completed "
    "from app.workout_assignments w where w.run_id = r.id) w ";

ProgramRun runFrom(const db::Row& row) {
    return {row.get<Uuid>(0),        row.maybe<Uuid>(1),
            row.get<std::string>(2), {row.get<Uuid>(3), row.get<std::string>(4)},
            row.get<Date>(5),        {row.get<std::string>(6)},
            row.get<bool>(7),        row.get<int>(8),
            row.get<int>(9),         row.get<bool>(10),
            row.get<Instant>(11),    row.maybe<Instant>(12)};
}

std::vector<ProgramRun> runsWithIds(db::Transaction& tx, const std::vector<Uuid>& ids) {
    static const std::string statement =
        selectRuns + "where r.id = any ($1::uuid[]) order by lower(u.display_name), r.id";
    return tx.query(statement, ids).map(runFrom);
}

// The days of a program in order, and how many each week has.
struct Outline {
    int version = 0;
    std::vector<Uuid> dayIds;
    std::vector<int> daysByWeek;

    std::vector<Date> datesFrom(Date start, const std::vector<int>& weekdays) const {
        return schedule(start, weekdays, daysByWeek);
    }
};

Outline outlineOf(db::Transaction& tx, const Uuid& programId) {
    static const std::string statement =
        "select p.version, p.week_count, w.id, w.week from app.programs p "
        "left join app.program_workouts w on w.program_id = p.id where p.id = $1::uuid and " +
        std::string(programIsVisible) + " order by w.week, w.position";
    const auto rows = tx.query(statement, programId);
    if (rows.empty()) throw http::Forbidden();
    Outline outline{rows[0].get<int>(0), {}, std::vector<int>(static_cast<std::size_t>(rows[0].get<int>(1)))};
    for (int i = 0; i < rows.size() && !rows[i].isNull(2); ++i) {
        outline.dayIds.push_back(rows[i].get<Uuid>(2));
        ++outline.daysByWeek.at(static_cast<std::size_t>(rows[i].get<int>(3) - 1));
    }
    return outline;
}

// One day of a program on one calendar day; of one run, or of all that are made at once.
struct PlacedDay {
    std::optional<Uuid> runId;
    Uuid dayId;
    Date day;

    static constexpr auto fields() {
        return std::tuple{json::required("runId", &PlacedDay::runId), json::required("dayId", &PlacedDay::dayId),
                          json::required("day", &PlacedDay::day)};
    }
};

// Makes the assignments of placed days: those without a run in each of `runIds`. Returns how many.
int insertAssignments(db::Transaction& tx, const std::vector<Uuid>& runIds, const std::vector<PlacedDay>& days) {
    json::Writer writer;
    json::write(writer, days);
    return tx
        .query(
            "insert into app.workout_assignments (coach_id, athlete_id, title, notes, slots, scheduled_for, "
            "athlete_may_move, run_id, program_workout_id, program_title, program_week) "
            "select r.coach_id, r.athlete_id, w.title, w.notes, w.slots, d.day, r.athlete_may_move, r.id, w.id, "
            "r.title, w.week "
            "from jsonb_to_recordset($2::jsonb) d(\"runId\" uuid, \"dayId\" uuid, day date) "
            "join app.program_runs r on r.id = any ($1::uuid[]) and (d.\"runId\" is null or r.id = d.\"runId\") "
            "join app.program_workouts w on w.id = d.\"dayId\"",
            runIds, std::string(writer.written()))
        .affected();
}

std::vector<int> weekdaysFrom(const std::string& text) {
    const json::Document document(text);
    std::vector<int> weekdays;
    for (std::size_t i = 0; i < document.root().size(); ++i)
        weekdays.push_back(static_cast<int>(document.root().item(i).integer().value_or(1)));
    return weekdays;
}

std::string jsonOf(const std::vector<int>& numbers) {
    json::Writer writer;
    json::write(writer, numbers);
    return std::string(writer.written());
}

// What is open of the runs $1 from the athlete's today on, of assignments w.
const std::string isUpcoming =
    "w.run_id = any ($1::uuid[]) and w.status = 'assigned' and w.scheduled_for >= app.today_of(w.athlete_id) ";

// Holds it by id, as moving does, so that it can be changed and deleted in any order. Returns the assignments' ids.
std::vector<Uuid> holdUpcoming(db::Transaction& tx, const std::vector<Uuid>& runIds) {
    static const std::string statement =
        "select w.id from app.workout_assignments w where " + isUpcoming + "order by w.id for no key update";
    return tx.query(statement, runIds).map([](const db::Row& row) { return row.get<Uuid>(0); });
}

// The days that have come to the program since these runs were placed, where they are still ahead of the athlete.
std::vector<PlacedDay> newDays(db::Transaction& tx, const std::vector<Uuid>& runIds, const Outline& outline) {
    const auto rows = tx.query(
        "select r.id, w.id, r.start_date, to_json(r.weekdays)::text, app.today_of(r.athlete_id) "
        "from app.program_runs r join app.program_workouts w on w.program_id = r.program_id "
        "where r.id = any ($1::uuid[]) and w.id <> all (r.placed)",
        runIds);
    std::vector<PlacedDay> placed;
    for (int i = 0; i < rows.size(); ++i) {
        const auto dates = outline.datesFrom(rows[i].get<Date>(2), weekdaysFrom(rows[i].get<std::string>(3)));
        const auto place = std::ranges::find(outline.dayIds, rows[i].get<Uuid>(1)) - outline.dayIds.begin();
        if (static_cast<std::size_t>(place) == dates.size()) throw http::ProgramChanged();
        const auto day = dates[static_cast<std::size_t>(place)];
        if (day >= rows[i].get<Date>(4)) placed.push_back({rows[i].get<Uuid>(0), rows[i].get<Uuid>(1), day});
    }
    return placed;
}

}  // namespace

AssignedProgram assignProgram(db::Transaction& tx, const Uuid& programId, const NewRuns& wanted) {
    const auto outline = outlineOf(tx, programId);
    if (outline.dayIds.empty()) throw http::InvalidInput("programId", "is a program without days");
    const auto made = tx.query(
        "insert into app.program_runs (program_id, title, coach_id, athlete_id, start_date, weekdays, "
        "athlete_may_move, "
        "program_version, placed) "
        "select p.id, p.title, case when a.id <> app.caller() then app.caller() end, a.id, $4::date, "
        "array(select jsonb_array_elements_text($5::jsonb)::smallint order by 1), $6::boolean, p.version, $7::uuid[] "
        "from unnest($3::uuid[]) a(id) join app.programs p on p.id = $1::uuid and p.version = $2::int returning id",
        programId, outline.version, wanted.athleteIds, wanted.startDate, jsonOf(wanted.weekdays), wanted.athleteMayMove,
        outline.dayIds);
    const auto runIds = made.map([](const db::Row& row) { return row.get<Uuid>(0); });
    const auto dates = outline.datesFrom(wanted.startDate, wanted.weekdays);
    std::vector<PlacedDay> days;
    for (std::size_t i = 0; i < dates.size(); ++i) days.push_back({std::nullopt, outline.dayIds[i], dates[i]});
    const auto count = insertAssignments(tx, runIds, days);
    if (static_cast<std::size_t>(count) != wanted.athleteIds.size() * days.size()) throw http::ProgramChanged();
    return {runsWithIds(tx, runIds), count};
}

std::vector<ProgramRun> listRuns(db::Transaction& tx, const Uuid& programId) {
    static const std::string statement =
        selectRuns +
        "where r.program_id = $1::uuid and (r.athlete_id = app.caller() or r.coach_id = app.caller() "
        "and r.athlete_id = any (array(select a.athlete_id from app.my_athletes a where a.status = 'active'))) "
        "order by r.created_at desc, r.id desc";
    return tx.query(statement, programId).map(runFrom);
}

std::vector<ProgramRun> updateRuns(db::Transaction& tx, const Uuid& programId, const std::vector<Uuid>& runIds) {
    const auto outline = outlineOf(tx, programId);
    const auto open = tx.query(
                            "select id from app.program_runs where id = any ($1::uuid[]) and ended_at is null "
                            "order by id for no key update",
                            runIds)
                          .map([](const db::Row& row) { return row.get<Uuid>(0); });
    const auto added = newDays(tx, open, outline);
    const auto updated = tx.query(
        "update app.program_runs r set title = p.title, program_version = p.version, "
        "placed = array(select unnest(r.placed) union select unnest($3::uuid[])) "
        "from app.programs p where r.id = any ($1::uuid[]) and p.id = r.program_id and p.version = $2::int",
        open, outline.version, outline.dayIds);
    if (static_cast<std::size_t>(updated.affected()) != open.size()) throw http::ProgramChanged();
    const auto upcoming = holdUpcoming(tx, open);
    tx.later(
        "update app.workout_assignments w set title = d.title, notes = d.notes, slots = d.slots, "
        "program_title = r.title, program_week = d.week from app.program_workouts d, app.program_runs r "
        "where d.id = w.program_workout_id and r.id = w.run_id and w.id = any ($1::uuid[])",
        upcoming);
    tx.later("delete from app.workout_assignments where program_workout_id is null and id = any ($1::uuid[])",
             upcoming);
    insertAssignments(tx, open, added);
    return runsWithIds(tx, runIds);
}

void endRun(db::Transaction& tx, const Uuid& runId) {
    tx.later("update app.program_runs set ended_at = now() where id = $1::uuid and ended_at is null", runId);
    tx.later("delete from app.workout_assignments where id = any ($1::uuid[])", holdUpcoming(tx, {runId}));
}

}  // namespace tp::training
