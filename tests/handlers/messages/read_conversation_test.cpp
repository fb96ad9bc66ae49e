// messages/read_conversation
#include "messenger.h"

namespace {

using namespace tp::test;

struct ReadConversation : Messenger {
    static Answer list(const Person& who) { return as(who).get("/api/messages/conversations"); }
};

TEST_F(ReadConversation, ShowsWhatTheListShows) {
    message(ana, group, "hello");

    const auto answer = as(bo).get(path());

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(R"({"items":[)" + answer.body + R"(],"nextCursor":null})", list(bo).body);
    EXPECT_EQ(answer["unreadCount"].integer(), 1);
    EXPECT_EQ(as(bo).with("If-None-Match", answer.header("etag")).get(path()).status, 304);
    message(ana, group, "again");
    EXPECT_EQ(as(bo).with("If-None-Match", answer.header("etag")).get(path()).status, 200);
}

TEST_F(ReadConversation, ShowsWhoLeftWhatWasThen) {
    message(ana, group, "hello");
    disconnect(ana, bo);
    const auto then = as(bo).get(path());

    message(ana, group, "later");

    EXPECT_EQ(as(bo).get(path()).body, then.body);
    EXPECT_EQ(then["lastMessage"]["content"].text(), "hello");
    EXPECT_FALSE(then["canWrite"].boolean());
}

TEST_F(ReadConversation, RefusesForeignAndMissingConversationsAlike) {
    const auto di = connected("Di");
    const auto missing = as(di).get("/api/messages/conversations/" + missingId());
    for (const auto& stranger : {di, coach("Eve"), administrator("Ida")})
        EXPECT_TRUE(equallyForbidden(as(stranger).get(path()), missing));
}

}  // namespace
