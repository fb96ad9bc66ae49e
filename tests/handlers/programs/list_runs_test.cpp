// programs/list_runs
#include "programs.h"

namespace {

using namespace tp::test;

struct ListRuns : ProgramTest {
    std::string id = program(ana, "Base", "template");
    Answer runs(const Person& who) const { return as(who).get("/api/programs/" + id + "/runs"); }
};

TEST_F(ListRuns, ShowsToWhomItWasGiven) {
    const auto run = programRun(id, &ana, bo);
    programRun(id, &ana, cy);
    programRun(id, nullptr, bo);
    workoutLog(bo, assignmentOf(run, 1));

    const auto ofAna = runs(ana)["items"];
    ASSERT_EQ(ofAna.size(), 2) << "and not what an athlete follows alone";
    EXPECT_EQ(ofAna[1]["completedCount"].integer(), 1);
    EXPECT_EQ(ofAna[1]["upcomingCount"].integer(), 1);
    EXPECT_TRUE(ofAna[1]["isCurrent"].boolean());
    EXPECT_EQ(runs(bo)["items"].size(), 2) << "the athlete's own";
    sql("update app.programs set title = 'Other', visibility = 'private' where id = $1", {id});
    EXPECT_FALSE(runs(ana)["items"][1]["isCurrent"].boolean());
    EXPECT_EQ(runs(bo)["items"][1]["title"].text(), "Base");
    disconnect(ana, bo);
    EXPECT_EQ(runs(ana)["items"].size(), 1);
}

TEST_F(ListRuns, IsForWhoSeesTheProgramOrWasGivenIt) {
    EXPECT_EQ(runs(cy)["items"].size(), 0);
    EXPECT_TRUE(refused(runs(eve), 403, "forbidden"));
    EXPECT_TRUE(equallyForbidden(runs(eve), as(eve).get("/api/programs/" + missingId() + "/runs")));
}

}  // namespace
