// Workouts in files that other apps export, and in our own. Pure: no database, no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "json/fields.h"
#include "training/logged_set.h"
#include "types/instant.h"

namespace tp::training::importing {

// Something about a line of a file, in words that go behind "Line 12".
struct Remark {
    int line = 0;
    std::string message;

    static constexpr const char* schemaName = "ImportRemark";
    static constexpr auto fields() {
        return std::tuple{json::required("line", &Remark::line), json::required("message", &Remark::message)};
    }
};

// A moment as a file says it: mostly what the clock on the wall showed, which means a moment only in a time zone.
struct Moment {
    Instant at;  // as if the wall's clock were set to UTC
    bool isWallClock = true;

    auto operator<=>(const Moment&) const = default;
};

struct Workout {
    int line = 0;
    std::string title;
    Moment start;
    std::optional<Moment> end;
    std::optional<int> durationSeconds;  // where the file has no end
    std::optional<std::string> notes;
    std::optional<int> perceivedEffort;
    std::vector<NewSet> sets;
    std::vector<int> lines;  // of each set
    // The same for the same workout of the same app, however its file is written, and unlike all others of its file.
    std::string key;
};

struct WorkoutFile {
    std::string format;      // strong, hevy, fitnotes, trainingplanner; empty where the file is none of these
    std::string dialect;     // which of the format's headers
    bool needsUnit = false;  // there are weights, and neither the file nor the options say in which unit
    std::vector<Workout> workouts;
    std::vector<Remark> problems;  // at most 100; with any of them the file is not to be imported
    std::vector<Remark> outliers;  // what is likely a slip of the finger
};

// What the user adds to a file that does not say it: kg or lb; m, km or mi (absent: km with kg, mi with lb).
struct Units {
    std::optional<std::string> weight;
    std::optional<std::string> distance;
};

constexpr std::size_t mostRemarks = 100;

// Reads Strong's, Hevy's and FitNotes' exports, which it knows by their header, and our own JSON. Never throws,
// whatever the text: what can't be read is a problem. Weights and distances beyond three decimals are rounded.
WorkoutFile readWorkouts(std::string_view content, const Units& units);

// Weights and repetitions far above what is usual for their exercise in this file, and sessions that are very long.
std::vector<Remark> outliersOf(const std::vector<Workout>& workouts);

}  // namespace tp::training::importing
