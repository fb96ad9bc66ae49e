// coach/list_athlete_logs
#include "http_test.h"

namespace {

using namespace tp::test;

struct AthleteLogs : HttpTest {
    Person ana = coach("Ana");
    Person eve = coach("Eve");
    Person bo = athlete("Bo");
    std::string path = "/api/coach/athletes/" + bo.id + "/logs";
    using Texts = std::vector<std::string>;

    AthleteLogs() {
        connect(ana, bo);
        connect(eve, bo);
    }
    Texts titles(const Person& who) const { return as(who).get(path)["items"].texts("title"); }
};

TEST_F(AthleteLogs, ShowAllWhoeverAssigned) {
    workoutLog(bo, assignment(ana, bo, "Ana's"), "", "2030-01-01T10:00:00Z");
    workoutLog(bo, assignment(eve, bo, "Eve's"), "", "2030-01-02T10:00:00Z");

    EXPECT_EQ(titles(ana), (Texts{"Eve's", "Ana's"}));
    EXPECT_EQ(titles(eve), (Texts{"Eve's", "Ana's"}));
    EXPECT_EQ(as(ana).get("/api/coach/logs")["items"].texts("title"), (Texts{"Ana's"}));
    EXPECT_EQ(as(ana).get(path)["items"][0].names(),
              (Texts{"assignmentId", "athleteId", "createdAt", "day", "endedAt", "id", "notes", "perceivedEffort",
                     "performedAt", "scheduledFor", "sets", "source", "title", "updatedAt", "version"}));
}

TEST_F(AthleteLogs, NeedPermissionAndSharing) {
    workoutLog(bo, assignment(ana, bo, "Run"));
    permit(ana, bo, "can_view_workouts", false);
    EXPECT_TRUE(equallyForbidden(as(ana).get(path), as(ana).get("/api/coach/athletes/" + missingId() + "/logs")));
    EXPECT_EQ(titles(eve), (Texts{"Run"}));
    share(bo, "workouts", false);
    EXPECT_TRUE(refused(as(eve).get(path), 403, "forbidden"));
    permit(ana, bo, "can_view_workouts", true);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
    share(bo, "workouts", true);
    EXPECT_EQ(titles(ana), (Texts{"Run"}));
}

TEST_F(AthleteLogs, CloseWithTheConnection) {
    workoutLog(bo, assignment(ana, bo, "Run"));
    pause(ana, bo);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
    disconnect(eve, bo);
    EXPECT_TRUE(refused(as(eve).get(path), 403, "forbidden"));
    EXPECT_TRUE(refused(as(coach("Cem")).get(path), 403, "forbidden"));
}

TEST_F(AthleteLogs, KeepToTheRulesOfLists) {
    for (const char* day : {"2030-01-01", "2030-01-02", "2030-01-03"})
        workoutLog(bo, assignment(ana, bo, "Run"), "n", day);
    expectListRules(ana, path);
    EXPECT_EQ(walk(as(ana), path, 2, "id").size(), 3);
}

}  // namespace
