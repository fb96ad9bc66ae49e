// messages/add_reaction
#include "messenger.h"

namespace {

using namespace tp::test;

struct AddReaction : Messenger {
    std::string id = message(ana, group, "hello");
};

TEST_F(AddReaction, ShowsWhoReactedWithWhat) {
    react(bo, id, "👍");
    react(cy, id, "❤️");

    const auto answer = react(ana, id, "👍");

    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto reactions = answer["reactions"];
    EXPECT_EQ(reactions.texts("emoji"), (Texts{"👍", "❤️"}));
    ASSERT_EQ(reactions[0]["userIds"].size(), 2);
    EXPECT_EQ(reactions[0]["userIds"][0].text(), bo.id);
    EXPECT_EQ(reactions[0]["userIds"][1].text(), ana.id);
    EXPECT_EQ(read(cy, id).body, read(bo, id).body);
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["lastMessage"]["reactions"].texts("emoji"),
              (Texts{"👍", "❤️"}));
    EXPECT_EQ(as(bo).get("/api/messages/conversations")["items"][0]["unreadCount"].integer(), 1);
}

TEST_F(AddReaction, CountsEachOnceHoweverManyAtOnce) {
    const auto before = revision(ana);

    const auto answers = atOnce(20, [&](int i) { return react(i % 2 == 0 ? bo : cy, id, i % 4 < 2 ? "👍" : "🎉"); });

    EXPECT_EQ(countOf(answers, 200), 20);
    EXPECT_EQ(rowsIn("app.message_reactions", "conversation_id = $1", {group}), 4);
    EXPECT_EQ(revision(ana), before + 4);
    const auto reactions = read(ana, id)["reactions"];
    ASSERT_EQ(reactions.size(), 2);
    for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(reactions[i]["userIds"].size(), 2);
}

TEST_F(AddReaction, TakesTwentyDifferentOnes) {
    sql("insert into app.message_reactions (conversation_id, seq, user_id, emoji) "
        "select $1, 1, $2, chr(128512 + n) from generate_series(0, 17) n",
        {group, bo.id});

    const auto answers = atOnce(6, [&](int i) {
        return react(cy, id, Texts{"🚲", "🚗", "🚕", "🚌", "🚎", "🚓"}[static_cast<std::size_t>(i)]);
    });

    EXPECT_EQ(countOf(answers, 200), 2);
    EXPECT_TRUE(refused(react(cy, id, "👍"), 409, "too_many_reactions"));
    EXPECT_EQ(react(cy, id, "😀").status, 200);
    EXPECT_EQ(read(bo, id)["reactions"].size(), 20);
}

TEST_F(AddReaction, TakesOneEmojiOnly) {
    for (const char* emoji :
         {"👩🏽‍❤️‍💋‍👨🏿", "🇩🇪", "7️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☝🏽"})
        EXPECT_EQ(react(bo, id, emoji).status, 200) << emoji;
    for (const char* text : {"👍👍", "a", "7", "❤", "👍️", "🇩", "👍\xE2\x80\x8D", "<b>", "%"})
        EXPECT_TRUE(refusedFields(react(bo, id, text), {"emoji"})) << text;
    EXPECT_TRUE(refusedFields(react(bo, id, "👨‍👩‍👧‍👦‍👨‍👩‍👧‍👦"), {"emoji"}));
    EXPECT_EQ(read(bo, id)["reactions"].size(), 5);
}

TEST_F(AddReaction, RefusesADeletedMessage) {
    remove(ana, id);
    EXPECT_TRUE(refused(react(bo, id, "👍"), 409, "message_deleted"));
}

TEST_F(AddReaction, RefusesWhoMayNotWrite) {
    sql("update app.conversations set is_announcement = true where id = $1", {group});
    EXPECT_TRUE(refused(react(bo, id, "👍"), 403, "forbidden"));
    EXPECT_TRUE(refused(send(bo, "hello"), 403, "forbidden"));
    EXPECT_EQ(react(ana, id, "👍").status, 200);
    disconnect(ana, cy);
    EXPECT_TRUE(refused(react(cy, id, "👍"), 403, "forbidden"));
    EXPECT_FALSE(as(bo).get("/api/messages/conversations")["items"][0]["canWrite"].boolean());
}

TEST_F(AddReaction, RefusesForeignAndMissingMessagesAlike) { expectForbiddenToOthers("PUT", id, reaction("👍")); }

}  // namespace
