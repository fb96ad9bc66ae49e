// exercises/delete_exercise
#include "http_test.h"

namespace {

using namespace tp::test;

struct DeleteExercise : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string id = exercise(bo, "Yoke");

    static Answer remove(const Person& who, const std::string& id) {
        return as(who).send("DELETE", "/api/exercises/" + id);
    }
};

TEST_F(DeleteExercise, TakesItAway) {
    EXPECT_EQ(remove(bo, id).status, 204);

    EXPECT_EQ(rowsIn("app.exercises", "owner_id = $1", {bo.id}), 0);
    EXPECT_TRUE(equallyForbidden(remove(bo, id), remove(bo, missingId())));
}

TEST_F(DeleteExercise, RefusesWhatIsNotTheCallersOwn) {
    connect(ana, bo);
    const auto nothing = remove(bo, missingId());

    EXPECT_TRUE(equallyForbidden(nothing, remove(ana, id)));
    EXPECT_TRUE(equallyForbidden(nothing, remove(athlete("Cy"), id)));
    EXPECT_TRUE(
        equallyForbidden(nothing, remove(bo, valueOf("select id from app.exercises where slug = 'Barbell_Squat'"))));
    EXPECT_EQ(rowsIn("app.exercises", "id = $1", {id}), 1);
}

}  // namespace
