// assignments/shift_assignments
#include "programs.h"

namespace {

using namespace tp::test;

struct ShiftAssignments : ProgramTest {
    std::string run = programRun(program(ana), &ana, bo);
    static Answer shift(const Person& who, const std::string& assignmentId, int days) {
        return as(who).post("/api/assignments/" + assignmentId + "/shift", body({{"days", days}}));
    }
    std::string days() const {
        return valueOf(
            "select string_agg((scheduled_for - current_date)::text, ' ' order by title) "
            "from app.workout_assignments where run_id = $1",
            {run});
    }
};

TEST_F(ShiftAssignments, MovesWhatIsBehindIt) {
    const auto elsewhere = assignment(ana, bo, "Elsewhere");

    EXPECT_EQ(shift(bo, assignmentOf(run, 1), 7)["items"].texts("title"), (std::vector<std::string>{"Day 1", "Day 2"}));
    EXPECT_EQ(days(), "8 9");
    EXPECT_EQ(shift(ana, assignmentOf(run, 2), -1)["items"].size(), 1);
    EXPECT_EQ(days(), "8 8");
    EXPECT_EQ(shift(ana, elsewhere, 1)["items"].texts("scheduledFor"), (std::vector<std::string>{"2030-01-08"}));
}

TEST_F(ShiftAssignments, LeavesWhatIsDone) {
    workoutLog(bo, assignmentOf(run, 2));

    EXPECT_EQ(shift(ana, assignmentOf(run, 1), 3)["items"].size(), 1);
    EXPECT_EQ(days(), "4 2");
    EXPECT_TRUE(refused(shift(ana, assignmentOf(run, 2), 3), 409, "assignment_completed"));
}

TEST_F(ShiftAssignments, NeverWaitsInACircle) {
    const auto answers =
        atOnce(20, [&](int i) { return shift(i % 2 == 0 ? ana : bo, assignmentOf(run, 1), i % 2 == 0 ? 1 : -1); });

    EXPECT_EQ(countOf(answers, 200), 20);
}

TEST_F(ShiftAssignments, RefusesWhoMayNotMove) {
    EXPECT_TRUE(refused(shift(eve, assignmentOf(run, 1), 1), 403, "forbidden"));
    EXPECT_TRUE(refused(shift(cy, assignmentOf(run, 1), 1), 403, "forbidden"));
    EXPECT_TRUE(refusedFields(shift(ana, assignmentOf(run, 1), 29), {"days"}));
    EXPECT_EQ(days(), "1 2");
}

}  // namespace
