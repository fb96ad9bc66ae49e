// messages/edit_message
#include <algorithm>

#include "messenger.h"

namespace {

using namespace tp::test;

struct EditMessage : Messenger {
    std::string id = message(ana, group, "helo");
};

TEST_F(EditMessage, ChangesTheContentEverywhere) {
    const auto answer = edit(ana, id, " hello ");

    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["content"].text(), "hello");
    EXPECT_TRUE(answer["editedAt"].isText());
    EXPECT_EQ(answer["seq"].integer(), 1);
    EXPECT_EQ(read(bo, id)["content"].text(), "hello");
    const auto last = as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"];
    EXPECT_EQ(last["content"].text(), "hello");
    EXPECT_EQ(last["editedAt"].text(), answer["editedAt"].text());
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["unreadCount"].integer(), 1);
}

TEST_F(EditMessage, NoticesTheSameContent) {
    const auto before = revision(bo);

    EXPECT_TRUE(edit(ana, id, "helo")["editedAt"].isNull());

    EXPECT_EQ(revision(bo), before);
    EXPECT_EQ(rowsIn("app.message_edits", "conversation_id = $1", {group}), 0);
}

TEST_F(EditMessage, RewritesWhatQuotesIt) {
    const auto answer = reply(bo, "hi", id)["id"].text();

    edit(ana, id, "hello");

    EXPECT_EQ(read(bo, answer)["replyTo"]["excerpt"].text(), "hello");
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"]["replyTo"]["excerpt"].text(),
              "hello");
}

TEST_F(EditMessage, IsPossibleForFifteenMinutes) {
    age(id, "14 minutes 55 seconds");
    EXPECT_EQ(edit(ana, id, "just in time").status, 200);
    age(id, "15 minutes 1 second");
    EXPECT_TRUE(refused(edit(ana, id, "too late"), 409, "edit_too_late"));
    EXPECT_TRUE(refused(edit(ana, id, "just in time"), 409, "edit_too_late"));
    EXPECT_EQ(read(bo, id)["content"].text(), "just in time");
}

TEST_F(EditMessage, RefusesADeletedMessage) {
    remove(ana, id);

    EXPECT_TRUE(refused(edit(ana, id, "hello"), 409, "message_deleted"));
}

TEST_F(EditMessage, KeepsEveryVersionOfTwentyOfManyAtOnce) {
    const auto answers = atOnce(24, [&](int i) { return edit(ana, id, std::to_string(i)); });

    EXPECT_EQ(countOf(answers, 200), 20);
    EXPECT_EQ(std::ranges::count_if(answers, [](const auto& one) { return !!refused(one, 409, "too_many_edits"); }), 4);
    const auto edits = as(bo).get(pathOf(id, "/edits"))["items"].texts("content");
    ASSERT_EQ(edits.size(), 20);
    EXPECT_EQ(edits.front(), "helo");
    EXPECT_EQ(std::ranges::count(edits, read(bo, id)["content"].text()), 0);
}

// Whichever comes first: nothing of the content stays.
TEST_F(EditMessage, LeavesNothingBesideADeletion) {
    for (int round = 0; round < 3; ++round) {
        const auto one = message(ana, group, "secret");
        const auto answers =
            atOnce(8, [&](int i) { return i < 4 ? edit(ana, one, "secret " + std::to_string(i)) : remove(ana, one); });

        EXPECT_EQ(countOf(answers, 204), 4);
        EXPECT_EQ(countOf(answers, 200) + countOf(answers, 409), 4);
        const auto left = read(bo, one);
        EXPECT_EQ(left.body.find("secret"), std::string::npos);
        EXPECT_TRUE(left["deletedAt"].isText());
    }
    EXPECT_EQ(rowsIn("app.message_edits", "conversation_id = $1", {group}), 0);
}

TEST_F(EditMessage, RefusesEverybodyButTheSender) {
    const auto missing = edit(bo, missingId(), "x");
    EXPECT_TRUE(equallyForbidden(edit(bo, id, "x"), missing));
    expectForbiddenToOthers("PUT", id, "", body({{"content", "x"}}));
    EXPECT_TRUE(refusedFields(as(ana).send("PUT", pathOf(id), R"({"content": " ", "senderId": null})"),
                              {"content", "senderId"}));
    EXPECT_EQ(read(bo, id)["content"].text(), "helo");
}

TEST_F(EditMessage, RefusesWhoLeftOrMayNotWrite) {
    const auto bos = message(bo, group, "mine");
    const auto direct = directConversation(ana, cy);
    const auto anas = message(ana, direct, "hello");
    permit(ana, cy, "can_send_messages", false);
    EXPECT_TRUE(refused(
        as(ana).send("PUT", "/api/messages/conversations/" + direct + "/messages/" + anas, body({{"content", "x"}})),
        403, "forbidden"));

    disconnect(ana, bo);

    EXPECT_TRUE(refused(edit(bo, bos, "x"), 403, "forbidden"));
    EXPECT_EQ(read(cy, bos)["content"].text(), "mine");
}

}  // namespace
