#include "training/importing/workout_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "auth/token.h"
#include "csv/csv.h"
#include "http/error.h"
#include "json/document.h"
#include "json/read.h"
#include "training/importing/dialect.h"
#include "training/importing/rows.h"
#include "training/log_service.h"
#include "training/set_service.h"
#include "types/encoding.h"

namespace tp::training::importing {

namespace {

constexpr std::size_t mostWorkouts = 20000;
constexpr std::size_t mostExercises = 2000;
// A log may last 48 hours; the wall's clock is an hour off where summer ends.
constexpr std::int64_t longest = std::int64_t{46} * 3600 * 1'000'000;

void complain(WorkoutFile& file, int line, const std::string& message) {
    if (file.problems.size() < mostRemarks) file.problems.push_back({line, message});
}

WorkoutFile readCsv(std::string_view content, const Units& units) {
    WorkoutFile file;
    const char delimiter = csv::delimiterOf(content);
    csv::Reader reader(content, delimiter);
    try {
        const auto header = reader.next();
        const auto dialect = header ? dialectOf(header->cells) : std::nullopt;
        if (!dialect) {
            complain(file, 1, "is no header of an export from Strong, Hevy or FitNotes");
            return file;
        }
        RowReader rows(*dialect, units, delimiter == ';');
        std::vector<Remark> ragged;
        while (const auto row = reader.next()) {
            if (row->cells.size() <= header->cells.size() && row->cells.size() + 1 >= header->cells.size())
                rows.take(*row);
            else if (ragged.size() < mostRemarks)
                ragged.push_back({row->line, "has " + std::to_string(row->cells.size()) + " cells, the header has " +
                                                 std::to_string(header->cells.size())});
        }
        file = rows.finish();
        file.problems.insert(file.problems.end(), ragged.begin(), ragged.end());
    } catch (const csv::Malformed& wrong) {
        file.workouts.clear();
        complain(file, wrong.line, wrong.what());
    }
    return file;
}

// A workout in our own JSON.
struct OwnWorkout : NewLog {
    static constexpr auto fields() { return NewLog::fields(); }
};

void readOwnWorkout(const json::Value& value, int line, WorkoutFile& file) {
    json::Fields fields;
    if (!value.isObject()) return complain(file, line, "is no workout");
    fields.addMembers(value);
    OwnWorkout own;
    json::Problems problems;
    json::readFields(fields, own, "", problems);
    if (!own.title && problems.empty()) problems.push_back({"title", "is missing"});
    if (!own.performedAt && problems.empty()) problems.push_back({"performedAt", "is missing"});
    for (const auto& [field, message] : problems) complain(file, line, std::string(field).append(" ").append(message));
    if (!problems.empty()) return;
    Workout workout{line, std::move(*own.title), {*own.performedAt, false}};
    if (own.endedAt) workout.end = Moment{*own.endedAt, false};
    workout.notes = std::move(own.notes);
    workout.perceivedEffort = own.perceivedEffort;
    workout.sets = std::move(own.sets);
    for (auto& set : workout.sets) {
        // Ids are another installation's, perhaps.
        set.exerciseId.reset();
        if (set.weight && !set.weightUnit) set.weightUnit = "kg";
        if (set.distance && !set.distanceUnit) set.distanceUnit = "m";
    }
    workout.lines.assign(workout.sets.size(), line);
    file.workouts.push_back(std::move(workout));
}

// One workout a line, as we write it, the first one on the second line.
WorkoutFile readJson(std::string_view content) {
    WorkoutFile file;
    try {
        const json::Document document(content);
        const auto root = document.root();
        const auto format = root.isObject() ? root.member("format") : std::nullopt;
        const auto workouts = root.isObject() ? root.member("workouts") : std::nullopt;
        if (!format || format->text() != "trainingplanner" || !workouts || !workouts->isList()) {
            complain(file, 1, "is no export of TrainingPlanner");
            return file;
        }
        file.format = "trainingplanner";
        file.dialect = "JSON";
        for (std::size_t i = 0; i < workouts->size(); ++i)
            readOwnWorkout(workouts->item(i), static_cast<int>(i) + 2, file);
    } catch (const http::BadJson& wrong) {
        complain(file, 1, wrong.what());
    }
    return file;
}

void checkWorkout(WorkoutFile& file, Workout& workout) {
    if (countCodePoints(workout.title) > 200)
        complain(file, workout.line, "has a workout's name of more than 200 characters");
    const auto year = workout.start.at.toString().substr(0, 4);
    if (year < "1971" || year > "2098") complain(file, workout.line, "is not of the years 1971 to 2098");
    if (workout.notes && countCodePoints(*workout.notes) > 4000)
        complain(file, workout.line, "has a workout's notes of more than 4000 characters");
    if (static_cast<double>(workout.sets.size()) > setCount.maximum)
        complain(file, workout.line, "begins a workout of more than 200 sets");
    for (const auto& [field, message] : problemsOf(workout.sets))
        complain(file, workout.line, std::string(field).append(" ").append(message));
    const auto lasts = workout.end ? workout.end->at.microseconds - workout.start.at.microseconds
                                   : std::int64_t{workout.durationSeconds.value_or(0)} * 1'000'000;
    const bool comparable = !workout.end || workout.end->isWallClock == workout.start.isWallClock;
    if (!comparable || (lasts >= 0 && lasts <= longest)) return;
    file.outliers.push_back({workout.line, lasts < 0 ? "ends before it begins: its end is left out"
                                                     : "lasts almost two days or more: its end is left out"});
    workout.end.reset();
    workout.durationSeconds.reset();
}

void checkExercises(WorkoutFile& file) {
    std::set<std::string_view> names;
    for (const auto& workout : file.workouts)
        for (std::size_t i = 0; i < workout.sets.size(); ++i)
            if (names.insert(workout.sets[i].exercise).second && names.size() == mostExercises + 1)
                complain(file, workout.lines[i], "names one exercise too many");
}

void nameKeys(std::vector<Workout>& workouts) {
    std::map<std::string, int> seen;
    for (auto& workout : workouts) {
        const auto name =
            (workout.start.isWallClock ? "wall " : "") + workout.start.at.toPreciseString() + ' ' + workout.title;
        workout.key = toHex(sha256(name + ' ' + std::to_string(++seen[name])));
    }
}

}  // namespace

WorkoutFile readWorkouts(std::string_view content, const Units& units) {
    content = csv::withoutMark(content);
    auto file = trimmed(content).starts_with('{') ? readJson(content) : readCsv(content, units);
    for (auto& workout : file.workouts) checkWorkout(file, workout);
    checkExercises(file);
    if (file.workouts.size() > mostWorkouts)
        complain(file, file.workouts[mostWorkouts].line, "is one workout too many");
    if (file.workouts.empty() && file.problems.empty()) complain(file, 1, "is followed by no workout");
    std::ranges::stable_sort(file.problems, {}, &Remark::line);
    nameKeys(file.workouts);
    for (auto& outlier : outliersOf(file.workouts)) file.outliers.push_back(std::move(outlier));
    std::ranges::stable_sort(file.outliers, {}, &Remark::line);
    if (file.outliers.size() > mostRemarks) file.outliers.resize(mostRemarks);
    return file;
}

}  // namespace tp::training::importing
