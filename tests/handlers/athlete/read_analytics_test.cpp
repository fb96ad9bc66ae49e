// athlete/read_analytics
#include "http_test.h"
#include "training.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/analytics";

struct ReadAnalytics : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    using Texts = std::vector<std::string>;

    ReadAnalytics() { connect(ana, bo); }
    Answer read(const std::string& query = "") const { return as(bo).get(path + query); }
    // Assigned by Ana so many days ago.
    void assigned(int days, const std::string& status) const {
        sql("update app.workout_assignments set status = $2, completed_at = case when $2 = 'completed' then now() end "
            "where id = $1",
            {assignment(ana, bo, "Run", daysAgo(days)), status});
    }
};

TEST_F(ReadAnalytics, OfNothingIsEmpty) {
    const auto answer = read();
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json().names(),
              (Texts{"adherence", "exercises", "load", "muscles", "records", "scores", "streakWeeks", "weeks"}));
    EXPECT_EQ(answer["load"].names(), (Texts{"acute", "chronic", "coupled", "enoughData", "ewma", "uncoupled"}));
    EXPECT_FALSE(answer["load"]["enoughData"].boolean());
    EXPECT_TRUE(answer["adherence"][2]["percent"].isNull());
    EXPECT_TRUE(answer["scores"]["totalKg"].isNull());
    EXPECT_EQ(answer["weeks"].size() + answer["exercises"].size() + answer["records"].size(), 0);
}

TEST_F(ReadAnalytics, EstimatesAndKeepsRecords) {
    trained(bo, daysAgo(20), {"Bench Press (Barbell)|warmup|7|100|", "Bench Press (Barbell)|normal|7|85|8"});
    trained(bo, daysAgo(10), {"Bench Press (Barbell)|normal|7|87.5|9", "Bench Press (Barbell)|normal|3|90|9"});

    const auto answer = read();
    const auto exercise = answer["exercises"][0];
    EXPECT_EQ(exercise["exerciseKey"].text(), "name:bench press (barbell)");
    EXPECT_TRUE(exercise["exerciseId"].isNull());
    EXPECT_EQ(exercise["lastDay"].text(), daysAgo(10));
    EXPECT_EQ(exercise["sessions"].integer(), 2);
    EXPECT_EQ(exercise["e1rmKg"].number(), 107.917);
    ASSERT_EQ(answer["records"].size(), 1) << "three repetitions are a first sighting";
    const auto record = answer["records"][0];
    EXPECT_EQ(record.names(), (Texts{"day", "exerciseKey", "name", "previousKg", "reps", "weightKg"}));
    EXPECT_EQ(record["reps"].integer(), 7);
    EXPECT_EQ(record["weightKg"].number(), 87.5);
    EXPECT_EQ(record["previousKg"].number(), 85);
    EXPECT_EQ(record["day"].text(), daysAgo(10));
}

TEST_F(ReadAnalytics, FollowsEditsOfOldLogs) {
    const auto old = trained(bo, daysAgo(20), {"Row|normal|5|60|"});
    trained(bo, daysAgo(10), {"Row|normal|5|70|"});
    const auto before = read();
    ASSERT_EQ(before["records"].size(), 1);

    sql("update app.logged_sets set weight = 80 where log_id = $1", {old});
    const auto after = as(bo).with("If-None-Match", before.header("etag")).get(path);
    ASSERT_EQ(after.status, 200);
    EXPECT_EQ(after["records"].size(), 0);
    EXPECT_EQ(after["exercises"][0]["bestE1rmKg"].number(), 93.333);
    EXPECT_EQ(as(bo).with("If-None-Match", after.header("etag")).get(path).status, 304);
}

