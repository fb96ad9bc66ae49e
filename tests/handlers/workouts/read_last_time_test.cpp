// workouts/read_last_time
#include "http_test.h"

namespace {

using namespace tp::test;

TEST_F(HttpTest, ReadsTheLastSessionOfAnExercise) {
    const auto bo = athlete("Bo");
    const auto squat = exercise(bo, "Squat");
    const auto log = [&](const std::string& day, const std::string& weights) {
        return as(bo).post("/api/workouts",
                           R"({"title": "x", "performedAt": ")" + day + R"(T10:00:00Z", "sets": [)" + weights + "]}");
    };
    const auto set = [&](const std::string& weight) {
        return R"({"exerciseId": ")" + squat + R"(", "exercise": "Squat", "reps": 5, "weight": )" + weight + "}";
    };
    const auto path = "/api/workouts/last?exerciseId=" + squat;
    EXPECT_TRUE(as(bo).get(path)["lastTime"].isNull());
    const auto last = log("2026-11-20", set("100") + "," + R"({"exercise": "Plank"})" + "," + set("90"));
    log("2026-11-10", set("80"));
    ASSERT_EQ(
        as(bo).send("PUT", "/api/workouts/training-maxes/" + squat, R"({"weight": 200, "weightUnit": "lb"})").status,
        200);

    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["lastTime"]["day"].text(), "2026-11-20");
    EXPECT_EQ(answer["lastTime"]["logId"].text(), last["id"].text());
    ASSERT_EQ(answer["lastTime"]["sets"].size(), 2);
    EXPECT_EQ(answer["lastTime"]["sets"][1]["weightKg"].number(), 90);
    EXPECT_NEAR(answer["oneRepMaxKg"].number(), 116.667, 0.001);
    EXPECT_EQ(answer["trainingMaxKg"].number(), 90.7185);
    EXPECT_TRUE(as(athlete("Cy")).get(path)["lastTime"].isNull());
    EXPECT_TRUE(refusedFields(as(bo).get("/api/workouts/last"), {"exerciseId"}));
}

}  // namespace
