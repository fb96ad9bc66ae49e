// programs/delete_program
#include "programs.h"

namespace {

using namespace tp::test;

struct DeleteProgram : ProgramTest {
    std::string id = program(ana, "Base", "public");
    Answer remove(const Person& who) const { return as(who).send("DELETE", "/api/programs/" + id); }
};

TEST_F(DeleteProgram, LeavesWhatWasGivenAndDone) {
    const auto run = programRun(id, &ana, bo);
    workoutLog(bo, assignmentOf(run, 1));

    EXPECT_EQ(remove(ana).status, 204);

    EXPECT_EQ(rowsIn("app.programs", "id = $1", {id}), 0);
    EXPECT_EQ(rowsIn("app.workout_assignments", "run_id = $1 and program_title = 'Base' and program_workout_id is null",
                     {run}),
              2);
    EXPECT_EQ(rowsIn("app.workout_logs", "athlete_id = $1", {bo.id}), 1);
    EXPECT_TRUE(refused(remove(ana), 403, "forbidden"));
}

TEST_F(DeleteProgram, IsTheOwnersAlone) {
    EXPECT_TRUE(refused(remove(bo), 403, "forbidden"));
    EXPECT_TRUE(refused(remove(eve), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.programs", "id = $1", {id}), 1);
}

// Whoever follows the program holds the run, and then needs its days.
TEST_F(DeleteProgram, WaitsForTheRunsBeforeItTakesDays) {
    const auto run = programRun(id, &ana, bo);
    const auto day = dayOf(id, 1);
    Unfinished following("select from app.program_runs where id = $1 for no key update", {run});
    auto caught = std::async(std::launch::async, [&] { return remove(ana); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    EXPECT_TRUE(isFree("app.program_workouts", day));

    following.commit();

    EXPECT_EQ(caught.get().status, 204);
}

}  // namespace
