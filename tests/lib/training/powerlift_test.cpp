#include "training/powerlift.h"

#include <gtest/gtest.h>

namespace tp::training {
namespace {

TEST(Powerlift, IsKnownByTheNamesOfLibrariesAndApps) {
    for (const auto* name : {"Squat", "Barbell Squat", "Squat (Barbell)", "BACK SQUAT"})
        EXPECT_EQ(powerliftOf(name), Powerlift::squat) << name;
    for (const auto* name : {"Barbell Bench Press - Medium Grip", "Bench Press (Barbell)", "Flat Barbell Bench Press"})
        EXPECT_EQ(powerliftOf(name), Powerlift::benchPress) << name;
    for (const auto* name : {"Barbell Deadlift", "Deadlift (Barbell)", "Sumo Deadlift"})
        EXPECT_EQ(powerliftOf(name), Powerlift::deadlift) << name;
}

TEST(Powerlift, IsNoVariant) {
    for (const auto* name : {"Front Squat", "Incline Bench Press (Barbell)", "Romanian Deadlift", "Deadlift High Pull",
                             "Bench Press (Dumbbell)", "", "()"})
        EXPECT_FALSE(powerliftOf(name)) << name;
}

}  // namespace
}  // namespace tp::training
