// athlete/log_workout
#include "http_test.h"

namespace {

using namespace tp::test;

struct LogWorkout : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string run;

    LogWorkout() {
        connect(ana, bo);
        run = assignment(ana, bo, "Run", "2030-01-07");
    }
    static std::string pathOf(const std::string& id) { return "/api/athlete/assignments/" + id + "/log"; }
    Answer log(const std::string& text) const { return as(bo).post(pathOf(run), text); }
    std::string another() const { return assignment(ana, bo, "Another"); }
    long logs() const { return rowsIn("app.workout_logs", "athlete_id = $1", {bo.id}); }
    std::string status() const { return valueOf("select status from app.workout_assignments where id = $1", {run}); }
};

TEST_F(LogWorkout, LogsAndCompletes) {
    const auto answer = log(body({{"sets", Raw{R"([{"exercise": " Squat ", "reps": 5, "weight": 102.5, "rpe": 8.5},
                          {"exercise": "Run", "durationSeconds": 1800, "distance": 5.00025, "distanceUnit": "km", "reps": null}])"}},
                                  {"notes", " felt good\n"},
                                  {"perceivedEffort", 7},
                                  {"performedAt", "2030-01-07T18:30:00.123456+02:00"}}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (std::vector<std::string>{"assignmentId", "athleteId", "createdAt", "day", "endedAt", "id", "notes",
                                        "perceivedEffort", "performedAt", "scheduledFor", "sets", "source", "title",
                                        "updatedAt", "version"}));
    EXPECT_EQ(answer["assignmentId"].text(), run);
    EXPECT_EQ(answer["athleteId"].text(), bo.id);
    EXPECT_EQ(answer["title"].text(), "Run");
    EXPECT_EQ(answer["scheduledFor"].text(), "2030-01-07");
    EXPECT_EQ(answer["day"].text(), "2030-01-07");
    EXPECT_EQ(answer["source"].text(), "app");
    EXPECT_EQ(answer["version"].integer(), 1);
    EXPECT_EQ(answer["performedAt"].text(), "2030-01-07T16:30:00.123Z");
    EXPECT_EQ(answer["perceivedEffort"].integer(), 7);
    EXPECT_EQ(answer["notes"].text(), "felt good");
    const auto sets = answer["sets"];
    ASSERT_EQ(sets.size(), 2);
    EXPECT_EQ(sets[0]["exercise"].text(), "Squat");
    EXPECT_EQ(sets[0]["reps"].integer(), 5);
    EXPECT_EQ(sets[0]["weightKg"].number(), 102.5);
    EXPECT_EQ(sets[0]["rpe"].number(), 8.5);
    EXPECT_TRUE(sets[0]["durationSeconds"].isNull());
    EXPECT_TRUE(sets[1]["reps"].isNull());
    EXPECT_EQ(sets[1]["durationSeconds"].integer(), 1800);
    EXPECT_EQ(sets[1]["distanceMeters"].number(), 5000.25);
    EXPECT_EQ(status(), "completed");
    EXPECT_EQ(rowsIn("app.workout_logs", "id = $1 and coach_id = $2", {answer["id"].text(), ana.id}), 1);
}

TEST_F(LogWorkout, NeedsNothingButSets) {
    const auto answer = log(R"({"sets": []})");

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_TRUE(answer["notes"].isNull());
    EXPECT_TRUE(answer["perceivedEffort"].isNull());
    EXPECT_EQ(answer["sets"].size(), 0);
    EXPECT_EQ(rowsIn("app.workout_logs", "athlete_id = $1 and performed_at > now() - interval '1 minute'", {bo.id}), 1);
}

TEST_F(LogWorkout, RefusesASecondLog) {
    ASSERT_EQ(log(R"({"sets": []})").status, 201);

    EXPECT_TRUE(refused(log(R"({"sets": []})"), 409, "already_logged"));
    EXPECT_EQ(logs(), 1);
}

TEST_F(LogWorkout, RefusesWhatIsNotToBeDoneAnyMore) {
    for (const char* other : {"skipped", "excused"}) {
        sql("update app.workout_assignments set status = $2 where id = $1", {run, other});
        EXPECT_TRUE(refused(log(R"({"sets": []})"), 409, "already_logged"));
        EXPECT_EQ(status(), other);
    }
    EXPECT_EQ(logs(), 0);
}

TEST_F(LogWorkout, TakesOneOfTwoAtOnce) {
    for (int round = 0; round < 5; ++round) {
        const auto once = another();
        const auto answers = atOnce(2, [&](int) { return as(bo).post(pathOf(once), R"({"sets": []})"); });
        EXPECT_EQ(countOf(answers, 201), 1);
        EXPECT_EQ(countOf(answers, 409), 1);
        EXPECT_EQ(rowsIn("app.workout_logs", "assignment_id = $1", {once}), 1);
    }
}

TEST_F(LogWorkout, IsPossibleAfterTheConnection) {
    disconnect(ana, bo);

    EXPECT_EQ(log(R"({"sets": []})").status, 201);
    EXPECT_EQ(as(ana).get("/api/coach/logs")["items"].size(), 0);
}

TEST_F(LogWorkout, RefusesForeignAndMissingAssignmentsAlike) {
    const auto cy = athlete("Cy");
    connect(ana, cy);
    const auto post = [&](const Person& who, const std::string& id) {
        return as(who).post(pathOf(id), R"({"sets": []})");
    };

    EXPECT_TRUE(equallyForbidden(post(cy, run), post(cy, missingId())));
    EXPECT_TRUE(equallyForbidden(post(ana, run), post(cy, run)));
    EXPECT_TRUE(equallyForbidden(post(administrator("Ida"), run), post(cy, run)));
    EXPECT_TRUE(refused(nobody().post(pathOf(run), R"({"sets": []})"), 401, "unauthenticated"));
    EXPECT_EQ(rowsIn("app.workout_logs", "assignment_id = $1", {run}), 0);
    EXPECT_EQ(status(), "assigned");
}

TEST_F(LogWorkout, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(log("{}"), {"sets"}));
    EXPECT_TRUE(refusedFields(log(R"({"sets": null})"), {"sets"}));
    EXPECT_TRUE(refusedFields(log(R"({"sets": {}, "notes": 1, "perceivedEffort": "7", "performedAt": 5, "status": 1,
                                      "athleteId": null})"),
                              {"sets", "notes", "perceivedEffort", "performedAt", "status", "athleteId"}));
    EXPECT_TRUE(refusedFields(
        log(R"({"sets": [{"exercise": ""}, {"reps": -1, "weight": 4409.1, "durationSeconds": 86401,
                "distance": 1000001, "rpe": 8.3, "tempo": "3-1-1"}, 7, {"exercise": "x", "reps": 2.5}]})"),
        {"sets[0].exercise", "sets[1].exercise", "sets[1].reps", "sets[1].weight", "sets[1].durationSeconds",
         "sets[1].distance", "sets[1].rpe", "sets[1].tempo", "sets[2]", "sets[3].reps"}));
    for (const char* effort : {"0", "11", "7.5", "1e1", "true", "99999999999999999999"})
        EXPECT_TRUE(
            refusedFields(log(body({{"sets", Raw{"[]"}}, {"perceivedEffort", Raw{effort}}})), {"perceivedEffort"}))
            << effort;
    EXPECT_TRUE(refusedFields(log(body({{"sets", Raw{"[]"}}, {"notes", std::string(4001, 'n')}})), {"notes"}));
    EXPECT_TRUE(refusedFields(as(bo).post(pathOf("x"), R"({"sets": 1})"), {"assignmentId", "sets"}));
    EXPECT_TRUE(refusedFields(log(body({{"sets", Raw{"[]"}}, {"assignmentId", run}})), {"assignmentId"}));
    EXPECT_EQ(logs(), 0);
    EXPECT_EQ(status(), "assigned");
}

