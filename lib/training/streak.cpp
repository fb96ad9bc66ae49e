#include "training/streak.h"

#include <algorithm>
#include <set>

namespace tp::training {

namespace {
constexpr int longestRest = 4;
}

Date weekOf(Date day) {
    // The first day of 1970 was a Thursday.
    const int weekday = ((day.days + 3) % 7 + 7) % 7;
    return {day.days - weekday};
}

int streakWeeks(Date today, const std::vector<Date>& sessions, const std::vector<Planned>& planned) {
    std::set<Date> trained;
    std::set<Date> missed;
    std::set<Date> excused;
    for (const auto& day : sessions) trained.insert(weekOf(day));
    for (const auto& [day, status, count] : planned) {
        if (status == "excused") excused.insert(weekOf(day));
        if (status == "skipped" || (status == "assigned" && day < today)) missed.insert(weekOf(day));
    }
    if (trained.empty()) return 0;

    const Date thisWeek = weekOf(today);
    int streak = 0;
    int rest = 0;
    for (Date week = thisWeek; week >= *trained.begin(); week.days -= 7) {
        if (trained.contains(week)) {
            ++streak;
            rest = 0;
        } else if (week != thisWeek) {
            if (missed.contains(week) || (!excused.contains(week) && ++rest > longestRest)) break;
        }
    }
    return streak;
}

}  // namespace tp::training
