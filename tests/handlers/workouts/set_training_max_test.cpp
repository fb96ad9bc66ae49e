// workouts/set_training_max
#include "http_test.h"

namespace {

using namespace tp::test;

struct SetTrainingMax : HttpTest {
    Person bo = athlete("Bo");
    std::string squat = exercise(bo, "Squat");

    static Answer set(const Person& who, const std::string& id, const std::string& text) {
        return as(who).send("PUT", "/api/workouts/training-maxes/" + id, text);
    }
    long maxes() const { return rowsIn("app.training_maxes", "exercise_id = $1", {squat}); }
};

TEST_F(SetTrainingMax, SetsAndReplacesIt) {
    ASSERT_EQ(set(bo, squat, R"({"weight": 100, "weightUnit": "kg"})").status, 200);

    const auto answer = set(bo, squat, R"({"weight": 225, "weightUnit": "lb"})");

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["exerciseId"].text(), squat);
    EXPECT_EQ(answer["weight"].number(), 225);
    EXPECT_EQ(answer["weightUnit"].text(), "lb");
    EXPECT_EQ(answer["weightKg"].number(), 102.0583);
    EXPECT_EQ(maxes(), 1);
}

TEST_F(SetTrainingMax, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(set(bo, squat, R"({"weight": 0, "weightUnit": "st"})"), {"weight", "weightUnit"}));
    EXPECT_TRUE(refusedFields(set(bo, squat, R"({"weight": 2000.5, "weightUnit": "kg"})"), {"weight"}));
    EXPECT_TRUE(refusedFields(set(bo, "x", "{}"), {"exerciseId", "weight", "weightUnit"}));
}

TEST_F(SetTrainingMax, RefusesForeignAndMissingExercisesAlike) {
    const auto text = R"({"weight": 100, "weightUnit": "kg"})";

    EXPECT_TRUE(equallyForbidden(set(bo, missingId(), text), set(athlete("Cy"), squat, text)));
    EXPECT_EQ(maxes(), 0);
}

}  // namespace
