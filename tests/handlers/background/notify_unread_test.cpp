// background/notify_unread
#include "http_test.h"

namespace {

using namespace tp::test;

// A round by hand where the time is moved; that the process runs them, the last test shows.
struct NotifyUnread : HttpTest {
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string conversation;

    NotifyUnread() {
        connect(ana, bo);
        conversation = directConversation(ana, bo);
    }
    // One of Ana's that has waited for a while.
    void send(const std::string& waited) const {
        message(ana, conversation, "hello");
        sql("update app.messages set created_at = created_at - $2::interval where conversation_id = $1",
            {conversation, waited});
    }
    static void round() { sql("select private.notify_unread()"); }
    Json told() const { return as(bo).get("/api/notifications")["items"]; }
};

TEST_F(NotifyUnread, TellsOfTheFirstMessageThatWaited) {
    send("50 seconds");
    round();
    EXPECT_EQ(told().size(), 0);

    send("61 seconds");
    round();
    send("61 seconds");
    round();

    const auto items = told();
    ASSERT_EQ(items.size(), 1);
    EXPECT_EQ(items[0]["kind"].text(), "message");
    EXPECT_EQ(items[0]["sourceId"].text(), conversation);
    EXPECT_EQ(items[0]["actor"]["id"].text(), ana.id);
    EXPECT_EQ(items[0]["count"].integer(), 1);
    EXPECT_EQ(as(ana).get("/api/notifications")["items"].size(), 0);
}

TEST_F(NotifyUnread, TakesItBackOnceTheMessageIsRead) {
    send("61 seconds");
    round();
    const auto last = as(bo).get("/api/messages/conversations/" + conversation + "/messages")["items"][0]["id"].text();
    ASSERT_EQ(as(bo)
                  .post("/api/messages/conversations/" + conversation + "/read", body({{"lastReadMessageId", last}}))
                  .status,
              204);

    round();

    EXPECT_EQ(as(bo).get("/api/notifications/unread")["unreadCount"].integer(), 0);
}

TEST_F(NotifyUnread, SaysNothingOfWhatWasDeleted) {
    const auto deletion = [&](const std::string& id) {
        sqlAs(ana.token, "select app.delete_message($1, $2)", {conversation, id});
    };
    send("61 seconds");
    deletion(valueOf("select id from app.messages where conversation_id = $1", {conversation}));
    round();
    EXPECT_EQ(told().size(), 0);

    send("61 seconds");
    round();
    ASSERT_EQ(told().size(), 1);
    deletion(valueOf("select id from app.messages where conversation_id = $1 and seq = 2", {conversation}));
    round();
    EXPECT_EQ(as(bo).get("/api/notifications/unread")["unreadCount"].integer(), 0);
}

TEST_F(NotifyUnread, TellsOnceHoweverManyRoundsRunAtOnce) {
    send("61 seconds");

    atOnce(10, [](int) {
        round();
        return 0;
    });

    ASSERT_EQ(told().size(), 1);
    EXPECT_EQ(told()[0]["count"].integer(), 1);
}

TEST_F(NotifyUnread, RunsByItselfAndWritesWhatIsOwed) {
    sql("insert into private.owed_notifications (recipient, kind, details, error) values ($1, 'insight', '{}', 'busy')",
        {bo.id});

    for (int tries = 0; tries < 80 && told().size() == 0; ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));

    ASSERT_EQ(told().size(), 1);
    EXPECT_EQ(told()[0]["kind"].text(), "insight");
}

}  // namespace