TEST_F(LogWorkout, TakesUpToTwoHundredSets) {
    std::string sets = "[";
    for (int i = 0; i < 200; ++i) sets += R"({"exercise": "Squat"},)";

    EXPECT_TRUE(refusedFields(log(body({{"sets", Raw{sets + R"({"exercise": "Squat"}])"}}})), {"sets"}));
    sets.back() = ']';
    EXPECT_EQ(log(body({{"sets", Raw{sets}}}))["sets"].size(), 200);
}

TEST_F(LogWorkout, RefusesWhatIsNoInstant) {
    for (const char* instant :
         {"2030-01-07", "2030-01-07T10:00", "2030-01-07T10:00:00", "2030-01-07 10:00:00Z", "2030-01-07T24:00:00Z",
          "2030-01-07T10:60:00Z", "2030-02-30T10:00:00Z", "2030-01-07T10:00:00.Z", "2030-01-07T10:00:00+0200", "now",
          "infinity", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2100-01-01T00:00:00Z"})
        EXPECT_TRUE(refusedFields(log(body({{"sets", Raw{"[]"}}, {"performedAt", instant}})), {"performedAt"}))
            << instant;
    EXPECT_EQ(logs(), 0);
}

TEST_F(LogWorkout, KeepsInstantsAtTheEnds) {
    for (const char* instant : {"1970-01-01T00:00:00.000Z", "2099-12-31T23:59:59.999Z"}) {
        const auto answer = as(bo).post(pathOf(another()), body({{"sets", Raw{"[]"}}, {"performedAt", instant}}));
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer["performedAt"].text(), instant);
    }
}

TEST_F(LogWorkout, KeepsNumbersAsTheyAre) {
    const auto answer = log(R"({"sets": [{"exercise": "x", "weight": 0.1, "distance": 1e3, "rpe": 10},
                                         {"exercise": "y", "weight": 0, "distance": 123456.789, "rpe": 1}]})");

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["sets"][0]["weightKg"].number(), 0.1);
    EXPECT_EQ(answer["sets"][0]["distanceMeters"].number(), 1000);
    EXPECT_EQ(answer["sets"][1]["weightKg"].number(), 0);
    EXPECT_EQ(answer["sets"][1]["distanceMeters"].number(), 123456.789);
}

TEST_F(LogWorkout, KeepsTextsToTheByte) {
    for (const auto& text : naughtyTexts()) {
        const auto id = another();
        const auto answer =
            as(bo).post(pathOf(id), body({{"sets", Raw{"[" + body({{"exercise", text}}) + "]"}}, {"notes", text}}));
        ASSERT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer["notes"].text(), text);
        EXPECT_EQ(answer["sets"][0]["exercise"].text(), text);
    }
}

TEST_F(LogWorkout, RunsOnceAKey) {
    expectIdempotent({bo, pathOf(run), R"({"sets": []})", R"({"sets": [], "notes": "x"})"}, "app.workout_logs",
                     "athlete_id = $1", {bo.id});
}

// The key belongs to what it was used for: another assignment is another request.
TEST_F(LogWorkout, RefusesAKeyOfAnotherAssignment) {
    ASSERT_EQ(as(bo).key("k").post(pathOf(run), R"({"sets": []})").status, 201);

    EXPECT_TRUE(refused(as(bo).key("k").post(pathOf(another()), R"({"sets": []})"), 409, "idempotency_mismatch"));
    EXPECT_EQ(logs(), 1);
}

}  // namespace
