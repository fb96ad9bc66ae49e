// What is prescribed for one workout: slots of exercises (several in one slot are a superset) with their sets. Programs
// hold slots, and an assignment keeps its own snapshot of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "json/read.h"
#include "types/uuid.h"

namespace tp::training {

inline constexpr const char* setTypes[] = {"warmup", "normal", "drop", "failure", "amrap", nullptr};
inline constexpr const char* weightUnits[] = {"kg", "lb", nullptr};
// The international pound of 1959, exactly.
inline constexpr double kilogramsPerPound = 0.45359237;
inline constexpr const char* distanceUnits[] = {"m", "km", "mi", nullptr};
inline constexpr const char* loadKinds[] = {"kg", "lb", "percent_1rm", "percent_tm", "bodyweight", nullptr};
inline constexpr const char* progressionKinds[] = {"linear", "double", "percent_tm", "rpe", nullptr};

struct PrescribedSet {
    std::string type = "normal";
    std::optional<int> reps;
    std::optional<int> repsMax;  // with it, `reps` to `repsMax` are a range
    std::optional<std::string> loadKind;
    std::optional<double> load;  // in the kind's unit; nothing for body weight
    std::optional<double> rpe;   // rating of perceived exertion, 1 to 10 in half steps
    std::optional<double> rir;   // repetitions in reserve, 0 to 10 in half steps
    std::optional<int> durationSeconds;
    std::optional<double> distanceMeters;

    static constexpr const char* schemaName = "PrescribedSet";
    static constexpr auto fields() {
        return std::tuple{json::optional("type", &PrescribedSet::type, json::oneOf(setTypes)),
                          json::optional("reps", &PrescribedSet::reps, json::range(0, 10000)),
                          json::optional("repsMax", &PrescribedSet::repsMax, json::range(0, 10000)),
                          json::optional("loadKind", &PrescribedSet::loadKind, json::oneOf(loadKinds)),
                          json::optional("load", &PrescribedSet::load, json::range(0, 4409, 0.001)),
                          json::optional("rpe", &PrescribedSet::rpe, json::range(1, 10, 0.5)),
                          json::optional("rir", &PrescribedSet::rir, json::range(0, 10, 0.5)),
                          json::optional("durationSeconds", &PrescribedSet::durationSeconds, json::range(0, 86400)),
                          json::optional("distanceMeters", &PrescribedSet::distanceMeters, json::range(0, 1000000))};
    }
};

// How the load or the repetitions go up from session to session (training/progression.h).
struct Progression {
    std::string kind;
    std::optional<double> increment;
    std::optional<std::string> incrementUnit;
    std::optional<int> tries;              // failed sessions before a deload
    std::optional<double> deloadPercent;   // taken off the load then
    std::vector<double> weeklyPercents{};  // of the training maximum, from the first week on; then again

    static constexpr const char* schemaName = "Progression";
    static constexpr auto fields() {
        return std::tuple{
            json::required("kind", &Progression::kind, json::oneOf(progressionKinds)),
            json::optional("increment", &Progression::increment, json::range(0, 200, 0.001)),
            json::optional("incrementUnit", &Progression::incrementUnit, json::oneOf(weightUnits)),
            json::optional("tries", &Progression::tries, json::range(1, 5)),
            json::optional("deloadPercent", &Progression::deloadPercent, json::range(0, 50)),
            json::optional("weeklyPercents", &Progression::weeklyPercents,
                           json::Rule{.minimum = 0, .maximum = 52, .itemMinimum = 0, .itemMaximum = 200})};
    }
};

struct SlotExercise {
    std::optional<Uuid> exerciseId;  // nothing where the exercise is deleted, or was never one of the list
    std::string exercise;            // its name
    std::optional<std::string> note;
    std::optional<int> restSeconds;
    std::optional<std::string> tempo;  // 3-1-X-0
    std::optional<Progression> progression;
    std::vector<PrescribedSet> sets;

    static constexpr const char* schemaName = "SlotExercise";
    static constexpr auto fields() {
        return std::tuple{json::optional("exerciseId", &SlotExercise::exerciseId),
                          json::required("exercise", &SlotExercise::exercise, json::text(1, 120)),
                          json::optional("note", &SlotExercise::note, json::text(0, 500)),
                          json::optional("restSeconds", &SlotExercise::restSeconds, json::range(0, 3600)),
                          json::optional("tempo", &SlotExercise::tempo, json::text(1, 12)),
                          json::optional("progression", &SlotExercise::progression),
                          json::required("sets", &SlotExercise::sets, json::items(0, 20))};
    }
};

struct Slot {
    std::vector<SlotExercise> exercises;

    static constexpr const char* schemaName = "Slot";
    static constexpr auto fields() {
        return std::tuple{json::required("exercises", &Slot::exercises, json::items(1, 6))};
    }
};

// How many slots a day has.
inline constexpr json::Rule slotCount = json::items(0, 30);

// What the fields' own bounds can't tell, named under `path` ("weeks[0].days[1].slots"): a range that ends before it
// begins, a load without a kind, a tempo that is none, a progression without what it needs.
json::Problems problemsOf(const std::vector<Slot>& slots, const std::string& path);

// As the database keeps them, and back. The text is one that slotsText wrote.
std::string slotsText(const std::vector<Slot>& slots);
std::vector<Slot> slotsFrom(std::string_view text);

}  // namespace tp::training
