// workouts/delete_log
#include "http_test.h"

namespace {

using namespace tp::test;

struct DeleteLog : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string run;

    DeleteLog() {
        connect(ana, bo);
        run = assignment(ana, bo, "Run");
    }
    Answer log() const {
        return as(bo).post("/api/athlete/assignments/" + run + "/log", R"({"sets": [{"exercise": "Run"}]})");
    }
    static Answer remove(const Person& who, const std::string& id) {
        return as(who).send("DELETE", "/api/workouts/" + id);
    }
};

TEST_F(DeleteLog, OpensTheAssignmentAgain) {
    const auto id = log()["id"].text();

    EXPECT_EQ(remove(bo, id).status, 204);

    const auto again = as(bo).get("/api/athlete/assignments/" + run);
    EXPECT_EQ(again["status"].text(), "assigned");
    EXPECT_TRUE(again["completedAt"].isNull());
    EXPECT_EQ(rowsIn("app.logged_sets", "athlete_id = $1", {bo.id}), 0);
    EXPECT_EQ(log().status, 201);
}

TEST_F(DeleteLog, TakesOneOfManyAtOnce) {
    const auto id = log()["id"].text();

    const auto answers = atOnce(20, [&](int) { return remove(bo, id); });

    EXPECT_EQ(countOf(answers, 204), 1);
    EXPECT_EQ(countOf(answers, 403), 19);
}

TEST_F(DeleteLog, RefusesForeignAndMissingLogsAlike) {
    const auto id = log()["id"].text();
    const auto nothing = remove(bo, missingId());

    EXPECT_TRUE(equallyForbidden(nothing, remove(athlete("Cy"), id)));
    EXPECT_TRUE(equallyForbidden(nothing, remove(ana, id)));
    EXPECT_EQ(rowsIn("app.workout_logs", "id = $1", {id}), 1);
}

}  // namespace
