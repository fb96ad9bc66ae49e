// athlete/read_coach
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReadCoach : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string path = "/api/athlete/coaches/" + ana.id;

    ReadCoach() { connect(ana, bo); }
};

TEST_F(ReadCoach, ShowsEveryField) {
    sqlAs(bo.token, "insert into app.connection_goals (coach_id, goals) values ($1, '{\"Run a mile\"}')", {ana.id});

    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"connectedAt", "displayName", "email", "goals", "id",
                                                               "pausedBy", "permissions", "profile", "status"}));
    EXPECT_EQ(answer["id"].text(), ana.id);
    EXPECT_EQ(answer["email"].text(), ana.email);
    EXPECT_EQ(answer["goals"][0].text(), "Run a mile");
    EXPECT_TRUE(answer["permissions"]["sendMessages"].boolean());
    EXPECT_EQ(answer["profile"].names(), (std::vector<std::string>{"bio", "certifications", "displayName", "id",
                                                                   "isActive", "phone", "specializations", "website"}));
}

TEST_F(ReadCoach, FollowsThePermissions) {
    const auto etag = as(bo).get(path).header("etag");
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(path).status, 304);
    permit(ana, bo, "can_view_progress", false);
    EXPECT_FALSE(as(bo).with("If-None-Match", etag).get(path)["permissions"]["viewProgress"].boolean());
}

TEST_F(ReadCoach, IsForOwnCoachesOnly) {
    EXPECT_TRUE(equallyForbidden(as(bo).get("/api/athlete/coaches/" + coach("Eve").id),
                                 as(bo).get("/api/athlete/coaches/" + missingId())));
    pause(ana, bo);
    EXPECT_EQ(as(bo).get(path)["status"].text(), "inactive");
    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(bo).get(path), 403, "forbidden"));
}

}  // namespace