TEST_F(ReadAnalytics, SumsUpWeeksAndMuscles) {
    const auto squat = exercise(bo, "Squat");
    sql("update app.exercises set primary_muscles = '{quadriceps}' where id = $1", {squat});
    trained(bo, daysAgo(14), {squat + "|normal|5|100|8", squat + "|normal|5|100|6"});
    trained(bo, daysAgo(0), {squat + "|normal|5|100|8"});

    const auto answer = read();
    ASSERT_EQ(answer["weeks"].size(), 3) << "without a gap";
    const auto week = answer["weeks"][0];
    EXPECT_EQ(week.names(), (Texts{"durationSeconds", "hardSets", "load", "sessions", "sets", "volumeKg", "week"}));
    EXPECT_EQ(week["volumeKg"].number(), 1000);
    EXPECT_EQ(week["sets"].integer(), 2);
    EXPECT_EQ(week["hardSets"].integer(), 1);
    EXPECT_EQ(week["load"].number(), 420);
    EXPECT_EQ(answer["weeks"][1]["sessions"].integer(), 0);
    ASSERT_EQ(answer["muscles"].size(), 1);
    EXPECT_EQ(answer["muscles"][0]["muscle"].text(), "quadriceps");
    EXPECT_EQ(answer["muscles"][0]["weeks"].size(), 3);
    EXPECT_EQ(answer["muscles"][0]["weeks"][2]["hardSets"].integer(), 1);
    EXPECT_EQ(answer["streakWeeks"].integer(), 2) << "a week for which nothing was planned is rest";
}

TEST_F(ReadAnalytics, LeavesExcusedSessionsOut) {
    assigned(1, "completed");
    assigned(2, "excused");
    assigned(3, "skipped");
    assigned(4, "assigned");
    assigned(0, "assigned");
    assigned(40, "completed");

    const auto adherence = read()["adherence"];
    EXPECT_EQ(adherence[0].names(), (Texts{"completed", "days", "excused", "percent", "planned"}));
    EXPECT_EQ(adherence[0]["days"].integer(), 7);
    EXPECT_EQ(adherence[0]["planned"].integer(), 3);
    EXPECT_EQ(adherence[0]["excused"].integer(), 1);
    EXPECT_EQ(adherence[0]["percent"].number(), 33.333);
    EXPECT_EQ(adherence[2]["percent"].number(), 50);
}

TEST_F(ReadAnalytics, TellsLoadAndScores) {
    for (const int days : {1, 8, 15, 22, 30})
        trained(bo, daysAgo(days), {"Squat|normal|1|150|", "Bench Press|normal|1|100|", "Deadlift|normal|1|200|"});
    EXPECT_EQ(read()["scores"]["totalKg"].number(), 450);
    EXPECT_TRUE(read()["scores"]["dots"].isNull());
    ASSERT_EQ(
        as(bo).send("PUT", "/api/athlete/body-weights/" + daysAgo(3), R"({"weight":100,"weightUnit":"kg"})").status,
        200);
    ASSERT_EQ(as(bo).send("PUT", "/api/athlete/training-profile", R"({"sex":"male"})").status, 200);

    const auto answer = read();
    EXPECT_EQ(answer["scores"]["bodyWeightKg"].number(), 100);
    EXPECT_NEAR(answer["scores"]["wilks2020"].number(), 450 * 0.7294, 0.03);
    EXPECT_GT(answer["scores"]["dots"].number(), 0);
    EXPECT_GT(answer["scores"]["ipfGl"].number(), 0);
    EXPECT_EQ(answer["load"]["acute"].number(), 420);
    EXPECT_EQ(answer["load"]["coupled"].number(), 1);
    EXPECT_EQ(answer["load"]["uncoupled"].number(), 1);
    EXPECT_TRUE(answer["load"]["enoughData"].boolean());
}

TEST_F(ReadAnalytics, EndsWithItsDays) {
    trained(bo, daysAgo(40), {"Row|normal|5|60|"});
    EXPECT_EQ(read("?days=28")["weeks"].size(), 0);
    EXPECT_GT(read("?days=41")["weeks"].size(), 0);
    EXPECT_EQ(read("?days=28")["exercises"].size(), 1) << "one that was left behind is still to be found";
    for (const char* days : {"27", "731", "x"})
        EXPECT_TRUE(refusedFields(read(std::string("?days=") + days), {"days"}));
}

}  // namespace
