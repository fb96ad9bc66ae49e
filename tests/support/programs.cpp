#include "programs.h"

namespace tp::test {

ProgramTest::ProgramTest() {
    connect(ana, bo);
    connect(ana, cy);
}

std::string program(const Person& owner, const std::string& title, const std::string& visibility) {
    auto id = valueOf(
        "insert into app.programs (owner_id, title, visibility, week_count, coach_notes) values ($1, $2, $3, 2, 'for "
        "me') "
        "returning id",
        {owner.id, title, visibility});
    sql("insert into app.program_workouts (program_id, owner_id, week, position, title, slots) "
        "select $1, $2, n, 1, 'Day ' || n, '[{\"exercises\": [{\"exercise\": \"Squat\", \"sets\": [{\"type\": "
        "\"normal\", "
        "\"reps\": 5}]}]}]' from generate_series(1, 2) n",
        {id, owner.id});
    return id;
}

std::string dayOf(const std::string& programId, int day) {
    return valueOf("select id from app.program_workouts where program_id = $1 and week = $2",
                   {programId, std::to_string(day)});
}

std::string programRun(const std::string& programId, const Person* coach, const Person& athlete, bool mayMove) {
    const auto coachId = coach != nullptr ? Column(coach->id) : Column();
    const auto may = mayMove ? "true" : "false";
    auto id = valueOf(
        "insert into app.program_runs (program_id, title, coach_id, athlete_id, start_date, weekdays, "
        "athlete_may_move, "
        "program_version, placed) select p.id, p.title, $2, $3, current_date + 1, '{1,2,3,4,5,6,7}', $4, p.version, "
        "array(select w.id from app.program_workouts w where w.program_id = p.id) from app.programs p where p.id = $1 "
        "returning id",
        {programId, coachId, athlete.id, may});
    sql("insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, slots, run_id, "
        "program_workout_id, program_title, athlete_may_move) "
        "select $2, $3, w.title, current_date + w.week, w.slots, $4, w.id, p.title, $5 "
        "from app.program_workouts w join app.programs p on p.id = w.program_id where p.id = $1",
        {programId, coachId, athlete.id, id, may});
    return id;
}

std::string assignmentOf(const std::string& runId, int day) {
    return valueOf("select id from app.workout_assignments where run_id = $1 and title = $2",
                   {runId, "Day " + std::to_string(day)});
}

std::string putFirst(const std::string& assignmentId) {
    return valueOf(
        "update app.workout_assignments set id = overlay(id::text placing '00000000-0000' from 1)::uuid where id = $1 "
        "returning id",
        {assignmentId});
}

std::string programBody(const std::string& title, const std::string& weeks, const std::string& more) {
    return R"({"title": ")" + title + R"(", "weeks": )" + weeks + more + "}";
}

std::string dayBody(const std::string& title, const std::string& id, const std::string& exerciseId) {
    const auto quoted = [](const std::string& text) { return text.empty() ? "null" : '"' + text + '"'; };
    return R"({"id": )" + quoted(id) + R"(, "title": ")" + title +
           R"(", "notes": null, "slots": [{"exercises": [{"exerciseId": )" + quoted(exerciseId) +
           R"(, "exercise": "Squat", "sets": [{"reps": 5, "loadKind": "kg", "load": 102.5}]}]}]})";
}

std::string dayAhead(int days) { return valueOf("select (current_date + $1::int)::text", {std::to_string(days)}); }

}  // namespace tp::test
