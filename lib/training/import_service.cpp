#include "training/import_service.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "http/error.h"
#include "json/write.h"

namespace tp::training {

namespace {

using importing::Workout;
using importing::WorkoutFile;

constexpr std::size_t mostNames = 2000;
constexpr std::size_t setsAtOnce = 5000;  // a statement has five seconds

// A row that goes to the database as JSON.
struct WorkoutRow {
    std::string key;
    std::string title;
    Instant start;
    bool startIsWall = true;
    std::optional<Instant> end;
    bool endIsWall = true;
    std::optional<int> lasts;
    std::optional<std::string> notes;
    std::optional<int> effort;

    static constexpr auto fields() {
        return std::tuple{
            json::required("key", &WorkoutRow::key),      json::required("title", &WorkoutRow::title),
            json::required("start", &WorkoutRow::start),  json::required("start_is_wall", &WorkoutRow::startIsWall),
            json::required("end", &WorkoutRow::end),      json::required("end_is_wall", &WorkoutRow::endIsWall),
            json::required("lasts", &WorkoutRow::lasts),  json::required("notes", &WorkoutRow::notes),
            json::required("effort", &WorkoutRow::effort)};
    }
};

struct SetRow {
    std::string key;
    int position = 0;
    std::optional<Uuid> exerciseId;
    NewSet set;
};

struct NewOwnExercise {
    std::string name;
    std::string measure;
    std::string category;
    std::optional<std::string> equipment;

