#include "training/importing/shapes.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "csv/csv.h"
#include "training/importing/rest.h"
#include "training/importing/rows.h"
#include "training/prescription.h"

namespace tp::training::importing {

namespace {

constexpr double metersPerMile = 1609.344;

std::string thousandths(double value) {
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), std::round(value * 1000) / 1000,
                                            std::chars_format::fixed);
    return {text.data(), error == std::errc{} ? end : text.data()};
}

template <class T>
std::string whole(const std::optional<T>& value, const char* absent = "") {
    return value ? std::to_string(*value) : absent;
}

std::string decimal(const std::optional<double>& value) { return value ? thousandths(*value) : ""; }

double metersOf(const NewSet& set) {
    return *set.distance * (set.distanceUnit == "km" ? 1000 : set.distanceUnit == "mi" ? metersPerMile : 1);
}

// 2026-09-29T15:15:00.000Z as 2026-09-29 15:15:00 and 29 Sep 2026, 15:15
std::string strongTime(const Instant& time) {
    auto text = time.toString().substr(0, 19);
    text[10] = ' ';
    return text;
}
std::string hevyTime(const Instant& time) {
    constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto text = time.toString();
    const auto month = static_cast<std::size_t>((text[5] - '0') * 10 + text[6] - '0' - 1);
    return std::to_string((text[8] - '0') * 10 + text[9] - '0') + ' ' + months[month] + ' ' + text.substr(0, 4) + ", " +
           text.substr(11, 5);
}

Moment momentOf(const Clocked& clocked) {
    return clocked.isUnambiguous ? Moment{clocked.onTheWall, true} : Moment{clocked.at, false};
}

// What a reader of the other columns has to arrive at.
Workout meant(const LoggedWorkout& workout, Shape shape) {
    Workout meant{.title = workout.title, .start = momentOf(workout.start), .perceivedEffort = workout.perceivedEffort};
    // The app's clock shows no fractions, Hevy's no seconds: the difference to what was understood tells.
    if (meant.start.at.microseconds % (shape == Shape::hevy ? 60'000'000 : 1'000'000) != 0)
        meant.start = {workout.start.at, false};
    if (!workout.end) return meant;
    const auto lasts = workout.end->at.microseconds - workout.start.at.microseconds;
    if (shape == Shape::strong) {
        if (lasts % 1'000'000 != 0 || lasts == 0) meant.end = {workout.end->at, false};
    } else {
        meant.end = momentOf(*workout.end);
        if (meant.end->at.microseconds % 60'000'000 != 0) meant.end = {workout.end->at, false};
    }
    return meant;
}

const char* strongKind(const NewSet& set) {
    return set.type == "warmup" ? "W" : set.type == "drop" ? "D" : set.type == "failure" ? "F" : nullptr;
}

const char* hevyKind(const NewSet& set) {
    return set.type == "warmup"    ? "warmup"
           : set.type == "drop"    ? "dropset"
           : set.type == "failure" ? "failure"
                                   : "normal";
}

}  // namespace

ShapeWriter::ShapeWriter(Shape shape, bool inPounds)
    : shape_(shape), inPounds_(inPounds), delimiter_(shape == Shape::strong ? ';' : ',') {
    if (shape == Shape::strong)
        header_ = {"Workout #",
                   "Date",
                   "Workout Name",
                   "Duration (sec)",
                   "Exercise Name",
                   "Set Order",
                   inPounds ? "Weight (lbs)" : "Weight (kg)",
                   "Reps",
                   "RPE",
                   "Distance (meters)",
                   "Seconds",
                   "Notes",
                   "Workout Notes"};
    else
        header_ = {"title",
                   "start_time",
                   "end_time",
                   "description",
                   "exercise_title",
                   "superset_id",
                   "exercise_notes",
                   "set_index",
                   "set_type",
                   inPounds ? "weight_lbs" : "weight_kg",
                   "reps",
                   inPounds ? "distance_miles" : "distance_km",
                   "duration_seconds",
                   "rpe"};
    dialect_ = *dialectOf(header_);
}

