// Workouts that athletes bring along in files, and take away in files.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "training/importing/workout_file.h"
#include "types/instant.h"
#include "types/uuid.h"

namespace tp::training {

inline constexpr const char* importFormats[] = {"strong", "hevy", "fitnotes", "trainingplanner", nullptr};

// Which exercise a name in the file means; without an id one of the athlete's own, made where there is none.
struct Mapping {
    std::string name;
    std::optional<Uuid> exerciseId;

    static constexpr auto fields() {
        return std::tuple{json::required("name", &Mapping::name, json::text(1, 120)),
                          json::optional("exerciseId", &Mapping::exerciseId)};
    }
};

struct ImportInput {
    std::string fileName;
    std::string content;
    std::optional<std::string> unit;
    std::optional<std::string> distanceUnit;
    std::vector<Mapping> mappings;

    static constexpr auto fields() {
        return std::tuple{json::required("fileName", &ImportInput::fileName, json::text(1, 200)),
                          json::required("content", &ImportInput::content, json::exactText(1, 10'000'000, 10'000'000)),
                          json::optional("unit", &ImportInput::unit, json::oneOf(weightUnits)),
                          json::optional("distanceUnit", &ImportInput::distanceUnit, json::oneOf(distanceUnits)),
                          json::optional("mappings", &ImportInput::mappings, json::items(0, 2000))};
    }
};

// Every id that the mappings name.
std::vector<Uuid> mappedExercises(const ImportInput& input);

// What a name in the file means. Where the match is not sure, the exercise is named, but a new one will be made.
struct NamedExercise {
    std::string name;
    int sets = 0;
    std::optional<Uuid> exerciseId;
    std::optional<std::string> matchedName;
    bool isNew = false;

    static constexpr auto fields() {
        return std::tuple{json::required("name", &NamedExercise::name), json::required("sets", &NamedExercise::sets),
                          json::required("exerciseId", &NamedExercise::exerciseId),
                          json::required("matchedName", &NamedExercise::matchedName),
                          json::required("isNew", &NamedExercise::isNew)};
    }
};

struct ImportPreview {
    std::optional<std::string> format;  // nothing where the file is none that we know
    std::optional<std::string> dialect;
    bool needsUnit = false;
    int workouts = 0;
    int newWorkouts = 0;
    int sets = 0;
    std::optional<Date> from;
    std::optional<Date> to;
    std::vector<NamedExercise> exercises;
    std::vector<importing::Remark> problems;
    std::vector<importing::Remark> outliers;

    static constexpr const char* schemaName = "ImportPreview";
    static constexpr auto fields() {
        return std::tuple{json::required("format", &ImportPreview::format, json::oneOf(importFormats)),
                          json::required("dialect", &ImportPreview::dialect),
                          json::required("needsUnit", &ImportPreview::needsUnit),
                          json::required("workouts", &ImportPreview::workouts),
                          json::required("newWorkouts", &ImportPreview::newWorkouts),
                          json::required("sets", &ImportPreview::sets),
                          json::required("from", &ImportPreview::from),
                          json::required("to", &ImportPreview::to),
                          json::required("exercises", &ImportPreview::exercises),
                          json::required("problems", &ImportPreview::problems),
                          json::required("outliers", &ImportPreview::outliers)};
    }
};

struct Import {
    Uuid id;
    std::string format;
    std::string fileName;
    int workouts = 0;  // that it added
    int sets = 0;
    int alreadyThere = 0;
    Instant createdAt;

    static constexpr const char* schemaName = "Import";
    static constexpr auto fields() {
        return std::tuple{json::required("id", &Import::id),
                          json::required("format", &Import::format, json::oneOf(importFormats)),
                          json::required("fileName", &Import::fileName),
                          json::required("workouts", &Import::workouts),
                          json::required("sets", &Import::sets),
                          json::required("alreadyThere", &Import::alreadyThere),
                          json::required("createdAt", &Import::createdAt)};
    }
};

// What importing this file would do. Changes nothing.
ImportPreview previewImport(db::Transaction& tx, const ImportInput& input);

// Adds the file's workouts that the caller does not have, all or none. Throws InvalidInput with every line that can't
// be read, and where the file does not say its unit and nor does the input.
Import createImport(db::Transaction& tx, const ImportInput& input);

// Where the list, newest first, goes on.
struct BeforeImport {
    Uuid id;

    static constexpr auto fields() { return std::tuple{json::required("id", &BeforeImport::id)}; }
};

// The caller's; one row more than `limit` tells that there are more.
std::vector<Import> listImports(db::Transaction& tx, const std::optional<BeforeImport>& before, int limit);

// Takes away the workouts that it added, and those exercises it made of which nothing else is logged. Throws
// http::Forbidden where it is not the caller's.
void undoImport(db::Transaction& tx, const Uuid& importId);

}  // namespace tp::training
