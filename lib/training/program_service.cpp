#include "training/program_service.h"

#include <map>
#include <set>

#include "coaching/text_list.h"
#include "http/error.h"
#include "json/write.h"

namespace tp::training {

namespace {

const std::string headColumns =
    "p.id, p.owner_id, p.title, p.description, p.difficulty, p.expected_duration_weeks, to_json(p.goals)::text, "
    "app.own_program_notes(p.id), p.visibility, p.version, p.created_at, p.updated_at ";

ProgramHead headFrom(const db::Row& row) {
    return {row.get<Uuid>(0),          row.get<Uuid>(1),  row.get<std::string>(2),   row.maybe<std::string>(3),
            row.maybe<std::string>(4), row.maybe<int>(5), {row.get<std::string>(6)}, row.maybe<std::string>(7),
            row.get<std::string>(8),   row.get<int>(9),   row.get<Instant>(10),      row.get<Instant>(11)};
}

ProgramSummary summaryFrom(const db::Row& row) {
    ProgramSummary summary{headFrom(row)};
    summary.weekCount = row.get<int>(12);
    summary.dayCount = row.get<int>(13);
    summary.owner = {summary.ownerId, row.get<std::string>(14)};
    summary.athletes = {row.get<std::string>(15)};
    summary.athleteCount = row.get<int>(16);
    return summary;
}

// To whom the caller, a coach, gave a program p.
const std::string givenTo =
    "from app.program_runs r join app.coach_athletes c on c.coach_id = r.coach_id and c.athlete_id = r.athlete_id "
    "and c.status = 'active' where r.program_id = p.id and r.coach_id = app.caller() ";

// A page of programs p of which `condition` holds.
std::string programsWhere(const std::string& condition) {
    return "select " + headColumns +
           ", p.week_count, (select count(*)::int from app.program_workouts w where w.program_id = p.id), "
           "coalesce(u.display_name, app.public_author(p.owner_id), ''), g.athletes, g.count::int "
           "from app.programs p left join app.users u on u.id = p.owner_id "
           "cross join lateral (select count(*), coalesce(json_agg(json_build_object('id', a.id, 'displayName', "
           "a.display_name) order by a.place) filter (where a.place <= 5), '[]')::text as athletes "
           "from (select o.id, o.display_name, row_number() over (order by lower(o.display_name), o.id) as place "
           "from app.users o where o.id in (select r.athlete_id " +
           givenTo + ")) a) g where " + condition +
           " and ($1::text is null or strpos(lower(p.title), lower($1)) > 0) "
           "and ($2::timestamptz is null or (p.updated_at, p.id) < ($2, $3::uuid)) "
           "order by p.updated_at desc, p.id desc limit $4::int + 1";
}

// What coaches gave the calling athlete, by the latest run of each. Of a program that the athlete does not see it tells
// what the run itself says.
const std::string programsFromCoach =
    "select * from (select distinct on (r.program_id) r.program_id as id, r.coach_id, r.title, p.description, "
    "p.difficulty, p.expected_duration_weeks, coalesce(to_json(p.goals)::text, '[]'), null::text, "
    "coalesce(p.visibility, 'private'), r.program_version, r.created_at, r.created_at as updated_at, "
    "coalesce(p.week_count, (select max(w.scheduled_for) - min(w.scheduled_for) from app.workout_assignments w "
    "where w.run_id = r.id) / 7 + 1, 1), cardinality(r.placed), coalesce(u.display_name, ''), "
    "json_build_array(json_build_object('id', r.athlete_id, 'displayName', me.display_name))::text, 1 "
    "from app.program_runs r join app.users me on me.id = r.athlete_id left join app.users u on u.id = r.coach_id "
    "left join app.programs p on p.id = r.program_id and " +
    std::string(programIsVisible) +
    " where r.athlete_id = app.caller() and r.coach_id is not null and r.program_id is not null "
    "order by r.program_id, r.created_at desc) p "
    "where ($1::text is null or strpos(lower(p.title), lower($1)) > 0) "
    "and ($2::timestamptz is null or (p.updated_at, p.id) < ($2, $3::uuid)) "
    "order by p.updated_at desc, p.id desc limit $4::int + 1";

const std::string& listStatement(const std::string& tab) {
    static const std::map<std::string, std::string> statements = {
        {"mine", programsWhere("p.owner_id = app.caller()")},
        {"clients", programsWhere("((p.owner_id = app.caller() and exists (select " + givenTo +
                                  ")) or (p.owner_id <> app.caller() and p.visibility in ('coach_only', 'template') "
                                  "and p.owner_id = any (array(select o.athlete_id from app.open_athletes o "
                                  "where o.workouts))))")},
        {"coach", programsFromCoach},
        {"templates", programsWhere("p.visibility in ('template', 'public') and " + std::string(programIsVisible))}};
    return statements.at(tab);
}

std::string placeOf(std::size_t week, std::size_t day) {
    return "weeks[" + std::to_string(week) + "].days[" + std::to_string(day) + "]";
}

// Calls visit(week, day, NewProgramDay&), both counted from 0.
template <class Program, class Visit>
void forEachDay(Program& program, Visit visit) {
    for (std::size_t week = 0; week < program.weeks.size(); ++week)
        for (std::size_t day = 0; day < program.weeks[week].days.size(); ++day)
            visit(week, day, program.weeks[week].days[day]);
}

// Calls visit(path, SlotExercise&).
template <class Visit>
void forEachExercise(NewProgram& program, Visit visit) {
    forEachDay(program, [&](std::size_t week, std::size_t day, NewProgramDay& one) {
        for (std::size_t s = 0; s < one.slots.size(); ++s)
            for (std::size_t e = 0; e < one.slots[s].exercises.size(); ++e)
                visit(placeOf(week, day) + ".slots[" + std::to_string(s) + "].exercises[" + std::to_string(e) + "]",
                      one.slots[s].exercises[e]);
    });
}

std::set<Uuid> idsFrom(const db::Rows& rows) {
    std::set<Uuid> ids;
    for (int i = 0; i < rows.size(); ++i) ids.insert(rows[i].get<Uuid>(0));
    return ids;
}

// The exercises of a program as it is stored; none where there is no such program yet.
std::set<Uuid> storedExercises(db::Transaction& tx, const std::optional<Uuid>& programId) {
    if (!programId) return {};
    return idsFrom(
        tx.query("select distinct (e ->> 'exerciseId')::uuid from app.program_workouts w, "
                 "jsonb_path_query(w.slots, '$[*].exercises[*]') e "
                 "where w.program_id = $1::uuid and e ->> 'exerciseId' is not null",
                 *programId));
}

std::set<Uuid> unseenExercises(db::Transaction& tx, NewProgram& program) {
    std::set<Uuid> named;
    forEachExercise(program, [&](const std::string&, SlotExercise& one) {
        if (one.exerciseId) named.insert(*one.exerciseId);
    });
    if (named.empty()) return named;
    return idsFrom(
        tx.query("select asked.id from unnest($1::uuid[]) asked(id) "
                 "where not exists (select from app.exercises e where e.id = asked.id)",
                 std::vector(named.begin(), named.end())));
}

// Takes away the ids of exercises that the program had before and that are gone, and refuses others that the caller
// does not see.
void settleExercises(db::Transaction& tx, NewProgram& program, const std::optional<Uuid>& programId) {
    const auto unseen = unseenExercises(tx, program);
    if (unseen.empty()) return;
    const auto stored = storedExercises(tx, programId);
    json::Problems problems;
    forEachExercise(program, [&](const std::string& path, SlotExercise& one) {
        if (!one.exerciseId || !unseen.contains(*one.exerciseId)) return;
        if (!stored.contains(*one.exerciseId) && problems.size() < json::mostProblems)
            problems.push_back({path + ".exerciseId", "is no exercise that you see"});
        one.exerciseId.reset();
    });
    if (!problems.empty()) throw http::InvalidInput(problems);
}

void checkSlots(const NewProgram& program) {
    json::Problems problems;
    forEachDay(program, [&](std::size_t week, std::size_t day, const NewProgramDay& one) {
        if (problems.size() >= json::mostProblems) return;
        for (auto& problem : problemsOf(one.slots, placeOf(week, day) + ".slots"))
            problems.push_back(std::move(problem));
    });
    if (!problems.empty()) throw http::InvalidInput(problems);
}

// The ids of days that stay, each one of `known` and once.
std::vector<Uuid> keptDays(const NewProgram& program, const std::set<Uuid>& known) {
    json::Problems problems;
    std::set<Uuid> kept;
    forEachDay(program, [&](std::size_t week, std::size_t day, const NewProgramDay& one) {
        if (!one.id) return;
        if (!known.contains(*one.id))
            problems.push_back({placeOf(week, day) + ".id", "is no day of this program"});
        else if (!kept.insert(*one.id).second)
            problems.push_back({placeOf(week, day) + ".id", "occurs twice"});
    });
    if (!problems.empty()) throw http::InvalidInput(problems);
    return {kept.begin(), kept.end()};
}

// A day as it is sent to the database.
struct DayRow {
    std::optional<Uuid> id;
    int week;
    int position;
    std::string title;
    std::optional<std::string> notes;
    json::RawList<Slot> slots;

