// How much of what was planned was done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "types/instant.h"

namespace tp::training {

// So many assignments of one status; of those still open, the last was for `day`.
struct Planned {
    Date day;
    std::string status;  // assigned, completed, skipped, excused
    int count;
};

struct Adherence {
    int planned = 0;  // completed, skipped, or past and still open; excused ones are none of them
    int completed = 0;
    int excused = 0;

    // Completed of a hundred planned; nothing where nothing was planned.
    std::optional<double> percent() const;
};

// Over the last `days` days, today among them. What is open today may still be done, and counts as little as what is
// yet to come.
Adherence adherenceOver(int days, Date today, const std::vector<Planned>& planned);

}  // namespace tp::training
