// Adherence, load and streaks.
#include <gtest/gtest.h>

#include "training/adherence.h"
#include "training/load.h"
#include "training/streak.h"

namespace tp::training {
namespace {

const Date today = *Date::parse("2026-03-18");  // a Wednesday
Date ago(int days) { return {today.days - days}; }

TEST(Adherence, LeavesOutWhatIsExcused) {
    const auto found = adherenceOver(
        30, today, {{ago(1), "completed", 3}, {ago(2), "excused", 2}, {ago(3), "skipped", 1}, {ago(4), "assigned", 1}});
    EXPECT_EQ(found.planned, 5);
    EXPECT_EQ(found.completed, 3);
    EXPECT_EQ(found.excused, 2);
    EXPECT_DOUBLE_EQ(*found.percent(), 60);
}

TEST(Adherence, WaitsForTheEndOfToday) {
    EXPECT_FALSE(adherenceOver(7, today, {{today, "assigned", 1}, {ago(-1), "skipped", 1}}).percent());
    EXPECT_DOUBLE_EQ(*adherenceOver(7, today, {{today, "completed", 1}}).percent(), 100);
    EXPECT_DOUBLE_EQ(*adherenceOver(7, today, {{today, "skipped", 1}}).percent(), 0);
}

TEST(Adherence, EndsWithItsDays) {
    EXPECT_EQ(adherenceOver(7, today, {{ago(6), "completed", 1}, {ago(7), "completed", 1}}).completed, 1);
}

std::vector<DayLoad> every(int step, int from, double load) {
    std::vector<DayLoad> days;
    for (int day = from; day >= 0; day -= step) days.push_back({ago(day), load});
    return days;
}

TEST(Load, OfEqualDaysIsOne) {
    const auto load = loadOn(today, every(1, 60, 100), ago(60));
    EXPECT_DOUBLE_EQ(load.acute, 700);
    EXPECT_DOUBLE_EQ(load.chronic, 700);
    EXPECT_DOUBLE_EQ(*load.coupled, 1);
    EXPECT_DOUBLE_EQ(*load.uncoupled, 1);
    EXPECT_DOUBLE_EQ(*load.ewma, 1);
}

// As in J. Windt and T. Gabbett, Is it all for naught? (British Journal of Sports Medicine 53, 2019): of the same weeks
// the coupled ratio is the smaller one, and never above 4.
TEST(Load, CouplesOrNot) {
    const std::vector<DayLoad> days = {{ago(27), 1000}, {ago(20), 1000}, {ago(13), 1000}, {ago(0), 2000}};
    const auto load = loadOn(today, days, ago(300));
    EXPECT_DOUBLE_EQ(*load.coupled, 2000 / 1250.0);
    EXPECT_DOUBLE_EQ(*load.uncoupled, 2);
    const auto alone = loadOn(today, {{today, 500}}, ago(300));
    EXPECT_DOUBLE_EQ(*alone.coupled, 4);
    EXPECT_FALSE(alone.uncoupled);
}

// S. Williams et al., Better way to determine the acute:chronic workload ratio? (British Journal of Sports Medicine 51,
// 2017): EWMA today = load × λ + (1 − λ) × EWMA yesterday, λ = 2 / (N + 1).
TEST(Load, WeighsExponentially) {
    const auto load = loadOn(today, {{ago(29), 0}, {ago(1), 300}, {ago(0), 600}}, ago(29));
    const double acute = 600 * 0.25 + 0.75 * (300 * 0.25);
    const double chronic = 600 * 2 / 29.0 + 27 / 29.0 * (300 * 2 / 29.0);
    EXPECT_NEAR(*load.ewma, acute / chronic, 1e-12);
}

TEST(Load, NeedsFourWeeks) {
    EXPECT_FALSE(loadOn(today, every(2, 27, 100), ago(27)).enoughData);
    EXPECT_FALSE(loadOn(today, every(2, 27, 100), ago(27)).coupled);
    EXPECT_GT(loadOn(today, every(2, 27, 100), ago(27)).acute, 0);
    EXPECT_TRUE(loadOn(today, every(2, 28, 100), ago(28)).enoughData);
    EXPECT_FALSE(loadOn(today, {}, std::nullopt).enoughData);
    EXPECT_FALSE(loadOn(today, {{ago(40), 100}}, ago(40)).coupled);
}

TEST(Week, BeginsOnMonday) {
    EXPECT_EQ(weekOf(today).toString(), "2026-03-16");
    EXPECT_EQ(weekOf(*Date::parse("2026-03-16")).toString(), "2026-03-16");
    EXPECT_EQ(weekOf(*Date::parse("2026-03-15")).toString(), "2026-03-09");
    EXPECT_EQ(weekOf(*Date::parse("1969-12-31")).toString(), "1969-12-29");
}

TEST(Streak, CountsWeeksWithASession) {
    EXPECT_EQ(streakWeeks(today, {}, {}), 0);
    EXPECT_EQ(streakWeeks(today, {today, ago(1), ago(7), ago(14)}, {}), 3);
    EXPECT_EQ(streakWeeks(today, {ago(7), ago(14)}, {{ago(1), "assigned", 1}}), 2) << "this week is not over";
}

TEST(Streak, EndsWhereSomethingPlannedWasMissed) {
    EXPECT_EQ(streakWeeks(today, {today, ago(14)}, {{ago(7), "assigned", 1}}), 1);
    EXPECT_EQ(streakWeeks(today, {today, ago(14)}, {{ago(7), "skipped", 1}}), 1);
    EXPECT_EQ(streakWeeks(today, {today, ago(7), ago(14)}, {{ago(6), "skipped", 1}}), 3) << "there was a session";
}

TEST(Streak, DoesNotPunishRest) {
    EXPECT_EQ(streakWeeks(today, {today, ago(14)}, {}), 2);
    EXPECT_EQ(streakWeeks(today, {today, ago(49)}, {{ago(7), "excused", 3}, {ago(14), "excused", 3}}), 2);
    EXPECT_EQ(streakWeeks(today, {today, ago(49)}, {}), 1) << "six weeks without any plan";
}

}  // namespace
}  // namespace tp::training
