// The rows of a CSV file as workouts.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "csv/csv.h"
#include "training/importing/dialect.h"
#include "training/importing/workout_file.h"

namespace tp::training::importing {

// Takes one row after another and gathers workouts from them.
class RowReader {
public:
    RowReader(Dialect dialect, Units units, bool takesComma);

    void take(const csv::Record& row);
    // What has come of it. The rows are used up.
    WorkoutFile finish();

private:
    // What a workout needs while it is read.
    struct Open {
        std::size_t place;
        std::string lastExercise;
        bool lastWasSuperset = false;
        int slots = 0;
        std::unordered_map<std::string, int> slotOfSuperset;
        std::unordered_map<std::string, std::string> noteOfExercise;  // the last one, which apps repeat on every row
        std::unordered_map<std::string, std::string> pendingNotes;    // of exercises without a set so far
    };

    std::string text(Column column) const;
    std::optional<double> number(Column column, const char* name);
    std::optional<int> whole(Column column, const char* name);
    void complain(const std::string& message);
    Open* openWorkout();
    void takeSet(Open& open);
    void takeNote(Open& open, const std::string& exercise);
    bool readKind(NewSet& set);
    void readWeight(NewSet& set);
    void readDistance(NewSet& set);
    void dropZeros(NewSet& set) const;
    void readNote(Open& open, NewSet& set) const;
    void readRest(Workout& workout, NewSet& set);
    int slotOf(Open& open, const std::string& exercise) const;

    Dialect dialect_;
    Units units_;
    bool takesComma_;
    const csv::Record* row_ = nullptr;
    WorkoutFile file_;
    std::unordered_map<std::string, Open> open_;
};

}  // namespace tp::training::importing
