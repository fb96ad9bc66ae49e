// Workouts in the shapes in which Strong and Hevy export them. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "training/importing/dialect.h"
#include "training/importing/workout_file.h"

namespace tp::training::importing {

// A moment, and what the athlete's clock showed.
struct Clocked {
    Instant at;
    Instant onTheWall;          // as if that clock were set to UTC
    bool isUnambiguous = true;  // the clock showed it once: it did not go back over it
};

struct LoggedWorkout {
    std::string title;
    Clocked start;
    std::optional<Clocked> end;
    std::optional<std::string> notes;
    std::optional<int> perceivedEffort;
    std::vector<NewSet> sets;
};

enum class Shape { strong, hevy };

// What it writes, readWorkouts reads as what was meant, if with the last column, restColumn.
class ShapeWriter {
public:
    // Weights are in kg or lb, distances in what goes with it.
    ShapeWriter(Shape shape, bool inPounds);

    std::string header(bool withRest) const;

    struct Lines {
        std::string withoutRest;
        std::string withRest;
        bool needsRest = false;  // the shape alone would lose something
    };
    Lines linesOf(const LoggedWorkout& workout);

private:
    using Cells = std::vector<std::string>;
    std::vector<Cells> strongRows(const LoggedWorkout& workout);
    std::vector<Cells> hevyRows(const LoggedWorkout& workout) const;
    WorkoutFile understood(const std::vector<Cells>& rows) const;
    std::string lineOf(const Cells& cells) const;
    std::string weightIn(const NewSet& set) const;

    Shape shape_;
    bool inPounds_;
    char delimiter_;
    Cells header_;
    Dialect dialect_;
    int number_ = 0;  // of the last workout
};

}  // namespace tp::training::importing
