#include "training/strength.h"

#include <gtest/gtest.h>

namespace tp::training {
namespace {

Bests on(int day, std::initializer_list<std::pair<int, double>> sets) {
    Bests bests{.day = {day}, .byReps = {}, .byEffort = {}};
    for (const auto& [reps, weight] : sets) bests.byReps[static_cast<std::size_t>(reps - 1)] = weight;
    return bests;
}

std::vector<std::string> told(const std::vector<Record>& records) {
    std::vector<std::string> out;
    for (const auto& record : records)
        out.push_back(std::to_string(record.reps) + " x " + std::to_string(static_cast<int>(record.weight)) + " over " +
                      std::to_string(static_cast<int>(record.previous)) + " on " + std::to_string(record.day.days));
    return out;
}
using Texts = std::vector<std::string>;

// B. Epley, Poundage Chart (Boyd Epley Workout, 1985): a set of ten is three quarters of the maximum.
TEST(Epley, KnowsItsChart) {
    EXPECT_DOUBLE_EQ(*epley(75, 10), 100);
    EXPECT_DOUBLE_EQ(*epley(100, 1), 100);
    EXPECT_NEAR(*epley(87.5, 7), 107.917, 0.0005);
    EXPECT_NEAR(*epley(100, 5), 116.667, 0.0005);
}

// M. Brzycki, Strength testing: predicting a one-rep max from reps-to-fatigue (JOPERD 64, 1993), table 1: percents of
// the maximum at 1 to 10 repetitions.
TEST(Brzycki, KnowsItsTable) {
    const double percents[] = {100, 97.2, 94.4, 91.7, 88.9, 86.1, 83.3, 80.6, 77.8, 75.0};
    for (int reps = 1; reps <= 10; ++reps) EXPECT_NEAR(100 / *brzycki(1, reps), percents[reps - 1], 0.05) << reps;
}

TEST(Estimates, NeedWeightAndRepetitions) {
    EXPECT_FALSE(epley(0, 5));
    EXPECT_FALSE(epley(100, 0));
    EXPECT_FALSE(brzycki(0, 5));
    EXPECT_FALSE(brzycki(100, 0));
    EXPECT_FALSE(brzycki(100, 37));
    EXPECT_TRUE(brzycki(100, 36));
}

// The chart of M. Tuchscherer, The Reactive Training Manual (2008), as Reactive Training Systems publishes it.
TEST(RpeChart, KnowsEveryCell) {
    const double chart[8][12] = {
        {100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0},
        {97.8, 93.9, 90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7},
        {95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3},
        {93.9, 90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0},
        {92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6},
        {90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0, 61.3},
        {89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9},
        {87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0, 61.3, 58.6},
    };
    for (int row = 0; row < 8; ++row)
        for (int reps = 1; reps <= 12; ++reps)
            EXPECT_EQ(chartPercent(reps, 10 - row / 2.0), chart[row][reps - 1]) << reps << " at " << 10 - row / 2.0;
}

TEST(RpeChart, EndsAtItsEdges) {
    EXPECT_FALSE(chartPercent(0, 10));
    EXPECT_FALSE(chartPercent(13, 10));
    EXPECT_FALSE(chartPercent(5, 6));
    EXPECT_FALSE(chartPercent(5, 10.5));
    EXPECT_FALSE(chartPercent(5, 8.25));
    EXPECT_NEAR(*rpeAdjusted(100, 5, 8), 123.305, 0.0005);
    EXPECT_FALSE(rpeAdjusted(0, 5, 8));
}

TEST(Day, TakesTheBestOfItsSets) {
    auto day = on(1, {{1, 100}, {5, 90}, {10, 80}});
    EXPECT_NEAR(*epleyOf(day), 106.667, 0.0005);  // 80 x 10
    EXPECT_NEAR(*brzyckiOf(day), 106.667, 0.0005);
    EXPECT_FALSE(rpeAdjustedOf(day));
    day.byEffort[static_cast<std::size_t>(*effortStep(5, 8))] = 100;
    day.byEffort[static_cast<std::size_t>(*effortStep(1, 10))] = 110;
    EXPECT_NEAR(*rpeAdjustedOf(day), 123.305, 0.0005);
    EXPECT_FALSE(epleyOf(on(1, {})));
}

TEST(RepMaxes, CountWhatWasLiftedMoreOften) {
    const auto maxes = repMaxes({on(1, {{5, 100}}), on(2, {{3, 100}}), on(3, {{2, 110}, {8, 80}})});
    ASSERT_EQ(maxes.size(), 8);
    EXPECT_EQ(maxes[0].weight, 110);
    EXPECT_EQ(maxes[0].day.days, 3);
    EXPECT_EQ(maxes[2].reps, 3);
    EXPECT_EQ(maxes[2].weight, 100);
    EXPECT_EQ(maxes[2].day.days, 1);
    EXPECT_EQ(maxes[7].weight, 80);
}

TEST(Records, AreNoFirstSightings) {
    EXPECT_EQ(told(records({on(1, {{5, 100}}), on(2, {{3, 120}})})), Texts{});
    EXPECT_EQ(told(records({on(1, {{5, 100}}), on(2, {{5, 100}}), on(3, {{5, 105}}), on(9, {{5, 101}})})),
              Texts{"5 x 105 over 100 on 3"});
}

TEST(Records, AreHeavierThanWhatWasLiftedMoreOften) {
    EXPECT_EQ(told(records({on(1, {{3, 90}, {5, 100}}), on(2, {{3, 95}}), on(3, {{3, 101}})})),
              Texts{"3 x 101 over 100 on 3"});
}

TEST(Records, AreOneForEqualWeightsOfADay) {
    EXPECT_EQ(told(records({on(1, {{3, 90}, {5, 90}}), on(2, {{3, 100}, {5, 100}}), on(3, {{3, 110}, {5, 105}})})),
              (Texts{"5 x 100 over 90 on 2", "5 x 105 over 100 on 3", "3 x 110 over 100 on 3"}));
}

TEST(Weights, AreReadFromTheDatabasesArrays) {
    std::array<std::optional<double>, 3> weights;
    readWeights("{NULL,102.5,0.0001}", weights.data(), weights.size());
    EXPECT_FALSE(weights[0]);
    EXPECT_EQ(weights[1], 102.5);
    EXPECT_EQ(weights[2], 0.0001);
    std::array<std::optional<double>, 2> none;
    readWeights("{}", none.data(), none.size());
    EXPECT_FALSE(none[0]);
}

}  // namespace
}  // namespace tp::training
