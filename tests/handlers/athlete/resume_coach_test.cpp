// athlete/resume_coach
#include "http_test.h"

namespace {

using namespace tp::test;

struct ResumeCoach : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    ResumeCoach() { connect(ana, bo); }
    static Answer resumeBy(const Person& who, const std::string& coachId) {
        return as(who).post("/api/athlete/coaches/" + coachId + "/resume");
    }
};

TEST_F(ResumeCoach, OpensWhatTheAthletePaused) {
    as(bo).post("/api/athlete/coaches/" + ana.id + "/pause");

    EXPECT_EQ(resumeBy(bo, ana.id)["status"].text(), "active");
    EXPECT_EQ(as(ana).get("/api/coach/logs?athleteId=" + bo.id).status, 200);
}

TEST_F(ResumeCoach, LeavesItToTheCoachWhoPaused) {
    as(ana).post("/api/coach/athletes/" + bo.id + "/pause");

    EXPECT_TRUE(refused(resumeBy(bo, ana.id), 409, "paused_by_other"));
    EXPECT_EQ(connectionStatus(ana, bo), "inactive");
}

TEST_F(ResumeCoach, RefusesStrangers) {
    const auto foreign = resumeBy(athlete("Cy"), ana.id);

    EXPECT_TRUE(equallyForbidden(foreign, resumeBy(athlete("Cy"), missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, resumeBy(ana, ana.id)));
}

}  // namespace
