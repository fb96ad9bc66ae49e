// athlete/read_session
#include "http_test.h"

namespace {

using namespace tp::test;

struct PlannedSession : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string squat = exercise(bo, "Squat");
    std::string legs;

    PlannedSession() {
        connect(ana, bo);
        legs = prescribed("2026-11-26");
    }
    // A superset, and an exercise of no list.
    std::string prescribed(const std::string& day) const {
        auto id = assignment(ana, bo, "Legs", day);
        sql("update app.workout_assignments set slots = $2::jsonb where id = $1", {id, R"([{"exercises": [
                {"exerciseId": ")" + squat + R"(", "exercise": "Squat", "sets": [{"reps": 5}, {"reps": 5}],
                 "progression": {"kind": "linear", "increment": 2.5, "incrementUnit": "kg"}},
                {"exercise": "Yoke", "sets": [{"reps": 3, "loadKind": "percent_1rm", "load": 80}]}]}])"});
        return id;
    }
    std::string sets(double weight) const {
        const auto one = R"({"exerciseId": ")" + squat + R"(", "exercise": "Squat", "reps": 5, "weight": )" +
                         std::to_string(weight) + "}";
        return "[" + one + "," + one + R"(,{"exercise": "YOKE", "reps": 1, "weight": 100}])";
    }
    Answer read() const { return as(bo).get("/api/athlete/assignments/" + legs + "/session"); }
};

TEST_F(PlannedSession, ShowsThePrescriptionAlone) {
    const auto answer = read();

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["assignment"]["id"].text(), legs);
    ASSERT_EQ(answer["slots"].size(), 1);
    EXPECT_EQ(answer["slots"][0]["exercises"][1]["sets"][0]["load"].number(), 80);
    ASSERT_EQ(answer["exercises"].size(), 2);
    EXPECT_EQ(answer["exercises"][0]["exerciseId"].text(), squat);
    EXPECT_TRUE(answer["exercises"][0]["lastTime"].isNull());
    EXPECT_TRUE(answer["exercises"][0]["suggestion"]["weight"].isNull());
    EXPECT_TRUE(answer["exercises"][1]["exerciseId"].isNull());
}

TEST_F(PlannedSession, ShowsLastTimesSetsAndWhatToLift) {
    const auto post = [&](const std::string& day, double weight) {
        return as(bo).post("/api/workouts",
                           body({{"title", "Legs"}, {"performedAt", day + "T10:00:00Z"}, {"sets", Raw{sets(weight)}}}));
    };
    const auto last = post("2026-11-20", 100);
    ASSERT_EQ(last.status, 201) << last.body;
    ASSERT_EQ(post("2026-11-13", 110).status, 201);

    const auto answer = read();

    const auto first = answer["exercises"][0];
    EXPECT_EQ(first["lastTime"]["day"].text(), "2026-11-20");
    EXPECT_EQ(first["lastTime"]["logId"].text(), last["id"].text());
    EXPECT_EQ(first["lastTime"]["sets"].size(), 2) << "its own alone";
    EXPECT_EQ(first["suggestion"]["weight"].number(), 102.5);
    EXPECT_EQ(first["suggestion"]["weightUnit"].text(), "kg");
    EXPECT_EQ(first["suggestion"]["reps"].integer(), 5);
    EXPECT_EQ(first["suggestion"]["reason"].text(), "Every set reached its reps at 100 kg last time: go up.");
    EXPECT_NEAR(first["oneRepMaxKg"].number(), 128.333, 0.001) << "the best of the last sessions";
    EXPECT_EQ(answer["exercises"][1]["lastTime"]["sets"].size(), 1) << "by its name, in whatever case";
    EXPECT_EQ(answer["exercises"][1]["suggestion"]["weight"].number(), 80);
}

TEST_F(PlannedSession, LeavesOutWhatWasDoneOfItItself) {
    ASSERT_EQ(as(bo).post("/api/athlete/assignments/" + legs + "/log", body({{"sets", Raw{sets(60)}}})).status, 201);

    EXPECT_TRUE(read()["exercises"][0]["lastTime"].isNull());
}

TEST_F(PlannedSession, RefusesForeignAndMissingAssignmentsAlike) {
    const auto ask = [&](const Person& who, const std::string& id) {
        return as(who).get("/api/athlete/assignments/" + id + "/session");
    };
    const auto nothing = ask(bo, missingId());

    EXPECT_TRUE(equallyForbidden(nothing, ask(athlete("Cy"), legs)));
    EXPECT_TRUE(equallyForbidden(nothing, ask(ana, legs)));
}

}  // namespace
