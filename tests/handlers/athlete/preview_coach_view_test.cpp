// athlete/preview_coach_view
#include "http_test.h"

namespace {

using namespace tp::test;

struct Preview : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string path = "/api/athlete/coaches/" + ana.id + "/preview";

    Preview() {
        connect(ana, bo);
        sqlAs(ana.token, "insert into app.coach_notes (athlete_id, notes) values ($1, 'a secret')", {bo.id});
    }
    // What keeps the kind closed, or "open".
    std::string closer(const std::string& kind) const {
        const auto kinds = as(bo).get(path)["kinds"];
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (kinds[i]["kind"].text() == kind)
                return kinds[i]["open"].boolean() ? "open" : kinds[i]["closedBy"].text();
        return "missing";
    }
};

TEST_F(Preview, IsWhatTheCoachSees) {
    for (int i = 0; i < 11; ++i) workoutLog(bo, assignment(ana, bo, "Run"));
    for (const bool shared : {false, true}) {
        share(bo, "personal_info", shared);

        const auto answer = as(bo).get(path);

        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"athlete", "kinds", "logs"}));
        const auto seen = as(ana).get("/api/coach/athletes/" + bo.id);
        for (const char* field : {"id", "displayName", "email", "status", "connectedAt"})
            EXPECT_EQ(answer["athlete"][field].text(), seen[field].text());
        EXPECT_EQ(answer["athlete"]["personalInfo"].isNull(), seen["personalInfo"].isNull());
        EXPECT_EQ(answer["logs"]["items"].texts("id"),
                  as(ana).get("/api/coach/athletes/" + bo.id + "/logs?limit=10")["items"].texts("id"));
    }
}

TEST_F(Preview, LeavesOutTheCoachsNotes) {
    const auto answer = as(bo).get(path);

    EXPECT_TRUE(answer["athlete"]["notes"].isNull());
    EXPECT_EQ(answer.body.find("a secret"), std::string::npos);
}

TEST_F(Preview, SaysWhatKeepsAKindClosed) {
    EXPECT_EQ(closer("workouts"), "open");
    EXPECT_EQ(closer("personalInfo"), "sharing");
    share(bo, "workouts", false);
    EXPECT_EQ(closer("workouts"), "sharing");
    EXPECT_TRUE(as(bo).get(path)["logs"].isNull());
    permit(ana, bo, "can_view_workouts", false);
    EXPECT_EQ(closer("workouts"), "permission");
    pause(ana, bo);
    for (const char* kind : {"workouts", "progress", "analytics", "personalInfo"}) EXPECT_EQ(closer(kind), "status");
}

TEST_F(Preview, LeavesNoTraceInTheAccessLog) {
    as(bo).get(path);
    EXPECT_EQ(rowsIn("app.data_access_log", "athlete_id = $1", {bo.id}), 0);
}

TEST_F(Preview, IsForOwnCoachesOnly) {
    EXPECT_TRUE(equallyForbidden(as(bo).get("/api/athlete/coaches/" + coach("Eve").id + "/preview"),
                                 as(bo).get("/api/athlete/coaches/" + missingId() + "/preview")));
    disconnect(ana, bo);
    EXPECT_TRUE(refused(as(bo).get(path), 403, "forbidden"));
}

}  // namespace
