// coach/read_athlete_progress
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

struct AthleteProgress : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string path = "/api/coach/athletes/" + bo.id + "/analytics/exercises/name:row";

    AthleteProgress() {
        connect(ana, bo);
        trained(bo, daysAgo(3), {"Row|normal|5|60|"});
    }
};

TEST_F(AthleteProgress, IsTheAthletesOwn) {
    const auto answer = as(ana).get(path);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, as(bo).get("/api/athlete/analytics/exercises/name:row").body);
    EXPECT_EQ(valueOf("select string_agg(kind, ' ') from app.data_access_log where athlete_id = $1", {bo.id}),
              "progress");
}

TEST_F(AthleteProgress, NeedsPermissionAndSharing) {
    permit(ana, bo, "can_view_progress", false);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
    permit(ana, bo, "can_view_progress", true);
    share(bo, "progress", false);
    EXPECT_TRUE(refused(as(ana).get(path), 403, "forbidden"));
    share(bo, "progress", true);
    EXPECT_TRUE(refused(as(coach("Eve")).get(path), 403, "forbidden"));
    EXPECT_TRUE(
        refused(as(ana).get("/api/coach/athletes/" + bo.id + "/analytics/exercises/name:curl"), 403, "forbidden"));
}

}  // namespace
