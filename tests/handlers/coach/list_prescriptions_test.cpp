// coach/list_prescriptions
#include "http_test.h"

namespace {

using namespace tp::test;

struct Prescriptions : HttpTest {
    Person ana = coach("Ana");
    Person eve = coach("Eve");
    Person bo = athlete("Bo");
    std::string own, foreign;

    Prescriptions() {
        connect(ana, bo);
        connect(eve, bo);
        own = assignment(ana, bo, "Squats");
        foreign = assignment(eve, bo, "Presses");
        sql("update app.workout_assignments set slots = $1 where id in ($2, $3)",
            {R"([{"exercises": [{"exercise": "Squat", "sets": [{"type": "normal", "reps": 5}]}]}])", own, foreign});
    }
    static std::string path(const Person& of, const std::string& ids) {
        return "/api/coach/athletes/" + of.id + "/prescriptions?assignmentIds=" + ids;
    }
};

TEST_F(Prescriptions, AreThoseOfOwnAssignmentsAlone) {
    const auto found = as(ana).get(path(bo, own + "," + foreign + "," + missingId()));
    ASSERT_EQ(found.status, 200);
    ASSERT_EQ(found["items"].size(), 1);
    EXPECT_EQ(found["items"][0]["assignmentId"].text(), own);
    EXPECT_EQ(found["items"][0]["slots"][0]["exercises"][0]["exercise"].text(), "Squat");
}

TEST_F(Prescriptions, NeedAnActiveConnection) {
    EXPECT_TRUE(equallyForbidden(as(coach("Cem")).get(path(bo, own)), as(ana).get(path(athlete("Cy"), own))));
    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(ana).get(path(bo, own)), 403, "forbidden"));
}

TEST_F(Prescriptions, NameTheIdThatIsNone) {
    EXPECT_TRUE(refused(as(ana).get(path(bo, own + ",x")), 400, "invalid_input"));
    EXPECT_TRUE(refused(as(ana).get(path(bo, "")), 400, "invalid_input"));
}

}  // namespace
