// notifications/list_notifications
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/notifications";

struct ListNotifications : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    using Texts = std::vector<std::string>;

    void tell(const std::string& kind, const std::string& sourceId, const std::string& details = "{}") const {
        sql("select private.notify($1, $2, $3, $4, $5)", {bo.id, kind, ana.id, sourceId, details});
    }
};

TEST_F(ListNotifications, TellsWhatHappened) {
    const auto source = missingId();
    tell("connection_ended", source, R"({"reason": "moved"})");

    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(), (Texts{"items", "nextCursor", "unreadCount"}));
    EXPECT_EQ(answer["unreadCount"].integer(), 1);
    ASSERT_EQ(answer["items"].size(), 1);
    const auto one = answer["items"][0];
    EXPECT_EQ(one.names(), (Texts{"actor", "count", "createdAt", "id", "kind", "readAt", "reason", "sourceId", "title",
                                  "updatedAt"}));
    EXPECT_EQ(one["kind"].text(), "connection_ended");
    EXPECT_EQ(one["actor"].names(), (Texts{"displayName", "id"}));
    EXPECT_EQ(one["actor"]["id"].text(), ana.id);
    EXPECT_EQ(one["actor"]["displayName"].text(), "Ana");
    EXPECT_EQ(one["sourceId"].text(), source);
    EXPECT_EQ(one["reason"].text(), "moved");
    EXPECT_TRUE(one["title"].isNull());
    EXPECT_EQ(one["count"].integer(), 1);
    EXPECT_TRUE(one["readAt"].isNull());
}

TEST_F(ListNotifications, CountsEqualEventsAtTheSameMomentAsOne) {
    const auto source = missingId();
    atOnce(20, [&](int) {
        tell("message", source);
        return 0;
    });
    sql("select private.write_owed_notifications()");

    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer["items"].size(), 1);
    EXPECT_EQ(answer["items"][0]["count"].integer(), 20);
    EXPECT_EQ(rowsIn("private.mail_outbox", "to_user = $1", {bo.id}), 1);
}

TEST_F(ListNotifications, KnowsNoActorWhoIsGone) {
    tell("connection_ended", missingId());
    sql("delete from app.users where id = $1", {ana.id});

    const auto answer = as(bo).get(path);

    EXPECT_TRUE(answer["items"][0]["actor"].isNull());
    EXPECT_EQ(answer.body.find("Ana"), std::string::npos);
}

TEST_F(ListNotifications, ShowsTheLatestFirstAndWalksWithoutAGap) {
    Texts sources;
    for (int i = 0; i < 7; ++i) {
        sources.insert(sources.begin(), missingId());
        tell("assignment_created", sources.front());
    }
    tell("assignment_created", sources.back());
    sources.insert(sources.begin(), sources.back());
    sources.pop_back();

    EXPECT_EQ(walk(as(bo), path, 3, "sourceId"), sources);
    EXPECT_EQ(as(bo).get(path)["unreadCount"].integer(), 7);
}

TEST_F(ListNotifications, ShowsUnreadOnesAlone) {
    tell("insight", missingId());
    ASSERT_EQ(as(bo).post("/api/notifications/read", R"({"all": true})").status, 204);
    tell("message", missingId());

    EXPECT_EQ(as(bo).get(std::string(path) + "?unread=true")["items"].texts("kind"), (Texts{"message"}));
    EXPECT_EQ(as(bo).get(std::string(path) + "?unread=false")["items"].size(), 2);
    EXPECT_TRUE(refusedFields(as(bo).get(std::string(path) + "?unread=maybe"), {"unread"}));
}

TEST_F(ListNotifications, ShowsNobodyElses) {
    tell("message", missingId());

    EXPECT_EQ(as(ana).get(path)["items"].size(), 0);
    EXPECT_EQ(as(athlete("Cy")).get(path)["unreadCount"].integer(), 0);
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

TEST_F(ListNotifications, KeepsTheRulesOfLists) {
    for (int i = 0; i < 4; ++i) tell("message", missingId());

    expectListRules(bo, path);
}

// What the triggers tell, through the API.
TEST_F(ListNotifications, TellsOfConnectionsAssignmentsAndWorkouts) {
    ASSERT_EQ(as(ana).post("/api/coach/athletes/connect", body({{"athleteEmail", bo.email}})).status, 201);
    const auto made =
        as(ana).post("/api/coach/assignments",
                     body({{"athleteIds", std::vector{bo.id}}, {"title", "Squats"}, {"scheduledFor", "2030-01-07"}}));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto assignmentId = made["items"][0]["id"].text();
    ASSERT_EQ(as(bo).post("/api/athlete/assignments/" + assignmentId + "/log", R"({"sets": []})").status, 201);

    const auto told = as(bo).get(path)["items"];
    EXPECT_EQ(told.texts("kind"), (Texts{"assignment_created", "connected"}));
    EXPECT_EQ(told[0]["title"].text(), "Squats");
    EXPECT_EQ(told[0]["sourceId"].text(), assignmentId);
    EXPECT_EQ(as(ana).get(path)["items"].texts("kind"), (Texts{"workout_completed"}));
}

TEST_F(ListNotifications, IsNeverWaitedForAndNeverLost) {
    connect(ana, bo);
    Unfinished other("lock table app.notifications in share row exclusive mode", {});

    const auto began = std::chrono::steady_clock::now();
    const auto made =
        as(ana).post("/api/coach/assignments",
                     body({{"athleteIds", std::vector{bo.id}}, {"title", "Squats"}, {"scheduledFor", "2030-01-07"}}));
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(2));
    EXPECT_EQ(rowsIn("private.owed_notifications", "recipient = $1", {bo.id}), 1);
    other.commit();
    sql("update private.owed_notifications set next_attempt_at = now()");
    sql("select private.write_owed_notifications()");

    EXPECT_EQ(as(bo).get(path)["items"].texts("sourceId"), (Texts{made["items"][0]["id"].text()}));
}

}  // namespace
