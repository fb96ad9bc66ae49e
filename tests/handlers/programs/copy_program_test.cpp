// programs/copy_program
#include "programs.h"

namespace {

using namespace tp::test;

struct CopyProgram : ProgramTest {
    static Answer copy(const Person& who, const std::string& id, const std::string& body = "{}") {
        return as(who).post("/api/programs/" + id + "/copy", body);
    }
};

TEST_F(CopyProgram, MakesAnOwnPrivateOne) {
    const auto original = program(ana, "Base", "template");

    const auto answer = copy(bo, original);

    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer["ownerId"].text(), bo.id);
    EXPECT_EQ(answer["visibility"].text(), "private");
    EXPECT_EQ(answer["title"].text(), "Copy of Base");
    EXPECT_TRUE(answer["coachNotes"].isNull());
    EXPECT_EQ(answer["weeks"][1]["days"][std::size_t{0}]["title"].text(), "Day 2");
    EXPECT_NE(answer["weeks"][1]["days"][std::size_t{0}]["id"].text(), dayOf(original, 2));
    EXPECT_EQ(copy(ana, original, R"({"title": "Next"})")["title"].text(), "Next");
    EXPECT_EQ(copy(ana, original)["coachNotes"].text(), "for me");
}

TEST_F(CopyProgram, LeavesOutExercisesThatTheCallerDoesNotSee) {
    const auto original = program(ana, "Base", "public");
    const auto lift = valueOf(
        "insert into app.exercises (owner_id, name, measure, category) values ($1, 'Lift', 'reps', "
        "'strength') returning id",
        {ana.id});
    sql("update app.program_workouts set slots = jsonb_set(slots, '{0,exercises,0,exerciseId}', to_jsonb($2::text)) "
        "where program_id = $1",
        {original, lift});
    const auto copied = [&](const Person& who) {
        return copy(who,
                    original)["weeks"][1]["days"][std::size_t{0}]["slots"][std::size_t{0}]["exercises"][std::size_t{0}];
    };

    EXPECT_EQ(copied(bo)["exerciseId"].text(), lift) << "an athlete sees the coach's";
    EXPECT_TRUE(copied(eve)["exerciseId"].isNull());
    EXPECT_EQ(copied(eve)["exercise"].text(), "Squat");
}

TEST_F(CopyProgram, CopiesOnlyWhatTheCallerSees) {
    EXPECT_TRUE(equallyForbidden(copy(bo, program(ana)), copy(bo, missingId())));
    EXPECT_TRUE(refused(copy(eve, program(ana, "Base", "template")), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.programs", "owner_id in ($1, $2)", {bo.id, eve.id}), 0);
}

TEST_F(CopyProgram, IsDoneOnceForAKey) {
    const auto id = program(ana);
    const auto once = [&] { return as(ana).key("copy").post("/api/programs/" + id + "/copy", "{}"); };

    EXPECT_EQ(once().body, once().body);
    EXPECT_EQ(rowsIn("app.programs", "copied_from = $1", {id}), 1);
}

}  // namespace
