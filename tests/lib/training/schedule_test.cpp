#include "training/schedule.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace tp;
using namespace tp::training;

std::string scheduled(const char* start, const std::vector<int>& weekdays, const std::vector<int>& workoutsByWeek) {
    std::string days;
    for (const auto& day : schedule(*Date::parse(start), weekdays, workoutsByWeek))
        days += (days.empty() ? "" : " ") + day.toString().substr(5);
    return days;
}

TEST(Schedule, KnowsWeekdays) {
    const std::pair<const char*, int> known[] = {{"1970-01-01", 4}, {"2026-11-23", 1}, {"2026-11-29", 7},
                                                 {"2024-02-29", 4}, {"2000-01-01", 6}, {"1969-12-31", 3},
                                                 {"1900-01-01", 1}, {"0001-01-01", 1}};
    for (const auto& [day, weekday] : known) EXPECT_EQ(weekdayOf(*Date::parse(day)), weekday) << day;
}

// 2026-11-23 is a Monday.
TEST(Schedule, PutsWorkoutsOnTheChosenWeekdays) {
    struct {
        const char* what;
        const char* start;
        std::vector<int> weekdays;
        std::vector<int> workouts;
        const char* days;
    } const rows[] = {
        {"a whole week", "2026-11-23", {1, 3, 5}, {3, 3}, "11-23 11-25 11-27 11-30 12-02 12-04"},
        {"weekdays in any order", "2026-11-23", {5, 1, 3}, {3}, "11-23 11-25 11-27"},
        {"a start in the middle of the week", "2026-11-25", {1, 3, 5}, {3, 3}, "11-25 11-27 11-30 12-02 12-04 12-07"},
        {"a start on a day that is not chosen", "2026-11-24", {1, 3}, {2, 2}, "11-25 11-30 12-02 12-07"},
        {"more weekdays than workouts", "2026-11-23", {1, 2, 3, 4, 5}, {2, 2}, "11-23 11-24 11-30 12-01"},
        {"fewer weekdays than workouts", "2026-11-23", {1, 4}, {3, 3}, "11-23 11-26 11-30 12-03 12-07 12-10"},
        {"one weekday", "2026-11-23", {7}, {2, 1}, "11-29 12-06 12-13"},
        {"a week that catches up", "2026-11-23", {1, 4}, {3, 1, 2}, "11-23 11-26 11-30 12-03 12-07 12-10"},
        {"a week of rest", "2026-11-23", {1}, {1, 0, 1}, "11-23 12-07"},
        {"every day", "2026-11-23", {1, 2, 3, 4, 5, 6, 7}, {7, 1}, "11-23 11-24 11-25 11-26 11-27 11-28 11-29 11-30"},
        {"over the end of the year", "2026-12-30", {4}, {1, 1}, "12-31 01-07"},
        {"a leap day", "2028-02-28", {1, 2}, {2}, "02-28 02-29"},
        {"the night of a change of the clock", "2026-03-28", {6, 7}, {2, 2}, "03-28 03-29 04-04 04-05"},
        {"nothing", "2026-11-23", {1}, {0, 0}, ""},
        {"no weeks", "2026-11-23", {1}, {}, ""},
    };
    for (const auto& row : rows) EXPECT_EQ(scheduled(row.start, row.weekdays, row.workouts), row.days) << row.what;
}

TEST(Schedule, PlacesAYearOfDailyWorkoutsOnOneWeekday) {
    const auto days = schedule(*Date::parse("2026-11-23"), {1}, std::vector<int>(52, 7));

    ASSERT_EQ(days.size(), 364);
    EXPECT_EQ(days.back().days - days.front().days, 363 * 7);
}

}  // namespace