    static constexpr auto fields() {
        return std::tuple{json::required("name", &NewOwnExercise::name),
                          json::required("measure", &NewOwnExercise::measure),
                          json::required("category", &NewOwnExercise::category),
                          json::required("equipment", &NewOwnExercise::equipment)};
    }
};

// The moment in $1's zone; what the wall's clock showed is stored as if it were UTC.
std::string momentOf(const std::string& row, const std::string& name) {
    const auto at = row + "." + name;
    return "case when " + at + "_is_wall then (" + at + " at time zone 'UTC') at time zone z.time_zone else " + at +
           " end";
}

const std::string zone = "(select time_zone from app.personal_info(app.caller())) z";
const std::string workoutRows =
    "jsonb_to_recordset($1::jsonb) as g (key text, title text, start timestamptz, start_is_wall boolean, \"end\" "
    "timestamptz, "
    "end_is_wall boolean, lasts integer, notes text, effort smallint)";

template <class T>
std::string jsonOf(const T& rows) {
    json::Writer writer;
    json::write(writer, rows);
    return std::string(writer.written());
}

WorkoutRow rowOf(const Workout& workout) {
    return {workout.key,
            workout.title,
            workout.start.at,
            workout.start.isWallClock,
            workout.end ? std::optional(workout.end->at) : std::nullopt,
            workout.end && workout.end->isWallClock,
            workout.durationSeconds,
            workout.notes,
            workout.perceivedEffort};
}

// Those that the caller does not have: neither from this file nor, by their beginning and title, in any other way.
std::vector<const Workout*> newOf(db::Transaction& tx, const std::vector<Workout>& workouts) {
    static const std::string statement =
        "select g.key from " + workoutRows + " cross join " + zone +
        " where exists (select from app.workout_logs l where l.athlete_id = app.caller() and l.external_key = g.key) "
        "or exists (select from app.workout_logs l where l.athlete_id = app.caller() and l.title = g.title "
        "and l.performed_at >= " +
        momentOf("g", "start") + " and l.performed_at < " + momentOf("g", "start") + " + interval '1 millisecond')";
    std::vector<WorkoutRow> rows;
    for (const auto& workout : workouts) rows.push_back(rowOf(workout));
    std::set<std::string> there;
    const auto known = tx.query(statement, jsonOf(rows));
    for (int i = 0; i < known.size(); ++i) there.insert(known[i].get<std::string>(0));
    std::vector<const Workout*> fresh;
    for (const auto& workout : workouts)
        if (!there.contains(workout.key)) fresh.push_back(&workout);
    return fresh;
}

// What the file's names mean, in the order in which it has them.
std::vector<NamedExercise> namesOf(db::Transaction& tx, const WorkoutFile& file, const std::vector<Mapping>& mappings) {
    std::vector<NamedExercise> named;
    std::map<std::string, std::size_t> places;
    for (const auto& workout : file.workouts)
        for (const auto& set : workout.sets) {
            const auto [place, isNew] = places.emplace(set.exercise, named.size());
            if (isNew) named.push_back({.name = set.exercise, .isNew = true});
            ++named[place->second].sets;
        }
    std::set<std::string> given;
    for (const auto& mapping : mappings) given.insert(mapping.name);
    std::vector<std::string> unknown;
    for (const auto& exercise : named)
        if (!given.contains(exercise.name)) unknown.push_back(exercise.name);
    // More of them is a problem of the file's already.
    unknown.resize(std::min(unknown.size(), mostNames));
    const auto matches = tx.query(
        "select m.name, m.exercise_id, m.exercise_name, m.is_sure from app.match_exercises("
        "array(select jsonb_array_elements_text($1::jsonb))) m",
        jsonOf(unknown));
    for (int i = 0; i < matches.size(); ++i) {
        auto& exercise = named[places.at(matches[i].get<std::string>(0))];
        exercise.matchedName = matches[i].get<std::string>(2);
        exercise.isNew = !matches[i].get<bool>(3);
        if (!exercise.isNew) exercise.exerciseId = matches[i].get<Uuid>(1);
    }
    for (const auto& mapping : mappings) {
        const auto place = places.find(mapping.name);
        if (place == places.end()) continue;
        auto& exercise = named[place->second];
        exercise.exerciseId = mapping.exerciseId;
        exercise.isNew = !mapping.exerciseId;
        if (!mapping.exerciseId) continue;
        const auto rows = tx.query("select name from app.exercises where id = $1::uuid", *mapping.exerciseId);
        if (rows.empty()) throw http::Forbidden();
        exercise.matchedName = rows[0].get<std::string>(0);
    }
    return named;
}

// By what the file says of its sets, and by the word that apps write behind names.
NewOwnExercise exerciseOf(const std::string& name, const WorkoutFile& file) {
    bool hasWeight = false, hasReps = false, hasDistance = false, hasTime = false;
    for (const auto& workout : file.workouts)
        for (const auto& set : workout.sets) {
            if (set.exercise != name) continue;
            hasWeight = hasWeight || set.weight;
            hasReps = hasReps || set.reps;
            hasDistance = hasDistance || set.distance;
            hasTime = hasTime || set.durationSeconds;
        }
    NewOwnExercise exercise{name, "weight_reps", hasDistance ? "cardio" : "strength", std::nullopt};
    if (hasDistance)
        exercise.measure = "distance_duration";
    else if (!hasWeight && hasReps)
        exercise.measure = "reps";
    else if (!hasWeight && hasTime)
        exercise.measure = "duration";
    constexpr std::pair<const char*, const char*> tools[] = {
        {"(Barbell)", "barbell"},     {"(Dumbbell)", "dumbbell"}, {"(Cable)", "cable"},
        {"(Machine)", "machine"},     {"(Band)", "bands"},        {"(Kettlebell)", "kettlebells"},
        {"(Bodyweight)", "body_only"}};
    for (const auto& [ending, tool] : tools)
        if (name.ends_with(ending)) exercise.equipment = tool;
    return exercise;
}

// Makes an own exercise of each name that means none, unless there is one of that name. Returns the ids of those made.
std::vector<Uuid> makeExercises(db::Transaction& tx, const WorkoutFile& file, std::vector<NamedExercise>& named) {
    std::vector<NewOwnExercise> wanted;
    std::vector<std::string> names;
    for (const auto& exercise : named)
        if (exercise.isNew) wanted.push_back(exerciseOf(exercise.name, file)), names.push_back(exercise.name);
    if (wanted.empty()) return {};
    auto made = tx.query(
                      "insert into app.exercises (name, measure, category, equipment) "
                      "select g.name, g.measure, g.category, g.equipment from jsonb_to_recordset($1::jsonb) as g "
                      "(name text, measure text, category text, equipment text) on conflict do nothing returning id",
                      jsonOf(wanted))
                    .map([](const db::Row& row) { return row.get<Uuid>(0); });
    const auto rows = tx.query(
        "select g.name, e.id from jsonb_array_elements_text($1::jsonb) g (name) "
        "join app.exercises e on e.owner_id = app.caller() and lower(e.name) = lower(g.name)",
        jsonOf(names));
    std::map<std::string, Uuid> ids;
    for (int i = 0; i < rows.size(); ++i) ids[rows[i].get<std::string>(0)] = rows[i].get<Uuid>(1);
    for (auto& exercise : named)
        if (exercise.isNew && ids.contains(exercise.name)) exercise.exerciseId = ids.at(exercise.name);
    return made;
}

void insertWorkouts(db::Transaction& tx, const std::vector<const Workout*>& workouts, const Uuid& importId,
                    const std::string& format) {
    static const std::string statement =
        "insert into app.workout_logs (title, performed_at, ended_at, notes, perceived_effort, source, external_key, "
        "import_id) "
        "select w.title, w.began, case when w.ended between w.began and w.began + interval '48 hours' then w.ended "
        "end, "
        "w.notes, w.effort, $2::text, w.key, $3::uuid from (select g.*, " +
        momentOf("g", "start") +
        " as began, coalesce(case when g.\"end\" is not null then case when g.end_is_wall then "
        "(g.\"end\" at time zone 'UTC') at time zone z.time_zone else g.\"end\" end end, " +
        momentOf("g", "start") + " + make_interval(secs => g.lasts)) as ended from " + workoutRows + " cross join " +
        zone + ") w";
    std::vector<WorkoutRow> rows;
    for (const auto* workout : workouts) rows.push_back(rowOf(*workout));
    tx.query(statement, jsonOf(rows), format, importId);
}

void write(json::Writer& to, const SetRow& row) {
    to.startObject();
    to.name("key"), to.text(row.key);
    to.name("position"), to.integer(row.position);
    to.name("exercise_id"), json::write(to, row.exerciseId);
    to.name("set"), json::write(to, row.set);
    to.endObject();
}

void insertSetRows(db::Transaction& tx, const std::vector<SetRow>& rows, const Uuid& importId) {
    json::Writer writer;
    writer.startList();
    for (const auto& row : rows) write(writer, row);
    writer.endList();
    tx.query(
        R"(insert into app.logged_sets (log_id, position, exercise_id, exercise_name, slot, type, reps, weight, weight_unit,
                                        duration_seconds, distance, distance_unit, rpe, rir, note)
           select l.id, g.position, g.exercise_id, s.exercise, s.slot, s.type, s.reps, s.weight,
                  case when s.weight is not null then coalesce(s."weightUnit", 'kg') end, s."durationSeconds", s.distance,
                  case when s.distance is not null then coalesce(s."distanceUnit", 'm') end, s.rpe, s.rir, s.note
           from jsonb_to_recordset($1::jsonb) as g (key text, position smallint, exercise_id uuid, set jsonb)
           cross join jsonb_to_record(g.set) as s (
               exercise text, slot smallint, type text, reps int, weight numeric, "weightUnit" text, "durationSeconds" int,
               distance numeric, "distanceUnit" text, rpe numeric, rir numeric, note text)
           join app.workout_logs l on l.import_id = $2::uuid and l.athlete_id = app.caller() and l.external_key = g.key)",
        writer.written(), importId);
}

