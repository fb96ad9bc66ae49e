// Which exercises are the three lifts of powerlifting.
#pragma once

#include <optional>
#include <string_view>

namespace tp::training {

enum class Powerlift { squat, benchPress, deadlift };

// By the names that the exercise library, Strong, Hevy and FitNotes have for the lifts with a barbell. Variants that
// are another lift in competition (front squat, incline bench press, Romanian deadlift …) are none.
std::optional<Powerlift> powerliftOf(std::string_view exercise);

}  // namespace tp::training
