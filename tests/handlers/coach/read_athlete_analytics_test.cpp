// coach/read_athlete_analytics
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

struct AthleteAnalytics : HttpTest {
    Person ana = coach("Ana");
    Person eve = coach("Eve");
    Person bo = athlete("Bo");
    std::string path = "/api/coach/athletes/" + bo.id + "/analytics";

    AthleteAnalytics() {
        connect(ana, bo);
        trained(bo, daysAgo(3), {"Row|normal|5|60|"});
    }
    std::string seen() const {
        return valueOf(
            "select coalesce(string_agg(kind || case when allowed then '' else ' refused' end, ', ' order by kind), "
            "'') "
            "from app.data_access_log where athlete_id = $1",
            {bo.id});
    }
};

TEST_F(AthleteAnalytics, AreTheAthletesOwn) {
    const auto answer = as(ana).get(path);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, as(bo).get("/api/athlete/analytics").body);
    EXPECT_EQ(answer["exercises"].size(), 1);
    EXPECT_EQ(seen(), "analytics, progress");
}

TEST_F(AthleteAnalytics, HaveTheAdherenceToTheOwnPlan) {
    connect(eve, bo);
    assignment(eve, bo, "Eve's", daysAgo(2));
    EXPECT_EQ(as(ana).get(path)["adherence"][0]["planned"].integer(), 0);
    EXPECT_EQ(as(eve).get(path)["adherence"][0]["planned"].integer(), 1);
}

TEST_F(AthleteAnalytics, LeaveOutProgressThatIsClosed) {
    share(bo, "progress", false);
    const auto answer = as(ana).get(path);
    EXPECT_EQ(answer["weeks"].size() > 0, true);
    EXPECT_EQ(answer["exercises"].size(), 0);
    EXPECT_EQ(seen(), "analytics");
}

TEST_F(AthleteAnalytics, NeedPermissionAndSharing) {
    permit(ana, bo, "can_view_analytics", false);
    EXPECT_TRUE(equallyForbidden(as(ana).get(path), as(ana).get("/api/coach/athletes/" + missingId() + "/analytics")));
    EXPECT_EQ(seen(), "analytics refused");
    permit(ana, bo, "can_view_analytics", true);
    share(bo, "analytics", false);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
    share(bo, "analytics", true);
    pause(ana, bo);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
    EXPECT_TRUE(refused(as(eve).get(path), 403, "forbidden"));
}

}  // namespace