void insertSets(db::Transaction& tx, const std::vector<const Workout*>& workouts,
                const std::vector<NamedExercise>& named, const Uuid& importId) {
    std::map<std::string, std::optional<Uuid>> ids;
    for (const auto& exercise : named) ids[exercise.name] = exercise.exerciseId;
    std::vector<SetRow> rows;
    for (const auto* workout : workouts) {
        for (int position = 0; const auto& set : workout->sets) {
            rows.push_back({workout->key, position, ids[set.exercise], set});
            if (!rows.back().set.slot) rows.back().set.slot = std::min(position, 99);
            ++position;
        }
        if (rows.size() < setsAtOnce && workout != workouts.back()) continue;
        insertSetRows(tx, rows, importId);
        rows.clear();
    }
}

WorkoutFile read(const ImportInput& input) {
    return importing::readWorkouts(input.content, {input.unit, input.distanceUnit});
}

const std::string importColumns = "id, format, file_name, workouts, sets, already_there, created_at";

Import importFrom(const db::Row& row) {
    return {row.get<Uuid>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<int>(3),
            row.get<int>(4),  row.get<int>(5),         row.get<Instant>(6)};
}

void requireReadable(const WorkoutFile& file) {
    std::vector<http::FieldError> wrong;
    for (const auto& [line, message] : file.problems)
        wrong.push_back({"content", "line " + std::to_string(line) + " " + message});
    if (file.needsUnit)
        wrong.push_back({"unit", "is missing: the file does not say whether its weights are in kg or lb"});
    if (!wrong.empty()) throw http::InvalidInput(wrong);
}

}  // namespace

