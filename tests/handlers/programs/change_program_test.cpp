// programs/change_program
#include <set>

#include "programs.h"

namespace {

using namespace tp::test;

struct ChangeProgram : ProgramTest {
    std::string id = program(ana);

    Answer change(const Person& who, const std::string& weeks, int version = 1) const {
        return as(who).send("PUT", "/api/programs/" + id,
                            programBody("Changed", weeks, R"(, "version": )" + std::to_string(version)));
    }
    std::string titles() const {
        return valueOf(
            "select coalesce(string_agg(week || '.' || position || ' ' || title, ', ' order by week, position), '') "
            "from app.program_workouts where program_id = $1",
            {id});
    }
};

TEST_F(ChangeProgram, ReplacesTheWhole) {
    const auto first = dayOf(id, 1);
    const auto second = dayOf(id, 2);

    const auto answer = change(ana, R"([{"days": [)" + dayBody("New") + "," + dayBody("Second", second) +
                                        R"(]}, {"days": []}, {"days": [)" + dayBody("Other") + "]}]");

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["version"].integer(), 2);
    EXPECT_EQ(answer["title"].text(), "Changed");
    EXPECT_EQ(answer["weeks"].size(), 3);
    EXPECT_EQ(answer["weeks"][std::size_t{0}]["days"][1]["id"].text(), second) << "a day stays the same";
    EXPECT_EQ(titles(), "1.1 New, 1.2 Second, 3.1 Other");
    EXPECT_EQ(rowsIn("app.program_workouts", "id = $1", {first}), 0);
}

TEST_F(ChangeProgram, LetsDaysChangePlaces) {
    const auto answer = change(
        ana, R"([{"days": [)" + dayBody("B", dayOf(id, 2)) + R"(]}, {"days": [)" + dayBody("A", dayOf(id, 1)) + "]}]");

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(titles(), "1.1 B, 2.1 A");
}

TEST_F(ChangeProgram, RefusesDaysOfOthersAndDaysTwice) {
    const auto other = dayOf(program(ana, "Other"), 1);
    const auto own = dayOf(id, 1);

    EXPECT_TRUE(refusedFields(change(ana, R"([{"days": [)" + dayBody("x", other) + "]}]"), {"weeks[0].days[0].id"}));
    EXPECT_TRUE(refusedFields(change(ana, R"([{"days": [)" + dayBody("x", own) + "," + dayBody("x", own) + "]}]"),
                              {"weeks[0].days[1].id"}));
    EXPECT_EQ(titles(), "1.1 Day 1, 2.1 Day 2");
    EXPECT_EQ(valueOf("select version from app.programs where id = $1", {id}), "1");
}

TEST_F(ChangeProgram, LetsOneOfTwentyWin) {
    const auto answers = atOnce(20, [&](int) { return change(ana, R"([{"days": []}])"); });

    EXPECT_EQ(countOf(answers, 200), 1);
    EXPECT_EQ(countOf(answers, 409), 19);
    EXPECT_TRUE(refused(change(ana, R"([{"days": []}])"), 409, "program_changed"));
    EXPECT_EQ(change(ana, R"([{"days": []}])", 2).status, 200);
}

TEST_F(ChangeProgram, KeepsTheNameOfAnExerciseThatIsGone) {
    const auto lift = valueOf(
        "insert into app.exercises (owner_id, name, measure, category) values ($1, 'Lift', 'reps', "
        "'strength') returning id",
        {ana.id});
    const auto weeks = R"([{"days": [)" + dayBody("A", "", lift) + "]}]";
    ASSERT_EQ(change(ana, weeks).status, 200);
    sql("delete from app.exercises where id = $1", {lift});

    const auto answer = change(ana, weeks, 2);

    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto exercise =
        answer["weeks"][std::size_t{0}]["days"][std::size_t{0}]["slots"][std::size_t{0}]["exercises"][std::size_t{0}];
    EXPECT_TRUE(exercise["exerciseId"].isNull());
    EXPECT_EQ(exercise["exercise"].text(), "Squat");
}

TEST_F(ChangeProgram, IsTheOwnersAlone) {
    sql("update app.programs set visibility = 'public' where id = $1", {id});
    const auto seen = valueOf("select version from app.programs where id = $1", {id});

    EXPECT_TRUE(refused(change(bo, R"([{"days": []}])"), 403, "forbidden"));
    EXPECT_TRUE(refused(change(eve, R"([{"days": []}])"), 403, "forbidden"));
    EXPECT_EQ(valueOf("select version from app.programs where id = $1", {id}), seen);
}

// Whoever follows the program holds the run, and then needs its days.
TEST_F(ChangeProgram, WaitsForTheRunsWhereADayGoes) {
    const auto run = programRun(id, &ana, bo);
    const auto first = dayOf(id, 1);
    const auto second = dayOf(id, 2);
    Unfinished following("select from app.program_runs where id = $1 for no key update", {run});
    EXPECT_EQ(change(ana, R"([{"days": [)" + dayBody("A", first) + "," + dayBody("B", second) + "]}]").status, 200)
        << "not where all stay";
    auto caught =
        std::async(std::launch::async, [&] { return change(ana, R"([{"days": [)" + dayBody("A", first) + "]}]", 2); });
    EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    EXPECT_TRUE(isFree("app.program_workouts", second));

    following.commit();

    EXPECT_EQ(caught.get().status, 200);
    EXPECT_EQ(titles(), "1.1 A");
}

}  // namespace
