// coach/read_dashboard
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/coach/dashboard";

struct Dashboard : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("bo");
    Person cy = athlete("Cy");
    using Texts = std::vector<std::string>;

    Dashboard() {
        connect(ana, bo);
        connect(ana, cy);
    }
    long seen() const { return rowsIn("app.data_access_log", "actor_id = $1 and kind = 'analytics'", {ana.id}); }
};

TEST_F(Dashboard, ShowsAllAthletesByName) {
    for (const int days : {2, 9, 16, 23, 40}) trained(bo, daysAgo(days), {"Row|normal|5|60|", "Row|normal|5|60|"});
    as(bo).send("PUT", "/api/athlete/check-ins/" + daysAgo(1),
                R"({"sleep":1,"mood":2,"energy":3,"stress":4,"soreness":5})");
    assignment(ana, bo, "Missed", daysAgo(5));
    workoutLog(bo, assignment(ana, bo, "Done", daysAgo(6)), "", daysAgo(6) + "T10:00:00Z");

    const auto answer = as(ana).get(path);

    ASSERT_EQ(answer["items"].size(), 2);
    const auto row = answer["items"][0];
    EXPECT_EQ(row.names(),
              (Texts{"adherence30", "athlete", "checkIn", "lastDay", "load", "open", "sessions7", "sets7"}));
    EXPECT_EQ(row["athlete"].names(), (Texts{"displayName", "id"}));
    EXPECT_EQ(row["athlete"]["id"].text(), bo.id);
    EXPECT_TRUE(row["open"].boolean());
    EXPECT_EQ(row["lastDay"].text(), daysAgo(2));
    EXPECT_EQ(row["sessions7"].integer(), 2);
    EXPECT_EQ(row["sets7"].integer(), 2);
    EXPECT_EQ(row["adherence30"].number(), 50);
    EXPECT_EQ(row["load"]["acute"].number(), 420);
    EXPECT_EQ(row["load"]["coupled"].number(), 1);
    EXPECT_EQ(row["checkIn"]["mood"].integer(), 2);
    const auto other = answer["items"][1];
    EXPECT_EQ(other["athlete"]["displayName"].text(), "Cy");
    EXPECT_TRUE(other["lastDay"].isNull());
    EXPECT_EQ(other["sessions7"].integer(), 0);
    EXPECT_TRUE(other["adherence30"].isNull());
    EXPECT_TRUE(other["load"]["coupled"].isNull());
    EXPECT_EQ(seen(), 2);
    EXPECT_EQ(as(ana).with("If-None-Match", answer.header("etag")).get(path).status, 304);
}

TEST_F(Dashboard, NeverShowsWhatIsClosed) {
    trained(bo, daysAgo(2), {"Row|normal|5|60|"});
    workoutLog(bo, assignment(ana, bo, "Done", daysAgo(6)), "", daysAgo(6) + "T10:00:00Z");
    const auto close = [&](const std::string& how) {
        const auto row = as(ana).get(path)["items"][0];
        EXPECT_EQ(row["athlete"]["id"].text(), bo.id) << how;
        EXPECT_FALSE(row["open"].boolean()) << how;
        for (const char* figure : {"lastDay", "sessions7", "sets7", "adherence30", "load", "checkIn"})
            EXPECT_TRUE(row[figure].isNull()) << how << figure;
    };
    share(bo, "analytics", false);
    close("sharing");
    share(bo, "analytics", true);
    permit(ana, bo, "can_view_analytics", false);
    close("permission");
    EXPECT_EQ(rowsIn("app.data_access_log", "athlete_id = $1", {bo.id}), 0);
    pause(ana, bo);
    EXPECT_EQ(as(ana).get(path)["items"].size(), 1);
    EXPECT_EQ(as(coach("Eve")).get(path)["items"].size(), 0);
}

}  // namespace