std::vector<Uuid> mappedExercises(const ImportInput& input) {
    std::vector<Uuid> ids;
    for (const auto& mapping : input.mappings)
        if (mapping.exerciseId) ids.push_back(*mapping.exerciseId);
    return ids;
}

ImportPreview previewImport(db::Transaction& tx, const ImportInput& input) {
    auto file = read(input);
    ImportPreview preview;
    if (!file.format.empty()) preview.format = file.format, preview.dialect = file.dialect;
    preview.needsUnit = file.needsUnit;
    preview.workouts = static_cast<int>(file.workouts.size());
    preview.newWorkouts = static_cast<int>(newOf(tx, file.workouts).size());
    for (const auto& workout : file.workouts) {
        preview.sets += static_cast<int>(workout.sets.size());
        const auto day = Date::parse(workout.start.at.toString().substr(0, 10));
        if (!preview.from || *day < *preview.from) preview.from = day;
        if (!preview.to || *day > *preview.to) preview.to = day;
    }
    preview.exercises = namesOf(tx, file, input.mappings);
    preview.problems = std::move(file.problems);
    preview.outliers = std::move(file.outliers);
    return preview;
}

Import createImport(db::Transaction& tx, const ImportInput& input) {
    const auto file = read(input);
    requireReadable(file);
    // One import of somebody's at a time, so that the same file at the same moment finds the workouts there.
    tx.query("select from app.users where id = app.caller() for no key update");
    const auto fresh = newOf(tx, file.workouts);
    auto named = namesOf(tx, file, input.mappings);
    const auto made = fresh.empty() ? std::vector<Uuid>() : makeExercises(tx, file, named);
    std::size_t sets = 0;
    for (const auto* workout : fresh) sets += workout->sets.size();
    static const std::string statement =
        "insert into app.imports (format, file_name, workouts, sets, already_there, exercise_ids) "
        "values ($1::text, $2::text, $3::int, $4::int, $5::int, $6::uuid[]) returning " +
        importColumns;
    const auto rows =
        tx.query(statement, file.format, input.fileName, static_cast<std::int64_t>(fresh.size()),
                 static_cast<std::int64_t>(sets), static_cast<std::int64_t>(file.workouts.size() - fresh.size()), made);
    auto record = importFrom(rows[0]);
    insertWorkouts(tx, fresh, record.id, file.format);
    insertSets(tx, fresh, named, record.id);
    return record;
}

std::vector<Import> listImports(db::Transaction& tx, const std::optional<BeforeImport>& before, int limit) {
    static const std::string statement =
        "select " + importColumns +
        " from app.imports where athlete_id = app.caller() and ($1::uuid is null or id < $1) "
        "order by id desc limit $2::int + 1";
    return tx.query(statement, db::parameter(before, &BeforeImport::id), limit).map(importFrom);
}

void undoImport(db::Transaction& tx, const Uuid& importId) {
    // A set that is being logged holds its exercise until its commit: whether it is used is seen after waiting for
    // that.
    tx.later(
        "select app.hold_exercises(exercise_ids) from app.imports where id = $1::uuid and athlete_id = app.caller()",
        importId);
    const auto undone = tx.query(
        "delete from app.imports where id = $1::uuid and athlete_id = app.caller() returning "
        "to_json(exercise_ids)::text",
        importId);
    if (undone.empty()) throw http::Forbidden();
    tx.query(
        "delete from app.exercises e where e.owner_id = app.caller() "
        "and e.id in (select jsonb_array_elements_text($1::jsonb)::uuid) "
        "and not exists (select from app.logged_sets s where s.exercise_id = e.id)",
        undone[0].get<std::string>(0));
}

}  // namespace tp::training
