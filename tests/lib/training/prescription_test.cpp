#include "training/prescription.h"

#include <gtest/gtest.h>

namespace tp::training {
namespace {

const char* const given = R"([{"exercises": [
    {"exerciseId": "0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6", "exercise": "Squat", "restSeconds": 180, "tempo": "3-1-X-0",
     "progression": {"kind": "linear", "increment": 2.5, "incrementUnit": "kg", "weeklyPercents": [65, 72.5]},
     "sets": [{"type": "warmup", "reps": 5}, {"reps": 5, "repsMax": 8, "loadKind": "percent_1rm", "load": 82.5, "rpe": 8.5}]},
    {"exercise": "Plank", "sets": [{"durationSeconds": 60}]}]}])";

TEST(Slots, ComeBackAsTheyWere) {
    const auto slots = slotsFrom(slotsText(slotsFrom(given)));

    ASSERT_EQ(slots.size(), 1U);
    ASSERT_EQ(slots[0].exercises.size(), 2U);
    const auto& squat = slots[0].exercises[0];
    EXPECT_EQ(squat.exerciseId->toString(), "0189f7e2-3b4c-7d5e-8f90-a1b2c3d4e5f6");
    EXPECT_EQ(squat.progression->weeklyPercents, (std::vector{65, 72.5}));
    EXPECT_EQ(squat.sets[1].type, "normal");
    EXPECT_EQ(squat.sets[1].load, 82.5);
    EXPECT_EQ(slots[0].exercises[1].sets[0].durationSeconds, 60);
    EXPECT_TRUE(problemsOf(slots, "slots").empty());
    EXPECT_TRUE(slotsFrom("[]").empty());
}

// One wrong member of the only set, of the progression or of the exercise.
TEST(Slots, NameWhatTheBoundsCannotTell) {
    const struct {
        const char* exercise;
        const char* field;
    } cases[] = {
        {R"("sets": [{"repsMax": 5}])", "sets[0].repsMax"},
        {R"("sets": [{"reps": 8, "repsMax": 5}])", "sets[0].repsMax"},
        {R"("sets": [{"load": 5}])", "sets[0].loadKind"},
        {R"("sets": [{"loadKind": "bodyweight", "load": 5}])", "sets[0].loadKind"},
        {R"("sets": [{"loadKind": "kg"}])", "sets[0].load"},
        {R"("sets": [{"loadKind": "percent_tm", "load": 201}])", "sets[0].load"},
        {R"("sets": [{"loadKind": "kg", "load": 2001}])", "sets[0].load"},
        {R"("sets": [], "tempo": "slow")", "tempo"},
        {R"("sets": [], "progression": {"kind": "linear"})", "progression.increment"},
        {R"("sets": [], "progression": {"kind": "double", "increment": 1})", "progression.incrementUnit"},
        {R"("sets": [], "progression": {"kind": "percent_tm"})", "progression.weeklyPercents"},
    };
    for (const auto& one : cases) {
        const auto text = std::string(R"([{"exercises": [{"exercise": "Squat", )") + one.exercise + "}]}]";
        const auto problems = problemsOf(slotsFrom(text), "slots");
        ASSERT_EQ(problems.size(), 1U) << text;
        EXPECT_EQ(problems[0].field, std::string("slots[0].exercises[0].") + one.field);
    }
}

}  // namespace
}  // namespace tp::training
