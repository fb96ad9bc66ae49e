// Connections to the database that break while a request is under way.
#include "http_test.h"

namespace {

using namespace tp::test;

struct DatabaseLoss : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");

    DatabaseLoss() { connect(ana, bo); }
    // The connections that wait for somebody's lock.
    static std::string endWaiting() {
        return valueOf(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity "
            "where usename = 'tp_app' and wait_event_type = 'Lock'");
    }
};

TEST_F(DatabaseLoss, IsSaidAsAServiceThatIsAway) {
    const auto path = "/api/messages/conversations/" + directConversation(ana, bo) + "/messages";
    for (int round = 0; round < 3; ++round) {
        Unfinished holding("select 1 from app.conversation_participants where user_id = $1 for update", {bo.id});
        auto caught = std::async(std::launch::async, [&] {
            return as(bo).mayFail().post(path, body({{"content", "lost"}}));
        });
        EXPECT_EQ(caught.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);

        EXPECT_EQ(endWaiting(), "1");

        const auto answer = caught.get();
        EXPECT_TRUE(refused(answer, 503, "unavailable"));
        EXPECT_EQ(answer.header("retry-after"), "2");
        holding.commit();
    }
    EXPECT_EQ(rowsIn("app.messages", "sender_id = $1", {bo.id}), 0);
    for (int i = 0; i < 12; ++i) EXPECT_EQ(as(bo).post(path, body({{"content", "again"}}))["seq"].integer(), i + 1);
}

// The first statement of a request finds a connection that was closed while nobody looked.
TEST_F(DatabaseLoss, IsNotNoticedBetweenRequests) {
    for (int i = 0; i < 4; ++i) as(ana).get("/api/coach/athletes");
    sql("select pg_terminate_backend(pid) from pg_stat_activity where usename in ('tp_app', 'tp_auth')");

    while (rowsIn("pg_stat_activity", "usename in ('tp_app', 'tp_auth')") > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));

    for (int i = 0; i < 12; ++i) EXPECT_EQ(as(ana).get("/api/coach/athletes").status, 200);
}

TEST_F(DatabaseLoss, OfALockIsSaidWithinSeconds) {
    Unfinished holding("select 1 from app.coach_profiles where coach_id = $1 for update", {ana.id});
    const auto start = std::chrono::steady_clock::now();

    const auto answer =
        as(ana).mayFail().post("/api/coach/athletes/connect", body({{"athleteEmail", athlete("Cy").email}}));

    EXPECT_TRUE(refused(answer, 503, "unavailable"));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