std::string ShapeWriter::lineOf(const Cells& cells) const {
    std::string line;
    for (const auto& cell : cells) {
        if (!line.empty()) line += delimiter_;
        line += csv::quotedCellOf(cell);
    }
    return line + "\n";
}

std::string ShapeWriter::header(bool withRest) const {
    auto cells = header_;
    if (withRest) cells.emplace_back(restColumn);
    return lineOf(cells);
}

std::string ShapeWriter::weightIn(const NewSet& set) const {
    if (!set.weight) return {};
    const bool isPounds = set.weightUnit == "lb";
    if (isPounds == inPounds_) return thousandths(*set.weight);
    return thousandths(inPounds_ ? *set.weight / kilogramsPerPound : *set.weight * kilogramsPerPound);
}

std::vector<ShapeWriter::Cells> ShapeWriter::strongRows(const LoggedWorkout& workout) {
    ++number_;
    std::map<std::string, int> order;
    const auto lasts =
        workout.end ? (workout.end->at.microseconds - workout.start.at.microseconds) / 1'000'000 : std::int64_t{0};
    std::vector<Cells> rows;
    for (const auto& set : workout.sets) {
        const char* kind = strongKind(set);
        rows.push_back({std::to_string(number_), strongTime(workout.start.onTheWall), workout.title,
                        std::to_string(lasts), set.exercise,
                        kind != nullptr ? kind : std::to_string(++order[set.exercise]), weightIn(set), whole(set.reps),
                        decimal(set.rpe), set.distance ? thousandths(metersOf(set)) : "", whole(set.durationSeconds),
                        set.note.value_or(""), workout.notes.value_or("")});
    }
    return rows;
}

std::vector<ShapeWriter::Cells> ShapeWriter::hevyRows(const LoggedWorkout& workout) const {
    std::map<int, std::set<std::string>> exercises;  // of each slot
    for (const auto& set : workout.sets) exercises[set.slot.value_or(0)].insert(set.exercise);
    std::map<int, int> supersets;
    std::map<std::string, int> order;
    std::vector<Cells> rows;
    for (const auto& set : workout.sets) {
        const int slot = set.slot.value_or(0);
        const bool isSuperset = exercises[slot].size() > 1;
        if (isSuperset) supersets.emplace(slot, static_cast<int>(supersets.size()));
        const auto distance = set.distance ? thousandths(metersOf(set) / (inPounds_ ? metersPerMile : 1000)) : "";
        rows.push_back({workout.title, hevyTime(workout.start.onTheWall),
                        workout.end ? hevyTime(workout.end->onTheWall) : "", workout.notes.value_or(""), set.exercise,
                        isSuperset ? std::to_string(supersets.at(slot)) : "", set.note.value_or(""),
                        std::to_string(order[set.exercise]++), hevyKind(set), weightIn(set), whole(set.reps), distance,
                        whole(set.durationSeconds, "0"), decimal(set.rpe)});
    }
    return rows;
}

WorkoutFile ShapeWriter::understood(const std::vector<Cells>& rows) const {
    RowReader reader(dialect_, {}, delimiter_ == ';');
    for (const auto& row : rows) reader.take({1, row});
    return reader.finish();
}

ShapeWriter::Lines ShapeWriter::linesOf(const LoggedWorkout& workout) {
    auto rows = shape_ == Shape::strong ? strongRows(workout) : hevyRows(workout);
    const auto file = understood(rows);
    const auto whatIsMeant = meant(workout, shape_);
    Lines lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& read = file.workouts.at(0);
        auto rest =
            restOf({workout.sets[i], read.sets.at(i), i == 0 ? &whatIsMeant : nullptr, i == 0 ? &read : nullptr});
        lines.needsRest = lines.needsRest || !rest.empty();
        lines.withoutRest += lineOf(rows[i]);
        rows[i].push_back(std::move(rest));
        lines.withRest += lineOf(rows[i]);
    }
    return lines;
}

}  // namespace tp::training::importing
