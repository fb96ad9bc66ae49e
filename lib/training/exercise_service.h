// Exercises: the library's, and users' own, which their coaches and their athletes see, too.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "types/uuid.h"

namespace tp::training {

inline constexpr const char* exerciseSources[] = {"library", "own", "coach", "athlete", nullptr};
// Which fields a set of it has.
inline constexpr const char* measures[] = {"weight_reps", "reps", "duration", "distance_duration", nullptr};
inline constexpr const char* exerciseCategories[] = {
    "strength", "stretching", "plyometrics", "powerlifting", "olympic_weightlifting", "strongman", "cardio", nullptr};
inline constexpr const char* equipments[] = {"barbell",   "dumbbell",     "other", "body_only",     "cable",
                                             "machine",   "kettlebells",  "bands", "medicine_ball", "exercise_ball",
                                             "foam_roll", "e_z_curl_bar", nullptr};
inline constexpr const char* forces[] = {"pull", "push", "static", nullptr};
inline constexpr const char* exerciseLevels[] = {"beginner", "intermediate", "expert", nullptr};
inline constexpr const char* mechanics[] = {"compound", "isolation", nullptr};
inline constexpr const char* muscles[] = {
    "abdominals", "abductors",  "adductors",   "biceps", "calves",     "chest",     "forearms", "glutes",  "hamstrings",
    "lats",       "lower_back", "middle_back", "neck",   "quadriceps", "shoulders", "traps",    "triceps", nullptr};

struct ExerciseSummary {
    Uuid id;
    std::string name;
    std::string source;           // one of exerciseSources: whose it is, seen from the caller
    std::optional<Uuid> ownerId;  // nobody for the library's
    std::string measure;
    std::string category;
    std::optional<std::string> equipment;
    std::optional<std::string> force;
    std::optional<std::string> level;
    std::optional<std::string> mechanic;
    json::RawList<std::string> primaryMuscles;
    json::RawList<std::string> secondaryMuscles;
    json::RawList<std::string> synonyms;
    // Where it stands in its list; not shown.
    int rank = 0;
    std::string sortName;

    static constexpr const char* schemaName = "ExerciseSummary";
    static constexpr auto fields() {
        return std::tuple{
            json::required("id", &ExerciseSummary::id),
            json::required("name", &ExerciseSummary::name),
            json::required("source", &ExerciseSummary::source, json::oneOf(exerciseSources)),
            json::required("ownerId", &ExerciseSummary::ownerId),
            json::required("measure", &ExerciseSummary::measure, json::oneOf(measures)),
            json::required("category", &ExerciseSummary::category, json::oneOf(exerciseCategories)),
            json::required("equipment", &ExerciseSummary::equipment, json::oneOf(equipments)),
            json::required("force", &ExerciseSummary::force, json::oneOf(forces)),
            json::required("level", &ExerciseSummary::level, json::oneOf(exerciseLevels)),
            json::required("mechanic", &ExerciseSummary::mechanic, json::oneOf(mechanics)),
            json::required("primaryMuscles", &ExerciseSummary::primaryMuscles, json::someOf(muscles, 17)),
            json::required("secondaryMuscles", &ExerciseSummary::secondaryMuscles, json::someOf(muscles, 17)),
            json::required("synonyms", &ExerciseSummary::synonyms)};
    }
};

struct Exercise : ExerciseSummary {
    json::RawList<std::string> instructions;

    static constexpr const char* schemaName = "Exercise";
    static constexpr auto fields() {
        return std::tuple_cat(ExerciseSummary::fields(),
                              std::tuple{json::required("instructions", &Exercise::instructions)});
    }
};

// What a user says of an own exercise.
struct NewExercise {
    std::string name;
    std::string measure = "weight_reps";
    std::string category = "strength";
    std::optional<std::string> equipment;
    std::optional<std::string> force;
    std::optional<std::string> level;
    std::optional<std::string> mechanic;
    std::vector<std::string> primaryMuscles;
    std::vector<std::string> secondaryMuscles;
    std::vector<std::string> synonyms;
    std::vector<std::string> instructions;

    static constexpr auto fields() {
        return std::tuple{json::required("name", &NewExercise::name, json::text(1, 120)),
                          json::optional("measure", &NewExercise::measure, json::oneOf(measures)),
                          json::optional("category", &NewExercise::category, json::oneOf(exerciseCategories)),
                          json::optional("equipment", &NewExercise::equipment, json::oneOf(equipments)),
                          json::optional("force", &NewExercise::force, json::oneOf(forces)),
                          json::optional("level", &NewExercise::level, json::oneOf(exerciseLevels)),
                          json::optional("mechanic", &NewExercise::mechanic, json::oneOf(mechanics)),
                          json::optional("primaryMuscles", &NewExercise::primaryMuscles, json::someOf(muscles, 17)),
                          json::optional("secondaryMuscles", &NewExercise::secondaryMuscles, json::someOf(muscles, 17)),
                          json::optional("synonyms", &NewExercise::synonyms, json::texts(0, 20, 120)),
                          json::optional("instructions", &NewExercise::instructions, json::texts(0, 50, 1000))};
    }
};

// What is absent filters nothing.
struct ExerciseFilter {
    std::optional<std::string> q;       // words, possibly typed wrong
    std::optional<std::string> muscle;  // a primary one
    std::optional<std::string> equipment;
    std::optional<std::string> category;
    std::optional<std::string> source;
};

// Where a list, the best match first, then by name, goes on.
struct AfterExercise {
    int rank = 0;
    std::string sortName;
    Uuid id;

    static constexpr auto fields() {
        return std::tuple{json::required("rank", &AfterExercise::rank),
                          json::required("sortName", &AfterExercise::sortName),
                          json::required("id", &AfterExercise::id)};
    }
};

// Those that the caller sees; one row more than `limit` tells that there are more.
std::vector<ExerciseSummary> listExercises(db::Transaction& tx, const ExerciseFilter& filter,
                                           const std::optional<AfterExercise>& after, int limit);

// Throws http::Forbidden where the caller does not see it.
Exercise readExercise(db::Transaction& tx, const Uuid& exerciseId);

// An own exercise of the caller. Both throw ExerciseNameTaken where another one of the caller's has the name.
Exercise createExercise(db::Transaction& tx, const NewExercise& wanted);
// Throws http::Forbidden where it is not the caller's.
Exercise changeExercise(db::Transaction& tx, const Uuid& exerciseId, const NewExercise& wanted);

// What was logged of it stays, by its name. Throws http::Forbidden where it is not the caller's.
void deleteExercise(db::Transaction& tx, const Uuid& exerciseId);

}  // namespace tp::training
