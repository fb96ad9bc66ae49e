// exercises/change_exercise
#include "http_test.h"

namespace {

using namespace tp::test;

struct ChangeExercise : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string id = exercise(bo, "Yoke");

    static Answer change(const Person& who, const std::string& id, const std::string& given) {
        return as(who).send("PUT", "/api/exercises/" + id, given);
    }
};

TEST_F(ChangeExercise, ReplacesIt) {
    const auto answer =
        change(bo, id, body({{"name", "YOKE"}, {"measure", "distance_duration"}, {"equipment", "other"}}));

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["id"].text(), id);
    EXPECT_EQ(answer["name"].text(), "YOKE");
    EXPECT_EQ(answer["measure"].text(), "distance_duration");
    EXPECT_TRUE(change(bo, id, R"({"name": "Yoke"})")["equipment"].isNull());
}

TEST_F(ChangeExercise, RefusesATakenNameAlsoOfTwoAtOnce) {
    const auto other = exercise(bo, "Log");
    EXPECT_TRUE(refused(change(bo, id, R"({"name": "LOG"})"), 409, "exercise_name_taken"));

    const auto answers = atOnce(2, [&](int i) { return change(bo, i == 0 ? id : other, R"({"name": "New"})"); });

    EXPECT_EQ(countOf(answers, 200), 1);
    EXPECT_EQ(countOf(answers, 409), 1);
}

TEST_F(ChangeExercise, RefusesWhatIsNotTheCallersOwn) {
    connect(ana, bo);
    const auto given = R"({"name": "X"})";
    const auto nothing = change(bo, missingId(), given);

    EXPECT_TRUE(equallyForbidden(nothing, change(ana, id, given)));
    EXPECT_TRUE(equallyForbidden(nothing, change(athlete("Cy"), id, given)));
    EXPECT_TRUE(equallyForbidden(
        nothing, change(bo, valueOf("select id from app.exercises where slug = 'Barbell_Squat'"), given)));
    EXPECT_EQ(valueOf("select name from app.exercises where id = $1", {id}), "Yoke");
}

}  // namespace
