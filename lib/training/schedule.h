// The days on which a program's workouts fall.
#pragma once

#include <vector>

#include "types/instant.h"

namespace tp::training {

// Monday is 1, Sunday 7.
int weekdayOf(Date day);

// The day of each workout, in order, of a program with so many workouts in each of its weeks. A program's week begins
// seven days after the one before, the first one on `start`; its workouts take the chosen weekdays in turn. A week with
// more workouts than weekdays goes on into the next one, whose own workouts then follow. `weekdays` is not empty and
// each is 1 to 7, in any order.
std::vector<Date> schedule(Date start, const std::vector<int>& weekdays, const std::vector<int>& workoutsByWeek);

}  // namespace tp::training
