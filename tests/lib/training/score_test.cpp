#include "training/score.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tp::training {
namespace {

// The coefficient as published tables write it, with four decimals.
double tabled(std::optional<double> points) { return std::round(*points * 10000) / 10000; }

// The tables of Powerlifting Australia (March 2020), a kilogram at a time.
TEST(Wilks2020, KnowsThePublishedTables) {
    const std::pair<double, double> men[] = {{40, 1.3895},  {50, 1.1510},  {60, 0.9968},  {70, 0.8923},
                                             {80, 0.8191},  {90, 0.7670},  {100, 0.7294}, {120, 0.6817},
                                             {140, 0.6546}, {180, 0.6213}, {200, 0.6123}};
    for (const auto& [weight, coefficient] : men) EXPECT_EQ(tabled(wilks2020(Sex::male, weight, 1)), coefficient);
    const std::pair<double, double> women[] = {{40, 1.8486}, {50, 1.5091}, {60, 1.3190},  {70, 1.2042},
                                               {80, 1.1318}, {90, 1.0846}, {100, 1.0525}, {150, 0.9635}};
    for (const auto& [weight, coefficient] : women) EXPECT_EQ(tabled(wilks2020(Sex::female, weight, 1)), coefficient);
    EXPECT_EQ(tabled(wilks2020(Sex::male, 20, 1)), 1.3895);
    EXPECT_EQ(tabled(wilks2020(Sex::male, 400, 1)), 0.6122);
    EXPECT_EQ(tabled(wilks2020(Sex::female, 200, 1)), 0.9627);
}

// The formula of T. Konertz (BVDK 2019), by hand.
TEST(Dots, FollowTheFormula) {
    EXPECT_NEAR(*dots(Sex::male, 100, 1), 500 / (-109.3 + 739.1293 - 1918.759221 + 2409.00756 - 307.75076), 1e-9);
    EXPECT_NEAR(*dots(Sex::female, 60, 500), 250000 / (-13.874976 + 111.4250688 - 405.5959782 + 817.050192 - 57.96288),
                1e-6);
    EXPECT_EQ(dots(Sex::male, 300, 700), dots(Sex::male, 210, 700));
    EXPECT_EQ(dots(Sex::female, 30, 200), dots(Sex::female, 40, 200));
    EXPECT_EQ(dots(Sex::female, 180, 200), dots(Sex::female, 150, 200));
}

// IPF GL coefficients, classic powerlifting (IPF 2020), by hand: e^-0.8565 and e^-1.8288.
TEST(IpfGoodlift, FollowsTheFormula) {
    EXPECT_NEAR(*ipfGoodlift(Sex::male, 93, 800), 80000 / (1199.72839 - 1025.18162 * 0.424643), 0.01);
    EXPECT_NEAR(*ipfGoodlift(Sex::female, 60, 500), 50000 / (610.32796 - 1045.59282 * 0.160606), 0.01);
    EXPECT_FALSE(ipfGoodlift(Sex::male, 34, 300));
}

TEST(Scores, NeedBodyWeightAndTotal) {
    EXPECT_FALSE(dots(Sex::male, 0, 100));
    EXPECT_FALSE(dots(Sex::male, 80, 0));
    EXPECT_FALSE(wilks2020(Sex::female, 0, 100));
    EXPECT_FALSE(wilks2020(Sex::female, 60, 0));
    EXPECT_FALSE(ipfGoodlift(Sex::male, 80, 0));
    EXPECT_FALSE(sexFrom("other"));
}

}  // namespace
}  // namespace tp::training
