// coach/pause_athlete
#include "http_test.h"

namespace {

using namespace tp::test;

struct PauseAthlete : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    PauseAthlete() { connect(ana, bo); }
    static Answer pauseBy(const Person& who, const std::string& athleteId) {
        return as(who).post("/api/coach/athletes/" + athleteId + "/pause");
    }
};

TEST_F(PauseAthlete, ClosesEverythingBetweenThem) {
    const auto direct = directConversation(ana, bo);
    const auto group = groupConversation(ana, {bo, [&] {
                                                   auto cy = athlete("Cy");
                                                   connect(ana, cy);
                                                   return cy;
                                               }()});
    const auto messages = [](const std::string& id) { return "/api/messages/conversations/" + id + "/messages"; };
    const auto answer = pauseBy(ana, bo.id);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"pausedBy", "status"}));
    EXPECT_EQ(answer["status"].text(), "inactive");
    EXPECT_EQ(answer["pausedBy"].text(), "coach");
    EXPECT_TRUE(refused(as(ana).get("/api/coach/logs?athleteId=" + bo.id), 403, "forbidden"));
    EXPECT_TRUE(refused(as(bo).post(messages(direct), body({{"content", "x"}})), 403, "forbidden"));
    EXPECT_TRUE(refused(as(ana).post(messages(direct), body({{"content", "x"}})), 403, "forbidden"));
    EXPECT_TRUE(refused(as(bo).post(messages(group), body({{"content", "x"}})), 403, "forbidden"));
    EXPECT_EQ(as(ana).post(messages(group), body({{"content", "without Bo"}})).status, 201);
    EXPECT_EQ(as(bo).get(messages(group))["items"].size(), 0);
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'connection_paused'", {bo.id}), 1);
}

TEST_F(PauseAthlete, StaysPaused) {
    pauseBy(ana, bo.id);

    EXPECT_EQ(pauseBy(ana, bo.id)["pausedBy"].text(), "coach");
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'connection_paused' and count = 1", {bo.id}),
              1);
}

TEST_F(PauseAthlete, RefusesStrangers) {
    const auto foreign = pauseBy(coach("Eve"), bo.id);

    EXPECT_TRUE(equallyForbidden(foreign, pauseBy(coach("Eve"), missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, pauseBy(bo, bo.id)));
    disconnect(ana, bo);
    EXPECT_TRUE(equallyForbidden(foreign, pauseBy(ana, bo.id)));
    EXPECT_EQ(connectionStatus(ana, bo), "terminated");
}

}  // namespace
