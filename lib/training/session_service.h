// What an athlete opens in the gym: what is prescribed, beside what was done the last time and what to lift now.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/transaction.h"
#include "json/fields.h"
#include "training/assignment_service.h"
#include "training/progression.h"

namespace tp::training {

struct PlannedExercise {
    std::optional<Uuid> exerciseId;
    std::string exercise;
    std::optional<DoneSession> lastTime;
    std::optional<Suggestion> suggestion;
    std::optional<double> trainingMaxKg;
    std::optional<double> oneRepMaxKg;  // the best estimate of the last sessions

    static constexpr const char* schemaName = "PlannedExercise";
    static constexpr auto fields() {
        return std::tuple{json::required("exerciseId", &PlannedExercise::exerciseId),
                          json::required("exercise", &PlannedExercise::exercise),
                          json::required("lastTime", &PlannedExercise::lastTime),
                          json::required("suggestion", &PlannedExercise::suggestion),
                          json::required("trainingMaxKg", &PlannedExercise::trainingMaxKg),
                          json::required("oneRepMaxKg", &PlannedExercise::oneRepMaxKg)};
    }
};

struct SessionPlan {
    Assignment assignment;
    std::vector<Slot> slots;
    std::vector<PlannedExercise> exercises;  // of the slots one after another, each as often as it is prescribed

    static constexpr const char* schemaName = "SessionPlan";
    static constexpr auto fields() {
        return std::tuple{json::required("assignment", &SessionPlan::assignment),
                          json::required("slots", &SessionPlan::slots),
                          json::required("exercises", &SessionPlan::exercises)};
    }
};

struct LastTime {
    std::optional<DoneSession> lastTime;
    std::optional<double> trainingMaxKg;
    std::optional<double> oneRepMaxKg;

    static constexpr const char* schemaName = "LastTime";
    static constexpr auto fields() {
        return std::tuple{json::required("lastTime", &LastTime::lastTime),
                          json::required("trainingMaxKg", &LastTime::trainingMaxKg),
                          json::required("oneRepMaxKg", &LastTime::oneRepMaxKg)};
    }
};

struct TrainingMax {
    Uuid exerciseId;
    double weight = 0;
    std::string weightUnit;
    double weightKg = 0;

    static constexpr const char* schemaName = "TrainingMax";
    static constexpr auto fields() {
        return std::tuple{json::required("exerciseId", &TrainingMax::exerciseId),
                          json::required("weight", &TrainingMax::weight),
                          json::required("weightUnit", &TrainingMax::weightUnit, json::oneOf(weightUnits)),
                          json::required("weightKg", &TrainingMax::weightKg)};
    }
};

// The plan of the calling athlete's own assignment. Throws http::Forbidden where it is not.
SessionPlan readSession(db::Transaction& tx, const Uuid& assignmentId);

// The last session of one exercise, for a workout that nobody prescribed.
LastTime readLastTime(db::Transaction& tx, const Uuid& exerciseId);

// Sets the caller's training maximum of an exercise that the caller sees. Throws InvalidInput beyond 2000 kg.
TrainingMax setTrainingMax(db::Transaction& tx, const Uuid& exerciseId, double weight, const std::string& weightUnit);

}  // namespace tp::training
