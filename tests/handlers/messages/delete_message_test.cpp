// messages/delete_message
#include "messenger.h"

namespace {

using namespace tp::test;

struct DeleteMessage : Messenger {};

TEST_F(DeleteMessage, LeavesATombstone) {
    const auto quoted = message(bo, group, "before");
    const auto answer = as(ana).post(
        path("/messages"), body({{"content", "secret"}, {"replyToId", quoted}, {"mentionIds", std::vector{cy.id}}}));
    const auto id = answer["id"].text();
    react(bo, id, "👍");
    edit(ana, id, "secret as well");

    EXPECT_EQ(remove(ana, id).status, 204);

    const auto left = read(bo, id);
    EXPECT_EQ(left["seq"].integer(), 2);
    EXPECT_EQ(left["content"].text(), "");
    EXPECT_EQ(left["senderId"].text(), ana.id);
    EXPECT_TRUE(left["deletedAt"].isText());
    for (const char* nothing : {"replyTo", "editedAt"}) EXPECT_TRUE(left[nothing].isNull());
    for (const char* empty : {"mentions", "reactions"}) EXPECT_EQ(left[empty].size(), 0);
    EXPECT_EQ(as(bo).get(pathOf(id, "/edits"))["items"].size(), 0);
    const auto last = as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"];
    EXPECT_EQ(last["content"].text(), "");
    EXPECT_EQ(last["deletedAt"].text(), left["deletedAt"].text());
    EXPECT_EQ(send(bo, "next")["seq"].integer(), 3);
}

TEST_F(DeleteMessage, IsRepeatable) {
    const auto id = message(ana, group, "hello");
    EXPECT_EQ(remove(ana, id).status, 204);
    const auto before = read(bo, id).body;
    const auto changed = revision(bo);

    EXPECT_EQ(remove(ana, id).status, 204);

    EXPECT_EQ(read(bo, id).body, before);
    EXPECT_EQ(revision(bo), changed);
}

TEST_F(DeleteMessage, IsPossibleAtAnyTime) {
    const auto id = message(bo, group, "long ago");
    age(id, "1 year");
    EXPECT_EQ(remove(bo, id).status, 204);
}

TEST_F(DeleteMessage, TakesTheWordsOutOfQuotesAndKeptAnswers) {
    const auto sent = as(ana).key("k").post(path("/messages"), body({{"content", "secret"}}));
    const auto answer = reply(bo, "what?", sent["id"].text())["id"].text();

    remove(ana, sent["id"].text());

    const auto quote = read(cy, answer)["replyTo"];
    EXPECT_EQ(quote["excerpt"].text(), "");
    EXPECT_TRUE(quote["deleted"].boolean());
    EXPECT_EQ(quote["id"].text(), sent["id"].text());
    EXPECT_EQ(as(ana).key("k").post(path("/messages"), body({{"content", "secret"}})).body.find("secret"),
              std::string::npos);
    EXPECT_EQ(rowsIn("app.messages", "conversation_id = $1", {group}), 2);
}

TEST_F(DeleteMessage, TakesTheWordsOutOfOthersKeptAnswers) {
    const auto id = message(ana, group, "secret");
    const auto again = [&] {
        return as(bo).key("k").post(path("/messages"), body({{"content", "what?"}, {"replyToId", id}}));
    };
    const auto first = again();
    ASSERT_EQ(first["replyTo"]["excerpt"].text(), "secret");
    // Kept as well, and empty.
    ASSERT_EQ(as(bo).key("r").post(path("/read"), body({{"lastReadMessageId", id}})).status, 204);

    EXPECT_EQ(remove(ana, id).status, 204);

    EXPECT_EQ(again()["id"].text(), first["id"].text());
    EXPECT_EQ(again()["replyTo"]["excerpt"].text(), "");
    EXPECT_TRUE(again()["replyTo"]["deleted"].boolean());
}

// Whichever comes first: no quote keeps the words.
TEST_F(DeleteMessage, LeavesNoQuoteBesideAnAnswer) {
    const auto id = message(ana, group, "secret");
    const auto answers =
        atOnce(12, [&](int i) { return i % 6 == 0 ? remove(ana, id) : reply(i % 2 == 0 ? bo : cy, "what?", id); });

    EXPECT_EQ(countOf(answers, 201), 10);
    EXPECT_EQ(countOf(answers, 204), 2);
    EXPECT_EQ(as(bo).get(path("/messages")).body.find("secret"), std::string::npos);
}

TEST_F(DeleteMessage, ShowsToWhoLeft) {
    const auto id = message(ana, group, "secret");
    disconnect(ana, bo);
    const auto etag = as(bo).get(path("/messages")).header("etag");

    remove(ana, id);

    EXPECT_EQ(as(bo).with("If-None-Match", etag).get(path("/messages"))["items"][0]["content"].text(), "");
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"]["content"].text(), "");
}

TEST_F(DeleteMessage, RefusesEverybodyButTheSender) {
    const auto id = message(bo, group, "mine");
    for (const auto& other : {ana, cy}) EXPECT_TRUE(equallyForbidden(remove(other, id), remove(other, missingId())));
    expectForbiddenToOthers("DELETE", id, "");
    disconnect(ana, bo);
    EXPECT_TRUE(refused(remove(bo, id), 403, "forbidden"));
    EXPECT_EQ(read(cy, id)["content"].text(), "mine");
}

}  // namespace
