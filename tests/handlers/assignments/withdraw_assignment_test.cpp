// assignments/withdraw_assignment
#include "programs.h"

namespace {

using namespace tp::test;

struct WithdrawAssignment : ProgramTest {
    static Answer withdraw(const Person& who, const std::string& assignmentId) {
        return as(who).send("DELETE", "/api/assignments/" + assignmentId);
    }
};

TEST_F(WithdrawAssignment, IsForWhoMadeIt) {
    const auto given = assignment(ana, bo, "Given");
    const auto own = assignmentOf(programRun(program(bo), nullptr, bo), 1);

    EXPECT_TRUE(equallyForbidden(withdraw(eve, given), withdraw(eve, missingId())));
    EXPECT_TRUE(refused(withdraw(bo, given), 403, "forbidden"));
    EXPECT_TRUE(refused(withdraw(ana, own), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.workout_assignments", "id in ($1, $2)", {given, own}), 2);
    EXPECT_EQ(withdraw(ana, given).status, 204);
    EXPECT_EQ(withdraw(bo, own).status, 204);
    EXPECT_EQ(rowsIn("app.workout_assignments", "id in ($1, $2)", {given, own}), 0);
}

TEST_F(WithdrawAssignment, LeavesWhatIsDone) {
    const auto done = assignment(ana, bo, "Done");
    workoutLog(bo, done);

    EXPECT_TRUE(refused(withdraw(ana, done), 409, "assignment_completed"));
    EXPECT_EQ(rowsIn("app.workout_logs", "assignment_id = $1", {done}), 1);
}

}  // namespace
