// messages/count_unread
#include "http_test.h"

namespace {

using namespace tp::test;

struct CountUnreadConversations : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string direct, group;

    CountUnreadConversations() {
        connect(ana, bo);
        direct = directConversation(ana, bo);
        group = groupConversation(ana, {bo}, "Runners");
    }
    static Answer unread(const Person& who) { return as(who).get("/api/messages/unread"); }
    static long count(const Person& who) { return unread(who)["conversations"].integer(); }
    static void keep(const Person& who, const std::string& id, bool muted, bool archived, bool markedUnread) {
        sql("update app.conversation_participants set muted = $3, marked_unread = $5, archived_seq = case when $4 "
            "then (select last_seq from app.conversations where id = $1) end "
            "where conversation_id = $1 and user_id = $2",
            {id, who.id, muted ? "true" : "false", archived ? "true" : "false", markedUnread ? "true" : "false"});
    }
};

TEST_F(CountUnreadConversations, CountsConversationsAndNotMessages) {
    EXPECT_EQ(unread(bo).body, R"({"conversations":0})");
    for (int i = 0; i < 3; ++i) message(ana, direct, "hello");
    EXPECT_EQ(count(bo), 1);
    EXPECT_EQ(count(ana), 0);
    message(ana, group, "all");
    EXPECT_EQ(count(bo), 2);

    const auto etag = unread(bo).header("etag");
    EXPECT_EQ(as(bo).with("If-None-Match", etag).get("/api/messages/unread").status, 304);
}

TEST_F(CountUnreadConversations, LeavesOutWhatIsMutedOrArchived) {
    message(ana, direct, "hello");
    keep(bo, direct, true, false, true);
    EXPECT_EQ(count(bo), 0);
    keep(bo, direct, false, true, true);
    EXPECT_EQ(count(bo), 0);
    keep(bo, direct, false, false, true);
    EXPECT_EQ(count(bo), 1);
    keep(bo, group, false, false, true);
    EXPECT_EQ(count(bo), 2);
}

TEST_F(CountUnreadConversations, KnowsTheCallersOnly) {
    message(ana, direct, "hello");

    EXPECT_EQ(count(athlete("Cy")), 0);
    EXPECT_EQ(count(administrator("Ida")), 0);
    EXPECT_TRUE(refused(nobody().get("/api/messages/unread"), 401, "unauthenticated"));
}

}  // namespace
