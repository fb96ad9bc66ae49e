// What the shapes of other apps have no room for: one JSON object in a last column of our own, which they pass over.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "training/importing/workout_file.h"

namespace tp::training::importing {

// Puts what the text says in place of what the other columns said. False where it is no such object.
bool addRest(std::string_view text, Workout& workout, NewSet& set);

// What has to be said of `meant` beside what was understood of its row; empty where that is all. A workout's own is
// said in the row of its first set: of the other ones `meant` and `understood` have no workout.
struct Difference {
    const NewSet& meant;
    const NewSet& understood;
    const Workout* meantWorkout = nullptr;
    const Workout* understoodWorkout = nullptr;
};
std::string restOf(const Difference& difference);

}  // namespace tp::training::importing
