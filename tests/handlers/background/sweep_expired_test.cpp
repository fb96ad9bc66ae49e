// background/sweep_expired
#include "http_test.h"

namespace {

using namespace tp::test;

// The process sleeps between its rounds, so a round is run by hand; that it runs at all, the log of the installation
// shows.
struct SweepExpired : HttpTest {
    Person bo = athlete("Bo");

    static void sweep() { sql("select app.sweep_expired()"); }
    long sessions() const { return rowsIn("private.sessions", "user_id = $1", {bo.id}); }
    void openAged(const std::string& change) const {
        openSession(bo);
        sql("update private.sessions set " + change +
                " where user_id = $1 and expires_at > now() + interval '29 days' "
                "and last_seen_at > now() - interval '1 minute' and token_hash <> (select token_hash from "
                "private.sessions "
                "where user_id = $1 order by created_at limit 1)",
            {bo.id});
    }
};

TEST_F(SweepExpired, TakesSessionsThatHaveEndedAndNoOthers) {
    openAged("last_seen_at = now() - interval '15 days'");
    openAged("expires_at = now() - interval '1 second'");
    openAged("last_seen_at = now() - interval '13 days'");
    ASSERT_EQ(sessions(), 4);

    sweep();

    EXPECT_EQ(sessions(), 2);
    EXPECT_EQ(as(bo).get("/api/athlete/coaches").status, 200);
}

TEST_F(SweepExpired, TakesKeysOlderThanADay) {
    for (const char* age : {"23 hours", "25 hours"})
        sql("insert into app.idempotency_keys (user_id, key, request_hash, created_at) "
            "values ($1, replace($2, ' ', '-'), '\\x00', now() - $2::interval)",
            {bo.id, age});

    sweep();

    EXPECT_EQ(rowsIn("app.idempotency_keys", "user_id = $1", {bo.id}), 1);
    EXPECT_EQ(rowsIn("app.idempotency_keys", "user_id = $1 and key = '23-hours'", {bo.id}), 1);
}

TEST_F(SweepExpired, TakesCountersOlderThanADay) {
    for (const char* age : {"23 hours", "25 hours"})
        sql("insert into private.rate_limits (counter, window_started_at, count) values ($1 || $2, now() - "
            "$2::interval, 1)",
            {bo.id, age});

    sweep();

    EXPECT_EQ(rowsIn("private.rate_limits", "counter like $1 || '%'", {bo.id}), 1);
}

}  // namespace
