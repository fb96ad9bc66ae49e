// coach/list_prescriptions
#include "http_test.h"
#include "support/database.h"

namespace {

using namespace tp::test;

struct Prescriptions : HttpTest {
    Person ana = coach("Ana");
    Person eve = coach("Eve");
    Person bo = athlete("Bo");
    std::string path = "/api/coach/athletes/" + bo.id + "/prescriptions";
    std::string days = "?from=2030-01-01&to=2030-01-31";

    static void prescribe(const std::string& assignmentId) {
        valueOf(
            "update app.workout_assignments set slots = '[{\"exercises\": [{\"exercise\": \"Squat\", \"sets\": []}]}]' "
            "where id = $1 returning id",
            {assignmentId});
    }

    Prescriptions() {
        connect(ana, bo);
        connect(eve, bo);
    }
};

TEST_F(Prescriptions, AreTheCoachsOwnOfThoseDays) {
    const auto wanted = assignment(ana, bo, "Squats", "2030-01-02");
    assignment(ana, bo, "Nothing prescribed", "2030-01-03");
    prescribe(assignment(ana, bo, "Later", "2030-02-01"));
    prescribe(assignment(eve, bo, "Another coach's", "2030-01-02"));
    prescribe(wanted);

    const auto items = as(ana).get(path + days)["items"];
    EXPECT_EQ(items.texts("assignmentId"), (std::vector<std::string>{wanted}));
    EXPECT_EQ(items[0]["slots"][0]["exercises"][0]["exercise"].text(), "Squat");
}

TEST_F(Prescriptions, NeedAnActiveConnection) {
    prescribe(assignment(ana, bo, "Squats", "2030-01-02"));
    pause(ana, bo);
    EXPECT_TRUE(refused(as(ana).get(path + days), 403, "forbidden"));
    disconnect(eve, bo);
    EXPECT_TRUE(refused(as(eve).get(path + days), 403, "forbidden"));
    EXPECT_TRUE(equallyForbidden(as(coach("Cem")).get(path + days),
                                 as(ana).get("/api/coach/athletes/" + missingId() + "/prescriptions" + days)));
}

TEST_F(Prescriptions, AreOfAYearAtMost) {
    EXPECT_TRUE(refused(as(ana).get(path + "?from=2030-01-02&to=2030-01-01"), 400, "invalid_input"));
    EXPECT_TRUE(refused(as(ana).get(path + "?from=2030-01-01&to=2031-01-02"), 400, "invalid_input"));
    EXPECT_EQ(as(ana).get(path + "?from=2030-01-01&to=2031-01-01").status, 200);
}

}  // namespace
