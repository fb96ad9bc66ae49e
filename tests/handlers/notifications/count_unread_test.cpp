// notifications/count_unread
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* path = "/api/notifications/unread";

struct CountUnread : HttpTest {
    Person bo = athlete("Bo");

    void tell(const std::string& kind) const {
        sql("select private.notify($1, $2, null, $3)", {bo.id, kind, missingId()});
    }
};

TEST_F(CountUnread, CountsTheCallersOwn) {
    EXPECT_EQ(as(bo).get(path)["unreadCount"].integer(), 0);
    tell("insight");
    tell("message");

    const auto answer = as(bo).get(path);

    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer["unreadCount"].integer(), 2);
    EXPECT_EQ(as(athlete("Cy")).get(path)["unreadCount"].integer(), 0);
    EXPECT_TRUE(refused(nobody().get(path), 401, "unauthenticated"));
}

TEST_F(CountUnread, LeavesOutWhatIsWantedByMailAlone) {
    sql("insert into app.notification_preferences (kind, user_id, in_app, mail) values ('message', $1, false, true)",
        {bo.id});
    tell("message");

    EXPECT_EQ(as(bo).get(path)["unreadCount"].integer(), 0);
    EXPECT_EQ(as(bo).get("/api/notifications")["items"].size(), 0);
}

TEST_F(CountUnread, AnswersPollingWith304UntilItChanges) {
    tell("insight");
    const auto etag = as(bo).get(path).header("etag");

    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(path).status, 304);
    tell("insight");
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(path).status, 200);
}

}  // namespace
