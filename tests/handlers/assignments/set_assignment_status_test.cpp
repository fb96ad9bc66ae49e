// assignments/set_assignment_status
#include "programs.h"

namespace {

using namespace tp::test;

struct SetAssignmentStatus : ProgramTest {
    std::string one = assignmentOf(programRun(program(ana), &ana, bo), 1);
    static Answer set(const Person& who, const std::string& assignmentId, const std::string& body) {
        return as(who).send("PUT", "/api/assignments/" + assignmentId + "/status", body);
    }
};

TEST_F(SetAssignmentStatus, SkipsExcusesAndTakesBack) {
    const auto excused = set(bo, one, R"({"status": "excused", "reason": " ill "})");
    ASSERT_EQ(excused.status, 200) << excused.body;
    EXPECT_EQ(excused["status"].text(), "excused");
    EXPECT_EQ(excused["reason"].text(), "ill");
    EXPECT_EQ(set(ana, one, R"({"status": "skipped"})")["status"].text(), "skipped");
    EXPECT_TRUE(set(ana, one, R"({"status": "assigned"})")["reason"].isNull());
}

TEST_F(SetAssignmentStatus, IsNotForWhatIsDone) {
    EXPECT_TRUE(refusedFields(set(bo, one, R"({"status": "completed"})"), {"status"}));
    EXPECT_TRUE(refusedFields(set(bo, one, R"({"status": "assigned", "reason": "x"})"), {"reason"}));
    workoutLog(bo, one);
    EXPECT_TRUE(refused(set(bo, one, R"({"status": "skipped"})"), 409, "assignment_completed"));
}

TEST_F(SetAssignmentStatus, RefusesWhoMayNotMove) {
    const auto fixed = assignmentOf(programRun(program(ana), &ana, bo, false), 1);
    for (const auto& who : {bo, cy, eve})
        EXPECT_TRUE(refused(set(who, fixed, R"({"status": "skipped"})"), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.workout_assignments", "id = $1 and status = 'assigned'", {fixed}), 1);
}

}  // namespace
