// coach/compare_athletes
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

struct Compare : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    Person cy = athlete("Cy");
    std::string row = exercise(ana, "Row");

    Compare() {
        connect(ana, bo);
        connect(ana, cy);
        trained(bo, daysAgo(0), {row + "|normal|5|60|", "Curl|normal|10|20|"});
        trained(bo, daysAgo(7), {row + "|normal|5|50|"});
        trained(cy, daysAgo(0), {row + "|normal|10|60|"});
    }
    Answer compare(const std::string& query) const {
        return as(ana).get("/api/coach/compare?athleteIds=" + cy.id + "," + bo.id + "&measure=" + query);
    }
};

TEST_F(Compare, GoesWeekByWeek) {
    const auto volume = compare("volume")["items"];
    ASSERT_EQ(volume.size(), 2);
    EXPECT_EQ(volume[0]["athlete"]["id"].text(), cy.id) << "in the order that was asked for";
    EXPECT_EQ(volume[0]["points"][0]["value"].number(), 600);
    EXPECT_EQ(volume[1]["points"].size(), 2);
    EXPECT_EQ(volume[1]["points"][1]["value"].number(), 500);
    EXPECT_EQ(compare("volume&exerciseId=" + row)["items"][1]["points"][1]["value"].number(), 300);
    EXPECT_EQ(compare("hard_sets&weeks=1")["items"][1]["points"].size(), 1);
    EXPECT_EQ(compare("hard_sets")["items"][1]["points"][1]["value"].number(), 2);
    EXPECT_EQ(compare("sessions")["items"][1]["points"][1]["value"].number(), 1);
    EXPECT_EQ(compare("sessions&exerciseId=" + row)["items"][1]["points"][1]["value"].number(), 1);
    EXPECT_EQ(compare("e1rm&exerciseId=" + row)["items"][0]["points"][0]["value"].number(), 80);
}

TEST_F(Compare, NeedsEveryAthletesPermission) {
    share(bo, "progress", false);
    EXPECT_EQ(compare("volume").status, 200);
    EXPECT_TRUE(refused(compare("volume&exerciseId=" + row), 403, "forbidden"));
    permit(ana, cy, "can_view_analytics", false);
    EXPECT_TRUE(refused(compare("volume"), 403, "forbidden"));
    EXPECT_EQ(rowsIn("app.data_access_log", "athlete_id = $1 and kind = 'analytics' and allowed", {bo.id}), 1);
    EXPECT_EQ(rowsIn("app.data_access_log", "athlete_id = $1 and kind = 'analytics' and not allowed", {cy.id}), 1);
    EXPECT_TRUE(
        refused(as(coach("Eve")).get("/api/coach/compare?measure=volume&athleteIds=" + bo.id), 403, "forbidden"));
}

TEST_F(Compare, TakesOneToTenAthletes) {
    std::string eleven = missingId();
    for (int i = 0; i < 10; ++i) eleven += "," + missingId();
    const auto of = [&](const std::string& ids) {
        return as(ana).get("/api/coach/compare?measure=volume&athleteIds=" + ids);
    };
    for (const auto& ids : {bo.id + "," + bo.id, eleven}) EXPECT_TRUE(refusedFields(of(ids), {"athleteIds"})) << ids;
    EXPECT_TRUE(refusedFields(of("x"), {"athleteIds[0]"}));
    EXPECT_TRUE(refusedFields(of(bo.id + ","), {"athleteIds[1]"}));
    EXPECT_TRUE(refusedFields(compare("e1rm"), {"exerciseId"}));
    EXPECT_TRUE(refusedFields(compare("weight&weeks=105"), {"measure", "weeks"}));
}

}  // namespace
