// auth/read_session
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/auth/session";

struct ReadSession : HttpTest {
    Person bo = athlete("Bo");

    void age(const std::string& change) const {
        sql("update private.sessions set " + change + " where user_id = $1", {bo.id});
    }
    bool isSignedIn() const { return !as(bo).get(path)["user"].isNull(); }
};

TEST_F(ReadSession, SaysWhoIsSignedIn) {
    const auto answer = as(bo).get(path);

    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json().names(), (std::vector<std::string>{"features", "user"}));
    const auto user = answer["user"];
    EXPECT_EQ(user.names(), (std::vector<std::string>{"createdAt", "displayName", "email", "id", "roles", "username"}));
    EXPECT_EQ(user["id"].text(), bo.id);
    EXPECT_EQ(user["email"].text(), bo.email);
    EXPECT_EQ(user["displayName"].text(), bo.displayName);
    EXPECT_EQ(user["username"].text(), bo.username);
    EXPECT_EQ(user["roles"][0].text(), "athlete");
    EXPECT_EQ(answer.header("cache-control"), "private, no-cache");
    EXPECT_EQ(answer.headers.count("set-cookie"), 0);
}

TEST_F(ReadSession, SaysThatNobodyIsSignedIn) {
    const auto answer = nobody().get(path);

    ASSERT_EQ(answer.status, 200);
    EXPECT_TRUE(answer["user"].isNull());
    EXPECT_TRUE(answer["features"].isObject());
}

TEST_F(ReadSession, ShowsTheFeatures) {
    sql("insert into app.feature_flags (name, enabled) values ('testOfSession', true)");
    const auto on = as(bo).get(path);
    sql("update app.feature_flags set enabled = false where name = 'testOfSession'");
    const auto off = as(bo).with("If-None-Match", on.header("etag")).get(path);
    sql("delete from app.feature_flags where name = 'testOfSession'");

    EXPECT_TRUE(on["features"]["testOfSession"].boolean());
    EXPECT_EQ(off.status, 200);
    EXPECT_FALSE(off["features"]["testOfSession"].boolean());
}

TEST_F(ReadSession, EndsAfterTwoIdleWeeks) {
    age("last_seen_at = now() - interval '14 days' + interval '1 minute'");
    EXPECT_TRUE(isSignedIn());
    age("last_seen_at = now() - interval '14 days' - interval '1 second'");
    EXPECT_FALSE(isSignedIn());
    EXPECT_EQ(as(bo).get("/api/athlete/coaches").status, 401);
}

TEST_F(ReadSession, EndsAfterThirtyDaysHoweverBusy) {
    EXPECT_EQ(rowsIn("private.sessions",
                     "user_id = $1 and expires_at between now() + interval '29 days 23 hours' "
                     "and now() + interval '30 days'",
                     {bo.id}),
              1);
    age("expires_at = now() + interval '1 minute'");
    EXPECT_TRUE(isSignedIn());
    age("expires_at = now() - interval '1 second'");
    EXPECT_FALSE(isSignedIn());
}

TEST_F(ReadSession, RemembersThatTheSessionWasUsed) {
    age("last_seen_at = now() - interval '2 days'");

    EXPECT_TRUE(isSignedIn());

    // Marked after the answer.
    for (int i = 0;
         i < 50 && rowsIn("private.sessions", "user_id = $1 and last_seen_at < now() - interval '1 day'", {bo.id}); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(rowsIn("private.sessions", "user_id = $1 and last_seen_at > now() - interval '1 minute'", {bo.id}), 1);
}

TEST_F(ReadSession, EndsWithAChangeOfRoles) {
    const auto ana = coach("Ana");
    EXPECT_EQ(as(ana).get("/api/coach/athletes").status, 200);

    demote(ana);

    EXPECT_EQ(as(ana).get("/api/coach/athletes").status, 401);
}

TEST_F(ReadSession, ReadsOnlyAWholeAndSingleCookie) {
    const auto with = [&](const std::string& cookie) {
        return !nobody().with("Cookie", cookie).get(path)["user"].isNull();
    };

    EXPECT_TRUE(with("theme=dark; tp_session=" + bo.token + "; other=1"));
    EXPECT_TRUE(with(";; =; tp_session=" + bo.token));
    EXPECT_FALSE(with("tp_session=" + bo.token + "; tp_session=" + std::string(43, 'A')));
    EXPECT_FALSE(with("tp_session=" + std::string(43, 'A') + "; tp_session=" + bo.token));
    EXPECT_FALSE(with("TP_SESSION=" + bo.token));
    EXPECT_FALSE(with("__Host-tp_session=" + bo.token));
    EXPECT_FALSE(with("tp_session=" + bo.token + "x"));
    EXPECT_FALSE(with("tp_session=" + bo.token.substr(0, 42)));
    EXPECT_FALSE(with("tp_session=\"" + bo.token + "\""));
    EXPECT_FALSE(with("tp_session=" +
                      valueOf("select encode(token_hash, 'hex') from private.sessions where user_id = $1", {bo.id})));
}

TEST_F(ReadSession, SaysWhenNothingHasChanged) {
    const auto first = as(bo).get(path);

    const auto same = as(bo).with("If-None-Match", first.header("etag")).get(path);
    sql("update app.users set display_name = 'Bo Two' where id = $1", {bo.id});
    const auto renamed = as(bo).with("If-None-Match", first.header("etag")).get(path);

    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    EXPECT_EQ(renamed.status, 200);
    EXPECT_EQ(renamed["user"]["displayName"].text(), "Bo Two");
}

TEST_F(ReadSession, RefusesUnknownParameters) {
    EXPECT_TRUE(refusedFields(as(bo).get(std::string(path) + "?user=1"), {"user"}));
}

}  // namespace
