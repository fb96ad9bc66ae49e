// programs/update_runs
#include "programs.h"

namespace {

using namespace tp::test;

struct UpdateRuns : ProgramTest {
    std::string id = program(ana);
    std::string run = programRun(id, &ana, bo);

    Answer update(const Person& who, const std::vector<std::string>& runs) const {
        return as(who).post("/api/programs/" + id + "/runs/update", body({{"runIds", runs}}));
    }
    void change(const std::string& weeks) const {
        const auto version = valueOf("select version from app.programs where id = $1", {id});
        const auto answer =
            as(ana).send("PUT", "/api/programs/" + id, programBody("Newer", weeks, R"(, "version": )" + version));
        ASSERT_EQ(answer.status, 200) << answer.body;
    }
    static std::string daysOf(const std::string& runId) {
        return valueOf(
            "select string_agg(scheduled_for - current_date || ' ' || title || ' ' || status, ', ' "
            "order by scheduled_for, title) from app.workout_assignments where run_id = $1",
            {runId});
    }
};

TEST_F(UpdateRuns, LetsWhatIsAheadFollow) {
    const auto other = programRun(id, &ana, cy);
    const auto before = daysOf(other);
    workoutLog(bo, assignmentOf(run, 1));
    change(R"([{"days": [)" + dayBody("Changed 1", dayOf(id, 1)) + R"(]}, {"days": [)" +
           dayBody("Changed 2", dayOf(id, 2)) + "," + dayBody("Added") + "]}]");
    EXPECT_EQ(daysOf(run), "1 Day 1 completed, 2 Day 2 assigned") << "nothing follows by itself";

    const auto answer = update(ana, {run});

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(daysOf(run), "1 Day 1 completed, 2 Changed 2 assigned, 9 Added assigned") << "as the schedule gives it";
    EXPECT_EQ(daysOf(other), before) << "only where the coach says so";
    const auto item = answer["items"][std::size_t{0}];
    EXPECT_TRUE(item["isCurrent"].boolean());
    EXPECT_EQ(item["title"].text(), "Newer");
    EXPECT_EQ(
        rowsIn("app.workout_assignments",
               "run_id = $1 and title = 'Changed 2' and program_title = 'Newer' and slots::text like '%102.5%'", {run}),
        1);
    EXPECT_EQ(update(ana, {run}).status, 200);
    EXPECT_EQ(daysOf(run), "1 Day 1 completed, 2 Changed 2 assigned, 9 Added assigned") << "once";
}

TEST_F(UpdateRuns, TakesAwayDaysThatTheProgramLost) {
    sql("update app.workout_assignments set scheduled_for = current_date - 2 where run_id = $1 and title = 'Day 1'",
        {run});
    change(R"([{"days": []}])");

    ASSERT_EQ(update(ana, {run}).status, 200);

    EXPECT_EQ(daysOf(run), "-2 Day 1 assigned") << "what is past stays";
}

TEST_F(UpdateRuns, DoesNotBringBackWhatWasTakenAwayOrHasEnded) {
    as(ana).send("DELETE", "/api/assignments/" + assignmentOf(run, 1));
    EXPECT_EQ(update(ana, {run}).status, 200);
    EXPECT_EQ(daysOf(run), "2 Day 2 assigned");
    sql("update app.program_runs set ended_at = now() where id = $1", {run});
    change(R"([{"days": [)" + dayBody("Added") + "]}]");
    EXPECT_EQ(update(ana, {run}).status, 200);
    EXPECT_EQ(daysOf(run), "2 Day 2 assigned");
}

TEST_F(UpdateRuns, IsForWhoGaveThemAndMayStill) {
    EXPECT_TRUE(refused(update(bo, {run}), 403, "forbidden"));
    EXPECT_TRUE(refused(update(eve, {run}), 403, "forbidden"));
    EXPECT_TRUE(refused(update(ana, {run, missingId()}), 403, "forbidden"));
    EXPECT_TRUE(refused(update(ana, {run, programRun(program(ana), &ana, bo)}), 403, "forbidden"))
        << "of another program";
    permit(ana, bo, "can_create_programs", false);
    EXPECT_TRUE(refused(update(ana, {run}), 403, "forbidden"));
    EXPECT_TRUE(refusedFields(update(ana, {}), {"runIds"}));

    const auto own = program(bo, "Own");
    const auto mine = programRun(own, nullptr, bo);
    EXPECT_EQ(as(bo).post("/api/programs/" + own + "/runs/update", body({{"runIds", std::vector{mine}}})).status, 200);
}

// In the order of their ids, as moving the rest of a program does.
TEST_F(UpdateRuns, WaitsForTheFirstBeforeItTakesAnother) {
    const auto later = assignmentOf(run, 1);
    const auto first = putFirst(assignmentOf(run, 2));
    Unfinished other("select from app.workout_assignments where id = $1 for update", {first});
    auto caught = std::async(std::launch::async, [&] { return update(ana, {run}); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    EXPECT_TRUE(isFree("app.workout_assignments", later));

    other.commit();

    EXPECT_EQ(caught.get().status, 200);
}

}  // namespace
