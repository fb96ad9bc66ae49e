// assignments/move_assignment
#include "programs.h"

namespace {

using namespace tp::test;

struct MoveAssignment : ProgramTest {
    std::string id = program(ana);
    static Answer move(const Person& who, const std::string& assignmentId, const std::string& day = "2030-05-05") {
        return as(who).send("PUT", "/api/assignments/" + assignmentId + "/day", body({{"scheduledFor", day}}));
    }
    static std::string dayOfIt(const std::string& assignmentId) {
        return valueOf("select scheduled_for from app.workout_assignments where id = $1", {assignmentId});
    }
};

TEST_F(MoveAssignment, IsForTheCoachAndAnAthleteWhoMay) {
    const auto movable = assignmentOf(programRun(id, &ana, bo), 1);
    const auto fixed = assignmentOf(programRun(id, &ana, bo, false), 1);
    const auto own = assignmentOf(programRun(program(bo), nullptr, bo), 1);

    const auto answer = move(bo, movable);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["scheduledFor"].text(), "2030-05-05");
    EXPECT_EQ(move(bo, own).status, 200);
    EXPECT_EQ(move(ana, fixed).status, 200);
    EXPECT_TRUE(equallyForbidden(move(bo, fixed, "2030-06-06"), move(bo, missingId())));
    EXPECT_TRUE(refused(move(ana, own, "2030-06-06"), 403, "forbidden"));
    EXPECT_TRUE(refused(move(cy, movable, "2030-06-06"), 403, "forbidden"));
    EXPECT_TRUE(refused(move(eve, movable, "2030-06-06"), 403, "forbidden"));
    pause(ana, bo);
    EXPECT_TRUE(refused(move(ana, movable, "2030-06-06"), 403, "forbidden"));
    for (const auto& one : {movable, fixed, own}) EXPECT_EQ(dayOfIt(one), "2030-05-05");
}

TEST_F(MoveAssignment, LeavesWhatIsDone) {
    const auto done = assignmentOf(programRun(id, &ana, bo), 1);
    workoutLog(bo, done);
    const auto before = dayOfIt(done);

    EXPECT_TRUE(refused(move(ana, done), 409, "assignment_completed"));
    EXPECT_TRUE(refused(move(bo, done), 409, "assignment_completed"));
    EXPECT_EQ(dayOfIt(done), before);
}

TEST_F(MoveAssignment, NeverMovesWhatIsLoggedAtTheSameMoment) {
    const auto one = assignmentOf(programRun(id, &ana, bo), 1);
    const auto before = dayOfIt(one);
    Unfinished logging("insert into app.workout_logs (athlete_id, assignment_id) values ($1, $2)", {bo.id, one});
    auto caught = std::async(std::launch::async, [&] { return move(ana, one); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);

    logging.commit();

    EXPECT_TRUE(refused(caught.get(), 409, "assignment_completed"));
    EXPECT_EQ(dayOfIt(one), before);
}

TEST_F(MoveAssignment, FailsWhereTheConnectionEndsMeanwhile) {
    const auto one = assignmentOf(programRun(id, &ana, bo), 1);
    const auto before = dayOfIt(one);
    Unfinished ending("update app.coach_athletes set status = 'terminated' where athlete_id = $1", {bo.id});
    auto caught = std::async(std::launch::async, [&] { return move(ana, one); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);

    ending.commit();

    EXPECT_TRUE(refused(caught.get(), 403, "forbidden"));
    EXPECT_EQ(dayOfIt(one), before);
}

}  // namespace
