// coach/resume_athlete
#include "http_test.h"

namespace {

using namespace tp::test;

struct ResumeAthlete : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    ResumeAthlete() { connect(ana, bo); }
    static Answer resumeBy(const Person& who, const std::string& athleteId) {
        return as(who).post("/api/coach/athletes/" + athleteId + "/resume");
    }
};

TEST_F(ResumeAthlete, BringsEverythingBack) {
    const auto group = groupConversation(ana, {bo});
    as(ana).post("/api/coach/athletes/" + bo.id + "/pause");
    message(ana, group, "meanwhile");
    const auto answer = resumeBy(ana, bo.id);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["status"].text(), "active");
    EXPECT_TRUE(answer["pausedBy"].isNull());
    const auto path = "/api/messages/conversations/" + group + "/messages";
    EXPECT_EQ(as(bo).get(path)["items"].size(), 1);
    EXPECT_EQ(as(bo).post(path, body({{"content", "back"}})).status, 201);
    EXPECT_EQ(rowsIn("app.notifications", "recipient_id = $1 and kind = 'connection_resumed'", {bo.id}), 1);
    EXPECT_EQ(resumeBy(ana, bo.id).status, 200);
}

TEST_F(ResumeAthlete, LeavesItToTheAthleteWhoPaused) {
    as(bo).post("/api/athlete/coaches/" + ana.id + "/pause");

    EXPECT_TRUE(refused(resumeBy(ana, bo.id), 409, "paused_by_other"));
    EXPECT_EQ(connectionStatus(ana, bo), "inactive");
}

TEST_F(ResumeAthlete, RefusesStrangersAndWhatHasEnded) {
    const auto foreign = resumeBy(coach("Eve"), bo.id);

    EXPECT_TRUE(equallyForbidden(foreign, resumeBy(coach("Eve"), missingId())));
    disconnect(ana, bo);
    EXPECT_TRUE(equallyForbidden(foreign, resumeBy(ana, bo.id)));
}

}  // namespace
