#include "training/schedule.h"

#include <algorithm>

namespace tp::training {

int weekdayOf(Date day) {
    // 1970-01-01 was a Thursday.
    return ((day.days + 3) % 7 + 7) % 7 + 1;
}

std::vector<Date> schedule(Date start, const std::vector<int>& weekdays, const std::vector<int>& workoutsByWeek) {
    std::vector<Date> days;
    Date weekStart = start;
    Date next = start;
    for (const int workouts : workoutsByWeek) {
        next = std::max(next, weekStart);
        for (int placed = 0; placed < workouts; ++next.days) {
            if (std::ranges::find(weekdays, weekdayOf(next)) == weekdays.end()) continue;
            days.push_back(next);
            ++placed;
        }
        weekStart.days += 7;
    }
    return days;
}

}  // namespace tp::training
