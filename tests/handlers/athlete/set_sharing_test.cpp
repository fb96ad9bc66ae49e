// athlete/set_sharing
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/sharing";

std::string sharing(bool workouts, bool personalInfo = false) {
    return body({{"workouts", workouts}, {"progress", true}, {"analytics", true}, {"personalInfo", personalInfo}});
}

struct SetSharing : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string detail = "/api/coach/athletes/" + bo.id;

    SetSharing() { connect(ana, bo); }
};

TEST_F(SetSharing, ClosesAndOpensForEveryCoachWithTheVeryNextRequest) {
    const auto eve = coach("Eve");
    connect(eve, bo);
    workoutLog(bo, assignment(ana, bo, "Run"), "seen");
    const auto before = as(ana).get("/api/coach/logs");
    ASSERT_EQ(before["items"].size(), 1);

    const auto answer = as(bo).send("PUT", path, sharing(false));

    EXPECT_EQ(answer.body, R"({"workouts":false,"progress":true,"analytics":true,"personalInfo":false})");
    const auto after = as(ana).with("If-None-Match", before.header("etag")).get("/api/coach/logs");
    ASSERT_EQ(after.status, 200);
    EXPECT_EQ(after["items"].size(), 0);
    for (const auto& who : {ana, eve}) EXPECT_TRUE(refused(as(who).get(detail + "/logs"), 403, "forbidden"));
    EXPECT_FALSE(as(ana).get(detail)["sharing"]["workouts"].boolean());
    ASSERT_EQ(as(bo).send("PUT", path, sharing(true)).status, 200);
    for (const auto& who : {ana, eve}) EXPECT_EQ(as(who).get(detail + "/logs")["items"].size(), 1);
}

TEST_F(SetSharing, ShowsPersonalInformationOnlyWhereItIsOn) {
    EXPECT_TRUE(as(ana).get(detail)["personalInfo"].isNull());
    ASSERT_EQ(as(bo).send("PUT", path, sharing(true, true)).status, 200);
    EXPECT_EQ(as(ana).get(detail)["personalInfo"]["username"].text(), bo.username);
    ASSERT_EQ(as(bo).send("PUT", path, sharing(true, false)).status, 200);
    EXPECT_TRUE(as(ana).get(detail)["personalInfo"].isNull());
}

TEST_F(SetSharing, ChangesNobodyElses) {
    const auto cy = athlete("Cy");
    ASSERT_EQ(as(bo).send("PUT", path, sharing(false)).status, 200);
    EXPECT_TRUE(as(cy).get(path)["workouts"].boolean());
}

TEST_F(SetSharing, TakesTheWholeObject) {
    EXPECT_TRUE(refusedFields(as(bo).send("PUT", path, R"({"workouts": 1, "athleteId": "x"})"),
                              {"workouts", "athleteId", "progress", "analytics", "personalInfo"}));
    EXPECT_TRUE(refused(as(ana).send("PUT", path, sharing(true)), 403, "forbidden"));
}

}  // namespace
