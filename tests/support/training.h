// Training made in the database at once.
#pragma once

#include <string>
#include <vector>

#include "people.h"

namespace tp::test {

// A day, so many before today in UTC, where new people live.
std::string daysAgo(int days);

// A session of an hour at noon, with an RPE of 7. A set is written as "exercise|type|reps|kg|rpe"; an exercise may be
// an id, and what is empty is not given. Returns the log's id.
std::string trained(const Person& athlete, const std::string& day, const std::vector<std::string>& sets);

}  // namespace tp::test
