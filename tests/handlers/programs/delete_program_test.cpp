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

}  // namespace