    static constexpr auto fields() {
        return std::tuple{json::required("id", &DayRow::id),
                          json::required("week", &DayRow::week),
                          json::required("position", &DayRow::position),
                          json::required("title", &DayRow::title),
                          json::required("notes", &DayRow::notes),
                          json::required("slots", &DayRow::slots)};
    }
};

std::string dayRows(const NewProgram& program) {
    std::vector<DayRow> rows;
    forEachDay(program, [&](std::size_t week, std::size_t day, const NewProgramDay& one) {
        rows.push_back({one.id,
                        static_cast<int>(week) + 1,
                        static_cast<int>(day) + 1,
                        one.title,
                        one.notes,
                        {slotsText(one.slots)}});
    });
    json::Writer writer;
    json::write(writer, rows);
    return std::string(writer.written());
}

const std::string dayColumns =
    "jsonb_to_recordset($2::jsonb) d(id uuid, week smallint, position smallint, title text, notes text, slots jsonb) ";

void insertNewDays(db::Transaction& tx, const Uuid& programId, const std::string& days) {
    static const std::string statement =
        "insert into app.program_workouts (program_id, week, position, title, notes, slots) "
        "select $1::uuid, d.week, d.position, d.title, d.notes, d.slots from " +
        dayColumns + "where d.id is null";
    tx.later(statement, programId, days);
}

Program insertProgram(db::Transaction& tx, const NewProgram& program, const std::optional<Uuid>& copiedFrom) {
    const auto id =
        tx.query(
              "insert into app.programs (title, description, difficulty, expected_duration_weeks, goals, "
              "coach_notes, visibility, week_count, copied_from) "
              "select $1, $2, $3, $4::smallint, array(select jsonb_array_elements_text($5::jsonb)), $6, "
              "$7, $8::smallint, $9::uuid returning id",
              program.title, db::parameter(program.description), db::parameter(program.difficulty),
              program.expectedDurationWeeks, coaching::jsonOf(program.goals), db::parameter(program.coachNotes),
              program.visibility, static_cast<int>(program.weeks.size()), copiedFrom)[0]
            .get<Uuid>(0);
    insertNewDays(tx, id, dayRows(program));
    return readProgram(tx, id);
}

}  // namespace

std::vector<ProgramSummary> listPrograms(db::Transaction& tx, const ProgramFilter& filter,
                                         const std::optional<BeforeUpdate>& before, int limit) {
    return tx
        .query(listStatement(filter.tab), db::parameter(filter.q), db::parameter(before, &BeforeUpdate::updatedAt),
               db::parameter(before, &BeforeUpdate::id), limit)
        .map(summaryFrom);
}

Program readProgram(db::Transaction& tx, const Uuid& programId) {
    static const std::string statement =
        "select " + headColumns + ", p.week_count from app.programs p where p.id = $1::uuid and " + programIsVisible;
    const auto found = tx.later(statement, programId);
    const auto days = tx.query(
        "select w.id, w.title, w.notes, w.slots::text, w.week from app.program_workouts w "
        "where w.program_id = $1::uuid order by w.week, w.position",
        programId);
    const auto rows = found.get();
    if (rows.empty()) throw http::Forbidden();
    Program program{headFrom(rows[0])};
    program.weeks.resize(static_cast<std::size_t>(rows[0].get<int>(12)));
    for (int i = 0; i < days.size(); ++i)
        program.weeks.at(static_cast<std::size_t>(days[i].get<int>(4) - 1))
            .days.push_back({days[i].get<Uuid>(0),
                             days[i].get<std::string>(1),
                             days[i].maybe<std::string>(2),
                             {days[i].get<std::string>(3)}});
    return program;
}

Program createProgram(db::Transaction& tx, const NewProgram& program) {
    checkSlots(program);
    keptDays(program, {});
    NewProgram settled = program;
    settleExercises(tx, settled, std::nullopt);
    return insertProgram(tx, settled, std::nullopt);
}

Program changeProgram(db::Transaction& tx, const Uuid& programId, const NewProgram& program, int version) {
    checkSlots(program);
    // From here on a second change waits, and finds another version.
    const auto changed = tx.query(
        "update app.programs set title = $3, description = $4, difficulty = $5, "
        "expected_duration_weeks = $6::smallint, goals = array(select jsonb_array_elements_text($7::jsonb)), "
        "coach_notes = $8, visibility = $9, week_count = $10::smallint "
        "where id = $1::uuid and version = $2::int and owner_id = app.caller()",
        programId, version, program.title, db::parameter(program.description), db::parameter(program.difficulty),
        program.expectedDurationWeeks, coaching::jsonOf(program.goals), db::parameter(program.coachNotes),
        program.visibility, static_cast<int>(program.weeks.size()));
    if (changed.affected() == 0) throw http::ProgramChanged();
    const auto kept = keptDays(
        program, idsFrom(tx.query("select id from app.program_workouts where program_id = $1::uuid", programId)));
    NewProgram settled = program;
    settleExercises(tx, settled, programId);
    const auto days = dayRows(settled);
    tx.later("select app.hold_program($1::uuid, $2::uuid[])", programId, kept);
    tx.later("delete from app.program_workouts where program_id = $1::uuid and id <> all ($2::uuid[])", programId,
             kept);
    static const std::string update =
        "update app.program_workouts w set week = d.week, position = d.position, title = d.title, notes = d.notes, "
        "slots = d.slots from " +
        dayColumns +
        "where w.id = d.id and w.program_id = $1::uuid and (w.week, w.position, w.title, w.notes, w.slots) "
        "is distinct from (d.week, d.position, d.title, d.notes, d.slots)";
    tx.later(update, programId, days);
    insertNewDays(tx, programId, days);
    return readProgram(tx, programId);
}

void deleteProgram(db::Transaction& tx, const Uuid& programId) {
    tx.later("select app.hold_program($1::uuid, null)", programId);
    tx.later("delete from app.programs where id = $1::uuid and owner_id = app.caller()", programId);
}

Program copyProgram(db::Transaction& tx, const Uuid& programId, const std::optional<std::string>& title) {
    const auto original = readProgram(tx, programId);
    NewProgram copy{
        .title = title ? *title : tx.query("select left('Copy of ' || $1, 200)", original.title)[0].get<std::string>(0),
        .description = original.description,
        .difficulty = original.difficulty,
        .expectedDurationWeeks = original.expectedDurationWeeks,
        .goals = coaching::textsFrom(original.goals.text),
        .coachNotes = original.coachNotes};
    for (const auto& week : original.weeks) {
        auto& days = copy.weeks.emplace_back().days;
        for (const auto& day : week.days)
            days.push_back({std::nullopt, day.title, day.notes, slotsFrom(day.slots.text)});
    }
    settleExercises(tx, copy, programId);
    return insertProgram(tx, copy, programId);
}

}  // namespace tp::training
