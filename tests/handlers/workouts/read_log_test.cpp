// workouts/read_log
#include "http_test.h"

namespace {

using namespace tp::test;

TEST_F(HttpTest, ReadsAnOwnLogAndNoOther) {
    const auto ana = coach("Ana");
    const auto bo = athlete("Bo");
    connect(ana, bo);
    const auto log = as(bo).post("/api/workouts", R"({"title": "Row", "sets": [{"exercise": "Row", "reps": 8}]})");
    const auto read = [&](const Person& who, const std::string& id) { return as(who).get("/api/workouts/" + id); };

    EXPECT_EQ(read(bo, log["id"].text()).body, log.body);

    const auto nothing = read(bo, missingId());
    EXPECT_TRUE(equallyForbidden(nothing, read(athlete("Cy"), log["id"].text())));
    EXPECT_TRUE(equallyForbidden(nothing, read(ana, log["id"].text())));
    EXPECT_TRUE(refusedFields(read(bo, "x"), {"logId"}));
}

}  // namespace
