// messages/remove_reaction
#include "messenger.h"

namespace {

using namespace tp::test;

struct RemoveReaction : Messenger {
    std::string id = message(ana, group, "hello");

    Answer take(const Person& who, const std::string& emoji) const {
        return as(who).send("DELETE", pathOf(id, reaction(emoji)));
    }
};

TEST_F(RemoveReaction, TakesBackTheOwnOne) {
    react(bo, id, "👍");
    react(cy, id, "👍");

    const auto answer = take(bo, "👍");

    ASSERT_EQ(answer.status, 200) << answer.body;
    ASSERT_EQ(answer["reactions"].size(), 1);
    EXPECT_EQ(answer["reactions"][0]["userIds"][0].text(), cy.id);
    EXPECT_EQ(take(cy, "👍")["reactions"].size(), 0);
}

TEST_F(RemoveReaction, ChangesNothingWhereThereIsNone) {
    react(cy, id, "👍");
    const auto before = revision(ana);

    EXPECT_EQ(take(bo, "👍").status, 200);

    EXPECT_EQ(revision(ana), before);
    EXPECT_EQ(read(bo, id)["reactions"].size(), 1);
}

// Adding and taking back at once: what is stored is what is shown.
TEST_F(RemoveReaction, AgreesWithWhatIsThere) {
    const auto answers = atOnce(20, [&](int i) { return i % 2 == 0 ? react(bo, id, "👍") : take(bo, "👍"); });

    EXPECT_EQ(countOf(answers, 200), 20);
    EXPECT_EQ(static_cast<long>(read(ana, id)["reactions"].size()),
              rowsIn("app.message_reactions", "conversation_id = $1", {group}));
}

TEST_F(RemoveReaction, RefusesWhoLeft) {
    react(bo, id, "👍");
    disconnect(ana, bo);
    EXPECT_TRUE(refused(take(bo, "👍"), 403, "forbidden"));
    EXPECT_TRUE(refusedFields(take(cy, "x"), {"emoji"}));
}

TEST_F(RemoveReaction, RefusesForeignAndMissingMessagesAlike) { expectForbiddenToOthers("DELETE", id, reaction("👍")); }

}  // namespace
