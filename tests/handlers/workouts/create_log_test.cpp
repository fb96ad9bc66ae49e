// workouts/create_log
#include "http_test.h"

namespace {

using namespace tp::test;

struct CreateLog : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    Answer create(const std::string& text) const { return as(bo).post("/api/workouts", text); }
    Answer withSets(const std::string& sets) const { return create(body({{"title", "Row"}, {"sets", Raw{sets}}})); }
    long logs() const { return rowsIn("app.workout_logs", "athlete_id = $1", {bo.id}); }
    void livesIn(const std::string& zone) const {
        sql("update app.users set time_zone = $2 where id = $1", {bo.id, zone});
    }
};

TEST_F(CreateLog, KeepsEveryFieldOfASetExactly) {
    const auto squat = exercise(bo, "Squat");
    const auto answer = create(body({{"title", " Legs "},
                                     {"performedAt", "2026-11-20T23:30:00Z"},
                                     {"endedAt", "2026-11-21T00:45:00Z"},
                                     {"sets", Raw{R"([{"exerciseId": ")" + squat +
                                                  R"(", "exercise": "Squat", "slot": 3, "type": "amrap", "reps": 12,
                           "weight": 225.5, "weightUnit": "lb", "rpe": 9.5, "rir": 0.5, "note": "deep"},
                          {"exercise": "Run", "distance": 3.1, "distanceUnit": "mi", "durationSeconds": 1500}])"}}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["title"].text(), "Legs");
    EXPECT_TRUE(answer["assignmentId"].isNull());
    EXPECT_TRUE(answer["scheduledFor"].isNull());
    EXPECT_EQ(answer["endedAt"].text(), "2026-11-21T00:45:00.000Z");
    const auto set = answer["sets"][0];
    EXPECT_EQ(set["exerciseId"].text(), squat);
    EXPECT_EQ(set["slot"].integer(), 3);
    EXPECT_EQ(set["type"].text(), "amrap");
    EXPECT_EQ(set["weight"].number(), 225.5);
    EXPECT_EQ(set["weightUnit"].text(), "lb");
    EXPECT_EQ(set["weightKg"].number(), 102.2851);
    EXPECT_EQ(set["rpe"].number(), 9.5);
    EXPECT_EQ(set["rir"].number(), 0.5);
    EXPECT_EQ(set["note"].text(), "deep");
    const auto run = answer["sets"][1];
    EXPECT_TRUE(run["exerciseId"].isNull());
    EXPECT_EQ(run["slot"].integer(), 4) << "another exercise is another slot";
    EXPECT_EQ(run["distance"].number(), 3.1);
    EXPECT_NEAR(run["distanceMeters"].number(), 4988.9664, 0.00001);
    EXPECT_TRUE(run["weightUnit"].isNull());
}

TEST_F(CreateLog, BelongsToTheDayOfItsStartForTheAthlete) {
    const auto dayOf = [&](const std::string& zone) {
        livesIn(zone);
        return create(body({{"title", "Late"},
                            {"performedAt", "2026-11-20T23:30:00Z"},
                            {"endedAt", "2026-11-21T01:00:00Z"},
                            {"sets", Raw{"[]"}}}))["day"]
            .text();
    };

    EXPECT_EQ(dayOf("UTC"), "2026-11-20");
    EXPECT_EQ(dayOf("Europe/Berlin"), "2026-11-21");
    EXPECT_EQ(dayOf("America/New_York"), "2026-11-20");
}

TEST_F(CreateLog, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(create(R"({"sets": []})"), {"title"}));
    EXPECT_TRUE(refusedFields(withSets(R"([{"exercise": "x", "weight": 4400, "weightUnit": "kg"},
                                           {"exercise": "x", "distance": 1001, "distanceUnit": "km"}])"),
                              {"sets[0].weight", "sets[1].distance"}));
    EXPECT_TRUE(refusedFields(withSets(R"([{"exercise": "x", "weight": 1.0001, "weightUnit": "st", "type": "easy",
                                            "rir": 10.5, "slot": 100, "note": 1, "reps": 10001}])"),
                              {"sets[0].weight", "sets[0].weightUnit", "sets[0].type", "sets[0].rir", "sets[0].slot",
                               "sets[0].note", "sets[0].reps"}));
    const auto times = [&](const char* start, const char* end) {
        return create(body({{"title", "x"}, {"sets", Raw{"[]"}}, {"performedAt", start}, {"endedAt", end}}));
    };
    EXPECT_TRUE(refusedFields(times("2026-11-20T10:00:00Z", "2026-11-20T09:59:59Z"), {"endedAt"}));
    EXPECT_TRUE(refusedFields(times("2026-11-20T10:00:00Z", "2026-11-22T10:00:00.001Z"), {"endedAt"}));
    EXPECT_EQ(logs(), 0);
}

// What cannot be seen any more when the phone comes back online is no reason to lose the session.
TEST_F(CreateLog, KeepsAForeignOrMissingExerciseByItsName) {
    const auto foreign = exercise(athlete("Cy"), "Secret");
    for (const auto& id : {foreign, missingId()}) {
        const auto answer = withSets(R"([{"exerciseId": ")" + id + R"(", "exercise": "Yoke"}])");
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_TRUE(answer["sets"][0]["exerciseId"].isNull());
        EXPECT_EQ(answer["sets"][0]["exercise"].text(), "Yoke");
    }
}

TEST_F(CreateLog, OutlivesItsExercise) {
    const auto yoke = exercise(bo, "Yoke");
    const auto log = withSets(R"([{"exerciseId": ")" + yoke + R"(", "exercise": "Yoke", "weight": 100}])");
    ASSERT_EQ(
        as(bo).send("PUT", "/api/workouts/training-maxes/" + yoke, R"({"weight": 120, "weightUnit": "kg"})").status,
        200);

    ASSERT_EQ(as(bo).send("DELETE", "/api/exercises/" + yoke).status, 204);

    const auto set = as(bo).get("/api/workouts/" + log["id"].text())["sets"][0];
    EXPECT_TRUE(set["exerciseId"].isNull());
    EXPECT_EQ(set["exercise"].text(), "Yoke");
    EXPECT_EQ(set["weightKg"].number(), 100);
}

TEST_F(CreateLog, RunsOnceAKey) {
    expectIdempotent(
        {bo, "/api/workouts", R"({"title": "a", "sets": [{"exercise": "x"}]})", R"({"title": "b", "sets": []})"},
        "app.workout_logs", "athlete_id = $1", {bo.id});
    EXPECT_EQ(rowsIn("app.logged_sets", "athlete_id = $1", {bo.id}), logs());
}

TEST_F(CreateLog, IsSeenByCoachesToWhomWorkoutsAreOpen) {
    connect(ana, bo);
    ASSERT_EQ(withSets(R"([{"exercise": "Squat", "reps": 5}])").status, 201);
    const auto path = "/api/coach/athletes/" + bo.id + "/logs";

    EXPECT_EQ(as(ana).get(path)["items"][0]["sets"][0]["reps"].integer(), 5);
    EXPECT_EQ(as(ana).get("/api/coach/logs")["items"].size(), 0) << "the coach did not assign it";

    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
}

}  // namespace
