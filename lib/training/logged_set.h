// One set as it was done.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "training/prescription.h"
#include "types/uuid.h"

namespace tp::training {

// As an athlete gives it: weights and distances in the unit they were typed in, kept exactly.
struct NewSet {
    std::optional<Uuid> exerciseId;
    std::string exercise;     // its name, which stays when the exercise is deleted
    std::optional<int> slot;  // absent: the slot of the set before while the exercise is the same, else the next one
    std::string type = "normal";
    std::optional<int> reps;
    std::optional<double> weight;
    std::optional<std::string> weightUnit;  // kg where it is absent
    std::optional<int> durationSeconds;
    std::optional<double> distance;
    std::optional<std::string> distanceUnit;  // m where it is absent
    std::optional<double> rpe;                // rating of perceived exertion, 1 to 10 in half steps
    std::optional<double> rir;                // repetitions in reserve, 0 to 10 in half steps
    std::optional<std::string> note;

    static constexpr const char* schemaName = "NewSet";
    static constexpr auto fields() {
        return std::tuple{json::optional("exerciseId", &NewSet::exerciseId),
                          json::required("exercise", &NewSet::exercise, json::text(1, 120)),
                          json::optional("slot", &NewSet::slot, json::range(0, 99)),
                          json::optional("type", &NewSet::type, json::oneOf(setTypes)),
                          json::optional("reps", &NewSet::reps, json::range(0, 10000)),
                          json::optional("weight", &NewSet::weight, json::range(0, 4409, 0.001)),
                          json::optional("weightUnit", &NewSet::weightUnit, json::oneOf(weightUnits)),
                          json::optional("durationSeconds", &NewSet::durationSeconds, json::range(0, 86400)),
                          json::optional("distance", &NewSet::distance, json::range(0, 1000000)),
                          json::optional("distanceUnit", &NewSet::distanceUnit, json::oneOf(distanceUnits)),
                          json::optional("rpe", &NewSet::rpe, json::range(1, 10, 0.5)),
                          json::optional("rir", &NewSet::rir, json::range(0, 10, 0.5)),
                          json::optional("note", &NewSet::note, json::text(0, 500))};
    }
};

struct LoggedSet {
    std::optional<Uuid> exerciseId;
    std::string exercise;
    int slot = 0;  // sets of one slot belong together: a superset where their exercises differ
    std::string type;
    std::optional<int> reps;
    std::optional<double> weight;
    std::optional<std::string> weightUnit;
    std::optional<double> weightKg;
    std::optional<int> durationSeconds;
    std::optional<double> distance;
    std::optional<std::string> distanceUnit;
    std::optional<double> distanceMeters;
    std::optional<double> rpe;
    std::optional<double> rir;
    std::optional<std::string> note;

    static constexpr const char* schemaName = "LoggedSet";
    static constexpr auto fields() {
        return std::tuple{json::required("exerciseId", &LoggedSet::exerciseId),
                          json::required("exercise", &LoggedSet::exercise),
                          json::required("slot", &LoggedSet::slot),
                          json::required("type", &LoggedSet::type, json::oneOf(setTypes)),
                          json::required("reps", &LoggedSet::reps),
                          json::required("weight", &LoggedSet::weight),
                          json::required("weightUnit", &LoggedSet::weightUnit, json::oneOf(weightUnits)),
                          json::required("weightKg", &LoggedSet::weightKg),
                          json::required("durationSeconds", &LoggedSet::durationSeconds),
                          json::required("distance", &LoggedSet::distance),
                          json::required("distanceUnit", &LoggedSet::distanceUnit, json::oneOf(distanceUnits)),
                          json::required("distanceMeters", &LoggedSet::distanceMeters),
                          json::required("rpe", &LoggedSet::rpe),
                          json::required("rir", &LoggedSet::rir),
                          json::required("note", &LoggedSet::note)};
    }
};

}  // namespace tp::training
