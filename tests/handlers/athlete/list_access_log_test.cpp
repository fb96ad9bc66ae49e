// athlete/list_access_log, and what writes into it
#include <algorithm>

#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/athlete/access-log";

struct AccessLog : HttpTest {
    Person ana = coach("Ana");
    Person eve = coach("Eve");
    Person bo = athlete("Bo");
    std::string detail = "/api/coach/athletes/" + bo.id;
    using Texts = std::vector<std::string>;

    AccessLog() {
        connect(ana, bo);
        workoutLog(bo, assignment(ana, bo, "Run"));
    }
    Texts kinds() const {
        auto texts = as(bo).get(path)["items"].texts("kind");
        std::ranges::sort(texts);
        return texts;
    }
    long rows() const { return rowsIn("app.data_access_log", "athlete_id = $1", {bo.id}); }
};

TEST_F(AccessLog, SaysWhoLooked) {
    ASSERT_EQ(as(ana).with("User-Agent", "Browser \xC3\xA4").get(detail + "/logs").status, 200);

    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer["items"].size(), 1);
    const auto item = answer["items"][0];
    EXPECT_EQ(item.names(), (Texts{"action", "actor", "allowed", "at", "id", "ipAddress", "kind", "userAgent"}));
    EXPECT_EQ(item["actor"].names(), (Texts{"displayName", "id", "role"}));
    EXPECT_EQ(item["actor"]["id"].text(), ana.id);
    EXPECT_EQ(item["actor"]["displayName"].text(), "Ana");
    EXPECT_EQ(item["actor"]["role"].text(), "coach");
    EXPECT_EQ(item["kind"].text(), "workouts");
    EXPECT_EQ(item["action"].text(), "view");
    EXPECT_TRUE(item["allowed"].boolean());
    EXPECT_TRUE(item["ipAddress"].text().starts_with("127.")) << item["ipAddress"].text();
    EXPECT_EQ(item["userAgent"].text(), "Browser \xC3\xA4");
}

TEST_F(AccessLog, KnowsTheKinds) {
    as(ana).get(detail);
    EXPECT_EQ(kinds(), (Texts{"overview"}));
    share(bo, "personal_info", true);
    as(ana).get(detail);
    EXPECT_EQ(kinds(), (Texts{"overview", "overview", "personal_info"}));
    as(ana).get("/api/coach/logs");
    as(ana).get("/api/coach/logs?athleteId=" + bo.id);
    EXPECT_EQ(kinds(), (Texts{"overview", "overview", "personal_info", "workouts", "workouts"}));
}

TEST_F(AccessLog, LeavesOutWhatShowsNothing) {
    const auto etag = as(ana).get(detail).header("etag");
    ASSERT_EQ(rows(), 1);
    EXPECT_EQ(as(ana).with("If-None-Match", etag).get(detail).status, 304);
    EXPECT_EQ(as(ana).get(detail + "/logs?limit=0").status, 400);
    EXPECT_EQ(as(ana).get("/api/coach/athletes").status, 200);
    EXPECT_EQ(as(ana).get("/api/coach/logs?from=2040-01-01").status, 200);
    EXPECT_EQ(as(bo).get("/api/athlete/assignments").status, 200);
    EXPECT_EQ(rows(), 1);
}

TEST_F(AccessLog, HoldsRefusedAttempts) {
    const auto foreign = as(eve).get(detail);
    EXPECT_TRUE(equallyForbidden(foreign, as(eve).get("/api/coach/athletes/" + missingId())));
    EXPECT_EQ(as(eve).get("/api/coach/logs?athleteId=" + bo.id).status, 403);
    share(bo, "workouts", false);
    EXPECT_EQ(as(ana).get(detail + "/logs").status, 403);
    EXPECT_EQ(as(administrator("Ida")).get(detail).status, 403);

    const auto items = as(bo).get(path)["items"];

    ASSERT_EQ(items.size(), 4);
    for (std::size_t i = 0; i < items.size(); ++i) EXPECT_FALSE(items[i]["allowed"].boolean());
    EXPECT_EQ(items[0]["actor"]["role"].text(), "admin");
    EXPECT_EQ(items[1]["actor"]["id"].text(), ana.id);
    EXPECT_EQ(items[2]["kind"].text(), "workouts");
    EXPECT_EQ(items[3]["actor"]["displayName"].text(), "Eve");
    EXPECT_EQ(as(athlete("Cy")).get(detail).status, 403);
    EXPECT_EQ(nobody().get(detail).status, 401);
    EXPECT_EQ(rows(), 4);
    EXPECT_EQ(rowsIn("app.data_access_log", "athlete_id = $1", {eve.id}), 0);
}

TEST_F(AccessLog, IsWrittenOrThereIsNoAnswer) {
    Unfinished lock("lock table app.data_access_log in exclusive mode", {});

    const auto answer = as(ana).mayFail().get(detail);

    EXPECT_TRUE(refused(answer, 503, "unavailable"));
    EXPECT_EQ(answer.body.find(bo.email), std::string::npos);
}

TEST_F(AccessLog, TakesAnyUserAgent) {
    EXPECT_EQ(as(ana).with("User-Agent", std::string(1000, 'x')).get(detail).status, 200);
    EXPECT_EQ(as(ana).with("User-Agent", "\xFF\xFE").get(detail).status, 200);
    EXPECT_EQ(as(ana).without("User-Agent").get(detail).status, 200);
    EXPECT_EQ(rows(), 3);
}

TEST_F(AccessLog, MissesNoneOfManyAtOnce) {
    const auto answers = atOnce(20, [&](int i) { return as(i % 2 == 0 ? ana : eve).get(detail); });

    EXPECT_EQ(countOf(answers, 200), 10);
    EXPECT_EQ(rowsIn("app.data_access_log", "athlete_id = $1 and allowed", {bo.id}), 10);
    EXPECT_EQ(rowsIn("app.data_access_log", "athlete_id = $1 and not allowed", {bo.id}), 10);
}

TEST_F(AccessLog, KeepsToTheRulesOfLists) {
    for (int i = 0; i < 3; ++i) as(ana).get(detail);

    expectListRules(bo, path);
    EXPECT_EQ(walk(as(bo), path, 2, "id").size(), 3);
}

TEST_F(AccessLog, IsTheAthletesOwn) {
    as(ana).get(detail);
    EXPECT_EQ(as(athlete("Cy")).get(path)["items"].size(), 0);
    EXPECT_TRUE(equallyForbidden(as(ana).get(path), as(administrator("Ida")).get(path)));
}

}  // namespace
