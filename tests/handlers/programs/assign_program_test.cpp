// programs/assign_program
#include "programs.h"

namespace {

using namespace tp::test;

struct AssignProgram : ProgramTest {
    std::string id = program(ana);
    std::string path = "/api/programs/" + id + "/assignments";

    // 2030-01-07 is a Monday.
    static std::string to(const std::vector<std::string>& athletes, const std::string& weekdays = "[1,3]",
                          const std::string& start = "2030-01-07") {
        return body(
            {{"athleteIds", athletes}, {"startDate", start}, {"weekdays", Raw{weekdays}}, {"athleteMayMove", false}});
    }
    static std::string daysOf(const Person& who) {
        return valueOf(
            "select coalesce(string_agg(to_char(scheduled_for, 'MM-DD ') || title, ', ' order by scheduled_for), '') "
            "from app.workout_assignments where athlete_id = $1",
            {who.id});
    }
    static std::string told(const Person& who) {
        return valueOf(
            "select coalesce(string_agg(kind || ' ' || coalesce(title, ''), ', ' order by kind), '') "
            "from app.notifications where recipient_id = $1 and kind ~ 'program|assign'",
            {who.id});
    }
};

TEST_F(AssignProgram, GivesEachAthleteEveryDay) {
    const auto answer = as(ana).post(path, to({bo.id, cy.id}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["assignmentCount"].integer(), 4);
    ASSERT_EQ(answer["items"].size(), 2);
    const auto run = answer["items"][std::size_t{0}];
    EXPECT_EQ(run["athlete"]["id"].text(), bo.id);
    EXPECT_EQ(run["programId"].text(), id);
    EXPECT_EQ(run["upcomingCount"].integer(), 2);
    EXPECT_TRUE(run["isCurrent"].boolean());
    EXPECT_FALSE(run["athleteMayMove"].boolean());
    EXPECT_EQ(run["weekdays"].size(), 2);
    EXPECT_EQ(daysOf(bo), "01-07 Day 1, 01-14 Day 2");
    EXPECT_EQ(daysOf(cy), daysOf(bo));
    EXPECT_EQ(rowsIn("app.workout_assignments",
                     "run_id = $1 and coach_id = $2 and program_title = 'Base' and not athlete_may_move "
                     "and slots #>> '{0,exercises,0,exercise}' = 'Squat'",
                     {run["id"].text(), ana.id}),
              2);
    EXPECT_EQ(told(bo), "program_assigned Base") << "once, and not day by day";
}

TEST_F(AssignProgram, LetsAthletesFollowWhatTheySee) {
    const auto shown = program(ana, "Shown", "template");

    const auto answer = as(bo).post("/api/programs/" + shown + "/assignments", to({bo.id}));

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(rowsIn("app.workout_assignments", "athlete_id = $1 and coach_id is null", {bo.id}), 2);
    EXPECT_EQ(told(bo), "");
    EXPECT_TRUE(refused(as(bo).post("/api/programs/" + shown + "/assignments", to({cy.id})), 403, "forbidden"));
    EXPECT_TRUE(refused(as(bo).post("/api/programs/" + shown + "/assignments", to({bo.id, cy.id})), 403, "forbidden"));
    EXPECT_TRUE(refused(as(bo).post(path, to({bo.id})), 403, "forbidden")) << "a private one of the coach";
}

TEST_F(AssignProgram, GivesToAllOrNone) {
    const auto nobodys = athlete("Di");
    EXPECT_TRUE(
        equallyForbidden(as(ana).post(path, to({bo.id, nobodys.id})), as(ana).post(path, to({bo.id, missingId()}))));
    EXPECT_TRUE(refused(as(ana).post(path, to({bo.id, ana.id})), 403, "forbidden"));
    permit(ana, cy, "can_create_programs", false);
    EXPECT_TRUE(refused(as(ana).post(path, to({bo.id, cy.id})), 403, "forbidden"));
    permit(ana, cy, "can_create_programs", true);
    pause(ana, cy);
    EXPECT_TRUE(refused(as(ana).post(path, to({bo.id, cy.id})), 403, "forbidden"));
    EXPECT_TRUE(refused(as(eve).post(path, to({bo.id})), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.program_runs", "program_id = $1", {id}), 0);
    EXPECT_EQ(daysOf(bo), "");
}

TEST_F(AssignProgram, NamesWhatIsWrong) {
    EXPECT_TRUE(refusedFields(as(ana).post(path, to({}, "[]", "2030-02-30")), {"athleteIds", "startDate", "weekdays"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, to({bo.id}, "[0]")), {"weekdays[0]"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, to({bo.id}, "[1,1]")), {"weekdays"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, to({bo.id}, "[1]", "2500-01-01")), {"startDate"}));
    EXPECT_TRUE(refusedFields(as(ana).post(path, to({bo.id, bo.id})), {"athleteIds"}));
    sql("delete from app.program_workouts where program_id = $1", {id});
    EXPECT_TRUE(refusedFields(as(ana).post(path, to({bo.id})), {"programId"}));
}

TEST_F(AssignProgram, IsDoneOnceForAKeyAlsoTwentyAtOnce) {
    const auto answers = atOnce(20, [&](int) { return as(ana).key("give").post(path, to({bo.id})); });

    EXPECT_EQ(countOf(answers, 201), 20);
    EXPECT_EQ(rowsIn("app.program_runs", "program_id = $1", {id}), 1);
    EXPECT_EQ(daysOf(bo), "01-07 Day 1, 01-14 Day 2");
}

// The check and the write share a transaction that waits for the one that ends the right.
TEST_F(AssignProgram, FailsWhereTheRightEndsMeanwhile) {
    Unfinished ending("update app.coach_athletes set can_create_programs = false where athlete_id = $1", {bo.id});
    auto caught = std::async(std::launch::async, [&] { return as(ana).post(path, to({bo.id})); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);

    ending.commit();

    EXPECT_TRUE(refused(caught.get(), 403, "forbidden"));
    EXPECT_EQ(daysOf(bo), "");
}

TEST_F(AssignProgram, GivesASeasonToAHundredAthletesInSeconds) {
    sql("insert into app.program_workouts (program_id, owner_id, week, position, title) "
        "select $1, $2, week, position, 'Day' from generate_series(1, 12) week, generate_series(2, 5) position",
        {id, ana.id});
    sql("update app.programs set week_count = 12 where id = $1", {id});
    std::vector<std::string> ids{bo.id, cy.id};
    while (ids.size() < 100) {
        const auto one = athlete("Di");
        connect(ana, one);
        ids.push_back(one.id);
    }

    const auto start = std::chrono::steady_clock::now();
    const auto answer = as(ana).post(path, to(ids, "[1,2,3,4,5]"));
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["assignmentCount"].integer(), 100 * 50);
    EXPECT_LT(spent.count(), 10) << "far more than it needs, for machines that are busy";
    RecordProperty("seconds", std::to_string(spent.count()));
}

}  // namespace
