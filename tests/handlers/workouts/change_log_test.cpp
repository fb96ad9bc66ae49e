// workouts/change_log
#include "http_test.h"

namespace {

using namespace tp::test;

struct ChangeLog : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string run;
    Answer log;

    ChangeLog() {
        connect(ana, bo);
        run = assignment(ana, bo, "Run");
        log = as(bo).post("/api/athlete/assignments/" + run + "/log",
                          R"({"sets": [{"exercise": "Run", "reps": 1}, {"exercise": "Run", "reps": 2}], "notes": "old",
                              "performedAt": "2026-11-20T10:00:00Z"})");
    }
    std::string path() const { return "/api/workouts/" + log["id"].text(); }
    Answer change(const std::string& text) const { return as(bo).send("PUT", path(), text); }
};

TEST_F(ChangeLog, ReplacesEverythingButWhatIsTheAssignments) {
    const auto answer = change(R"({"version": 1, "sets": [{"exercise": "Walk", "reps": 3}], "perceivedEffort": 4})");

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["version"].integer(), 2);
    EXPECT_EQ(answer["title"].text(), "Run");
    EXPECT_EQ(answer["performedAt"].text(), "2026-11-20T10:00:00.000Z") << "absent: it stays";
    EXPECT_TRUE(answer["notes"].isNull());
    EXPECT_EQ(answer["perceivedEffort"].integer(), 4);
    EXPECT_EQ(answer["sets"].size(), 1);
    EXPECT_EQ(answer["sets"][0]["exercise"].text(), "Walk");
    EXPECT_EQ(answer["assignmentId"].text(), run);
    EXPECT_EQ(rowsIn("app.workout_assignments", "id = $1 and status = 'completed'", {run}), 1);
    EXPECT_EQ(as(ana).get("/api/coach/logs")["items"][0]["sets"][0]["exercise"].text(), "Walk");
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'workout_completed'", {ana.id}), 1)
        << "an edit is no news";
}

TEST_F(ChangeLog, MovesTheDayWithTheStart) {
    EXPECT_EQ(change(R"({"version": 1, "sets": [], "performedAt": "2026-10-02T10:00:00Z"})")["day"].text(),
              "2026-10-02");
}

TEST_F(ChangeLog, RefusesAnotherVersion) {
    ASSERT_EQ(change(R"({"version": 1, "sets": []})").status, 200);

    EXPECT_TRUE(refused(change(R"({"version": 1, "sets": [], "notes": "lost"})"), 409, "log_changed"));
    EXPECT_TRUE(refused(change(R"({"version": 3, "sets": []})"), 409, "log_changed"));
    EXPECT_EQ(rowsIn("app.workout_logs", "notes = 'lost' and athlete_id = $1", {bo.id}), 0);
}

TEST_F(ChangeLog, TakesOneOfManyAtOnce) {
    const auto answers = atOnce(
        20, [&](int i) { return change(R"({"version": 1, "sets": [{"exercise": ")" + std::to_string(i) + R"("}]})"); });

    EXPECT_EQ(countOf(answers, 200), 1);
    EXPECT_EQ(countOf(answers, 409), 19);
    EXPECT_EQ(rowsIn("app.logged_sets", "athlete_id = $1", {bo.id}), 1);
}

TEST_F(ChangeLog, NamesEveryWrongField) {
    EXPECT_TRUE(refusedFields(change(R"({"sets": []})"), {"version"}));
    EXPECT_TRUE(refusedFields(change(R"({"version": 0, "sets": [{"exercise": "x", "weight": 2000.001}], "title": "",
                                          "source": "strong"})"),
                              {"version", "title", "source"}));
    EXPECT_TRUE(refusedFields(change(R"({"version": 1, "sets": [{"exercise": "x", "weight": 2000.001}]})"),
                              {"sets[0].weight"}));
}

TEST_F(ChangeLog, RefusesForeignAndMissingLogsAlike) {
    const auto put = [&](const Person& who, const std::string& address) {
        return as(who).send("PUT", address, R"({"version": 1, "sets": []})");
    };
    const auto nothing = put(bo, "/api/workouts/" + missingId());

    EXPECT_TRUE(equallyForbidden(nothing, put(athlete("Cy"), path())));
    EXPECT_TRUE(equallyForbidden(nothing, put(ana, path())));
    EXPECT_EQ(rowsIn("app.logged_sets", "athlete_id = $1", {bo.id}), 2);
}

}  // namespace
