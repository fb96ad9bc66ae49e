// An athlete's training as a whole, and one exercise through time.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "training/analytics.h"
#include "types/uuid.h"

namespace tp::training {

struct ExerciseDay {
    Date day;
    std::optional<double> epleyKg;
    std::optional<double> brzyckiKg;
    std::optional<double> rpeAdjustedKg;
    std::optional<double> maxWeightKg;
    double volumeKg = 0;
    int sets = 0;

    static constexpr const char* schemaName = "ExerciseDay";
    static constexpr auto fields() {
        return std::tuple{json::required("day", &ExerciseDay::day),
                          json::required("epleyKg", &ExerciseDay::epleyKg),
                          json::required("brzyckiKg", &ExerciseDay::brzyckiKg),
                          json::required("rpeAdjustedKg", &ExerciseDay::rpeAdjustedKg),
                          json::required("maxWeightKg", &ExerciseDay::maxWeightKg),
                          json::required("volumeKg", &ExerciseDay::volumeKg),
                          json::required("sets", &ExerciseDay::sets)};
    }
};

struct RepMaxFigures {
    int reps;
    double weightKg;
    Date day;

    static constexpr const char* schemaName = "RepMax";
    static constexpr auto fields() {
        return std::tuple{json::required("reps", &RepMaxFigures::reps),
                          json::required("weightKg", &RepMaxFigures::weightKg),
                          json::required("day", &RepMaxFigures::day)};
    }
};

struct ExerciseProgress {
    std::string name;
    std::vector<ExerciseDay> days;  // in order
    std::vector<RepMaxFigures> repMaxes;
    std::vector<RecordFigures> records;  // the latest first

    static constexpr const char* schemaName = "ExerciseProgress";
    static constexpr auto fields() {
        return std::tuple{json::required("name", &ExerciseProgress::name),
                          json::required("days", &ExerciseProgress::days),
                          json::required("repMaxes", &ExerciseProgress::repMaxes),
                          json::required("records", &ExerciseProgress::records)};
    }
};

// The last `days` days of the caller, or of an own athlete, of whom a coach sees what is open: adherence to what that
// coach assigned, and no exercise without the permission for progress. Throws http::Forbidden for anybody else.
Analytics readAnalytics(db::Transaction& tx, const Uuid& athleteId, int days);

// Everything of one exercise, known by its key. Throws http::Forbidden where nothing is logged of it that is open to
// the caller.
ExerciseProgress readExerciseProgress(db::Transaction& tx, const Uuid& athleteId, const std::string& exerciseKey);

}  // namespace tp::training
