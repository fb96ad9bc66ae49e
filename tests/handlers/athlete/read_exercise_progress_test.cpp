// athlete/read_exercise_progress
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

struct ExerciseProgress : HttpTest {
    Person bo = athlete("Bo");
    using Texts = std::vector<std::string>;

    Answer read(const std::string& key) const { return as(bo).get("/api/athlete/analytics/exercises/" + key); }
};

TEST_F(ExerciseProgress, GoesThroughAllDays) {
    const auto squat = exercise(bo, "Squat");
    trained(bo, "2021-12-01", {squat + "|normal|7|85|", squat + "|warmup|7|90|"});
    trained(bo, "2021-12-15", {squat + "|normal|7|87.5|9", squat + "|normal|12|60|"});

    const auto answer = read(squat);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json().names(), (Texts{"days", "name", "records", "repMaxes"}));
    EXPECT_EQ(answer["name"].text(), "Squat");
    const auto day = answer["days"][1];
    EXPECT_EQ(day.names(), (Texts{"brzyckiKg", "day", "epleyKg", "maxWeightKg", "rpeAdjustedKg", "sets", "volumeKg"}));
    EXPECT_EQ(day["day"].text(), "2021-12-15");
    EXPECT_EQ(day["epleyKg"].number(), 107.917);
    EXPECT_EQ(day["brzyckiKg"].number(), 105);
    EXPECT_EQ(day["rpeAdjustedKg"].number(), 111.323);
    EXPECT_EQ(day["volumeKg"].number(), 1332.5);
    EXPECT_TRUE(answer["days"][0]["rpeAdjustedKg"].isNull());
    ASSERT_EQ(answer["repMaxes"].size(), 7);
    EXPECT_EQ(answer["repMaxes"][6]["weightKg"].number(), 87.5);
    ASSERT_EQ(answer["records"].size(), 1);
    EXPECT_EQ(answer["records"][0]["day"].text(), "2021-12-15");
}

TEST_F(ExerciseProgress, KnowsExercisesByTheirNames) {
    trained(bo, "2021-12-15", {"100% Press / Ärm|normal|5|50|"});
    const auto key = as(bo).get("/api/athlete/analytics?days=730").status;
    ASSERT_EQ(key, 200);
    EXPECT_EQ(read("name%3A100%25%20press%20%E2%88%95%20%C3%A4rm")["name"].text(), "100% Press / Ärm");
}

TEST_F(ExerciseProgress, OfOthersOrNothingIsForbidden) {
    const auto cy = athlete("Cy");
    const auto row = exercise(cy, "Row");
    trained(cy, "2021-12-15", {row + "|normal|5|50|", "Curl|normal|5|20|"});
    for (const auto& key : {row, missingId(), std::string("name:curl"), std::string("name:x")})
        EXPECT_TRUE(refused(read(key), 403, "forbidden")) << key;
    for (const char* key : {"%FF", "x"}) EXPECT_TRUE(refusedFields(read(key), {"exerciseKey"})) << key;
    EXPECT_TRUE(refusedFields(read(std::string(201, 'x')), {"exerciseKey"}));
}

}  // namespace
