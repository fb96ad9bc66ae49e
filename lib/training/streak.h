// Weeks in a row with a session.
#pragma once

#include <vector>

#include "training/adherence.h"
#include "types/instant.h"

namespace tp::training {

// The Monday of the day's week.
Date weekOf(Date day);

// How many weeks up to this one had a session at least. A week without one ends the row only if something planned was
// missed in it: a week of which all was excused does not, nor do up to four in a row for which nothing was planned, nor
// this week, which is not over. `sessions` are days.
int streakWeeks(Date today, const std::vector<Date>& sessions, const std::vector<Planned>& planned);

}  // namespace tp::training
