#include "training/importing/rows.h"

#include <algorithm>
#include <cmath>

#include "training/importing/cells.h"
#include "training/importing/rest.h"
#include "training/prescription.h"
#include "types/encoding.h"

namespace tp::training::importing {

namespace {

constexpr int mostSlots = 100;

double rounded(double value) { return std::round(value * 1000) / 1000; }

bool isDigits(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

std::optional<std::string> unlessEmpty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

RowReader::RowReader(Dialect dialect, Units units, bool takesComma)
    : dialect_(std::move(dialect)), units_(std::move(units)), takesComma_(takesComma) {
    file_.format = dialect_.format;
    file_.dialect = dialect_.name;
}

void RowReader::complain(const std::string& message) {
    if (file_.problems.size() < mostRemarks) file_.problems.push_back({row_->line, message});
}

std::string RowReader::text(Column column) const {
    const int place = dialect_.places[static_cast<std::size_t>(column)];
    if (place < 0 || static_cast<std::size_t>(place) >= row_->cells.size()) return {};
    return csv::plain(trimmed(row_->cells[static_cast<std::size_t>(place)]));
}

std::optional<double> RowReader::number(Column column, const char* name) {
    const auto cell = text(column);
    if (cell.empty()) return std::nullopt;
    const auto value = numberFrom(cell, takesComma_);
    if (!value)
        complain(std::string(name) + " is no number: " + std::string(shortened(cell, 40)));
    else if (*value < 0)
        complain(std::string(name) + " is less than nothing");
    return value;
}

std::optional<int> RowReader::whole(Column column, const char* name) {
    const auto value = number(column, name);
    if (!value) return std::nullopt;
    if (*value == std::trunc(*value) && *value >= 0 && *value <= 10000) return static_cast<int>(*value);
    complain(std::string(name) + " is no whole number of at most 10000");
    return std::nullopt;
}

RowReader::Open* RowReader::openWorkout() {
    auto title = text(Column::title);
    const auto written = text(Column::start);
    const auto key = text(Column::workoutNumber) + '\n' + written + '\n' + title;
    if (const auto known = open_.find(key); known != open_.end()) return &known->second;
    const auto start = momentFrom(written);
    if (!start) {
        complain("has no date and time that can be read: " + std::string(shortened(written, 40)));
        return nullptr;
    }
    Workout workout{row_->line, title.empty() ? "Workout" : std::move(title), *start};
    workout.notes = unlessEmpty(text(Column::workoutNotes));
    if (const auto end = text(Column::end); !end.empty()) {
        workout.end = momentFrom(end);
        if (!workout.end) complain("has no end that can be read: " + std::string(shortened(end, 40)));
    }
    if (const auto duration = text(Column::duration); !duration.empty()) {
        workout.durationSeconds = durationFrom(duration);
        if (!workout.durationSeconds)
            complain("has no duration that can be read: " + std::string(shortened(duration, 40)));
        if (workout.durationSeconds == 0) workout.durationSeconds.reset();
    }
    file_.workouts.push_back(std::move(workout));
    return &open_.emplace(key, Open{file_.workouts.size() - 1}).first->second;
}

void RowReader::take(const csv::Record& row) {
    row_ = &row;
    const auto kind = lowered(text(Column::setKind));
    if (dialect_.format == "strong" && kind == "rest timer") return;
    auto* const open = openWorkout();
    if (open == nullptr) return;
    const auto exercise = text(Column::exercise);
    if (exercise.empty()) return complain("names no exercise");
    if (countCodePoints(exercise) > 120) return complain("has an exercise's name of more than 120 characters");
    if (dialect_.format == "strong" && kind == "note") return takeNote(*open, exercise);
    takeSet(*open);
}

void RowReader::takeNote(Open& open, const std::string& exercise) {
    const auto note = text(Column::exerciseNotes);
    if (note.empty()) return;
    for (auto& set : file_.workouts[open.place].sets)
        if (set.exercise == exercise) {
            set.note = set.note ? *set.note + "\n" + note : note;
            if (countCodePoints(*set.note) > 500) complain("has a note of more than 500 characters");
            return;
        }
    auto& pending = open.pendingNotes[exercise];
    pending += (pending.empty() ? "" : "\n") + note;
}

bool RowReader::readKind(NewSet& set) {
    const auto kind = lowered(text(Column::setKind));
    if (kind.empty() || kind == "normal" || isDigits(kind))
        set.type = "normal";
    else if (kind == "w" || kind == "warmup" || kind == "warm up")
        set.type = "warmup";
    else if (kind == "d" || kind == "dropset" || kind == "drop set")
        set.type = "drop";
    else if (kind == "f" || kind == "failure")
        set.type = "failure";
    else
        return false;
    return true;
}

void RowReader::readWeight(NewSet& set) {
    auto weight = number(Column::weight, "the weight");
    auto unit = dialect_.weightUnit;
    if (!weight && dialect_.has(Column::weightInPounds)) {
        weight = number(Column::weightInPounds, "the weight");
        unit = "lb";
    }
    if (!weight || (*weight == 0 && dialect_.zeroIsNothing)) return;
    if (const auto named = text(Column::weightUnit); !named.empty()) {
        unit = weightUnitFrom(named);
        if (!unit) return complain("the weight's unit is neither kg nor lb: " + std::string(shortened(named, 40)));
    }
    if (!unit) unit = units_.weight;
    if (!unit) file_.needsUnit = true;
    if (*weight * (unit == "lb" ? kilogramsPerPound : 1) > 2000) return complain("the weight is more than 2000 kg");
    set.weight = rounded(*weight);
    set.weightUnit = unit;
}

void RowReader::readDistance(NewSet& set) {
    const auto distance = number(Column::distance, "the distance");
    if (!distance || (*distance == 0 && dialect_.zeroIsNothing)) return;
    auto unit = dialect_.distanceUnit;
    if (const auto named = text(Column::distanceUnit); !named.empty()) {
        unit = distanceUnitFrom(named);
        if (!unit) return complain("the distance's unit is none of m, km, mi: " + std::string(shortened(named, 40)));
    }
    if (!unit) unit = units_.distance;
    if (!unit) unit = units_.weight == "lb" ? "mi" : "km";
    if (*distance * (unit == "km" ? 1000 : unit == "mi" ? 1609.344 : 1) > 1e6)
        return complain("the distance is more than 1000 km");
    set.distance = rounded(*distance);
    set.distanceUnit = unit;
}

void RowReader::dropZeros(NewSet& set) const {
    if (!dialect_.zeroIsNothing) return;
    if (set.durationSeconds == 0) set.durationSeconds.reset();
    if (set.reps == 0 && (set.durationSeconds || set.distance || !set.weight)) set.reps.reset();
}

// Apps repeat an exercise's note on each of its rows.
void RowReader::readNote(Open& open, NewSet& set) const {
    auto note = text(Column::exerciseNotes);
    if (note == open.noteOfExercise[set.exercise]) note.clear();
    if (!note.empty()) open.noteOfExercise[set.exercise] = note;
    if (const auto pending = open.pendingNotes.extract(set.exercise))
        note = note.empty() ? pending.mapped() : pending.mapped() + "\n" + note;
    set.note = unlessEmpty(std::move(note));
}

int RowReader::slotOf(Open& open, const std::string& exercise) const {
    const auto superset = text(Column::superset);
    if (!superset.empty()) {
        open.lastWasSuperset = true;
        const auto [known, isNew] = open.slotOfSuperset.emplace(superset, open.slots);
        if (isNew) ++open.slots;
        return known->second;
    }
    const bool goesOn = open.slots > 0 && !open.lastWasSuperset && open.lastExercise == exercise;
    open.lastWasSuperset = false;
    open.lastExercise = exercise;
    return goesOn ? open.slots - 1 : open.slots++;
}

void RowReader::readRest(Workout& workout, NewSet& set) {
    const auto rest = text(Column::rest);
    if (!rest.empty() && !addRest(rest, workout, set)) complain("has a last column that is not ours");
}

void RowReader::takeSet(Open& open) {
    auto& workout = file_.workouts[open.place];
    NewSet set;
    set.exercise = text(Column::exercise);
    if (!readKind(set)) complain("is of an unknown kind of set: " + std::string(shortened(text(Column::setKind), 40)));
    set.reps = whole(Column::reps, "the number of repetitions");
    readWeight(set);
    readDistance(set);
    if (const auto seconds = text(Column::seconds); !seconds.empty()) {
        set.durationSeconds = durationFrom(seconds);
        if (!set.durationSeconds || *set.durationSeconds > 86400) complain("the time is none of at most a day");
    }
    set.rpe = number(Column::rpe, "the RPE");
    if (set.rpe == 0.0) set.rpe.reset();
    if (set.rpe && (*set.rpe < 1 || *set.rpe > 10 || std::fmod(*set.rpe, 0.5) != 0))
        complain("the RPE is not 1 to 10 in half steps");
    dropZeros(set);
    readNote(open, set);
    set.slot = std::min(slotOf(open, set.exercise), mostSlots - 1);
    readRest(workout, set);
    if (set.note && countCodePoints(*set.note) > 500) complain("has a note of more than 500 characters");
    workout.sets.push_back(std::move(set));
    workout.lines.push_back(row_->line);
}

WorkoutFile RowReader::finish() {
    // Notes of what has no sets belong to the workout.
    for (auto& [key, open] : open_)
        for (const auto& [exercise, note] : open.pendingNotes) {
            auto& notes = file_.workouts[open.place].notes;
            if (notes)
                notes->append("\n");
            else
                notes.emplace();
            notes->append(exercise).append(": ").append(note);
        }
    return std::move(file_);
}

}  // namespace tp::training::importing
