// athlete/pause_coach
#include "http_test.h"

namespace {

using namespace tp::test;

struct PauseCoach : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    PauseCoach() { connect(ana, bo); }
    static Answer pauseBy(const Person& who, const std::string& coachId) {
        return as(who).post("/api/athlete/coaches/" + coachId + "/pause");
    }
};

TEST_F(PauseCoach, ClosesWhatTheCoachSees) {
    const auto answer = pauseBy(bo, ana.id);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["pausedBy"].text(), "athlete");
    EXPECT_TRUE(refused(as(ana).get("/api/coach/logs?athleteId=" + bo.id), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'connection_paused'", {ana.id}), 1);
}

TEST_F(PauseCoach, LeavesItToWhoPausedFirst) {
    as(ana).post("/api/coach/athletes/" + bo.id + "/pause");

    EXPECT_EQ(pauseBy(bo, ana.id)["pausedBy"].text(), "coach");
}

TEST_F(PauseCoach, RefusesStrangers) {
    const auto foreign = pauseBy(athlete("Cy"), ana.id);

    EXPECT_TRUE(equallyForbidden(foreign, pauseBy(athlete("Cy"), missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, pauseBy(ana, ana.id)));
    EXPECT_EQ(connectionStatus(ana, bo), "active");
}

}  // namespace
