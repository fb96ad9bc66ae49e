// athlete/set_check_in
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

struct SetCheckIn : HttpTest {
    Person bo = athlete("Bo");

    Answer set(const std::string& checkIn, const std::string& day = "2026-01-01") const {
        return as(bo).send("PUT", "/api/athlete/check-ins/" + day, checkIn);
    }
};

TEST_F(SetCheckIn, WritesTheDayAnew) {
    EXPECT_EQ(set(R"({"sleep":1,"mood":2,"energy":3,"stress":4,"soreness":5,"note":"Slept badly."})").body,
              R"({"day":"2026-01-01","sleep":1,"mood":2,"energy":3,"stress":4,"soreness":5,"note":"Slept badly."})");
    EXPECT_TRUE(set(R"({"sleep":5,"mood":5,"energy":5,"stress":1,"soreness":1})")["note"].isNull());
    EXPECT_EQ(rowsIn("app.check_ins", "athlete_id = $1", {bo.id}), 1);
}

TEST_F(SetCheckIn, IsComplete) {
    EXPECT_TRUE(
        refusedFields(set(R"({"sleep":0,"mood":6,"energy":1.5})"), {"energy", "mood", "sleep", "soreness", "stress"}));
    EXPECT_TRUE(refusedFields(set(R"({"sleep":1,"mood":2,"energy":3,"stress":4,"soreness":5})", daysAgo(-2)), {"day"}));
}

TEST_F(SetCheckIn, KeepsEveryText) {
    for (const auto& text : naughtyTexts()) {
        if (text.size() > 900) continue;
        const auto answer =
            set(body({{"sleep", 1}, {"mood", 2}, {"energy", 3}, {"stress", 4}, {"soreness", 5}, {"note", text}}));
        ASSERT_EQ(answer.status, 200) << text;
        EXPECT_EQ(answer["note"].text(), text);
    }
}

}  // namespace
