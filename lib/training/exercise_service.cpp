#include "training/exercise_service.h"

#include "coaching/text_list.h"
#include "http/error.h"

namespace tp::training {

namespace {

const std::string exerciseColumns =
    "e.id, e.name, case when e.owner_id is null then 'library' when e.owner_id = app.caller() then 'own' "
    "when c.coach_id = e.owner_id then 'coach' else 'athlete' end, e.owner_id, e.measure, e.category, e.equipment, "
    "e.force, e.level, e.mechanic, to_json(e.primary_muscles)::text, to_json(e.secondary_muscles)::text, "
    "to_json(e.synonyms)::text, lower(e.name) ";

// Whose an exercise may be: nobody's, the caller's, or somebody's whom an active connection c ties to the caller.
const std::string visible =
    "left join app.coach_athletes c on c.status = 'active' and ((c.coach_id = app.caller() and c.athlete_id = "
    "e.owner_id) "
    "or (c.athlete_id = app.caller() and c.coach_id = e.owner_id)) "
    "where (e.owner_id is null or e.owner_id = app.caller() or c.id is not null) ";

// `rank` is an expression; a page goes on behind $5 to $7.
std::string listing(const std::string& from, const std::string& rank) {
    return "select " + exerciseColumns + ", " + rank + " from " + from + visible +
           "and ($1::text is null or e.primary_muscles @> array[$1]) and ($2::text is null or e.equipment = $2) "
           "and ($3::text is null or e.category = $3) "
           "and ($4::text is null or $4 = case when e.owner_id is null then 'library' when e.owner_id = app.caller() "
           "then 'own' when c.coach_id = e.owner_id then 'coach' else 'athlete' end) "
           "and ($5::int is null or (" +
           rank + ", lower(e.name), e.id) > ($5, $6::text, $7::uuid)) order by " + rank +
           ", lower(e.name), e.id limit $8::int + 1";
}

template <class Shape>
Shape shapeFrom(const db::Row& row) {
    Shape exercise;
    exercise.id = row.get<Uuid>(0);
    exercise.name = row.get<std::string>(1);
    exercise.source = row.get<std::string>(2);
    exercise.ownerId = row.maybe<Uuid>(3);
    exercise.measure = row.get<std::string>(4);
    exercise.category = row.get<std::string>(5);
    exercise.equipment = row.maybe<std::string>(6);
    exercise.force = row.maybe<std::string>(7);
    exercise.level = row.maybe<std::string>(8);
    exercise.mechanic = row.maybe<std::string>(9);
    exercise.primaryMuscles = {row.get<std::string>(10)};
    exercise.secondaryMuscles = {row.get<std::string>(11)};
    exercise.synonyms = {row.get<std::string>(12)};
    exercise.sortName = row.get<std::string>(13);
    return exercise;
}

// Lists of texts go to the database as JSON.
std::string arrayOf(const std::string& parameter) {
    return "array(select jsonb_array_elements_text(" + parameter + "::jsonb))";
}

db::Rows write(db::Transaction& tx, const std::string& statement, const NewExercise& wanted,
               const std::optional<Uuid>& exerciseId) {
    return tx.query(statement, wanted.name, wanted.measure, wanted.category, db::parameter(wanted.equipment),
                    db::parameter(wanted.force), db::parameter(wanted.level), db::parameter(wanted.mechanic),
                    coaching::jsonOf(wanted.primaryMuscles), coaching::jsonOf(wanted.secondaryMuscles),
                    coaching::jsonOf(wanted.synonyms), coaching::jsonOf(wanted.instructions), exerciseId);
}

const std::string written = "$1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, " + arrayOf("$8") +
                            ", " + arrayOf("$9") + ", " + arrayOf("$10") + ", " + arrayOf("$11");

constexpr const char* writtenColumns =
    "name, measure, category, equipment, force, level, mechanic, primary_muscles, secondary_muscles, synonyms, "
    "instructions";

}  // namespace

std::vector<ExerciseSummary> listExercises(db::Transaction& tx, const ExerciseFilter& filter,
                                           const std::optional<AfterExercise>& after, int limit) {
    static const std::string byName = listing("app.exercises e ", "0::int");
    static const std::string found =
        listing("app.search_exercises($9::text) s join app.exercises e on e.id = s.id ", "s.rank");
    const auto ask = [&](const std::string& statement, const auto&... words) {
        return tx.query(statement, db::parameter(filter.muscle), db::parameter(filter.equipment),
                        db::parameter(filter.category), db::parameter(filter.source),
                        db::parameter(after, &AfterExercise::rank), db::parameter(after, &AfterExercise::sortName),
                        db::parameter(after, &AfterExercise::id), limit, words...);
    };
    return (filter.q ? ask(found, *filter.q) : ask(byName)).map([](const db::Row& row) {
        auto exercise = shapeFrom<ExerciseSummary>(row);
        exercise.rank = row.get<int>(14);
        return exercise;
    });
}

Exercise readExercise(db::Transaction& tx, const Uuid& exerciseId) {
    static const std::string statement = "select " + exerciseColumns +
                                         ", to_json(e.instructions)::text from app.exercises e " + visible +
                                         "and e.id = $1::uuid";
    const auto rows = tx.query(statement, exerciseId);
    if (rows.empty()) throw http::Forbidden();
    auto exercise = shapeFrom<Exercise>(rows[0]);
    exercise.instructions = {rows[0].get<std::string>(14)};
    return exercise;
}

Exercise createExercise(db::Transaction& tx, const NewExercise& wanted) {
    static const std::string statement = std::string("insert into app.exercises (") + writtenColumns + ") select " +
                                         written + " where $12::uuid is null on conflict do nothing returning id";
    const auto created = write(tx, statement, wanted, std::nullopt);
    if (created.empty()) throw http::ExerciseNameTaken();
    return readExercise(tx, created[0].get<Uuid>(0));
}

Exercise changeExercise(db::Transaction& tx, const Uuid& exerciseId, const NewExercise& wanted) {
    if (!tx.query("select from app.exercises where owner_id = app.caller() and lower(name) = lower($1::text) and id <> "
                  "$2::uuid",
                  wanted.name, exerciseId)
             .empty())
        throw http::ExerciseNameTaken();
    static const std::string statement = std::string("update app.exercises set (") + writtenColumns +
                                         ", updated_at) = (" + written +
                                         ", now()) where id = $12::uuid and owner_id = app.caller()";
    if (write(tx, statement, wanted, exerciseId).affected() == 0) throw http::Forbidden();
    return readExercise(tx, exerciseId);
}

void deleteExercise(db::Transaction& tx, const Uuid& exerciseId) {
    // Who logged it has its days held before the exercise, as who logs it does.
    tx.later("select app.hold_exercises(array[$1::uuid])", exerciseId);
    if (tx.query("delete from app.exercises where id = $1::uuid and owner_id = app.caller()", exerciseId).affected() ==
        0)
        throw http::Forbidden();
}

}  // namespace tp::training
