// programs/end_run
#include "programs.h"

namespace {

using namespace tp::test;

struct EndRun : ProgramTest {
    std::string id = program(ana);
    std::string run = programRun(id, &ana, bo);
    static Answer end(const Person& who, const std::string& runId) {
        return as(who).post("/api/program-runs/" + runId + "/end", "{}");
    }
    static long left(const std::string& runId) { return rowsIn("app.workout_assignments", "run_id = $1", {runId}); }
};

TEST_F(EndRun, TakesAwayWhatIsAhead) {
    workoutLog(bo, assignmentOf(run, 1));

    EXPECT_EQ(end(ana, run).status, 204);

    EXPECT_EQ(left(run), 1) << "what is done stays";
    const auto ended = valueOf("select ended_at from app.program_runs where id = $1", {run});
    EXPECT_EQ(end(ana, run).status, 204);
    EXPECT_EQ(valueOf("select ended_at from app.program_runs where id = $1", {run}), ended);
}

TEST_F(EndRun, IsForWhoGaveIt) {
    EXPECT_TRUE(equallyForbidden(end(eve, run), end(eve, missingId())));
    EXPECT_TRUE(refused(end(bo, run), 403, "forbidden"));
    const auto other = programRun(id, &ana, bo);
    permit(ana, bo, "can_create_programs", false);
    EXPECT_EQ(end(ana, other).status, 204) << "who may give no more programs may end them";
    pause(ana, bo);
    EXPECT_TRUE(refused(end(ana, run), 403, "forbidden"));
    EXPECT_EQ(left(run), 2);
    EXPECT_EQ(end(bo, programRun(program(bo), nullptr, bo)).status, 204);
}

// In the order of their ids, as moving the rest of a program does.
TEST_F(EndRun, WaitsForTheFirstBeforeItTakesAnother) {
    const auto later = assignmentOf(run, 1);
    const auto first = putFirst(assignmentOf(run, 2));
    Unfinished other("select from app.workout_assignments where id = $1 for update", {first});
    auto caught = std::async(std::launch::async, [&] { return end(ana, run); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    EXPECT_TRUE(isFree("app.workout_assignments", later));

    other.commit();

    EXPECT_EQ(caught.get().status, 204);
    EXPECT_EQ(left(run), 0);
}

}  // namespace
