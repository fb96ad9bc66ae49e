// coach/read_athlete
#include "http_test.h"

namespace {

using namespace tp::test;

struct ReadAthlete : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string path = "/api/coach/athletes/" + bo.id;

    ReadAthlete() { connect(ana, bo); }
};

TEST_F(ReadAthlete, ShowsEveryField) {
    share(bo, "personal_info", true);
    sqlAs(bo.token, "insert into app.connection_goals (coach_id, goals) values ($1, '{\"Run a mile\"}')", {ana.id});
    sqlAs(ana.token, "insert into app.coach_notes (athlete_id, notes) values ($1, 'shy')", {bo.id});

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (std::vector<std::string>{"connectedAt", "displayName", "email", "goals", "id", "notes", "pausedBy",
                                        "permissions", "personalInfo", "sharing", "status"}));
    EXPECT_EQ(answer["id"].text(), bo.id);
    EXPECT_EQ(answer["displayName"].text(), "Bo");
    EXPECT_EQ(answer["email"].text(), bo.email);
    EXPECT_EQ(answer["status"].text(), "active");
    EXPECT_TRUE(answer["pausedBy"].isNull());
    EXPECT_TRUE(answer["permissions"]["createPrograms"].boolean());
    EXPECT_TRUE(answer["sharing"]["personalInfo"].boolean());
    ASSERT_EQ(answer["goals"].size(), 1);
    EXPECT_EQ(answer["goals"][0].text(), "Run a mile");
    EXPECT_EQ(answer["notes"].text(), "shy");
    EXPECT_EQ(answer["personalInfo"].names(), (std::vector<std::string>{"language", "timeZone", "units", "username"}));
    EXPECT_EQ(answer["personalInfo"]["timeZone"].text(), "UTC");
}

TEST_F(ReadAthlete, HidesDataWhilePaused) {
    share(bo, "personal_info", true);
    pause(ana, bo);

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["status"].text(), "inactive");
    EXPECT_TRUE(answer["permissions"]["viewWorkouts"].boolean());
    EXPECT_TRUE(answer["goals"].isNull());
    EXPECT_TRUE(answer["personalInfo"].isNull());
}

TEST_F(ReadAthlete, NoticesEveryChange) {
    auto etag = as(ana).get(path).header("etag");
    const auto changed = [&] {
        const auto answer = as(ana).with("If-None-Match", etag).get(path);
        etag = answer.header("etag");
        return answer.status == 200;
    };
    EXPECT_FALSE(changed());
    share(bo, "analytics", false);
    EXPECT_TRUE(changed());
    permit(ana, bo, "can_send_messages", false);
    EXPECT_TRUE(changed());
    pause(ana, bo);
    EXPECT_TRUE(changed());
    EXPECT_FALSE(changed());
}

TEST_F(ReadAthlete, IsForTheOwnCoachOnly) {
    EXPECT_TRUE(equallyForbidden(as(coach("Eve")).get(path), as(ana).get("/api/coach/athletes/" + missingId())));
    EXPECT_TRUE(refused(as(bo).get(path), 403, "forbidden"));
    EXPECT_TRUE(refused(as(ana).get("/api/coach/athletes/" + coach("Eve").id), 403, "forbidden"));
    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
}

}  // namespace
