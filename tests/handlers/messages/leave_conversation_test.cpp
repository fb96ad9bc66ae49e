// messages/leave_conversation
#include "http_test.h"

namespace {

using namespace tp::test;

constexpr const char* conversations = "/api/messages/conversations";

struct LeaveConversation : HttpTest {
    using Texts = std::vector<std::string>;
    Person ana = coach("Ana");
    Person bo = athlete("Bo");
    std::string group;

    LeaveConversation() {
        connect(ana, bo);
        group = groupConversation(ana, {bo}, "Runners");
    }
    static std::string of(const std::string& id) { return std::string(conversations) + "/" + id; }
    static Answer leave(const Person& who, const std::string& id) { return as(who).post(of(id) + "/leave"); }
};

TEST_F(LeaveConversation, KeepsWhatCameBefore) {
    message(ana, group, "before");

    ASSERT_EQ(leave(bo, group).status, 204);
    message(ana, group, "after");

    EXPECT_EQ(as(bo).get(of(group) + "/messages")["items"].texts("content"), Texts{"before"});
    EXPECT_TRUE(as(ana).get(conversations)["items"][0]["participants"][1]["leftAt"].isText());
    EXPECT_EQ(leave(bo, group).status, 204);
}

TEST_F(LeaveConversation, StoresEitherTheMessageOrTheRefusalWhereOneIsSentMeanwhile) {
    const auto answers = atOnce(20, [&](int i) {
        return i == 10 ? leave(bo, group) : as(bo).post(of(group) + "/messages", body({{"content", "x"}}));
    });

    EXPECT_EQ(countOf(answers, 204), 1);
    const auto sent = countOf(answers, 201);
    EXPECT_EQ(sent + countOf(answers, 403), 19);
    EXPECT_EQ(rowsIn("app.messages", "conversation_id = $1", {group}), sent);
    EXPECT_EQ(valueOf("select left_seq from app.conversation_participants where conversation_id = $1 and user_id = $2",
                      {group, bo.id}),
              std::to_string(sent));
}

TEST_F(LeaveConversation, IsForAthletesAndGroups) {
    const auto direct = directConversation(ana, bo);

    EXPECT_TRUE(refused(leave(ana, group), 409, "cannot_leave"));
    EXPECT_TRUE(refused(leave(bo, direct), 409, "cannot_leave"));
    EXPECT_TRUE(refused(leave(ana, direct), 409, "cannot_leave"));
    EXPECT_EQ(rowsIn("app.conversation_participants", "user_id = $1 and left_at is null", {bo.id}), 2);
}

TEST_F(LeaveConversation, RefusesStrangers) {
    const auto foreign = leave(athlete("Cy"), group);
    EXPECT_TRUE(equallyForbidden(foreign, leave(bo, missingId())));
    EXPECT_TRUE(equallyForbidden(foreign, leave(coach("Eve"), group)));
    EXPECT_TRUE(refused(nobody().post(of(group) + "/leave"), 401, "unauthenticated"));
    EXPECT_TRUE(refusedFields(leave(bo, "x"), {"conversationId"}));
}

}  // namespace
