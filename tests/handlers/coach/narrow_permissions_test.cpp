// coach/narrow_permissions
#include "http_test.h"

namespace {

using namespace tp::test;

std::string permissions(bool workouts, bool messages = true) {
    return body({{"viewWorkouts", workouts},
                 {"viewProgress", true},
                 {"viewAnalytics", true},
                 {"createPrograms", true},
                 {"sendMessages", messages}});
}

struct NarrowPermissions : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string path = "/api/coach/athletes/" + bo.id + "/permissions";

    NarrowPermissions() { connect(ana, bo); }
    std::string now() const {
        return valueOf(
            "select can_view_workouts || ' ' || can_send_messages from app.coach_athletes where coach_id = $1",
            {ana.id});
    }
};

TEST_F(NarrowPermissions, GiveBackAndNeverTake) {
    const auto answer = as(ana).send("PUT", path, permissions(false));

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_FALSE(answer["viewWorkouts"].boolean());
    EXPECT_EQ(now(), "false true");
    EXPECT_EQ(as(ana).send("PUT", path, permissions(false)).status, 200);
    EXPECT_TRUE(refused(as(ana).send("PUT", path, permissions(true)), 403, "forbidden"));
    EXPECT_TRUE(refused(as(ana).send("PUT", path, permissions(true, false)), 403, "forbidden"));
    EXPECT_EQ(now(), "false true");

    const auto mine = "/api/athlete/coaches/" + ana.id + "/permissions";
    EXPECT_EQ(as(bo).send("PUT", mine, permissions(true)).status, 200);
    EXPECT_EQ(now(), "true true");
}

TEST_F(NarrowPermissions, NeverWidenWhateverTheAthleteDoesMeanwhile) {
    const auto mine = "/api/athlete/coaches/" + ana.id + "/permissions";
    const auto answers = atOnce(20, [&](int i) {
        return i % 2 == 0 ? as(ana).send("PUT", path, permissions(true, false))
                          : as(bo).send("PUT", mine, permissions(false, true));
    });

    for (const auto& answer : answers) EXPECT_TRUE(answer.status == 200 || answer.status == 403) << answer.body;
    EXPECT_TRUE(now().starts_with("false")) << now();
}

TEST_F(NarrowPermissions, AreForOwnAthletesOnly) {
    const auto fay = athlete("Fay");
    const auto of = [](const std::string& id) { return "/api/coach/athletes/" + id + "/permissions"; };
    EXPECT_TRUE(equallyForbidden(as(ana).send("PUT", of(fay.id), permissions(false)),
                                 as(ana).send("PUT", of(missingId()), permissions(false))));
    EXPECT_TRUE(refused(as(coach("Eve")).send("PUT", path, permissions(false)), 403, "forbidden"));
    EXPECT_TRUE(refused(as(bo).send("PUT", path, permissions(false)), 403, "forbidden"));
    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(ana).send("PUT", path, permissions(false)), 403, "forbidden"));
    EXPECT_EQ(now(), "true true");
}

}  // namespace
