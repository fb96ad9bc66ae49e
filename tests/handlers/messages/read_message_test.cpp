// messages/read_message
#include "messenger.h"

namespace {

using namespace tp::test;

struct ReadMessage : Messenger {};

TEST_F(ReadMessage, ShowsEveryField) {
    const auto id = message(ana, group, "hello");

    const auto answer = read(bo, id);

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().names(),
              (Texts{"clientKey", "content", "conversationId", "createdAt", "deletedAt", "editedAt", "id", "mentions",
                     "reactions", "readAt", "replyTo", "senderId", "seq"}));
    EXPECT_EQ(answer["id"].text(), id);
    EXPECT_EQ(answer["content"].text(), "hello");
    EXPECT_EQ(answer["senderId"].text(), ana.id);
    for (const char* nothing : {"replyTo", "editedAt", "deletedAt", "readAt"}) EXPECT_TRUE(answer[nothing].isNull());
    for (const char* empty : {"mentions", "reactions"}) EXPECT_EQ(answer[empty].size(), 0);
    EXPECT_EQ(as(bo).with("If-None-Match", answer.header("etag")).get(pathOf(id)).status, 304);
}

TEST_F(ReadMessage, ShowsWhoJoinedLaterNothingOfBefore) {
    const auto before = message(ana, group, "before");
    const auto di = connected("Di");
    sql("insert into app.conversation_participants (conversation_id, user_id) values ($1, $2)", {group, di.id});
    const auto after = message(ana, group, "after");

    EXPECT_TRUE(equallyForbidden(read(di, before), read(di, missingId())));
    EXPECT_EQ(read(di, after)["content"].text(), "after");
    EXPECT_EQ(contents(di), (Texts{"after"}));
    EXPECT_EQ(contents(bo), (Texts{"after", "before"}));
}

TEST_F(ReadMessage, ShowsWhoLeftTheMessageAsItWasThen) {
    const auto quoted = message(ana, group, "old words");
    const auto id = reply(ana, "as I said", quoted)["id"].text();
    ASSERT_EQ(react(cy, id, "👍").status, 200);
    disconnect(ana, bo);
    const auto before = as(bo).get(path("/messages"));

    ASSERT_EQ(edit(ana, id, "never mind").status, 200);
    ASSERT_EQ(edit(ana, quoted, "new words").status, 200);
    ASSERT_EQ(react(ana, id, "🎉").status, 200);

    const auto shown = read(bo, id);
    EXPECT_EQ(shown["content"].text(), "as I said");
    EXPECT_TRUE(shown["editedAt"].isNull());
    EXPECT_EQ(shown["replyTo"]["excerpt"].text(), "old words");
    EXPECT_EQ(shown["reactions"].texts("emoji"), (Texts{"👍"}));
    EXPECT_EQ(as(bo).get(path("/messages")).body, before.body);
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"]["content"].text(), "as I said");
    EXPECT_EQ(as(bo).get(pathOf(id, "/edits"))["items"].size(), 0);
    EXPECT_TRUE(equallyForbidden(read(bo, message(ana, group, "later")), read(bo, missingId())));
}

TEST_F(ReadMessage, RefusesForeignAndMissingMessagesAlike) {
    expectForbiddenToOthers("GET", message(ana, group, "secret"), "");
}

}  // namespace
