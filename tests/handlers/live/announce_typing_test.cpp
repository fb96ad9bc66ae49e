// live/announce_typing
#include "http_test.h"
#include "live.h"

namespace {

using namespace tp::test;
using namespace std::chrono_literals;

struct AnnounceTyping : HttpTest {
    Person ana = coach("Ana");
    Person bo = connected("Bo");
    Person cy = connected("Cy");
    std::string group = groupConversation(ana, {bo, cy});

    Person connected(const std::string& name) const {
        auto made = athlete(name);
        connect(ana, made);
        return made;
    }
    static Answer type(const Person& who, const std::string& id) {
        return as(who).post("/api/messages/conversations/" + id + "/typing");
    }
};

TEST_F(AnnounceTyping, IsHeardByTheOthersAlone) {
    Listening anas(ana);
    Listening cys(cy);
    Listening bos(bo);
    Listening eves(coach("Eve"));

    EXPECT_EQ(type(bo, group).status, 204);

    for (auto* page : {&anas, &cys}) {
        const auto event = page->next("typing");
        ASSERT_TRUE(event);
        EXPECT_EQ((*event)["conversationId"].text(), group);
        EXPECT_EQ((*event)["userId"].text(), bo.id);
        EXPECT_EQ(event->names(), (std::vector<std::string>{"conversationId", "kind", "userId"}));
    }
    for (auto* page : {&bos, &eves}) EXPECT_FALSE(page->next("typing", 200ms));
}

TEST_F(AnnounceTyping, IsRefusedWhereOneMayNotWrite) {
    const auto direct = directConversation(ana, bo);
    permit(ana, bo, "can_send_messages", false);
    disconnect(ana, cy);
    Listening bos(bo);

    const auto missing = type(bo, missingId());
    for (const auto& [who, id] : {std::pair{ana, direct}, {cy, group}, {cy, direct}, {coach("Eve"), group}})
        EXPECT_TRUE(equallyForbidden(type(who, id), missing)) << who.displayName;
    EXPECT_TRUE(refusedFields(type(bo, "x"), {"conversationId"}));

    EXPECT_FALSE(bos.next("typing", 200ms));
}

TEST_F(AnnounceTyping, IsLimitedAndLeavesNothingBehind) {
    const auto answers = atOnce(40, [&](int) { return type(bo, group); });

    EXPECT_EQ(countOf(answers, 204), 30);
    EXPECT_EQ(countOf(answers, 429), 10);
    EXPECT_EQ(rowsIn("app.messages", "conversation_id = $1", {group}), 0);
}

}  // namespace
